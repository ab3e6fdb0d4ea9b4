"""Against whom: whether two tellings name one target, or harm to one sort of people."""

from __future__ import annotations

from marsad.linking.facts import Told


def against_whom(a: Told, b: Told) -> str:
    """One target in both; else one sort of victims, or civilians here and fighters there; else not stated."""
    if a.targets and b.targets:
        return "same" if a.targets & b.targets else "other"
    if not (a.counts and b.counts and (ours := _sorts(a)) and (theirs := _sorts(b))):
        return "unstated"
    return "same_sort" if ours & theirs else "other_sort"


def _sorts(told: Told) -> set[str]:
    return {count.group for count in told.counts if count.group != "unknown"} | {count.part for count in told.counts if count.part}
