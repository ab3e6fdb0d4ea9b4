"""Incidents that may be one, with reasons; and a single claim that belongs to another incident, or to one of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse

from marsad.case.merging import merge_candidates
from marsad.desk.page import person, show
from marsad.desk.redaction import redactor_of
from marsad.desk.rows import Interval
from marsad.desk.views.incident import visible
from marsad.desk.views.incident_forms import Refused, decide_on_incident, first_seen, other_of
from marsad.model.judgement import Judgement
from marsad.record.incidents import claims_of
from marsad.record.linkage import people
from marsad.record.store import judge

Plain = dict[str, Any]
_MOST = 200  # claims that one is told apart from


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
    found, redactor, who = visible(request, ident), redactor_of(request), person(request)
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


def move(request: HttpRequest, ident: str) -> HttpResponse:
    """One claim tells another happening: it is kept apart from the others here, and joined with the incident that is named, if any."""

    def kept(found: Plain, who: str, why: str) -> Sequence[Judgement]:
        claim = request.POST.get("claim", "")
        here = [uid for uid, report in claims_of(found["id"]) if report not in redactor_of(request).reports]
        if claim not in here or len(here) < 2:
            raise Refused("fault_claim")
        other = other_of(request, found) if request.POST.get("other", "").strip() or request.POST.get("near") else None
        made = [judge("different", claim, other=uid, who=who, why=why) for uid in here[:_MOST] if uid != claim]
        return [*made, judge("same", claim, other=first_seen(request, other), who=who, why=why)] if other else made

    return decide_on_incident(request, ident, "move", kept, linked=True)
