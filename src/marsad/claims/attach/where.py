"""Where an event happened: the places of the report are weighed, the best is the scene; what it lies in and its fellows stand behind it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from marsad.claims.attach.survey import FINE, MANY, MOST, WIDE, Survey, of_two_governorates, told_as
from marsad.claims.attach.tables import hundredths, sureness
from marsad.claims.attach.weighing import Weighed, reasons, share, weigh
from marsad.claims.attach.where_features.case import MOVES, Case, akin, way_of
from marsad.claims.attach.where_features.others import switch
from marsad.claims.attach.where_features.worth import levels_of, points_of
from marsad.grammar.event_found import EventAt
from marsad.grammar.parties.deed_types import FIRED
from marsad.grammar.place_roles import NEAR, PLAIN
from marsad.grammar.place_sides import DESTINATION, FAR, NO_SCENE, ORIGIN
from marsad.grammar.told_regions import country_of
from marsad.model.reading import Place
from marsad.model.values import fixed
from marsad.text.rule_words import AND

_EXTERNAL, _OF_A_STATE = "external", "official"  # the type of foreign forces in the packs, and how the kinds of those of a state begin
_SHOWN = 5  # places that an event carries
_FELLOW = 300  # points under the best, in hundredths, that another place of the sentence may lie and still be a scene beside it
_FEW = 2
_TOWNS = frozenset({"city", "settlement"})
_RIGHT_BEHIND = 3  # units between a village and what it lies in
_SIDES = frozenset({"beside_town", "countryside"})  # غربي بلدة X, شرقي رام الله
Settled = Sequence[tuple[EventAt, frozenset[str]]]


@fixed
class Chosen:
    """The places of one event, the scene first, and the candidates that they were chosen from (for fitting)."""

    places: tuple[Place, ...]
    names: frozenset[str]
    cases: tuple[Case, ...]
    ranked: tuple[Weighed, ...]


def where(survey: Survey, event: EventAt, *, total: bool, long: bool = False, earlier: Settled) -> Chosen:
    """The places of an event: its scene, those beside it, what they lie in, and where people came from or were taken."""
    cases = candidates(survey, event, total=total, long=long, earlier=earlier)
    ranked = weigh([*points_of(cases), hundredths("where", "nothing")["nothing"]])
    best, _ = ranked[0]
    if best == len(cases):
        return Chosen((), frozenset(), tuple(cases), tuple(ranked))
    scenes = [cases[best], *_fellows(cases, ranked)]
    wider = _wider(survey, cases, scenes) or _town_of(survey, cases, ranked)
    names = frozenset(survey.name(case.number) for case in scenes)
    places = [_shown(survey, case, ranked, cases) if case is scenes[0] else survey.place(case.number) for case in scenes]
    places += [survey.place_as(case.number, "within") for case in wider]
    places += [survey.place_as(case.number, survey.stands[case.number]) for case in cases if not case.apart and _is_way(survey, case)]
    return Chosen(_once(places), names, tuple(cases), tuple(ranked))


def candidates(survey: Survey, event: EventAt, *, total: bool, long: bool, earlier: Settled) -> list[Case]:
    """The places that may be the scene: all of the sentence, and the nearest of those around it; what was counted over months is of no town of another sentence."""
    home = survey.sentence(event.at)
    here = [place for place in survey.places_in.get(home, []) if not (survey.of_another_clause(event, place) or place in survey.spoken_at)]
    if total:
        here = _of_the_count(survey, event, here)
    if len(here) > MOST:
        here = sorted(sorted(here, key=lambda place: abs(survey.places[place].first - event.at))[:MOST])
    own = _own(survey, here)
    last, same = _carried(event, earlier)
    heard = [event.at, *[harm.first for harm in event.harms]]
    near = _of_months(survey, home) if long or (own != "fine" and _of_several(survey, event, home)) else survey.around(home)
    if abroad := _abroad(survey, event):
        here = [place for place in here if not (survey.answered(event.at, survey.places[place].first) and _lies_in(survey, place, abroad))]
        near = [(place, apart) for place, apart in near if not _lies_in(survey, place, abroad)]
    found, way = [(place, 0) for place in here] + near, way_of(event)
    before, names = last | same, survey.names
    return [Case(survey, event, place, apart, own, total, _carrier(names[place], last, same) if names[place] in before else "no", home, heard, way) for place, apart in found]


def _of_several(survey: Survey, event: EventAt, home: int) -> bool:
    """A first sentence that tells what several towns or regions lost together."""
    return home in survey.leads and ((survey.lists(home) and _tells_many(event)) or _sums_up(survey, event, home))


def _sums_up(survey: Survey, event: EventAt, home: int) -> bool:
    """استشهاد 13 في غارات على الجنوب: those behind it who fell in two villages and more, at most as many together, are of whom it is the sum; it is of none of the villages."""
    most = _killed(event)
    told: dict[str, int] = {}
    for other in survey.events if most else ():
        number = survey.sentence(other.at)
        if number > home and 0 < (count := _killed(other)) < most and (akin(event, other) or way_of(other)) and (here := _villages(survey, other, number)):
            told.setdefault(here, count)
    return len(told) > 1 and sum(told.values()) <= most


def _tells_many(event: EventAt) -> bool:
    """More people harmed than would fall in one village of several regions."""
    return any(harm.least > _FEW for harm in event.harms)


def _killed(event: EventAt) -> int:
    """Those killed by the plain numbers that an event gives (ثلاثة مدنيين وثلاثة جنود); 0 where it gives none."""
    return sum(harm.min or 0 for harm in event.harms if harm.outcome == "killed" and harm.part_of is None and harm.expr == "exact")


def _villages(survey: Survey, event: EventAt, number: int) -> str:
    """The nearest town, village, quarter or site of the event's own sentence."""
    here = [place for place in survey.places_in.get(number, ())[:MANY] if survey.kinds[place] not in WIDE and survey.may_hold(place)]
    return survey.name(min(here, key=lambda place: abs(survey.places[place].first - event.at))) if here else ""


def _of_the_count(survey: Survey, event: EventAt, here: list[int]) -> list[int]:
    """ارتفع العدد في سوريا إلى 194، ومن ضمنهم رجل قتل في داريا: the town of one person who is told behind a count is not that of the count."""
    triggers = {harm.trigger for harm in event.harms if harm.max != 1}
    single = min((harm.first for harm in event.harms if harm.max == 1 and harm.part_of is None and harm.trigger not in triggers), default=survey.sheet.size)
    return [place for place in here if survey.places[place].first < single]


def _abroad(survey: Survey, event: EventAt) -> str:
    """The country of a foreign force that struck: what it strikes does not lie at home, though the sentences around tell what was fired at it there."""
    if event.type not in FIRED:
        return ""
    terms = (survey.sheet.term(party.first, "actor") for party in event.parties if party.role == "perpetrator")
    return next((term.row["country"].lower() for term in terms if term is not None and term.row.get("type") == _EXTERNAL and term.row["kind"].startswith(_OF_A_STATE)), "")


def _lies_in(survey: Survey, place: int, country: str) -> bool:
    """Whatever a place's name may mean lies in a country."""
    return {country_of(term) for term in survey.places[place].terms} == {country}


def _of_months(survey: Survey, home: int) -> list[tuple[int, int]]:
    """The places of the sentences around one that a count over months may be of: no town nor where a village lies (شرقي رام الله), no region told later, and no country but those that the report is about."""
    wide = [(place, apart) for place, apart in survey.around(home) if survey.kinds[place] in WIDE and (apart < 0 or survey.kinds[place] == "country")]
    wide = [(place, apart) for place, apart in wide if survey.kinds[place] not in _SIDES or not _of_the_one_before(survey, place, ())]
    return [(place, apart) for place, apart in wide if survey.kinds[place] != "country" or all(country_of(term) in survey.about() for term in survey.places[place].terms)]


def _own(survey: Survey, here: Sequence[int]) -> str:
    """The finest place that the sentence of the event names as a possible scene: fine, city, wide or none."""
    kinds = {survey.kinds[number] for number in here if survey.may_hold(number)}
    if kinds & FINE:
        return "fine"
    return "city" if "city" in kinds else "wide" if kinds else "none"


def _carried(event: EventAt, earlier: Settled) -> tuple[frozenset[str], frozenset[str]]:
    """The scenes of the event told last, and of the last one akin to this."""
    last = frozenset[str]()
    for other, names in reversed(earlier):
        if names:
            last = last or names
            if akin(event, other):
                return last, names
    return last, frozenset()


def _carrier(name: str, last: frozenset[str], same: frozenset[str]) -> str:
    return "last_akin" if name in last and name in same else "last" if name in last else "akin"


def _fellows(cases: Sequence[Case], ranked: Sequence[Weighed]) -> list[Case]:
    """Other places of the scene's own sentence that weigh nearly as much and do not hold it: قرى X وY وZ."""
    (first, most), nothing = ranked[0], len(cases)
    best = cases[first]
    others = [(cases[number], most - points) for number, points in ranked[1:] if number != nothing]
    told = not best.apart or best.home + best.apart in best.survey.events_in  # a sentence that tells no event: only its list is of the scene (بين مدينة X ومنطقة Y)
    near = [case for case, less in others if case.apart == best.apart and ((told and less <= _FELLOW) or _listed(best.survey, case.number, best.number))]
    stands, known = best.survey.stands, best.survey.places[best.number].terms  # a camp that no table knows is found by its town
    beside = {case.number for case in near if known and stands[case.number] == NEAR != stands[best.number]}  # القرية المجاورة لـX: not in X
    here = [case for case in near if not _elsewhere(stands[case.number], stands[best.number]) and case.number not in beside]
    here = [case for case in here if not best.survey.cued[best.survey.places[case.number].first]]  # أعلن جيش X مقتل جنود في Y
    here = [case for case in here if (stands[case.number] == FAR or not _holds(best.survey, case, best)) and not _of_another(case, best)]  # طريق X - Y: Y does not hold X
    return sorted(here, key=lambda case: case.number if _listed(best.survey, case.number, best.number) else len(best.survey.places))  # those of its own list as they are told


def _of_another(case: Case, scene: Case) -> bool:
    """قصف X بلدة A، كما استهدفت Y مدينة B: a place behind another deed is that deed's, where the scene stands behind a deed of its own."""
    survey = case.survey
    if survey.answers and (switch(case) == "answered" if case.apart else survey.answered(case.event.at, survey.places[case.number].first)):
        return True  # قصف X ردا على هجوم في Y
    if not case.apart and survey.joined(survey.places[scene.number].first, survey.places[case.number].first):
        return True  # قصف X فقتل سبعة، كما سقط قتيل في Y
    theirs, mine = (survey.told_last(survey.places[one.number].first) for one in (case, scene))
    return theirs is not None and theirs is not case.event and theirs is not mine


def _elsewhere(stand: str, of_scene: str) -> bool:
    """Where somebody comes from, or the other end of a road that is not the scene itself."""
    return stand in NO_SCENE or (stand == FAR != of_scene)


def _wider(survey: Survey, cases: Sequence[Case], scenes: Sequence[Case]) -> list[Case]:
    """Coarser places of the sentences of event and scene: what the scene lies in, unless the tables know that it does not."""
    told = [case for case in cases if (survey.kinds[case.number] not in FINE or case.number in survey.holding) and case.apart in (0, scenes[0].apart) and case not in scenes]
    plain = [case for case in told if not _elsewhere(survey.stands[case.number], "") and not survey.cued[survey.places[case.number].first]]
    return [case for case in plain if any(_holds(survey, case, scene) for scene in scenes) and not _of_the_one_before(survey, case.number, scenes)]


def _town_of(survey: Survey, cases: Sequence[Case], ranked: Sequence[Weighed]) -> list[Case]:
    """في مسجد الزهراء: a landmark that no table knows stands in the town that the sentences around it name, the likeliest first."""
    best = cases[ranked[0][0]].number
    if survey.kinds[best] != "site" or survey.places[best].terms or survey.stands[best] != PLAIN:
        return []
    towns = (cases[number] for number, points in ranked[1:] if number != len(cases) and points > 0 and survey.kinds[cases[number].number] in _TOWNS)
    return list(islice(towns, 1))


def _of_the_one_before(survey: Survey, number: int, scenes: Sequence[Case]) -> bool:
    """اقتحموا X، كما قتلوا طفلا في بلدة Y جنوب الخليل: what stands right behind another village, or behind what holds that, holds that one."""
    before, first, sheet = number - 1, survey.places[number].first, survey.sheet
    if before < 0 or sheet.pre[first].startswith(AND) or survey.sentence(survey.places[before].first) != survey.sentence(first):
        return False
    between = range(survey.places[before].last, first)
    if len(between) > _RIGHT_BEHIND or "،" in sheet.forms[between.start : first]:
        return False
    if survey.kinds[before] not in FINE or before in survey.holding:
        return _of_the_one_before(survey, before, scenes)
    return not any(survey.name(before) == survey.name(scene.number) or _listed(survey, before, scene.number) for scene in scenes)


def _holds(survey: Survey, case: Case, scene: Case) -> bool:
    """The place is coarser than the scene and follows right behind it (X بريف Y), or nothing is known against its holding it."""
    if case.number in survey.holding:
        return survey.holding[case.number] <= scene.number < case.number
    if survey.kinds[case.number] in FINE or (survey.kinds[case.number] == "city" and survey.kinds[scene.number] == "city"):
        return False
    wide, mine = survey.areas[case.number], survey.areas[scene.number]
    at_home = survey.kinds[case.number] == "country" and wide[0] == mine[0]  # تعز واليمن
    if _listed(survey, case.number, scene.number) and not at_home:
        return False
    here, there = survey.places[case.number].first, survey.places[scene.number].last
    behind = 0 <= here - there <= _RIGHT_BEHIND and "،" not in survey.sheet.forms[there:here]
    return behind or (_may_be_one(wide[:2], mine[:2]) and not of_two_governorates(wide, mine))


def _may_be_one(wide: Sequence[str], mine: Sequence[str]) -> bool:
    """No division of the one is known to be another than that of the other."""
    return all(not one or not other or one == other for one, other in zip(wide, mine, strict=True))


def _listed(survey: Survey, one: int, other: int) -> bool:
    """في مأرب والجوف, في بغداد وديالى والأنبار: one of two places is joined by و to the other, or to one so joined, and neither holds the other."""
    first, number = (one, other) if one < other else (other, one)
    places, pre = survey.places, survey.sheet.pre
    while number > first and pre[places[number].first] == AND and places[number].first == places[number - 1].last:
        number -= 1
    return number == first


def _is_way(survey: Survey, case: Case) -> bool:
    return survey.stands[case.number] in (DESTINATION, ORIGIN) and case.event.type not in MOVES


def _shown(survey: Survey, case: Case, ranked: Sequence[Weighed], cases: Sequence[Case]) -> Place:
    """The scene with how sure it is, why it was chosen, and what came second."""
    name, names, nothing = survey.names[case.number], survey.names, len(cases)
    others = [(number, points) for number, points in ranked[1:] if number == nothing or names[cases[number].number] != name]
    words = None if not others or others[0][0] == nothing else survey.shown(cases[others[0][0]].number)
    apart = [ranked[0], *others]
    place = survey.place(case.number)
    return told_as(place, place.role, sureness("place", share(apart)), reasons("where", levels_of(case), words))


def _once(places: Sequence[Place]) -> tuple[Place, ...]:
    """Each place once, by its id or its name, the first telling of it; no more than an event can show."""
    found: dict[str, Place] = {}
    for place in places:
        found.setdefault(place.id or place.name, place)
    return tuple(list(found.values())[:_SHOWN])
