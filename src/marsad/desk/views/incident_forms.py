"""Decisions on an incident: grade, state, merge, split, "not the same", undo. Each has a reason, and can be taken back.

A form carries a key (sent twice, it counts once) and what its writer had seen (where somebody decided in between, nothing is
kept, the new decision is shown and the writer's words stand in the form).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from marsad.case.linking import relink
from marsad.desk.page import person
from marsad.desk.redaction import redactor_of
from marsad.desk.views.incident import Draft, grades_of, incident, on_incident, seen_of, visible
from marsad.desk.words import word
from marsad.model.judgement import Judgement
from marsad.record import queue
from marsad.record.choices import choice
from marsad.record.incidents import claims_of, incident_of, incident_of_claim
from marsad.record.keys import keep_key, kept_before
from marsad.record.rows import writing
from marsad.record.several import judgements_on
from marsad.record.store import judge

Plain = dict[str, Any]
STATES = ("in_review", "published", "withdrawn", "candidate")
LONGEST = 4000  # characters of a reason


class Refused(Exception):
    """A form that cannot be taken: a key of the words, with its values."""

    def __init__(self, key: str, **values: str) -> None:
        super().__init__(key)
        self.key, self.values = key, values


def grade(request: HttpRequest, ident: str) -> HttpResponse:
    """A person's grade, beside the machine's."""

    def kept(found: Plain, who: str, why: str) -> Sequence[Judgement]:
        value = request.POST.get("value", "")
        if value not in grades_of(found["assessment"]["scheme"]):
            raise Refused("fault_grade", id=value[:40])
        return [judge("grade", found["id"], who=who, value=value, why=why)]

    return decide_on_incident(request, ident, "grade", kept)


def state(request: HttpRequest, ident: str) -> HttpResponse:
    """Where the incident stands: in review, published, withdrawn."""

    def kept(found: Plain, who: str, why: str) -> Sequence[Judgement]:
        value = request.POST.get("value", "")
        if value not in STATES:
            raise Refused("fault_grade", id=value[:40])
        if value == "published" and choice("publishers") != "1" and not _looked_over(found, who):
            raise Refused("fault_second")
        return [judge("state", found["id"], who=who, value=value, why=why)]

    return decide_on_incident(request, ident, "state", kept)


def _looked_over(found: Plain, who: str) -> bool:
    """Somebody else decided on this incident, and what they decided stands: two people publish."""
    standing = on_incident(found, judgements_on([found["id"], *found["claims"]], found["claims"]))
    return any(one.who != who and not (one.kind == "state" and one.value in ("published", "withdrawn", "candidate")) for one in standing)


def join(request: HttpRequest, ident: str) -> HttpResponse:
    """This incident and another are one: their first claims are of one happening."""

    def kept(found: Plain, who: str, why: str) -> Sequence[Judgement]:
        other = other_of(request, found)
        return [judge("same", first_seen(request, found), other=first_seen(request, other), who=who, why=why)]

    return decide_on_incident(request, ident, "join", kept, linked=True)


def differ(request: HttpRequest, ident: str) -> HttpResponse:
    """This incident and another are two, and stay so."""

    def kept(found: Plain, who: str, why: str) -> Sequence[Judgement]:
        other = other_of(request, found)
        return _apart(_one_of_each(request, found["id"]), _one_of_each(request, other["id"]), who, why)

    return decide_on_incident(request, ident, "differ", kept, linked=True)


def split(request: HttpRequest, ident: str) -> HttpResponse:
    """Some reports tell another happening: their claims and those of the others are told apart."""

    def kept(found: Plain, who: str, why: str) -> Sequence[Judgement]:
        first = _one_of_each(request, found["id"])
        chosen = set(request.POST.getlist("reports")) & set(first)
        if not chosen or len(chosen) == len(first):
            raise Refused("fault_all")
        return _apart({report: first[report] for report in chosen}, {report: claim for report, claim in first.items() if report not in chosen}, who, why)

    return decide_on_incident(request, ident, "split", kept, linked=True)


def undo(request: HttpRequest, ident: str) -> HttpResponse:
    """Take back a decision on this incident."""

    def kept(found: Plain, who: str, why: str) -> Sequence[Judgement]:
        number = request.POST.get("judgement", "")
        standing = {str(one.id): one for one in on_incident(found, judgements_on([found["id"], *found["claims"]], found["claims"]))}
        if number not in standing:
            raise Refused("fault_other", id=number[:20])
        return [judge("undo", number, who=who, why=why)]

    return decide_on_incident(request, ident, "undo", kept, linked=True)


def decide_on_incident(request: HttpRequest, ident: str, form: str, kept: Callable[[Plain, str, str], Sequence[Judgement]], *, linked: bool = False) -> HttpResponse:
    """1. A form sent before is not taken twice. 2. A reason, and nothing decided in between. 3. Keep. 4. Link anew what it touches."""
    found, who = visible(request, ident), person(request)
    key, why = request.POST.get("key", "")[:64], request.POST.get("why", "").strip()[:LONGEST]
    if not key or kept_before(key):  # 1
        return _back(found["id"], "twice")
    try:
        _ready(request, found, why, form, who.language)  # 2
        with writing():  # 3
            made = kept(found, who.name, why)
            keep_key(key, made[0].id)
    except Refused as fault:
        values = {name: request.POST.getlist(name) if name == "reports" else request.POST.get(name, "") for name in ("value", "other", "why", "claim", "reports")}
        return incident(request, found["id"], Draft(form, values, word(fault.key, who.language, **fault.values)))
    if linked:  # 4; should it be stopped here, the next link run takes the decision in
        relink(settings.DESK_CASE, found["reports"], who=who.name)
        queue.refresh(found["reports"])
    after = incident_of(found["id"]) or _where_now(found["claims"])
    return _back(after["id"] if after else "", form)


def _ready(request: HttpRequest, found: Plain, why: str, form: str, language: str) -> None:
    if not why and form != "undo":
        raise Refused("fault_reason")
    standing = on_incident(found, judgements_on([found["id"], *found["claims"]], found["claims"]))
    if request.POST.get("seen", "") != seen_of(standing):
        last = standing[-1].who if standing else word("unknown_other", language)
        raise Refused("fault_clash", who=last)


def _where_now(claims: Collection[str]) -> Plain | None:
    """The incident in which the first of some claims now stands."""
    return next((found for uid in claims if (ident := incident_of_claim(uid)) and (found := incident_of(ident))), None)


def other_of(request: HttpRequest, found: Plain) -> Plain:
    """The other incident of a form, by its id; an address that ends in one is taken too."""
    given = request.POST.get("other", "").strip().strip("/").rsplit("/", 1)[-1][:24] or request.POST.get("near", "")[:24]
    other = incident_of(given) if given else None
    if other is None or set(other["reports"]) <= redactor_of(request).reports:  # what somebody may not see is as if it were not there
        raise Refused("fault_other", id=given)
    if other["id"] == found["id"]:
        raise Refused("fault_itself")
    return other


def _one_of_each(request: HttpRequest, ident: str) -> dict[str, str]:
    """One claim of each report of an incident that the asker may see: it stands for what the report tells."""
    first: dict[str, str] = {}
    for claim, report in claims_of(ident):
        if report not in redactor_of(request).reports:
            first.setdefault(report, claim)
    return first


def first_seen(request: HttpRequest, found: Plain) -> str:
    """The first claim of an incident in a report that the asker may see."""
    return next(iter(_one_of_each(request, found["id"]).values()))


def _apart(ours: dict[str, str], theirs: dict[str, str], who: str, why: str) -> list[Judgement]:
    return [judge("different", a, other=b, who=who, why=why) for a in ours.values() for b in theirs.values() if a != b]


def _back(ident: str, done: str) -> HttpResponse:
    return HttpResponseRedirect(f"{reverse('incident', args=[ident])}?done={done}" if ident else reverse("incidents"))
