"""Months, years and seasons by name: مارس 2011, مطلع يوليو الجاري, شهر رمضان, عام 2012, صيف العام الماضي."""

from __future__ import annotations

from datetime import timedelta

from marsad.grammar import calendar_days as days
from marsad.grammar.calendar_days import DateAt, dated
from marsad.grammar.calendar_terms import Units, count_at, day_number_at
from marsad.model.values import fixed
from marsad.text.rule_words import IN, OF, THIS, rule_words

_BEFORE_OWN_YEAR = rule_words("dates_months.before_own_year")

_PAIR = ("/", "\\", "-", "(")
SAME_DAY = rule_words("dates_months.same_day")
HIJRI = rule_words("dates_months.hijri")
COMMON = rule_words("dates_months.common")
_BEFORE_MONTH = rule_words("dates_months.before_month")
_BEFORE_YEAR = rule_words("dates_months.before_year")
IBB = "اب"
_TWO_THOUSAND = rule_words("dates_months.two_thousand")  # ألفين واثني عشر: a year in words
_WEEKS = {"الاول": 0, "الثاني": 1, "الثالث": 2, "الرابع": 3, "الاخير": -1}
# what bears a date as its name: the 25 January revolution, 26 July street; not when a year stands behind
NAMED_BY_DATE = rule_words("dates_months.named_by_date")


@fixed
class Month:
    end: int
    number: int
    hijri: bool
    sure: bool


@fixed
class Year:
    """A year told behind a month: its number, or how it lies to publication; ``open`` where it is the story's own."""

    end: int
    number: int | None = None
    hijri: bool = False
    near: str | None = None
    open: bool = False


def month_at(units: Units, at: int) -> Month | None:
    """A month by name, in one naming or in two (آب/أغسطس, تموز (يوليو), يوليو تموز)."""
    found = units.term(at, "month", "month_or_word", "hijri")
    if found is None:
        return None
    end, term = found
    hijri, number = term.kind == "hijri", int(term.value)
    step = units.skip(units.skip(end, *_PAIR), "\\")  # أيلول\\سبتمبر, of a page of escapes
    again = None if hijri else units.term(step, "month", "month_or_word")
    if again and again[1].value == term.value:
        end = again[0] + (units.cores[step - 1] == "(" and units.cores[again[0]] == ")")
        return Month(end, number, False, True)
    return Month(end, number, hijri, term.kind == "month")


def year_at(units: Units, at: int) -> Year | None:
    """A year in four digits, with its sign if there is one (2012, 2012م, 1436هـ)."""
    form = units.cores[at]
    if form in _TWO_THOUSAND:
        after = units.joined(at + 1)
        count = count_at(units, after) if after is not None else None
        return Year(count[0], 2000 + count[1]) if count and count[1] < 100 else Year(at + 1, 2000)
    if not (form.isdigit() and len(form) == 4):
        return None
    number, sign = int(form), units.cores[at + 1]
    hijri = 1343 <= number <= 1500 and sign not in COMMON
    if not hijri and not 1900 <= number <= 2100:
        return None
    return Year(at + 1 + (sign in (HIJRI if hijri else COMMON)), number, hijri)


def year_behind(units: Units, at: int) -> Year:
    """The year told behind a day or month: 2012, من عام 2012, الماضي, من العام الماضي; or none."""
    near = units.term(at, "near")
    end = near[0] if near else at
    step = units.skip(end, OF, "،", ",", "/", "\\", "-", "ل")
    word = units.skip(units.skip(step, THIS), "عام", "سنه", "العام", "السنه")
    if year := year_at(units, word):
        return year
    if near:
        return Year(near[0], near=near[1].value)
    if word > step and units.cores[step] in _BEFORE_OWN_YEAR:
        if units.cores[word] in SAME_DAY:
            return Year(word + 1, open=True)
        lies = "this" if units.cores[step] == THIS else units.value(word, "near")
        if lies and units.published:
            shift = {"this": 0, "past": -1, "before_past": -2, "next": 1}[lies]
            return Year(word + (units.cores[step] != THIS), units.published.year + shift)
        if lies:
            return Year(word + (units.cores[step] != THIS), open=True)
    return Year(at)


def _only_a_name(units: Units, at: int, month: Month) -> bool:
    """انتفاضة تشرين, or a word that is a month's name among others, where nothing says that a month is meant."""
    counted = count_at(units, at - 1)  # حي واحد حزيران
    return units.cores[at - 1 - (counted is not None)] in NAMED_BY_DATE or (not month.sure and not _tells_month(units, at))


def month_alone(units: Units, at: int) -> DateAt | None:
    """A month and no more: مارس 2011, مطلع يوليو الجاري, أواخر مارس, شهر آب الماضي, شهر رمضان."""
    edge = units.term(at, "edge")
    step = units.skip(edge[0] if edge else at, THIS)
    month = month_at(units, step)
    if month and edge is None and (_behind_number(units, at) or _second_name(units, at)):
        return None
    bare = month is not None and step == at and year_behind(units, month.end).end == month.end
    if bare and month and _only_a_name(units, at, month):
        return None
    return whole_month(units, at, step)


def whole_month(units: Units, start: int, at: int) -> DateAt | None:
    """The month that stands at a unit, with شهر before it or not, and the year behind it."""
    month = month_at(units, units.skip(at, "شهر"))
    if month is None:
        return None
    year = year_behind(units, month.end)
    if units.cores[at - 1] == THIS and year.end == month.end:
        year = Year(month.end, near="this")
    span = _month_days(units, month, year)
    return dated(start, year.end, span, "month")


def _tells_month(units: Units, at: int) -> bool:
    """A month whose name is another word too stands behind في or منذ; آب, folded as the city إب is, never behind في."""
    return units.cores[at - 1] in _BEFORE_MONTH and not (units.cores[at] == IBB and units.cores[at - 1] == IN)


def _behind_number(units: Units, at: int) -> bool:
    """The month of a day that does not exist, or of a day that is a name (ثورة 25 يناير), is no month either."""
    before = at - 2 if units.cores[at - 1] == OF else at - 1
    return any((number := day_number_at(units, step)) is not None and number[0] == before + 1 for step in (before, before - 1))


def _second_name(units: Units, at: int) -> bool:
    """The month told again in another naming, behind a day that was a name: ثورة 11 فبراير (شباط)."""
    return units.cores[at - 1] in _PAIR and units.term(at - 2, "month", "month_or_word") is not None


def _unknown(units: Units, year: Year) -> bool:
    return year.number is None and (units.published is None or year.open)


def _month_days(units: Units, month: Month, year: Year) -> days.Days | None:
    if _unknown(units, year):
        return None
    return days.month_days(chosen_year(units, month, None, year), month.number, hijri=month.hijri)


def chosen_year(units: Units, month: Month, number: int | None, year: Year) -> int:
    """The year in the calendar of the month (رمضان 2012 tells a Gregorian one), or else the likely one; 0 for none."""
    if year.number is not None:
        return days.hijri_year_in(year.number, month.number) if month.hijri and year.number in days.HIJRI_KNOWN else year.number
    if units.published is None:
        return 0
    return days.likely_year(units.published, month.number, number, year.near, hijri=month.hijri)


def week_of_month(units: Units, at: int) -> DateAt | None:
    """الأسبوع الأول من أغسطس: seven days counted from the month's first, or its last seven."""
    order = _WEEKS.get(units.cores[at + 1]) if units.value(at, "this") == "week" else None
    if order is None:
        return None
    step = units.skip(at + 2, OF, IN)
    month = whole_month(units, at, step) or _near_month(units, at, step)
    span = days.days_of(month) if month else None
    if month is None:
        return None
    first = None if span is None else span[1] - timedelta(days=6) if order < 0 else span[0] + timedelta(days=7 * order)
    return dated(at, month.end, (first, first + timedelta(days=6)) if first else None, "week")


def _near_month(units: Units, start: int, at: int) -> DateAt | None:
    """هذا الشهر, الشهر الجاري, الشهر الماضي: the month that lies so to publication."""
    step = units.skip(at, THIS)
    if units.value(step, "this") != "month":
        return None
    near = units.term(step + 1, "near")
    if near is None and step == at:
        return None
    shift = {"this": 0, "past": -1, "before_past": -2, "next": 1}[near[1].value if near else "this"]
    return dated(start, near[0] if near else step + 1, days.month_from(units.published, shift) if units.published else None, "month")


def year_alone(units: Units, at: int) -> DateAt | None:
    """عام 2012, العام 1436هـ, مطلع عام 2013, 2012 behind في or منذ."""
    edge = units.term(at, "edge")
    step = edge[0] if edge else at
    word = units.skip(step, "عام", "سنه", "العام", "السنه")
    year = year_at(units, word)
    if year is None or year.number is None or (word == at and not _bare_year(units, at)):
        return None
    return dated(at, year.end, days.year_days(year.number, hijri=year.hijri), "year")


def _bare_year(units: Units, at: int) -> bool:
    """A number of four digits is a year behind في or منذ, where it is not round and nothing is counted by it."""
    form = units.cores[at]
    if not form.isdigit():
        return False
    near = not units.published or int(form) <= units.published.year + 1
    return units.cores[at - 1] in _BEFORE_YEAR and int(form) >= 1940 and near and not form.endswith("00")


def _year_of_season(units: Units, at: int, end: int, *, definite: bool) -> Year:
    """The year of a season: this one, a near one (الصيف الماضي), or that told behind it."""
    if definite and (near := units.term(end, "near")):
        return Year(near[0], near=near[1].value)
    return Year(end, near="this") if units.cores[at] == THIS else year_behind(units, end)


def season(units: Units, at: int) -> DateAt | None:
    """صيف 2012, صيف العام الماضي, الصيف الماضي: three whole months; winter begins in December."""
    found = units.term(units.skip(at, THIS), "season")
    if found is None:
        return None
    end, month = found[0], int(found[1].value)
    year = _year_of_season(units, at, end, definite=found[1].words[0].startswith("ال"))
    if year.number is None and year.near is None:
        return None
    if year.number is None:
        if units.published is None:
            return dated(at, year.end, None, "month")
        span = days.season_told(units.published, month, year.near)
    else:
        span = days.season_days(year.number, month)
    return dated(at, year.end, span, "month")
