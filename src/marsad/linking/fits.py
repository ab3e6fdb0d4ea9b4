"""Fits: how well an event of a report continues what it told before."""

from __future__ import annotations

from marsad.linking.compare.what import raided, what
from marsad.linking.compare.when import when
from marsad.linking.compare.where import APART, DISTRICT, one_village, where
from marsad.linking.facts import Told, numbers, one_sum, tellingly_equal
from marsad.linking.sides import same_side

HERE = frozenset(["same", "same_name", "like_name"])
AROUND = frozenset(["near", "inside", "mentioned", "same_district", "same_province"])
UNKNOWN = frozenset(["unknown", "one_province"])  # levels of two names of which no map says how far they lie apart
WIDE = frozenset(["same_district", "same_province"])
DEEDS = frozenset(["abduction", "killing", "execution"])  # what people are arrested for
NEARLY = frozenset(["kin", "raid"])  # kinds that are one only where more speaks for it


def likeness(event: Told, member: Told, *, last: bool) -> int:
    """Same place and a kind that can be one; or a place around it, where the figures are the same or none are given."""
    kind, place, time = what(event, member), where(event, member), when(event, member)
    if kind == "other" and _one_operation(event, member):
        kind = "raid"
    if kind == "other" or time in {"near", "next_day"}:
        return 0
    alike = equal(event, member) and not _by_chance(place, event, member)
    if (kind == "unspecific" and _raised_it(event, member)) or (kind == "same" and (_died_since(event, member, place) or _died_since(member, event, place))):
        return 1
    if not alike and (_unlike(kind, event, member, last=last) or not (place in HERE or _around(kind, place, event, last=last))):
        return 0
    if place == "unstated" and not alike:
        return 1
    return 1 + 2 * (place in HERE) + (kind == "same") + (time in {"same_day", "same_hours"}) + 2 * alike


def _unlike(kind: str, event: Told, member: Told, *, last: bool) -> bool:
    """What is nearly one kind, or says nothing of its kind, and has too little else to be one."""
    if of_the_arrested(event, member) or of_the_arrested(member, event):
        return True
    if kind in NEARLY:
        counted = bool(event.counts) or not last
        return (counted and not (_one_raid(event, member) or _one_operation(event, member))) or _of_another(event, member)
    return kind == "unspecific" and bool(event.counts or member.counts) and _carried(event, member)


def of_the_arrested(arrest: Told, deed: Told) -> bool:
    """Forces arrested people, and whoever abducted or killed is not named for it, or is another: it may be those arrested, and is not the forces."""
    if arrest.type != "detention" or deed.type not in DEEDS or not arrest.perpetrators:
        return False
    if {count.min for count in arrest.counts} & {count.min for count in deed.counts}:
        return False  # one outlet's word for it and another's
    return not any(same_side(x, y) for x in arrest.perpetrators for y in deed.perpetrators)


def _around(kind: str, place: str, event: Told, *, last: bool) -> bool:
    """No place of its own, or one around the other, and nobody counted there."""
    if place == "unstated":
        return last and (not event.counts or kind in {"same", "unspecific"})
    return place in AROUND and not numbers(event) and (last or (kind == "same" and place in WIDE))


def at_large(event: Told, member: Told) -> bool:
    """A report goes on with what the same forces do in the north of the country: no day, nobody counted, no place that could be looked up. It tells of no happening."""
    if event.counts or event.days or not all(spot.rank >= DISTRICT and not spot.ids for spot in event.spots):
        return False
    return any(same_side(x, y) for x in event.perpetrators for y in member.perpetrators)


def _raised_it(event: Told, member: Told) -> bool:
    """ "The toll rose to seven after three injured died": the sentence counts fewer dead beside a toll that rose, and no other place."""
    if "rise" not in member.marks or event.sentence != member.sentence or where(event, member) in APART:
        return False
    most = max((count.min or 0 for count in member.counts if count.outcome == "killed" and count.whole), default=0)
    return bool(event.counts) and all(count.outcome == "killed" and (count.min or 0) < most for count in event.counts)


def _died_since(one: Told, other: Told, place: str) -> bool:
    """A woman died of the wounds of a shelling, and the report goes on with those whom the shelling wounded there: she was one of them."""
    if "wounds" not in one.marks or place not in HERE | {"near", "mentioned", "named_beside"} or not (one.counts and other.counts):
        return False
    return {count.outcome for count in one.counts} == {"killed"} and {count.outcome for count in other.counts} == {"injured"}


def _one_raid(a: Told, b: Told) -> bool:
    """Both name one village of their own, and none counts of an outcome what the other counts: its dead here, whom it took there."""
    return one_village(a, b) and _other_outcomes(a, b)


def _other_outcomes(a: Told, b: Told) -> bool:
    return not {count.outcome for count in a.counts} & {count.outcome for count in b.counts}


def _one_operation(a: Told, b: Told) -> bool:
    """Forces entered a village or a town, and a report goes on with whom the same forces took there."""
    if not raided(a, b) or where(a, b) not in {"same", "inside"} or not any(same_side(x, y) for x in a.perpetrators for y in b.perpetrators):
        return False
    return _other_outcomes(a, b)


def _of_another(event: Told, member: Told) -> bool:
    """It names a doer, and the other names none of that side; or the other names none, and it is a fight that names no place of its own."""
    if not event.perpetrators or any(same_side(x, y) for x in event.perpetrators for y in member.perpetrators):
        return False
    return bool(member.perpetrators) or (event.family == "clash" and not (event.spots and event.spots[0].own))


def _carried(a: Told, b: Told) -> bool:
    """One names no place of its own: the reading carried over that of another sentence, which may be that of another happening."""
    return not all(told.spots and told.spots[0].own for told in (a, b))


def _by_chance(place: str, a: Told, b: Told) -> bool:
    """ "Two killed in the village of X", "two killed in the town of Y": a number of a few people makes no one of two names, each beside its own."""
    return place in UNKNOWN and not _carried(a, b) and not (tellingly_equal(a, b) or one_sum(a, b))


def equal(a: Told, b: Told) -> bool:
    """Both count the same plain number of one outcome, or as many killed and injured together."""
    return bool(a.counts and b.counts and (numbers(a) & numbers(b) or one_sum(a, b)))
