"""Several places that were struck, of which one number is told: on towns and villages, in the districts of X and Y, in raids on X and Y."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.claims.attach.scopes.several import several_events
from marsad.frames.words import first_of, last_of, words_of
from marsad.grammar.event_types.weapons import FIRE
from marsad.grammar.harm_found import HarmAt
from marsad.grammar.quantities import read_quantity
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import VERB_FORMS, Term
from marsad.text.rule_words import AND, BY, COMMAS, FOR, IN, OF, SO, rule_words

_OWN_PLACE = 8  # units behind a count in which its own place is told
_MANY_OF_A_LAND = 20  # nor so many in one raid on a land
_TAKEN_OF_A_LAND = 4  # nor so many taken
_OF_A_LAND = 50  # so many are seldom killed at once with no word of what killed them
_BEHIND = 22  # units behind a count in which it is told where it was
_LED_FROM = 32  # units between what was struck and the count that it led to
_RIGHT_BEFORE = 6  # units between a count and what led to it, behind which another may be told
_NAMES = 4  # units of a name that another place is joined to
_TAKEN = 7  # units in front of places in which hospitals are told that lie there
_STRIKER = 5  # units from a deed over who did it to the places
_IN_TOWN = 7  # units from its parts to the town
_FROM = 3  # units from what was done over "several of the" to the places


def over_places(sheet: Sheet, harm: HarmAt) -> str:
    """بقصف على ريفي حلب وإدلب, على مدن وبلدات, في قصف طال بلدتين: over several places, told behind the count, none of which has its own: by their ``names``, or as ``areas``; empty where not."""
    if harm.max in (0, 1):
        return ""
    last = min(_clause(sheet, harm), harm.last + _BEHIND)
    if harm.outcome == "detained" and sheet.forms[harm.last] == OF and sheet.phrase(harm.last + 1, "several_places"):
        return "areas"  # اعتقل 14 من مناطق مختلفة
    several = _several_in(sheet, harm.last, last) if _is_counted(harm) else max(_unnamed_in(sheet, harm.last, last), _row_of_names(sheet, harm.last, last))
    return "" if several < 0 or _has_its_own(sheet, harm.last, several) else _by_what(sheet, several)


def all_over_a_land(sheet: Sheet, harm: HarmAt) -> bool:
    """قضى 172 شخصا أمس في سوريا, اعتقل 25 أمس في الضفة: so many of one day in a whole land, with no deed."""
    if harm.least <= (_TAKEN_OF_A_LAND if harm.outcome == "detained" else _OF_A_LAND):
        return False
    start, end = sheet.prose.start(harm.first), _clause(sheet, harm)
    inside = {IN, OF} if harm.outcome == "detained" else {IN}
    land = next((at for at in range(harm.last, min(end, harm.last + _OWN_PLACE) - 1) if sheet.forms[at] in inside and _is_whole_land(sheet, at + 1 + (sheet.forms[at + 1] in words_of("places_of")))), -1)
    return land >= 0 and any(sheet.dated[start : land + 4]) and all("harm" in sheet.kinds[at] or sheet.dated[at] for at in sheet.between("event", start, end))


def to_hospitals_of_a_land(sheet: Sheet, harm: HarmAt) -> bool:
    """وصول 54 شهيدا إلى مستشفيات القطاع: those whom all its hospitals took in, of all that befell it."""
    last = min(sheet.prose.end(harm.first), harm.last + _OWN_PLACE) - 1
    return harm.max != 1 and any(sheet.forms[at] in words_of("hospitals_many") and _is_land(sheet, at + 1) for at in range(harm.last, last))


def _is_whole_land(sheet: Sheet, at: int) -> bool:
    return sheet.forms[at] in words_of("whole_land") or any(term.row.get("type") == "country" for term in _places(sheet, at))


def _is_land(sheet: Sheet, at: int) -> bool:
    return sheet.forms[at] in words_of("whole_land") or any(term.row.get("type") in _LANDS for term in _places(sheet, at))


def _is_counted(harm: HarmAt) -> bool:
    """قتلى وجرحى with no number may be of one shelling, and add nothing up."""
    return harm.expr != "unstated"


def _by_what(sheet: Sheet, at: int) -> str:
    """مدن غزة ورفح are told by their names, قرى وبلدات as areas."""
    named = at + 1 < sheet.size and not sheet.phrase(at, "several_places")
    return "names" if named and "place" in sheet.kinds[at + 1] and sheet.pre[sheet.stops[at + 1]] == AND else "areas"


def struck_before(sheet: Sheet, harm: HarmAt) -> str:
    """قصف ريفي حلب وإدلب، ما أدى لمقتل سبعة, خلفت هجمات على ثلاث قرى أربعين قتيلا: of all the places from which words lead to the count, where no place of its own stands behind it."""
    start = sheet.prose.start(harm.first)
    cause = _cause_of(sheet, harm, start)
    if cause is None or harm.max in (0, 1):
        return ""
    right_before = start < cause >= harm.first - _RIGHT_BEFORE and sheet.forms[cause] not in words_of("toll_heads")
    first, last = (max(start, cause - _LED_FROM), cause) if right_before else (cause, harm.first)
    told_apart = sheet.near("place", harm.last, min(_clause(sheet, harm), harm.last + _OWN_PLACE)) >= 0 or not words_of("latest").isdisjoint(sheet.forms[first : harm.first])
    if told_apart or not (right_before or COMMAS.isdisjoint(sheet.forms[first:last])):
        return ""
    if right_before and cause != harm.trigger and not words_of("areas_many").isdisjoint(sheet.forms[first:last]):
        return "areas"
    return _several_struck(sheet, harm, first, last, toll=sheet.forms[cause] in words_of("toll_heads"))


def _several_struck(sheet: Sheet, harm: HarmAt, first: int, last: int, *, toll: bool) -> str:
    """ثلاث قرى, a toll over a land: by what the places before a count are several."""
    several = _several_in(sheet, first, last) if _is_counted(harm) else _unnamed_in(sheet, first, last)
    if not (_is_counted(harm) or any(_apart(sheet, at) for at in range(first, several))):
        return ""  # قصف الطيران قرى وبلدات موقعا قتلى وجرحى, but not سلسلة غارات على عدة مناطق مخلفة قتلى
    if several < 0 and (toll or harm.least > _MANY_OF_A_LAND):
        return "areas" if _over_a_land(sheet, first, last) else ""
    return "" if several < 0 or _another_deed(sheet, several, last) else _by_what(sheet, several)


def _cause_of(sheet: Sheet, harm: HarmAt, start: int) -> int | None:
    """أدت, أسفرت; عدد ضحايا الغارات على X وY (بلغ 40): the word that leads to the count, or for a toll; هاجموا ثلاث قرى وقتلوا أربعين: what is joined to the deed."""
    first = max(start, harm.first - _LED_FROM)
    cause = last_of(sheet.forms, first, harm.first, words_of("leads_to"))
    if cause is not None:
        return cause
    joined = first < harm.trigger < harm.first and (sheet.pre[harm.trigger] in _AND_SO or any(term.form == "present" for term in sheet.terms[harm.trigger]))
    return harm.trigger if joined else last_of(sheet.forms, first, harm.first, words_of("toll_heads"))


def _another_deed(sheet: Sheet, first: int, last: int) -> bool:
    """قصف استهدف قرى X وقالت وكالة إن القصف على قرية Y (تسبب بإصابة ثلاثة): behind the places another says something, or another deed has a place of its own."""
    deed = sheet.near("event", first + 1, last)
    return sheet.near("saying", first + 1, last) >= 0 or (deed >= 0 and sheet.near("place", deed, last) >= 0)


def _apart(sheet: Sheet, at: int) -> bool:
    """غارات, تفجيرات, هجمات, each a happening of its own; معارك في X وY may be one that goes on."""
    return several_events(sheet, at) and all(term.row.get("type") != "clash" or term.key in _ONE_BY_ONE for term in sheet.terms[at])


def _clause(sheet: Sheet, harm: HarmAt) -> int:
    """Where another clause begins: a stop, فيما, في حين, ، وقالت; not the marks in أصيب أربعون، بينهم طفلان، بقصف على قرى, nor فيما between two counts before the place."""
    first, end = harm.last, sheet.prose.end(harm.first)
    marks = words_of("negative_ends") - COMMAS - words_of("while")
    mark = first_of(sheet.forms, first, end, marks)
    stop = end if mark is None else mark
    parting = () if words_of("while").isdisjoint(sheet.forms[first:stop]) else (at for at in range(first, stop) if sheet.forms[at] in words_of("while"))
    opens = sorted([*sheet.between("clause", first, stop), *parting])
    whiles = (at for at in opens if _led(sheet, harm) or sheet.near("place", first, at) >= 0)
    said = (at for at in sheet.between("saying", first, stop) if sheet.forms[at - 1] in COMMAS)
    return min(next(whiles, stop), next(said, stop))


def _led(sheet: Sheet, harm: HarmAt) -> bool:
    """ما أدى إلى مقتل شخصين: words right before the count lead to it from what was done."""
    return not words_of("leads_to").isdisjoint(sheet.forms[max(sheet.prose.start(harm.first), harm.first - _RIGHT_BEFORE) : harm.first])


def _has_its_own(sheet: Sheet, first: int, several: int) -> bool:
    """قتل خمسة في غارة على مدينة حرض، وحملت السلطات سكان بلدات: a place of its own, and another verb, before the places."""
    place = sheet.near("place", first, several)
    return place >= 0 and any(sheet.forms[at] in COMMAS and sheet.pre[at + 1] == AND for at in range(place, several))


def _several_in(sheet: Sheet, first: int, last: int) -> int:
    """The unit at which a stretch tells of several places, or names several that were struck one by one; -1 where it does not."""
    none = _TELLS_SEVERAL.isdisjoint(sheet.forms[first:last]) and sheet.near("several_places", first, last) < 0
    at = -1 if none else next((at for at in range(first, last) if _of_several(sheet, at) and _is_struck(sheet, at, first)), -1)
    at = at if at >= 0 else _row_of_names(sheet, first, last)
    return at if at >= 0 else _bombs_over_a_land(sheet, first, last)


def _bombs_over_a_land(sheet: Sheet, first: int, last: int) -> int:
    """تفجيرات في العراق, هجمات في دارفور: deeds each of which is a happening of its own, somewhere in a land; -1 where none are."""
    stretch = (at for at in sheet.between("event", first, last - 2) if _apart(sheet, at) and any(term.key in _ONE_BY_ONE for term in sheet.terms[at]))
    return next((at for at in stretch if sheet.forms[at + 1] in words_of("at_places") and any(term.row.get("type") in _LANDS for term in _places(sheet, at + 2))), -1)


def _unnamed_in(sheet: Sheet, first: int, last: int) -> int:
    """على قرى وبلدات, في مناطق متفرقة: the unit of a word or more for several places without their names; -1 where there is none."""
    many = words_of("places_many")
    told = (at for at in range(first, last) if sheet.phrase(at, "several_places") or (sheet.forms[at] in many and _counted(sheet, at)))
    return next((at for at in told if _is_struck(sheet, at, first)), -1)


def _of_several(sheet: Sheet, at: int) -> bool:
    """بلدتين, بلدتي X, قرى وبلدات, ثلاث قرى, 13 محافظة, مناطق متفرقة, أنحاء البلاد: a word or more for several places."""
    form = sheet.forms[at]
    if _in_one_town(sheet, at):
        return False
    if form in words_of("places_pair") or sheet.phrase(at, "several_places"):
        return True
    if form not in _TELLS_SEVERAL:
        return False  # as most words
    if form in words_of("everywhere"):
        return sheet.forms[at + 1] in words_of("an_area") or any(term.row.get("type") in _AREAS for term in _places(sheet, at + 1))
    return _named(sheet, at) or ((form in words_of("places_many") or form in words_of("place_counted")) and _counted(sheet, at))


_TELLS_SEVERAL = frozenset[str]().union(*map(words_of, ("places_pair", "everywhere", "its_land", "places_of", "places_pair_of", "places_row", "places_many", "place_counted")))


def _in_one_town(sheet: Sheet, at: int) -> bool:
    """عدة أحياء في مدينة X, على عدة مناطق مكتظة داخل مخيم X."""
    if words_of("parts_of_town").isdisjoint(sheet.forms[at : at + 2]):
        return False
    return any(sheet.forms[unit - 1] in words_of("inside_town") and sheet.forms[unit] in words_of("a_town") for unit in range(at + 2, min(sheet.size, at + _IN_TOWN)))


def _named(sheet: Sheet, at: int) -> bool:
    """مديريتي X وY, مدن القطاع, (حلب) وريفها: several by what stands behind or before."""
    form = sheet.forms[at]
    if sheet.forms[at - 1] in words_of("around_places"):
        return False
    if form in words_of("its_land"):
        return "place" in sheet.kinds[at - 1]
    if form in words_of("places_of") and ("place" in sheet.kinds[_behind_its_type(sheet, at + 1)] or sheet.forms[at + 1] in words_of("an_area")):
        return True
    inside = at + 1 + (sheet.forms[at + 1] == IN)
    if (inside > at + 1 or sheet.pre[inside] == BY) and form in words_of("places_row"):
        return any(term.row.get("type") in _AREAS for term in _places(sheet, inside))
    if form in words_of("places_pair_of"):
        return any(sheet.pre[unit] == AND for unit in range(at + 2, min(sheet.size, at + 2 + _NAMES)))
    return form in words_of("places_row") and (_places_joined(sheet, at + 1) or _unknown_joined(sheet, at + 1))


def _places_joined(sheet: Sheet, at: int) -> bool:
    """(قرى) سراقب وأريحا."""
    return "place" in sheet.kinds[at] and any(sheet.pre[unit] == AND and "place" in sheet.kinds[unit] for unit in range(at + 1, min(sheet.size, at + 1 + _NAMES)))


def _unknown_joined(sheet: Sheet, at: int) -> bool:
    """(في قرى) كارو وأوتاغونا: two words that no table knows; not of one fight (اقتحام قرى كارو وأوتاغونا)."""
    told = sheet.forms[at - 2] in words_of("at_places") or any(_is_strike(sheet, unit) for unit in range(max(0, at - _STRIKER), at - 1))
    return told and COMMAS.isdisjoint(sheet.forms[at : at + 2]) and any((sheet.pre[unit] == AND and "place" in sheet.kinds[unit]) or (not sheet.terms[unit] and sheet.forms[unit].startswith(AND)) for unit in (at + 1, at + 2))


def _counted(sheet: Sheet, at: int) -> bool:
    """قرى وبلدات, عدة قرى, ثلاث قرى, قرى عدة, 13 محافظة."""
    many, several = words_of("places_many"), words_of("several")
    before = sheet.forms[at - 1 - (sheet.forms[at - 1] == OF)]
    if sheet.forms[at] in many and (before in several or (sheet.pre[at + 1][:1] == AND and sheet.forms[at + 1] in many) or not words_of("several_behind").isdisjoint(sheet.forms[at + 1 : at + 3])):
        return True
    quantity = next((found for back in (1, 2) if not sheet.pre[at] and (found := read_quantity(sheet.forms, sheet.pre, sheet.suf, at - back)) is not None and found.end == at), None)
    return quantity is not None and quantity.least > 1


def _is_struck(sheet: Sheet, at: int, first: int) -> bool:
    """على قرى, طال عدة بلدات, لبلدات, في 13 محافظة, مدينة X وبلدات: what was done was done there; not in أهالي قرى, بين محافظتي, أطراف بلدتي."""
    for back in range(at, max(first - 1, at - _FROM - 1), -1):
        if sheet.pre[back] == AND or sheet.forms[back] in words_of("its_land"):
            return sheet.near("place", max(first, back - _NAMES), back) >= 0 and words_of("around_places").isdisjoint(sheet.forms[max(first, back - _NAMES - 1) : back])
        if sheet.pre[back][-1:] in _TO:
            return words_of("taken_to").isdisjoint(sheet.forms[max(first, back - _TAKEN) : back])
        if sheet.forms[back - 1] in words_of("strikes_at"):
            return words_of("taken_to").isdisjoint(sheet.forms[max(first, back - _TAKEN) : back - 1])
        if not _counts(sheet, back - 1):
            return _struck_by(sheet, back, first)
    return False


def _struck_by(sheet: Sheet, at: int, first: int) -> bool:
    """قصف الطيران (قرى), قصفت قوات النظام (بلدات): who struck stands between the deed and the places."""
    deed = next((unit for unit in range(at - 1, max(first, at - _STRIKER) - 1, -1) if _is_strike(sheet, unit)), None)
    return deed is not None and all("goes_through" not in sheet.kinds[unit] and sheet.pre[unit] == "" for unit in range(deed + 1, at))


def _is_strike(sheet: Sheet, at: int) -> bool:
    return any(term.kind == "event" and (term.row.get("type") in _STRIKES or term.key in _ONE_BY_ONE) and term.form != "p" for term in sheet.terms[at])


_STRIKES = FIRE | {"attack"}


_TO = frozenset({BY, FOR})
_AND_SO = frozenset({AND, SO})


def _counts(sheet: Sheet, at: int) -> bool:
    """عدة, ثلاث, أكثر من, كل من: words that count places or take them together."""
    return sheet.forms[at] in words_of("several") or sheet.forms[at] in words_of("taken_together") or sheet.forms[at].isdecimal() or "number" in sheet.kinds[at]


def _over_a_land(sheet: Sheet, first: int, last: int) -> bool:
    """(حصيلة) الغارات على لبنان, على قطاع غزة: deeds told to be several, all over a land."""
    at = next((at for at in range(first, last - 1) if sheet.forms[at] in words_of("at_places") and any(term.row.get("type") in _LANDS for term in _places(sheet, at + 1))), None)
    return at is not None and _deeds_before(sheet, at, first)


_ONE_BY_ONE = rule_words("event_number.apart")
_LANDS = frozenset({"country", "region"})


def _row_of_names(sheet: Sheet, first: int, last: int) -> int:
    """في غارات على صنعاء وصعدة, سلسلة تفجيرات في بغداد والموصل: deeds told to be several, right before towns that are joined; or before the count."""
    for at in range(first, last - 1):
        told = sheet.forms[at] in words_of("at_places") or sheet.pre[at + 1] in _TO
        if told and _of_the_count(sheet, at, first) and (_joined_place(sheet, at + 1, last) or _joined_sides(sheet, at + 1, last)):
            return at
    return -1


def _of_the_count(sheet: Sheet, at: int, first: int) -> bool:
    """قتل أربعة برصاص الجيش (في X وY), وأصيب تسعة، في قصف (على X وY); not ، كما حاصرت المقار (في X وY), nor معارك (في X وY), which is one that goes on in both."""
    before = range(max(first, at - _FROM - 1), at)
    deeds = (term for unit in sheet.between("event", before.start, at + 1) for term in sheet.terms[unit] if unit == at or term.form not in VERB_FORMS)
    if not COMMAS.isdisjoint(sheet.forms[first:at]) and next(deeds, None) is None:
        return False
    return not any(term.row.get("type") == "clash" and term.key not in _ONE_BY_ONE for unit in (*before, at) for term in sheet.terms[unit])


def _deeds_before(sheet: Sheet, at: int, first: int) -> bool:
    """غارات (على), غارات جوية (على), غارات شنها الطيران (على)."""
    return any(_apart(sheet, unit) for unit in range(max(first, at - _FROM - 1), at))


def _joined_place(sheet: Sheet, at: int, last: int) -> bool:
    """صنعاء وصعدة, بعلبك وشرق صيدا, بلدة X وبلدة Y, شمالي القطاع ووسط القطاع."""
    here = at if _is_town(sheet, at) else _behind_its_type(sheet, at)
    stop = sheet.stops[here]
    stop += sheet.forms[stop] in words_of("sides_behind")  # ريف حلب الغربي وريف إدلب
    if stop >= last or sheet.pre[stop] != AND:
        return False
    other = _behind_its_type(sheet, stop)
    if here > at:
        return other > stop
    return _is_town(sheet, here) and (_is_town(sheet, stop) or _is_town(sheet, other))


def _behind_its_type(sheet: Sheet, at: int) -> int:
    """(بلدة) X, (شمالي) القطاع: the name behind the word for a place or a side."""
    return at + (sheet.forms[at] in words_of("an_area") or not sheet.kinds[at].isdisjoint(_TYPES))


def _joined_sides(sheet: Sheet, at: int, last: int) -> bool:
    """شمال ووسط القطاع, شرق وجنوب لبنان: two sides of a land."""
    sides = at + 2 < last and sheet.pre[at + 1] == AND and "region" in sheet.kinds[at] and "region" in sheet.kinds[at + 1]
    return sides and _is_land(sheet, at + 2)


def _is_town(sheet: Sheet, at: int) -> bool:
    return sheet.forms[at] in words_of("parts_of_land") or any(term.row.get("type") in _TOWNS for term in _places(sheet, at))


def _places(sheet: Sheet, at: int) -> Sequence[Term]:
    return [term for term in sheet.terms[at] if term.kind == "place"]


_TYPES = frozenset({"type_city", "type_town", "type_village", "type_governorate"})
_AREAS = frozenset({"country", "governorate", "region", "district"})
_TOWNS = frozenset({"village", "town", "city", "camp", "governorate", "district", "neighbourhood", "region", "country"})
