"""The dates of a report, and which of them may be an event's own."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date as day

from marsad.claims.attach.carried_days import Told, of_a_place
from marsad.claims.attach.survey import Survey
from marsad.grammar.bargains import BARGAINS
from marsad.grammar.calendar_days import OF_A_DAY
from marsad.grammar.dates import DateAt
from marsad.grammar.event_found import EventAt
from marsad.grammar.in_return import since_then
from marsad.grammar.sheet import Sheet
from marsad.model.reading import Place, Time
from marsad.text.rule_words import AND, IN, UNTIL, rule_words

DATES = 24  # dates of one sentence that are looked at
NEWS = 4  # sentences at the head of a report that tell the day's news
READ_ON = 14  # sentences at the head of a report in which its one day may be told
_UNTIL = 3  # units between حتى and the day up to which was counted
_TO_COME = rule_words("when.to_come")
_OTHERS = 8  # units behind a day in which the deed may stand that it is of
_FRESH = 10  # days: what a report tells of its own news is no older
_SINCE = 5  # units between منذ and the year of what it names
_BURIALS, _BURIED = rule_words("when.burials"), 5  # and the units from them to their day
_HEAD, _YEAR = 8, 4  # units of a dateline before its day, and figures of a year
_MARKS = rule_words("when.dateline_marks")
_COURTS = rule_words("when.courts")
_BORN = rule_words("when.born")
_AFTER, _LED = rule_words("no_subject.after"), 2  # words that lead from what came of a deed to it, and the units between
_WHO = rule_words("when.who")
_SINCE_WORDS = rule_words("since_words")
_AT_THE_TIME = rule_words("when.at_the_time")


@dataclass(slots=True)
class ReportDays:
    """What the report tells of days: its survey, the day on which it was written, and the times of the events asked so far.

    Of the event that is asked for now: its places, whether all that it counts goes over more than one happening, and since when.
    """

    survey: Survey
    sheet: Sheet
    written: day | None
    earlier: list[Told] = field(default_factory=list)
    digest: Time | None = None
    scenes: tuple[Place, ...] = ()
    total: bool = False
    since: str | None = None


def dates_of(days: ReportDays, event: EventAt) -> list[DateAt]:
    """The dates of the event's sentence that may be its own."""
    heard = max([event.at, *(harm.first for harm in event.harms)])
    dates = days.survey.dates_in.get(days.survey.sentence(event.at), [])
    mine = [date for date in dates[:DATES] if not days.survey.aside[date.start] and not _of_what_went_before(days, event, date) and not _since_what(days, date)]
    mine = [date for date in mine if not (_of_a_deed_gone_by(days, event, date) or _ahead(days, event, date) or _of_the_next_clause(days, event, date, heard))]
    mine = [date for date in mine if not ((event.harms or not date.since) and (of_a_place(days.sheet, date, heard) or _of_a_life(days, date, heard)))]
    mine = [date for date in mine if not ends_a_count(days, date, dates)]
    if len(mine) < 2:
        return mine
    return [date for date in mine if not (_of_a_burial(days, event, date, mine) or _of_what_came_of_it(days, event, date, mine) or _of_the_dateline(days, date, mine))]


def _of_what_came_of_it(days: ReportDays, event: EventAt, date: DateAt, dates: list[DateAt]) -> bool:
    """زاد الغضب هذا الأسبوع بعد هجوم على القرية الجمعة الماضية: the time of what came of it, where the day of the deed is told behind it."""
    first, last = min([event.at, *(harm.first for harm in event.harms)]), max([event.at, *(harm.first for harm in event.harms)])
    if date.end >= first or _AFTER.isdisjoint(days.sheet.forms[max(date.end, first - _LED) : first]):
        return False
    return any(other.start > event.at and (other.start <= last or not days.survey.events_between(event, last, other.start)) and other.precision in OF_A_DAY for other in dates)


def _of_the_dateline(days: ReportDays, date: DateAt, dates: list[DateAt]) -> bool:
    """بيروت - 22 أيلول 2024: قتل ستة أمس: the full day at the head of a sentence, before a mark, is that of writing, where the day of the deed is told behind it."""
    sheet = days.sheet
    first = sheet.prose.start(date.start)
    if date.start - first > _HEAD or sheet.near("event", first, date.start) >= 0 or sheet.forms[date.end] not in _MARKS or IN in sheet.forms[first : date.start + 1]:
        return False
    in_full = any(form.isdecimal() and len(form) == _YEAR for form in sheet.forms[date.start : date.end])
    return in_full and any(other.start > date.end and other.precision in OF_A_DAY for other in dates)


def _of_a_burial(days: ReportDays, event: EventAt, date: DateAt, dates: list[DateAt]) -> bool:
    """شيع الأهالي الجمعة جثمان شاب استشهد فجر الخميس, حكمت محكمة اليوم على جندي قتل اثنين في تموز: the day of a burial, a find, a sentence, a visit, where the time of the death is told behind it."""
    last = max([event.at, *(harm.first for harm in event.harms)])
    behind = [other for other in dates if other.start > last and not other.since] if date.end <= last else []
    if not behind:
        return False
    words = days.sheet.forms[max(days.sheet.prose.start(date.start), date.start - _BURIED) : date.start]
    if not _COURTS.isdisjoint(words):
        return not days.survey.parted(last, behind[0].start)
    return not _BURIALS.isdisjoint(words) and any(other.precision in OF_A_DAY for other in behind)


def ends_a_count(days: ReportDays, date: DateAt, dates: list[DateAt]) -> bool:
    """منذ بداية العام وحتى أمس السبت: the day up to which was counted is not that on which it happened."""
    until = UNTIL in days.sheet.forms[max(0, date.start - _UNTIL) : date.start + 1]
    return until and any(other.since for other in dates)


def _of_what_went_before(days: ReportDays, event: EventAt, date: DateAt) -> bool:
    """اشتباكات بعد انهيار هدنة كان قد تم التوصل إليها مساء الاثنين: the day behind كان dates what went before; a comma ends that."""
    if of_the_clause_before(days, event, date):
        return True
    heard = max([event.at, *(harm.first for harm in event.harms)])
    past = days.sheet.near("went_before", heard + 1, date.start) if date.start > heard else -1
    if date.start > heard and days.sheet.near("in_return_for", heard + 1, date.start) >= 0:
        return True  # قتل شرطيين ردا على هجوم وقع الاثنين: Monday is of what was answered
    if past > 0 and days.sheet.forms[past - 1] in _AT_THE_TIME:
        return False  # قتل بينما كان يتنقل في سيارة في الثامن من يوليو
    return past >= 0 and "،" not in days.sheet.forms[past : date.start]


def of_the_clause_before(days: ReportDays, event: EventAt, date: DateAt) -> bool:
    """فر من السجن العام الماضي، وكان شقيقه قتل في الاجتياح: the date before وكان is not of what went before it."""
    first = min([event.at, *(harm.first for harm in event.harms)])
    past = days.sheet.near("went_before", date.end, first)
    return past >= 0 and days.sheet.pre[past] == AND


def _of_a_deed_gone_by(days: ReportDays, event: EventAt, date: DateAt) -> bool:
    """اعتقال ستين بعد تفجيرات الأحد: the day right behind a deed that is told only for its time is that deed's."""
    gone = days.survey.gone_by.get(days.survey.sentence(event.at))
    if not gone or event.at in gone:
        return False
    return any(event.at < at < date.start and (date.start <= days.sheet.stops[at] + 1 or since_then(days.sheet, at)) for at in gone)


def _of_the_next_clause(days: ReportDays, event: EventAt, date: DateAt, heard: int) -> bool:
    """أعلن الجيش أمس مقتل خمسة، فيما قصفت المدفعية اليوم بلدة: the day of another deed behind فيما."""
    survey = days.survey
    here = survey.dates_in.get(survey.sentence(event.at), [])
    if date.start < heard or not survey.parted(heard, date.start) or here[0].since or here[0].start > event.at:
        return False
    return bool(survey.events_between(event, heard, date.start + _OTHERS))


def _ahead(days: ReportDays, event: EventAt, date: DateAt) -> bool:
    """هجمات مع اقتراب الانسحاب في 30 حزيران المقبل: what happened did not happen on a day to come."""
    if event.status != "happened" or event.type in BARGAINS or days.written is None or date.first is None or day.fromisoformat(date.first[:10]) <= days.written:
        return False
    forms = days.sheet.forms
    return not _TO_COME.isdisjoint(forms[date.start : date.end]) or UNTIL in forms[max(0, date.start - _UNTIL) : date.start]


def _of_a_life(days: ReportDays, date: DateAt, heard: int) -> bool:
    """قتل القائد في غارة، وهو من مواليد عام 1985 وانضم إلى الفصائل سنة 2013: a month or a year behind who he is, or when he was born."""
    if date.precision not in ("month", "year"):
        return False
    forms = days.sheet.forms[heard : date.start]
    return not _BORN.isdisjoint(forms) or any(form in _WHO and days.sheet.pre[heard + at] == AND for at, form in enumerate(forms))


def _since_what(days: ReportDays, date: DateAt) -> bool:
    """الأعنف منذ حرب غزة عام 2014: the year is that of what it is compared with."""
    before = days.sheet.forms[max(0, date.start - _SINCE) : date.start]
    return not date.since and date.precision in ("month", "year") and not _SINCE_WORDS.isdisjoint(before)


def is_news(days: ReportDays, date: DateAt) -> bool:
    """A day of the days before publication, not that on which something was said."""
    return not days.survey.aside[date.start] and is_late(days, date)


def is_late(days: ReportDays, date: DateAt) -> bool:
    """A day no older than what a report tells as its own news."""
    if date.first is None or days.written is None or date.precision not in OF_A_DAY or date.since:
        return False
    return 0 <= (days.written - day.fromisoformat(date.first[:10])).days <= _FRESH


def as_time(survey: Survey, date: DateAt) -> Time:
    """A date as the time of an event."""
    return Time(date.first, date.last, date.precision, survey.sheet.span(date.start, date.end))
