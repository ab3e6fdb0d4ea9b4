"""The day of news that tells none: a digest's, the only late one of the report, or that of publication."""

from __future__ import annotations

from datetime import date as day

from marsad.claims.attach.survey import FINE, MANY, Survey
from marsad.claims.attach.when.days import DATES, NEWS, READ_ON, ReportDays, as_time, dates_of, is_late, of_the_clause_before
from marsad.grammar.dates import DateAt
from marsad.grammar.event_found import EventAt
from marsad.grammar.event_harms import VIOLENT
from marsad.model.reading import Time
from marsad.text.rule_words import AND, IN, rule_words

_LATE = 3  # days: what a report tells of the last ones
_TOWNS = FINE | {"city"}
_DIGEST = rule_words("when.digest")
_IN, _LATELY = rule_words("scope.within") | {IN}, rule_words("scope.lately")
_TITLE = 3  # sentences that may be the title of a list
_OPENING = 4  # units in which it says so
_LINE = 25  # units of it at most


def of_digest(days: ReportDays, event: EventAt) -> Time | None:
    """حصاد الأحداث الميدانية ليوم الأحد 28-11-2021: the day in the title is that of all that the list tells."""
    if event.status != "happened" or days.survey.looks_back(days.survey.sentence(event.at)):
        return None
    return days.digest


def day_of_digest(survey: Survey) -> Time | None:
    """The day that the title of a list of the day's events tells; one in figures before others."""
    sheet = survey.sheet
    for number, (first, last) in enumerate(sheet.prose.sentences[:_TITLE]):
        if last - first > _LINE or _DIGEST.isdisjoint(sheet.forms[first : first + _OPENING]):
            continue
        told = [date for date in survey.dates_in.get(number, ()) if date.precision == "day" and date.first]
        numbered = [date for date in told if any(form[0].isdecimal() for form in sheet.forms[date.start : date.end])]
        if told:
            return as_time(survey, (numbered or told)[0])
    return None


def only_day(days: ReportDays, event: EventAt) -> Time | None:
    """The day's news at the head of a report that names one late day, wherever it does, and no other of the last ones."""
    published = days.written
    if published is None or (event.definite and not event.harms) or not _is_undated_news(days, event):
        return None
    told = {date.first[:10]: date for date in _late_days(days) if date.first}
    date = next(iter(told.values())) if len(told) == 1 else None
    late = date is not None and 0 < (published - day.fromisoformat(next(iter(told)))).days <= _LATE
    return as_time(days.survey, date) if date and late and _of_the_same(days, event, date) else None


def _of_the_same(days: ReportDays, event: EventAt, date: DateAt) -> bool:
    """The sentence around a day is not the event's own, where it was found to date something else, and names no town that the head of the report does not."""
    home, there = days.survey.sentence(event.at), days.survey.sentence(date.start)
    return there != home and _towns(days, there) <= frozenset().union(*(_towns(days, number) for number in range(NEWS) if number != there))


def _towns(days: ReportDays, sentence: int) -> frozenset[str]:
    survey = days.survey
    return frozenset(survey.name(number) for number in survey.places_in.get(sentence, ())[:MANY] if survey.kinds[number] in _TOWNS)


def _late_days(days: ReportDays) -> list[DateAt]:
    """The days of the last ones that the first sentences name, up to where the report turns to something else."""
    switch = next(iter(days.survey.switches), days.sheet.size)
    numbers = [number for number in range(READ_ON) if number in days.survey.dates_in and not days.survey.looks_back(number)]
    return [date for number in numbers for date in days.survey.dates_in[number][:DATES] if date.start < switch and is_late(days, date) and not _of_a_deed_gone_by(days, date)]


def _of_a_deed_gone_by(days: ReportDays, date: DateAt) -> bool:
    """يأتي ذلك عقب قتل مستوطن الخميس الماضي: the day of what is told only for its time."""
    last = days.survey.told_last(date.start)
    return last is not None and last.at in days.survey.for_their_time


def _is_undated_news(days: ReportDays, event: EventAt) -> bool:
    """What happened or hurt somebody, told at the head of a report without a day."""
    number = days.survey.sentence(event.at)
    news = event.status == "happened" and (event.harms or event.type in VIOLENT)
    if not news or number >= NEWS or days.survey.answering[event.at] or dates_of(days, event) or days.survey.looks_back(number) or _lately(days, number):
        return False
    return not _of_a_grave(days, event) and not any(of_the_clause_before(days, event, date) for date in days.survey.dates_in.get(number, ()))


def _lately(days: ReportDays, number: int) -> bool:
    """وفي الآونة الأخيرة قتل …, خلال الأشهر الماضية، …: what a sentence opens with that tells of a stretch of time is not the day's news."""
    first, _ = days.sheet.prose.sentences[number]
    return first + 1 < days.sheet.size and days.sheet.forms[first].removeprefix(AND) in _IN and days.sheet.forms[first + 1] in _LATELY


def publication(days: ReportDays, event: EventAt) -> Time | None:
    """The day's news without a day: of the day of publication, or the one before; said so."""
    if days.written is None or not _is_undated_news(days, event):
        return None
    told = days.written.isoformat()
    return Time(told, told, "day", None, "publication")


def _of_a_grave(days: ReportDays, event: EventAt) -> bool:
    """العثور على مقبرة جماعية, رفات: those found today died long ago, on a day that is not told."""
    if not days.sheet.where("mass_grave"):
        return False
    first, last = days.sheet.prose.sentences[days.survey.sentence(event.at)]
    return days.sheet.near("mass_grave", first, last) >= 0 and any(harm.outcome == "killed" for harm in event.harms)
