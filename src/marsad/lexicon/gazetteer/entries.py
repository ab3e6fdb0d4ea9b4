"""One place, and the table that a pack keeps of places: read it with all its faults, write it as it is read.

A spelling that is an ordinary word too (السبت, عين) carries ``?`` in the table and counts as a place only behind a type word.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from operator import itemgetter
from pathlib import Path

from marsad.errors import PackError, PackFault
from marsad.model.values import fixed

COLUMNS = (
    *("id", "name", "aliases", "type", "lat", "lon", "adm1", "adm2", "adm3", "pcode"),
    *("common", "country", "source", "name_en", "accuracy", "minor"),
)
ACCURACIES = frozenset({"", "point", "area", "within", "rough"})
TYPES = frozenset(
    {
        *("country", "governorate", "district", "subdistrict", "city", "town", "village", "neighbourhood", "camp"),
        *("region", "mountain", "valley", "island", "water", "border", "road", "hospital", "crossing", "airport", "base"),
        *("bridge", "dam", "station", "school", "market", "mosque", "site"),
    }
)
SETTLED = frozenset({"city", "town", "village"})


@fixed
class PlaceEntry:
    """One place: its Arabic spellings, where it is, and where that is known from.

    ``common`` says that the name is an ordinary word too, ``common_aliases`` which of the aliases are. ``lat`` and ``lon``
    are degrees (WGS 84), None where no source tells them. ``country`` is the two-letter code in small letters.
    ``accuracy`` tells what the point is: of the place itself (point), of the middle of an area (area), or of the town that
    the place lies in (within), or written from what is commonly known and checked against no source (rough). A ``minor``
    place is one that few know: it counts only where the report names its region.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    type: str
    lat: float | None
    lon: float | None
    adm1: str = ""
    adm2: str = ""
    adm3: str = ""
    pcode: str = ""
    common: bool = False
    country: str = ""
    source: str = ""
    common_aliases: tuple[str, ...] = ()
    name_en: str = ""
    accuracy: str = ""
    minor: bool = False


def read_places(table: Path | str) -> list[PlaceEntry]:
    """The places of a table: a Path is a file, a str is the table itself.

    Raises PackError with all faults at once, each with file and line.
    """
    where = str(table) if isinstance(table, Path) else "table of places"
    try:
        lines = (table.read_text(encoding="utf-8-sig") if isinstance(table, Path) else table).replace("\r\n", "\n").split("\n")
    except UnicodeDecodeError as fault:
        raise PackError([PackFault(where, 1, f"not UTF-8 at byte {fault.start}: save the table as UTF-8")]) from None
    header = lines[0].split("\t")
    if missing := [column for column in ("id", "name", "type", "lat", "lon") if column not in header]:
        raise PackError([PackFault(where, 1, f"the columns {', '.join(missing)} are missing from the header line")])
    return _entries(where, [header.index(column) if column in header else len(header) for column in COLUMNS], len(header), lines)


def _entries(where: str, order: Sequence[int], width: int, lines: Sequence[str]) -> list[PlaceEntry]:
    faults: list[PackFault] = []
    found: dict[str, PlaceEntry] = {}
    pick = itemgetter(*order)
    for number, line in enumerate(lines[1:], 2):
        if not line or line[0] == "#" or line.isspace():
            continue
        cells = line.split("\t")
        if len(cells) > width:
            faults.append(PackFault(where, number, f"{len(cells)} cells, but the header names {width}: look for a stray tab"))
            continue
        if len(cells) < width:
            cells += [""] * (width - len(cells))
        cells.append("")  # stands for a column that the table lacks
        try:
            entry = _entry(pick(cells))
            if entry.id in found:
                raise ValueError(f"the id {entry.id!r} stands twice; ids are unique")
            found[entry.id] = entry
        except ValueError as fault:
            faults.append(PackFault(where, number, str(fault)))
    if faults:
        raise PackError(faults)
    return list(found.values())


def _entry(cells: tuple[str, ...]) -> PlaceEntry:
    """The place of one line; ValueError says what keeps it from being one."""
    ident, name, aliases, kind, lat, lon, adm1, adm2, adm3, pcode, mark, country, source, name_en, accuracy, minor = cells
    if not ident or not name.strip("? "):
        raise ValueError("a place needs an id and a name")
    if kind not in TYPES:
        raise ValueError(f"{ident}: the type {kind!r} is none of {', '.join(sorted(TYPES))}")
    others = tuple(filter(None, aliases.split("|"))) if aliases else ()
    marked: tuple[str, ...] = ()
    if "?" in aliases:
        marked = tuple([alias[1:] for alias in others if alias[0] == "?"])
        others = tuple([alias.lstrip("?") for alias in others])
    if accuracy not in ACCURACIES:
        raise ValueError(f"{ident}: the accuracy {accuracy!r} is none of {', '.join(sorted(ACCURACIES - {''}))}")
    north, east = point(ident, lat, lon)
    common = mark == "1" or name[0] == "?"
    units = (adm1, adm2, adm3, pcode)
    return PlaceEntry(
        ident, name.lstrip("?"), others, kind, north, east, *units, common, country, source, marked, name_en, accuracy, minor == "1"
    )


def point(name: str, lat: str | float | None, lon: str | float | None) -> tuple[float, float] | tuple[None, None]:
    """Degrees from what a table says, None twice where it says nothing. Raises ValueError for what is no point on the globe."""
    if lat in ("", None) and lon in ("", None):
        return None, None
    try:
        north, east = float(lat or "-"), float(lon or "-")
        if abs(north) <= 90 and abs(east) <= 180:
            return north, east
    except (TypeError, ValueError):
        pass
    raise ValueError(f"{name}: {lat!r}, {lon!r} are not degrees of latitude and longitude; leave both empty where unknown")


def write_places(entries: Iterable[PlaceEntry]) -> str:
    """The table of some places, as read_places reads it."""
    return "\n".join(["\t".join(COLUMNS), *(_line(entry) for entry in entries)]) + "\n"


def _line(entry: PlaceEntry) -> str:
    aliases = "|".join("?" + alias if alias in entry.common_aliases else alias for alias in entry.aliases)
    units = (entry.adm1, entry.adm2, entry.adm3, entry.pcode)
    cells = (
        *(entry.id, "?" * entry.common + entry.name, aliases, entry.type, _degrees(entry.lat), _degrees(entry.lon)),
        *(*units, "1" if entry.common else "", entry.country, entry.source),
        *(entry.name_en, entry.accuracy, "1" if entry.minor else ""),
    )
    return "\t".join(re.sub(r"[\t\r\n]+", " ", cell) for cell in cells)


def _degrees(value: float | None) -> str:
    return "" if value is None else f"{value:.5f}".rstrip("0").rstrip(".")
