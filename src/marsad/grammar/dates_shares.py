"""Halves and quarters of a year or a month: النصف الأول من العام الجاري, الربع الأخير من 2018, النصف الثاني من شهر نوفمبر."""

from __future__ import annotations

from datetime import date, timedelta

from marsad.grammar import calendar_days as days
from marsad.grammar.calendar_days import DateAt, dated
from marsad.grammar.calendar_terms import Units
from marsad.grammar.dates_months import whole_month, year_at
from marsad.grammar.dates_relative import near_unit
from marsad.text.rule_words import OF, rule_numbers, rule_words

_SHARES = rule_numbers("dates_shares.parts")
SHARES = tuple(_SHARES)
_ORDERS = rule_numbers("dates_shares.orders")
_BESIDE = rule_words("dates_shares.beside")
_A_MONTH = 31


def share(units: Units, at: int) -> DateAt | None:
    """The days of a half, third or quarter that is told by its number; not the first half of a match."""
    parts, order = _SHARES[units.cores[at]], _ORDERS.get(units.cores[at + 1])
    if order is None:
        return None
    whole = _whole(units, units.skip(units.skip(at + 2, *_BESIDE), OF), at)
    if whole is None:
        return None
    span = days.days_of(whole)
    return dated(at, whole.end, _share_of(span, parts, order % parts) if span else None, whole.precision)


def _whole(units: Units, step: int, at: int) -> DateAt | None:
    """The year or month that is parted: العام الجاري, عام 2019, 2019, شهر نوفمبر."""
    told = near_unit(units, step) or whole_month(units, at, step)
    if told is not None:
        return told if told.precision in ("month", "year") else None
    year = year_at(units, units.skip(step, "عام", "سنه", "العام", "السنه"))
    return dated(at, year.end, days.year_days(year.number, hijri=year.hijri), "year") if year and year.number else None


def _share_of(span: days.Days, parts: int, order: int) -> tuple[date, date]:
    """Of a year so many months, of a month so many days, the rest with the last of them."""
    first, last = span
    length = (last - first).days + 1
    if length > _A_MONTH:
        months = 12 // parts
        return days.month_from(first, order * months)[0], days.month_from(first, order * months + months - 1)[1]
    begin = first + timedelta(days=length // parts * order)
    return begin, last if order == parts - 1 else begin + timedelta(days=length // parts - 1)
