"""Against whom: whether two tellings name one target, or harm to one sort of people."""

from __future__ import annotations

from marsad.linking.facts import Told


def against_whom(a: Told, b: Told) -> str:
    """Each attacks the other; one target in both; else one sort of victims, or civilians here and fighters there; else not stated."""
    if turned(a, b):
        return "turned"
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


def _attacks(own: Told, other: Told) -> bool:
    return bool(own.targets & other.perpetrators) and set(own.voices) <= own.perpetrators


def _sorts(told: Told) -> set[str]:
    return {count.group for count in told.counts if count.group != "unknown"} | {count.part for count in told.counts if count.part}
