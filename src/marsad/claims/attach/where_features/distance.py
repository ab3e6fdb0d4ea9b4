"""How far from the event a place is named, in words, clauses and sentences."""

from __future__ import annotations

from collections.abc import Callable

from marsad.claims.attach.where_features.case import Case

_EDGE = 23  # units from an event to a place at the edge of its sentence
_BANDS = ("close",) * 6 + ("near",) * 7 + ("far",) * 10 + ("edge",)  # by the units between the two
_STEPS = {1: ("next", "previous"), 2: ("after", "before"), 3: ("after", "before")}


def reach(case: Case) -> str:
    """How far from the event the place is named: bands of words in its sentence, steps of sentences outside."""
    if case.apart:
        step = _STEPS.get(abs(case.apart), ("later", "earlier"))
        lead = "lead_" if case.home in case.survey.leads else ""
        return lead + step[0] if case.apart > 0 else step[1]
    return _BANDS[min(max(gap_of(case), 0), _EDGE)]


def gap_of(case: Case) -> int:
    """The fewest units between the place and the event or one of its harms; what stands before the event counts as three more."""
    place = case.survey.places[case.number]
    first, last = place.first, place.last - 3
    return min([first - at if first >= at else at - last for at in case.heard])


def side(case: Case) -> str:
    """Before the event in its sentence: what stands there is more often of what was told first."""
    return "ahead" if case.survey.places[case.number].last <= min(case.heard) else "behind"


def clause(case: Case) -> str:
    """A word like فيما or كما between the two: another clause; before it stands what was told first, and no scene of a deed with a place of its own.

    A deed that كما joins, and that has none, happened where the one before it did.
    """
    survey, event, first = case.survey, case.event, case.survey.places[case.number].first
    if survey.answered(event.at, first):
        return "answered"
    parted = _all_apart(case, survey.parted)
    joined = not parted and _all_apart(case, survey.joined)
    if _told_first(case, first, apart=parted or joined) and survey.has_own_place(event):
        return "parted_own" if parted or joined else "parted"
    return "parted" if parted or (joined and first > event.at) else "one"


def _told_first(case: Case, place: int, *, apart: bool) -> bool:
    """The place stands before the deed and all that came of it, and belongs to what was told there."""
    heard = min(case.heard)
    return place <= case.event.at and place <= heard and (apart or case.survey.led_up_to(place, heard))


def _all_apart(case: Case, between: Callable[[int, int], bool]) -> bool:
    """Such a word stands between the place and the event, and between it and all that the event harms."""
    first = case.survey.places[case.number].first
    return between(case.event.at, first) and (len(case.heard) == 1 or all(between(at, first) for at in case.heard))


def headline(case: Case) -> str:
    """The first sentence names the place that the whole report is about."""
    return "first" if case.home + case.apart == 0 else "other"


def passed(case: Case) -> str:
    """A place told before, with another fine place told between it and the event: the later one is the nearer at hand."""
    if case.apart >= 0:
        return "none"
    return "passed" if case.home + case.apart < case.survey.fine_before[case.home] else "last"
