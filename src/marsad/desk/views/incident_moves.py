"""Incidents that may be one, offered with reasons."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse

from marsad.case.merging import merge_candidates
from marsad.desk.actions.subjects import open_incident
from marsad.desk.actor import actor_of
from marsad.desk.page import person, show
from marsad.desk.redaction import redactor_of
from marsad.desk.rows import Interval
from marsad.record.linkage import people


@dataclass(frozen=True, slots=True)
class CandidateRow:
    """Another incident that may be this one: what it tells, and what speaks for and against it (points and words)."""

    id: str
    type: str | None
    place: str
    first: str | None
    killed: Interval
    score: float
    reasons: tuple[tuple[float, str], ...]


@dataclass(frozen=True, slots=True)
class Candidates:
    """The incidents that may be this one, the likeliest first."""

    rows: list[CandidateRow]


def candidates(request: HttpRequest, ident: str) -> HttpResponse:
    """What an incident may be merged with; nothing is weighed that rests on hidden words."""
    found, redactor, who = open_incident(actor_of(request), ident), redactor_of(request), person(request)
    offered = [] if found["id"] in redactor.rests else merge_candidates(found["id"], hidden=redactor.hidden)
    rows = []
    for one in offered:
        other = one.incident
        if other["id"] in redactor.rests:
            continue
        place = redactor.free(other["place"]["name"]) if other["place"] else ""
        reasons = tuple((reason.points, reason.words(who.language)) for reason in one.reasons)
        rows.append(CandidateRow(other["id"], other["type"], place, other["date"]["start"], Interval(*people(other["killed"])), one.score, reasons))
    return show(request, "candidates.html", Candidates(rows))
