"""The features of a place as the scene of an event: one function each, which says a level; ``weights.tsv`` says what it is worth."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from marsad.claims.attach.survey import FINE, MANY, Survey
from marsad.grammar.event_found import EventAt
from marsad.grammar.event_harms import VIOLENT
from marsad.grammar.place_roles import AIMED, DESTINATION, HOME, NEAR, ORIGIN

_BESIDE = 8  # units between a place and the one that it is near to
MOVES = frozenset({"advance", "displacement", "evacuation", "territorial_change", "aid_delivery"})
_ANY = frozenset({"casualties", "attack", "killing", "damage"})  # kinds that say little: a harm whose cause is told elsewhere
_BANDS = ((5, "close"), (12, "near"), (22, "far"))
_STEPS = {1: ("next", "previous"), 2: ("after", "before"), 3: ("after", "before")}


@dataclass(frozen=True, slots=True)
class Case:
    """One event and one place that may be its scene; ``apart`` is how many sentences the place stands behind the event."""

    survey: Survey
    event: EventAt
    number: int
    apart: int
    own: str  # the finest that the event's sentence names itself: fine, city, wide or none
    total: bool  # the event is a count over more than one happening
    carried: str  # whose scene the place was before: of the last event, of the last akin one, or of none


def reach(case: Case) -> str:
    """How far from the event the place is named: bands of words in its sentence, steps of sentences outside."""
    if case.apart:
        step = _STEPS.get(abs(case.apart), ("later", "earlier"))
        lead = "lead_" if case.survey.sentence(case.event.at) in case.survey.leads else ""
        return lead + step[0] if case.apart > 0 else step[1]
    gap = gap_of(case)
    return next((name for most, name in _BANDS if gap <= most), "edge")


def gap_of(case: Case) -> int:
    """The fewest units between the place and the event or one of its harms; what stands before the event counts as three more."""
    place, event = case.survey.places[case.number], case.event
    around = [event.at, *(harm.first for harm in event.harms)]
    return min(place.first - at if place.first >= at else at - place.last + 3 for at in around)


def side(case: Case) -> str:
    """Before the event in its sentence: what stands there is more often of what was told first."""
    if case.apart:
        return "none"
    place, event = case.survey.places[case.number], case.event
    return "ahead" if place.last <= min(event.at, *(harm.first for harm in event.harms), event.at) else "behind"


def clause(case: Case) -> str:
    """A word like فيما between the two: another clause."""
    if case.apart:
        return "none"
    return "parted" if case.survey.parted(case.event.at, case.survey.places[case.number].first) else "one"


def kind(case: Case) -> str:
    """How fine the place is; for counts over more than one happening apart, for they are of regions."""
    found = case.survey.kinds[case.number]
    return f"total_{found}" if case.total else found


def stands(case: Case) -> str:
    """How the place stands: taken there, sent from there, home, aimed at, near, in the words that name a speaker."""
    survey = case.survey
    if survey.cued[survey.places[case.number].first]:
        return "speaker"
    told = survey.stands[case.number]
    moving = case.event.type in MOVES
    if told in (DESTINATION, ORIGIN):
        return "way" if moving else told
    if told == AIMED:
        return AIMED if case.event.type in VIOLENT else DESTINATION
    if told == NEAR:
        return "near_other" if _names_itself(case) else NEAR
    return told if told == HOME else "plain"


def _names_itself(case: Case) -> bool:
    """مخيم X قرب بلدة Y: the sentence names a fine place right in front of the one that it is near to."""
    survey, first = case.survey, case.survey.places[case.number].first
    here = survey.places_in.get(survey.sentence(first), ())
    ahead = [number for number in here if 0 < first - survey.places[number].last <= _BESIDE and survey.kinds[number] in FINE]
    return any(survey.stands[number] not in (NEAR, HOME, DESTINATION, ORIGIN) for number in ahead)


def among_events(case: Case) -> str:
    """Whose the place is: of this event, of another told between, or of a telling of the same (by kind or by figure) elsewhere."""
    return _between(case) if not case.apart else _told_there(case)


def _between(case: Case) -> str:
    survey, event = case.survey, case.event
    place = survey.places[case.number].first
    harms = [harm.trigger for harm in event.harms]
    low, high = min(place, *(event.at, *harms)), max(place, *(event.at, *harms))
    others = survey.events_between(event, low, high)
    between = [other for other in others if abs(other.at - place) < abs(event.at - place)]
    if not between:
        return "own"
    if any(other.harms for other in between):
        return "beyond_harm"
    return "beyond_twin" if all(akin(event, other) for other in between) else "beyond_other"


def _told_there(case: Case) -> str:
    survey, event = case.survey, case.event
    sentence = survey.sentence(survey.places[case.number].first)
    others = [survey.events[number] for number in survey.events_in.get(sentence, ())[:MANY]]
    if not others:
        return "bare"
    mine = _counts(event) if event.harms else None
    if mine and any(not mine.isdisjoint(_counts(other)) for other in others if other.harms):
        return "same_count"
    same = [other for other in others if akin(event, other)]
    if not same:
        return "other_event"
    if any(_conflict(event, other) for other in same):
        return "other_count"
    return "same_type" if any(other.type == event.type for other in same) else "akin"


def akin(event: EventAt, other: EventAt) -> bool:
    vague = event.type in _ANY or other.type in _ANY
    return event.type == other.type or (vague and (event.type in VIOLENT or event.type in _ANY) and (other.type in VIOLENT or other.type in _ANY))


def _counts(event: EventAt) -> set[tuple[str, int | None, int | None]]:
    return {(harm.outcome, harm.min, harm.max) for harm in event.harms if harm.part_of is None and harm.expr not in ("vague", "unstated", "none")}


def _conflict(event: EventAt, other: EventAt) -> bool:
    mine, theirs = _counts(event), _counts(other)
    return bool(mine and theirs and {one[0] for one in mine} & {one[0] for one in theirs} and not mine & theirs)


def taken_up(case: Case) -> str:
    """A definite or bare telling (القصف, a harm without its cause) takes up what was told before."""
    if not case.apart:
        return "none"
    event = case.event
    bare = event.definite or event.term is None or event.retold
    return ("before" if bare else "new_before") if case.apart < 0 else ("after" if bare else "new_after")


def inside(case: Case) -> str:
    """Whether the place lies in the wider place that the event's own sentence names, or elsewhere."""
    if not case.apart or case.own == "none":
        return "none"
    survey = case.survey
    mine = survey.areas[case.number]
    levels = {_lies(mine, survey.areas[number], survey.kinds[number]) for number in survey.places_in.get(survey.sentence(case.event.at), ())[:MANY] if number != case.number}
    for level in ("close", "inside", "country", "unknown"):
        if level in levels:
            return level
    return "elsewhere" if levels else "unknown"


def _lies(mine: tuple[str, str, str], wide: tuple[str, str, str], kind: str) -> str:
    if not mine[0] or not wide[0]:
        return "unknown"
    if mine[0] != wide[0]:
        return "elsewhere"
    if kind == "country" or not wide[1]:
        return "country"
    if mine[1] != wide[1]:
        return "elsewhere" if mine[1] else "unknown"
    return "close" if wide[2] and mine[2] == wide[2] else "inside"


def lead(case: Case) -> str:
    """The headline names a city or a region, and a sentence behind it the village in it that it means."""
    ahead = case.apart > 0 and case.survey.sentence(case.event.at) in case.survey.leads and case.survey.kinds[case.number] in FINE
    if not ahead or case.own not in ("city", "wide"):
        return "none"
    return {"close": "finer", "inside": "finer", "elsewhere": "none"}.get(inside(case), "finer_unknown")


def background(case: Case) -> str:
    """وكان …, وسبق أن …: what went before has a place of its own, and lends it to nobody."""
    if not case.apart:
        return "none"
    survey = case.survey
    mine = survey.looks_back(survey.sentence(case.event.at))
    theirs = survey.looks_back(survey.sentence(survey.places[case.number].first))
    return "both" if mine and theirs else "from_event" if mine else "from_place" if theirs else "none"


def days(case: Case) -> str:
    """The sentence of the place is of the same day, or of another."""
    if not case.apart:
        return "none"
    survey = case.survey
    mine = survey.days(survey.sentence(case.event.at))
    theirs = survey.days(survey.sentence(survey.places[case.number].first))
    return "none" if not mine or not theirs else "same_day" if mine & theirs else "other_day"


def own_place(case: Case) -> str:
    """What a place from another sentence stands against: a fine place in the event's own sentence, a city, a wide one, or none."""
    return f"out_{case.own}" if case.apart else "none"


def beside(case: Case) -> str:
    """In the event's own sentence: the finest named there, or one told coarser than another."""
    if case.apart:
        return "none"
    kind = case.survey.kinds[case.number]
    if kind in FINE:
        return "finest"
    if kind == "city":
        return "coarser" if case.own == "fine" else "finest"
    return "coarser" if case.own in ("fine", "city") else "finest"


def often(case: Case) -> str:
    """A place that the report names again and again is what it is about."""
    survey = case.survey
    if survey.kinds[case.number] not in FINE:
        return "some"
    if len(survey.fine_names) == 1:
        return "only"
    return "most" if 1 < survey.most == survey.often[survey.name(case.number)] else "some"


def carried(case: Case) -> str:
    """Another sentence's place that was the scene of the event told last, or of the last one akin to this."""
    return case.carried if case.apart else "none"


def headline(case: Case) -> str:
    """The first sentence names the place that the whole report is about."""
    return "first" if case.apart and case.survey.sentence(case.survey.places[case.number].first) == 0 else "other"


def switch(case: Case) -> str:
    """من جهة أخرى, في سياق متصل between place and event: another story."""
    if not case.apart:
        return "none"
    if not case.survey.sheet.where("switch"):
        return "one_story"
    place, event = case.survey.places[case.number].first, case.event.at
    return "other_story" if case.survey.sheet.near("switch", min(place, event), max(place, event)) >= 0 else "one_story"


Feature = Callable[[Case], str]
HERE: tuple[Feature, ...] = (reach, side, clause, kind, stands, among_events, beside, often)  # in the event's own sentence
AROUND: tuple[Feature, ...] = (
    *(reach, kind, stands, among_events, taken_up, inside, lead, background, days, own_place, often, carried, headline, switch),
)


_OF_SENTENCE = frozenset({reach, among_events, taken_up, background, days, own_place, headline})  # the same for all places of one around
_NAMED = {feature: feature.__name__ for feature in (*HERE, *AROUND)}
_OF_PLACE = tuple((_NAMED[feature], feature) for feature in AROUND if feature not in _OF_SENTENCE)


def levels_of(cases: Sequence[Case]) -> list[dict[str, str]]:
    """What each feature says of the places that may be the scene of one event: of those in its sentence, and of those around it."""
    shared: dict[int, dict[str, str]] = {}
    found = []
    for case in cases:
        if not case.apart:
            found.append({_NAMED[feature]: feature(case) for feature in HERE})
            continue
        if case.apart not in shared:
            shared[case.apart] = {_NAMED[feature]: feature(case) if feature in _OF_SENTENCE else "" for feature in AROUND}
        levels = shared[case.apart].copy()  # in the order of the features, whichever were asked first
        for name, feature in _OF_PLACE:
            levels[name] = feature(case)
        found.append(levels)
    return found
