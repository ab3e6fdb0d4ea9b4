"""Built files of npm packages, copied to where the desk serves them from: nothing is fetched when somebody opens a page.

`make assets` runs npm first. Run on its own, it says what is missing and ends with 1.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
MODULES = ROOT / "node_modules"
VENDOR = ROOT / "src" / "marsad" / "desk" / "static" / "vendor"

FILES = {
    "htmx.min.js": "htmx.org/dist/htmx.min.js",
    "maplibre-gl.mjs": "maplibre-gl/dist/maplibre-gl.mjs",
    "maplibre-gl-shared.mjs": "maplibre-gl/dist/maplibre-gl-shared.mjs",
    "maplibre-gl-worker.mjs": "maplibre-gl/dist/maplibre-gl-worker.mjs",
    "maplibre-gl.css": "maplibre-gl/dist/maplibre-gl.css",
    "pmtiles.js": "pmtiles/dist/pmtiles.js",
    "d3.min.js": "d3/dist/d3.min.js",
    "plot.min.js": "@observablehq/plot/dist/plot.umd.min.js",
    "topojson.min.js": "topojson-client/dist/topojson-client.min.js",
    "countries.json": "world-atlas/countries-50m.json",
    "sans-arabic.woff2": "@fontsource-variable/noto-sans-arabic/files/noto-sans-arabic-arabic-wght-normal.woff2",
    "sans-latin.woff2": "@fontsource-variable/noto-sans-arabic/files/noto-sans-arabic-latin-wght-normal.woff2",
    "naskh-arabic.woff2": "@fontsource-variable/noto-naskh-arabic/files/noto-naskh-arabic-arabic-wght-normal.woff2",
    "naskh-latin.woff2": "@fontsource-variable/noto-naskh-arabic/files/noto-naskh-arabic-latin-wght-normal.woff2",
}
LICENSES = ("LICENSE", "LICENSE.txt", "LICENSE.md", "LICENCE")


def main() -> int:
    """Copy all files, each package's licence beside them; a file that a package no longer has is named."""
    missing = [source for source in FILES.values() if not (MODULES / source).is_file()]
    if missing:
        print("left out: maps, charts and fonts of the desk; not in node_modules: " + ", ".join(missing), file=sys.stderr)
        return 1
    shutil.rmtree(VENDOR, ignore_errors=True)
    (VENDOR / "licences").mkdir(parents=True)
    for name, source in FILES.items():
        shutil.copyfile(MODULES / source, VENDOR / name)
        _licence(source)
    shutil.copyfile(ROOT / "tools" / "fonts.css", VENDOR / "fonts.css")
    return 0


def _licence(source: str) -> None:
    parts = source.split("/")
    package = "/".join(parts[:2] if source.startswith("@") else parts[:1])
    for name in LICENSES:
        if (MODULES / package / name).is_file():
            shutil.copyfile(MODULES / package / name, VENDOR / "licences" / package.replace("/", "_").lstrip("@"))


if __name__ == "__main__":
    sys.exit(main())
