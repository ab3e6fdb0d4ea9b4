"""Feasts and the hours just past: ثاني أيام عيد الأضحى, يوم عرفة, قبل قليل, قبل ساعات."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from marsad.grammar import calendar_days as days
from marsad.grammar.calendar_days import DateAt, dated
from marsad.grammar.calendar_terms import Units
from marsad.grammar.dates_months import year_behind

_FEASTS, _NEWS = ((10, 1), (12, 10)), timedelta(days=14)  # Shawwal 1, Dhu al-Hijja 10
_AHEAD = timedelta(days=7)  # news of the days before a feast speak of the one to come


def feast(units: Units, at: int, kind: str = "feast") -> DateAt | None:
    """عيد الفطر, يوم عرفة: its days by the Umm al-Qura calendar, in the year that is told or the one that was last; أيام العيد."""
    found = units.term(at, kind)
    if found is None:
        return None
    month, first, lasts = (int(part) for part in found[1].value.split("/"))
    if not month:
        last = _last_feast(units.published)
        began = last + timedelta(days=first - 1) if last else None
        return dated(at, found[0], (began, began + timedelta(days=lasts - 1)), "day") if began else None
    year = year_behind(units, found[0])
    began = days.hijri_day(year.number, month, first) if year.hijri and year.number else _began(units.published, month, first, year.number)
    span = (began, began + timedelta(days=lasts - 1)) if began else None
    return dated(at, year.end if year.number else found[0], span, "day")


def feast_day(units: Units, at: int) -> DateAt | None:
    """ثاني أيام عيد الأضحى: one day of a feast."""
    order = units.term(at, "feast_day")
    told = (feast(units, order[0]) or feast(units, order[0], "any_feast")) if order else None
    if order is None or told is None:
        return None
    span = days.days_of(told)
    day = span[0] + timedelta(days=int(order[1].value) - 1) if span else None
    return dated(at, told.end, (day, day) if day else None, "day")


def _last_feast(published: date | None) -> date | None:
    """The first day of the feast of which news tells as العيد: it began no more than two weeks ago."""
    begun = [began for month, first in _FEASTS if (began := _began(published, month, first, None)) and published and began <= published <= began + _NEWS]
    return max(begun, default=None)


def lately(units: Units, at: int) -> DateAt | None:
    """قبل قليل: the day of publication; قبل ساعات: that day or the one before, but not منذ ساعات الفجر."""
    found = units.term(at, "lately")
    if found is None or units.term(found[0], "at"):
        return None
    today = units.published
    told = dated(at, found[0], (today, today) if today else None, "day")
    return replace(told, first=(today - timedelta(days=int(found[1].value))).isoformat()) if today else told


def _began(published: date | None, month: int, first: int, year: int | None) -> date | None:
    """The first day of a feast in a Gregorian year, or the last one that had begun at publication, or is about to."""
    if year is not None:
        return days.hijri_day(days.hijri_year_in(year, month), month, first) if year in days.HIJRI_KNOWN else None
    if published is None or published.year not in days.HIJRI_KNOWN:
        return None
    years = (days.hijri_year_in(published.year + shift, month) for shift in (-1, 0) if published.year + shift in days.HIJRI_KNOWN)
    begun = [told for each in years if (told := days.hijri_day(each, month, first)) and told <= published + _AHEAD]
    return max(begun, default=None)
