"""GeoNames: a country file or allCountries (19 columns, tab-separated), with the Arabic names of alternateNamesV2 where given.

The layout is that of download.geonames.org/export/dump/readme.txt; the data are CC BY 4.0.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from marsad.lexicon.gazetteer.entries import PlaceEntry, point
from marsad.lexicon.gazetteer.intake import ELSEWHERE, NO_ARABIC, NO_PLACE, OVER, Intake
from marsad.lexicon.gazetteer.names import arabic_names, slug

WIDTH = 19
_ID, _NAME, _PLAIN, _OTHERS, _LAT, _LON, _CLASS, _CODE, _COUNTRY, _ADM1, _ADM2, _ADM3, _PEOPLE = (*range(9), 10, 11, 12, 14)
_FEATURES = {
    "PCLI": "country",
    "ADM1": "governorate",
    "ADM2": "district",
    "ADM3": "subdistrict",
    "PPLC": "city",
    "PPLA": "city",
    "PPLX": "neighbourhood",
    "CMPRF": "camp",
    "HSP": "hospital",
    "AIRP": "airport",
    "AIRB": "base",
    "MILB": "base",
    "MT": "mountain",
    "MTS": "mountain",
    "VAL": "valley",
    "WAD": "valley",
    "ISL": "island",
    "RGN": "region",
    "LK": "water",
    "RSV": "water",
    "STM": "water",
    "PSTB": "crossing",
    "CSTM": "crossing",
}
_OTHER_LETTERS = re.compile(r"[^\u0621-\u064a\s]")
Row = Sequence[str]


def settlement(feature: str, population: int) -> str:
    """City from 100,000 people or a governorate's seat, town from 15,000 or a district's, else village."""
    if population >= 100_000 or feature in ("PPLA", "PPLC"):
        return "city"
    return "town" if population >= 15_000 or feature.startswith("PPLA") else "village"


def import_geonames(
    lines: Iterable[tuple[int, str]], intake: Intake, *, country: str = "", arabic: Mapping[str, Sequence[str]] | None = None
) -> list[PlaceEntry]:
    """The places of a GeoNames file that have a name in Arabic script.

    ``country`` is the two-letter code whose rows are wanted, ``arabic`` the names that alternate_names found, by GeoNames id.
    """
    rows = [row for number, line in lines if (row := _row(number, line, intake, country.upper()))]
    units = {_unit(row, int(row[_CODE][3])): row[_PLAIN] for row in rows if row[_CODE] in ("ADM1", "ADM2", "ADM3")}
    return [entry for row in rows if (entry := _entry(row, units, (arabic or {}).get(row[_ID], ()), intake))]


def _row(number: int, line: str, intake: Intake, country: str) -> Row | None:
    """The cells of a line, None where it is empty, broken or no place of the country."""
    if not line.strip():
        return None
    intake.rows += 1
    cells = line.rstrip("\r\n").split("\t")
    if fault := _fault(cells):
        intake.fault(number, fault)
    elif country and cells[_COUNTRY] not in ("", country):
        intake.skip(ELSEWHERE)
    elif cells[_CODE].endswith("H") and (cells[_CLASS] == "P" or cells[_CODE][:-1] in _FEATURES):
        intake.skip(OVER)
    elif cells[_CODE] not in _FEATURES and cells[_CLASS] != "P":
        intake.skip(NO_PLACE)
    else:
        return cells
    return None


def _fault(cells: Row) -> str:
    if len(cells) != WIDTH:
        return f"{len(cells)} columns, but a GeoNames file has {WIDTH}, parted by tabs"
    if not cells[_ID].isdecimal():
        return f"the GeoNames id {cells[_ID]!r} is no number"
    if cells[_PEOPLE] and not cells[_PEOPLE].isdecimal():
        return f"the population {cells[_PEOPLE]!r} is no number"
    try:
        point(cells[_NAME], cells[_LAT], cells[_LON])
    except ValueError as fault:
        return str(fault)
    return ""


def _unit(row: Row, level: int) -> tuple[str, ...]:
    return tuple(row[column] for column in (_COUNTRY, _ADM1, _ADM2, _ADM3)[: level + 1])


def _entry(row: Row, units: Mapping[tuple[str, ...], str], arabic: Sequence[str], intake: Intake) -> PlaceEntry | None:
    names = arabic_names([*arabic, *sorted((row[_NAME], *row[_OTHERS].split(",")), key=_foreign)])
    if not names:
        intake.skip(NO_ARABIC)
        return None
    kind = _FEATURES.get(row[_CODE]) or settlement(row[_CODE], int(row[_PEOPLE] or 0))
    lat, lon = point(row[_NAME], row[_LAT], row[_LON])
    adm1, adm2, adm3 = (units.get(_unit(row, level), "") if kind != "country" else "" for level in (1, 2, 3))
    ident = slug(row[_PLAIN] or row[_NAME]) or f"geonames-{row[_ID]}"
    country, source = row[_COUNTRY].lower(), f"geonames:{row[_ID]}"
    english = row[_PLAIN] or row[_NAME]
    return PlaceEntry(ident, names[0], tuple(names[1:]), kind, lat, lon, adm1, adm2, adm3, "", False, country, source, (), english)


def _foreign(name: str) -> bool:
    """GeoNames mixes Arabic names with Persian, Urdu and Kurdish ones of the same script: those with other letters come last."""
    return bool(_OTHER_LETTERS.search(name))


def alternate_names(lines: Iterable[tuple[int, str]], intake: Intake) -> dict[str, list[str]]:
    """Arabic names by GeoNames id from an alternateNamesV2 file, preferred ones first, historical ones left out."""
    found: dict[str, list[tuple[bool, str]]] = defaultdict(list)
    for number, line in lines:
        cells = line.rstrip("\r\n").split("\t")
        if len(cells) not in (8, 10):  # the last two, from and to, came in with version 2
            if line.strip():
                intake.fault(number, f"{len(cells)} columns, but alternateNamesV2 has 10, parted by tabs")
        elif cells[2] == "ar" and cells[7] != "1":
            found[cells[1]].append((cells[4] != "1", cells[3]))
    return {ident: [name for _, name in sorted(names, key=lambda pair: pair[0])] for ident, names in found.items()}
