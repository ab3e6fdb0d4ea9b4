"""What incidents add up to over places and time, for maps and timelines; every count passes the same filters as the list.

Sums are of intervals: least and most are added apart, and how many incidents state a number stands beside them. What states no
number adds nothing, and is not zero.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection

from marsad.record.incidents import unless, where_of
from marsad.record.resting import NOTHING, Hidden
from marsad.record.rows import from_cell, query

Filters = dict[str, Any]
_IDLE = ("seen", "signed in", "signed out", "refused", "exported", "stamped", "token")  # lines of the ledger after which every list and sum is what it was
_VERSION = (
    f"SELECT (SELECT hash FROM record_ledgerline WHERE kind NOT IN ({', '.join(['%s'] * len(_IDLE))}) ORDER BY seq DESC LIMIT 1),"
    " (SELECT max(id) FROM record_reading), (SELECT max(updated) FROM record_incident)"
)
UNITS = {"day": 10, "month": 7, "year": 4}  # characters of an ISO day that name the period


@dataclass(frozen=True, slots=True)
class Sum:
    """People killed over some incidents. ``stated`` of them give a number; ``max`` is None where one of those is open above."""

    incidents: int
    stated: int
    min: int | None
    max: int | None


@dataclass(frozen=True, slots=True)
class Spot:
    """One place with its incidents: the name as written, how exact it is, the points that the name may mean (one where it is sure)."""

    key: str
    label: str
    accuracy: str
    points: tuple[tuple[float, float], ...]
    killed: Sum


@dataclass(frozen=True, slots=True)
class Day:
    """The incidents that begin on one day (None: no day is known): their sum, the last day of any, how many have no place."""

    first: str | None
    last: str | None
    killed: Sum
    unplaced: int


@dataclass(frozen=True, slots=True)
class Span:
    """The incidents of one period; ``start`` is its ISO name (2018, 2018-03, 2018-03-11)."""

    start: str
    killed: Sum


@dataclass(frozen=True, slots=True)
class Summary:
    """All incidents that pass: their sum, first and last day, how many have no day and how many no place."""

    killed: Sum
    first: str | None
    last: str | None
    undated: int
    unplaced: int


@dataclass(frozen=True, slots=True)
class Version:
    """How the record of a case stood: the database, the hash of the last line of the ledger that changed something, the last reading,
    and when an incident was written last (nothing where there are none)."""

    database: str
    line: str
    reading: int
    updated: str


@dataclass(frozen=True, slots=True)
class Option:
    """A value that a filter may take, and how many incidents of the case have it."""

    value: str
    count: int


def version() -> Version:
    """How the record stands now: where it is the same again, so is all that was made of it."""
    row = query(_VERSION, _IDLE)[0]
    place = connection.settings_dict
    return Version(f"{place['HOST']}:{place['PORT']}/{place['NAME']}", row[0] or "", row[1] or 0, row[2] or "")


def by_day(filters: Filters) -> list[Day]:
    """The incidents that pass by the day on which they begin, in order; those without a day come last."""
    where, values = where_of(filters)
    sums, held = _sums(filters)
    hidden = hidden_of(filters)
    day, dayless = unless("first", hidden.dayless)
    last, _ = unless("coalesce(last, first)", hidden.dayless)
    place, placeless = unless("place", hidden.placeless)
    sql = (
        f"SELECT {sums}, {day} AS day, max({last}), sum(CASE WHEN ({place}) IS NULL THEN 1 ELSE 0 END) FROM record_incident{where}"
        " GROUP BY 6 ORDER BY 6 NULLS LAST"
    )
    return [Day(row[5], row[6], _sum(row[:5]), int(row[7])) for row in query(sql, [*held, *dayless, *dayless, *placeless, *values])]


def summary(days: Sequence[Day]) -> Summary:
    """All days added up."""
    dated = [day for day in days if day.first]
    return Summary(
        killed=added([day.killed for day in days]),
        first=dated[0].first if dated else None,
        last=max((day.last or day.first or "" for day in dated), default=None),
        undated=sum(day.killed.incidents for day in days if not day.first),
        unplaced=sum(day.unplaced for day in days),
    )


def by_period(days: Sequence[Day], unit: str) -> list[Span]:
    """Days gathered to days, months or years; those without a day are left out."""
    found: dict[str, list[Sum]] = {}
    for day in days:
        if day.first:
            found.setdefault(day.first[: UNITS[unit]], []).append(day.killed)
    return [Span(start, added(sums)) for start, sums in found.items()]


def added(sums: Sequence[Sum]) -> Sum:
    """Sums added: least to least, most to most; open above where one of those that state a number is."""
    stated = [one for one in sums if one.stated]
    highest = [one.max for one in stated]
    return Sum(
        incidents=sum(one.incidents for one in sums),
        stated=sum(one.stated for one in stated),
        min=sum(one.min or 0 for one in stated) if stated else None,
        max=None if not stated or None in highest else sum(one or 0 for one in highest),
    )


def by_place(filters: Filters, *, limit: int = 5000) -> list[Spot]:
    """The places of the incidents that pass, those with most incidents first."""
    where, values = where_of(filters)
    sums, held = _sums(filters)
    if placeless := hidden_of(filters).placeless:
        where, values = f"{where} {'AND' if where else 'WHERE'} id NOT IN ({', '.join(['%s'] * len(placeless))})", [*values, *placeless]
    sql = (
        f"SELECT {sums}, coalesce(i.place_id, i.place), min(s.label), min(s.accuracy), s.points FROM record_incident i JOIN record_incidentspot s ON s.incident = i.id"
        f"{where} GROUP BY coalesce(i.place_id, i.place), s.points ORDER BY 1 DESC, 6 LIMIT %s"
    )
    return [
        Spot(from_cell(row[5]) or "", from_cell(row[6]) or "", row[7], tuple((lat, lon) for lat, lon in json.loads(row[8])), _sum(row[:5]))
        for row in query(sql, [*held, *values, limit])
    ]


def unsummed(filters: Filters) -> int:
    """How many of the incidents that pass have numbers that the asker may not see: they are counted, and no sum holds their numbers."""
    held = hidden_of(filters).numberless
    if not held:
        return 0
    where, values = where_of(filters)
    sql = f"SELECT count(*) FROM record_incident{where} {'AND' if where else 'WHERE'} id IN ({', '.join(['%s'] * len(held))})"
    return int(query(sql, [*values, *held])[0][0])


def hidden_of(filters: Filters) -> Hidden:
    """What the asker may not see, out of their filters."""
    found: Hidden = filters.get("hidden") or NOTHING
    return found


def options(hidden: Hidden = NOTHING, *, actors: int = 60) -> dict[str, list[Option]]:
    """What the filters offer: types, grades in force, states, and the parties that most incidents name; each with how many the asker would find."""
    parts = [_counted("type", hidden, hidden.typeless), _counted("grade", hidden, hidden.numberless), _counted("state", hidden, ()), _parties(hidden)]
    found: dict[str, list[tuple[Any, ...]]] = {"type": [], "grade": [], "state": [], "actor": []}
    for name, value, count in query(" UNION ALL ".join(sql for sql, _ in parts), [value for _, values in parts for value in values]):
        if value is not None:
            found[name].append((value, count))
    offered = {name: _options(rows) for name, rows in found.items()}
    return {**offered, "actor": offered["actor"][:actors]}


def _counted(column: str, hidden: Hidden, without: tuple[str, ...]) -> tuple[str, list[Any]]:
    where, values = where_of({"hidden": hidden})
    value, out = unless(column, without)
    value = f"coalesce(decided, {value})" if column == "grade" else value
    return f"SELECT '{column}', {value}, count(*) FROM record_incident{where} GROUP BY 2", [*out, *values]


def _parties(hidden: Hidden) -> tuple[str, list[Any]]:
    where, values = where_of({"hidden": hidden})
    if hidden.partyless:
        where, values = f"{where} {'AND' if where else 'WHERE'} id NOT IN ({', '.join(['%s'] * len(hidden.partyless))})", [*values, *hidden.partyless]
    kept = f" WHERE incident IN (SELECT id FROM record_incident{where})" if where else ""
    return f"SELECT 'actor', actor, count(DISTINCT incident) FROM record_incidentactor{kept} GROUP BY 2", values


def _options(rows: Iterable[tuple[Any, ...]]) -> list[Option]:
    return [Option(from_cell(value) or "", count) for value, count in sorted(rows, key=lambda row: (-row[1], row[0]))]


def labels(ids: list[str]) -> dict[str, str]:
    """The places of some incidents as they are written."""
    marks = ", ".join(["%s"] * len(ids))
    return {row[0]: from_cell(row[1]) or "" for row in query(f"SELECT incident, label FROM record_incidentspot WHERE incident IN ({marks})", ids)} if ids else {}


def _sums(filters: Filters) -> tuple[str, list[str]]:
    """The columns that add up people killed, with their values; of incidents that are ``held`` back no number is added."""
    held = hidden_of(filters).numberless
    told = f"CASE WHEN id NOT IN ({', '.join(['%s'] * len(held))}) THEN killed_{{}} END" if held else "killed_{}"
    least, most = told.format("min"), told.format("max")
    sums = f"count(*), count({least}), sum({least}), sum({most}), sum(CASE WHEN ({least}) IS NOT NULL AND ({most}) IS NULL THEN 1 ELSE 0 END)"
    return sums, 5 * list(held)


def _sum(row: tuple[Any, ...]) -> Sum:
    incidents, stated, least, most, open_above = row
    return Sum(incidents, stated, _number(least), None if open_above or not stated else _number(most))


def _number(value: Any) -> int | None:
    return None if value is None else int(value)
