"""What the features of a place are worth together: one function each says a level, ``weights.tsv`` says what it is worth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cache

from marsad.claims.attach.tables import hundredths
from marsad.claims.attach.where_features.case import Case
from marsad.claims.attach.where_features.distance import clause, headline, passed, reach, side
from marsad.claims.attach.where_features.lying import inside, lead, own_place
from marsad.claims.attach.where_features.others import among_events, another_time, background, carried, days, switch, taken_up
from marsad.claims.attach.where_features.standing import abroad, beside, kind, meant, often, stands
from marsad.model.values import fixed

Feature = Callable[[Case], str]
HERE: tuple[Feature, ...] = (reach, side, clause, kind, stands, among_events, beside, often, abroad)  # in the event's own sentence
AROUND: tuple[Feature, ...] = (
    *(reach, kind, stands, among_events, taken_up, inside, lead, background, days, own_place, often, carried, headline, switch, abroad, meant, passed, another_time),
)


def levels_of(case: Case) -> dict[str, str]:
    """What each feature says of a place that may be the scene of an event."""
    return {feature.__name__: feature(case) for feature in (AROUND if case.apart else HERE)}


def points_of(cases: Sequence[Case]) -> list[int]:
    """What all features together are worth for each place that may be the scene of one event, in hundredths.

    Each feature is asked once for all pairs of event and place of which it sees the same.
    """
    worth, found = _worth(), list[int]()
    sentences: dict[int, int] = {}  # what the sentences of event and place are worth, by how far apart they are
    if not cases:
        return found
    one, survey = cases[0], cases[0].survey
    of_use, of_there = survey.points.of_use.setdefault((one.total, one.way), {}), survey.points.of_there.setdefault((one.home, one.own, one.event.type), {})
    switched = bool(survey.switches or survey.answers or survey.framed)
    for case in cases:
        number, apart = case.number, case.apart
        if number not in of_use:
            of_use[number] = _of_use(case, worth)
        if not apart:
            found.append(of_use[number] + _sum(case, worth.here))
            continue
        if apart not in sentences:
            sentences[apart] = _of_sentences(case, worth) + _sum(case, worth.event)
        if number not in of_there:
            of_there[number] = _of_there(case, worth)
        points = of_use[number] + sentences[apart] + of_there[number] + worth.carried[case.carried]
        found.append(points + worth.switch[switch(case)] if switched else points)
    return found


def _of_use(case: Case, worth: _Worth) -> int:
    """What a place is worth to all events of one kind of use, and what it is worth to any."""
    of_place, number = case.survey.points.of_place, case.number
    if number not in of_place:
        of_place[number] = _sum(case, worth.place)
    return of_place[number] + _sum(case, worth.use)


def _of_there(case: Case, worth: _Worth) -> int:
    """What a place of another sentence is worth to all events of one: where it lies, and what its own sentence tells of it."""
    survey, number = case.survey, case.number
    of_lying = survey.points.of_lying
    if (lies := (survey.areas[number], survey.kinds[number], case.apart > 0, case.home, case.own, case.own == "fine" and survey.quarter_of(number, case.home))) not in of_lying:
        of_lying[lies] = _sum(case, worth.lying)
    points = of_lying[lies] + (worth.told_later[meant(case)] if case.apart > 0 else 0)
    return points + worth.another_time[another_time(case)] if survey.for_their_time else points


Worths = tuple[tuple[Feature, Mapping[str, int]], ...]


@fixed
class _Worth:
    """The features with what each level of them is worth, by what they look at."""

    place: Worths
    use: Worths
    here: Worths
    sentences: Worths
    background: Worths
    days: Worths
    event: Worths
    lying: Worths
    told_later: Mapping[str, int]
    carried: Mapping[str, int]
    switch: Mapping[str, int]
    another_time: Mapping[str, int]


@cache
def _worth() -> _Worth:
    return _Worth(
        place=_worths(often, abroad),
        use=_worths(kind, stands),
        here=_worths(reach, side, clause, among_events, beside),
        sentences=_worths(reach, own_place, headline, passed),
        background=_worths(background),
        days=_worths(days),
        event=_worths(among_events, taken_up),
        lying=_worths(inside, lead),
        told_later=_worth_of(meant),
        carried=_worth_of(carried),
        switch=_worth_of(switch),
        another_time=_worth_of(another_time),
    )


def _of_sentences(case: Case, worth: _Worth) -> int:
    """What the two sentences of a pair are worth to all events of the one; what no sentence of the report tells is not asked."""
    survey = case.survey
    of_sentences, pair = survey.points.of_sentences, (case.home, case.apart, case.own)
    if pair not in of_sentences:
        points = _sum(case, worth.sentences)
        points += _sum(case, worth.background) if survey.looking_back else 0
        of_sentences[pair] = points + _sum(case, worth.days) if survey.days_told > 1 else points
    return of_sentences[pair]


def _worths(*features: Feature) -> Worths:
    return tuple((feature, _worth_of(feature)) for feature in features)


def _worth_of(feature: Feature) -> Mapping[str, int]:
    """What each level of a feature is worth: most are worth nothing."""
    return defaultdict(int, hundredths("where", feature.__name__))


def _sum(case: Case, worths: Worths) -> int:
    points = 0
    for feature, worth in worths:
        points += worth[feature(case)]
    return points
