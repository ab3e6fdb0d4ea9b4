"""How many: whether the numbers of killed and injured of two tellings can be one."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

from marsad.linking.compare.what import what
from marsad.linking.compare.where import DISTRICT, one_village
from marsad.linking.facts import UNCOUNTED, Count, Told, one_sum
from marsad.linking.peoples import other_people

Wholes = dict[str, list[Count]]


def how_many(a: Told, b: Told) -> str:
    """The killed, else the injured, else another outcome: equal, overlapping, a rise within reason, or in conflict.

    A denial counts nobody, but answers what someone told.
    """
    if a.denied != b.denied:
        return "denied"
    if one_sum(a, b):
        return "equal_both"
    best = "unstated"
    ours, theirs = _wholes(a), _wholes(b)
    for outcome in _OUTCOMES if ours and theirs else ():
        if outcome in ours and outcome in theirs:
            level = min((_pair(x, y, a, b) for x in ours[outcome] for y in theirs[outcome]), key=_ORDER.index)
            if level in _EQUAL:
                return _second(ours, theirs, outcome, level)
            best = level if best == "unstated" else best
    if best in {"unstated", "overlap", "rise", "rose", "both_many"} and _same_part(a, b):
        return "equal_part"
    return "more_deeds" if best in {"rise", "differ", "conflict"} and (_over_region(a, b) or _over_region(b, a)) else best


def _over_region(sum_: Told, one: Told) -> bool:
    """قتل ثلاثة في غارات على جنوب لبنان, and one on Naqoura: more people in several raids on a region are those of several towns."""
    wide = bool(sum_.spots) and sum_.spots[0].rank >= DISTRICT and bool(one.spots) and one.spots[0].rank < DISTRICT
    return wide and "deeds" in sum_.marks and "rise" not in sum_.marks and _most_killed(sum_) > _most_killed(one)


def _most_killed(told: Told) -> int:
    return max((count.min or 0 for count in told.counts if count.outcome == "killed" and count.whole), default=0)


_OUTCOMES = ("killed", "injured", "abducted", "detained", "missing")
_EQUAL = frozenset(["equal_many", "equal", "equal_few"])
_ORDER = ("equal_many", "equal", "equal_few", "close", "rose", "both_many", "overlap", "rise", "differ", "conflict")
MANY = 20  # people: a number so large is seldom that of two happenings by chance
CLOSE = 20  # of so many people, one more or fewer is another count of the same people
ROSE = 6  # a first toll is a sixth of the last one at least


def _second(ours: Wholes, theirs: Wholes, outcome: str, level: str) -> str:
    """Killed and injured both equal tell far more than one of them."""
    if outcome == "killed" and level != "equal_many":
        pairs = product(ours.get("injured", ()), theirs.get("injured", ()))
        if any(x.expr != "unstated" and (x.min, x.max) == (y.min, y.max) for x, y in pairs):
            return "equal_both"
    return level


def _wholes(told: Told) -> Wholes:
    """What counts all people of an outcome, by outcome; eight civilians and four fighters are twelve as well, a man, his wife and their child three."""
    found: Wholes = {}
    lots: dict[tuple[str, int], list[Count]] = {}
    for count in told.counts:
        if count.lot:
            lots.setdefault((count.outcome, count.lot), []).append(count)
        elif count.whole and count.max != 0 and not count.running:
            found.setdefault(count.outcome, []).append(count)
    for (outcome, _), lot in lots.items():
        found.setdefault(outcome, []).append(_sum(lot))
    for counts in found.values():
        if len(counts) == 2:
            counts += _together(*counts)
    return found


def _together(one: Count, other: Count) -> list[Count]:
    """All people, where civilians and fighters are counted one by one."""
    if {one.group, other.group} != {"civilian", "fighter"} or not one.expr == other.expr == "exact":
        return []
    return [_sum([one, other])]


def _sum(lot: list[Count]) -> Count:
    """Those told one beside another, as one number."""
    number = sum(count.min or 0 for count in lot)
    return replace(lot[0], group="unknown", min=number, max=number, people="")


def _pair(x: Count, y: Count, a: Told, b: Told) -> str:
    if x.min is None or y.min is None:
        return "overlap"
    if x.min == y.min and not {x.expr, y.expr} & UNCOUNTED:
        return "equal_many" if x.min >= MANY else "equal" if x.min > 4 else "equal_few"
    if other_people(x.people, y.people):
        return "overlap"  # the dead of two sides
    low, high = sorted((x.min, y.min))
    if low >= MANY and high - low <= low // CLOSE and not {x.expr, y.expr} & UNCOUNTED and what(a, b) != "other":
        return "close"
    later = (b if x.min < y.min else a) if _rises(x, y, a, b) else None
    if later and "rise" in later.marks and high <= ROSE * low and not {x.expr, y.expr} & UNCOUNTED:
        return "rose"
    if (x.max is None or x.max >= _least(y)) and (y.max is None or y.max >= _least(x)):
        return "both_many" if _deadly(low, high, a, b) else "overlap"
    if high <= 2 * low + 2:
        return ("both_many" if _deadly(low, high, a, b) else "rise") if later else "differ"
    return "conflict"


def _deadly(low: int, high: int, a: Told, b: Told) -> bool:
    """Two numbers of twenty or more, in one village or quarter: it seldom sees two such happenings in a day."""
    return low >= MANY and high <= 2 * low and one_village(a, b) and what(a, b) != "other"


def _least(count: Count) -> int:
    """The least number that agrees with it: "more than 70" is said by who counts 70 too."""
    return (count.min or 0) - (count.expr == "more_than")


def _rises(x: Count, y: Count, a: Told, b: Told) -> bool:
    """The larger figure was published no earlier than the smaller: a toll that rose."""
    if a.published is None or b.published is None or x.min is None or y.min is None:
        return False
    return (x.min < y.min and a.published <= b.published) or (y.min < x.min and b.published <= a.published)


def _same_part(a: Told, b: Told) -> bool:
    if not a.counts or not b.counts:
        return False
    parts = {(count.outcome, count.part, count.min) for count in a.counts if not count.whole and count.expr == "exact"}
    return bool(parts) and any((count.outcome, count.part, count.min) in parts for count in b.counts if not count.whole)
