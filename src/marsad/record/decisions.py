"""Decisions on one report: kept once, and never over somebody else's that was not seen."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

from marsad.errors import CaseError
from marsad.model.judgement import Judgement, in_force
from marsad.record.ledger import now
from marsad.record.rows import insert, query, writing
from marsad.record.store import judge, judgements_about, judgements_where

LAST = 10**18 - 1  # behind every decision: who sends this has seen them all
VALUES = frozenset(["accept", "correct", "reject", "add"])  # what changes a reading; state and undo do not


@dataclass(frozen=True, slots=True)
class Wish:
    """A decision as it was sent. ``key`` is new for each decision, ``seen`` the last judgement that its page showed."""

    kind: str
    subject: str
    key: str
    seen: int
    field: str | None = None
    value: Any = None
    why: str | None = None
    other: str | None = None


@dataclass(frozen=True, slots=True)
class Clash:
    """Somebody else decided the same thing meanwhile; nothing was kept."""

    theirs: Judgement


def on_report(report: str, uids: Collection[str]) -> list[Judgement]:
    """All judgements on a report and what was read from it, with those that took them back, in their order."""
    subjects = sorted({report, *uids})
    found = {one.id: one for at in range(0, len(subjects), 20_000) for one in judgements_about(subjects[at : at + 20_000])}
    return [found[number] for number in sorted(found)]


def decide(wish: Wish, *, who: str, report: str, uids: Collection[str]) -> Judgement | Clash:
    """Keep a decision. The same key again gives the judgement that was kept the first time."""
    kept = decide_all([wish], who=who, report=report, uids=uids)
    return kept if isinstance(kept, Clash) else kept[0]


def give_state(report: str, after: str, who: str, uids: Collection[str], key: str, why: str = "") -> list[Judgement]:
    """Give the work on a report another state."""
    kept = decide_all([Wish("state", report, key, LAST, value=after, why=why or None)], who=who, report=report, uids=uids)
    return [] if isinstance(kept, Clash) else kept


def decide_all(wishes: Sequence[Wish], *, who: str, report: str, uids: Collection[str]) -> list[Judgement] | Clash:
    """Keep some decisions together, all of them or none; the key of the first stands for all.

    1. One writer at a time. 2. Was this decision kept before? 3. Did somebody else decide on one of the same values since the page was
    made? Then nothing is kept, and theirs is given back. 4. Keep them with the key.
    """
    with writing():  # 1
        if known := query("SELECT judgement FROM record_decisionkey WHERE key = %s", [wishes[0].key]):  # 2
            return judgements_where("id", [known[0][0]])
        past = on_report(report, uids)
        for wish in wishes:
            theirs = [one for one in past if one.id > wish.seen and one.who != who and _same_value(one, wish, past)]
            if theirs:  # 3
                return Clash(theirs[-1])
            if wish.kind == "undo":
                _check_undo(wish, past)
        when = now()
        made = [judge(wish.kind, wish.subject, who=who, other=wish.other, field=wish.field, value=wish.value, why=wish.why, when=when) for wish in wishes]  # 4
        insert("record_decisionkey", ("key", "judgement"), [(wishes[0].key, made[0].id)])
    return made


def together(one: Judgement, past: Sequence[Judgement]) -> list[Judgement]:
    """The decisions that stand and were kept at once with one: they are taken back at once too."""
    return [other for other in in_force(list(past)) if (other.who, other.when, other.kind) == (one.who, one.when, one.kind)] or [one]


def _check_undo(wish: Wish, past: Sequence[Judgement]) -> None:
    undone = {one.subject for one in past if one.kind == "undo"}
    standing = {str(one.id) for one in in_force(list(past))} | {str(one.id) for one in past if one.kind == "undo" and str(one.id) not in undone}
    if wish.subject not in standing:
        raise CaseError("there is no such decision that stands, so it cannot be taken back")


def _same_value(theirs: Judgement, wish: Wish, past: Sequence[Judgement]) -> bool:
    """Both are about one value: of the same subject, and of the same field where both name one."""
    if wish.kind == "undo" or theirs.kind == "undo":
        by_id = {str(one.id): one for one in past}
        ours, other = (by_id.get(wish.subject) if wish.kind == "undo" else wish), (by_id.get(theirs.subject) if theirs.kind == "undo" else theirs)
        return ours is not None and other is not None and ours.subject == other.subject and ours.field == other.field
    if theirs.subject != wish.subject or wish.kind == "add":
        return False
    both = theirs.field is not None and wish.field is not None
    return (theirs.field == wish.field) if both else "state" not in (theirs.kind, wish.kind) or theirs.kind == wish.kind


def writers(past: Sequence[Judgement]) -> set[str]:
    """Who wrote what stands on a report, or took something back there: their work is looked over by others."""
    kept = {one.who for one in in_force(list(past)) if one.kind in VALUES}
    by_id = {str(one.id): one for one in past}
    return kept | {one.who for one in past if one.kind == "undo" and one.subject in by_id and by_id[one.subject].kind in {*VALUES, "undo"}}


def touched(past: Sequence[Judgement]) -> bool:
    """A person decided something on a report that still stands: it is more than what a machine read."""
    return any(one.kind in VALUES for one in in_force(list(past)))
