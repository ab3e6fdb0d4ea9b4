"""What: whether two tellings tell one kind of happening."""

from __future__ import annotations

from marsad.linking.compare.where import one_village, where
from marsad.linking.facts import Told

TAKEN = frozenset(["detention", "torture"])
AIR_OR_SHELL = {"air", "shell"}
RAID = frozenset(["clash", "gun"])  # what a raid that took people away is told by as well


def what(a: Told, b: Told) -> str:
    """The same kind, kinds of one family, kinds that outlets mix up, an arrest and the fight of one raid on a village, or kinds that are no one thing."""
    if a.type == b.type:
        return "unspecific" if a.family == "any" else "same"
    if a.family == b.family:
        return "family"
    if _taken_for(a, b) or _taken_for(b, a):
        return "other"
    if "any" in (a.family, b.family) or _by_nobody(a) or _by_nobody(b):
        return "unspecific"
    if a.family not in b.kin and b.family not in a.kin:
        return "raid" if raided(a, b) and one_village(a, b) else "other"
    return "kin" if a.denied == b.denied else "family"  # who denies calls it by another name


def kind_told(a: Told, b: Told) -> str:
    """As ``what``, for two reports: shelling of which one says not with what (القصف) may be the raid of the other on that very place."""
    level = what(a, b)
    loose = level == "kin" and {a.family, b.family} == AIR_OR_SHELL and (_with_anything(a) or _with_anything(b))
    return "family" if loose and where(a, b) == "same" else level


def _with_anything(told: Told) -> bool:
    return told.type == "shelling" and not told.means


def _by_nobody(told: Told) -> bool:
    """A killing for which nobody is named tells its dead, and nothing of what killed them."""
    return told.type == "killing" and not told.perpetrators


def _taken_for(arrest: Told, killing: Told) -> bool:
    """The army arrested some for a killing for which nobody is named: it did the one, and not the other."""
    return arrest.type == "detention" and bool(arrest.perpetrators) and _by_nobody(killing)


def raided(a: Told, b: Told) -> bool:
    """An arrest, or the torture of who was taken, here; fire or a fight there."""
    return (a.type in TAKEN and b.family in RAID) or (b.type in TAKEN and a.family in RAID)
