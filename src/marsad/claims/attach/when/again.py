"""The day of an event from where it is told again: before, behind, at its scene, or in the same series."""

from __future__ import annotations

from datetime import date as day
from datetime import timedelta

from marsad.claims.attach.carried_days import day_of_series
from marsad.claims.attach.survey import MANY
from marsad.claims.attach.when.days import DATES, NEWS, READ_ON, ReportDays, as_time, is_news
from marsad.claims.attach.when.own import NEXT, THE_DAY, day_it_was_said
from marsad.claims.attach.where_features.case import akin
from marsad.grammar.calendar_days import OF_A_DAY
from marsad.grammar.dates import DateAt
from marsad.grammar.event_found import EventAt
from marsad.grammar.event_harms import VIOLENT
from marsad.grammar.event_number import counts_far_more, takes_up_several, tells_one
from marsad.lexicon.terms import NO_TERM
from marsad.model.reading import Place, Time
from marsad.text.rule_words import FOR, rule_forms, rule_words

_LATER = 3  # sentences behind an event in which its day may be told
_BESIDE = 16  # units between the word that takes an event up and its day
_COUNTED_ON = 2  # sentences over which counts go on
_OFTEN = 5  # units behind a deed in which a word says that it is done again and again
_SHORT = 3  # days: what one attack takes at most
_A_YEAR = 360  # days
_YEAR_END = "12-31"
_SAME_DAY = tuple(set(phrase.split()) for phrase in rule_forms("when.same_day"))
_SAME = rule_words("when.same")  # one of them in each of these


def same_day(days: ReportDays, event: EventAt) -> Time | None:
    """في اليوم نفسه, في اليوم ذاته, في نفس اليوم: the day told before; في اليوم التالي: the one behind it."""
    forms = days.sheet.forms[max(0, event.at - 12) : event.at + 16]
    if not NEXT.isdisjoint(forms) and (next_day := _next_day(days, event)):
        return next_day
    if _SAME.isdisjoint(forms) or not any({first, second} in _SAME_DAY for first, second in zip(forms, forms[1:], strict=False)):
        return None
    return next((time for _, _, time in reversed(days.earlier[-6:]) if time), None)


def _next_day(days: ReportDays, event: EventAt) -> Time | None:
    """وفي اليوم التالي قتل ثلاثة, but not في اليوم التالي لمقتل ثلاثة: the day behind the one told before."""
    sheet, survey = days.sheet, days.survey
    first, last = sheet.prose.sentences[survey.sentence(event.at)]
    at = next((unit for unit in range(first + 1, last) if sheet.forms[unit] in NEXT and sheet.forms[unit - 1] == THE_DAY and not sheet.pre[unit + 1].startswith(FOR)), None)
    told = next((time for _, _, time in reversed(days.earlier[-6:]) if time and time.start and time.precision in OF_A_DAY), None) if at else None
    if at is None or told is None or told.start is None or survey.parted(event.at, at):
        return None
    behind = (day.fromisoformat(told.start[:10]) + timedelta(days=1)).isoformat()
    if days.written is not None and behind > days.written.isoformat():
        return None
    return Time(behind, behind, "day", sheet.span(at - 1, at + 1))


def told_later(days: ReportDays, event: EventAt) -> Time | None:
    """وقال المتحدث إن الغارة نُفذت السبت: the day told where the event is taken up again."""
    if not event.harms or event.status != "happened":
        return None
    home = days.survey.sentence(event.at)
    for number in range(home + 1, home + 1 + _LATER):
        again = [other for other in _alike(days, event, number) if other.retold or other.definite]
        if (near := _day_beside(days, number, again)) and not days.survey.looks_back(number) and not _turned(days, event, near, again):
            return None if _said_before(days, event, near) else as_time(days.survey, near)
    return None


def _turned(days: ReportDays, event: EventAt, near: DateAt, again: list[EventAt]) -> bool:
    """في غضون ذلك, من جهة أخرى between an event and a day: of something else, but for one that counts the same people."""
    mine = days.survey.counts(event)
    return days.sheet.near("switch", event.at, near.start) >= 0 and all(mine.isdisjoint(days.survey.counts(other)) for other in again)


def _alike(days: ReportDays, event: EventAt, number: int) -> list[EventAt]:
    """The tellings in a sentence that may be of the event."""
    others = [days.survey.events[other] for other in days.survey.events_in.get(number, ())[:MANY]]
    return [other for other in others if akin(event, other) and _agree(event, other)]


def _day_beside(days: ReportDays, number: int, alike: list[EventAt]) -> DateAt | None:
    """The late day that a sentence tells beside the first of these tellings."""
    dates = [date for date in days.survey.dates_in.get(number, ())[:DATES] if is_news(days, date)]
    near = min(dates, key=lambda date: abs(date.start - alike[0].at)) if alike and dates else None
    return near if near and abs(near.start - alike[0].at) <= _BESIDE else None


def _said_before(days: ReportDays, event: EventAt, date: DateAt) -> bool:
    """تبنى الحزب الأربعاء قتل شرطيين: what was told on Wednesday did not happen on a later day."""
    said = day_it_was_said(days, event)
    return bool(said and said.start and date.first and said.start[:10] < date.first[:10])


def _said_before_it(days: ReportDays, event: EventAt, time: Time | None) -> bool:
    """وفي حادثة سابقة، ذكر المرصد في 27 نيسان أن شابا قتل: what was told on a day did not happen on a later one; a year and more is a slip of the pen."""
    said = day_it_was_said(days, event) if time is not None and time.start is not None else None
    if said is None or said.start is None or time is None or time.start is None:
        return False
    return 0 < (day.fromisoformat(time.start[:10]) - day.fromisoformat(said.start[:10])).days <= _A_YEAR


def of_scene(days: ReportDays, event: EventAt) -> Time | None:
    """A headline whose scene a sentence further on names, with the day on which the same was done there."""
    home = days.survey.sentence(event.at)
    places = days.scenes
    if event.status != "happened" or home >= NEWS or not places:
        return None
    number = days.survey.sentence(max(0, days.sheet.unit_from(places[0].span[0] + 1) - 1))
    if not home < number <= home + READ_ON or days.survey.looks_back(number):
        return None
    near = _day_beside(days, number, _alike(days, event, number))
    return as_time(days.survey, near) if near else None


def told_before(days: ReportDays, event: EventAt) -> Time | None:
    """The time of an earlier event that this one tells again: of its type and at its place, or taken up by a definite noun; what goes on day by day (يتعرض لقصف شبه يومي) is none of them."""
    if _goes_on(days, event):
        return None
    names = {place.id or place.name for place in days.scenes}
    for earlier, where, time in reversed(days.earlier[-30:]):
        undated = time is None and event.definite  # أحبطت هجوما في X. … قتلوا في الهجوم: it is of what was told with a day before that
        if not undated and _tells_again(days, event, earlier, names, where):
            return None if (_lasts(time) and not event.definite) or _said_before_it(days, event, time) else time
    return None


def _goes_on(days: ReportDays, event: EventAt) -> bool:
    """يتعرض لقصف شبه يومي, هجمات متكررة: no single happening, where nobody is counted."""
    return not (event.definite or event.harms) and days.sheet.near("repeatedly", event.at, event.at + _OFTEN) >= 0


def _tells_again(days: ReportDays, event: EventAt, earlier: EventAt, names: set[str], where: tuple[Place, ...]) -> bool:
    behind = days.survey.sentence(event.at) - days.survey.sentence(earlier.at)
    fought_on = event.definite and bool(event.harms) and behind <= 1 and event.type == "clash" and earlier.type in VIOLENT  # فتح مسلحون النار في X. وقتل مسلح في الاشتباكات
    if names and earlier.type != event.type != "casualties" and not fought_on:
        return False
    if event.harms and earlier.harms and counts_far_more(event, earlier, of_one=False):
        return False
    if behind == 1 and event.term is NO_TERM and event.type == "casualties" and earlier.harms and not any(place.lat for place in where):
        return True
    if not names and ((event.term is NO_TERM and behind == 1 and earlier.harms) or (earlier.type == event.type and behind in (0, 1))):
        return True
    if (earlier.type != event.type and event.type != "casualties" and not fought_on) or (takes_up_several(days.sheet, event) and tells_one(days.sheet, earlier)):
        return False
    return any([(place.id or place.name) in names for place in where]) if names else event.term is NO_TERM


_HOURS_PAST = 3  # days that are told in hours: خلال 72 ساعة


def of_series(days: ReportDays, event: EventAt) -> Time | None:
    """The day of the series that the event is one of."""
    return day_of_series(days.sheet, event, days.earlier, total=days.total)


def of_the_count(days: ReportDays, event: EventAt) -> Time | None:
    """قتل 300 خلال تموز. وأوضح البيان أن عدد المدنيين منهم بلغ 200: a count that goes on with another, or takes up the attacks since a day, is of its stretch."""
    survey = days.survey
    home = survey.sentence(event.at)
    since = next((date for date in survey.dates_in.get(home - 1, ())[:DATES] if date.since and date.first), None)
    if event.definite and since is not None:
        return as_time(survey, since)
    for earlier, _, time in reversed(days.earlier[-6:]):
        there = survey.sentence(earlier.at)
        if home - there > _COUNTED_ON or not (earlier.harms and akin(event, earlier)) or not survey.names_in(home) <= survey.names_in(there):
            break
        if time is not None:
            return time if _lasts(time) else None
    return None


def of_its_stretch(days: ReportDays, _event: EventAt) -> Time | None:
    """قتل التنظيم أربعة, behind what a report counts over three days: the stretch that was told with the count before it."""
    told = next((date for date in days.sheet.dates if date.first == days.since and date.first != date.last), None)
    return as_time(days.survey, told) if told else None


def of_hours(days: ReportDays, _event: EventAt) -> Time | None:
    """خلال الساعات الـ24 الماضية, منذ الفجر: the last hours before the report was written, over which was counted."""
    if days.since is None or days.written is None or not 0 <= (days.written - day.fromisoformat(days.since[:10])).days <= _HOURS_PAST:
        return None
    return Time(days.since, days.written.isoformat(), "day", None, "publication")


def _lasts(time: Time | None) -> bool:
    """The time of a stretch, over which attacks were counted: no single one that is told anew took so long."""
    if time is None or time.start is None or time.end is None or time.end[5:10] == _YEAR_END:
        return False  # in a year that is told: it may be any day of it
    return (day.fromisoformat(time.end[:10]) - day.fromisoformat(time.start[:10])).days > _SHORT


def _agree(event: EventAt, other: EventAt) -> bool:
    """No two counts of one outcome speak against it: 20 killed here, 30 injured in the attack that is taken up there."""
    mine = {harm.outcome for harm in event.harms}
    counts = {(harm.outcome, harm.min) for harm in event.harms}
    return all(harm.outcome not in mine or (harm.outcome, harm.min) in counts for harm in other.harms)
