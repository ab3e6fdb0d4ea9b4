"""Clauses of a sentence that tell harm at a place of their own: قتل خمسة في الموصل، وفي بعقوبة قتل عشرة."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from marsad.grammar.sheet import Sheet
from marsad.text.rule_words import AND, AS_ALSO, IN, ON, rule_words

_AHEAD = 7  # units from وفي to the verb: وفي مدينة بعقوبة شمالي العاصمة قتل
_BEHIND = 16  # units from a verb to the place of its clause
TOWNS = frozenset({"city", "town", "village", "neighbourhood", "camp", "subdistrict"})
_OUTCOMES = frozenset({"killed", "injured", "abducted", "detained"})
_WHILE_OR_ALSO = rule_words("event_types.while") | {AS_ALSO}
_IN_OR_ON = frozenset({IN, AND + IN, ON})
_COUNTRY = "country"


def place_clauses(sheet: Sheet) -> list[int]:
    """The units at which such clauses begin behind a clause that names another place, in order; looked up once."""
    found = sheet.laid.get("place_clauses")
    if not isinstance(found, list):
        found = sheet.laid["place_clauses"] = _clauses(sheet)
    return found


def apart(sheet: Sheet, one: int, other: int) -> bool:
    """Such a clause begins between two units of a sentence."""
    clauses = place_clauses(sheet)
    return bool(clauses) and bisect_right(clauses, one) != bisect_right(clauses, other)


def _clauses(sheet: Sheet) -> list[int]:
    found: list[int] = []
    harms = sheet.where("harm")
    verbs = [at for at in harms if _tells_harm(sheet, at)]
    for index, verb in enumerate(verbs):
        first, last = sheet.prose.sentences[sheet.prose.sentence[verb]]
        begin = _beginning(sheet, verb, first)
        if begin <= first:
            continue
        before, told = max(first, found[-1]) if found else first, bisect_left(harms, begin) - 1
        if told < 0 or harms[told] < before:
            continue
        before = before if sheet.forms[begin] == AND + IN else harms[told]  # قتل ثلاثة وجرح آخرون في X: both there
        next_verbs = verbs[index + 1 : bisect_left(verbs, verb + _BEHIND)]
        after = min([last, verb + _BEHIND, *(at for at in next_verbs if _beginning(sheet, at, first) == at)])
        mine = _places(sheet, begin, after)
        if mine and _differ(mine, _places(sheet, before, begin)):
            found.append(begin)
    return found


def _tells_harm(sheet: Sheet, at: int) -> bool:
    """قتل, جرح, خطف: a verb in the past tells what befell people."""
    return any(term.kind == "harm" and term.form == "past" and term.row["outcome"] in _OUTCOMES for term in sheet.terms[at])


def _beginning(sheet: Sheet, verb: int, first: int) -> int:
    """Where the clause of a verb begins that is joined to what stands before it: وقتل, فيما قتل, كما قتل, وفي X قتل; else -1."""
    if sheet.pre[verb] == AND:
        return verb
    if verb > first and sheet.forms[verb - 1] in _WHILE_OR_ALSO:
        return verb - 1
    for at in range(verb - 1, max(first, verb - _AHEAD), -1):
        if sheet.forms[at] == AND + IN:
            return at
        if sheet.forms[at] == "،" or not sheet.kinds[at].isdisjoint(_DEEDS):
            return -1
    return -1


_DEEDS = frozenset({"event", "harm", "saying"})


def _places(sheet: Sheet, first: int, last: int) -> list[Mapping[str, str]]:
    """The towns, or else the countries, in which something is told to have happened in a stretch."""
    rows = [row for at in sheet.between("place", first, last) if _is_in(sheet, at) for row in place_rows(sheet, at)]
    return [row for row in rows if row["type"] in TOWNS] or [row for row in rows if row["type"] == _COUNTRY]


def place_rows(sheet: Sheet, at: int) -> list[Mapping[str, str]]:
    """The places that a unit may name, but for ordinary words."""
    return [term.row for term in sheet.terms[at] if term.kind == "place" and term.form != "common"]


def _is_in(sheet: Sheet, at: int) -> bool:
    """في X, بX, في مدينة X: somewhere, and no more than the word for its kind between."""
    if sheet.pre[at].endswith("ب"):
        return True
    before = at - 1
    if sheet.forms[before] not in _IN_OR_ON and any(kind.startswith("type_") for kind in sheet.kinds[before]):
        if sheet.pre[before].endswith("ب"):
            return True
        before -= 1
    return sheet.forms[before] in _IN_OR_ON


def _differ(mine: Sequence[Mapping[str, str]], theirs: Sequence[Mapping[str, str]]) -> bool:
    """Both name places, and none of the one is of the other, nor in the country that the other names."""
    return bool(theirs) and not any(one["id"] == other["id"] or _holds(other, one) for one in mine for other in theirs)


def _holds(country: Mapping[str, str], place: Mapping[str, str]) -> bool:
    return country["type"] == _COUNTRY and country["country"] == place["country"]
