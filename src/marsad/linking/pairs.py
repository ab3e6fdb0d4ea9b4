"""Which tellings are compared at all: those that share a key of day and place, day and kind in a province, day and figure, or place and words.

A key depends on one telling only, so that a new report meets just its neighbourhood.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from marsad.linking.compare.when import LOOK_BACK
from marsad.linking.compare.where import skeleton
from marsad.linking.facts import Told

Key = tuple[object, ...]
WIDE = 7  # days: a period longer than this is looked up by the days of publication


def keys(told: Told) -> Iterator[Key]:
    """The keys under which a telling is filed. Neighbouring days meet because each day is filed under itself and the next."""
    days = list(_days(told))
    places = list(_places(told))
    figures = [(count.outcome, count.min) for count in told.counts if count.whole and count.min and count.min > 2 and count.expr not in {"unstated", "vague"}]
    plain = {count.outcome: count.min for count in told.counts if count.whole and count.min and count.expr not in {"unstated", "vague"}}
    both = (plain["killed"], plain["injured"]) if "killed" in plain and "injured" in plain else None
    few = [plain["killed"]] if "killed" in plain else []
    for month in _months(told) if figures else ():
        for place in places:
            for figure in figures:
                yield ("month", month, place, *figure)
    first = next(iter(told.spots), None)
    for spell in _spells(told):
        for one in told.prints:
            yield ("print", spell, skeleton(first.name) if first else "", one)
    for day in days:
        for place in places:
            yield ("place", day, place)
        for figure in figures:
            yield ("figure", day, *figure)
        if both:
            yield ("both", day, *both)
        for party in told.perpetrators | told.targets:
            for number in few:
                yield ("party", day, party, number)


def _spells(told: Told) -> set[int]:
    """Weeks around the day of publication, in which copies of one text appear."""
    return {(told.published + shift) // 7 for shift in (0, 3)} if told.published is not None else {-1}


def _months(told: Told) -> set[int]:
    """Spells of thirty days in which a telling may lie: later reports look back with a place and a figure, and a month or no day."""
    days = [*(told.days or ()), *([] if told.published is None or told.days else [told.published, told.published - 30])]
    return {(day + shift) // 30 for day in days for shift in (0, LOOK_BACK)}


def _days(told: Told) -> Iterable[int]:
    if told.days and told.days[1] - told.days[0] <= WIDE:
        return range(told.days[0], told.days[1] + 2)
    if told.published is None:
        return [-1]
    return range(told.published - LOOK_BACK, told.published + 2)


def _places(told: Told) -> Iterator[str]:
    """The first place by its ids, or by name where the gazetteer does not know it; and the others below a province."""
    for at, spot in enumerate(told.spots[:4]):
        if spot.rank < 4 or at == 0:
            yield from spot.ids
            yield skeleton(spot.name)
    adm1 = next((spot.adm1 for spot in told.spots if len(spot.adm1) == 1), None)
    if adm1 and told.counts:
        yield f"{next(iter(adm1))}/{'any' if told.family == 'any' else 'cause'}"
