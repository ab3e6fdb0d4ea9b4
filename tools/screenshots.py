"""Pictures of the desk's main pages for the docs, out of the samples, in Arabic and English: `make screenshots`."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.browser import CHROMIUM, chromium, served, signed_in

ROOT = Path(__file__).resolve().parents[1]
IMAGES = ROOT / "docs" / "images"
WIDTH, NARROW = 1440, 390
PAGES = {
    "add": "/add/",
    "queue": "/queue/",
    "report": "/queue/next/",
    "overview": "/overview/",
    "incident": "/incidents/?place=زملكا&order=reports",
    "tolls": "/tolls/",
    "echoes": "/echoes/",
}
DRAWN = 60_000  # milliseconds that a map is given


def main() -> int:
    """Make all pictures; says so and ends with 1 where there is no browser."""
    if CHROMIUM is None:
        print("left out: pictures of the desk (they need Chromium; Debian: apt-get install chromium)", file=sys.stderr)
        return 1
    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="marsad-pictures-") as folder:
        case = Path(folder) / "case"
        _fill(case)
        with served(case) as address, chromium() as browser:
            for language in ("ar", "en"):
                for name, path in PAGES.items():
                    _picture(browser, address, path, language, IMAGES / f"desk-{name}.{language}.jpg")
            _picture(browser, address, PAGES["incident"], "ar", IMAGES / "desk-narrow.ar.jpg", width=NARROW)
            _picture(browser, address, PAGES["incident"], "en", IMAGES / "desk-narrow.en.jpg", width=NARROW)
    return 0


def _fill(case: Path) -> None:
    """The samples, linked, in a process of its own: this one's browser and Django's connections do not get along."""
    code = "import sys; from pathlib import Path; from marsad.case import create_case; from tests.desk import fill_samples, open_for_tests; create_case(Path(sys.argv[1])); fill_samples(open_for_tests(Path(sys.argv[1])))"
    if os.spawnl(os.P_WAIT, sys.executable, sys.executable, "-c", code, str(case)) != 0:
        raise SystemExit("the samples could not be put into a case")


def _picture(browser: Any, address: str, path: str, language: str, into: Path, *, width: int = WIDTH) -> None:
    page = signed_in(browser, address, language=language, width=width)
    page.goto(address + path)
    if "incidents/?" in path:
        page.locator("table.incidents a").first.click()
    page.wait_for_load_state("networkidle")
    if page.locator("#map").count():
        page.wait_for_selector("#map[data-drawn]", timeout=DRAWN)
    page.screenshot(path=into, type="jpeg", quality=78)
    page.context.close()
    print(into.relative_to(ROOT))


if __name__ == "__main__":
    sys.exit(main())
