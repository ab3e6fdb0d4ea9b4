"""How a place stands in its sentence: where it happened, where the wounded were taken, where aircraft came from, whose home it is.

The words that tell it are phrases of the tables (taken_to, fled_to, sent_from, home_of, aimed, near_to); this file says how far each reaches.
"""

from __future__ import annotations

from collections.abc import Sequence

from marsad.grammar.numbers import begins_number
from marsad.grammar.place_found import TYPES, PlaceAt, is_dash
from marsad.grammar.place_sides import DESTINATION, HOME, ORIGIN, told_beside
from marsad.grammar.sheet import Sheet
from marsad.text.rule_words import AND, ARTICLE, BY, COMMAS, FOR, IN, OF, rule_forms, rule_word, rule_words
from marsad.text.units import standing

AIMED, NEAR, PLAIN = "aimed", "near", "plain"
_REACH = 8  # units between a verb of taking and the word that says where to
_TWO = 3  # units from a word of treatment over في to the place
_WHOSE = 3  # units from ينحدر over who does to من
_ONE_PLACE = 8  # units from what sends or where somebody lives to the place: من نقاط تمركز X بالقرب من Y
_LONG = 30  # units that a list of hospitals or towns may run on
_TO, _FROM, _IN = rule_words("place_roles.towards"), frozenset({OF}), frozenset({IN})
_HOSPITALS = rule_forms("place_roles.hospitals")
_TREATED = rule_words("place_roles.treated")
_PEOPLE_OF = rule_words("place_roles.people_of")
_SOME_OF = _FROM | rule_words("place_roles.one_of")
_ON = rule_words("place_roles.on")  # what a weapon is aimed at stands behind these
_ENDS = ("event", "harm", "clause", "follows_from", "cause")


def stands_of(sheet: Sheet, places: Sequence[PlaceAt]) -> list[str]:
    """For each place how it stands in its sentence: destination, origin, home, aimed, near, far, party, or plain."""
    marks = dict(told_beside(sheet))
    for at in (*sheet.where("taken_to"), *sheet.where("fled_to")):
        _mark(sheet, marks, max(_behind(sheet, at, _TO, _REACH), _to_hospital(sheet, at)), DESTINATION)
    for at in standing(sheet.stands, _TREATED):
        _mark(sheet, marks, _treated(sheet, at), DESTINATION)
    for at in sheet.where("sent_from"):
        if sheet.forms[at] in _STATIONED and _is_struck(sheet, at):
            continue
        _mark_short(sheet, marks, _sending(sheet, at), ORIGIN)
    for at in sheet.where("stationed"):
        if _force_before(sheet, at):
            _mark_short(sheet, marks, _behind(sheet, at, _IN, 1), ORIGIN)
    for at in sheet.where("home_of"):
        _mark_short(sheet, marks, _home(sheet, at), HOME)
    return [_stands(sheet, marks, place, before) for place, before in zip(places, (None, *places), strict=False)]


def _stands(sheet: Sheet, marks: dict[int, str], place: PlaceAt, before: PlaceAt | None) -> str:
    told = marks.get(place.first)
    if told:
        return told
    if _is_origin(sheet, place, before):
        return ORIGIN
    if place.first and sheet.phrase(place.first - 1, "aimed"):
        return AIMED
    if place.toward:
        return DESTINATION
    if _comes_from(sheet, place.first - 1) or _heads_a_day(sheet, place):
        return HOME
    near = any(sheet.phrase(at, "near_to") for at in sheet.between("near_to", max(0, place.first - 2), place.first))
    return NEAR if near else PLAIN


def _heads_a_day(sheet: Sheet, place: PlaceAt) -> bool:
    """ود مدني، 14 نوفمبر 2024 –: at the head of a report the town from which it is written, before the day and a dash."""
    start, end = sheet.prose.start(place.first), sheet.prose.end(place.first)
    at = place.last + (sheet.forms[place.last] in _BEFORE_DAY)
    if place.first != start or sheet.pre[place.first] or not sheet.dated[at]:
        return False
    behind = sheet.dated.find(0, at, end)
    return behind > 0 and is_dash(sheet, behind)


_BEFORE_DAY = COMMAS | _IN


def _comes_from(sheet: Sheet, of: int) -> bool:
    """إن القتيل من بلدة X, والمعتقلون من قرية Y: people of whom a clause without a verb tells where they come from."""
    if of < 1 or sheet.forms[of] not in _FROM:
        return False
    who = next((at for at in range(of - 1, max(sheet.prose.start(of), of - _NAME) - 1, -1) if not sheet.kinds[at].isdisjoint(_WHO)), of)
    behind_that = who > 0 and sheet.phrase(who - 1, "complement")
    return who < of and (behind_that or (sheet.pre[who] == AND and sheet.forms[who].startswith(ARTICLE))) and not any(sheet.phrases(at, *_ENDS) for at in range(who + 1, of))


_WHO = frozenset({"person", "harm"})  # الضابط, القتيل
_NAME = 6  # units from who somebody is, over his name, to من


def _is_origin(sheet: Sheet, place: PlaceAt, before: PlaceAt | None) -> bool:
    """من مواقعها في X, من X باتجاه Y: where it was fired from."""
    source = _source(sheet, place.first) if sheet.forms[place.first - 1] in _WITHIN else place.first
    if source <= 1 or sheet.forms[source - 1] not in _FROM or sheet.phrase(source - 2, "near_to"):
        return False  # بالقرب من تل X
    return _fired_from(sheet, source) or _fired_across(sheet, place) or _fired_at(sheet, source, before)


def _source(sheet: Sheet, first: int) -> int:
    """Where the words begin that من stands before: من داخل الأراضي اليمنية, من حواجزها في X, من نقطة عسكرية في X."""
    if sheet.forms[first - 1] in _INSIDE:
        return first - 1
    if first > 3:
        return next((at for at in (first - 2, first - 3) if sheet.phrase(at, "struck") and sheet.forms[at - 1] in _FROM), first)
    return first


def _fired_at(sheet: Sheet, source: int, before: PlaceAt | None) -> bool:
    """سقطت صواريخ على X من Y: the place that was aimed at stands between the weapon and where it came from."""
    return before is not None and before.last == source - 1 and _fired_from(sheet, before.first)


_INSIDE = rule_words("place_roles.inside")
_FIRE = frozenset({"shelling", "missile_strike"})


_WITHIN = _INSIDE | _IN


def _fired_from(sheet: Sheet, first: int) -> bool:
    """صاروخ من اليمن, طائرات مسيرة من العراق, قصف من داخل الأراضي التركية: right behind a weapon or its fire من tells where it came from."""
    for at in range(first - 2, max(-1, first - 6), -1):
        if sheet.term(at, "weapon") or any(term.kind == "event" and term.row["type"] in _FIRE for term in sheet.terms[at]):
            return True
        if not sheet.forms[at].endswith(("ي", "يه", "ه", "ين", "ات")) or sheet.phrases(at, *_ENDS):
            return False
    return False


def _fired_across(sheet: Sheet, place: PlaceAt) -> bool:
    """هجوم صاروخي نفذه التنظيم من مدينة X على Y: behind the place stands what was aimed at, before it a deed."""
    end = sheet.prose.end(place.first)
    across = place.last + (sheet.forms[place.last] in _ACROSS)
    owned = across == place.last and sheet.forms[place.first - 1] == IN and sheet.phrases(across, "place", *TYPES)  # قصفت من حواجزها في X بلدة Y
    if not (owned or (place.last < across < end and sheet.near("place", across, min(across + _AIMED_AT, end)) >= 0)):
        return False
    deeds = list(sheet.between("event", max(sheet.prose.start(place.first), place.first - _DEED), place.first))
    return bool(deeds) and all(term.row["type"] not in _MOVES for term in sheet.terms[deeds[-1]] if term.kind == "event")


_ACROSS = rule_words("place_roles.across")
_MOVES = frozenset({"displacement", "evacuation"})
_AIMED_AT = 6  # units from على to the place: على سوق في مدينة X
_DEED = 12  # units between a deed and where it came from


def _force_before(sheet: Sheet, at: int) -> bool:
    """القوات التركية المنتشرة في X, but no النازحين المنتشرين في X."""
    first = max(sheet.prose.start(at), at - _STANDING)
    return any(sheet.term(unit, "actor") and sheet.stops[unit] <= at <= sheet.stops[unit] + 2 for unit in range(first, at))


def _is_struck(sheet: Sheet, at: int) -> bool:
    """قصفت الطائرات مواقع القوات المتمركزة في X: those who stand there are struck there, and strike nobody from there."""
    first = max(sheet.prose.start(at), at - _STANDING)
    if any(sheet.phrase(unit, "struck") and sheet.forms[unit - 1] not in _FROM and sheet.near("event", max(sheet.prose.start(at), unit - _STANDING), unit) >= 0 for unit in range(first, at)):
        return True  # but قواعد متمركزة في X أطلقت
    if any(sheet.forms[unit - 1] in _AT and sheet.forms[unit].endswith(_SHE) for unit in range(first, at)):
        return True  # هجوم استهدف القوات المتمركزة في X; but استهدفت القوات المتمركزة في X قرية Y
    return any((weapon := sheet.term(unit, "weapon")) is not None and weapon.row["note"] == "air" for unit in range(first, at))


_STANDING = 6  # units before a word of being stationed in which stands who is, and what struck them
_AT, _SHE = rule_words("place_roles.struck_at"), rule_forms("place_roles.plural_of_forces")
_STATIONED = rule_words("place_roles.stationed")
_DISPLACED = rule_forms("place_roles.displaced")
_STANDS = rule_word("place_roles.stands")


def _behind(sheet: Sheet, at: int, words: frozenset[str], reach: int) -> int:
    """The unit behind the first of these words that follows, where it is no نحو of a number; -1 where none does."""
    last = min(at + 1 + reach, sheet.prose.end(at))
    return next((unit + 1 for unit in range(at + 1, last) if sheet.forms[unit] in words and not begins_number(sheet.forms[unit + 1])), -1)


def _to_hospital(sheet: Sheet, at: int) -> int:
    """نقل للمشفى الأهلي, نقلهم لمستشفى X: ل for إلى in front of a hospital; -1 where it is not told so."""
    last = min(at + 1 + _REACH, sheet.prose.end(at))
    return next((unit for unit in range(at + 1, last) if sheet.pre[unit].endswith(FOR) and _is_hospital(sheet, unit)), -1)


def _treated(sheet: Sheet, at: int) -> int:
    """يعالج في بلدة X, يتلقون العلاج حاليا بمستشفى X, ترقد في قسم الجراحة بمستشفى X: where they are treated; -1 where it is not told."""
    last = min(at + 1 + _REACH, sheet.prose.end(at))
    there = (unit + (sheet.forms[unit] == IN) for unit in range(at + 1, last) if sheet.forms[unit] == IN or sheet.pre[unit].endswith(BY))
    return next((unit for unit in there if _is_hospital(sheet, unit) or (unit - at <= _TWO and sheet.forms[unit - 1] == IN)), -1)


def _is_hospital(sheet: Sheet, at: int) -> bool:
    return sheet.forms[at].removeprefix(ARTICLE).startswith(_HOSPITALS)


def _sending(sheet: Sheet, at: int) -> int:
    """أقلعت من …, المتمركزة في …, من اتجاه …: where the place begins that something was sent from."""
    if (at and sheet.forms[at - 1] in _FROM) or sheet.pre[min(at + 1, sheet.size - 1)] == "ب":
        return at + 1
    words = _FROM | _IN if _STANDS in sheet.forms[at] else _FROM  # الاحتجاجات التي انطلقت في X happened there
    return _behind(sheet, at, words, 1 if sheet.forms[at].startswith("ال") else 3)


def _home(sheet: Sheet, at: int) -> int:
    """ينحدر من …, نازحين من …, من أبناء …: where the place begins that somebody comes from or lives in."""
    if at and sheet.forms[at - 1] in _SOME_OF:
        return at + 1
    if sheet.forms[at] in _PEOPLE_OF:  # مخيم لنازحي تاورغاء: where they come from, not where they are
        return at + 1
    displaced = sheet.forms[at].startswith(_DISPLACED)
    return _behind(sheet, at, _FROM if displaced else _FROM | _IN, 1 if displaced else _WHOSE)  # خيام لنازحين في X: where they are; ينحدر منفذ الهجوم من X


def _mark(sheet: Sheet, marks: dict[int, str], first: int, role: str) -> None:
    """A list of hospitals or towns, up to what is told next."""
    if first < 0:
        return
    for unit in range(first, min(first + _LONG, sheet.prose.end(first))):
        if sheet.phrases(unit, *_ENDS):
            return
        marks.setdefault(unit, role)


def _mark_short(sheet: Sheet, marks: dict[int, str], first: int, role: str) -> None:
    """One place and what it lies in, up to a comma or the word that says what was aimed at."""
    if first < 0:
        return
    named = False
    for unit in range(first, min(first + _ONE_PLACE, sheet.prose.end(first))):
        if named and sheet.phrases(unit, *TYPES) and not sheet.pre[unit]:
            return  # المتمركزة في مدينة X قصفت بلدة Y
        named = named or "place" in sheet.kinds[unit]
        if unit > first and (sheet.forms[unit] in _ON or not sheet.forms[unit].isalnum() or sheet.phrases(unit, "aimed", *_ENDS)):
            return
        marks.setdefault(unit, role)
