"""Clauses of a sentence that tell harm at a place of their own: قتل خمسة في الموصل، وفي بعقوبة قتل عشرة."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping

from marsad.grammar.sheet import Sheet
from marsad.text.rule_words import AND, IN, ON, rule_words

_AHEAD = 7  # units from وفي to the verb: وفي مدينة بعقوبة شمالي العاصمة قتل
_BEHIND = 16  # units from a verb to the place of its clause
_TOWNS = frozenset({"city", "town", "village", "neighbourhood", "camp", "subdistrict"})
_OUTCOMES = frozenset({"killed", "injured", "abducted", "detained"})
_WHILE = rule_words("event_types.while")
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
    verbs = [at for at in sheet.where("harm") if _tells_harm(sheet, at)]
    for verb in verbs:
        number = sheet.prose.sentence[verb]
        first, last = sheet.prose.sentences[number]
        begin = _beginning(sheet, verb, first)
        if begin <= first or (found and found[-1] >= begin):
            continue
        before = max([first, *(at for at in found if at >= first)])
        harm = max(sheet.between("harm", before, begin), default=-1)
        if harm < 0:
            continue
        before = before if sheet.forms[begin] == AND + IN else harm  # قتل ثلاثة وجرح آخرون في X: both there
        after = min([last, verb + _BEHIND, *(at for at in verbs if at > verb and _beginning(sheet, at, first) == at)])
        mine, theirs = _places(sheet, begin, after), _places(sheet, before, begin)
        if mine and theirs and _differ(mine, theirs):
            found.append(begin)
    return found


def _tells_harm(sheet: Sheet, at: int) -> bool:
    """قتل, جرح, خطف: a verb in the past tells what befell people."""
    return any(term.kind == "harm" and term.form == "past" and term.row["outcome"] in _OUTCOMES for term in sheet.terms[at])


def _beginning(sheet: Sheet, verb: int, first: int) -> int:
    """Where the clause of a verb begins that is joined to what stands before it: وقتل, فيما قتل, وفي X قتل; else -1."""
    if sheet.pre[verb] == AND:
        return verb
    if verb > first and sheet.forms[verb - 1] in _WHILE:
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
    rows = [term.row for at in range(first, last) if "place" in sheet.kinds[at] and _is_in(sheet, at) for term in sheet.terms[at] if term.kind == "place" and term.form != "common"]
    return [row for row in rows if row["type"] in _TOWNS] or [row for row in rows if row["type"] == _COUNTRY]


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


def _differ(mine: Iterable[Mapping[str, str]], theirs: Iterable[Mapping[str, str]]) -> bool:
    """No place of the one is of the other, nor in the country that the other names."""
    return not any(one["id"] == other["id"] or _holds(one, other) or _holds(other, one) for one in mine for other in theirs)


def _holds(country: Mapping[str, str], place: Mapping[str, str]) -> bool:
    return country["type"] == _COUNTRY and country["country"] == place["country"]
