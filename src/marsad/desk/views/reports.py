"""The list of reports."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from marsad.desk.page import show
from marsad.desk.paging import Page, page_of
from marsad.desk.veil import veil_of
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
    page, veil = page_of(request), veil_of(request)
    rows = report_rows(after=page.after, limit=page.size + 1, without=veil.reports)
    seen = [replace(row, title=veil.free(row.title or ""), begins=veil.words(row.id, row.begins), outlet=veil.free(row.outlet or "")) for row in rows]
    return show(request, "reports.html", Reports(seen[: page.size], page.with_more(len(rows) > page.size)))
