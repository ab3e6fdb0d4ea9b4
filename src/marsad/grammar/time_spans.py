"""Stretches of time counted to publication: قبل ثلاثة أيام, منذ شهرين, خلال اليومين الماضيين, الساعات الـ24 الماضية."""

from __future__ import annotations

from datetime import timedelta

from marsad.grammar import calendar_days as days
from marsad.grammar.calendar_days import DateAt, dated
from marsad.grammar.calendar_terms import ABOUT, DUALS, SPANS, Units, count_at
from marsad.grammar.dates_months import year_at
from marsad.grammar.dates_relative import some_day
from marsad.model.values import fixed
from marsad.text.rule_words import AFTER, BEFORE, DURING, HALF, IN, NEARLY, OF, TO, rule_words

_LATEST = rule_words("time_spans.latest")
_OF_EVENT = rule_words("time_spans.of_event")
_IN_DAYS = {"day": 1, "week": 7, "month": 30, "year": 365}
_SINGLE = rule_words("time_spans.single")


@fixed
class _Lasting:
    """A stretch of time as counted in a text, such as three days or about two weeks."""

    end: int
    count: int
    unit: str
    about: bool

    @property
    def precision(self) -> str:
        return "day" if self.unit == "hour" else self.unit


def lasting(units: Units, at: int) -> _Lasting | None:
    """ثلاثة أيام, أسبوعين, نحو عشرة أيام before publication; قبل يومين من … is before an event instead."""
    first = at
    while units.cores[at] in ABOUT or (units.cores[at] == "اكثر" and units.cores[at + 1] == OF):
        at += 1 + (units.cores[at] == "اكثر")
    found = _counted(units, at)
    if found is None or found[1] < 1:
        return None
    end, count, unit = _and_more(units, *found)
    almost = units.cores[end] == NEARLY
    stretch = _Lasting(end + almost, count, unit, almost or at > first)
    return None if _of_event(units, stretch.end) or _names_its_unit(units, first, stretch.end) else stretch


def _of_event(units: Units, end: int) -> bool:
    """قبل يومين من الهجوم; up to, only where another stretch follows: قبل أسبوعين إلى ثلاثة, but منذ أسبوعين إلى 60 قتيلا."""
    if units.cores[end] != TO:
        return units.cores[end] in _OF_EVENT
    return _counted(units, end + 1) is not None


def _and_more(units: Units, end: int, count: int, unit: str) -> tuple[int, int, str]:
    """شهر و21 يوما: a smaller unit joined on, all counted in days."""
    after = units.joined(end)
    more = _counted(units, after) if after is not None else None
    if more is None or _IN_DAYS.get(more[2], 999) >= _IN_DAYS.get(unit, 0):
        return end, count, unit
    return more[0], count * _IN_DAYS[unit] + more[1] * _IN_DAYS[more[2]], "day"


def _counted(units: Units, at: int) -> tuple[int, int, str] | None:
    form = units.cores[at]
    if form in DUALS:
        return at + 1, 2, DUALS[form]
    if (number := count_at(units, at)) and units.cores[number[0]] in SPANS:
        return number[0] + 1, number[1], SPANS[units.cores[number[0]]]
    if form in _SINGLE:
        end = units.skip(at + 1, "واحد", "واحده")
        half = units.joined(end)
        if SPANS[form] == "year" and half is not None and units.cores[half] == HALF:
            return units.skip(half + 1, "العام", "السنه"), 18, "month"
        return end, 1, SPANS[form]
    return None


def ago(units: Units, at: int) -> DateAt | None:
    """قبل ثلاثة أيام, قبل نحو أسبوعين: one day, or the stretch that such words can mean."""
    stretch = lasting(units, at + 1)
    if stretch is None:
        return None
    if units.published is None:
        return dated(at, stretch.end, None, stretch.precision)
    middle = days.before(units.published, stretch.count, stretch.unit)
    span = days.around(middle, stretch.count, stretch.unit, about=stretch.about)
    return dated(at, stretch.end, span, stretch.precision)


_IN_DAYS_EXACTLY, _LONG = frozenset({"day", "week"}), frozenset({"month", "year"})


def days_from(units: Units, at: int) -> DateAt | None:
    """قبل ثلاثة أيام من يوم الجمعة, بعد يومين من 5 آذار, قبل خمس سنوات من اليوم: so long from a day that is told."""
    shift = {BEFORE: -1, AFTER: 1}.get(units.cores[at])
    found = _counted(units, at + 1)
    if shift is None or found is None or units.cores[found[0]] not in _OF_EVENT or (found[2] not in _IN_DAYS_EXACTLY and (shift > 0 or found[2] not in _LONG)):
        return None
    day = some_day(units, found[0] + 1)
    span = days.days_of(day) if day else None
    if day is None or span is None or span[0] != span[1]:
        return None
    told = days.before(span[0], found[1], found[2]) if found[2] in _LONG else span[0] + timedelta(days=shift * found[1] * _IN_DAYS[found[2]])
    return dated(at, day.end, (told, told), "day")


def _names_its_unit(units: Units, first: int, end: int) -> bool:
    """قبل عام 2011 and قبل شهر رمضان name a year and a month; they count none."""
    return end == first + 1 and (
        year_at(units, end) is not None or some_day(units, first) is not None or units.term(end, "month", "month_or_word", "hijri") is not None
    )


def past_span(units: Units, at: int) -> DateAt | None:
    """خلال اليومين الماضيين, الأيام الثلاثة الماضية, الساعات الـ24 الماضية, الأسبوعين الماضيين: until publication."""
    start = at
    at = units.skip(at, DURING, IN)
    span = _definite_span(units, at)
    if span is None:
        return None
    end, count, unit = span
    near = units.term(end, "near")
    if (near is None and units.cores[end] not in _LATEST) or count < 1:
        return None
    lies, end = (near[1].value, near[0]) if near else ("past", end + 1)
    if lies not in ("past", "next"):
        return None
    precision = "day" if unit == "hour" else unit
    if units.published is None:
        return dated(start, end, None, precision)
    other = days.before(units.published, count, unit)
    if lies == "next":
        return dated(start, end, (units.published + timedelta(days=1), units.published + (units.published - other)), precision)
    return dated(start, end, (other, units.published), precision)


def _definite_span(units: Units, at: int) -> tuple[int, int, str] | None:
    """اليومين; الأيام الثلاثة; الثلاثة أيام; الـ24 ساعة; 3 أيام."""
    form = units.cores[at]
    plain = form.removeprefix("ال")
    if form.startswith("ال") and plain in DUALS:
        return at + 1, 2, DUALS[plain]
    if form.startswith("ال") and plain in SPANS and (number := count_at(units, at + 1)):
        return number[0], number[1], SPANS[plain]
    if (number := count_at(units, at)) and units.cores[number[0]] in SPANS:
        return number[0] + 1, number[1], SPANS[units.cores[number[0]]]
    return None
