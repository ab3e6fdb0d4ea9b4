"""The overview: map, timeline, running totals and table of incidents, filtered together."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from marsad.desk.charts import chart_words
from marsad.desk.filters import Filters, filters_of
from marsad.desk.memory import remember
from marsad.desk.page import chosen, person
from marsad.desk.paging import Page, page_of
from marsad.desk.people import Person
from marsad.desk.redaction import redactor_of, version_of
from marsad.desk.rows import IncidentRow, incident_rows, killed_words
from marsad.desk.same_for_all import json_same, show_same
from marsad.desk.series import Line, lines_of, plain_lines
from marsad.desk.tiles import with_tiles
from marsad.phrasing import days as dates
from marsad.phrasing.incident_point import place_name
from marsad.phrasing.names import party
from marsad.record.incidents import incidents
from marsad.record.overview import Span, Spot, Summary, by_day, by_period, by_place, options, summary, unsummed
from marsad.record.redaction import Redactor
from marsad.record.totals import newest_totals

TOTALS = 400  # running totals that are looked at: of more, it is said that there are so many or more
LINES = 6  # of running totals; the page of tolls has more
SHOWN = 25  # incidents of a page: the list has the rest
DAYS, MONTHS = 62, 62 * 30  # up to so many days the timeline goes by day, up to so many by month
# metres around a point, by how exact a place is
RADIUS = {"exact": 250, "village": 1_500, "town": 3_000, "district": 12_000, "governorate": 40_000, "country": 250_000}
ROUNDED = {"round0": 80_000, "round1": 8_000, "round2": 800, "round3": 80}


@dataclass(frozen=True, slots=True)
class Named:
    """A choice of a filter with its name for the reader."""

    value: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Period:
    """One bar of the timeline: its name, first day and the day behind its last, its sum, and the address that keeps to it."""

    name: str
    start: str
    end: str
    killed: Any
    address: str


@dataclass(frozen=True, slots=True)
class Overview:
    """All of the page. ``told`` is what the charts draw, the rest what stands beside them as tables; ``unit`` is a key of the words, ``held`` at most how many incidents stand without their numbers, ``totals`` the running totals that the sum leaves out (and whether there are more)."""

    filters: Filters
    options: dict[str, list[Named]]
    summary: Summary
    held: int
    totals: tuple[int, bool]
    unit: str
    periods: list[Period]
    lines: list[Line]
    rows: list[IncidentRow]
    page: Page
    map_address: str
    told: dict[str, Any]


def overview(request: HttpRequest) -> HttpResponse:
    """The page; the map asks for its places when it is there."""
    return with_tiles(show_same(request, "overview.html", lambda: _overview(request)), chosen(request)["tiles"])


def _overview(request: HttpRequest) -> Overview:
    who, filters, redactor, page = person(request), filters_of(request), redactor_of(request), page_of(request, SHOWN)
    rules = {**filters.rules, "hidden": redactor.hidden}
    days = remember(version_of(request), "days", rules, lambda: by_day(rules))
    found = summary(days)
    unit = _unit(found.first, found.last)
    periods = [_period(span, filters, who) for span in by_period(days, unit)]
    totals = newest_totals(place=filters.place, since=filters.since, until=filters.until, unseen=redactor.untold, limit=TOTALS)
    lines = lines_of(totals, who, redactor, most=LINES)
    rows = incidents(**rules, order=filters.order, after=page.after, limit=page.size + 1)
    return Overview(
        filters=filters,
        options=named_options(request, who, redactor),
        summary=found,
        held=redactor.count(unsummed(rules)),
        totals=(len(totals), len(totals) == TOTALS),
        unit=unit,
        periods=periods,
        lines=lines,
        rows=incident_rows(rows[: page.size], redactor, language=who.language, packs=settings.DESK_CASE.packs),
        page=page.with_more(len(rows) > page.size),
        map_address=f"{reverse('map-data')}?{filters.query}",
        told={"words": chart_words(who), "periods": [_plain(one) for one in periods], "series": plain_lines(lines, who)},
    )


def map_data(request: HttpRequest) -> HttpResponse:
    """The places of the incidents that pass the filters, as coarse as the asker may see them."""
    return json_same(request, "map", lambda: _map(request))


def _map(request: HttpRequest) -> dict[str, Any]:
    who, filters, redactor = person(request), filters_of(request), redactor_of(request)
    address = filters.addresses(reverse("overview"))
    spots = by_place({**filters.rules, "hidden": redactor.hidden})
    places = [place for spot in spots if (place := _place(spot, address, redactor, who.language))]
    return {"places": places, "tiles": chosen(request)["tiles"], "words": chart_words(who)}


def _place(spot: Spot, address: Callable[[str], str], redactor: Redactor, language: str) -> dict[str, Any] | None:
    points = [point for lat, lon in spot.points if (point := redactor.point(lat, lon))[0] is not None]
    if not points:
        return None
    radius = max(RADIUS[spot.accuracy], ROUNDED.get(redactor.coordinates, 0))
    label = place_name({"name": spot.label, "id": spot.key}, language, settings.DESK_CASE.packs, redactor)
    where = [{"lat": lat, "lon": lon, "radius": radius, "label": f"{lat:.3f}, {lon:.3f}"} for lat, lon in dict.fromkeys(points)]
    sure = len(spot.points) == 1
    first = where[0] if sure else {"lat": None, "lon": None, "radius": radius}
    return {
        "name": label,
        "lat": first["lat"],
        "lon": first["lon"],
        "radius": radius,
        "candidates": [] if sure else where,
        "incidents": spot.killed.incidents,
        "min": spot.killed.min,
        "max": spot.killed.max,
        "address": address(spot.key),
    }


def _unit(first: str | None, last: str | None) -> str:
    if not first or not last:
        return "month"
    days = (date.fromisoformat(last[:10]) - date.fromisoformat(first[:10])).days
    return "day" if days <= DAYS else "month" if days <= MONTHS else "year"


def _period(span: Span, filters: Filters, who: Person) -> Period:
    first, behind = _ends(span.start)
    kept = filters.but(since=first.isoformat(), until=(behind - timedelta(days=1)).isoformat())
    return Period(dates.spoken(span.start, who.language, who.months), first.isoformat(), behind.isoformat(), span.killed, f"?{kept}")


def _ends(start: str) -> tuple[date, date]:
    """The first day of a period and the first day after it."""
    if len(start) == 10:
        day = date.fromisoformat(start)
        return day, day + timedelta(days=1)
    if len(start) == 7:
        year, month = int(start[:4]), int(start[5:])
        return date(year, month, 1), date(year + month // 12, month % 12 + 1, 1)
    return date(int(start), 1, 1), date(int(start) + 1, 1, 1)


def _plain(one: Period) -> dict[str, Any]:
    killed = one.killed
    return {
        "label": one.name,
        "start": one.start,
        "end": one.end,
        "incidents": killed.incidents,
        "min": killed.min,
        "max": killed.max,
        "open": killed.min is not None and killed.max is None,
        "range": killed_words(killed.min, killed.max),
        "address": one.address,
    }


def named_options(request: HttpRequest, who: Person, redactor: Redactor) -> dict[str, list[Named]]:
    """The choices of the filters in the reader's language."""
    from marsad.desk.words import term

    found = remember(version_of(request), "options", {"hidden": redactor.hidden}, lambda: options(redactor.hidden))
    groups = {"type": "type", "grade": "grade", "state": "istate"}
    named = {name: [Named(one.value, term(group, one.value, who.language), one.count) for one in found[name]] for name, group in groups.items()}
    packs = settings.DESK_CASE.packs
    named["actor"] = [Named(one.value, party(one.value, who.language, packs), one.count) for one in found["actor"]]
    return named
