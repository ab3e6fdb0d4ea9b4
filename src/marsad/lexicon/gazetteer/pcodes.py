"""OCHA's tables of administrative units with p-codes (COD-AB; data.humdata.org)."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping

from marsad.errors import PackError, PackFault
from marsad.lexicon.gazetteer.entries import PlaceEntry, arabic_names, slug, unique_ids

_LEVELS = ("", "governorate", "district", "subdistrict", "village")


def import_pcodes(lines: Iterable[str], *, source: str = "pcodes") -> list[PlaceEntry]:
    """Admin units of an OCHA COD-AB table (CSV with ADM1_AR, ADM1_EN, ADM1_PCODE …, or adm1_name1, adm1_name, adm1_pcode)."""
    reader = csv.reader(lines)
    header = [column.strip().lower() for column in next(reader, [])]
    if not any(column in header for column in ("adm1_pcode", "admin1pcode")):
        raise PackError([PackFault(source, 1, "no column ADM1_PCODE: this is no COD-AB table")])
    found: dict[str, PlaceEntry] = {}
    for number, cells in enumerate(reader, 2):
        if len(cells) > len(header):
            raise PackError([PackFault(source, number, f"{len(cells)} cells, but the header names {len(header)}")])
        row = {column: cell.strip() for column, cell in zip(header, cells, strict=False)}
        for entry in _units(row):
            found.setdefault(entry.pcode, entry)
    return unique_ids(found.values(), set())


def _units(row: Mapping[str, str]) -> Iterator[PlaceEntry]:
    """The admin units that one row names, widest first; coordinates belong to the narrowest."""
    english = [row.get(f"adm{level}_en") or row.get(f"adm{level}_name") or row.get(f"admin{level}name_en") or "" for level in range(5)]
    codes = [row.get(f"adm{level}_pcode") or row.get(f"admin{level}pcode") or "" for level in range(5)]
    deepest = max(level for level in range(5) if codes[level] or level == 0)
    for level in range(1, 5):
        names = arabic_names([row.get(f"adm{level}_ar") or row.get(f"adm{level}_name1") or row.get(f"admin{level}name_ar") or ""])
        if codes[level] and names:
            lat, lon = (row.get("center_lat"), row.get("center_lon")) if level == deepest else ("", "")
            adm = [*english[1 : min(level, 3) + 1], "", "", ""]
            yield PlaceEntry(
                slug(english[level]) or codes[level].lower(),
                names[0],
                (),
                _LEVELS[level],
                float(lat) if lat else None,
                float(lon) if lon else None,
                adm[0],
                adm[1],
                adm[2],
                codes[level],
                False,
                (codes[0] or codes[level])[:2].lower(),
                "cod-ab",
            )
