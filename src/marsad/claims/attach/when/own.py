"""The day that an event's own sentence tells, or counts from (بعد أربعة أيام على هجوم), or on which it was said."""

from __future__ import annotations

from datetime import date as day
from datetime import timedelta

from marsad.claims.attach.when.days import DATES, ReportDays, as_time, dates_of, ends_a_count
from marsad.claims.attach.where_features.case import akin
from marsad.grammar.dates import DateAt
from marsad.grammar.event_found import EventAt
from marsad.grammar.in_return import COUNTED_FROM, span_counted
from marsad.grammar.quantities import read_quantity
from marsad.grammar.sheet import Sheet
from marsad.model.reading import Time
from marsad.text.rule_words import AFTER, ARTICLE, FOR, MORROW, RELATIVES, rule_word, rule_words

_LASTING = frozenset({"missing", "detained", "abducted", "trapped"})
_RELATIVE = 5  # units of a relative clause up to its day
_SAME_TIME = 2  # units between two words for one time
_ANOTHERS = 15.0  # units that another event between an event and a date puts between the two
_WEEKS, _HOURS, _MONTHS, _LESS = rule_words("when.weeks"), rule_words("when.hours"), rule_words("when.months"), rule_words("when.less")
_DAYS = rule_words("days") | _HOURS | _MONTHS
_FIGHTS = rule_words("when.fights")
_UNTOLD = rule_words("when.untold")  # of which no number is told where none stands before them
_TOLD, _SHORTEST = 6, 28
_BEGINS, _DAY_LONG = 6, 24  # units from بعد to the span behind it; hours
_TWO, _WEEK = rule_word("when.two"), 7
NEXT, THE_DAY = rule_words("when.next"), rule_word("when.the_day")
_MORROWS = NEXT | {MORROW}
_MORROW = 5  # units in front of a deed or its harm in which غداة may stand


def own_sentence(days: ReportDays, event: EventAt) -> Time | None:
    """The date of its sentence that stands nearest to the event or to one of its harms."""
    here = _lasting(dates_of(days, event), event, days.total)
    if not here:
        return None
    near = min(here, key=lambda date: _gap(days, event, date))
    if near.first is None:  # في يوليو 2021، عشية العيد: the same time in other words
        near = next((date for date in here if date.first and max(near.start - date.end, date.start - near.end) <= _SAME_TIME), near)
    return as_time(days.survey, near)


def _gap(days: ReportDays, event: EventAt, date: DateAt) -> float:
    """The units between a date and the event or one of its harms; a date before it stands a little farther, one of another event far."""
    around = [event.at, *(harm.first for harm in event.harms)]
    if event.stop < date.start <= event.stop + _RELATIVE and days.sheet.forms[event.stop] in RELATIVES:
        return 0  # ارتفعت حصيلة الغارة التي وقعت الخميس إلى 12 اليوم الأحد
    gap = min(date.start - at if date.start >= at else (at - date.end) * 1.2 for at in around)
    others = days.survey.events_between(event, max(around), date.start)
    between = any(other.harms and not akin(event, other) for other in others)
    return gap + _ANOTHERS * between


def _lasting(here: list[DateAt], event: EventAt, total: bool) -> list[DateAt]:
    """"Since" dates a count that grows, and what lasts; not what happened once."""
    once = [date for date in here if not date.since]
    if event.status == "happened" and not event.harms:
        return once
    if event.harms and not total and not any(harm.outcome in _LASTING for harm in event.harms):
        return [] if not once and all(date.precision in ("month", "year") for date in here) else once or here
    return here


def days_after(days: ReportDays, event: EventAt) -> Time | None:
    """بعد أربعة أيام على هجوم, تفجيرات الثلاثاء بعد يوم من مقتل ستة, غداة مواجهات: the day of an event that another day of the sentence, or the news, is counted from."""
    sheet = days.sheet
    if not sheet.stands.keys().isdisjoint(_MORROWS) and (morrow := _morrow(days, event)) >= 0:
        return _days_ahead(_day_before(days, event, morrow, going_on=True), 1, sheet.span(morrow, morrow + 1))
    told_at = sorted({event.at, *(harm.trigger for harm in event.harms)})
    if AFTER not in sheet.forms[sheet.prose.start(told_at[0]) : told_at[-1]]:
        return None
    behind, last = next(((at, span) for at in told_at if (span := _counted(days, at)) > 1), (0, 0))
    if not behind:
        return None  # توفي جندي بعد يوم من إصابة ستة: one of both days
    begin = next((at for at in range(last, max(0, last - _BEGINS), -1) if sheet.forms[at] == AFTER), None)
    later = _day_before(days, event, begin, going_on=True) if begin is not None else None
    if begin is None or later is None:
        return None
    return _so_long_before(sheet, later, begin, last)


def _so_long_before(sheet: Sheet, later: day, begin: int, last: int) -> Time | None:
    """بعد أيام, بعد 48 ساعة, بعد أقل من شهر: the time so long before a day, told from the unit of بعد to that of the span."""
    unit, words = sheet.forms[last], sheet.span(begin, last + 1)
    quantity = read_quantity(sheet.forms, sheet.pre, sheet.suf, begin + 1)
    if quantity is None and unit in _UNTOLD:
        return Time(None, None, "day", words) if unit not in _HOURS else None  # how many is not said
    count = (quantity.max or quantity.min or 0) if quantity else 2 if unit.endswith(_TWO) else 1
    less = sheet.forms[begin + 1] in _LESS
    long = _days_long(later, count + (less and quantity is not None), unit)
    if not long:
        return None
    if less or sheet.forms[last + 2].removeprefix(ARTICLE) in _FIGHTS:  # بعد ثلاثة أيام من المعارك: over so many days
        return Time((later - timedelta(days=long)).isoformat(), later.isoformat(), "day", words)
    return _of_month(later - timedelta(days=long), words) if unit in _MONTHS else _days_ahead(later, long, words)


def _counted(days: ReportDays, at: int) -> int:
    """The time of days and more that is counted from a deed, from the word that tells it (بعد يوم من إعلان الحزب مقتل ثلاثة) or from what it came of (بعد يومين من مجزرة راح ضحيتها عشرون); else -1."""
    sheet, first = days.sheet, max(days.sheet.prose.start(at), at - _TOLD)
    told = next((unit for unit in reversed([*sheet.between("saying", first, at), *sheet.between("event", first, at)]) if sheet.forms[unit - 1] in COUNTED_FROM), at)
    told = at if "،" in sheet.forms[told:at] else told  # بعد أيام من القتال، انتهت بهدنة
    span = max(span_counted(sheet, at), span_counted(sheet, told))
    return span if span > 1 and sheet.forms[span] in _DAYS else -1


def _days_long(later: day, count: int, span: str) -> int:
    """So many hours, days, weeks or months in days; none for less than a day."""
    if span in _HOURS:
        return -(-count // _DAY_LONG) if count >= _DAY_LONG else 0
    if span in _MONTHS:
        year, month = divmod(later.year * 12 + later.month - 1 - count, 12)
        return (later - day(year, month + 1, min(later.day, _SHORTEST))).days
    return count * (_WEEK if span in _WEEKS else 1)


def _of_month(told: day, words: tuple[int, int]) -> Time:
    """بعد ثلاثة أشهر من هجوم: some day of that month."""
    first = told.replace(day=1)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    return Time(first.isoformat(), last.isoformat(), "month", words)


def _morrow(days: ReportDays, event: EventAt) -> int:
    """The unit of غداة, في اليوم التالي ل in front of an event or what came of it; -1 where it does not stand there."""
    forms = days.sheet.forms
    for first in sorted({event.at, *(harm.first for harm in event.harms)}):
        near = next((at for at in range(first - 1, max(0, first - _MORROW), -1) if forms[at] == MORROW or (forms[at] in NEXT and forms[at - 1] == THE_DAY and days.sheet.pre[at + 1] == FOR)), -1)
        if near >= 0:
            return -1 if any(harm.first < near for harm in event.harms) else near
    return -1


def _days_ahead(later: day | None, count: int, words: tuple[int, int]) -> Time | None:
    """So many days before another; none where that is not known."""
    told = (later - timedelta(days=count)).isoformat() if later else None
    return Time(told, told, "day", words) if told else None


def _day_before(days: ReportDays, event: EventAt, unit: int, *, going_on: bool = False) -> day | None:
    """The last day told before a unit of an event's sentence, none behind a month or a year; where nothing is told, that of what was told last (``going_on``) or of publication."""
    dates = days.survey.dates_in.get(days.survey.sentence(event.at), [])
    told = next((date for date in reversed(dates[:DATES]) if date.end <= unit and date.first), None)
    if told is None:
        last = next((time for _, _, time in reversed(days.earlier[-6:]) if time and time.start and time.precision in ("day", "part_of_day")), None) if going_on else None
        return day.fromisoformat(last.start[:10]) if last and last.start else days.sheet.published
    return day.fromisoformat(told.first[:10]) if told.first and told.precision in ("day", "part_of_day") else None


def day_it_was_said(days: ReportDays, event: EventAt) -> Time | None:
    """The day on which it was said, where no other is told."""
    dates = days.survey.dates_in.get(days.survey.sentence(event.at), [])
    said = [date for date in dates[:DATES] if date.start < event.at or days.survey.aside[date.start]]
    told = [date for date in said if date.precision in ("day", "part_of_day") and not (date.since or ends_a_count(days, date, dates))]
    ahead = [date for date in told if date.start < event.at]
    told = ahead or told  # نفى الاثنين … بعد إعلان الجيش الأحد مقتل ستة: the day of who tells it, before that of another
    return as_time(days.survey, told[-1]) if told and event.status == "happened" and (event.harms or not event.definite) else None
