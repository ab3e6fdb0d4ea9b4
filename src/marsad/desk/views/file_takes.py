"""Evidence and lists of victims that come in as files or addresses; whether two victims are one person."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from marsad.capture.fetch import fetch
from marsad.capture.people_lists import people_of
from marsad.case.listed import form_of
from marsad.desk.annotating import evidence
from marsad.desk.file_of import Pair, Subject, pairs_of, subject_of
from marsad.desk.page import person, show
from marsad.desk.paging import Page, page_of
from marsad.desk.redaction import redactor_of
from marsad.desk.sniffed import type_of
from marsad.desk.uploads import LARGEST
from marsad.desk.views import file
from marsad.desk.words import word
from marsad.errors import CaseError, InputError, InvalidValue
from marsad.model.custody import Captured, Custody
from marsad.model.typed import name_of
from marsad.model.victims import victim
from marsad.record.annotations import annotate, pair_up, standing
from marsad.record.evidence import keep_evidence
from marsad.record.incidents import claims_reports, places_and_days
from marsad.record.ledger import now
from marsad.record.redacted_annotations import Shown, shown
from marsad.record.rows import writing
from marsad.version import __version__


def add_evidence(request: HttpRequest, ident: str) -> HttpResponse:
    """Keep a file, or what an address answers, as evidence."""
    subject, who, form = subject_of(request, ident), person(request), request.POST
    given = {name: value for name, value in form.items() if isinstance(value, str)}
    try:
        captured = _captured(request)
        made = keep_evidence(settings.DESK_CASE, subject.id, captured, evidence(given), who=who.name, key=form.get("key", ""))
    except InvalidValue as fault:
        return file._wrong(request, subject, word(fault.key, who.language, size=LARGEST >> 20), "evidence", given)
    except InputError as fault:
        return file._wrong(request, subject, f"{word('evidence_refused', who.language)} {fault}", "evidence", given)
    except CaseError:
        return file._wrong(request, subject, word("note_key", who.language), "evidence", given)
    return file.answered(request, subject, made, "evidence")  # type: ignore[arg-type]


def _captured(request: HttpRequest) -> Captured:
    """The bytes with their custody. Raises InvalidValue where there are none, InputError where an address does not answer."""
    if getattr(request, "too_large", False):
        raise InvalidValue("add_large", "too large")
    address = request.POST.get("address", "").strip()
    upload = request.FILES.get("file")
    if upload is not None:
        raw, name = upload.read(), f"upload:{name_of((upload.name or '').rsplit('/', 1)[-1], longest=120) or 'file'}"
        if not raw:
            raise InvalidValue("evidence_none", "empty")
        return Captured(raw, Custody(name, name, now(), f"Marsad/{__version__}", "working", declared_type=upload.content_type, detected_type=type_of(raw)), ())
    if not address:
        raise InvalidValue("evidence_none", "nothing given")
    answer = fetch(address)
    custody = Custody(address, answer.final, now(), f"Marsad/{__version__}", "evidentiary", answer.redirects, answer.status, answer.headers, answer.header("content-type") or None, type_of(answer.raw))
    return Captured(answer.raw, custody, ())


def import_victims(request: HttpRequest, ident: str) -> HttpResponse:
    """Take the victims of a table: a row is a victim. All or nobody; sent twice, each counts once."""
    subject, who = subject_of(request, ident), person(request)
    upload, key = request.FILES.get("file"), request.POST.get("key", "")
    try:
        if upload is None or getattr(request, "too_large", False):
            raise InvalidValue("add_large" if upload is None and getattr(request, "too_large", False) else "victims_none_file", "no file")
        people = people_of(upload.read(), upload.name or "")
        with writing():
            for number, row in enumerate(people):
                annotate("person", subject.id, victim(form_of(row, f"upload:{name_of(upload.name)}")), who=who.name, key=f"{key[:56]}-{number}")
    except InvalidValue as fault:
        return file._wrong(request, subject, word(fault.key, who.language, size=LARGEST >> 20), "list", {})
    except InputError as fault:
        return file._wrong(request, subject, f"{word('victims_refused', who.language)} {fault}", "list", {})
    except CaseError:
        return file._wrong(request, subject, word("note_key", who.language), "list", {})
    return HttpResponseRedirect(f"{reverse('file', args=[subject.id])}?done=list#person")


@dataclass(frozen=True, slots=True)
class Victims:
    """Everybody who is named in the case, and those of them who may be one person."""

    rows: list[Shown]
    pairs: list[Pair]
    page: Page
    may_write: bool
    key: str


def victims(request: HttpRequest) -> HttpResponse:
    """The victims of the case, the latest first."""
    page, who = page_of(request), person(request)
    people, redactor = standing(["person"], newest=True), redactor_of(request)
    homes = claims_reports([claim for one in people for claim in one.value.get("claims", ())]) if redactor.marked else {}
    visible = [one for one in shown(people, redactor, who.name, homes=homes) if one.subject not in redactor.held]
    pairs = pairs_of(visible, standing(["pair"]), places=places_and_days([one.subject for one in visible])) if who.may("decide") else []
    rows = visible[page.after : page.after + page.size]
    return show(request, "victims.html", Victims(rows, pairs, page.with_more(len(visible) > page.after + page.size), who.may("decide"), secrets.token_urlsafe(16)))


def pair(request: HttpRequest) -> HttpResponse:
    """Say that two victims are one person, or that they are two; said again, the later one counts."""
    form, who = request.POST, person(request)
    things = [form.get("a", ""), form.get("b", "")]
    if things[0] == things[1] or form.get("same") not in ("1", "0"):
        raise Http404
    subjects: list[Subject] = []
    for thing in things:
        subject, one = file.thing_of(request, thing)
        if one.kind != "person" or one.hidden:
            raise Http404
        subjects.append(subject)
    try:
        pair_up(things[0], things[1], same=form["same"] == "1", who=who.name, key=form.get("key", ""), why=form.get("why", "")[:4000] or None)
    except CaseError:
        raise Http404 from None
    back = form.get("back", "")
    return HttpResponseRedirect(f"{reverse('file', args=[subjects[0].id])}#person" if back == "file" else reverse("victims"))
