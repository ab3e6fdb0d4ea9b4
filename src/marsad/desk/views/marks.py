"""Protection and redaction: what is hidden, by whom and why; hiding more, and lifting it."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from marsad.desk import faults
from marsad.desk.actions import protecting
from marsad.desk.actions.action import sent_in
from marsad.desk.actor import actor_of
from marsad.desk.not_done import NotAllowed, NotDone
from marsad.desk.page import person, show
from marsad.desk.people import Person
from marsad.desk.shown import BLOCK
from marsad.record import marks
from marsad.record.marks import Mark
from marsad.record.proposals import Proposal, proposals
from marsad.record.redaction import LEVELS


@dataclass(frozen=True, slots=True)
class Marks:
    """What is hidden just now; what even this person may not see is named by its number only.

    ``proposed`` are other names of the source that was just protected (``one``), to be confirmed.
    """

    marks: list[Mark]
    one: Mark | None = None
    proposed: tuple[Proposal, ...] = ()


def marks_page(request: HttpRequest) -> HttpResponse:
    """All marks in force."""
    who, kept = person(request), marks.marks()
    one = next((one for one in kept if str(one.id) == request.GET.get("names") and one.kind == "source" and who.may(LEVELS[one.level])), None)
    proposed = tuple(proposals(kept, one.subject)) if one else ()
    return show(request, "marks.html", Marks([_seen(each, who) for each in kept], one, proposed))


def _seen(one: marks.Mark, who: Person) -> marks.Mark:
    if who.may(LEVELS[one.level]):
        return one
    subject = BLOCK if one.kind == "source" else one.subject
    return marks.Mark(one.id, one.kind, one.level, subject, (), None, None, one.who, one.when, BLOCK)


def protect(request: HttpRequest) -> HttpResponse:
    """Hide a source, a report or a passage; of a source its other names are proposed next."""
    actor, form, back = actor_of(request), request.POST, reverse("marks")
    try:
        done = protecting.protect(actor, "", sent_in(request))
    except NotDone:
        return faults.bad_request(request)
    sees = actor.may(LEVELS[form["level"]])
    if done.report is not None and (sees or form["kind"] != "report"):
        back = reverse("report", args=[done.report])
    elif form["kind"] == "source" and sees and not any(name.strip() for name in form.getlist("name")):
        back = f"{back}?names={done.mark}"
    return HttpResponseRedirect(back)


def lift_mark(request: HttpRequest) -> HttpResponse:
    """Take a mark away; only by those who may see behind it."""
    try:
        protecting.lift(actor_of(request), "", sent_in(request))
    except NotAllowed:
        return faults.refused(request)
    except NotDone:
        return faults.bad_request(request)
    return HttpResponseRedirect(reverse("marks"))
