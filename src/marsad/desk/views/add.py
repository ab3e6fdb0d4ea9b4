"""Adding a report: by its address, as pasted text, or as a file; read at once, with what was new, what was known and what was refused."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse

from marsad.desk import adding
from marsad.desk.actions import adding_reports
from marsad.desk.actions.action import sent_in
from marsad.desk.held_tables import hold
from marsad.desk.not_done import NotDone
from marsad.desk.page import person, show
from marsad.desk.redaction import redactor_of
from marsad.desk.uploads import LARGEST
from marsad.record.work import report_head

_AGAIN = 1  # seconds after which a page looks again how far it is


@dataclass(frozen=True, slots=True)
class Add:
    """The form. ``fault`` says what was wrong with what was sent, ``given`` what was written in it; ``largest`` in megabytes."""

    key: str
    fault: str
    given: dict[str, str]
    largest: int = LARGEST >> 20


@dataclass(frozen=True, slots=True)
class Row:
    """A report that came in: its id, its head, and whether the case had it before."""

    id: str
    head: str
    outlet: str
    known: bool


@dataclass(frozen=True, slots=True)
class Progress:
    """How far an adding is, and what came of it; ``more`` refusals are not shown one by one."""

    phase: str
    over: bool
    read: int
    rows: list[Row]
    refused: list[tuple[str, str]]
    unread: int
    more: int


def add_page(request: HttpRequest) -> HttpResponse:
    """The form, and what is sent with it."""
    if request.method != "POST":
        return show(request, "add.html", Add(adding.new_id(), "", {}))
    sent, who = sent_in(request), person(request)
    try:
        given, sources = adding_reports.given_of(sent), adding_reports.sources_of(sent)
    except NotDone as fault:
        form = {name: request.POST.get(name, "") for name in ("address", "text", "outlet", "published")}
        return show(request, "add.html", Add(adding.new_id(), fault.said(who.language), form), status=400)
    key = request.POST.get("key", "")
    if hold(sources, key, who.name, request.POST.get("outlet", ""), request.POST.get("published", "")):
        return HttpResponseRedirect(reverse("add-columns", args=[key]))
    return _answer(request, adding.start(sources, given, who.name, key))


def progress(request: HttpRequest, ident: str) -> HttpResponse:
    """How far an adding of one's own is. Raises Http404."""
    job = adding.job_of(ident, person(request).name)
    if job is None:
        raise Http404
    if request.headers.get("X-Desk"):
        return JsonResponse(adding.result(job))
    return _answer(request, job, shown=True)


def _answer(request: HttpRequest, job: adding.Job, *, shown: bool = False) -> HttpResponse:
    """One new report and nothing to tell: its page. Else what came of it, or how far it is."""
    if job.phase == "done" and len(job.new) == 1 and not (job.known or job.refused or job.more):
        return HttpResponseRedirect(reverse("report", args=[job.new[0]]))
    if not shown:
        return HttpResponseRedirect(reverse("add-progress", args=[job.id]))
    response = show(request, "add_progress.html", _progress(request, job))
    if not job.over:
        response["Refresh"] = str(_AGAIN)
    return response


def _progress(request: HttpRequest, job: adding.Job) -> Progress:
    rows = [row for ident, known in [*((one, False) for one in job.new[:30]), *((one, True) for one in job.known[:30])] if (row := _row(request, ident, known))] if job.over else []
    return Progress(job.phase, job.over, job.read, rows, [(source, why) for source, why in job.refused], job.unread, job.more + max(0, len(job.new) - 30) + max(0, len(job.known) - 30))


def _row(request: HttpRequest, ident: str, known: bool) -> Row | None:
    redactor = redactor_of(request)
    head = None if ident in redactor.reports else report_head(ident)
    return Row(ident, redactor.free(head.title or "", report=ident), redactor.outlet(head.outlet) or "", known) if head else None
