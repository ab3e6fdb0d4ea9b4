"""Piece: whether one of two tellings is surely a piece of the happening that the other tells, so that it joins by itself.

Every condition is one that a person would ask for before joining the two by hand; what is less sure stays a candidate (``linking/merging.py``).
"""

from __future__ import annotations

from marsad.linking.compare.by_whom import one_side
from marsad.linking.compare.what import what
from marsad.linking.compare.when import NEWS_OF_A_TOLL, SLACK
from marsad.linking.compare.where import one_village, where
from marsad.linking.facts import Told, numbers, people_counted

TOWN, TIMES = 2, 3  # the largest rank of a town; how many times a first toll the last one may be
DAY = 1  # days between what is dated and what is only news of a day
RIVALS = frozenset(["second", "turn", "earlier", "period", "total"])  # words that tell one thing beside another


def piece(a: Told, b: Told) -> str:
    """Sure where one counts nobody, or as many as the other, and both name one village, one day and one kind, and nobody else as the doer.

    So is a toll that rose ("toll"), as news of a day or two after it, to no more than three times what was counted in the same village or town; and one that corrects a larger one.
    """
    if _of_a_toll(a, b) or _of_a_toll(b, a):
        return "toll"
    return "sure" if one_village(a, b) and _one_kind(a, b) and _one_day(a, b) and _numbers_agree(a, b) else "unsure"


def _of_a_toll(last: Told, first: Told) -> bool:
    if not last.marks & NEWS_OF_A_TOLL or last.days or not first.days or last.published is None or not 0 <= last.published - first.days[1] <= SLACK:
        return False
    if not (_in_a_town(first) and _in_a_town(last)) or where(last, first) not in {"same", "same_name"} or not _may_be_one(last, first):
        return False
    low, high = (_most(told) for told in ((first, last) if "rise" in last.marks else (last, first)))
    return 0 < low < high <= TIMES * low


def _in_a_town(told: Told) -> bool:
    """It names a village, a town or a ground there."""
    return bool(told.spots) and told.spots[0].rank <= TOWN


def _most(told: Told) -> int:
    return max((number or 0 for outcome, number in numbers(told) if outcome == "killed"), default=0)


def _may_be_one(a: Told, b: Told) -> bool:
    if (a.marks | b.marks) & RIVALS or a.denied or b.denied or what(a, b) == "other":
        return False
    return not (a.perpetrators and b.perpetrators) or one_side(a, b)


def _one_kind(a: Told, b: Told) -> bool:
    """One kind, or harm whose cause one does not tell; no word that tells another thing, no other doer."""
    return what(a, b) in {"same", "family", "raid", "unspecific"} and _may_be_one(a, b)


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
    ours, theirs = people_counted(a), people_counted(b)
    return not ours or not theirs or any((number or 0) > 1 for _, number in ours & theirs)
