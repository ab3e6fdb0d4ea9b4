"""What: whether two tellings tell one kind of happening."""

from __future__ import annotations

from marsad.linking.facts import Told

BOMBARDED = frozenset(["air", "shell"])  # قصف with no word of by what is said of both


def what(a: Told, b: Told) -> str:
    """The same kind, kinds of one family, kinds that outlets mix up, or kinds that are no one thing."""
    if a.type == b.type:
        return "unspecific" if a.family == "any" else "same"
    if a.family == b.family:
        return "family"
    if "any" in (a.family, b.family):
        return "unspecific"
    if any(one.denied and one.bare and other.family in BOMBARDED for one, other in ((a, b), (b, a))):
        return "family"
    return "kin" if a.family in b.kin or b.family in a.kin else "other"
