"""Against whom: whether two tellings name one target, or harm to one sort of people."""

from __future__ import annotations

from marsad.linking.facts import Told
from marsad.linking.peoples import UNTOLD, at_war


def against_whom(a: Told, b: Told) -> str:
    """Each attacks the other; those harmed are of two sides at war; one target in both; else one sort of victims, or civilians here and fighters there; else not stated."""
    if turned(a, b):
        return "turned"
    if of_two_sides(a, b):
        return "two_sides"
    if a.targets and b.targets:
        return "same" if a.targets & b.targets else "other"
    if not (a.counts and b.counts and (ours := _sorts(a)) and (theirs := _sorts(b))):
        return "unstated"
    return "same_sort" if ours & theirs else "other_sort"


def turned(a: Told, b: Told) -> bool:
    """A party tells of its own attack on the one that did the other: an answer to it, or another deed of the same day."""
    if not a.perpetrators or not b.perpetrators or a.perpetrators & b.perpetrators:
        return False
    return _attacks(a, b) or _attacks(b, a)


def of_two_sides(a: Told, b: Told) -> bool:
    """Those harmed in the one are at war with those harmed in the other: the soldier whom a sniper shot, and whom the army shot on that day. A fight harms both."""
    if not (a.counts and b.counts) or "clash" in {a.family, b.family}:
        return False
    ours, theirs = ({count.people for count in told.counts} - UNTOLD for told in (a, b))
    return bool(ours and theirs) and all(at_war(x, y) for x in ours for y in theirs)


def _attacks(own: Told, other: Told) -> bool:
    return bool(own.targets & other.perpetrators) and set(own.voices) <= own.perpetrators


def _sorts(told: Told) -> set[str]:
    return {count.group for count in told.counts if count.group != "unknown"} | {count.part for count in told.counts if count.part}
