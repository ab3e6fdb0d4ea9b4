"""The list of reports."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from marsad.desk.page import show
from marsad.desk.paging import Page, page_of
from marsad.record.work import ReportRow, report_rows


@dataclass(frozen=True, slots=True)
class Reports:
    """``rows`` of one page, newest first."""

    rows: list[ReportRow]
    page: Page


def home(request: HttpRequest) -> HttpResponse:
    """Where people start."""
    return HttpResponseRedirect(reverse("reports"))


def reports(request: HttpRequest) -> HttpResponse:
    """All reports of the case."""
    page = page_of(request)
    rows = report_rows(after=page.after, limit=page.size + 1)
    return show(request, "reports.html", Reports(rows[: page.size], page.with_more(len(rows) > page.size)))
