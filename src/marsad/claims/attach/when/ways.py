"""When an event happened: the dates of its sentence, those that carry over to it, or the day of publication.

The ways are tried in order, the surest first; each gives its name to the reason of the time. The day on which something was said
(أعلنت الشرطة، الاثنين، …) is no day of the event, and counts only where nothing else does.
"""

from __future__ import annotations

from collections.abc import Callable

from marsad.claims.attach.survey import Survey
from marsad.claims.attach.tables import sureness
from marsad.claims.attach.when.again import of_scene, of_series, of_the_count, same_day, told_before, told_later
from marsad.claims.attach.when.days import ReportDays
from marsad.claims.attach.when.news import day_of_digest, of_digest, only_day, publication
from marsad.claims.attach.when.own import day_it_was_said, days_after, own_sentence
from marsad.grammar.event_found import EventAt
from marsad.model.reading import Place, Time, Why

_Way = Callable[[ReportDays, EventAt, tuple[Place, ...], bool], Time | None]
_WAYS: tuple[tuple[str, _Way], ...] = (
    ("when.days_after", lambda days, event, places, total: days_after(days, event)),
    ("when.own_sentence", lambda days, event, places, total: own_sentence(days, event, total)),
    ("when.same_day", lambda days, event, places, total: same_day(days, event)),
    ("when.told_later", lambda days, event, places, total: told_later(days, event)),
    ("when.of_scene", lambda days, event, places, total: None if total else of_scene(days, event, places)),
    ("when.told_before", lambda days, event, places, total: told_before(days, event, places)),
    ("when.of_the_count", lambda days, event, places, total: of_the_count(days, event) if total and event.harms else None),
    ("when.series", lambda days, event, places, total: of_series(days, event, total)),
    ("when.digest", lambda days, event, places, total: None if total else of_digest(days, event)),
    ("when.day_it_was_said", lambda days, event, places, total: day_it_was_said(days, event)),
    ("when.only_day", lambda days, event, places, total: None if total else only_day(days, event)),
    ("when.publication", lambda days, event, places, total: None if total else publication(days, event)),
)


class When:
    """The times of the events of one report; events must be asked in text order."""

    def __init__(self, survey: Survey) -> None:
        sheet = survey.sheet
        written = sheet.written  # اليوم الخميس on a page of Wednesday
        self._days = ReportDays(survey, sheet, written, digest=day_of_digest(survey))

    def time(self, event: EventAt, places: tuple[Place, ...], *, total: bool) -> Time | None:
        """The time of an event, with the way that gave it."""
        told = None
        for name, way in _WAYS:
            if time := way(self._days, event, places, total):
                told = Time(time.start, time.end, time.precision, time.span, time.inferred, sureness(name, 0.0), Why(name))
                break
        self._days.earlier.append((event, places, told))
        return told
