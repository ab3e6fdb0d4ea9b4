"""What waits for me, what others did since I was last here, and the lists that I saved."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from marsad.desk import faults
from marsad.desk.actions import on_file
from marsad.desk.actions.action import Done, Sent, sent_in
from marsad.desk.actor import Actor, actor_of
from marsad.desk.not_done import NotDone
from marsad.desk.page import person, show
from marsad.desk.redaction import redactor_of
from marsad.errors import CaseError
from marsad.model.typed import name_of
from marsad.record import waiting
from marsad.record.annotations import annotate, standing
from marsad.record.ledger import now
from marsad.record.redacted_annotations import Shown, shown

_SINCE = "since"


@dataclass(frozen=True, slots=True)
class Change:
    """What another person did to a report or an incident."""

    subject: str
    head: str
    who: str
    kind: str
    count: int
    last: str

    @property
    def incident(self) -> bool:
        """It is an incident."""
        return self.subject.startswith("i")


@dataclass(frozen=True, slots=True)
class Mine:
    """``given`` the reports in my hands, ``looked`` those that wait for a colleague, ``mentions`` comments that name me and incidents given to me;
    ``changes`` by others since ``since``; ``filters`` the lists that I saved."""

    given: list[waiting.Waiting]
    looked: list[waiting.Waiting]
    mentions: list[Shown]
    changes: list[Change]
    since: str
    filters: list[Shown]
    key: str
    may_write: bool


def mine(request: HttpRequest) -> HttpResponse:
    """My own page."""
    who, redactor = person(request), redactor_of(request)
    since = _since(request)
    reports = [one for one in waiting.assigned(who.name) if one.id not in redactor.reports]
    looked = [one for one in waiting.to_look_over(who.name) if one.id not in redactor.reports] if who.may("review") else []
    found = [one for one in waiting.changed_since(who.name, since) if one.subject not in redactor.reports and one.subject not in redactor.rests]
    heads = waiting.heads_of({one.subject for one in found if not one.subject.startswith("i")})
    changes = [Change(one.subject, redactor.free(heads.get(one.subject) or "", report=one.subject), one.who, one.kind, one.count, one.last) for one in found if one.subject.startswith("i") or one.subject in heads]
    free = [replace(one, title=redactor.free(one.title or "", report=one.id), outlet=redactor.outlet(one.outlet)) for one in (*reports, *looked)]
    context = Mine(
        given=free[: len(reports)],
        looked=free[len(reports) :],
        mentions=shown(waiting.mentions(who.name), redactor, who.name),
        changes=changes,
        since=since,
        filters=shown(standing(["filter"], subjects=[_own(who.name)]), redactor, who.name),
        key=secrets.token_urlsafe(16),
        may_write=who.may("decide"),
    )
    return show(request, "mine.html", context)


def _since(request: HttpRequest) -> str:
    """Since when others' work is new: what this person saw last before they came back; a day ago for somebody who was never away."""
    kept = request.session.get(_SINCE)
    if isinstance(kept, str):
        return kept
    request.session[_SINCE] = since = waiting.away_since(person(request).name)
    return since


def seen(request: HttpRequest) -> HttpResponse:
    """All of this was read: what comes from now on is new."""
    request.session[_SINCE] = now()
    return HttpResponseRedirect(reverse("mine"))


def put_aside(request: HttpRequest, ident: str) -> HttpResponse:
    """A mention that was answered, or that needs no answer."""
    return _taken(request, ident, on_file.put_aside)


def save_filter(request: HttpRequest) -> HttpResponse:
    """Keep the filters of a list under a name."""
    name, url = name_of(request.POST.get("name"), longest=80), request.POST.get("url", "")[:1000]
    if not name or not url.startswith("/") or not url_has_allowed_host_and_scheme(url, {request.get_host()}):
        return faults.bad_request(request)
    return _kept(request, lambda key: annotate("filter", _own(person(request).name), {"name": name, "url": url}, who=person(request).name, key=key))


def drop_filter(request: HttpRequest, ident: str) -> HttpResponse:
    """Forget a saved list. Raises Http404 for one that is not mine."""
    mine_own = {one.thing for one in standing(["filter"], subjects=[_own(person(request).name)])}
    if ident not in mine_own:
        raise Http404
    return _kept(request, lambda key: annotate("filter", _own(person(request).name), None, who=person(request).name, key=key, thing=ident))


def give(request: HttpRequest, ident: str) -> HttpResponse:
    """Give an incident to somebody, or to nobody."""
    return _taken(request, ident, on_file.give)


def _taken(request: HttpRequest, ident: str, do: Callable[[Actor, str, Sent], Done]) -> HttpResponse:
    try:
        done = do(actor_of(request), ident, sent_in(request))
    except NotDone:
        return faults.bad_request(request)
    return HttpResponseRedirect(reverse("file", args=[done.incident]) if done.incident else reverse("mine"))


def _own(name: str) -> str:
    """What a person's own things are written to; it fits a name of any length."""
    import hashlib

    return f"person:{hashlib.sha256(name.encode()).hexdigest()[:32]}"


def _kept(request: HttpRequest, keep: Callable[[str], object]) -> HttpResponse:
    try:
        keep(request.POST.get("key", ""))
    except CaseError:
        return faults.bad_request(request)
    return HttpResponseRedirect(reverse("mine"))
