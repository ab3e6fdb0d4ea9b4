"""By whom: whether two tellings name one perpetrator. Rival attributions are common, so a difference weighs little."""

from __future__ import annotations

from marsad.linking.compare.what import what
from marsad.linking.facts import Told
from marsad.linking.sides import allied, same_side


def by_whom(a: Told, b: Told) -> str:
    """One perpetrator in both, different ones (of kinds that are no one thing: of two deeds, but for allies), or not stated in one of them."""
    if not a.perpetrators or not b.perpetrators:
        return "unstated"
    if one_side(a, b):
        return "same"
    return "other_deed" if what(a, b) == "other" and not _on_one_side(a, b) else "other"


def one_side(a: Told, b: Told) -> bool:
    """One party in both, or an army here and its state there."""
    return any(same_side(x, y) for x in a.perpetrators for y in b.perpetrators)


def _on_one_side(a: Told, b: Told) -> bool:
    """A party and its ally: in one raid the one strikes, and the other takes people away."""
    return any(allied(x, y, a.published) for x in a.perpetrators for y in b.perpetrators)
