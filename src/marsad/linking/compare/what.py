"""What: whether two tellings tell one kind of happening."""

from __future__ import annotations

from marsad.linking.facts import Told


def what(a: Told, b: Told) -> str:
    """The same kind, kinds of one family, kinds that outlets mix up, or kinds that are no one thing."""
    if a.type == b.type:
        return "unspecific" if a.family == "any" else "same"
    if a.family == b.family:
        return "family"
    if "any" in (a.family, b.family):
        return "unspecific"
    if a.family not in b.kin and b.family not in a.kin:
        return "other"
    return "kin" if a.denied == b.denied else "family"  # who denies calls it by another name
