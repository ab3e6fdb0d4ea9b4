"""The queue: what to look at next and why."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from functools import lru_cache

from django.db import connection
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.template.loader import render_to_string
from django.urls import reverse

from marsad.desk import rules
from marsad.desk.page import person, show
from marsad.desk.paging import Page, page_of
from marsad.desk.people import Person
from marsad.desk.points import points_of_reports
from marsad.desk.redaction import redactor_of
from marsad.desk.same_for_all import remembered
from marsad.phrasing.point import sentence
from marsad.record import queue

FILTERS = ("state", "reason", "assignee", "since", "until")


@dataclass(frozen=True, slots=True)
class Queue:
    """One page of the queue. ``counts`` by state, ``filters`` the query of the address, ``me`` who looks."""

    rows: list[str]  # as they are shown, each with the point of its incident
    page: Page
    wanted: queue.Wanted
    counts: list[tuple[str, int]]
    filters: str
    reasons: tuple[str, ...]
    workers: list[str]
    me: str


def queue_page(request: HttpRequest) -> HttpResponse:
    """The reports that pass the filters of the address, those that need a person most first."""
    _catch_up()
    page, wanted, redactor = page_of(request), wanted_of(request.GET, redactor_of(request).reports), redactor_of(request)
    rows = queue.queue_rows(wanted, after=page.after, limit=page.size + 1)
    shown = [replace(row, title=redactor.free(row.title or "", report=row.id) or None, begins=redactor.words(row.id, row.begins), outlet=redactor.outlet(row.outlet) or "") for row in rows]
    counts = queue.how_many(replace(wanted, state=""))
    who, filters = person(request), filters_of(request.GET)
    points = _points(request, tuple(row.id for row in shown[: page.size]))
    context = Queue(
        rows=[_row(who.language, who.months, filters, row, points.get(row.id, "")) for row in shown[: page.size]],
        page=page.with_more(len(rows) > page.size),
        wanted=wanted,
        counts=[(state, counts.get(state, 0)) for state in rules.STATES],
        filters=filters,
        reasons=tuple(queue.REASONS),
        workers=queue.workers(),
        me=who.name,
    )
    return show(request, "queue.html", context)


def _points(request: HttpRequest, reports: tuple[str, ...]) -> dict[str, str]:
    """The point of the incident behind each of some reports, in words."""

    def made() -> dict[str, str]:
        who = person(request)
        return {report: sentence(point, who.language, who.months) for report, point in points_of_reports(reports, who, redactor_of(request)).items()}

    found: dict[str, str] = remembered(request, "points", made, reports=reports)
    return found


@lru_cache(maxsize=2000)
def _row(language: str, months: str, filters: str, row: queue.QueueRow, point: str) -> str:
    """A report as the queue shows it, which is the same for the same words."""
    who = Person("", None, language, months)
    found: str = render_to_string("queue_row.html", {"person": who, "row": row, "point": point, "filters": filters})
    return found


_FEW = 400  # reports that are weighed while somebody waits
_weighing = threading.Lock()


def _catch_up() -> None:
    """What others added and linked while the desk is open comes into the queue: a few at once, many beside the page."""
    behind = queue.behind()
    if behind and len(behind) <= _FEW:
        queue.catch_up(behind)
    elif behind and _weighing.acquire(blocking=False):
        threading.Thread(target=_weigh, args=(behind,), daemon=True).start()


def _weigh(behind: list[str]) -> None:
    try:
        queue.catch_up(behind)
    finally:
        connection.close()
        _weighing.release()


def next_in_queue(request: HttpRequest) -> HttpResponse:
    """Go to the report behind the one that is open."""
    wanted = wanted_of(request.GET, redactor_of(request).reports)
    found = queue.next_report(wanted, person(request).name, after=request.GET.get("after", "")[:16])
    filters = filters_of(request.GET)
    if found is None:
        return HttpResponseRedirect(f"{reverse('queue')}?{filters}")
    return HttpResponseRedirect(f"{reverse('report', args=[found])}?{filters}")


def wanted_of(query: QueryDict, without: frozenset[str]) -> queue.Wanted:
    """The filters of an address; what makes no sense is left out."""
    given = {name: query.get(name, "")[:150] for name in FILTERS}
    return queue.Wanted(
        state=given["state"] if given["state"] in rules.STATES else "",
        reason=given["reason"] if given["reason"] in queue.REASONS else "",
        assignee=given["assignee"],
        since=given["since"][:10],
        until=given["until"][:10],
        without=without,
    )


def filters_of(query: QueryDict) -> str:
    """The filters of an address as a query, to be carried on."""
    kept = QueryDict(mutable=True)
    for name in FILTERS:
        if query.get(name):
            kept[name] = query[name][:150]
    return str(kept.urlencode())
