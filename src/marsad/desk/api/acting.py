"""Writing by the API: each action of the desk under an address of its own, with the same entries, checks, reasons and rights as its form."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Mapping
from typing import Any

import msgspec
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path

from marsad.desk.actions.action import Action, Done, Sent
from marsad.desk.actions.subjects import open_report
from marsad.desk.actions.table import ALL
from marsad.desk.actor import Actor, actor_of
from marsad.desk.api import shapes
from marsad.desk.api.decisions import on_incident, on_report
from marsad.desk.api.entries import NoBody, sent_by_program
from marsad.desk.following import follow, settle
from marsad.desk.not_done import Meanwhile, NotAllowed, NotDone
from marsad.desk.words import word
from marsad.model.judgement import Judgement
from marsad.record import answers_kept
from marsad.record.came import by_program
from marsad.record.incidents import incidents
from marsad.record.marks import marks
from marsad.record.redaction import redactor_for

ONCE = "Idempotency-Key"
_ONCE_LONGEST = 200
_encode = msgspec.json.Encoder().encode


def _view(action: Action) -> Callable[..., HttpResponse]:
    def acted(request: HttpRequest, ident: str = "") -> HttpResponse:
        with by_program(getattr(request, "key", None)):
            return _answered(request, action, ident)

    acted.__doc__ = action.about
    return acted


def _answered(request: HttpRequest, action: Action, ident: str) -> HttpResponse:
    """1. What is sent. 2. Was it done before under its key? 3. Do it. Whatever is wrong is a problem with its field, in the person's language."""
    actor = actor_of(request)
    try:
        sent, once = sent_by_program(request, action), _once(request, actor, action, ident)  # 1
        before = answers_kept.begin(once, _print(sent)) if once else answers_kept.Before("new")  # 2
        if before.state == "done":
            answer = HttpResponse(before.body, content_type="application/json", status=before.status)
            answer["Idempotent-Replayed"] = "true"
            return answer
        if before.state != "new":
            raise NotDone(f"api_once_{before.state}", ONCE)
    except NoBody as fault:
        return _problem(actor, fault.key, fault.status)
    except NotDone as fault:
        return _wrong(actor, fault, ident)
    answer = _done(actor, action, ident, sent, once)  # 3
    if once and answer.status_code < 300:
        answers_kept.finish(once, answer.status_code, answer.content.decode())
    elif once:
        answers_kept.forget(once)
    return answer


def _once(request: HttpRequest, actor: Actor, action: Action, ident: str) -> str:
    """The key of a request, of this person and this action alone; empty where none is given. Raises NotDone."""
    given = request.headers.get(ONCE, "")
    if len(given) > _ONCE_LONGEST:
        raise NotDone("api_long", ONCE, longest=_ONCE_LONGEST)
    return hashlib.sha256("\0".join((actor.name, action.name, ident, given)).encode()).hexdigest() if given else ""


def _print(sent: Sent) -> str:
    """A hash of what is sent, files included."""
    made = hashlib.sha256(repr(sorted(sent.form.lists())).encode("utf-8", "surrogatepass"))
    for file in sent.files:
        made.update(f"\0{file.name}\0".encode("utf-8", "surrogatepass"))
        for part in file.chunks():
            made.update(part)
        file.seek(0)
    return made.hexdigest()


def _done(actor: Actor, action: Action, ident: str, sent: Sent, once: str) -> HttpResponse:
    sent.form["key"] = once[:24] or secrets.token_hex(12)
    try:
        done = action.do(actor, ident, sent)
    except Http404:
        return _problem(actor, "fault_missing", 404, fault="missing")
    except NotAllowed:
        return _problem(actor, "fault_refused", 403, fault="refused")
    except NotDone as fault:
        return _wrong(actor, fault, ident)
    return HttpResponse(_encode(_kept(actor, done)), content_type="application/json", status=202 if done.job else 200)


def _kept(actor: Actor, done: Done) -> shapes.Kept:
    """What was kept, once what rests on it is made anew, and as this person may know it."""
    pending, incident = False, done.incident
    if done.incident and done.judgements:
        incident = settle(done, actor.name) or None
    else:
        pending = not follow(done.stale, actor.name)
    if done.report and incident is None and not pending:
        hidden = redactor_for(actor.may, marks()).hidden
        incident = next((one.id for one in incidents(report=done.report, hidden=hidden, limit=1)), None)
    return shapes.Kept(list(done.judgements), done.thing, done.row, done.report, incident, done.mark, done.job, done.again, pending)


def _wrong(actor: Actor, fault: NotDone, ident: str) -> HttpResponse:
    """A problem with the entry that is wrong; where somebody else decided meanwhile, with what they decided."""
    if not isinstance(fault, Meanwhile):
        return _problem(actor, fault.key, 409 if fault.key == "api_once_busy" else 422, fault.field, values=fault.values)
    said = Meanwhile(fault.theirs).said(actor.person.language)
    return _json(shapes.Problem(said, "meanwhile", "seen", _theirs(actor, fault.theirs, ident)), 409)


def _theirs(actor: Actor, theirs: Any, ident: str) -> shapes.Decision | None:
    """What somebody else decided, without what is hidden from this person."""
    if not isinstance(theirs, Judgement):
        return shapes.Decision(theirs.id, theirs.kind, theirs.subject, None, None, theirs.who, theirs.when, None) if theirs else None
    return on_incident(actor, [theirs])[0] if ident.startswith("i") else on_report(open_report(actor, ident), [theirs])[0]


def _problem(actor: Actor, key: str, status: int, field: str = "", *, values: Mapping[str, object] | None = None, fault: str = "") -> HttpResponse:
    return _json(shapes.Problem(word(key, actor.person.language, **(values or {})), fault or key, field), status)


def _json(answer: Any, status: int) -> HttpResponse:
    return HttpResponse(_encode(answer), content_type="application/json", status=status)


ROUTES: list[URLPattern] = [path(f"api/{one.path.replace('{id}', '<slug:ident>')}", _view(one), name=f"api-{one.name}") for one in ALL]
