"""The file of a report or an incident: who was named, what evidence there is, notes, comments; and writing to it."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse

from marsad.desk import faults
from marsad.desk.actions import on_file
from marsad.desk.actions.action import Done, Sent, sent_in
from marsad.desk.actions.subjects import Subject, subject_of, thing_of
from marsad.desk.actor import Actor, actor_of
from marsad.desk.blurred import PICTURES, blurred
from marsad.desk.file_of import WRITTEN, Pair, counted, named_of, pairs_of, written
from marsad.desk.not_done import Meanwhile, NotDone
from marsad.desk.offered import Offered, offered
from marsad.desk.page import person, show
from marsad.desk.redaction import redactor_of
from marsad.desk.rows import Interval
from marsad.desk.shown import BLOCK
from marsad.desk.sniffed import INLINE, UNKNOWN
from marsad.desk.words import term
from marsad.errors import CaseError
from marsad.model import vocabulary
from marsad.phrasing.days import spoken
from marsad.phrasing.incident_point import place_name
from marsad.record import queue
from marsad.record.annotations import history_of, standing
from marsad.record.evidence import bytes_of
from marsad.record.redacted_annotations import Shown, shown
from marsad.record.redacted_incident import redacted_incident
from marsad.record.work import note_look

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class File:
    """The file of a report or an incident. ``named`` and ``counted`` are the killed; ``fault`` what was wrong with a form, ``form`` its kind and ``given``
    what was written in it; ``offered`` those whom the reports name and nobody wrote down; ``edit`` the victim that is being changed; ``whole`` where it stands on a page of its own."""

    id: str
    incident: bool
    head: str
    people: list[Shown]
    evidence: list[Shown]
    notes: list[Shown]
    comments: list[Shown]
    pairs: list[Pair]
    offered: list[Offered]
    named: Interval
    counted: Interval | None
    may_write: bool
    may_give: bool
    key: str
    done: str
    fault: str
    form: str
    given: Plain
    edit: Shown | None
    workers: list[str]
    whole: bool = True
    inline: frozenset[str] = INLINE
    pictures: frozenset[str] = PICTURES
    fates: tuple[str, ...] = vocabulary.OUTCOMES
    ages: tuple[str, ...] = vocabulary.AGES
    sexes: tuple[str, ...] = vocabulary.SEXES
    victim_statuses: tuple[str, ...] = vocabulary.VICTIM_STATUSES


def file_page(request: HttpRequest, ident: str) -> HttpResponse:
    """What is written to a report or an incident."""
    subject = subject_of(actor_of(request), ident)
    note_look(person(request).name, "saw", f"file:{subject.id}")
    return _page(request, subject)


def _page(request: HttpRequest, subject: Subject, *, fault: str = "", form: str = "", given: Plain | None = None, status: int = 200) -> HttpResponse:
    who, rows, pairs = person(request), written(request, subject), standing(["pair"])
    asked = request.GET.get("edit", "")
    mine = frozenset(one.thing for one in rows["person"])
    context = File(
        id=subject.id,
        incident=subject.incident is not None,
        head=subject.head or _head_of(subject, request),
        people=rows["person"],
        evidence=rows["evidence"],
        notes=rows["note"],
        comments=rows["comment"],
        pairs=pairs_of(rows["person"], pairs, among=mine) if who.may("decide") else [],
        offered=offered(subject, rows["person"], redactor_of(request)) if who.may("decide") else [],
        named=named_of(rows["person"], pairs),
        counted=counted(subject, request),
        may_write=who.may("decide"),
        may_give=who.may("edit"),
        key=secrets.token_urlsafe(16),
        done=request.GET.get("done", "") if request.GET.get("done", "") in (*WRITTEN, "removed", "twice", "list") else "",
        fault=fault,
        form=form,
        given=given or {},
        edit=next((one for one in rows["person"] if one.thing == asked and not one.hidden), None),
        workers=queue.workers(),
        whole=not request.headers.get("HX-Request"),
    )
    return show(request, "file.html", context, status=status)


def _head_of(subject: Subject, request: HttpRequest) -> str:
    """What an incident is called: what happened, where and when, as far as the person may see it."""
    if subject.incident is None:
        return ""
    who, redactor = person(request), redactor_of(request)
    found = redacted_incident(subject.incident, redactor)
    what = term("event", found["type"], who.language) if found["type"] else BLOCK
    where = place_name(found["place"] or {}, who.language, settings.DESK_CASE.packs, redactor)
    return " · ".join(filter(None, (what, where, spoken(found["date"]["start"], who.language, who.months))))


def write(request: HttpRequest, ident: str) -> HttpResponse:
    """Write a victim, a note or a comment, change one, or take it back."""
    kind = request.POST.get("kind", "")
    if kind not in WRITTEN:
        return faults.bad_request(request)
    removed = request.POST.get("remove") and request.POST.get("thing")
    return taken(request, ident, on_file.write, kind, done="removed" if removed else kind)


def taken(request: HttpRequest, ident: str, do: Callable[[Actor, str, Sent], Done], form: str, *, done: str = "") -> HttpResponse:
    """Do what a form of the file asks for; where it cannot be, the page stands again with what was written, and says why."""
    actor = actor_of(request)
    try:
        made = do(actor, ident, sent_in(request))
    except NotDone as fault:
        if fault.key == "thing_unknown":
            raise Http404 from None
        given = {name: value for name, value in request.POST.items() if isinstance(value, str)}
        seen = {"seen": str(fault.theirs.id)} if isinstance(fault, Meanwhile) else {}
        return _wrong(request, subject_of(actor, ident), fault.said(actor.person.language), form, given | seen, status=409 if seen else 400)
    if request.headers.get("X-Desk"):
        return JsonResponse({"thing": made.thing, "id": made.row})
    page = reverse("incident", args=[made.incident]) if made.incident else ""
    if form != "list" and page and urlsplit(request.headers.get("Referer", "")).path == page:  # the file stands on the page of the incident too
        return HttpResponseRedirect(f"{page}#of-people")
    return HttpResponseRedirect(f"{reverse('file', args=[made.incident or made.report])}?done={done or form}#{'person' if form == 'list' else done or form}")


def _wrong(request: HttpRequest, subject: Subject, words: str, kind: str, given: Plain, status: int = 400) -> HttpResponse:
    if request.headers.get("X-Desk"):
        return JsonResponse({"error": words}, status=status)
    return _page(request, subject, fault=words, form=kind, given=given, status=status)


def evidence_file(request: HttpRequest, ident: str) -> HttpResponse:
    """The bytes of evidence: pictures and videos for the page, all else to be taken away. Raises Http404."""
    _, one = thing_of(actor_of(request), ident)
    if one.kind != "evidence" or one.hidden:
        raise Http404
    try:
        raw = bytes_of(settings.DESK_CASE, one.value["sha256"])
    except CaseError:
        raise Http404 from None
    note_look(person(request).name, "saw", f"evidence:{one.thing}")
    kind = one.value.get("type") if one.value.get("type") in INLINE else UNKNOWN
    response = HttpResponse(raw, content_type=kind)
    response["Content-Disposition"] = f'{"inline" if kind in INLINE else "attachment"}; filename="{one.value["sha256"][:16]}"'
    response.policy = {"default-src": "'none'", "sandbox": ""}
    return response


def evidence_blurred(request: HttpRequest, ident: str) -> HttpResponse:
    """A few dots of a picture, for those who choose whether to see it; the bytes stay where they are. Raises Http404."""
    _, one = thing_of(actor_of(request), ident)
    if one.kind != "evidence" or one.hidden or one.value.get("type") not in PICTURES:
        raise Http404
    try:
        dots = blurred(bytes_of(settings.DESK_CASE, one.value["sha256"]))
    except CaseError:
        raise Http404 from None
    if dots is None:
        raise Http404
    return HttpResponse(dots, content_type="image/png")


def history(request: HttpRequest, ident: str) -> HttpResponse:
    """All that was written of one thing, the oldest first. Raises Http404."""
    subject, one = thing_of(actor_of(request), ident)
    steps = shown([step for step in history_of(one.thing) if step.value is not None], redactor_of(request), person(request).name, homes=subject.homes)
    return show(request, "thing_history.html", History(subject.id, one.kind, steps))


@dataclass(frozen=True, slots=True)
class History:
    """What was written of one thing, step by step."""

    subject: str
    kind: str
    steps: list[Shown]
