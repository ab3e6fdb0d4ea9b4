"""Days, weeks, months and years of the calendars, counted from a day of publication. No words here, only days."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from hijridate import Gregorian, Hijri

from marsad.model.values import fixed

Days = tuple[date, date]
# Gregorian years that lie wholly within the Umm al-Qura tables
HIJRI_KNOWN = range(1925, 2077)
COUNTABLE = range(1000, 9000)  # years of publication that days are counted from: what is farther is no day of a newspaper
OF_A_DAY = frozenset({"day", "part_of_day", "minute"})  # precisions of a date that names its day
OF_A_STRETCH = frozenset({"week", "month", "year"})  # and of one that names more days
_HALF = {"week": 3, "month": 15, "year": 182}


@fixed
class DateAt:
    """A date as told, in unit numbers: first and last day or minute (ISO), precision, and whether it is a beginning.

    ``end`` is exclusive. ``first`` and ``last`` are None where the words need a day of publication that is not known.
    ``precision`` is minute, part_of_day, day, week, month or year. ``since``: a period that lasts until publication.
    """

    start: int
    end: int
    first: str | None
    last: str | None
    precision: str
    since: bool = False


def countable(published: date | None) -> date | None:
    """The day of publication, unless it lies where the calendar ends (0001-01-01, 9999-12-31): nothing is counted from such a day."""
    return published if published and published.year in COUNTABLE else None


def dated(start: int, end: int, days: Days | None, precision: str, *, since: bool = False) -> DateAt:
    """These days at these units; without days, the words alone."""
    if days is None:
        return DateAt(start, end, None, None, precision, since)
    return DateAt(start, end, days[0].isoformat(), days[1].isoformat(), precision, since)


def days_of(told: DateAt) -> Days | None:
    """First and last day of a date, whatever its precision."""
    if told.first is None or told.last is None:
        return None
    return date.fromisoformat(told.first[:10]), date.fromisoformat(told.last[:10])


def day(year: int, month: int, number: int) -> date | None:
    """The day, or None where the calendar has no such day."""
    if not (1 <= year <= 9999 and 1 <= month <= 12 and 1 <= number <= calendar.monthrange(year, month)[1]):
        return None
    return date(year, month, number)


def hijri_day(year: int, month: int, number: int) -> date | None:
    """The Gregorian day of a day of the Umm al-Qura calendar (1343 to 1500), or None where there is no such day."""
    if not (1343 <= year <= 1500 and 1 <= month <= 12 and 1 <= number <= 30):
        return None
    first = Hijri(year, month, 1)
    if number > first.month_length():
        return None
    return date(*Hijri(year, month, number).to_gregorian().datetuple())


def month_days(year: int, month: int, *, hijri: bool = False) -> Days | None:
    """First and last day of a month."""
    if hijri:
        first = hijri_day(year, month, 1)
        return (first, first + timedelta(days=Hijri(year, month, 1).month_length() - 1)) if first else None
    if not 1 <= year <= 9999:
        return None
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def year_days(year: int, *, hijri: bool = False) -> Days | None:
    """First and last day of a year."""
    if hijri:
        first, last = month_days(year, 1, hijri=True), month_days(year, 12, hijri=True)
        return (first[0], last[1]) if first and last else None
    return date(year, 1, 1), date(year, 12, 31)


def hijri_year_in(year: int, month: int) -> int:
    """The Hijri year whose month of this number begins in a Gregorian year: رمضان 2012 is of 1433."""
    began = Gregorian(year, 1, 1).to_hijri().year
    return next((each for each in (began, began + 1) if Hijri(each, month, 1).to_gregorian().year == year), began)


def _today(published: date, hijri: bool) -> tuple[int, int, int]:
    if not hijri:
        return published.year, published.month, published.day
    return Gregorian.fromdate(published).to_hijri().datetuple()


def likely_year(published: date, month: int, number: int | None, near: str | None, *, hijri: bool = False) -> int:
    """The year that a day or month belongs to when none is told.

    ``this`` is the year of publication; ``past`` the last such day or month wholly before publication; ``next`` the
    first one after it. Otherwise a month later in the year than that of publication is last year's.
    """
    if hijri and published.year not in HIJRI_KNOWN:
        return 0
    year, now, today = _today(published, hijri)
    at, here = ((month, number), (now, today)) if number else ((month, 0), (now, 0))
    past = at < here or bool(number and at == here)  # nobody calls the day of a year ago "the past 5 July"
    years = {"past": year - (not past), "next": year + (at <= here), "this": year}
    return years.get(near or "", year - (month > now))


def season_days(year: int, month: int) -> Days:
    """Three whole months from the first of one; winter is called by the year of its December."""
    return date(year, month, 1), month_from(date(year, month, 1), 2)[1]


def season_told(published: date, month: int, near: str | None) -> Days:
    """The last such season that was over at publication, the first yet to begin, or that of the year."""
    seasons = [season_days(year, month) for year in range(published.year - 2, published.year + 3)]
    if near == "next":
        return next(span for span in seasons if span[0] > published)
    if near == "this":
        return next((span for span in seasons if span[0] <= published <= span[1]), seasons[2])
    over = [span for span in seasons if span[1] < published]
    return over[-2] if near == "before_past" else over[-1]


def week_days(published: date, shift: int) -> Days:
    """Saturday to Friday, so many calendar weeks from that of publication."""
    saturday = published - timedelta(days=(published.weekday() - 5) % 7) + timedelta(weeks=shift)
    return saturday, saturday + timedelta(days=6)


def month_from(published: date, shift: int) -> Days:
    """The month that lies so many months from that of publication."""
    year, month = divmod(published.year * 12 + published.month - 1 + shift, 12)
    return date(year, month + 1, 1), date(year, month + 1, calendar.monthrange(year, month + 1)[1])


def before(published: date, count: int, unit: str) -> date:
    """The day that lies so many days, weeks, months or years before publication."""
    if unit in ("month", "year"):
        first, last = month_from(published, -count * (12 if unit == "year" else 1))
        return min(last, first + timedelta(days=published.day - 1))
    days = {"hour": (count + 23) // 24, "day": count, "week": 7 * count}[unit]
    return published - timedelta(days=days)


def around(middle: date, count: int, unit: str, *, about: bool) -> Days:
    """As wide as the words are: a day for so many days, half a unit to each side for weeks, months and years."""
    if unit == "hour":
        return middle, middle + timedelta(days=(count + 23) // 24)
    slack = _HALF.get(unit, max(1, count // 5) if about else 0)
    return middle - timedelta(days=slack), middle + timedelta(days=slack)


def weekday_near(middle: date, weekday: int) -> date:
    """The weekday (Monday is 0) that lies nearest to a day, up to three days off."""
    return middle + timedelta(days=(weekday - middle.weekday() + 3) % 7 - 3)


def weekday_told(published: date, weekday: int, near: str | None) -> date:
    """The nearest such weekday at or before publication; past is strictly before, next strictly after."""
    back = (published.weekday() - weekday) % 7
    if near == "next":
        return published + timedelta(days=7 - back)
    if near in ("past", "before_past") and back == 0:
        back = 7
    return published - timedelta(days=back + (7 if near == "before_past" else 0))
