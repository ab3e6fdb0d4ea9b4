"""When an event happened: the dates of its sentence, those that carry over to it, or the day of publication.

The ways are tried in order, the surest first; each gives its name to the reason of the time. The day on which something was said
(أعلنت الشرطة، الاثنين، …) is no day of the event, and counts only where nothing else does.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from datetime import date as day
from datetime import timedelta

from marsad.claims.attach.carried_days import day_of_series, of_a_place
from marsad.claims.attach.survey import FINE, MANY, Survey
from marsad.claims.attach.tables import sureness
from marsad.claims.attach.where_features import akin
from marsad.grammar.dates import DateAt
from marsad.grammar.dates_written import written_on
from marsad.grammar.event_found import EventAt
from marsad.grammar.event_harms import VIOLENT
from marsad.grammar.event_number import counts_far_more, takes_up_several, tells_one
from marsad.grammar.quantities import read_quantity
from marsad.model.reading import Place, Time, Why
from marsad.text.rule_words import AFTER, OF, ON, UNTIL, rule_forms, rule_words

_OF_OR_ON = frozenset({ON, OF})

_LASTING = frozenset({"missing", "detained", "abducted", "trapped"})
_DAY = frozenset({"day", "part_of_day", "minute"})
_LATER = 3  # sentences behind an event in which its day may be told
_ANOTHERS = 15.0  # units that another event between an event and a date puts between the two
_DATES = 24  # dates of one sentence that are looked at
_UNTIL = 3  # units between حتى and the day up to which was counted
_BESIDE = 16  # units between the word that takes an event up and its day
_FRESH = 10  # days: what a report tells of its own news is no older
_LATE = 3  # days: what a report tells of the last ones
_READ_ON = 14  # sentences at the head of a report in which its one day may be told
_YEAR_END = "12-31"
_TO = 6  # units between the day that begins a stretch and the one that ends it
_NEWS = 4  # sentences at the head of a report that tell the day's news


class When:
    """The times of the events of one report; events must be asked in text order."""

    def __init__(self, survey: Survey) -> None:
        self.survey, self.sheet = survey, survey.sheet
        self._last: list[tuple[EventAt, tuple[Place, ...], Time | None]] = []
        self._written = written_on(self.sheet.forms, self.sheet.pre, self.sheet.published, self.sheet.stands)  # اليوم الخميس on a page of Wednesday
        self._digest = self._digest_day()

    def time(self, event: EventAt, places: tuple[Place, ...], *, total: bool) -> Time | None:
        """The time of an event, with the way that gave it."""
        told = None
        for name, way in _WAYS:
            if time := way(self, event, places, total):
                told = Time(time.start, time.end, time.precision, time.span, time.inferred, sureness(name, 0.0), Why(name))
                break
        self._last.append((event, places, told))
        return told

    def _here(self, event: EventAt) -> list[DateAt]:
        """The dates of the event's sentence that may be its own."""
        heard = max([event.at, *(harm.first for harm in event.harms)])
        dates = self.survey.dates_in.get(self.survey.sentence(event.at), [])
        mine = [date for date in dates[:_DATES] if not self.survey.aside[date.start] and not self._of_what_went_before(event, date) and not self._since_what(date)]
        mine = [date for date in mine if not ((event.harms or not date.since) and of_a_place(self.sheet, date, heard))]
        return [date for date in mine if not self._ends_a_count(date, mine)] if len(mine) > 1 else mine

    def _ends_a_count(self, date: DateAt, dates: list[DateAt]) -> bool:
        """منذ بداية العام وحتى أمس السبت: the day up to which was counted is not that on which it happened."""
        until = UNTIL in self.sheet.forms[max(0, date.start - _UNTIL) : date.start + 1]
        return until and any(other.since and other.start < date.start for other in dates)

    def _of_what_went_before(self, event: EventAt, date: DateAt) -> bool:
        """اشتباكات بعد انهيار هدنة كان قد تم التوصل إليها مساء الاثنين: the day behind كان dates what went before; a comma ends that."""
        heard = max([event.at, *(harm.first for harm in event.harms)])
        past = self.sheet.near("went_before", heard + 1, date.start) if date.start > heard else -1
        if date.start > heard and self.sheet.near("in_return_for", heard + 1, date.start) >= 0:
            return True  # قتل شرطيين ردا على هجوم وقع الاثنين: Monday is of what was answered
        if past > 0 and self.sheet.forms[past - 1] in _AT_THE_TIME:
            return False  # قتل بينما كان يتنقل في سيارة في الثامن من يوليو
        return past >= 0 and "،" not in self.sheet.forms[past : date.start]

    def _since_what(self, date: DateAt) -> bool:
        """الأعنف منذ حرب غزة عام 2014: the year is that of what it is compared with."""
        before = self.sheet.forms[max(0, date.start - _SINCE) : date.start]
        return not date.since and date.precision in ("month", "year") and not _SINCE_WORDS.isdisjoint(before)

    def of_series(self, event: EventAt, total: bool) -> Time | None:
        """The day of the series that the event is one of."""
        return day_of_series(self.sheet, event, self._last, total=total)

    def own(self, event: EventAt, total: bool) -> Time | None:
        told = self._here(event)
        here = _lasting(told, event, total)
        if not here:
            return None
        near = min(here, key=lambda date: self._gap(event, date))
        return self._period(told, near) or _as_time(self.survey, near)

    def _period(self, told: list[DateAt], near: DateAt) -> Time | None:
        """منذ بداية العام وحتى أمس: the day behind حتى ends the stretch that منذ begins."""
        if near.since or near.first is None or UNTIL not in self.sheet.forms[max(0, near.start - _TO) : near.start]:
            return None
        since = next((date for date in told if date.since and 0 <= near.start - date.end <= _TO and date.first and date.first <= near.first), None)
        return Time(since.first, near.last, since.precision, self.sheet.span(since.start, near.end)) if since else None

    def _gap(self, event: EventAt, date: DateAt) -> float:
        """The units between a date and the event or one of its harms; a date before it stands a little farther, one of another event far."""
        around = [event.at, *(harm.first for harm in event.harms)]
        gap = min(date.start - at if date.start >= at else (at - date.end) * 1.2 for at in around)
        others = self.survey.events_between(event, max(around), date.start)
        between = any(other.harms and not akin(event, other) for other in others)
        return gap + _ANOTHERS * between

    def days_after(self, event: EventAt) -> Time | None:
        """بعد أربعة أيام على هجوم: the day of an event that the news is counted from."""
        sheet = self.sheet
        if sheet.published is None or event.at < 4 or sheet.forms[event.at - 1] not in _OF_OR_ON:
            return None
        begin = next((at for at in range(event.at - 2, event.at - 6, -1) if at >= 0 and sheet.forms[at] == AFTER), None)
        quantity = read_quantity(sheet.forms, sheet.pre, sheet.suf, begin + 1) if begin is not None else None
        last = event.at - 2
        if begin is None or sheet.forms[last] not in _DAYS or (quantity is None and (last != begin + 1 or sheet.forms[last] == "ايام")):
            return None  # بعد أيام من هجوم: how many is not said
        count = (quantity.min if quantity else 2 if sheet.forms[last].startswith("يومي") else 1) or 0
        told = (sheet.published - timedelta(days=count)).isoformat()
        return Time(told, told, "day", sheet.span(begin, last + 1))

    def same_day(self, event: EventAt) -> Time | None:
        """في اليوم نفسه, في اليوم ذاته, في نفس اليوم: the day told before."""
        forms = self.sheet.forms[max(0, event.at - 12) : event.at + 16]
        if _SAME.isdisjoint(forms) or not any({first, second} in _SAME_DAY for first, second in zip(forms, forms[1:], strict=False)):
            return None
        return next((time for _, _, time in reversed(self._last[-6:]) if time), None)

    def told_later(self, event: EventAt) -> Time | None:
        """وقال المتحدث إن الغارة نُفذت السبت: the day told where the event is taken up again."""
        if not event.harms or event.status != "happened":
            return None
        home = self.survey.sentence(event.at)
        for number in range(home + 1, home + 1 + _LATER):
            others = [self.survey.events[other] for other in self.survey.events_in.get(number, ())[:MANY]]
            again = [other for other in others if akin(event, other) and (other.retold or other.definite) and _agree(event, other)]
            dates = [date for date in self.survey.dates_in.get(number, ())[:_DATES] if self._is_news(date)]
            near = min(dates, key=lambda date: abs(date.start - again[0].at)) if again and dates else None
            if near and abs(near.start - again[0].at) <= _BESIDE and not self.survey.looks_back(number):
                return None if self._said_before(event, near) else _as_time(self.survey, near)
        return None

    def _said_before(self, event: EventAt, date: DateAt) -> bool:
        """تبنى الحزب الأربعاء قتل شرطيين: what was told on Wednesday did not happen on a later day."""
        said = self.said(event)
        return bool(said and said.start and date.first and said.start[:10] < date.first[:10])

    def of_scene(self, event: EventAt, places: tuple[Place, ...]) -> Time | None:
        """A headline whose scene a sentence further on names, with the day on which the same was done there."""
        home = self.survey.sentence(event.at)
        if event.status != "happened" or home >= _NEWS or not places or places[0].span is None:
            return None
        number = self.survey.sentence(max(0, bisect_right(self.sheet.starts_at, places[0].span[0]) - 1))
        if not home < number <= home + _READ_ON or self.survey.looks_back(number):
            return None
        others = [self.survey.events[other] for other in self.survey.events_in.get(number, ())[:MANY]]
        alike = [other for other in others if akin(event, other) and _agree(event, other)]
        dates = [date for date in self.survey.dates_in.get(number, ())[:_DATES] if self._is_news(date)]
        near = min(dates, key=lambda date: abs(date.start - alike[0].at)) if alike and dates else None
        return _as_time(self.survey, near) if near and abs(near.start - alike[0].at) <= _BESIDE else None

    def _is_news(self, date: DateAt) -> bool:
        """A day of the days before publication, not that on which something was said."""
        return not self.survey.aside[date.start] and self._is_late(date)

    def _is_late(self, date: DateAt) -> bool:
        if date.first is None or self._written is None or date.precision not in _DAY or date.since:
            return False
        return 0 <= (self._written - day.fromisoformat(date.first[:10])).days <= _FRESH

    def told_before(self, event: EventAt, places: tuple[Place, ...]) -> Time | None:
        """The time of an earlier event that this one tells again: of its type and at its place, or taken up by a definite noun."""
        names = {place.id or place.name for place in places}
        for earlier, where, time in reversed(self._last[-30:]):
            if self._tells_again(event, earlier, names, where):
                return None if _lasts(time) and not event.definite else time
        return None

    def _tells_again(self, event: EventAt, earlier: EventAt, names: set[str], where: tuple[Place, ...]) -> bool:
        if event.harms and earlier.harms and counts_far_more(event, earlier, of_one=False):
            return False
        theirs = {place.id or place.name for place in where}
        behind = self.survey.sentence(event.at) - self.survey.sentence(earlier.at)
        if behind == 1 and event.term is None and event.type == "casualties" and earlier.harms and not any(place.lat for place in where):
            return True
        if not names and ((event.term is None and behind == 1 and earlier.harms) or (earlier.type == event.type and behind in (0, 1))):
            return True
        if (earlier.type != event.type and event.type != "casualties") or (takes_up_several(self.sheet, event) and tells_one(self.sheet, earlier)):
            return False
        return bool(names & theirs) if names else event.definite or event.term is None

    def of_digest(self, event: EventAt) -> Time | None:
        """حصاد الأحداث الميدانية ليوم الأحد 28-11-2021: the day in the title is that of all that the list tells."""
        if event.status != "happened" or self.survey.looks_back(self.survey.sentence(event.at)):
            return None
        return self._digest

    def _digest_day(self) -> Time | None:
        sheet = self.sheet
        for number, (first, last) in enumerate(sheet.prose.sentences[:_TITLE]):
            if last - first > _LINE or _DIGEST.isdisjoint(sheet.forms[first : first + _OPENING]):
                continue
            days = [date for date in self.survey.dates_in.get(number, ()) if date.precision == "day" and date.first]
            numbered = [date for date in days if any(form[0].isdecimal() for form in sheet.forms[date.start : date.end])]
            if days:
                return _as_time(self.survey, (numbered or days)[0])
        return None

    def said(self, event: EventAt) -> Time | None:
        """The day on which it was said, where no other is told."""
        dates = self.survey.dates_in.get(self.survey.sentence(event.at), [])
        said = [date for date in dates[:_DATES] if date.start < event.at or self.survey.aside[date.start]]
        told = [date for date in said if date.precision in ("day", "part_of_day") and not date.since]
        return _as_time(self.survey, told[-1]) if told and event.status == "happened" and (event.harms or not event.definite) else None

    def only_day(self, event: EventAt) -> Time | None:
        """The day's news at the head of a report that names one late day, wherever it does, and no other of the last ones."""
        published = self._written
        if published is None or (event.definite and not event.harms) or not self._is_undated_news(event):
            return None
        told = {date.first[:10]: date for date in self._late_days() if date.first}
        date = next(iter(told.values())) if len(told) == 1 else None
        late = date is not None and 0 < (published - day.fromisoformat(next(iter(told)))).days <= _LATE
        return _as_time(self.survey, date) if date and late and self._of_the_same(event, date) else None

    def _of_the_same(self, event: EventAt, date: DateAt) -> bool:
        """The sentence around a day is not the event's own, where it was found to date something else, and names no town that the head of the report does not."""
        home, there = self.survey.sentence(event.at), self.survey.sentence(date.start)
        return there != home and self._towns(there) <= frozenset().union(*(self._towns(number) for number in range(_NEWS) if number != there))

    def _towns(self, sentence: int) -> frozenset[str]:
        survey = self.survey
        return frozenset(survey.name(number) for number in survey.places_in.get(sentence, ())[:MANY] if survey.kinds[number] in _TOWNS)

    def _late_days(self) -> list[DateAt]:
        """The days of the last ones that the first sentences name, up to where the report turns to something else."""
        switch = next(iter(self.survey.switches), self.sheet.size)
        numbers = [number for number in range(_READ_ON) if number in self.survey.dates_in and not self.survey.looks_back(number)]
        return [date for number in numbers for date in self.survey.dates_in[number][:_DATES] if date.start < switch and self._is_late(date)]

    def _is_undated_news(self, event: EventAt) -> bool:
        """What happened or hurt somebody, told at the head of a report without a day."""
        number = self.survey.sentence(event.at)
        news = event.status == "happened" and (event.harms or event.type in VIOLENT)
        if not news or number >= _NEWS or self.survey.answering[event.at] or self._here(event) or self.survey.looks_back(number):
            return False
        return not self._of_a_grave(event)

    def publication(self, event: EventAt) -> Time | None:
        """The day's news without a day: of the day of publication, or the one before; said so."""
        if self._written is None or not self._is_undated_news(event):
            return None
        told = self._written.isoformat()
        return Time(told, told, "day", None, "publication")

    def _of_a_grave(self, event: EventAt) -> bool:
        """العثور على مقبرة جماعية, رفات: those found today died long ago, on a day that is not told."""
        if not self.sheet.where("mass_grave"):
            return False
        first, last = self.sheet.prose.sentences[self.survey.sentence(event.at)]
        return self.sheet.near("mass_grave", first, last) >= 0 and any(harm.outcome == "killed" for harm in event.harms)


def _lasts(time: Time | None) -> bool:
    """The time of a stretch, over which attacks were counted: no single one that is told anew took so long."""
    if time is None or time.start is None or time.end is None or time.end[5:10] == _YEAR_END:
        return False  # in a year that is told: it may be any day of it
    return (day.fromisoformat(time.end[:10]) - day.fromisoformat(time.start[:10])).days > _LATE


def _agree(event: EventAt, other: EventAt) -> bool:
    """No two counts of one outcome speak against it: 20 killed here, 30 injured in the attack that is taken up there."""
    mine = {harm.outcome: harm.min for harm in event.harms}
    return all(mine.get(harm.outcome, harm.min) == harm.min for harm in other.harms)


_Way = Callable[[When, EventAt, tuple[Place, ...], bool], Time | None]
_WAYS: tuple[tuple[str, _Way], ...] = (
    ("when.days_after", lambda when, event, places, total: when.days_after(event)),
    ("when.own_sentence", lambda when, event, places, total: when.own(event, total)),
    ("when.same_day", lambda when, event, places, total: when.same_day(event)),
    ("when.told_later", lambda when, event, places, total: when.told_later(event)),
    ("when.of_scene", lambda when, event, places, total: None if total else when.of_scene(event, places)),
    ("when.told_before", lambda when, event, places, total: when.told_before(event, places)),
    ("when.series", lambda when, event, places, total: when.of_series(event, total)),
    ("when.digest", lambda when, event, places, total: None if total else when.of_digest(event)),
    ("when.day_it_was_said", lambda when, event, places, total: when.said(event)),
    ("when.only_day", lambda when, event, places, total: None if total else when.only_day(event)),
    ("when.publication", lambda when, event, places, total: None if total else when.publication(event)),
)


def _lasting(here: list[DateAt], event: EventAt, total: bool) -> list[DateAt]:
    """"Since" dates a count that grows, and what lasts; not what happened once."""
    once = [date for date in here if not date.since]
    if event.status == "happened" and not event.harms:
        return once
    if event.harms and not total and not any(harm.outcome in _LASTING for harm in event.harms):
        return [] if not once and all(date.precision in ("month", "year") for date in here) else once or here
    return here


def _as_time(survey: Survey, date: DateAt) -> Time:
    return Time(date.first, date.last, date.precision, survey.sheet.span(date.start, date.end))


_TOWNS = FINE | {"city"}
_SINCE = 5  # units between منذ and the year of what it names
_SINCE_WORDS = rule_words("since_words")
_SAME_DAY = tuple(set(phrase.split()) for phrase in rule_forms("when.same_day"))
_SAME = rule_words("when.same")  # one of them in each of these
_DAYS = rule_words("days")
_AT_THE_TIME = rule_words("when.at_the_time")
_DIGEST = rule_words("when.digest")
_TITLE, _OPENING, _LINE = 3, 4, 25  # sentences that may be the title of a list, units in which it says so, and at most in all
