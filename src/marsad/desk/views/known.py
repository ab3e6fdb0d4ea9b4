"""Writing down what is known beyond the reports: an incident by hand, a field interview, a document, what somebody saw."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from marsad.desk.actions import adding_reports
from marsad.desk.actions.action import sent_in
from marsad.desk.actor import actor_of
from marsad.desk.annotating import CONSENT, WAYS
from marsad.desk.by_hand import STATUSES
from marsad.desk.not_done import NotDone
from marsad.desk.page import show
from marsad.model import vocabulary
from marsad.record.incidents import incidents
from marsad.record.marks import marks
from marsad.record.redaction import redactor_for


@dataclass(frozen=True, slots=True)
class Known:
    """The form. ``given`` what was written in it, ``fault`` what was wrong with it; ``done`` where it was kept out of the writer's own sight."""

    key: str
    fault: str
    given: dict[str, str]
    done: bool = False
    ways: tuple[str, ...] = WAYS
    consents: tuple[str, ...] = CONSENT
    types: tuple[str, ...] = vocabulary.EVENTS
    statuses: tuple[str, ...] = STATUSES


def known(request: HttpRequest) -> HttpResponse:
    """The form, and what is sent with it; then the incident that came of it, or its report."""
    if request.method != "POST":
        return show(request, "known.html", Known(secrets.token_urlsafe(16), "", {}, done=bool(request.GET.get("done"))))
    actor = actor_of(request)
    try:
        done = adding_reports.write_known(actor, "", sent_in(request))
    except NotDone as fault:
        form = {name: value for name, value in request.POST.items() if isinstance(value, str)}
        return show(request, "known.html", Known(secrets.token_urlsafe(16), fault.said(actor.person.language), form), status=400)
    if done.report is None:
        return HttpResponseRedirect(f"{reverse('known')}?done=1")
    found = incidents(report=done.report, hidden=redactor_for(actor.may, marks()).hidden, limit=1)
    return HttpResponseRedirect(reverse("incident", args=[found[0].id]) if found else reverse("report", args=[done.report]))
