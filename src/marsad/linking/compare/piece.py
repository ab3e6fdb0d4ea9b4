"""Piece: whether one of two tellings is surely a piece of the happening that the other tells, so that it joins by itself.

Every condition is one that a person would ask for before joining the two by hand; what is less sure stays a candidate (``linking/merging.py``).
"""

from __future__ import annotations

from marsad.linking.compare.what import what
from marsad.linking.compare.where import one_village
from marsad.linking.facts import Told, numbers

DAY = 1  # days between what is dated and what is only news of a day
RIVALS = frozenset(["second", "turn", "earlier", "period", "total"])  # words that tell one thing beside another


def piece(a: Told, b: Told) -> str:
    """Sure where one counts nobody, or as many as the other, and both name one village, one day and one kind, and nobody else as the doer."""
    return "sure" if one_village(a, b) and _one_kind(a, b) and _one_day(a, b) and _numbers_agree(a, b) else "unsure"


def _one_kind(a: Told, b: Told) -> bool:
    """One kind, or harm whose cause one does not tell; no word that tells another thing, no other doer."""
    if (a.marks | b.marks) & RIVALS or a.denied or b.denied or what(a, b) not in {"same", "family", "raid", "unspecific"}:
        return False
    return not (a.perpetrators and b.perpetrators) or bool(a.perpetrators & b.perpetrators)


def _one_day(a: Told, b: Told) -> bool:
    """Both name one day; or one names it, and the other is news of that day or the next."""
    first, second = _day(a), _day(b)
    if first is None or second is None or not (a.days or b.days or first == second):
        return False
    return abs(first - second) <= (0 if a.days and b.days else DAY)


def _day(told: Told) -> int | None:
    if told.days:
        return told.days[0] if told.days[0] == told.days[1] else None
    return told.published if told.inferred is None else told.inferred


def _numbers_agree(a: Told, b: Told) -> bool:
    """In a village even two are seldom two of another raid; one may be."""
    return not numbers(a) or not numbers(b) or any((number or 0) > 1 for _, number in numbers(a) & numbers(b))
