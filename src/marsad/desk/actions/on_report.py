"""Decisions on a report: one value, all its claims, several groups of victims; its state of work, and in whose hands it is."""

from __future__ import annotations

import secrets
from collections.abc import Sequence

from marsad.desk import rules
from marsad.desk.actions.action import Done, Sent
from marsad.desk.actions.subjects import Opened, open_report
from marsad.desk.actor import Actor
from marsad.desk.many import GROUP, accepting, regrouping
from marsad.desk.not_done import Meanwhile, NotAllowed, NotDone
from marsad.desk.reading import Desk
from marsad.desk.wishes import wishes_of
from marsad.errors import CaseError
from marsad.model.judgement import Judgement
from marsad.record import queue, work
from marsad.record.decisions import LAST, Clash, Wish, decide_all, give_state, together, touched, writers
from marsad.record.people import accounts

_MOST = 200  # groups of victims that are changed at once


def decide(actor: Actor, ident: str, sent: Sent) -> Done:
    """Take one decision: accept, reject, correct, type a value, add a claim, take a decision back."""
    opened = _may_decide(actor, ident)
    return _kept(actor, opened, wishes_of(sent, _read(opened)))


def take_back(actor: Actor, ident: str, one: Judgement, sent: Sent) -> Done:
    """Take a decision on a report back, with those that were kept at once with it."""
    opened = _may_decide(actor, ident)
    taken = [one] if one.kind == "undo" else together(one, opened.past)
    return _kept(actor, opened, [Wish("undo", str(each.id), sent.key, sent.seen or LAST, why=sent.why or None) for each in taken])


def accept_all(actor: Actor, ident: str, sent: Sent) -> Done:
    """Accept every claim on which nobody has decided."""
    opened = _may_decide(actor, ident)
    asked = accepting(_read(opened), sent.key, sent.seen, sent.why or None)
    if not asked:
        raise NotDone("wish_all_decided")
    return _kept(actor, opened, asked)


def set_group(actor: Actor, ident: str, sent: Sent) -> Done:
    """Give several groups of victims the same status, age, sex or fate."""
    opened = _may_decide(actor, ident)
    values = {field: value for field in GROUP if (value := sent.form.get(field))}
    harms = list(dict.fromkeys(sent.form.getlist("harm")))[:_MOST]
    if not values or not harms:
        raise NotDone("wish_group", "harm" if values else GROUP[0])
    asked = regrouping(_read(opened), harms, values, sent.key, sent.seen, sent.why or None)
    if not asked:
        raise NotDone("wish_subject", "harm")
    return _kept(actor, opened, asked)


def move(actor: Actor, ident: str, sent: Sent) -> Done:
    """Give a report another state of work; who wrote its decisions does not look them over."""
    opened, after = open_report(actor, ident), sent.form.get("state", "")
    if after not in rules.STATES:
        raise NotDone("wish_value", "state")
    if not rules.may_move(actor.role, actor.name, before=opened.state, after=after, writers=writers(opened.past), touched=touched(opened.past)):
        raise NotAllowed
    key = sent.form.get("key") or secrets.token_urlsafe(12)
    made = give_state(ident, after, actor.name, opened.uids, key[:64], sent.why)
    return Done(_numbers(made), report=ident)


def assign(actor: Actor, ident: str, sent: Sent) -> Done:
    """Take a report, give it back, or (who may) give it to somebody."""
    opened, to = open_report(actor, ident), sent.form.get("to", "").strip() or None
    mine = to in (None, actor.name) and opened.head.assignee in (None, actor.name)
    if not mine and not actor.may("edit"):
        raise NotAllowed
    if not mine and to is not None and to not in queue.workers():
        raise NotAllowed if to in {one.name for one in accounts()} else NotDone("give_nobody", "to")
    work.assign(ident, to, by=actor.name)
    return Done(report=ident)


def _may_decide(actor: Actor, ident: str) -> Opened:
    """A report whose values this person may change now. Raises NotAllowed."""
    opened = open_report(actor, ident)
    if opened.desk is None or not rules.may_decide(actor.role, opened.state):
        raise NotAllowed
    return opened


def _read(opened: Opened) -> Desk:
    assert opened.desk is not None
    return opened.desk


def _kept(actor: Actor, opened: Opened, asked: Sequence[Wish]) -> Done:
    """Keep what was decided, all of it or nothing; the report is in review from then on. Raises Meanwhile."""
    ident = opened.head.id
    try:
        kept = decide_all(asked, who=actor.name, report=ident, uids=opened.uids)
    except CaseError:  # what is to be taken back does not stand
        raise NotDone("wish_gone", "subject") from None
    if isinstance(kept, Clash):
        raise Meanwhile(kept.theirs)
    if opened.state == "machine":
        give_state(ident, "in_review", actor.name, opened.uids, f"{asked[0].key[:60]}:st")
    stale = () if all(_changes_nothing(one, opened.past) for one in kept) else (ident,)
    return Done(_numbers(kept), report=ident, stale=stale)


def _numbers(kept: Sequence[Judgement]) -> tuple[int, ...]:
    return tuple(one.id for one in kept)


def _changes_nothing(kept: Judgement, past: Sequence[Judgement]) -> bool:
    """An acceptance, or taking one back, leaves every value as it was."""
    if kept.kind == "undo":
        return any(str(one.id) == kept.subject and one.kind == "accept" for one in past)
    return kept.kind == "accept" and not any(one.subject == kept.subject and one.kind == "reject" for one in past)
