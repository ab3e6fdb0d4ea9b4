"""The features of a place as the scene of an event: one function each, which says a level; ``weights.tsv`` says what it is worth."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from marsad.claims.attach.survey import FINE, MANY, Counts, Survey
from marsad.claims.attach.tables import hundredths
from marsad.grammar.event_found import EventAt
from marsad.grammar.event_harms import VIOLENT
from marsad.grammar.place_roles import AIMED, DESTINATION, NEAR, ORIGIN, PLAIN
from marsad.grammar.place_sides import FAR, HOME, PARTY
from marsad.grammar.sheet import TYPE_WORDS
from marsad.text.rule_words import rule_word

_BESIDE = 8  # units between a place and the one that it is near to
MOVES = frozenset({"advance", "displacement", "evacuation", "territorial_change", "aid_delivery"})
_ANY = frozenset({"casualties", "attack", "killing", "damage"})  # kinds that say little: a harm whose cause is told elsewhere
_EDGE = 23  # units from an event to a place at the edge of its sentence
_BANDS = ("close",) * 6 + ("near",) * 7 + ("far",) * 10 + ("edge",)  # by the units between the two
_STEPS = {1: ("next", "previous"), 2: ("after", "before"), 3: ("after", "before")}


class Case(NamedTuple):
    """One event and one place that may be its scene; ``apart`` is how many sentences the place stands behind the event."""

    survey: Survey
    event: EventAt
    number: int
    apart: int
    own: str  # the finest that the event's sentence names itself: fine, city, wide or none
    total: bool  # the event is a count over more than one happening
    carried: str  # whose scene the place was before: of the last event, of the last akin one, or of none
    home: int  # the sentence of the event
    heard: Sequence[int]  # the units of the event and its harms
    way: str  # what its type says of the way to a place: a move is told by where it goes, fire towards a place hits there


def way_of(event: EventAt) -> str:
    """What the type of an event says of the way to a place."""
    return ("move " if event.type in MOVES else "") + ("fire" if event.type in VIOLENT else "")


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
    if case.apart:
        return "none"
    return "ahead" if case.survey.places[case.number].last <= min(case.heard) else "behind"


def clause(case: Case) -> str:
    """A word like فيما between the two: another clause."""
    if case.apart:
        return "none"
    first = case.survey.places[case.number].first
    return "answered" if case.survey.answered(case.event.at, first) else "parted" if case.survey.parted(case.event.at, first) else "one"


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
    if told in (DESTINATION, ORIGIN):
        return "way" if "move" in case.way else told
    if told == AIMED:
        return AIMED if "fire" in case.way else DESTINATION
    if told == FAR:
        return "near_other" if _another_named(case) else NEAR
    if told == NEAR:
        return "near_other" if _names_itself(case) else "near_unnamed" if _unnamed_ahead(case) else NEAR
    if told == PLAIN and _unnamed_ahead(case):
        return "holds_unnamed"  # مخيم للنازحين في منطقة X, and then مخيم Y
    return told if told in (HOME, PARTY) else "plain"


def _another_named(case: Case) -> bool:
    """سامراء، على بعد مئة كيلومتر من بغداد: another town or village of the sentence, of which the distance tells."""
    survey = case.survey
    here = survey.places_in.get(survey.sentence(survey.places[case.number].first), ())
    return any(survey.stands[number] == PLAIN and (survey.kinds[number] in FINE or survey.kinds[number] == "city") for number in here)


def _names_itself(case: Case) -> bool:
    """مخيم X قرب بلدة Y: the sentence names a fine place right in front of the one that it is near to."""
    survey, first = case.survey, case.survey.places[case.number].first
    here = survey.places_in.get(survey.sentence(first), ())
    ahead = [number for number in here if 0 < first - survey.places[number].last <= _BESIDE and survey.kinds[number] in FINE]
    return any(survey.stands[number] not in (NEAR, HOME, DESTINATION, ORIGIN) for number in ahead)


def _unnamed_ahead(case: Case) -> bool:
    """مخيم للمهجرين على أطراف X, and then مخيم Y: the scene's kind stands in front of the place that it is near to, and its name behind."""
    survey, first = case.survey, case.survey.places[case.number].first
    if "camp" not in survey.kinds:
        return False
    sheet, home = survey.sheet, survey.sentence(first)
    if survey.kinds[case.number] == "camp" or not any(sheet.phrase(at, "type_camp") or sheet.forms[at] == _A_CAMP for at in range(max(0, first - _BESIDE), first - 1)):
        return False
    if any(survey.kinds[number] == "camp" for number in survey.places_in.get(home, ())):
        return False
    return any(survey.kinds[number] == "camp" for later in (home + 1, home + 2) for number in survey.places_in.get(later, ()))


_A_CAMP = rule_word("where_features.a_camp")


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
    before = survey.told_last(place) if place == low and not event.definite and survey.has_own_place(event) else None  # قصف X، كما استهدفت … Y: of X's own deed
    between += [before] if before is not None and place - before.at <= event.at - place else []
    if not between:
        return "own"
    if any(other.harms for other in between):
        return "beyond_harm"
    return "beyond_twin" if all(akin(event, other) for other in between) else "beyond_other"


def _told_there(case: Case) -> str:
    survey, event = case.survey, case.event
    others = [survey.events[number] for number in survey.events_in.get(case.home + case.apart, ())[:MANY]]
    if not others or case.total:  # a count over more than one happening is of none of them
        return "bare"
    mine = survey.counts(event) if event.harms else None
    if mine and any(not mine.isdisjoint(survey.counts(other)) for other in others if other.harms):
        return "same_count"
    same = [other for other in others if akin(event, other)]
    if not same:
        return "other_event"
    if mine and any(_conflict(mine, survey.counts(other)) for other in same):
        return "other_count"
    return "same_type" if any(other.type == event.type for other in same) else "akin"


def akin(event: EventAt, other: EventAt) -> bool:
    vague = event.type in _ANY or other.type in _ANY
    return event.type == other.type or (vague and (event.type in VIOLENT or event.type in _ANY) and (other.type in VIOLENT or other.type in _ANY))


def _conflict(mine: Counts, theirs: Counts) -> bool:
    return not {one[0] for one in mine}.isdisjoint([one[0] for one in theirs])


def taken_up(case: Case) -> str:
    """A definite or bare telling (القصف, a harm without its cause) takes up what was told before."""
    if not case.apart:
        return "none"
    event = case.event
    if case.apart < 0 and event.at in case.survey.one_more:
        return "another_before"
    bare = event.definite or event.term is None
    return ("before" if bare else "new_before") if case.apart < 0 else ("after" if bare else "new_after")


def inside(case: Case) -> str:
    """Whether the place lies in the wider place that the event's own sentence names, or elsewhere."""
    if not case.apart or case.own == "none":
        return "none"
    survey = case.survey
    mine = survey.areas[case.number]
    levels = {_lies(mine, area, kind) for area, kind in survey.told_in(case.home)}
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
    ahead = case.apart > 0 and case.home in case.survey.leads
    kind = case.survey.kinds[case.number]
    if ahead and case.own == "wide" and kind == "city":
        return "city" if inside(case) in ("close", "inside", "country") else "none"
    if not ahead or kind not in FINE or case.own not in ("city", "wide"):
        return "none"
    return {"close": "finer", "inside": "finer", "elsewhere": "none"}.get(inside(case), "finer_unknown")


def background(case: Case) -> str:
    """وكان …, وسبق أن …: what went before has a place of its own, and lends it to nobody."""
    if not case.apart:
        return "none"
    back = case.survey.looking_back
    mine, theirs = case.home in back, case.home + case.apart in back
    return "both" if mine and theirs else "from_event" if mine else "from_place" if theirs else "none"


def days(case: Case) -> str:
    """The sentence of the place is of the same day, or of another."""
    if not case.apart:
        return "none"
    survey = case.survey
    mine = survey.days(case.home)
    theirs = survey.days(case.home + case.apart)
    return "none" if not mine or not theirs else "same_day" if mine & theirs else "other_day"


def own_place(case: Case) -> str:
    """What a place from another sentence stands against: a fine place in the event's own sentence, a city, a wide one, or none.

    A headline tells a wide place for a fine one that the report names; a sentence further on means what it says.
    """
    if not case.apart:
        return "none"
    body = case.own in ("city", "wide") and case.home not in case.survey.leads
    return f"out_{case.own}{'_body' if body else ''}"


def beside(case: Case) -> str:
    """In the event's own sentence: the finest named there, or one told coarser than another."""
    if case.apart:
        return "none"
    kind = case.survey.kinds[case.number]
    if kind in FINE:
        return "finest"
    if kind == "city":
        return "coarser" if case.own == "fine" else "finest"
    if case.own in ("fine", "city"):
        return "coarser"
    return "on_land" if kind == "country" and case.survey.on_land(case.number) else "finest"


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
    return "first" if case.apart and case.home + case.apart == 0 else "other"


def meant(case: Case) -> str:
    """قصف مخيما …, and later مخيم X: the sentence of the event tells the kind of a place without its name, and this is one."""
    if case.apart <= 0:
        return "none"
    survey, place = case.survey, case.survey.places[case.number]
    sheet = survey.sheet
    word = "" if sheet.kinds[place.first].isdisjoint(TYPE_WORDS) else sheet.forms[place.first].removeprefix("ال")
    return "kind" if word and word in survey.unnamed(survey.sentence(case.event.at)) else "none"


def abroad(case: Case) -> str:
    """The place lies in a country for which little else in the report speaks: where talks are held, an accord was signed, a minister travels."""
    told, country = case.survey.sheet.told, case.survey.areas[case.number][0].lower()
    if not country or not told.settled() or case.survey.kinds[case.number] == "country":
        return "home"
    return "home" if told.countries[country] * 2 >= told.most else "abroad"


def passed(case: Case) -> str:
    """A place told before, with another fine place told between it and the event: the later one is the nearer at hand."""
    if case.apart >= 0:
        return "none"
    return "passed" if case.home + case.apart < case.survey.fine_before[case.home] else "last"


def switch(case: Case) -> str:
    """من جهة أخرى, في سياق متصل between place and event: another story."""
    if not case.apart:
        return "none"
    if not case.survey.switches:
        return "one_story"
    place, event = case.survey.places[case.number].first, case.event.at
    return "one_story" if bisect_left(case.survey.switches, place) == bisect_left(case.survey.switches, event) else "other_story"


Feature = Callable[[Case], str]
HERE: tuple[Feature, ...] = (reach, side, clause, kind, stands, among_events, beside, often, abroad)  # in the event's own sentence
AROUND: tuple[Feature, ...] = (
    *(reach, kind, stands, among_events, taken_up, inside, lead, background, days, own_place, often, carried, headline, switch, abroad, meant, passed),
)


def levels_of(case: Case) -> dict[str, str]:
    """What each feature says of a place that may be the scene of an event."""
    return {feature.__name__: feature(case) for feature in (AROUND if case.apart else HERE)}


def points_of(case: Case) -> int:
    """What all features together are worth, in hundredths; each is asked once for all pairs of event and place of which it sees the same."""
    survey, event, number, apart, own, total, carrier, home, _, way = case
    of_place, of_use, of_sentences, of_event, of_lying = survey.points
    worth = _worth()
    if (points := of_place.get(number)) is None:
        points = of_place[number] = _sum(case, worth.place)
    if (more := of_use.get(use := (number, total, way))) is None:
        more = of_use[use] = _sum(case, worth.use)
    points += more
    if not apart:
        return points + _sum(case, worth.here)
    if (more := of_sentences.get(pair := (home, apart, own))) is None:
        more = of_sentences[pair] = _of_sentences(case, worth)
    points += more
    if (more := of_event.get(told := (id(event), apart))) is None:
        more = of_event[told] = _sum(case, worth.event)
    points += more
    if (more := of_lying.get(lies := (survey.areas[number], survey.kinds[number], apart > 0, home, own))) is None:
        more = of_lying[lies] = _sum(case, worth.lying)
    points += more
    if apart > 0:
        points += _sum(case, worth.told_later)
    if carrier != "no":
        points += _sum(case, worth.carried)
    return points + _sum(case, worth.switch) if survey.switches else points


Worths = tuple[tuple[Feature, Mapping[str, int]], ...]


class _Worth(NamedTuple):
    """The features with what each level of them is worth, by what they look at."""

    place: Worths
    use: Worths
    here: Worths
    sentences: Worths
    background: Worths
    days: Worths
    event: Worths
    lying: Worths
    told_later: Worths
    carried: Worths
    switch: Worths


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
        told_later=_worths(meant),
        carried=_worths(carried),
        switch=_worths(switch),
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
