"""The list of reports."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from marsad.desk.page import show
from marsad.desk.paging import Page, page_of
from marsad.desk.redaction import redactor_of
from marsad.record.work import ReportRow, report_rows


@dataclass(frozen=True, slots=True)
class Reports:
    """``rows`` of one page, newest first."""

    rows: list[ReportRow]
    page: Page


def home(request: HttpRequest) -> HttpResponse:
    """Where people start: what needs a person first."""
    return HttpResponseRedirect(reverse("queue"))


def reports(request: HttpRequest) -> HttpResponse:
    """All reports of the case."""
    page, redactor = page_of(request), redactor_of(request)
    rows = report_rows(after=page.after, limit=page.size + 1, without=redactor.reports)
    seen = [replace(row, title=redactor.free(row.title or "", report=row.id), begins=redactor.words(row.id, row.begins), outlet=redactor.outlet(row.outlet) or "") for row in rows]
    return show(request, "reports.html", Reports(seen[: page.size], page.with_more(len(rows) > page.size)))
