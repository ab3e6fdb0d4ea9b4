"""Days by their number: 8 آب/أغسطس 2015, السابع من أكتوبر, 26 من الشهر الماضي, 13/11/2017, 5 رمضان 1436هـ."""

from __future__ import annotations

from marsad.grammar import calendar_days as days
from marsad.grammar.calendar_days import DateAt, dated
from marsad.grammar.calendar_terms import Units, day_number_at
from marsad.grammar.dates_months import (
    COMMON,
    HIJRI,
    IBB,
    NAMED_BY_DATE,
    SAME_DAY,
    Month,
    Year,
    chosen_year,
    month_at,
    year_at,
    year_behind,
)
from marsad.text.rule_words import ARTICLE, FOR, IN, OF, THIS, rule_words

_BETWEEN_NUMBER_AND_MONTH = rule_words("dates_explicit.between_number_and_month")

_BEFORE_NUMERIC = rule_words("dates_explicit.before_numeric")


def explicit_day(units: Units, at: int) -> DateAt | None:
    """A day by its number; of two calendars joined by الموافق the Gregorian one."""
    told = numeric_day(units, at) or month_day(units, at)
    if told is None:
        return None
    step = units.skip(told.end, "(", "،", "-")
    behind = units.skip(step + 1, FOR, f"{FOR}ـ")
    if units.cores[step] in ("الموافق", "موافق") and (other := numeric_day(units, behind) or month_day(units, behind)):
        kept = other if other.first and _is_hijri(units, told) else told
        return DateAt(at, other.end, kept.first or other.first, kept.last or other.last, "day")
    return told


def _is_hijri(units: Units, told: DateAt) -> bool:
    """22 رمضان, 5/9/1436: a day by a Hijri month or year."""
    return any(units.term(at, "hijri") or (units.cores[at].isdigit() and 1300 <= int(units.cores[at]) <= 1500) for at in range(told.start, told.end))


def _in_order(parts: list[int]) -> tuple[int, int, int]:
    """Year, month and day: the year stands first where it has four figures, and no month is above twelve."""
    year, month, number = parts if parts[0] > 999 else (parts[2], parts[1], parts[0])
    return (year, number, month) if month > 12 and number <= 12 else (year, month, number)


def numeric_day(units: Units, at: int) -> DateAt | None:
    """13/11/2017, 2017-11-13, 5/9/1436هـ, 24.7.2015; a day and month alone only behind يوم and its like."""
    parts, end = _numbers(units, at)
    if len(parts) != 3:
        return _day_and_month(units, at, end, parts) if len(parts) == 2 else None
    year, month, number = _in_order(parts)
    year += 2000 if year < 100 and units.cores[at + 1] in ("/", "\\") else 0
    hijri = 1300 <= year <= 1500 or units.cores[end] in HIJRI
    made = days.hijri_day(year, month, number) if hijri else days.day(year, month, number) if 1900 <= year <= 2100 else None
    end += units.cores[end] in (HIJRI if hijri else COMMON)
    return dated(at, end, (made, made), "day") if made else None


def _day_and_month(units: Units, at: int, end: int, parts: list[int]) -> DateAt | None:
    """يوم 24/2, السبت 24/2."""
    if units.cores[at + 1] not in ("/", "\\") or not (units.cores[at - 1] in _BEFORE_NUMERIC or units.term(at - 1, "weekday")):
        return None
    return _resolved(units, at, end, parts[0], Month(end, parts[1], False, True), Year(end))


def _numbers(units: Units, at: int) -> tuple[list[int], int]:
    """Numbers joined by one kind of stroke (5/9/1436) or by points in one unit, and the unit behind them."""
    first, stroke = units.cores[at], units.cores[at + 1]
    if not first[:1].isdigit():
        return [], at
    if first.count(".") == 2:
        return ([int(part) for part in first.split(".") if len(part) <= 4], at + 1) if first.replace(".", "").isdigit() else ([], at)
    parts: list[int] = []
    while (form := units.cores[at]).isdigit() and len(form) <= 4 and len(parts) < 3:
        parts.append(int(form))
        if units.cores[at + 1] != stroke or stroke not in ("/", "-", "\\") or not units.cores[at + 2].isdigit():
            break
        at += 2
    return parts, at + 1


def month_day(units: Units, at: int) -> DateAt | None:
    """8 آب, الـ8 من يوليو الجاري, السابع من أكتوبر, 26 من الشهر الماضي, 12 الجاري."""
    found = day_number_at(units, at)
    if found is None:
        return None
    end, number = found
    if units.cores[end] == "-" and month_at(units, end + 1):
        end += 1  # 21-شباط-2018
    of_month = units.skip(end, OF, "/", IN)
    end = units.skip(of_month, "شهر")
    if month := month_at(units, end) or (_numbered_month(units, end) if end > of_month else None):
        year = year_behind(units, month.end)
        if year.end == end + 1 and _of_a_town(units, at, end):
            return None
        return None if _is_name(units, at, year) else _resolved(units, at, year.end, number, month, year)
    return _day_of_near_month(units, at, end, number)


def _of_a_town(units: Units, at: int, month: int) -> bool:
    """21 من إب: men of the town of Ibb, spelled as August is when folded; but الحادي والعشرين من آب, في 21 من آب."""
    named = units.cores[month] == IBB and units.cores[month - 1] == OF
    return named and not (units.cores[at].startswith(ARTICLE) or units.cores[at - 1] == IN)


def _numbered_month(units: Units, at: int) -> Month | None:
    """شهر 2: a month by its number."""
    form = units.cores[at]
    return Month(at + 1, int(form), False, True) if form.isdigit() and 1 <= int(form) <= 12 else None


def _day_of_near_month(units: Units, at: int, end: int, number: int) -> DateAt | None:
    step = units.skip(end, THIS)
    this = units.term(step, "this")
    if this and this[1].value == "month":
        near = units.term(this[0], "near")
        told = near[1].value if near else "this" if step > end else None
        end = near[0] if near else this[0]
        if told is None and units.cores[end] in SAME_DAY:
            return dated(at, end + 1, None, "day")
    else:
        told, end = _near_month(units, at, end)
    return _in_near_month(units, (at, end), number, told) if told is not None else None


def _near_month(units: Units, at: int, end: int) -> tuple[str | None, int]:
    """في 12 الجاري, السبت 12 الحالي: the month without its word."""
    near = units.term(end, "near")
    if near is None:
        return None, end
    return (near[1].value if near[1].words[0] in ("الجاري", "الحالي") and _dates_before(units, at) else None), near[0]


def _in_near_month(units: Units, span: tuple[int, int], number: int, told: str) -> DateAt | None:
    at, end = span
    if units.published is None:
        return dated(at, end, None, "day")
    month = days.month_from(units.published, {"this": 0, "past": -1, "before_past": -2, "next": 1}[told])[0]
    made = days.day(month.year, month.month, number)
    return dated(at, end, (made, made), "day") if made else None


def _dates_before(units: Units, at: int) -> bool:
    return units.cores[at - 1] in _BETWEEN_NUMBER_AND_MONTH or units.cores[at] == "ال" or units.term(at - 1, "weekday") is not None


def _is_name(units: Units, at: int, year: Year) -> bool:
    return year.number is None and year.near is None and units.cores[at - 1] in NAMED_BY_DATE


def _resolved(units: Units, at: int, end: int, number: int, month: Month, year: Year) -> DateAt | None:
    """The day in the year that is told, or else in the likely one; None where the calendar has no such day."""
    if year.number is None and (units.published is None or year.open):
        possible = number <= 30 if month.hijri else days.day(2000, month.number, number)
        return dated(at, end, None, "day") if possible else None
    chosen = chosen_year(units, month, number, year)
    make = days.hijri_day if month.hijri else days.day
    # 29 February, or the 30th of a Hijri month, is of the last year that had one
    years = [chosen] if year.number else range(chosen, chosen - 8, -1)
    made = next((told for each in years if (told := make(each, month.number, number))), None)
    return dated(at, end, (made, made), "day") if made else None


def fits_weekday(units: Units, told: DateAt, weekday: int) -> DateAt:
    """A day without a year, beside its weekday, is that of the year in which it falls on the weekday."""
    span = days.days_of(told)
    if span is None or span[0].weekday() == weekday or any(year_at(units, at) for at in range(told.start, told.end)):
        return told
    shifted = [days.day(span[0].year + years, span[0].month, span[0].day) for years in (1, -1)]
    made = next((other for other in shifted if other and other.weekday() == weekday), None)
    return dated(told.start, told.end, (made, made), "day") if made else told
