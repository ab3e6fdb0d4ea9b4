"""Plain tables of places: a header with name_ar, type, lat and lon, one place a line, cells parted by tabs.

More columns are taken where they stand: name_en, aliases (parted by |), adm1, adm2, adm3, pcode, source_id, country.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from marsad.lexicon.gazetteer.entries import TYPES, PlaceEntry, point
from marsad.lexicon.gazetteer.intake import ELSEWHERE, NO_ARABIC, Intake
from marsad.lexicon.gazetteer.names import arabic_names, slug

_NEEDED = frozenset({"name_ar", "type", "lat", "lon"})
_NO_POINT = "no point"
_AREAS = frozenset({"governorate", "district", "subdistrict"})


def columns_of(header: str) -> tuple[str, ...]:
    """The columns that a header line names; none where it is no header of such a table."""
    columns = tuple(header.rstrip("\r\n").split("\t"))
    return columns if set(columns) >= _NEEDED else ()


def import_table(lines: Iterable[tuple[int, str]], intake: Intake, *, country: str = "") -> list[PlaceEntry]:
    """The places of a table that have an Arabic name and a point; ``country`` is that of rows which name none."""
    lines = iter(lines)
    columns = columns_of(next(lines, (1, ""))[1])
    found = []
    for number, line in lines:
        cells = line.rstrip("\r\n").split("\t")
        if not any(cells):
            continue
        intake.rows += 1
        if len(cells) != len(columns):
            intake.fault(number, f"{len(cells)} cells, but the header names {len(columns)}")
        elif entry := _entry(number, dict(zip(columns, cells, strict=True)), country, intake):
            found.append(entry)
    return found


def _entry(number: int, row: Mapping[str, str], country: str, intake: Intake) -> PlaceEntry | None:
    names = arabic_names([row["name_ar"], *row.get("aliases", "").split("|")])
    why = NO_ARABIC if not names else "" if row["lat"] else _NO_POINT
    home = (row.get("country") or country).lower()
    if country and home != country:
        why = ELSEWHERE
    if why:
        intake.skip(why)
        return None
    kind, english = row["type"], row.get("name_en") or row.get("source_name", "")
    if kind not in TYPES:
        intake.fault(number, f"the type {kind!r} is none of {', '.join(sorted(TYPES))}")
        return None
    try:
        lat, lon = point(names[0], row["lat"], row["lon"])
    except ValueError as fault:
        intake.fault(number, str(fault))
        return None
    ident = slug(english) or slug(row.get("source_id", "")) or "place"
    adm1, adm2, adm3 = ("" if row.get(column, "")[2:3] == "." else row.get(column, "") for column in ("adm1", "adm2", "adm3"))  # SY.09 is a code
    source, code, accuracy = row.get("source_id", ""), row.get("pcode", ""), "area" if kind in _AREAS else "point"
    return PlaceEntry(ident, names[0], tuple(names[1:]), kind, lat, lon, adm1, adm2, adm3, code, False, home, source, (), english, accuracy)
