"""Which values of an incident rest on hidden words: its numbers, its place, its days, its type, its parties.

A value rests on what is hidden where a hidden report tells it, or words of a hidden passage, and nothing that may be seen tells the same.
Only incidents with a claim of a marked report are looked at, so that a case without marks pays nothing.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from marsad.record.rows import from_cell, query
from marsad.record.several import records_of

Plain = dict[str, Any]
Span = tuple[int, int]
Passages = Mapping[str, Sequence[Span]]


@dataclass(frozen=True, slots=True)
class Rests:
    """What of one incident is hidden; ``others`` are its further places. ``reports`` and ``claims`` are how many of each may be seen."""

    numbers: bool
    place: bool
    others: bool
    days: bool
    type: bool
    parties: bool
    reports: int
    claims: int


@dataclass(frozen=True, slots=True)
class Hidden:
    """What lists, sorting, filters and sums leave out for a person, as the record's queries take it; incidents by id.

    ``unseen`` are reports. Of a ``numberless`` incident no number is shown, summed or sorted by; a ``placeless`` one is found at no
    place, a ``lone`` one only at the place that it is listed under, a ``dayless`` one on no day, a ``typeless`` one under no type, a ``partyless`` one under no party.
    """

    unseen: tuple[str, ...] = ()
    numberless: tuple[str, ...] = ()
    placeless: tuple[str, ...] = ()
    lone: tuple[str, ...] = ()
    dayless: tuple[str, ...] = ()
    typeless: tuple[str, ...] = ()
    partyless: tuple[str, ...] = ()


NOTHING = Hidden()


@dataclass(slots=True)
class Touched:
    """What hidden words reach in one report: which values, and the claims whose voices or parties stand in them."""

    numbers: bool = False
    place: bool = False
    days: bool = False
    type: bool = False
    parties: bool = False
    seen: list[tuple[str, str | None, str | None]] = field(default_factory=list)  # type, place, day of what may be seen
    voices: set[tuple[str, int]] = field(default_factory=set)
    nameless: set[str] = field(default_factory=set)


WHOLE = Touched(True, True, True, True, True)


def overlaps(span: Sequence[int] | None, hidden: Iterable[Span]) -> bool:
    """A stretch reaches into a hidden one."""
    return span is not None and any(start < span[1] and end > span[0] for start, end in hidden)


def touched_by(passages: Passages) -> dict[str, Touched]:
    """What the hidden passages of each report reach."""
    found = {ident: _touched(record, passages[ident]) for ident, record in records_of(sorted(passages)).items()}
    for ident, value in _corrections(found):
        if any(overlaps(span, passages[ident]) for span in _spans(value)):
            one = found[ident]
            one.numbers = one.place = one.days = one.type = one.parties = True
    return found


def _touched(record: Plain, hidden: Sequence[Span]) -> Touched:
    found = Touched()
    events = {event["id"]: event for event in record["events"]}
    for event in events.values():
        _of_event(event, hidden, found)
    for claim in record["claims"]:
        found.voices |= {(claim["uid"], at) for at, voice in enumerate(claim["chain"]) if overlaps(voice["span"], hidden)}
        told = [events[one] for one in claim["events"] if one in events]
        if any(overlaps(actor["span"], hidden) for event in told for actor in event["actors"]):
            found.nameless.add(claim["uid"])
    return found


def _of_event(event: Plain, hidden: Sequence[Span], found: Touched) -> None:
    whole = overlaps(event["span"], hidden)
    places = [place for place in event["places"] if not overlaps(place["span"], hidden)]
    time = event["time"]
    dated = time is None or not overlaps(time["span"], hidden)
    found.numbers |= whole or any(overlaps(one["span"], hidden) for one in (*event["harms"], *event["tally"]))
    found.place |= whole or len(places) < len(event["places"])
    found.days |= whole or not dated
    found.type |= whole
    found.parties |= any(overlaps(actor["span"], hidden) for actor in event["actors"])
    day = time["start"][:10] if time and time["start"] and dated else None
    for place in [] if whole else places or [None]:
        found.seen.append((event["type"], (place["id"] or place["name"]) if place else None, day))


def _corrections(found: Mapping[str, Touched]) -> Iterator[tuple[str, Any]]:
    """Values that people put into the marked reports, each with its report."""
    for ident in found:
        sql = (
            "SELECT j.value FROM record_judgement j WHERE j.value IS NOT NULL AND (j.subject = %s OR j.subject IN"
            " (SELECT p.uid FROM record_claim p WHERE p.report_id = %s UNION SELECT p.uid FROM record_event p WHERE p.report_id = %s UNION SELECT p.uid FROM record_harm p WHERE p.report_id = %s))"
        )
        for (value,) in query(sql, [ident] * 4):
            yield ident, _plain(value)


def _plain(value: str) -> Any:
    try:
        return json.loads(from_cell(value) or "null")
    except ValueError:
        return None


def _spans(value: Any) -> Iterator[Sequence[int]]:
    """Every span in a value, however deep."""
    if isinstance(value, dict):
        if isinstance(value.get("span"), list):
            yield value["span"]
        yield from (span for one in value.values() for span in _spans(one))
    elif isinstance(value, list):
        yield from (span for one in value for span in _spans(one))


def rests(reports: Collection[str], touched: Mapping[str, Touched]) -> dict[str, Rests]:
    """Of each incident that hidden reports or passages tell, what rests on them."""
    marked = sorted({*reports, *touched})
    if not marked:
        return {}
    lines: dict[str, Sequence[Any]] = {}
    told: dict[str, list[str]] = {}
    gone: dict[str, int] = {}
    seen: dict[str, list[tuple[str, str | None, str | None]]] = {}
    for ident, report, count, kind, place_id, place, first, *line in query(_TOLD.format(_marks(marked)), marked):
        if not count:
            if report not in marked:
                seen.setdefault(ident, []).append((kind, place_id or from_cell(place), first[:10] if first else None))
            continue
        lines[ident] = (kind, place_id, place, first, *line)
        told.setdefault(ident, []).append(report)
        gone[ident] = gone.get(ident, 0) + (count if report in reports else 0)
    return {ident: _rests(lines[ident], [WHOLE if one in reports else touched.get(one, Touched()) for one in mine], seen.get(ident, []), gone[ident]) for ident, mine in told.items()}


# the incidents of some reports with the number of claims that each gives them; then, with the number 0, what all reports tell of them
_TOLD = (
    "WITH mine AS (SELECT incident, report, count(*) AS claims FROM record_incidentclaim WHERE report IN ({}) GROUP BY incident, report)"
    " SELECT m.incident, m.report, m.claims, i.type, i.place_id, i.place, i.first, i.reports, i.claims FROM mine m JOIN record_incident i ON i.id = m.incident"
    " UNION ALL SELECT DISTINCT c.incident, c.report, 0, e.type, e.place_id, e.place, e.first, 0, 0 FROM record_incidentclaim c JOIN record_claim k ON k.uid = c.claim"
    " JOIN record_reading g ON g.id = k.reading_id AND g.current JOIN record_event e ON e.reading_id = g.id AND k.events LIKE '%%' || e.uid || '%%'"
    " WHERE c.incident IN (SELECT incident FROM mine)"
)


def _rests(line: Sequence[Any], told: Sequence[Touched], elsewhere: Sequence[tuple[str, str | None, str | None]], gone: int) -> Rests:
    kind, place_id, place, first, reports, claims = line
    seen = [*elsewhere, *(one for part in told for one in part.seen)]
    places = {one[1] for one in seen}
    return Rests(
        numbers=any(one.numbers for one in told),
        place=place is not None and any(one.place for one in told) and not places & {place_id, from_cell(place)} - {None},
        others=any(one.place for one in told),
        days=first is not None and any(one.days for one in told) and first not in {one[2] for one in seen},
        type=any(one.type for one in told) and kind not in {one[0] for one in seen},
        parties=any(one.parties for one in told),
        reports=reports - sum(one is WHOLE for one in told),
        claims=claims - gone,
    )


def _marks(values: Collection[str]) -> str:
    return ", ".join(["%s"] * len(values))
