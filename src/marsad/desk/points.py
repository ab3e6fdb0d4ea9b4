"""The point of incidents as lists say it: the whole sentence beside a report of the queue, who did it according to whom in the list of incidents."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any

from django.conf import settings

from marsad.desk.people import Person
from marsad.phrasing.incident_point import point_of
from marsad.phrasing.names import name_of
from marsad.phrasing.point import Point
from marsad.record.incidents import parts
from marsad.record.redacted_incident import redacted_incident
from marsad.record.redaction import Redactor
from marsad.record.rows import from_cell, query

Plain = dict[str, Any]
# what the point of an incident is made of, and the disputes that are held back with it
_PARTS = frozenset(["id", "type", "place", "date", "killed", "injured", "origins", "reports", "attribution", "disputes"])


def points_of(ids: Sequence[str], who: Person, redactor: Redactor) -> dict[str, Point]:
    """The points of some incidents; one whose parties rest on what is hidden from the reader is left out: a list does not ask for each."""
    found = [one for one in parts(ids, _PARTS) if not ((rests := redactor.rests.get(one["id"])) and rests.parties)]
    voices = _voices(sorted({claim for one in found for claim in _spoken(one)}), who.language, redactor)
    return {one["id"]: _point(redacted_incident(one, redactor), voices, who.language, redactor) for one in found}


def points_of_reports(reports: Sequence[str], who: Person, redactor: Redactor) -> dict[str, Point]:
    """For each report that stands behind an incident the point of the one of which it tells most."""
    marks = ", ".join(["%s"] * len(reports))
    counted = query(f"SELECT report, incident FROM record_incidentclaim WHERE report IN ({marks}) GROUP BY report, incident ORDER BY count(*), incident DESC", list(reports)) if reports else []
    incident_of = dict(counted)  # the last of each report has most
    points = points_of(sorted(set(incident_of.values())), who, redactor)
    return {report: points[incident] for report, incident in incident_of.items() if incident in points}


def _point(found: Plain, voices: Mapping[str, str], language: str, redactor: Redactor) -> Point:
    shown = {**found, "reports": [one for one in found["reports"] if one not in redactor.reports]}
    return point_of(shown, voices, language, packs=settings.DESK_CASE.packs, redactor=redactor)


def _spoken(found: Plain) -> Iterator[str]:
    for party in found["attribution"]:
        yield from (*party.get("accusing", ()), *party.get("denying", ()))


def _voices(claims: Sequence[str], language: str, redactor: Redactor) -> dict[str, str]:
    """Who speaks first in each of some claims that the reader may see."""
    read = cache(lambda name: name_of(name, language, packs=settings.DESK_CASE.packs))  # one voice speaks in many claims
    told: dict[str, str] = {}
    for at in range(0, len(claims), 500):
        part = list(claims[at : at + 500])
        rows = query(f"SELECT uid, report_id, origin, origin_id FROM record_claim WHERE uid IN ({', '.join(['%s'] * len(part))})", part)
        for uid, report, cell, ident in rows:
            if report not in redactor.reports:
                name = from_cell(cell) or ""
                shown = redactor.voice(ident, name, report=report)
                told[uid] = shown if shown != name else read(name)
    return told
