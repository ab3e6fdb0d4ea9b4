"""Decisions on several things of a report at once: accept every claim, give some groups of victims the same status, age or sex."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from marsad.desk.actions import on_report
from marsad.desk.views.report import act_and_answer


def accept_all(request: HttpRequest, ident: str) -> HttpResponse:
    """Accept every claim of a report on which nobody has decided."""
    return act_and_answer(request, ident, on_report.accept_all)


def set_group(request: HttpRequest, ident: str) -> HttpResponse:
    """Give several groups of victims the same status, age, sex or fate."""
    return act_and_answer(request, ident, on_report.set_group)
