"""OCHA's tables of administrative units (COD-AB): their p-codes, and their names in Arabic and English.

Every generation of the tables is read: ``admin1Name_ar``/``admin1Pcode``, ``ADM1_AR``/``ADM1_PCODE``, and
``adm1_name``/``adm1_name1``/``adm1_pcode``, where only the letters tell which name is the Arabic one.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence

from marsad.lexicon.gazetteer.entries import PlaceEntry, point
from marsad.lexicon.gazetteer.intake import ELSEWHERE, NO_ARABIC, Intake
from marsad.lexicon.gazetteer.names import arabic_names, slug
from marsad.model.values import fixed

_LEVELS = ("country", "governorate", "district", "subdistrict", "village")
_COLUMN = re.compile(r"adm(?:in)?([0-4])_?(.*)")
_NAMED = re.compile(r"name|alt|^(ar|en|fr|ku)$")
_LAT = frozenset({"center_lat", "latitude", "latitude_y", "lat"})
_LON = frozenset({"center_lon", "longitude", "longitude_x", "lon", "long"})
_LATIN = re.compile(r"[A-Za-z]")
_TOLD_BEFORE = "a unit that an earlier row tells"


@fixed
class Layout:
    """Which column of a table holds what: by level the p-code (-1: none) and the names; then the coordinates."""

    width: int
    codes: tuple[int, ...]
    names: tuple[tuple[int, ...], ...]
    lat: int
    lon: int


@fixed
class Unit:
    """One administrative unit as a row names it."""

    level: int
    pcode: str
    arabic: tuple[str, ...]
    latin: str


def delimiter_of(header: str) -> str:
    """Comma, tab or semicolon: the one that the header line has most of."""
    return max(",\t;", key=header.count)


def lay_out(header: str) -> Layout | None:
    """The layout that a header line names, None where it names no p-codes."""
    columns = [column.strip().lower() for column in next(csv.reader([header], delimiter=delimiter_of(header)), [])]
    parts = [match.groups() if (match := _COLUMN.fullmatch(column)) else ("", column) for column in columns]
    codes = tuple(next((at for at, part in enumerate(parts) if part == (str(level), "pcode")), -1) for level in range(5))
    names = tuple(tuple(at for at, (of, rest) in enumerate(parts) if of == str(level) and _NAMED.search(rest)) for level in range(5))
    lat, lon = (next((at for at, column in enumerate(columns) if column in known), -1) for known in (_LAT, _LON))
    return Layout(len(columns), codes, names, lat, lon) if max(codes) >= 0 else None


def import_pcodes(lines: Iterable[tuple[int, str]], intake: Intake, *, country: str = "") -> list[PlaceEntry]:
    """The units of a table, each once: a row of districts tells its governorate too. Coordinates belong to the narrowest."""
    lines = iter(lines)
    _, header = next(lines, (1, ""))
    layout = lay_out(header)
    if layout is None:
        intake.fault(1, "no column of p-codes such as ADM1_PCODE: this is no COD-AB table")
        return []
    table = _Table(layout, intake, country)
    for number, cells in _rows(lines, delimiter_of(header), intake):
        if any(cells) and not all(not cell or cell[0] == "#" for cell in cells):  # the row of HXL tags is no unit
            table.take(number, cells)
    return list(table.found.values())


def _rows(lines: Iterator[tuple[int, str]], delimiter: str, intake: Intake) -> Iterator[tuple[int, list[str]]]:
    """The rows with the number of the line that each ends in: a quoted cell may run over several."""
    at = [1]

    def text() -> Iterator[str]:
        for at[0], line in lines:
            yield line

    reader = csv.reader(text(), delimiter=delimiter, strict=True)
    while True:
        try:
            cells = [cell.strip() for cell in next(reader)]
            yield at[0], cells
        except StopIteration:
            return
        except csv.Error as fault:
            intake.fault(at[0], f"not readable as a table ({fault}): look for a stray quotation mark")


class _Table:
    """The units told so far, by p-code, and the line that told each first."""

    def __init__(self, layout: Layout, intake: Intake, country: str) -> None:
        self.layout, self.intake, self.country = layout, intake, country
        self.found: dict[str, PlaceEntry] = {}
        self._told: dict[str, tuple[int, Unit]] = {}

    def take(self, number: int, cells: Sequence[str]) -> None:
        """Keep the units of one row that are new; the row counts for its narrowest."""
        self.intake.rows += 1
        units = self._units(cells) if len(cells) == self.layout.width else []
        if fault := self._fault(cells, units):
            self.intake.fault(number, fault)
        elif self.country and _country(units) not in ("", self.country):
            self.intake.skip(ELSEWHERE)
        elif units[-1].pcode in self.found:
            self.intake.skip(_TOLD_BEFORE)
        else:
            self._keep(number, cells, units)

    def _units(self, cells: Sequence[str]) -> list[Unit]:
        """The units that a row names, widest first."""
        found = []
        for level, (code, columns) in enumerate(zip(self.layout.codes, self.layout.names, strict=True)):
            if code >= 0 and cells[code]:
                names = [cells[column] for column in columns]
                found.append(Unit(level, cells[code], tuple(arabic_names(names)), next(filter(_LATIN.search, names), "")))
        return found

    def _fault(self, cells: Sequence[str], units: Sequence[Unit]) -> str:
        if len(cells) != self.layout.width:
            return f"{len(cells)} cells, but the header names {self.layout.width}"
        if not units:
            return "a row without a p-code"
        try:
            self._point(units[-1], cells)
        except ValueError as fault:
            return str(fault)
        for unit in units:
            line, told = self._told.get(unit.pcode, (0, unit))
            if (told.arabic[:1], told.level) != (unit.arabic[:1], unit.level):
                return f"the p-code {unit.pcode} is {'، '.join(unit.arabic[:1]) or 'without Arabic name'} here, but {'، '.join(told.arabic[:1])} in line {line}"
        return ""

    def _point(self, unit: Unit, cells: Sequence[str]) -> tuple[float, float] | tuple[None, None]:
        return point(unit.pcode, *(cells[column] if column >= 0 else "" for column in (self.layout.lat, self.layout.lon)))

    def _keep(self, number: int, cells: Sequence[str], units: Sequence[Unit]) -> None:
        within = {unit.level: unit.latin or "".join(unit.arabic[:1]) for unit in units}
        for unit in units:
            self._told.setdefault(unit.pcode, (number, unit))
            if unit.pcode in self.found or not unit.arabic:
                continue
            lat, lon = self._point(unit, cells) if unit is units[-1] else (None, None)
            adm1, adm2, adm3 = (within.get(level, "") if level <= unit.level else "" for level in (1, 2, 3))
            ident = slug(unit.latin) or unit.pcode.lower()
            name, *others = unit.arabic
            country, source = _country(units) or self.country, f"cod-ab:{unit.pcode}"
            self.found[unit.pcode] = PlaceEntry(
                ident, name, tuple(others), _LEVELS[unit.level], lat, lon, adm1, adm2, adm3, unit.pcode, False, country, source, (), unit.latin
            )
        if not units[-1].arabic:
            self.intake.skip(NO_ARABIC)


def _country(units: Sequence[Unit]) -> str:
    """The two letters with which the p-codes of a country begin; empty where they do not begin with letters."""
    start = units[0].pcode[:2].lower()
    return start if start.isascii() and start.isalpha() else ""
