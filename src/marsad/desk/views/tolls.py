"""Running totals: each source's series as it stands, beside the sum of incidents, with what could explain the gap. Never one merged number."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from marsad.desk.charts import chart_words
from marsad.desk.filters import Filters, filters_of
from marsad.desk.memory import remember
from marsad.desk.page import person
from marsad.desk.people import Person
from marsad.desk.redaction import redactor_of, version_of
from marsad.desk.same_for_all import show_same
from marsad.desk.series import Line, decoded, lines_of, plain_lines
from marsad.linking import tolls as linked
from marsad.phrasing.names import party
from marsad.record.overview import Summary, by_day, summary, unsummed
from marsad.record.redaction import Redactor
from marsad.record.totals import newest_totals

MOST, LINES = 1000, 20
OUTCOMES = ("killed", "injured")


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two sources that on one day, counting from one day, cannot both be right."""

    as_of: str
    sources: tuple[str, str]
    claims: tuple[str, str]
    reports: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Tolls:
    """The lines of the sources; ``sum`` of the incidents of the same place and time; ``gap`` are keys of the words.

    ``held``: at most so many incidents are in the sum without their numbers. ``truncated`` where there are more totals than one page holds: the newest stand.
    """

    filters: Filters
    outcome: str
    lines: list[Line]
    contradictions: list[Contradiction]
    sum: Summary
    gap: tuple[str, ...]
    truncated: bool
    told: dict[str, Any]
    held: int
    open: bool = True


def tolls(request: HttpRequest) -> HttpResponse:
    """The page; place and period are in the address."""
    return show_same(request, "tolls.html", lambda: _tolls(request))


def _tolls(request: HttpRequest) -> Tolls:
    who, filters, redactor = person(request), filters_of(request), redactor_of(request)
    rows = newest_totals(place=filters.place, since=filters.since, until=filters.until, unseen=redactor.untold, limit=MOST + 1)
    outcome = request.GET.get("outcome", "killed")
    outcome = outcome if outcome in OUTCOMES else "killed"
    lines = lines_of(rows[:MOST], who, redactor, outcome=outcome, most=LINES)
    found = [(report, one) for report, one in decoded(rows[:MOST]) if one.outcome == outcome]
    series = linked.series(one for _, one in found)
    rules = {"place": filters.place, "since": filters.since, "until": filters.until, "hidden": redactor.hidden}
    added = summary(remember(version_of(request), "days", rules, lambda: by_day(rules)))
    total = (added.killed.min or 0, added.killed.max) if outcome == "killed" else (0, None)
    reasons = linked.gap(series, total, undated=added.undated > 0, place=filters.place)
    report_of = {one.claim: report for report, one in found}
    opposed = [_opposed(one, report_of, who, redactor) for one in linked.contradictions(series)[:40]]
    told = {"words": chart_words(who), "series": plain_lines(lines, who)}
    return Tolls(filters, outcome, lines, opposed, added, tuple(dict.fromkeys(reason.partition(":")[0].partition(" ")[0] for reason in reasons)), len(rows) > MOST, told, redactor.count(unsummed(rules)))


def _opposed(one: dict[str, Any], report_of: dict[str, str], who: Person, redactor: Redactor) -> Contradiction:
    first, second = (redactor.voice(source, party(source, who.language, settings.DESK_CASE.packs)) for source in one["sources"])
    return Contradiction(one["as_of"], (first, second), tuple(one["claims"]), (report_of[one["claims"][0]], report_of[one["claims"][1]]))
