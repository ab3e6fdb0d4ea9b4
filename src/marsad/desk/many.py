"""Decisions on several things of a report at once, as wishes that are kept together or not at all."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from marsad.desk.reading import LISTS, Desk
from marsad.record.decisions import Wish

GROUP = ("victims.status", "victims.age", "victims.sex", "outcome")


def accepting(desk: Desk, key: str, seen: int, why: str | None = None) -> list[Wish]:
    """Accept every claim on which nobody has decided."""
    return [Wish("accept", claim.uid, key, seen, why=why) for claim in desk.claims() if claim.verdict is None and claim.added is None]


def regrouping(desk: Desk, harms: Sequence[str], values: Mapping[str, str], key: str, seen: int, why: str | None) -> list[Wish]:
    """Give several groups of victims the same status, age, sex or fate; nothing where one is no group of this report, or a value is none."""
    if any("expr" not in desk.things.get(one, {}) for one in harms) or any(field not in GROUP or value not in LISTS[field][1] for field, value in values.items()):
        return []
    return [Wish("correct", one, key, seen, field, value, why) for one in harms for field, value in values.items()]
