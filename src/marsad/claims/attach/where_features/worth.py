"""What the features of a place are worth together: one function each says a level, ``weights.tsv`` says what it is worth."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
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


def points_of(case: Case) -> int:
    """What all features together are worth, in hundredths; each is asked once for all pairs of event and place of which it sees the same."""
    survey, number, apart, own, home = case.survey, case.number, case.apart, case.own, case.home
    of_place, of_use, of_sentences, of_event, of_lying = survey.points
    worth = _worth()
    if number not in of_place:
        of_place[number] = _sum(case, worth.place)
    if (use := (number, case.total, case.way)) not in of_use:
        of_use[use] = _sum(case, worth.use)
    points = of_place[number] + of_use[use]
    if not apart:
        return points + _sum(case, worth.here)
    if (pair := (home, apart, own)) not in of_sentences:
        of_sentences[pair] = _of_sentences(case, worth)
    if (told := (id(case.event), apart)) not in of_event:
        of_event[told] = _sum(case, worth.event)
    if (lies := (survey.areas[number], survey.kinds[number], apart > 0, home, own)) not in of_lying:
        of_lying[lies] = _sum(case, worth.lying)
    points += of_sentences[pair] + of_event[told] + of_lying[lies]
    if apart > 0:
        points += worth.told_later[meant(case)]
    if survey.gone_by or survey.of_another_time:
        points += _sum(case, worth.another_time)
    if case.carried != "no":
        points += worth.carried[carried(case)]
    return points + _sum(case, worth.switch) if survey.switches else points


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
    switch: Worths
    another_time: Worths


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
        told_later=_worths(meant)[0][1],
        carried=_worths(carried)[0][1],
        switch=_worths(switch),
        another_time=_worths(another_time),
    )


def _of_sentences(case: Case, worth: _Worth) -> int:
    """What the two sentences of a pair are worth; what no sentence of the report tells is not asked."""
    points = _sum(case, worth.sentences)
    if case.survey.looking_back:
        points += _sum(case, worth.background)
    return points + _sum(case, worth.days) if case.survey.days_told > 1 else points


def _worths(*features: Feature) -> Worths:
    return tuple((feature, defaultdict(int, hundredths("where", feature.__name__))) for feature in features)


def _sum(case: Case, worths: Worths) -> int:
    points = 0
    for feature, worth in worths:
        points += worth[feature(case)]
    return points
