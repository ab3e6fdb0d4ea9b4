"""Decisions on an incident: grade, state, merge, split, "not the same", moving a claim, undo. Each has a reason, and can be taken back.

What is sent carries a key (sent twice, it counts once) and what the sender had seen: where somebody else decided in between, nothing is kept.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain
from typing import Any

from marsad.desk.actions.action import Done, Sent
from marsad.desk.actions.subjects import on_incident, open_incident
from marsad.desk.actor import Actor
from marsad.desk.not_done import Meanwhile, NotDone
from marsad.linking.assess import POLICIES
from marsad.model.judgement import Judgement
from marsad.record.choices import choice
from marsad.record.incidents import claims_of, incident_of, incident_of_claim, road_of
from marsad.record.keys import keep_key, kept_before
from marsad.record.rows import writing
from marsad.record.several import judgements_on, take_back_all, tell_apart
from marsad.record.store import judge

Plain = dict[str, Any]
Keep = Callable[[Actor, Plain, Sent], Sequence[Judgement]]
STATES = ("in_review", "published", "withdrawn", "candidate")
_MOST = 100_000  # pairs of reports that are told apart at once


def _grade(actor: Actor, found: Plain, sent: Sent) -> Sequence[Judgement]:
    value, grades = sent.form.get("value", ""), grades_of(found["assessment"]["scheme"])
    if value not in grades:
        raise NotDone("fault_grade", "value", id=value[:40], among=", ".join(grades))
    return [judge("grade", found["id"], who=actor.name, value=value, why=sent.why)]


def _state(actor: Actor, found: Plain, sent: Sent) -> Sequence[Judgement]:
    value = sent.form.get("value", "")
    if value not in STATES:
        raise NotDone("wish_among", "value", among=", ".join(STATES))
    if value == "published" and choice("publishers") != "1" and not _looked_over(found, actor.name):
        raise NotDone("fault_second", "value")
    return [judge("state", found["id"], who=actor.name, value=value, why=sent.why)]


def _looked_over(found: Plain, who: str) -> bool:
    """Somebody else decided on this incident, and what they decided stands: two people publish."""
    return any(one.who != who and not (one.kind == "state" and one.value in ("published", "withdrawn", "candidate")) for one in standing_on(found))


def _join(actor: Actor, found: Plain, sent: Sent) -> Sequence[Judgement]:
    other = _other(actor, found, sent)
    return [judge("same", _first(actor, found["id"]), other=_first(actor, other["id"]), who=actor.name, why=sent.why)]


def _differ(actor: Actor, found: Plain, sent: Sent) -> Sequence[Judgement]:
    other = _other(actor, found, sent)
    return _apart(actor, _one_of_each(actor, found["id"]), _one_of_each(actor, other["id"]), sent)


def _split(actor: Actor, found: Plain, sent: Sent) -> Sequence[Judgement]:
    first = _one_of_each(actor, found["id"])
    chosen = set(sent.form.getlist("reports")) & set(first)
    if not chosen or len(chosen) == len(first):
        raise NotDone("fault_all", "reports")
    if len(chosen) * (len(first) - len(chosen)) > _MOST:
        raise NotDone("fault_pairs", "reports", most=_MOST // len(first))
    apart = _apart(actor, {report: first[report] for report in chosen}, {report: claim for report, claim in first.items() if report not in chosen}, sent)
    one, *others = (claim for report, claim in first.items() if report in chosen)
    return [*apart, *(judge("same", one, other=claim, who=actor.name, why=sent.why, when=apart[0].when) for claim in others)]  # an incident of their own, whatever links them


def _move(actor: Actor, found: Plain, sent: Sent) -> Sequence[Judgement]:
    claim = sent.form.get("claim", "")
    here = [uid for uid, report in claims_of(found["id"]) if report not in actor.redactor.reports]
    if claim not in here or len(here) < 2:
        raise NotDone("fault_claim", "claim")
    other = _other(actor, found, sent) if sent.form.get("other", "").strip() or sent.form.get("near") else None
    made = tell_apart([claim], [uid for uid in here if uid != claim], who=actor.name, why=sent.why)  # from all: with one that is left out it would go on, and take others along
    return [made, judge("same", claim, other=_first(actor, other["id"]), who=actor.name, why=sent.why, when=made.when)] if other else [made]


def _undo(actor: Actor, found: Plain, sent: Sent) -> Sequence[Judgement]:
    number = sent.form.get("judgement", "")
    one = next((one for one in standing_on(found) if str(one.id) == number), None)
    if one is None:
        raise NotDone("wish_gone", "judgement")
    return take_back_all(one, who=actor.name, why=sent.why)


def _decided(keep: Keep, *, reason: bool = True, linked: bool = True) -> Callable[[Actor, str, Sent], Done]:
    """An action on an incident: 1. sent before, it is not done twice. 2. A reason, and nothing decided in between. 3. Keep. 4. Say what is to be linked anew."""

    def do(actor: Actor, ident: str, sent: Sent) -> Done:
        found, key, why = open_incident(actor, ident), sent.form.get("key", "")[:64], sent.why
        if not key or kept_before(key):  # 1
            return Done(incident=found["id"], again=True)
        if reason and not why:  # 2
            raise NotDone("fault_reason", "why")
        with writing():  # 3
            if kept_before(key):
                return Done(incident=found["id"], again=True)
            _nothing_between(actor, found, sent)
            made = keep(actor, found, sent)
            keep_key(key, made[0].id)
        return Done(tuple(one.id for one in made), incident=found["id"], stale=tuple(found["reports"]) if linked else ())  # 4

    return do


grade = _decided(_grade, linked=False)
state = _decided(_state, linked=False)
join = _decided(_join)
differ = _decided(_differ)
split = _decided(_split)
move = _decided(_move)
undo = _decided(_undo, reason=False)


def standing_on(found: Plain) -> list[Judgement]:
    """The decisions on an incident that stand."""
    return on_incident(found, judgements_on([found["id"], *found["claims"]], found["claims"]))


def seen_of(decided: Sequence[Judgement]) -> str:
    """The decisions on an incident that somebody has before them: where it differs, another one decided in between."""
    return str(max((one.id for one in decided), default=0))


def _nothing_between(actor: Actor, found: Plain, sent: Sent) -> None:
    """Raises Meanwhile where decisions stand that the sender had not seen; who does not say what they saw has seen their own."""
    standing, seen = standing_on(found), sent.form.get("seen")
    unseen = standing if seen is not None else [one for one in standing if one.who != actor.name]
    if (seen or "0") != seen_of(unseen):
        raise Meanwhile(standing[-1] if standing else None, "fault_clash")


def home_of(done: Done, claims: Sequence[str]) -> str:
    """The incident as it is called once everything is linked anew: its own id, that of the one it went into, else that of its first claim."""
    return next((road[-1] for ident in chain([done.incident], map(incident_of_claim, claims)) if ident and (road := road_of(ident))), "")


def grades_of(scheme: str) -> tuple[str, ...]:
    """The grades of a policy, as its rules give them."""
    policy = POLICIES.get(scheme.split("@")[0])
    return tuple(dict.fromkeys(value for value, _ in policy.rules if value)) if policy else ()


def _other(actor: Actor, found: Plain, sent: Sent) -> Plain:
    """The other incident of a form, by its id; an address that ends in one is taken too."""
    given = sent.form.get("other", "").strip().strip("/").rsplit("/", 1)[-1][:24] or sent.form.get("near", "")[:24]
    other = incident_of(given) if given else None
    if other is None or set(other["reports"]) <= actor.redactor.reports:  # what somebody may not see is as if it were not there
        raise NotDone("fault_other", "other", id=given)
    if other["id"] == found["id"]:
        raise NotDone("fault_itself", "other")
    return other


def _one_of_each(actor: Actor, ident: str) -> dict[str, str]:
    """One claim of each report of an incident that the asker may see: it stands for what the report tells."""
    first: dict[str, str] = {}
    for claim, report in claims_of(ident):
        if report not in actor.redactor.reports:
            first.setdefault(report, claim)
    return first


def _first(actor: Actor, ident: str) -> str:
    """The first claim of an incident in a report that the asker may see."""
    return next(iter(_one_of_each(actor, ident).values()))


def _apart(actor: Actor, ours: dict[str, str], theirs: dict[str, str], sent: Sent) -> list[Judgement]:
    return [tell_apart(list(ours.values()), list(theirs.values()), who=actor.name, why=sent.why)]
