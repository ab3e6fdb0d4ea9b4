"""What incidents add up to over places and time, for maps and timelines; every count passes the same filters as the list.

Sums are of intervals: least and most are added apart, and how many incidents state a number stands beside them. What states no
number adds nothing, and is not zero.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from marsad.record.incidents import where_of
from marsad.record.rows import from_cell, query

Filters = dict[str, Any]
UNITS = {"day": 10, "month": 7, "year": 4}  # characters of an ISO day that name the period
_SUMS = "count(*), count(killed_min), sum(killed_min), sum(killed_max), sum(CASE WHEN killed_min IS NOT NULL AND killed_max IS NULL THEN 1 ELSE 0 END)"


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
class Option:
    """A value that a filter may take, and how many incidents of the case have it."""

    value: str
    count: int


def summary(filters: Filters) -> Summary:
    """All incidents that pass the filters, added up."""
    where, values = where_of(filters)
    row = query(f"SELECT {_SUMS}, min(first), max(coalesce(last, first)), sum(CASE WHEN first IS NULL THEN 1 ELSE 0 END), sum(CASE WHEN place IS NULL THEN 1 ELSE 0 END) FROM record_incident{where}", values)[0]
    return Summary(_sum(row[:5]), row[5], row[6], row[7] or 0, row[8] or 0)


def by_place(filters: Filters, *, limit: int = 5000) -> list[Spot]:
    """The places of the incidents that pass, those with most incidents first."""
    where, values = where_of(filters)
    sql = (
        f"SELECT {_SUMS}, coalesce(i.place_id, i.place), min(s.label), min(s.accuracy), s.points FROM record_incident i JOIN record_incidentspot s ON s.incident = i.id"
        f"{where} GROUP BY coalesce(i.place_id, i.place), s.points ORDER BY 1 DESC, 6 LIMIT %s"
    )
    return [
        Spot(from_cell(row[5]) or "", from_cell(row[6]) or "", row[7], tuple((lat, lon) for lat, lon in json.loads(row[8])), _sum(row[:5]))
        for row in query(sql, [*values, limit])
    ]


def by_period(filters: Filters, unit: str) -> list[Span]:
    """The incidents that pass by the day, month or year in which they begin; those without a day are left out."""
    where, values = where_of(filters)
    period = f"substr(first, 1, {UNITS[unit]})"
    dated = f"{where} AND first IS NOT NULL" if where else " WHERE first IS NOT NULL"
    return [Span(row[5], _sum(row[:5])) for row in query(f"SELECT {_SUMS}, {period} FROM record_incident{dated} GROUP BY {period} ORDER BY {period}", values)]


def options(*, actors: int = 60) -> dict[str, list[Option]]:
    """What the filters offer: types, grades in force, states, and the parties that most incidents name."""
    sql = (
        "SELECT 'type', type, count(*) FROM record_incident GROUP BY 2 UNION ALL"
        " SELECT 'grade', coalesce(decided, grade), count(*) FROM record_incident WHERE coalesce(decided, grade) IS NOT NULL GROUP BY 2 UNION ALL"
        " SELECT 'state', state, count(*) FROM record_incident GROUP BY 2 UNION ALL"
        " SELECT 'actor', actor, count(DISTINCT incident) FROM record_incidentactor GROUP BY 2"
    )
    found: dict[str, list[Option]] = {"type": [], "grade": [], "state": [], "actor": []}
    for name, value, count in sorted(query(sql), key=lambda row: (row[0], -row[2], row[1])):
        found[name].append(Option(from_cell(value) or "", count))
    found["actor"] = found["actor"][:actors]
    return found


def labels(ids: list[str]) -> dict[str, str]:
    """The places of some incidents as they are written."""
    marks = ", ".join(["%s"] * len(ids))
    return {row[0]: from_cell(row[1]) or "" for row in query(f"SELECT incident, label FROM record_incidentspot WHERE incident IN ({marks})", ids)} if ids else {}


def _sum(row: tuple[Any, ...]) -> Sum:
    incidents, stated, least, most, open_above = row
    return Sum(incidents, stated, _number(least), None if open_above or not stated else _number(most))


def _number(value: Any) -> int | None:
    return None if value is None else int(value)
