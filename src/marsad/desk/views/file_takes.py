"""Evidence and lists of victims that come in as files or addresses; whether two victims are one person."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from marsad.desk.actions import on_file
from marsad.desk.actions.action import sent_in
from marsad.desk.actor import actor_of
from marsad.desk.file_of import Pair, pairs_of
from marsad.desk.not_done import NotDone
from marsad.desk.page import person, show
from marsad.desk.paging import Page, page_of
from marsad.desk.redaction import redactor_of
from marsad.desk.views import file
from marsad.record.annotations import standing
from marsad.record.incidents import claims_reports, places_and_days
from marsad.record.redacted_annotations import Shown, shown


def add_evidence(request: HttpRequest, ident: str) -> HttpResponse:
    """Keep a file, or what an address answers, as evidence."""
    return file.taken(request, ident, on_file.add_evidence, "evidence")


def import_victims(request: HttpRequest, ident: str) -> HttpResponse:
    """Take the victims of a table: a row is a victim."""
    return file.taken(request, ident, on_file.import_victims, "list")


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
    """Say that two victims are one person, or that they are two. Raises Http404."""
    try:
        done = on_file.pair(actor_of(request), "", sent_in(request))
    except NotDone:
        raise Http404 from None
    back = done.incident or done.report or ""
    return HttpResponseRedirect(f"{reverse('file', args=[back])}#person" if request.POST.get("back") == "file" else reverse("victims"))
