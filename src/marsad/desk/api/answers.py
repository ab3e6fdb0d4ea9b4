"""The answers of the API: rows of the record under the redactor of who asks."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse

from marsad.desk import adding
from marsad.desk.actions.on_incident import seen_of, standing_on
from marsad.desk.actions.subjects import open_report
from marsad.desk.actor import actor_of
from marsad.desk.api import decisions, shapes
from marsad.desk.filters import NAMES
from marsad.desk.page import person
from marsad.desk.redaction import redactor_of
from marsad.desk.series import decoded
from marsad.linking.tolls import Total
from marsad.record import echoes as echo_rows
from marsad.record import incidents as kept
from marsad.record import lists
from marsad.record import marks as marked
from marsad.record.claims import claim_rows
from marsad.record.overview import by_place, labels, unsummed
from marsad.record.redacted_incident import redacted_payload
from marsad.record.redaction import BLOCK, LEVELS, Redactor, redacted_record
from marsad.record.totals import newest_totals

Plain = dict[str, Any]
Asked = dict[str, Any]


def root(request: HttpRequest, given: Asked) -> shapes.Root:
    """Where the data lie."""
    names = ("openapi", "reports", "claims", "incidents", "tolls", "echoes", "places", "people", "evidence", "notes", "comments")
    return shapes.Root([shapes.Link(name, reverse(f"api-{name}")) for name in names])


def reports(request: HttpRequest, given: Asked) -> shapes.Reports:
    """Reports by day of publication."""
    redactor, limit = redactor_of(request), given["limit"]
    if redactor.hides_voice(None, given["outlet"]):
        return shapes.Reports([], None)
    lines = lists.reports(outlet=given["outlet"], since=given["since"], until=given["until"], after=rows_before(given), limit=limit + 1)
    rows = [
        shapes.ReportLine(line.id, redactor.outlet(line.outlet), _title(redactor, line), redactor.url(line.id, line.url, line.outlet), line.published, line.language, line.claims)
        for line in lines[:limit]
        if line.id not in redactor.reports
    ]
    return shapes.Reports(rows, next_page(request, given, len(lines) > limit))


def report(request: HttpRequest, given: Asked, ident: str) -> shapes.ReportWhole:
    """One report with its reading. Raises Http404."""
    opened = open_report(actor_of(request), ident)
    if opened.desk is None:
        raise Http404
    seen, last = redacted_record(opened.desk.machine, opened.redactor), opened.past[-1].id if opened.past else 0
    return shapes.ReportWhole(ident, bool(seen["report"].get("withheld", False)), opened.state, opened.head.assignee, last, decisions.on_report(opened, opened.past), seen)


def claims(request: HttpRequest, given: Asked) -> shapes.Claims:
    """Claims, in the order in which they were kept."""
    redactor, limit = redactor_of(request), given["limit"]
    wanted = {name: given[name] for name in ("report", "act", "origin", "since", "until")}
    if redactor.hides_voice(given["origin"], None):
        return shapes.Claims([], None)
    lines = claim_rows(**wanted, unseen=redactor.hidden.unseen, after=rows_before(given), limit=limit + 1)
    rows = []
    for line in lines[:limit]:
        secret = (line.uid, 0) in redactor.voices or redactor.hides_voice(line.origin_id, line.origin, report=line.report)
        if secret and given["origin"]:
            continue
        words = redactor.words(line.report, line.words, at=line.start)
        origin = BLOCK if secret else redactor.free(line.origin, report=line.report)
        rows.append(
            shapes.Claim(
                *(line.uid, line.report, redactor.outlet(line.outlet), line.published, line.act, origin, None if secret else line.origin_id),
                *((line.start, line.end), words, list(line.events)),
            )
        )
    return shapes.Claims(rows, next_page(request, given, len(lines) > limit))


def incidents(request: HttpRequest, given: Asked) -> shapes.Incidents:
    """Incidents that pass the filters."""
    redactor, limit = redactor_of(request), given["limit"]
    rules = {**{name: given[name] for name in NAMES}, "hidden": redactor.hidden}
    lines = kept.incidents(**rules, order=given["order"], after=rows_before(given), limit=limit + 1)
    written = labels([line.id for line in lines])
    rows = [_line(line, written.get(line.id), redactor) for line in lines[:limit]]
    return shapes.Incidents(rows, kept.how_many(**rules), next_page(request, given, len(lines) > limit))


def _line(kept_line: kept.IncidentLine, label: str | None, redactor: Redactor) -> shapes.IncidentLine:
    line, place = redactor.line(kept_line), None
    if line.place is not None:
        lat, lon = redactor.point(line.lat, line.lon)
        name = line.place if line.place == BLOCK else redactor.free(label or line.place)
        place = shapes.Place(name, line.place_id, lat, lon, line.adm1, line.place_id is None)
    return shapes.IncidentLine(
        **{name: getattr(line, name) for name in ("id", "state", "type", "first", "last", "held", "grade", "scheme", "decided", "disputes", "claims", "reports", "updated")},
        place=place,
        killed=shapes.Range(line.killed_min, line.killed_max),
        injured=shapes.Range(line.injured_min, line.injured_max),
        origins=shapes.Range(line.origins_min, line.origins_max),
    )


def incident(request: HttpRequest, given: Asked, ident: str) -> shapes.IncidentWhole:
    """One incident, whole; an id that was merged gives the one it went into. Raises Http404."""
    redactor = redactor_of(request)
    found = kept.incident_of(ident) if len(ident) <= 24 and "\x00" not in ident else None
    if found is None or set(found["reports"]) <= redactor.reports:
        raise Http404
    hidden = {claim for claim, report in kept.claims_of(found["id"]) if report in redactor.reports} if redactor.reports else set()
    seen = redacted_payload(found, hidden | redactor.reports, redactor)
    standing = standing_on(found)
    told = decisions.on_incident(actor_of(request), standing)
    return shapes.IncidentWhole(found["id"], found["state"], seen["type"], redactor.count(len(hidden)), found["id"] in redactor.held, int(seen_of(standing)), told, seen)


def marks(request: HttpRequest, given: Asked) -> shapes.Marks:
    """The protections in force, the oldest first."""
    who, limit, after = person(request), given["limit"], rows_before(given)
    kept = marked.marks()
    rows = [
        shapes.Mark(one.id, one.kind, one.level, one.subject, list(one.names), one.start, one.end, one.who, one.when, one.why)
        if who.may(LEVELS[one.level])
        else shapes.Mark(one.id, one.kind, one.level, None if one.kind == "source" else one.subject, [], None, None, one.who, one.when, None)
        for one in kept[after : after + limit]
    ]
    return shapes.Marks(rows, next_page(request, given, len(kept) > after + limit))


def job(request: HttpRequest, given: Asked, ident: str) -> shapes.Job:
    """How far an adding of one's own is. Raises Http404."""
    found, hidden = adding.job_of(ident, person(request).name), redactor_of(request).reports
    if found is None:
        raise Http404
    told = adding.result(found)
    new, known = ([one for one in told[name] if one not in hidden] for name in ("new", "known"))
    return shapes.Job(found.phase, found.over, found.read, new, known, found.unread, [(source, why) for source, why in found.refused])


def tolls(request: HttpRequest, given: Asked) -> shapes.Tolls:
    """Running totals, the newest first."""
    redactor, limit, after = redactor_of(request), given["limit"], rows_before(given)
    found = newest_totals(place=given["place"], since=given["since"], until=given["until"], unseen=redactor.untold, limit=after + limit + 1)[after:]
    rows = [
        shapes.Toll(
            *(_source(one, redactor), redactor.free(one.written or one.place), one.outcome, one.group, date.fromordinal(one.as_of).isoformat()),
            *(date.fromordinal(one.since).isoformat() if one.since else None, shapes.Range(one.low, one.high), one.note, one.claim, ident),
        )
        for ident, one in decoded(found[:limit])
    ]
    return shapes.Tolls(rows, next_page(request, given, len(found) > limit))


def _source(one: Total, redactor: Redactor) -> str:
    return BLOCK if (one.claim, 0) in redactor.voices else redactor.voice(one.source, one.source)


def echoes(request: HttpRequest, given: Asked) -> shapes.Echoes:
    """Passages re-used, the newest first."""
    redactor, limit = redactor_of(request), given["limit"]
    wanted = {name: given[name] for name in ("outlet", "source", "incident")}
    if redactor.hides_voice(None, given["outlet"]) or redactor.hides_voice(None, given["source"]):
        return shapes.Echoes([], None)
    lines = echo_rows.echoes(**wanted, unseen=redactor.hidden.unseen, after=rows_before(given), limit=limit + 1)
    rows = [
        shapes.Echo(line.incident, line.earlier, line.later, redactor.outlet(line.source) or "", redactor.outlet(line.outlet) or "", line.kind, line.score, line.ordered, line.day, line.spans)
        for line in lines[:limit]
    ]
    return shapes.Echoes(rows, next_page(request, given, len(lines) > limit))


def places(request: HttpRequest, given: Asked) -> shapes.Places:
    """The places of the incidents that pass the filters, those with most incidents first."""
    redactor, limit, after = redactor_of(request), given["limit"], rows_before(given)
    rules = {**{name: given[name] for name in NAMES}, "hidden": redactor.hidden}
    spots = by_place(rules, limit=after + limit + 1)[after:]
    rows = [
        shapes.Spot(
            *(redactor.free(spot.label), spot.accuracy, [(lat, lon) for lat, lon in (redactor.point(*point) for point in spot.points) if lat is not None and lon is not None]),
            *(spot.killed.incidents, spot.killed.stated, shapes.Range(spot.killed.min, spot.killed.max)),
        )
        for spot in spots[:limit]
    ]
    return shapes.Places(rows, redactor.count(unsummed(rules)), next_page(request, given, len(spots) > limit))


def rows_before(given: Asked) -> int:
    """How many rows stand on the pages before."""
    after: int = (given["page"] - 1) * given["limit"]
    return after


def next_page(request: HttpRequest, given: Asked, more: bool) -> str | None:
    """The address of the next page; None on the last."""
    if not more:
        return None
    query = request.GET.copy()
    query["page"] = str(given["page"] + 1)
    return f"{request.path}?{query.urlencode()}"


def _title(redactor: Redactor, line: lists.ReportLine) -> str | None:
    return None if line.title is None else redactor.free(line.title, report=line.id)
