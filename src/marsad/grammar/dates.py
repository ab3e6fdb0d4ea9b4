"""Dates as news tells them: weekdays against the day of publication, أمس, months of all regions, Hijri, spans of time.

A date is never more precise than its words: "في يوليو" is a month. Relative words without a publication date are found,
but carry no day. A day that does not exist (31 فبراير) is no date.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from hijridate import Hijri

from marsad.grammar.calendar_terms import DAY_NUMBERS, DAY_ORDINALS, DUALS, UNITS, terms

_MEDIA = frozenset({"روسيا", "المصري", "صحيفه", "جريده", "موقع", "سوريا"})
_NIGHT_PARTS = frozenset({"night"})


@dataclass(frozen=True, slots=True)
class DateAt:
    """A date in unit positions: first and last day (ISO), precision, and whether it opens a period (منذ)."""

    start: int
    end: int
    first: str | None
    last: str | None
    precision: str
    since: bool = False


@dataclass(frozen=True, slots=True)
class _Reader:
    """The units of a text and the day of publication, while dates are read from them."""

    forms: Sequence[str]
    pre: Sequence[str]
    published: date | None

    def form(self, at: int) -> str:
        return self.forms[at] if 0 <= at < len(self.forms) else ""

    def term(self, at: int) -> tuple[int, str, str] | None:
        """The calendar term at a unit: the unit behind it, its kind and value."""
        for words, kind, value in terms().get(self.form(at), ()):
            if tuple(self.forms[at : at + len(words)]) == words:
                return at + len(words), kind, value
        return None


def find_dates(forms: Sequence[str], pre: Sequence[str], published: date | None) -> list[DateAt]:
    """All dates of a text, left to right, the longest at each place."""
    starts = terms()
    found: list[DateAt] = []
    at = 0
    while at < len(forms):
        form = forms[at]
        if form in starts or form[0].isdigit() or form in _OPENERS and _may_open(forms, at, starts):
            dated = read_date(forms, pre, at, published)
            if dated:
                found.append(dated)
                at = dated.end
                continue
        at += 1
    return found


def _may_open(forms: Sequence[str], at: int, starts: dict[str, tuple[tuple[tuple[str, ...], str, str], ...]]) -> bool:
    """Whether a small word can open a date: something of the calendar, a digit or a counted day stands right behind it."""
    if forms[at] not in ("في", "من", "بين", "قبل", "بعد", "خلال", "حتي"):
        return True
    following = forms[at + 1] if at + 1 < len(forms) else ""
    return following in starts or following in DUALS or following in DAY_NUMBERS or following in _SPANS or following[:1].isdigit()


_SPANS = frozenset({"الايام", "الساعات", "ساعات", "الاسابيع", "الاشهر"})
_OPENERS = frozenset({"منذ", "قبل", "بعد", "خلال", "في", "بين", "من", "الساعه", "حتي", *DAY_ORDINALS, *DAY_NUMBERS})


def read_date(forms: Sequence[str], pre: Sequence[str], i: int, published: date | None) -> DateAt | None:
    """The date that begins at a unit, or None."""
    reader = _Reader(forms, pre, published)
    for read in _WAYS:
        dated = read(reader, i)
        if dated:
            return _with_part_behind(reader, dated)
    return None


def _dated(reader: _Reader, start: int, end: int, first: date | None, last: date | None, precision: str) -> DateAt:
    return DateAt(start, end, first.isoformat() if first else None, last.isoformat() if last else None, precision)


def _shift(reader: _Reader, days: int) -> date | None:
    return reader.published + timedelta(days=days) if reader.published else None


# --- one way of telling a date each ----------------------------------------------------------------------------------

def _opened(reader: _Reader, at: int) -> DateAt | None:
    """منذ الجمعة, منذ مطلع العام, قبل ثلاثة أيام, خلال اليومين الماضيين."""
    head = reader.form(at)
    if head not in ("منذ", "قبل", "خلال", "في", "بعد"):
        return None
    if head == "بعد":
        return _after_event(reader, at)
    if head == "منذ":
        inner = read_date(reader.forms, reader.pre, at + 1, reader.published) or _ago(reader, at + 1, at)
        if inner is None:
            return None
        last = reader.published.isoformat() if reader.published else None
        return replace(inner, start=at, last=last if inner.first else None, since=True)
    if head == "قبل":
        return _ago(reader, at + 1, at)
    if head == "خلال" or reader.form(at + 1) in DUALS:
        return _past_span(reader, at + 1, at)
    return None


def _after_event(reader: _Reader, at: int) -> DateAt | None:
    """بعد أربعة أيام على هجوم …: the event lies so many days before publication."""
    counted = _span_of(reader, at + 1)
    if counted is None or counted[2] not in (1, 7) or reader.form(counted[1]) not in ("علي", "من"):
        return None
    day = _shift(reader, -counted[0])
    return _dated(reader, at, counted[1] + 1, day, day, "day")


def _ago(reader: _Reader, at: int, start: int) -> DateAt | None:
    """ثلاثة أيام, أسبوعين, 10 أيام: so long before publication."""
    counted = _span_of(reader, at)
    if counted is None:
        return None
    days, end, unit = counted
    if reader.form(end) in ("علي", "من", "الي") and reader.form(end) != "تقريبا":
        return None
    precision = "day" if unit <= 1 else "week" if unit == 7 else "month" if unit == 30 else "year"
    day = _shift(reader, -days)
    if unit > 1 and day:
        return _dated(reader, start, end, day - timedelta(days=unit // 2), day + timedelta(days=unit // 2), precision)
    return _dated(reader, start, end, day, day, precision)


def _span_of(reader: _Reader, at: int) -> tuple[int, int, int] | None:
    """Days, the unit behind, and the length of the counted unit in days."""
    form = reader.form(at)
    if form in DUALS:
        days = DUALS[form]
        return days, at + 1, {2: 1, 14: 7, 60: 30, 730: 365}.get(days, 0)
    count = int(form) if form.isdigit() and len(form) < 4 else DAY_NUMBERS.get(form)
    unit = UNITS.get(reader.form(at + 1))
    if count is not None and unit is not None:
        return count * unit, at + 2, unit
    if form in ("اسبوع", "شهر", "عام", "سنه", "يوم"):
        return UNITS[form], at + 1, UNITS[form]
    return None


def _past_span(reader: _Reader, at: int, start: int) -> DateAt | None:
    """خلال اليومين الماضيين, خلال الأيام الثلاثة الماضية, خلال أسبوع, خلال الساعات الـ24 الماضية."""
    form = reader.form(at)
    near = next((unit for unit in range(at + 1, at + 4) if _near(reader, unit) == "past"), None)
    if form in DUALS and near:
        return _dated(reader, start, near + 1, _shift(reader, -DUALS[form]), reader.published, "day" if DUALS[form] < 7 else "week")
    if form in ("الايام", "الساعات", "ساعات", "الاسابيع", "الاشهر") and near:
        count = next((int(reader.form(unit)) if reader.form(unit).isdigit() else DAY_NUMBERS.get(reader.form(unit).removeprefix("ال"), 0) for unit in range(at + 1, near) if
                      reader.form(unit).isdigit() or reader.form(unit).removeprefix("ال") in DAY_NUMBERS), None)
        if count is None:
            return None
        days = {"الايام": count, "الساعات": max(1, count // 24), "ساعات": 1, "الاسابيع": 7 * count, "الاشهر": 30 * count}[form]
        return _dated(reader, start, near + 1, _shift(reader, -days), reader.published, "day" if days < 7 else "week" if days < 30 else "month")
    if form in ("اسبوع", "شهر"):
        return _dated(reader, start, at + 1, _shift(reader, -UNITS[form]), _shift(reader, -1), "week" if form == "اسبوع" else "month")
    return None


def _near(reader: _Reader, at: int) -> str | None:
    term = reader.term(at)
    return term[2] if term and term[1] == "near" else None


def _numeric(reader: _Reader, at: int) -> DateAt | None:
    """13/11/2017, 2017-11-13, 5/9/1436هـ."""
    parts = reader.forms[at : at + 5]
    if len(parts) < 5 or parts[1] != parts[3] or parts[1] not in "/-." or not all(part.isdigit() for part in parts[::2]):
        return None
    a, b, c = (int(part) for part in parts[::2])
    end = at + 5
    hijri = reader.form(end) in ("ه", "هـ") or 1300 < c < 1500 or 1300 < a < 1500
    year, month, day = (a, b, c) if a > 31 else (c if c > 99 else 2000 + c, b, a)
    made = _hijri_day(year, month, day) if hijri else _day(year, month, day)
    return _dated(reader, at, end + (reader.form(end) == "ه"), made, made, "day") if made else None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _hijri_day(year: int, month: int, day: int) -> date | None:
    try:
        made = Hijri(year, month, day).to_gregorian()
    except (ValueError, OverflowError):
        return None
    return date(made.year, made.month, made.day)


def _day_of_month(reader: _Reader, at: int) -> DateAt | None:
    """8 آب/أغسطس 2015, الـ8 من يوليو الجاري, السابع من أكتوبر, 26 من الشهر الماضي."""
    day, end = _day_number(reader, at)
    if not day:
        return None
    if reader.form(end) == "من":
        end += 1
    if reader.form(end) == "شهر":
        end += 1
    month = _month(reader, end)
    if month:
        return _with_year(reader, at, month[0], month[1], day, month[2])
    term = reader.term(end)
    if term and term[1:] == ("this", "month") and reader.published:
        near = _near(reader, term[0])
        if near in ("this", "past"):
            base = reader.published if near == "this" else reader.published.replace(day=1) - timedelta(days=1)
            made = _day(base.year, base.month, day)
            return _dated(reader, at, term[0] + 1, made, made, "day") if made else None
    return None


def _day_number(reader: _Reader, at: int) -> tuple[int, int]:
    form = reader.form(at)
    if form == "ال" and reader.form(at + 1).isdigit():
        form, at = reader.form(at + 1), at + 1
    if form.isdigit() and 1 <= int(form[:3]) <= 31 and len(form) <= 2:
        return int(form), at + 1
    if form in DAY_ORDINALS:
        day, end = DAY_ORDINALS[form], at + 1
        if reader.form(end) in ("عشر",):
            return day + 10, end + 1
        if reader.pre[end] == "و" and reader.form(end) in ("العشرين", "العشرون", "الثلاثين", "الثلاثون") if end < len(reader.forms) else False:
            return day + (20 if reader.form(end).startswith("العشر") else 30), end + 1
        return (day, end) if form != "الحادي" else (0, at)
    if form in ("العشرين", "العشرون"):
        return 20, at + 1
    return 0, at


def _month(reader: _Reader, at: int) -> tuple[int, str, int] | None:
    """A month, also told twice (آب/أغسطس, تموز (يوليو)): the unit behind, its kind, its number."""
    term = reader.term(at)
    if term is None or term[1] not in ("month", "hijri"):
        return None
    end, kind, value = term
    step = end + 1 if reader.form(end) in ("/", "(", "-", "،") else end
    again = reader.term(step)
    if step > end and again and again[1] == "month" and again[2] == value:
        end = again[0] + (reader.form(again[0]) == ")")
    return end, kind, int(value)


def _with_year(reader: _Reader, start: int, end: int, kind: str, day: int, month: int) -> DateAt | None:
    """The day in the year that is told, or in the year that puts it nearest before publication."""
    year, end = _year(reader, end)
    near = _near(reader, end)
    if near:
        end += 1
    if kind == "hijri":
        made = _hijri_day(year, month, day) if year and year < 1500 else None
        return _dated(reader, start, end, made, made, "day") if made else None
    if year is None and reader.published is None:
        return DateAt(start, end, None, None, "day")
    made = _day(year or _likely_year(reader, month, day, near), month, day)
    return _dated(reader, start, end, made, made, "day") if made else None


def _year(reader: _Reader, at: int) -> tuple[int | None, int]:
    step = at
    while reader.form(step) in ("من", "عام", "سنه", "العام", "،", ","):
        step += 1
    form = reader.form(step)
    if form.isdigit() and len(form) == 4 and (1300 < int(form) < 1500 or 1900 <= int(form) <= 2100):
        end = step + 1
        return int(form), end + (reader.form(end) in ("ه", "م"))
    return None, at


def _likely_year(reader: _Reader, month: int, day: int, near: str | None) -> int:
    published = reader.published or date.min
    if near == "this":
        return published.year
    later = (month, day) > (published.month, published.day)
    if near == "next":
        return published.year if later else published.year + 1
    return published.year - 1 if later and (month, day) != (published.month, published.day) and month != published.month else published.year


def _month_alone(reader: _Reader, at: int) -> DateAt | None:
    """في مارس 2011, مطلع يوليو الجاري, أواخر مارس, شهر آب الماضي: a month and no more."""
    start = at
    term = reader.term(at)
    if term and term[1] == "edge":
        at = term[0]
    if reader.form(at) == "شهر":
        at += 1
    month = _month(reader, at)
    if month is None or reader.form(at) == "اب" and month[0] == at + 1 and at == start and not reader.form(at + 1).isdigit():
        return None
    end, kind, number = month
    year, end = _year(reader, end)
    near = _near(reader, end)
    end += near is not None
    if kind == "hijri":
        return None if not year else _hijri_month(reader, start, end, year, number)
    if year is None and reader.published is None:
        return DateAt(start, end, None, None, "month")
    year = year or _likely_year(reader, number, 1 if near != "past" else 28, near)
    return _dated(reader, start, end, date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]), "month")


def _hijri_month(reader: _Reader, start: int, end: int, year: int, month: int) -> DateAt | None:
    first, last = _hijri_day(year, month, 1), _hijri_day(year, month, 29)
    return _dated(reader, start, end, first, last, "month") if first and last else None


def _year_alone(reader: _Reader, at: int) -> DateAt | None:
    """عام 2012, صيف 2012, العام الماضي, الشهر الماضي, الأسبوع الجاري."""
    term = reader.term(at)
    if term is None and reader.form(at).isdigit() and reader.form(at - 1) == "منذ" and len(reader.form(at)) == 4:
        year = int(reader.form(at))
        return _dated(reader, at, at + 1, date(year, 1, 1), date(year, 12, 31), "year") if 1900 <= year <= 2100 else None
    if term is None:
        return None
    end, kind, value = term
    if kind == "edge" and (inner := _year_alone(reader, end)):
        return replace(inner, start=at)
    if kind in ("year", "season") or kind == "this" and value == "year":
        year, after = _year(reader, end)
        if year and year >= 1900:
            if kind == "season":
                return _season(reader, at, after, year, int(value))
            return _dated(reader, at, after, date(year, 1, 1), date(year, 12, 31), "year")
    if kind == "this" and reader.published:
        return _this(reader, at, end, value)
    return None


def _season(reader: _Reader, at: int, end: int, year: int, month: int) -> DateAt:
    """Summer is June to August, winter December to February."""
    last = month + 2
    closing = date(year + (last > 12), (last - 1) % 12 + 1, 28)
    return _dated(reader, at, end, date(year, month, 1), closing + timedelta(days=3 if last in (5, 8) else 0 if last == 14 else 2), "month")


def _this(reader: _Reader, at: int, end: int, unit: str) -> DateAt | None:
    near = _near(reader, end)
    if near not in ("this", "past") or reader.published is None:
        return None
    published, past = reader.published, near == "past"
    if unit == "week":
        saturday = published - timedelta(days=(published.weekday() - 5) % 7 + (7 if past else 0))
        return _dated(reader, at, end + 1, saturday, saturday + timedelta(days=6), "week")
    if unit == "month":
        base = published.replace(day=1) - timedelta(days=1) if past else published
        return _dated(reader, at, end + 1, base.replace(day=1), base.replace(day=calendar.monthrange(base.year, base.month)[1]), "month")
    year = published.year - past
    return _dated(reader, at, end + 1, date(year, 1, 1), date(year, 12, 31), "year")


def _part_of_day(reader: _Reader, at: int) -> DateAt | None:
    """مساء السبت, فجر اليوم, ليل الجمعة السبت: a part of a day."""
    term = reader.term(at)
    if term is None or term[1] != "part":
        return None
    end = term[0]
    if reader.form(end) in ("من", "يوم"):
        end += 1
    day = _plain_day(reader, end) or _day_of_month(reader, end)
    if day is None:
        return None
    last, stop = day.last, day.end
    if term[2] in _NIGHT_PARTS:
        step = stop + (reader.form(stop) in ("-", "/", "الي"))
        second = _plain_day(reader, step)
        if second and second.first and day.first and abs((date.fromisoformat(second.first) - date.fromisoformat(day.first)).days) == 1:
            last, stop = second.last, second.end
    return DateAt(at, stop, day.first, last, "part_of_day")


def _plain_day(reader: _Reader, at: int) -> DateAt | None:
    """اليوم, أمس, أمس الخميس, اليوم الأحد, الجمعة الماضي, يوم الأحد المقبل, الليلة الماضية."""
    start = at
    if reader.form(at) == "يوم":
        at += 1
    term = reader.term(at)
    if term is None:
        return None
    end, kind, value = term
    if kind == "weekday":
        return _weekday(reader, start, end, int(value))
    if kind == "night":
        return _dated(reader, start, end, _shift(reader, int(value)), _shift(reader, int(value) + 1), "part_of_day")
    if kind != "relative" or reader.form(start - 1) in _MEDIA:
        return None
    if value == "0" and (reader.form(end) in DAY_ORDINALS or reader.form(end) in ("التالي", "نفسه", "ذاته", "السابق", "السابع", "الماضي") or reader.pre[start] not in ("", "و", "ف")):
        return None
    step = end + (reader.form(end) in ("(", "،"))
    weekday = reader.term(step)
    if weekday and weekday[1] == "weekday" and (step == end or reader.form(weekday[0]) in (")", "،")):
        end = weekday[0] + (reader.form(step - 1) == "(" and reader.form(weekday[0]) == ")")
    day = _shift(reader, int(value))
    return _dated(reader, start, end, day, day, "day")


def _weekday(reader: _Reader, start: int, end: int, weekday: int) -> DateAt:
    """The nearest such day at or before publication; "last" is strictly before, "next" strictly after."""
    near = _near(reader, end)
    if near:
        end += 1
    if reader.published is None:
        return DateAt(start, end, None, None, "day")
    back = (reader.published.weekday() - weekday) % 7
    if near == "next":
        back = back - 7
    elif near == "past" and back == 0:
        back = 7
    day = reader.published - timedelta(days=back)
    step = end + (reader.form(end) in ("(", "،"))
    explicit = _day_of_month(reader, step)
    if explicit and explicit.first:
        return replace(explicit, start=start, end=explicit.end + (reader.form(step - 1) == "(" and reader.form(explicit.end) == ")"))
    return _dated(reader, start, end, day, day, "day")


def _hours(reader: _Reader, at: int) -> DateAt | None:
    """الساعة 13:30 … of a named day: only with the day beside it."""
    if reader.form(at) != "الساعه":
        return None
    for step in range(at + 1, min(at + 7, len(reader.forms))):
        day = _part_of_day(reader, step) or (_plain_day(reader, step) if reader.term(step) else None)
        if day:
            return replace(day, start=at, precision="part_of_day")
    return None


def _range(reader: _Reader, at: int) -> DateAt | None:
    """من سبتمبر إلى يناير الماضيين, بين 5 و10 مارس, من 3 إلى 7 آذار."""
    if reader.form(at) not in ("من", "بين", "ما"):
        return None
    begin = at + 1 + (reader.form(at + 1) == "بين")
    split = next((unit for unit in range(begin + 1, min(begin + 6, len(reader.forms))) if reader.form(unit) in ("الي", "حتي") or reader.pre[unit] == "و"), None)
    if split is None:
        return None
    second = split + (reader.form(split) in ("الي", "حتي"))
    last = _day_of_month(reader, second) or _month_alone(reader, second)
    if last is None or last.first is None:
        return None
    if reader.form(begin).isdigit() and split == begin + 1 and last.precision == "day":
        first = _day(int(last.first[:4]), int(last.first[5:7]), int(reader.form(begin)) if len(reader.form(begin)) < 3 else 0)
        return replace(last, start=at, first=first.isoformat()) if first else None
    opening = _day_of_month(reader, begin) or _month_alone(reader, begin)
    if opening is None or opening.first is None or opening.precision != last.precision:
        return None
    first_day = date.fromisoformat(opening.first)
    if opening.first > (last.last or ""):
        first_day = first_day.replace(year=first_day.year - 1)
    return replace(last, start=at, first=first_day.isoformat())


def _with_part_behind(reader: _Reader, dated: DateAt) -> DateAt:
    """السبت مساء, 5 آذار ليلا: the part of the day behind the day."""
    term = reader.term(dated.end)
    if term and term[1] == "part" and dated.precision == "day" and not dated.since and reader.form(dated.end).endswith(("ا", "ء")):
        return replace(dated, end=term[0], precision="part_of_day")
    return dated


_WAYS: tuple[Callable[[_Reader, int], DateAt | None], ...] = (
    _opened, _range, _numeric, _hours, _part_of_day, _day_of_month, _plain_day, _month_alone, _year_alone,
)
