"""What people decided, and what a record says once their decisions are applied.

A judgement is a row that is never changed: who, when, on what, why. State is a pure function of the rows in their order;
a judgement is taken back by a later one of kind ``undo``. Neither the machine's value nor the person's is overwritten.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

Kind = Literal[
    "accept",  # the claim stands as read                      subject: claim uid
    "correct",  # one value is another: field, value            subject: claim, event or harm uid
    "reject",  # the claim, event or harm is no such thing      subject: its uid
    "add",  # something the machine missed: value               subject: report id
    "same",  # two claims speak of one incident                 subject, other: claim uids
    "different",  # two claims do not                           subject, other: claim uids; of many ``beside`` tells them
    "grade",  # a person's assessment: value                    subject: incident id
    "state",  # where the work on it stands: value              subject: report or incident id
    "undo",  # takes back the judgement whose id is the subject
]


@dataclass(frozen=True, slots=True)
class Judgement:
    """One decision of one person.

    ``id`` grows with time within a case. ``field`` is a path inside the subject (``quantity.min``, ``places.0.id``); ``value``
    is plain JSON. ``why`` is the person's reason in their own words.
    """

    id: int
    kind: Kind
    subject: str
    who: str
    when: str
    other: str | None = None
    field: str | None = None
    value: Any = None
    why: str | None = None


def beside(one: Judgement) -> tuple[Sequence[str], Sequence[str]]:
    """The claims that a "same" or "different" sets beside one another: each of the first beside each of the second.

    Of many, which were decided on at once, both lists stand in its value: {"these": […], "those": […]}.
    """
    if one.kind == "different" and isinstance(one.value, dict):
        return one.value["these"], one.value["those"]
    return [one.subject], [one.other] if one.other else []


def state_of(past: Sequence[Judgement], report: str) -> str:
    """Where the work on a report stands, by the judgements on it."""
    said = [one.value for one in in_force(list(past)) if one.kind == "state" and one.subject == report]
    return str(said[-1]) if said else "machine"


def in_force(judgements: list[Judgement]) -> list[Judgement]:
    """The judgements that nobody took back, in their order; taking back an undo puts the first one in force again."""
    undone: set[int] = set()
    for judgement in reversed(judgements):
        if judgement.kind == "undo" and judgement.id not in undone:
            undone.add(int(judgement.subject))
    return [judgement for judgement in judgements if judgement.kind != "undo" and judgement.id not in undone]
