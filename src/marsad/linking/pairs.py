"""Which tellings are compared at all: those that share a key of day and place, day and kind in a province, day and figure, or place and words.

A key depends on one telling only, so that a new report meets just its neighbourhood. Under a key that very many share, a few
drawn by lot are compared with all of them, and the others only with these few: what a thousand tell costs a thousand times as much as what one
tells, not a million times.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Collection, Iterator, Mapping, Sequence

from marsad.linking.compare.when import LOOK_BACK
from marsad.linking.compare.where import CAMP, VILLAGE, skeleton
from marsad.linking.facts import Told
from marsad.model.crowd import SPEAKERS, lot

Key = tuple[object, ...]
Filing = tuple[str, Collection[int], Sequence[Key]]  # of keys of one kind: its name, their times, what else is in them
Lot = tuple[int, str]  # the lot of a telling, and its uid
WIDE = 7  # days: a period longer than this is looked up by the days of publication


def keys(told: Told) -> Iterator[Key]:
    """The keys under which a telling is filed. Neighbouring days meet because each day is filed under itself and the next."""
    return ((name, time, *rest) for name, times, rests in filings(told) for time in times for rest in rests)


def filings(told: Told) -> Iterator[Filing]:
    """The keys of a telling by their kinds: each has a day, a week or a month, and one of the rests."""
    days = _days(told)
    places = list(_places(told))
    figures = [(count.outcome, count.min) for count in told.counts if count.whole and count.min and count.min > 2 and count.expr not in {"unstated", "vague"}]
    plain = {count.outcome: count.min for count in told.counts if count.whole and count.min and count.expr not in {"unstated", "vague"}}
    few = [("killed", plain["killed"])] if "killed" in plain else []
    first = next(iter(told.spots), None)
    looked_back_on = figures or (few if first and first.rank <= VILLAGE else [])  # one man killed in a village is looked back on too
    if looked_back_on:
        yield "month", _months(told), [(place, *figure) for place in places for figure in looked_back_on]
    if told.prints:
        name = skeleton(first.name) if first else ""
        yield "print", _spells(told), [(name, one) for one in told.prints]
    yield "place", days, [(place,) for place in places]
    yield "figure", days, figures
    if "killed" in plain and "injured" in plain:
        yield "both", days, [(plain["killed"], plain["injured"])]
    if few:
        yield "party", days, [(party, plain["killed"]) for party in told.perpetrators | told.targets]


def _spells(told: Told) -> set[int]:
    """Weeks around the day of publication, in which copies of one text appear."""
    return {(told.published + shift) // 7 for shift in (0, 3)} if told.published is not None else {-1}


def _months(told: Told) -> set[int]:
    """Spells of thirty days in which a telling may lie: later reports look back with a place and a figure, and a month or no day."""
    days = [*(told.days or ()), *([] if told.published is None or told.days else [told.published, told.published - 30])]
    return {(day + shift) // 30 for day in days for shift in (0, LOOK_BACK)}


def _days(told: Told) -> Sequence[int]:
    if told.days and "rise" in told.marks and not told.firm:
        return range(told.days[0] - LOOK_BACK, told.days[1] + 2)  # the day on which the toll was said to have risen
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
            if not spot.ids or spot.name.startswith(CAMP):
                yield skeleton(spot.name.partition(" ")[2] or spot.name)  # the market of a town, by the town's name
    adm1 = next((spot.adm1 for spot in told.spots if len(spot.adm1) == 1), None)
    if adm1 and told.counts:
        yield f"{next(iter(adm1))}/{'any' if told.family == 'any' else 'cause'}"


def file_under(blocks: Mapping[Key, list[Lot]], told: Told) -> None:
    """File a telling under its keys."""
    mine = lot(told.uid), told.uid
    for key in set(keys(told)):
        block = blocks[key]
        if not (at := bisect_left(block, mine)) < len(block) or block[at] != mine:
            insort(block, mine)


def met(blocks: Mapping[Key, Sequence[Lot]], told: Told) -> set[str]:
    """The tellings that one is compared with: they share a key with it, and one of the two speaks for that key."""
    mine, found = (lot(told.uid), told.uid), set[str]()
    for key in set(keys(told)):
        block = blocks[key]
        speaks = len(block) <= SPEAKERS or mine <= block[SPEAKERS - 1]
        found.update(uid for _, uid in (block if speaks else block[:SPEAKERS]))
    return found - {told.uid}
