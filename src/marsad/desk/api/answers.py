"""The answers of the API: rows of the record under the veil of who asks."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest
from django.urls import reverse

from marsad.desk.api import shapes
from marsad.desk.rows import hidden_from, shown_to, untold_from
from marsad.desk.series import decoded
from marsad.desk.veil import Veil, veil_of, veiled_record
from marsad.record import echoes as echo_rows
from marsad.record import incidents as kept
from marsad.record import lists
from marsad.record.claims import claim_rows
from marsad.record.overview import by_place, labels
from marsad.record.store import record_of
from marsad.record.totals import newest_totals

Plain = dict[str, Any]
Asked = dict[str, Any]


def root(request: HttpRequest, given: Asked) -> shapes.Root:
    """Where the data lie."""
    names = ("openapi", "reports", "claims", "incidents", "tolls", "echoes", "places")
    return shapes.Root([shapes.Link(name, reverse(f"api-{name}")) for name in names])


def reports(request: HttpRequest, given: Asked) -> shapes.Reports:
    """Reports by day of publication."""
    veil, limit = veil_of(request), given["limit"]
    lines = lists.reports(outlet=given["outlet"], since=given["since"], until=given["until"], after=_after(given), limit=limit + 1)
    rows = [
        shapes.ReportLine(line.id, _free(veil, line.outlet), _free(veil, line.title), _free(veil, line.url), line.published, line.language, line.claims)
        for line in lines[:limit]
        if line.id not in veil.reports
    ]
    return shapes.Reports(rows, _next(request, given, len(lines) > limit))


def report(request: HttpRequest, given: Asked, ident: str) -> shapes.ReportWhole:
    """One report with its reading. Raises Http404."""
    veil = veil_of(request)
    record = record_of(ident) if ident not in veil.reports and len(ident) <= 16 and "\x00" not in ident else None
    if record is None:
        raise Http404
    seen = veiled_record(record, veil)
    return shapes.ReportWhole(ident, bool(seen["report"].get("withheld", False)), seen)


def claims(request: HttpRequest, given: Asked) -> shapes.Claims:
    """Claims, in the order in which they were kept."""
    veil, limit = veil_of(request), given["limit"]
    wanted = {name: given[name] for name in ("report", "act", "origin", "since", "until")}
    if veil.hides_voice(given["origin"], None):
        return shapes.Claims([], None)
    lines = claim_rows(**wanted, unseen=hidden_from(veil), after=_after(given), limit=limit + 1)
    rows = []
    for line in lines[:limit]:
        secret = veil.hides_voice(line.origin_id, line.origin)
        words = veil.words(line.report, line.words, at=line.start)
        origin = veil.voice(line.origin_id, line.origin)
        rows.append(
            shapes.Claim(
                *(line.uid, line.report, _free(veil, line.outlet), line.published, line.act, origin, None if secret else line.origin_id),
                *((line.start, line.end), words, list(line.events)),
            )
        )
    return shapes.Claims(rows, _next(request, given, len(lines) > limit))


def incidents(request: HttpRequest, given: Asked) -> shapes.Incidents:
    """Incidents that pass the filters."""
    veil, limit = veil_of(request), given["limit"]
    rules = {**{name: given[name] for name in ("place", "since", "until", "type", "grade", "state", "actor")}, "unseen": hidden_from(veil)}
    lines = kept.incidents(**rules, order=given["order"], after=_after(given), limit=limit + 1)
    written = labels([line.id for line in lines])
    rows = [_line(line, written.get(line.id), veil) for line in lines[:limit]]
    return shapes.Incidents(rows, kept.how_many(**rules), _next(request, given, len(lines) > limit))


_NONE = shapes.Range(None, None)


def _line(line: kept.IncidentLine, label: str | None, veil: Veil) -> shapes.IncidentLine:
    place = None
    if line.place is not None:
        lat, lon = veil.point(line.lat, line.lon)
        place = shapes.Place(veil.free(label or line.place), line.place_id, lat, lon, line.adm1, line.place_id is None)
    held = line.id in veil.held
    return shapes.IncidentLine(
        id=line.id,
        state=line.state,
        type=line.type,
        first=line.first,
        last=line.last,
        place=place,
        killed=_NONE if held else shapes.Range(line.killed_min, line.killed_max),
        injured=_NONE if held else shapes.Range(line.injured_min, line.injured_max),
        origins=_NONE if held else shapes.Range(line.origins_min, line.origins_max),
        held=held,
        grade=line.grade,
        scheme=line.scheme,
        decided=line.decided,
        disputes=line.disputes,
        claims=line.claims,
        reports=line.reports,
        updated=line.updated,
    )


def incident(request: HttpRequest, given: Asked, ident: str) -> shapes.IncidentWhole:
    """One incident, whole; an id that was merged gives the one it went into. Raises Http404."""
    veil = veil_of(request)
    found = kept.incident_of(ident) if len(ident) <= 24 and "\x00" not in ident else None
    if found is None or set(found["reports"]) <= veil.reports:
        raise Http404
    hidden = {claim for claim, report in kept.claims_of(found["id"]) if report in veil.reports} if veil.reports else set()
    held = found["id"] in veil.held
    seen = _seen({**found, **(_HELD if held else {})}, hidden | veil.reports, veil)
    return shapes.IncidentWhole(found["id"], found["state"], found["type"], len(hidden), held, seen)


_HELD: dict[str, Any] = {"killed": {}, "injured": {}, "tolls": [], "origins": {"min": None, "max": None, "groups": []}}


def _seen(value: Any, hidden: Collection[str], veil: Veil) -> Any:
    """An incident without what may not be seen: claims and reports out of every list, names as blocks, coordinates coarse."""
    if isinstance(value, list):
        return [_seen(one, hidden, veil) for one in value if not (isinstance(one, str) and one in hidden) and not _about(one, hidden)]
    if not isinstance(value, dict):
        return veil.free(value) if isinstance(value, str) else value
    changed = {key: _seen(one, hidden, veil) for key, one in value.items() if key not in hidden}
    if "lat" in value and "lon" in value:
        changed["lat"], changed["lon"] = veil.point(value["lat"], value["lon"])
        changed["points"] = [list(point) for lat, lon in value.get("points", ()) if (point := veil.point(lat, lon))[0] is not None]
    if "actor" in value and veil.hides_voice(value["actor"], value["actor"].lstrip("~")):
        changed["actor"] = veil.voice(value["actor"], value["actor"].lstrip("~"))
    return changed


def _about(one: Any, hidden: Collection[str]) -> bool:
    """A part that stands for one claim or report only, which is hidden."""
    return isinstance(one, dict) and any(one.get(key) in hidden for key in ("claim", "earlier", "later") if isinstance(one.get(key), str))


def tolls(request: HttpRequest, given: Asked) -> shapes.Tolls:
    """Running totals, the newest first."""
    veil, limit, after = veil_of(request), given["limit"], _after(given)
    found = newest_totals(place=given["place"], since=given["since"], until=given["until"], unseen=untold_from(veil), limit=after + limit + 1)[after:]
    rows = [
        shapes.Toll(
            *(veil.voice(one.source, one.source), veil.free(one.written or one.place), one.outcome, one.group, date.fromordinal(one.as_of).isoformat()),
            *(date.fromordinal(one.since).isoformat() if one.since else None, shapes.Range(one.low, one.high), one.note, one.claim, ident),
        )
        for ident, one in decoded(found[:limit])
    ]
    return shapes.Tolls(rows, _next(request, given, len(found) > limit))


def echoes(request: HttpRequest, given: Asked) -> shapes.Echoes:
    """Passages re-used, the newest first."""
    veil, limit = veil_of(request), given["limit"]
    wanted = {name: given[name] for name in ("outlet", "source", "incident")}
    lines = echo_rows.echoes(**wanted, unseen=hidden_from(veil), after=_after(given), limit=limit + 1)
    rows = [
        shapes.Echo(line.incident, line.earlier, line.later, veil.free(line.source), veil.free(line.outlet), line.kind, line.score, line.ordered, line.day, line.spans)
        for line in lines[:limit]
    ]
    return shapes.Echoes(rows, _next(request, given, len(lines) > limit))


def places(request: HttpRequest, given: Asked) -> shapes.Places:
    """The places of the incidents that pass the filters, those with most incidents first."""
    veil, limit, after = veil_of(request), given["limit"], _after(given)
    rules = {**{name: given[name] for name in ("place", "since", "until", "type", "grade", "state", "actor")}, **shown_to(veil)}
    spots = by_place(rules, limit=after + limit + 1)[after:]
    rows = [
        shapes.Spot(
            *(veil.free(spot.label), spot.accuracy, [(lat, lon) for lat, lon in (veil.point(*point) for point in spot.points) if lat is not None and lon is not None]),
            *(spot.killed.incidents, spot.killed.stated, shapes.Range(spot.killed.min, spot.killed.max)),
        )
        for spot in spots[:limit]
    ]
    return shapes.Places(rows, _next(request, given, len(spots) > limit))


def _after(given: Asked) -> int:
    after: int = (given["page"] - 1) * given["limit"]
    return after


def _next(request: HttpRequest, given: Asked, more: bool) -> str | None:
    if not more:
        return None
    query = request.GET.copy()
    query["page"] = str(given["page"] + 1)
    return f"{request.path}?{query.urlencode()}"


def _free(veil: Veil, text: str | None) -> str | None:
    return None if text is None else veil.free(text)
