"""When an event happened: the dates of its sentence, those that carry over to it, or the day of publication."""

from __future__ import annotations

from datetime import timedelta

from marsad.claims.attach.carried_days import day_of_series, of_a_place
from marsad.claims.attach.survey import Survey
from marsad.grammar.dates import DateAt
from marsad.grammar.event_found import EventAt
from marsad.grammar.quantities import read_quantity
from marsad.model.reading import Place, Time

_LASTING = frozenset({"missing", "detained", "abducted", "trapped"})


class When:
    """The times of the events of one report; events must be asked in text order."""

    def __init__(self, survey: Survey) -> None:
        self.survey, self.sheet, self._dates_in = survey, survey.sheet, survey.dates_in
        self._last: list[tuple[EventAt, tuple[Place, ...], Time | None]] = []

    def _in_cue(self, at: int) -> bool:
        return bool(self.survey.cued[at])

    def time(self, event: EventAt, places: tuple[Place, ...], *, total: bool) -> Time | None:
        time = self._time(event, total)
        before = self._before(event, places) if time is None else None
        time = time or (before[2] if before else None)
        if time is None and not total:
            time = day_of_series(self.sheet, event, self._last)
        self._last.append((event, places, time))
        return time

    def _time(self, event: EventAt, total: bool) -> Time | None:
        if (days := self._days_after(event)) is not None:
            return days
        all_here = self._dates_in.get(self.sheet.prose.sentence[event.at], [])
        heard = max([event.at, *(harm.first for harm in event.harms)])
        here = [date for date in all_here if not self._in_cue(date.start) and not (event.harms and of_a_place(self.sheet, date, heard))]
        if not here and self._same_day(event):
            return next((time for _, _, time in reversed(self._last[-6:]) if time), None)
        if not here:
            here = [date for date in all_here if date.start < event.at and date.precision in ("day", "part_of_day") and not date.since]
            return self._as_time(here[-1]) if here and event.status == "happened" and (event.harms or not event.definite) else None
        if event.status == "happened" and not event.harms:  # "since 2023" dates what goes on, not what happened once
            here = [date for date in here if not date.since]
            if not here:
                return None
        if event.harms and not total and not any(harm.outcome in _LASTING for harm in event.harms):
            once = [date for date in here if not date.since]  # "since" dates a count that grows, and what lasts
            if not once and all(date.precision in ("month", "year") for date in here):
                return None
            here = once or here
        around = [event.at, *(harm.first for harm in event.harms)]
        date = min(here, key=lambda d: min(d.start - at if d.start >= at else (at - d.end) * 1.2 for at in around))
        return self._as_time(date)

    def _days_after(self, event: EventAt) -> Time | None:
        """بعد أربعة أيام على هجوم: the day of an event that the news is counted from."""
        sheet = self.sheet
        if sheet.published is None or event.at < 4 or sheet.forms[event.at - 1] not in ("علي", "من"):
            return None
        begin = next((at for at in range(event.at - 2, event.at - 6, -1) if at >= 0 and sheet.forms[at] == "بعد"), None)
        quantity = read_quantity(sheet.forms, sheet.pre, sheet.suf, begin + 1) if begin is not None else None
        last = event.at - 2
        if begin is None or sheet.forms[last] not in _DAYS or (quantity is None and (last != begin + 1 or sheet.forms[last] == "ايام")):
            return None  # بعد أيام من هجوم: how many is not said
        count = (quantity.min if quantity else 2 if sheet.forms[last].startswith("يومي") else 1) or 0
        told = (sheet.published - timedelta(days=count)).isoformat()
        return Time(told, told, "day", sheet.span(begin, last + 1))

    def _same_day(self, event: EventAt) -> bool:
        """في اليوم نفسه, في اليوم ذاته, في نفس اليوم: the day told before."""
        forms = self.sheet.forms[max(0, event.at - 12) : event.at + 16]
        return not _SAME.isdisjoint(forms) and any({first, second} in _SAME_DAY for first, second in zip(forms, forms[1:], strict=False))

    def _as_time(self, date: DateAt) -> Time:
        return Time(date.first, date.last, date.precision, self.sheet.span(date.start, date.end))

    def _before(self, event: EventAt, places: tuple[Place, ...]) -> tuple[EventAt, tuple[Place, ...], Time | None] | None:
        """An earlier event that this one tells again: of its type and at its place, or taken up by a definite noun."""
        names = {place.id or place.name for place in places}
        prose = self.sheet.prose
        for earlier in reversed(self._last[-30:]):
            other = earlier[0]
            behind = prose.sentence[event.at] - prose.sentence[other.at]
            if event.term is None and behind == 1 and not names and other.harms:
                return earlier
            if other.type == event.type and behind in (0, 1) and not names:
                return earlier
            if other.type != event.type and event.type != "casualties":
                continue
            if (names and names & {place.id or place.name for place in earlier[1]}) or (not names and (event.definite or event.term is None)):
                return earlier
        return None


_SAME_DAY = ({"اليوم", "نفسه"}, {"اليوم", "ذاته"}, {"نفس", "اليوم"}, {"الليله", "نفسها"}, {"الليله", "ذاتها"})
_SAME = frozenset({"نفسه", "ذاته", "نفس", "نفسها", "ذاتها"})  # one of them in each of these
_DAYS = frozenset({"يوم", "يومين", "ايام", "يوما"})
