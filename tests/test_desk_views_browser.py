"""Overview, incident, tolls and echoes in Chromium: drawn under the strict policy, in both languages, wide and narrow; merged by hand."""

from __future__ import annotations

import re
import shutil
import struct
import threading
import zlib
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from tests.browser import AXE, CHROMIUM, VENDOR, chromium, needed, serious, served, signed_in
from tests.desk import open_for_tests

from marsad.record.choices import choose

WAIT = 60_000  # milliseconds: a slow machine draws its first map in ten seconds, one with much else to do in more


@pytest.fixture(scope="module")
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Any]]:
    """A desk with the samples, and a browser."""
    needed("Chromium (Debian: apt-get install chromium)", CHROMIUM is not None)
    needed("maps and charts (make assets)", (VENDOR / "maplibre-gl.mjs").is_file() and AXE.is_file())
    folder = Path(shutil.copytree(request.getfixturevalue("_sample_desk"), tmp_path_factory.mktemp("served") / "case"))
    open_for_tests(folder)
    choose("publishers", "1", who="test")  # one person here; that two are asked for is held by test_safety.py
    connection.close()
    with served(folder) as address, chromium() as browser:
        yield address, browser


def opened(site: tuple[str, Any], path: str, **how: Any) -> Any:
    address, browser = site
    page = signed_in(browser, address, **how)
    page.goto(address + path)
    return page


@pytest.mark.parametrize("language", ["ar", "en"])
@pytest.mark.parametrize("width", [1440, 390])
def test_pages_are_drawn_without_a_complaint(site: tuple[str, Any], language: str, width: int) -> None:
    page = opened(site, "/overview/", language=language, width=width)
    page.wait_for_selector("#map canvas", timeout=WAIT)
    page.wait_for_selector("#timeline svg rect", timeout=WAIT)
    page.wait_for_selector("#tolls svg", timeout=WAIT)
    assert page.locator("#map-table tbody tr").count() > 5
    for path in ("/overview/", "/incidents/", _incident(page, "زملكا"), "/tolls/", "/echoes/"):
        page.goto(site[0] + path)
        page.wait_for_load_state("networkidle")
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width, f"{path} is wider than the window"
        assert serious(page) == [], path
    assert page.complaints == []
    page.context.close()


def _incident(page: Any, place: str) -> str:
    page.goto(f"{'/'.join(page.url.split('/')[:3])}/incidents/?place={place}&order=reports")
    return str(page.locator("table.incidents a").first.get_attribute("href"))


def test_without_the_files_of_maps_and_charts_the_page_says_so_and_its_tables_work(site: tuple[str, Any]) -> None:
    page = opened(site, "/incidents/")
    page.route("**/vendor/**", lambda route: route.abort())
    page.goto(site[0] + "/overview/")
    page.wait_for_selector("#map .missing", timeout=WAIT)
    page.wait_for_selector("#timeline .missing", timeout=WAIT)
    assert "make assets" in page.inner_text("#map .missing")
    page.locator("details:has(#map-table) > summary").first.click()
    assert page.locator("#map-table tbody tr").first.is_visible()
    page.context.close()


def test_a_line_of_the_graph_opens_its_passage(site: tuple[str, Any]) -> None:
    page = opened(site, "/overview/")
    page.goto(site[0] + _incident(page, "زملكا"))
    page.locator(".graph a[data-passage]").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("dialog#passage[open] .said").inner_text() in page.locator(".claims").inner_text()
    page.keyboard.press("Escape")
    assert page.locator("dialog#passage[open]").count() == 0
    page.context.close()


def test_a_click_on_a_period_keeps_to_it(site: tuple[str, Any]) -> None:
    page = opened(site, "/overview/")
    page.wait_for_selector("#timeline svg a", timeout=WAIT)
    page.locator("#timeline svg a").first.click()
    page.wait_for_url("**/overview/?since=*")
    assert page.locator("[name=since]").input_value() != ""
    page.context.close()


def test_two_incidents_are_merged_by_hand_and_published(site: tuple[str, Any]) -> None:
    page = opened(site, "/overview/")
    other = _incident(page, "معدان").strip("/").split("/")[-1]
    page.goto(site[0] + _incident(page, "سراقب"))
    join = page.locator("details:has(form[action*=join])")
    join.locator("summary").click()
    join.locator("[name=other]").fill(other)
    join.locator("[name=why]").fill("هي نفسها")
    join.locator("button.main").click()
    page.wait_for_url("**done=join")
    assert "معدان" in page.inner_text("main") and "سراقب" in page.inner_text("main")
    state = page.locator("details:has(form[action*=state])")
    state.locator("summary").click()
    state.locator("[name=why]").fill("اكتملت المراجعة")
    state.locator("button[value=published]").click()
    page.wait_for_url("**done=state")
    assert page.locator(".incident-head .state-published").count() == 1
    page.context.close()


# --- tiles from an address in the settings ---


def png() -> bytes:
    """A tile of one colour."""
    rows = b"".join(b"\0" + b"\x40\xb0\x60" * 256 for _ in range(256))

    def part(kind: bytes, body: bytes) -> bytes:
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    return b"\x89PNG\r\n\x1a\n" + part(b"IHDR", struct.pack(">IIBBBBB", 256, 256, 8, 2, 0, 0, 0)) + part(b"IDAT", zlib.compress(rows)) + part(b"IEND", b"")


def pmtiles() -> bytes:
    """A PMTiles file (version 3) that holds one image, of the whole world."""
    tile, length = png(), len(png())
    assert length < 1 << 14
    directory = bytes([1, 0, 1, length & 0x7F | 0x80, length >> 7, 1])
    places = (127, len(directory), 127 + len(directory), 2, 0, 0, 129 + len(directory), length, 1, 1, 1)
    head = b"PMTiles\x03" + struct.pack("<11Q", *places) + bytes([1, 1, 1, 2, 0, 0]) + struct.pack("<4i", -1800000000, -850000000, 1800000000, 850000000) + bytes([0]) + struct.pack("<2i", 0, 0)
    return head + directory + b"{}" + tile


class Tiles(BaseHTTPRequestHandler):
    """Another address that has tiles."""

    def do_GET(self) -> None:
        whole = pmtiles() if self.path.endswith(".pmtiles") else png()
        wanted = re.match(r"bytes=(\d+)-(\d+)", self.headers.get("Range", ""))
        body = whole[int(wanted[1]) : int(wanted[2]) + 1] if wanted else whole
        self.send_response(206 if wanted else 200)
        self.send_header("Access-Control-Allow-Origin", "*")
        self.send_header("Content-Length", str(len(body)))
        if wanted:
            self.send_header("Content-Range", f"bytes {wanted[1]}-{int(wanted[1]) + len(body) - 1}/{len(whole)}")
        self.end_headers()
        self.wfile.write(body)

    def do_OPTIONS(self) -> None:
        self.send_response(204)
        for name in ("Origin", "Headers"):
            self.send_header(f"Access-Control-Allow-{name}", "*")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        pass


@pytest.mark.parametrize("path", ["{z}/{x}/{y}.png", "world.pmtiles"])
def test_tiles_of_the_settings_lie_under_the_places(site: tuple[str, Any], path: str) -> None:
    other = ThreadingHTTPServer(("127.0.0.1", 0), Tiles)
    threading.Thread(target=other.serve_forever, daemon=True).start()
    try:
        page = opened(site, "/people/")
        page.fill("[name=tiles]", f"http://127.0.0.1:{other.server_port}/{path}")
        page.locator("form:has([name=tiles]) button").click()
        with page.expect_response(lambda answer: str(other.server_port) in answer.url and answer.ok, timeout=WAIT):
            page.goto(site[0] + "/overview/")
        page.wait_for_selector("#map canvas", timeout=WAIT)
        assert page.complaints == []
        page.goto(site[0] + "/people/")
        page.fill("[name=tiles]", "")
        page.locator("form:has([name=tiles]) button").click()
        page.context.close()
    finally:
        other.shutdown()
