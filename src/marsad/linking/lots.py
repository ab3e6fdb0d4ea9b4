"""Lots: people counted one beside another, "a man, his wife and their two children", who are as many as all of them together.

Without a word between them that says so, two numbers of one telling may count the same people; joined by "and" they do not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from marsad.linking.facts import Count
from marsad.linking.spelling import between

Plain = dict[str, Any]
Interval = tuple[int, int | None]
AND, JOINED_ONE = "و", ("وأ", "وإ")


def in_lots(counts: Sequence[Count], harms: Sequence[Plain], text: str) -> Iterator[Count]:
    """The numbers of an event, those told one beside another with the number of their lot; ``harms`` are what they were read from."""
    if len(counts) < 2:
        return iter(counts)
    span_of = {harm["uid"]: harm["span"] for harm in harms}
    order = sorted(range(len(counts)), key=lambda at: span_of[counts[at].uid])
    lot, lots = 0, dict[int, int]()
    for one, other in zip(order, order[1:], strict=False):
        if not _beside(counts[one], counts[other]) or not _joined(text, span_of[counts[one].uid][1], span_of[counts[other].uid][0]):
            continue
        lot += one not in lots
        lots[one] = lots[other] = lot
    return (replace(count, lot=lots[at]) if at in lots else count for at, count in enumerate(counts))


def _beside(one: Count, other: Count) -> bool:
    """Both count people of one outcome of whom no number holds the others."""
    return one.outcome == other.outcome and all(count.loose and count.expr == "exact" and not (count.running or count.earlier) for count in (one, other))


def _joined(text: str, stop: int, start: int) -> bool:
    """Nothing but an "and" stands between: before what is counted, or as its first letter (وأحد الجرحى)."""
    words = between(text, stop, start).strip(" ،,\u200f")
    return words == AND or (not words and text[start : start + 2] in JOINED_ONE)


def together(counts: Sequence[Count]) -> dict[str, Interval] | None:
    """How many people of each status the one lot among some numbers holds; None where there is none, where two differ, or where another number counts everybody otherwise."""
    lots: dict[int, list[Count]] = {}
    for count in counts:
        if count.loose:
            lots.setdefault(count.lot, []).append(count)
    alone = {count.min for count in lots.pop(0, []) if count.whole}
    totals = {sum(count.min or 0 for count in members) for members in lots.values()}
    if len(totals) != 1 or not alone <= totals:
        return None
    groups: dict[str, int] = {}
    for count in next(iter(lots.values())):
        groups[count.group] = groups.get(count.group, 0) + (count.min or 0)
    return {group: (number, number) for group, number in groups.items()}
