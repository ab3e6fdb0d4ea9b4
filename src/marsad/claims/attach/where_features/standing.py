"""How a place stands: as scene or on the way, how fine, how often, in which country."""

from __future__ import annotations

from marsad.claims.attach.survey import FINE
from marsad.claims.attach.where_features.case import Case
from marsad.claims.attach.where_features.others import told_behind, told_closer
from marsad.grammar.place_roles import AIMED, NEAR, PLAIN
from marsad.grammar.place_sides import DESTINATION, FAR, HOME, ORIGIN, PARTY
from marsad.grammar.sheet import TYPE_WORDS
from marsad.text.rule_words import AND, IN, rule_word, rule_words

_TOWNS = FINE | {"city"}
_HERE = frozenset({PLAIN, NEAR})  # how a place stands at which something happened
_BESIDE = 8  # units between a place and the one that it is near to


def kind(case: Case) -> str:
    """How fine the place is; for counts over more than one happening apart, for they are of regions."""
    found = case.survey.kinds[case.number]
    if case.total:
        return f"total_{found}"
    return "district_by_city" if found == "district" and not case.apart and _beside_its_city(case) else found


def _beside_its_city(case: Case) -> bool:
    """صعدة: غارات على مديرية رازح: the sentence names a town of the same governorate that lies in another district."""
    survey = case.survey
    (_, first, second), here = survey.areas[case.number], survey.places_in.get(case.home, ())
    cities = [survey.areas[number] for number in here if survey.kinds[number] == "city"]
    return any(area[2] != second and area[1].startswith(first) for area in cities) if first and second else False


def stands(case: Case) -> str:
    """How the place stands: taken there, sent from there, home, aimed at, near, in the words that name a speaker."""
    survey = case.survey
    told = survey.stands[case.number]
    if survey.cued[survey.places[case.number].first] and told != PARTY:
        return _in_a_cue(case, told)
    if told in (DESTINATION, ORIGIN):
        return "way" if "move" in case.way else told
    if told == AIMED:
        return AIMED if "fire" in case.way else DESTINATION
    if told == FAR:
        return "near_other" if _another_named(case) else NEAR
    if told == NEAR:
        return "near_other" if _names_itself(case) else "near_unnamed" if _unnamed_ahead(case) or _a_village_near(case) else NEAR
    if told == PLAIN and _unnamed_ahead(case):
        return "holds_unnamed"  # مخيم للنازحين في منطقة X, and then مخيم Y
    return told if told in (HOME, PARTY) else "plain"


def _in_a_cue(case: Case, told: str) -> str:
    """In the words that name a speaker: a town of which somebody in office there tells (مدير مستشفى سرت), or a hospital that bears another name, to which the wounded came."""
    kind, place = case.survey.kinds[case.number], case.survey.places[case.number]
    if told != HOME or kind not in _TOWNS:
        return "speaker"
    return DESTINATION if kind == "site" and not (place.site and place.terms) else "office"


def _another_named(case: Case) -> bool:
    """سامراء، على بعد مئة كيلومتر من بغداد: another town or village of the sentence, of which the distance tells."""
    survey = case.survey
    here = survey.places_in.get(survey.sentence(survey.places[case.number].first), ())
    named = (number for number in here if survey.stands[number] in _HERE and not survey.cued[survey.places[number].first])  # not مصدر في مستشفى X
    return any(survey.kinds[number] in _TOWNS for number in named)


def _names_itself(case: Case) -> bool:
    """مخيم X قرب بلدة Y: the sentence names a fine place right in front of the one that it is near to."""
    survey, first = case.survey, case.survey.places[case.number].first
    here = survey.places_in.get(survey.sentence(first), ())
    ahead = [number for number in here if 0 < first - survey.places[number].last <= _BESIDE and survey.kinds[number] in FINE]
    return any(survey.stands[number] not in (NEAR, HOME, DESTINATION, ORIGIN) for number in ahead)


def _unnamed_ahead(case: Case) -> bool:
    """مخيم للمهجرين على أطراف X, and then مخيم Y: the scene's kind stands in front of the place that it is near to, and its name behind."""
    survey, first = case.survey, case.survey.places[case.number].first
    if not survey.camps:
        return False
    sheet, home = survey.sheet, survey.sentence(first)
    ahead = slice(max(0, first - _BESIDE), max(0, first - 1))
    if survey.kinds[case.number] == "camp" or not (_A_CAMP in sheet.forms[ahead] or any(["type_camp" in kinds for kinds in sheet.kinds[ahead]])):
        return False
    if any(survey.kinds[number] == "camp" for number in survey.places_in.get(home, ())):
        return False
    return any(survey.kinds[number] == "camp" for later in (home + 1, home + 2) for number in survey.places_in.get(later, ()))


_A_CAMP, _VILLAGES = rule_word("where_features.a_camp"), rule_words("where_features.a_village")


def _a_village_near(case: Case) -> bool:
    """في بلدة قرب مدينة X, and then بلدة Y: the village has no name in its sentence, and the next one gives it."""
    survey = case.survey
    home = survey.sentence(survey.places[case.number].first)
    words = survey.unnamed(home) & _VILLAGES
    return bool(words) and any(survey.sheet.forms[survey.places[number].first] in words for number in survey.places_in.get(home + 1, ()))


def beside(case: Case) -> str:
    """In the event's own sentence: the finest named there, or one told coarser than another."""
    kind = case.survey.kinds[case.number]
    if kind in FINE:
        return "holds" if case.number in case.survey.holding else "finest"
    if kind == "city":
        return "coarser" if case.own == "fine" else "finest"
    if case.own in ("fine", "city"):
        return "coarser"
    if kind in _OF_DISTRICTS and any(case.survey.kinds[number] == "district" and case.survey.stands[number] == PLAIN for number in case.survey.places_in[case.home]):
        return "coarser"  # بمحلية X في غرب كردفان
    return "on_land" if kind == "country" and case.survey.on_land(case.number) else "finest"


_OF_DISTRICTS = frozenset({"governorate", "region"})


def often(case: Case) -> str:
    """A place that the report names again and again is what it is about."""
    survey = case.survey
    if survey.kinds[case.number] not in FINE:
        return "some"
    if len(survey.fine_names) == 1:
        return "only"
    return "most" if 1 < survey.most == survey.often[survey.name(case.number)] else "some"


def meant(case: Case) -> str:
    """قصف مخيما …, and later مخيم X: the sentence of the event tells the kind of a place without its name, and this is one.

    وقع الانفجار في X: a later sentence takes up the deed and tells where it was.
    A place that opens a later sentence (أما في X, وفي بلدة X) is of what that sentence tells.
    """
    if case.apart <= 0:
        return "none"
    survey, place = case.survey, case.survey.places[case.number]
    sheet = survey.sheet
    if survey.is_aside(case.number, case.home):
        return "aside"
    if told_closer(case):
        return "closer"
    if told_behind(case):
        return "behind"
    word = "" if sheet.kinds[place.first].isdisjoint(TYPE_WORDS) else sheet.forms[place.first].removeprefix("ال")
    if word and word in survey.unnamed(survey.sentence(case.event.at)):
        return "kind"
    opens = sheet.forms[place.first - 1].removeprefix(AND) == IN and place.first - sheet.prose.start(place.first) <= _OPENING
    return "opens" if opens else "none"


_OPENING = 2  # units at the head of a sentence before a place: أما في مدينة X


def abroad(case: Case) -> str:
    """The place lies in a country for which little else in the report speaks: where talks are held, an accord was signed, a minister travels."""
    told, country = case.survey.sheet.told, case.survey.areas[case.number][0].lower()
    if not country or not told.settled() or case.survey.kinds[case.number] == "country":
        return "home"
    return "home" if told.countries.get(country, 0) * 2 >= told.most else "abroad"
