"""The history of a report, or of one value in it: what the machine read, who decided what, when and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse

from marsad.desk.actions.subjects import open_report
from marsad.desk.actor import actor_of
from marsad.desk.page import show
from marsad.desk.reading import Desk, things
from marsad.desk.values_told import said
from marsad.model.judgement import Judgement, in_force
from marsad.record.store import times_read


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened. ``value`` as a page shows it; ``stands`` is false for what was taken back; ``claim`` its number, if any."""

    when: str
    who: str | None
    what: str
    field: str | None
    value: Any
    why: str | None
    stands: bool
    claim: int | None
    backend: str = ""


@dataclass(frozen=True, slots=True)
class History:
    """The steps of a report, the oldest first; ``subject`` and ``field`` where it is the history of one value."""

    report: str
    title: str
    steps: list[Step]
    subject: str
    field: str


def history(request: HttpRequest, ident: str) -> HttpResponse:
    """What happened to a report, or to one value of it."""
    opened = open_report(actor_of(request), ident)
    subject, field = request.GET.get("subject", "")[:64], request.GET.get("field", "")[:64]
    standing = {one.id for one in in_force(opened.past)}
    numbers = _numbers(opened.desk) if opened.desk else {}
    steps = [Step(made, None, "read", None, None, None, True, None, backend) for made, backend in times_read(ident)]
    for one in opened.past:
        about = _about(one, opened.past)
        if not subject or (about.subject == subject and (not field or about.field in (None, field))):
            free = opened.redactor.free(one.why, report=ident) if one.why else None
            steps.append(Step(one.when, one.who, one.kind, about.field, said(about, opened.head.id, opened.redactor, opened.desk.things.get(about.subject) if opened.desk else None), free, one.id in standing or one.kind == "undo", numbers.get(about.subject)))
    title = opened.head.title or ""
    return show(request, "history.html", History(ident, title, sorted(steps, key=lambda step: step.when), subject, field))


def _about(one: Judgement, past: list[Judgement]) -> Judgement:
    """What a judgement is about: an undo is about the one that it takes back."""
    while one.kind == "undo":
        before = next((other for other in past if str(other.id) == one.subject), None)
        if before is None:
            return one
        one = before
    return one


def _numbers(desk: Desk) -> dict[str, int]:
    """The number of the claim in which each claim, event and harm stands."""
    found: dict[str, int] = {}
    events = {event["id"]: event for event in desk.now["events"]}
    for number, claim in enumerate(desk.now["claims"], 1):
        told = [events[one] for one in claim["events"] if one in events]
        found.update(dict.fromkeys(things({"claims": [claim], "events": told}), number))
    return found
