"""Writing down what is known beyond the reports: an incident by hand, a field interview, a document, what somebody saw."""

from __future__ import annotations

import secrets
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from marsad.desk.annotating import CONSENT, WAYS
from marsad.desk.by_hand import write_down
from marsad.desk.page import person, show
from marsad.desk.redaction import redactor_of
from marsad.desk.words import word
from marsad.errors import InvalidValue
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
    statuses: tuple[str, ...] = ("civilian", "fighter", "unknown")


def known(request: HttpRequest) -> HttpResponse:
    """The form, and what is sent with it; then the incident that came of it, or its report."""
    if request.method != "POST":
        return show(request, "known.html", Known(secrets.token_urlsafe(16), "", {}, done=bool(request.GET.get("done"))))
    form = {name: value for name, value in request.POST.items() if isinstance(value, str)}
    key, who = form.get("key", "")[:60], person(request)
    try:
        if len(key) < 8:
            raise InvalidValue("note_key", "no key")
        ident = write_down(settings.DESK_CASE, form, who=who.name, key=key)
    except InvalidValue as fault:
        return show(request, "known.html", Known(secrets.token_urlsafe(16), word(fault.key, who.language), form), status=400)
    fresh = redactor_for(who.may, marks())  # with the protection that was just made
    if ident in fresh.reports or ident in redactor_of(request).reports:
        return HttpResponseRedirect(f"{reverse('known')}?done=1")
    found = incidents(report=ident, hidden=fresh.hidden, limit=1)
    return HttpResponseRedirect(reverse("incident", args=[found[0].id]) if found else reverse("report", args=[ident]))
