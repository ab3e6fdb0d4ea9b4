"""When an event happened: the dates of its sentence, those that carry over to it, or the day of publication.

The ways are tried in order, the surest first; each gives its name to the reason of the time. The day on which something was said
(أعلنت الشرطة، الاثنين، …) is no day of the event, and counts only where nothing else does.
"""

from __future__ import annotations

from collections.abc import Callable

from marsad.claims.attach.survey import Survey
from marsad.claims.attach.tables import sureness
from marsad.claims.attach.when.again import of_hours, of_its_stretch, of_scene, of_series, of_the_count, same_day, told_before, told_later
from marsad.claims.attach.when.days import ReportDays
from marsad.claims.attach.when.news import day_of_digest, of_digest, only_day, publication
from marsad.claims.attach.when.own import day_it_was_said, days_after, own_sentence
from marsad.grammar.calendar_days import OF_A_DAY
from marsad.grammar.event_found import EventAt
from marsad.model.reading import Place, Time, Why

_Way = Callable[[ReportDays, EventAt], Time | None]
_WAYS: tuple[tuple[str, _Way], ...] = (
    ("when.days_after", days_after),
    ("when.own_sentence", own_sentence),
    ("when.same_day", same_day),
    ("when.told_later", told_later),
    ("when.of_scene", of_scene),
    ("when.told_before", told_before),
    ("when.of_the_count", of_the_count),
    ("when.series", of_series),
    ("when.digest", of_digest),
    ("when.of_its_stretch", of_its_stretch),
    ("when.day_it_was_said", day_it_was_said),
    ("when.of_hours", of_hours),
    ("when.only_day", only_day),
    ("when.publication", publication),
)
_OF_ONE = frozenset({"when.of_scene", "when.digest", "when.only_day", "when.publication"})  # ways to the day of one happening, and not of a count over several
_OF_COUNTS = frozenset({"when.of_the_count", "when.of_its_stretch", "when.of_hours"})
_CARRIED = frozenset({"when.told_later", "when.told_before", "when.day_it_was_said", "when.publication"})  # ways to the day of another telling
_HUNDREDS = 100
_OF_ONE_HAPPENING = tuple(way for way in _WAYS if way[0] not in _OF_COUNTS)
_OF_A_COUNT = tuple(way for way in _WAYS if way[0] not in _OF_ONE)


def _counts_many(event: EventAt) -> bool:
    """أوقعت الحرب عشرة آلاف قتيل, حصدت الألغام أرواح 714 مدنيا: a total of so many is of no one day that is told elsewhere."""
    return any(harm.least >= _HUNDREDS for harm in event.harms)


class When:
    """The times of the events of one report; events must be asked in text order."""

    def __init__(self, survey: Survey) -> None:
        sheet = survey.sheet
        written = sheet.written  # اليوم الخميس on a page of Wednesday
        self._days = ReportDays(survey, sheet, written, digest=day_of_digest(survey))

    def time(self, event: EventAt, places: tuple[Place, ...], *, total: bool, since: str | None) -> Time | None:
        """The time of an event, with the way that gave it."""
        told = None
        self._days.scenes, self._days.total, self._days.since = places, total, since
        for name, way in _OF_A_COUNT if total else _OF_ONE_HAPPENING:
            if (time := way(self._days, event)) and not (total and name in _CARRIED and time.precision in OF_A_DAY and _counts_many(event)):
                told = Time(time.start, time.end, time.precision, time.span, time.inferred, sureness(name, 0.0), Why(name))
                break
        hours = told is not None and told.why is not None and told.why.rule == "when.of_hours"  # they date no other deed
        self._days.earlier.append((event, places, None if hours else told))
        return told
