"""Decisions on several things of a report at once: accept every claim, give some groups of victims the same status, age or sex."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

from marsad.desk import faults, rules
from marsad.desk.many import GROUP, accepting, regrouping
from marsad.desk.page import person
from marsad.desk.views.report import Opened, keep_and_answer, open_report, told_wrong

_MOST = 200  # groups of victims that one form changes


def accept_all(request: HttpRequest, ident: str) -> HttpResponse:
    """Accept every claim of a report on which nobody has decided."""
    opened = open_report(request, ident)
    if (refused := _refused(request, opened)) is not None:
        return refused
    key, seen = _sent(request)
    asked = accepting(opened.desk, key, seen) if opened.desk else []
    if not key or not asked:
        return told_wrong(request, "wish_all_decided" if key else "wish_stale")
    return keep_and_answer(request, opened, asked)


def set_group(request: HttpRequest, ident: str) -> HttpResponse:
    """Give several groups of victims the same status, age, sex or fate."""
    opened = open_report(request, ident)
    if (refused := _refused(request, opened)) is not None:
        return refused
    key, seen = _sent(request)
    values = {field: value for field in GROUP if (value := request.POST.get(field))}
    subjects = list(dict.fromkeys(request.POST.getlist("harm")))[:_MOST]
    if not key or not values or not subjects:
        return told_wrong(request, "wish_group" if key else "wish_stale")
    why = request.POST.get("why", "").strip()[:4000] or None
    asked = regrouping(opened.desk, subjects, values, key, seen, why) if opened.desk else []
    return keep_and_answer(request, opened, asked) if asked else told_wrong(request, "wish_subject")


def _refused(request: HttpRequest, opened: Opened) -> HttpResponse | None:
    return None if opened.desk is not None and rules.may_decide(person(request).role, opened.state) else faults.refused(request)


def _sent(request: HttpRequest) -> tuple[str, int]:
    """The key of a form, or nothing for one that is none, and the last judgement that its page showed."""
    key, seen = request.POST.get("key", ""), request.POST.get("seen", "")
    known = 8 <= len(key) <= 64 and seen.isascii() and seen.isdecimal() and len(seen) < 19
    return (key, int(seen)) if known else ("", 0)
