"""The counts of the docs out of the bundled packs: parties and places by country, and the points that no source has confirmed.

Rows of a table are told by the pack's name in them (`sudan`); the words of a row stay, its numbers are written anew. `--check`
tells whether they are those of the packs. Run: .venv/bin/python -m tools.pack_tables [--check]
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from marsad.lexicon.glance import glance
from marsad.lexicon.packs import BUNDLED, bundled, folder_of
from marsad.lexicon.rows import Row, read_table

DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGES = ("packs.md", "packs.ar.md", "gazetteer.md")
KINDS = (
    ("city", "town"),
    ("village",),
    ("neighbourhood", "camp"),
    ("hospital", "crossing", "airport", "base", "bridge", "dam", "station", "school", "market", "mosque", "site", "road"),
    ("governorate", "district", "subdistrict"),
)
_ROW = re.compile(r"^(\| [^|]*\(`([a-z]+)`\) \|).*$", re.MULTILINE)
_LIST = re.compile(r"(<!-- unconfirmed points -->\n).*?(\n<!-- end -->)", re.DOTALL)


def filled(text: str) -> str:
    """A page with the counts, and the list of unconfirmed points, of the packs as they are."""
    tables = iter(range(9))
    blocks = re.split(r"(\n\n)", text)
    done = [_numbers(block, next(tables)) if _ROW.search(block) else block for block in blocks]
    return _LIST.sub(lambda found: found[1] + "\n".join(_unconfirmed()) + found[2], "".join(done))


def _numbers(block: str, table: int) -> str:
    """One table: the first of a page counts parties, the second places."""
    counts = (_parties, _places)[table]
    return _ROW.sub(lambda row: f"{row[1]} {' | '.join(map(str, counts(row[2])))} |", block)


def _parties(name: str) -> tuple[int, ...]:
    found = glance(name)
    return found.parties, found.voices, found.people, found.with_years


def _places(name: str) -> tuple[int, ...]:
    rows = places(name)
    kinds = (sum(row["type"] in kind for row in rows) for kind in KINDS)
    return len(rows), *kinds, sum(bool(row["pcode"]) for row in rows), sum(row["accuracy"] == "rough" for row in rows), sum(not row["lat"] for row in rows)


@cache
def places(name: str) -> tuple[Row, ...]:
    """The places of a pack."""
    path = folder_of(name) / "places.tsv"
    return tuple(read_table(path, [])) if path.is_file() else ()


def _unconfirmed() -> Iterator[str]:
    """A line for each country with the English names of the places whose points are rough."""
    for name in bundled():
        names = [row["name_en"] for row in places(name) if row["accuracy"] == "rough"]
        if names and name != "world":
            yield f"- **{name}** ({len(names)}): {', '.join(names)}."


def main() -> None:
    """Write the pages anew; with ``--check`` only say which differ."""
    stale = []
    for page in PAGES:
        text = (DOCS / page).read_text(encoding="utf-8")
        if (now := filled(text)) != text:
            stale.append(page)
            if "--check" not in sys.argv:
                (DOCS / page).write_text(now, encoding="utf-8")
    print("renewed: " + ", ".join(stale) if stale else f"the pages are those of the packs under {BUNDLED}")
    if stale and "--check" in sys.argv:
        sys.exit(1)


if __name__ == "__main__":
    main()
