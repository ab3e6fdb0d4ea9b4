"""By whom: whether two tellings name one perpetrator. Rival attributions are common, so a difference weighs little."""

from __future__ import annotations

from marsad.linking.compare.what import what
from marsad.linking.facts import Told


def by_whom(a: Told, b: Told) -> str:
    """One perpetrator in both, different ones (of kinds that are no one thing: of two deeds), or not stated in one of them."""
    if not a.perpetrators or not b.perpetrators:
        return "unstated"
    if a.perpetrators & b.perpetrators:
        return "same"
    return "other_deed" if what(a, b) == "other" else "other"
