"""A real browser on a real desk: Debian's Chromium, and `marsad desk` serving a copy of the samples."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

ADMIN, PASSWORD = "مديرة الموقع", "a long pass phrase 8"
CHROMIUM = shutil.which("chromium")
AXE = Path(__file__).resolve().parents[1] / "node_modules" / "axe-core" / "axe.min.js"
VENDOR = Path(__file__).resolve().parents[1] / "src" / "marsad" / "desk" / "static" / "vendor"
# drawn by the processor: a machine that tests has no graphics card
FLAGS = ["--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist"]


def needed(what: str, there: bool) -> None:
    """Leave a test out, with a line that says why, where something is missing; in CI nothing may be missing."""
    if not there:
        assert not os.environ.get("CI"), f"CI must have {what}"
        pytest.skip(f"{what} is not here")


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address of a desk that serves the case in a folder; its admin is ADMIN."""
    desk = [str(Path(sys.executable).with_name("marsad")), "desk", str(folder)]
    subprocess.run([*desk, "--admin", ADMIN], env={**os.environ, "MARSAD_DESK_PASSWORD": PASSWORD}, check=True, stdout=subprocess.DEVNULL)
    command = [*desk, "--port", "0", "--workers", "1"]
    server = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None and server.stderr is not None
        line = server.stdout.readline()
        assert "http://" in line, server.stderr.read()
        yield line.split()[4].rstrip("/")
    finally:
        server.terminate()
        server.wait()


@contextmanager
def chromium() -> Iterator[Any]:
    """A browser without a window."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS, *(["--no-sandbox"] if os.getuid() == 0 else [])])
        yield browser
        browser.close()


_sessions: dict[str, Any] = {}  # by address, what a browser keeps of the admin who signed in there


def signed_in(browser: Any, address: str, *, language: str = "ar", width: int = 1440) -> Any:
    """A page with the admin signed in, in a language. What the browser complains of is gathered in ``page.complaints``."""
    context = browser.new_context(viewport={"width": width, "height": 900}, locale=language, storage_state=_sessions.get(address))
    page = context.new_page()
    page.set_default_timeout(60_000)
    page.complaints = []
    page.on("console", lambda said: page.complaints.append(said.text) if said.type in ("error", "warning") else None)
    page.on("pageerror", lambda fault: page.complaints.append(str(fault)))
    if address in _sessions:
        page.goto(f"{address}/queue/")
    else:
        page.goto(f"{address}/signin/")
        page.fill("[name=name]", ADMIN)
        page.fill("[name=password]", PASSWORD)
        page.click("button.main")
        _sessions[address] = context.storage_state()
    if page.locator("html").get_attribute("lang") != language:
        page.click("form[action*=language] button")
    return page


def serious(page: Any) -> list[str]:
    """What axe-core finds serious or critical on a page; put in from outside, as the page's own policy lets no other script in."""
    session = page.context.new_cdp_session(page)
    ask = AXE.read_text(encoding="utf-8") + ";axe.run().then(found => JSON.stringify(found.violations.filter(one => ['serious', 'critical'].includes(one.impact)).map(one => one.id + ' ' + one.nodes[0].html)))"
    return list(json.loads(session.send("Runtime.evaluate", {"expression": ask, "awaitPromise": True})["result"]["value"]))
