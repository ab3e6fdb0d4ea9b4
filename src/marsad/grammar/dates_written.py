"""The day on which a report was written, where it says so itself: اليوم الأربعاء of a page that is dated Tuesday.

Pages are dated when they were put up or taken, in another zone or a day late. A report that names the weekday of its own
"today" or "yesterday" is counted from that day.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from functools import cache

from marsad.grammar.calendar_days import countable, days_of
from marsad.grammar.calendar_terms import CORES, Units, calendar_terms, units_of
from marsad.grammar.dates_explicit import month_day
from marsad.grammar.dates_months import year_at
from marsad.grammar.dates_relative import relative_day
from marsad.lexicon.lexicon import Scan
from marsad.text.rule_words import rule_words
from marsad.text.units import standing

_TOP = 80  # units at the head of a page among which its own day may stand
_BESIDE = 4  # units of "last updated" in front of a day
_UPDATED = rule_words("dates_written.updated")
_OFF = 2  # days between writing and publication; what is farther is a day of another report on the page


def written_on(scan: Scan, published: date | None, stands: Mapping[str, Sequence[int]]) -> date | None:
    """The day that all of a report's "today, Wednesday" and "yesterday, Tuesday" agree on, if it lies near that of publication."""
    forms = scan.forms
    heads = [at for at in standing(stands, _heads()) if _weekday_behind(forms, at)]
    lines = [at for at in standing(stands, _weekdays()) if at < _TOP and (at == 0 or forms[at - 1] == "\n") and _UPDATED.isdisjoint(forms[max(0, at - _BESIDE) : at])]
    published = countable(published)
    if published is None or not (heads or lines):
        return published
    units = units_of(forms, scan.pre, published, scan.asked[CORES])
    days = set(_told(units, heads)) or set(_dateline(units, lines))
    day = days.pop() if len(days) == 1 else published
    return day if abs((day - published).days) <= _OFF else published


def _weekday_behind(forms: Sequence[str], at: int) -> bool:
    return not _weekdays().isdisjoint(forms[at + 1 : at + 5])


def _dateline(units: Units, lines: Sequence[int]) -> Iterator[date]:
    """الثلاثاء, 13 فبراير 2024, 17:40: a line at the head of a page that tells its day in full."""
    for at in lines:
        step = units.skip(at + 1, ",", "،")
        told = month_day(units, step)
        span = days_of(told) if told and year_at(units, told.end - 1) else None
        if span:
            yield span[0]


def _told(units: Units, heads: Sequence[int]) -> Iterator[date]:
    """The day of writing by each relative day with its weekday; أمس in أول من أمس (الأحد) is none of its own."""
    behind = 0
    for at in heads:
        term, told = (units.term(at, "relative"), relative_day(units, at)) if at >= behind else (None, None)
        behind = term[0] if term else behind
        span = days_of(told) if told and term and told.end > term[0] else None
        if term and span:
            yield span[0] - timedelta(days=int(term[1].value))


@cache
def _heads() -> frozenset[str]:
    return frozenset(head for head, terms in calendar_terms().items() if any(term.kind == "relative" for term in terms))


@cache
def _weekdays() -> frozenset[str]:
    return frozenset(head for head, terms in calendar_terms().items() if any(term.kind == "weekday" for term in terms))
