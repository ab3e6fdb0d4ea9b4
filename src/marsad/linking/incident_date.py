"""The day of an incident: the one that most of what its reports say speaks for, never the hull of all days that anyone names."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from marsad.linking.facts import LONG, Told

Plain = dict[str, Any]
NAMED, FIRM, CARRIED, NEWS = 8.0, 6.0, 2.0, 1.0  # what a day weighs: with its own name, beside what it dates, carried over, only that of publication
EARLY = 0.25  # a share of the reports: where more came out before a day, it did not happen on that day
BESIDE = 0.5  # a neighbouring day with this share of the weight belongs to the date too: a night and the dawn after it
UNDATED: Plain = {"start": None, "end": None, "precision": None}


def incident_date(events: Sequence[Told]) -> Plain:
    """The day with the greatest weight, each report counted once for each day; a longer period only where nobody names a day.

    ``inferred`` is "publication" where no word of any report says the day.
    """
    weights = _told_by_then(_weights(events), events)
    if weights:
        start, end = _days(weights)
        stated = any(event.days for event in events)
        return _plain(start, end, _precision(start, end, events)) | ({} if stated else {"inferred": "publication"})
    periods = [event.days for event in events if event.days]
    return _plain(*min(periods, key=lambda days: (days[1] - days[0], days)), None) if periods else dict(UNDATED)


def _weights(events: Iterable[Told]) -> dict[int, float]:
    """The weight of each day. A report that names a day speaks for no other that it only infers."""
    best: dict[tuple[str, int], float] = {}
    stating = {event.report for event in events if event.days}
    for event in events:
        if event.days and event.days[1] - event.days[0] <= 1:
            weight = (NAMED if event.named else FIRM) if event.firm else CARRIED
            for day in set(event.days):
                best[event.report, day] = max(best.get((event.report, day), 0.0), weight)
        elif event.inferred is not None and event.report not in stating:
            best[event.report, event.inferred] = NEWS
    summed: dict[int, float] = {}
    for (_, day), weight in best.items():
        summed[day] = summed.get(day, 0.0) + weight
    return summed


def _told_by_then(weights: dict[int, float], events: Sequence[Told]) -> dict[int, float]:
    """The days on which it can have happened: none before which a good part of the reports had told it, as far as another is named with some weight; no news of a day is of a later one than its first report."""
    came_out = {event.report: event.published for event in events if event.published is not None}
    if not any(event.days for event in events):
        return {day: weight for day, weight in weights.items() if day <= min(came_out.values(), default=day)} or weights
    least = EARLY * len(came_out)
    by_then = {day: weight for day, weight in weights.items() if sum(out < day for out in came_out.values()) <= least}
    return by_then if by_then and max(by_then.values()) >= BESIDE * max(weights.values()) else weights


def _days(weights: dict[int, float]) -> tuple[int, int]:
    """The weightiest day, the earlier one on a tie, with the weightier of its neighbours where that weighs enough."""
    best = min(weights, key=lambda day: (-weights[day], day))
    beside = [day for day in (best - 1, best + 1) if weights.get(day, 0.0) >= BESIDE * weights[best]]
    other = min(beside, key=lambda day: (-weights[day], day), default=best)
    return min(best, other), max(best, other)


def _precision(start: int, end: int, events: Iterable[Told]) -> str:
    return "part_of_day" if start == end and any(event.hours and event.days and start in event.days for event in events) else "day"


def _plain(start: int, end: int, precision: str | None) -> Plain:
    length = end - start
    named = precision or ("day" if length <= 1 else "week" if length <= 2 * LONG + 1 else "month" if length <= 31 else "year")
    return {"start": date.fromordinal(start).isoformat(), "end": date.fromordinal(end).isoformat(), "precision": named}
