"""Decisions on claims and sources by themselves: one happening or two, how far a source can be relied on, how credible a claim is; taking a judgement back."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.http import Http404

from marsad.desk.actions import on_report
from marsad.desk.actions.action import Done, Sent
from marsad.desk.actions.subjects import open_incident
from marsad.desk.actor import Actor
from marsad.desk.not_done import NotAllowed, NotDone
from marsad.model.judgement import Judgement, beside, in_force
from marsad.record.decisions import VALUES
from marsad.record.incidents import claims_reports
from marsad.record.keys import keep_key, kept_before
from marsad.record.rows import writing
from marsad.record.several import take_back_all
from marsad.record.store import judge, judgements_about, judgements_where
from marsad.record.subjects import home_of
from marsad.record.work import report_head

RELIABILITY, CREDIBILITY = tuple("ABCDEF"), tuple("123456")


def pair_claims(actor: Actor, _: str, sent: Sent) -> Done:
    """Say that two claims tell one happening, or that they tell two."""
    form = sent.form
    homes = [_home(actor, form.get(name, ""), name) for name in ("a", "b")]
    if form.get("same") not in ("1", "0"):
        raise NotDone("wish_value", "same")
    if form["a"] == form["b"]:
        raise NotDone("claim_itself", "b")
    kind = "same" if form["same"] == "1" else "different"
    return _once(sent, lambda: [judge(kind, form["a"], other=form["b"], who=actor.name, why=_reason(sent))], stale=tuple(dict.fromkeys(homes)))


def credibility(actor: Actor, ident: str, sent: Sent) -> Done:
    """Say how credible a claim is, from 1 to 6 (Admiralty code)."""
    _home(actor, ident, "")
    return _graded(actor, ident, "credibility", CREDIBILITY, sent)


def reliability(actor: Actor, _: str, sent: Sent) -> Done:
    """Say how far a source can be relied on, from A to F (Admiralty code)."""
    source = " ".join(sent.form.get("source", "").split())
    if not 0 < len(source) <= 200:
        raise NotDone("source_none", "source")
    return _graded(actor, source, "reliability", RELIABILITY, sent)


def _graded(actor: Actor, subject: str, field: str, among: Sequence[str], sent: Sent) -> Done:
    value = sent.form.get("value", "")
    if value not in among:
        raise NotDone("wish_among", "value", among=", ".join(among))
    return _once(sent, lambda: [judge("grade", subject, field=field, value=value, who=actor.name, why=_reason(sent))])


def undo(actor: Actor, ident: str, sent: Sent) -> Done:
    """Take a judgement back, with all that was decided at once with it; an undo that is taken back puts what it took in force again.

    Values of a report are taken back as on its page, by whoever may decide on it now; all else by who edits.
    """
    one = _judgement(ident)
    if one is None:
        raise NotDone("judgement_unknown", id=ident[:20])
    first = _first(one)
    homes = _homes(first)
    if homes & actor.redactor.reports or actor.redactor.hides_voice(first.subject, first.subject):
        raise NotDone("judgement_unknown", id=ident[:20])
    if first.subject.startswith("i") and not homes:
        open_incident(actor, first.subject)
    if one.kind != "undo" and one.id not in {each.id for each in in_force(judgements_about([one.subject]))}:
        raise NotDone("judgement_undone", id=ident[:20])
    if first.kind in VALUES and len(homes) == 1:
        return on_report.take_back(actor, next(iter(homes)), one, sent)
    if not actor.may("edit"):
        raise NotAllowed
    return _once(sent, lambda: take_back_all(one, who=actor.name, why=sent.why or None), stale=tuple(sorted(homes)))


def _judgement(number: str) -> Judgement | None:
    plain = number.isascii() and number.isdecimal() and len(number) < 19
    return next(iter(judgements_where("id", [int(number)])), None) if plain else None


def _first(one: Judgement) -> Judgement:
    """What a judgement is about: an undo is about the one that it takes back."""
    while one.kind == "undo" and (before := _judgement(one.subject)):
        one = before
    return one


def _homes(one: Judgement) -> set[str]:
    """The reports that a judgement is on."""
    if report_head(one.subject):
        return {one.subject}
    if isinstance(one.value, dict) and one.kind == "different":
        return set(claims_reports([*beside(one)[0], *beside(one)[1]]).values())
    return {home for uid in (one.subject, one.other) if uid and (home := home_of(uid))}


def _home(actor: Actor, claim: str, field: str) -> str:
    """The report of a claim that the person may know of. Raises NotDone; Http404 where the claim stands in the address."""
    home = claims_reports([claim]).get(claim) if claim else None
    if home is not None and home not in actor.redactor.reports:
        return home
    if field:
        raise NotDone("claim_unknown", field, id=claim[:40])
    raise Http404


def _reason(sent: Sent) -> str:
    if not sent.why:
        raise NotDone("fault_reason", "why")
    return sent.why


def _once(sent: Sent, keep: Callable[[], list[Judgement]], *, stale: tuple[str, ...] = ()) -> Done:
    """Keep some judgements under the key of the form; sent twice, they are kept once."""
    key = sent.key
    with writing():
        if kept_before(key):
            return Done(again=True)
        made = keep()
        keep_key(key, made[0].id)
    return Done(tuple(one.id for one in made), stale=stale)
