"""The list of incidents."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from marsad.desk.filters import Filters, filters_of
from marsad.desk.page import person
from marsad.desk.paging import Page, page_of
from marsad.desk.points import points_of
from marsad.desk.redaction import redactor_of
from marsad.desk.rows import IncidentRow, incident_rows
from marsad.desk.same_for_all import show_same
from marsad.desk.views.overview import Named, named_options
from marsad.exports.formats import FORMATS
from marsad.phrasing.point import who_words
from marsad.record import incidents as kept


@dataclass(frozen=True, slots=True)
class Incidents:
    """One page of the incidents that pass the filters, and how many pass in all."""

    filters: Filters
    options: dict[str, list[Named]]
    count: int
    rows: list[IncidentRow]
    page: Page


@dataclass(frozen=True, slots=True)
class Own:
    """What a person may do with the list: keep its filters (the query of its address), take it away in some format."""

    query: str
    may_export: bool
    formats: tuple[str, ...]


def incidents(request: HttpRequest) -> HttpResponse:
    """All incidents that pass the filters."""
    own = Own(filters_of(request).query, person(request).may("export"), tuple(FORMATS))
    return show_same(request, "incidents.html", lambda: _incidents(request), own="incidents_own.html", own_of=own)


def _incidents(request: HttpRequest) -> Incidents:
    who, filters, redactor, page = person(request), filters_of(request), redactor_of(request), page_of(request)
    rules = {**filters.rules, "hidden": redactor.hidden}
    lines = kept.incidents(**rules, order=filters.order, after=page.after, limit=page.size + 1)
    shown = lines[: page.size]
    said = {ident: who_words(point, who.language) for ident, point in points_of([line.id for line in shown], who, redactor).items() if point.named}
    rows = incident_rows(shown, redactor, language=who.language, packs=settings.DESK_CASE.packs, who=said)
    return Incidents(filters, named_options(request, who, redactor), kept.how_many(**rules), rows, page.with_more(len(lines) > page.size))
