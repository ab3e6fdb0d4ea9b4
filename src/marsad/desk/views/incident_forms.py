"""The forms of an incident: grade, state, merge, split, "not the same", move a claim, undo.

Where one is not taken, the page stands again with what its writer wrote, and says why.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from marsad.desk.actions import on_incident
from marsad.desk.actions.action import Done, Sent, sent_in
from marsad.desk.actions.subjects import open_incident
from marsad.desk.actor import Actor, actor_of
from marsad.desk.following import settle
from marsad.desk.not_done import NotDone
from marsad.desk.page import person
from marsad.desk.views.incident import Draft, incident

View = Callable[[HttpRequest, str], HttpResponse]
_ENTRIES = ("value", "other", "why", "claim")  # that stand in the form again


def _form(name: str, do: Callable[[Actor, str, Sent], Done]) -> View:
    """The view of one form."""

    def taken(request: HttpRequest, ident: str) -> HttpResponse:
        actor = actor_of(request)
        try:
            done = do(actor, ident, sent_in(request))
        except NotDone as fault:
            values = {entry: request.POST.get(entry, "") for entry in _ENTRIES} | {"reports": request.POST.getlist("reports")}
            return incident(request, open_incident(actor, ident)["id"], Draft(name, values, fault.said(person(request).language)))
        after = settle(done, actor.name)
        return HttpResponseRedirect(f"{reverse('incident', args=[after])}?done={'twice' if done.again else name}" if after else reverse("incidents"))

    return taken


grade = _form("grade", on_incident.grade)
state = _form("state", on_incident.state)
join = _form("join", on_incident.join)
differ = _form("differ", on_incident.differ)
split = _form("split", on_incident.split)
move = _form("move", on_incident.move)
undo = _form("undo", on_incident.undo)
