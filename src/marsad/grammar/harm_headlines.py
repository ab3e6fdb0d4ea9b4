"""Headlines that open with a bare noun for those harmed: قتلى وجرحى بقصف على …, شهيدان و7 جرحى."""

from __future__ import annotations

from marsad.grammar.harm_found import harm_term
from marsad.grammar.harm_words import words
from marsad.grammar.people import read_people
from marsad.grammar.people_found import People
from marsad.grammar.sheet import Sheet

_LONGEST_LEAD = 8  # units of a country, a source or "urgent" before the mark that a headline opens behind


def heads_line(sheet: Sheet, first: int, last: int, people: People) -> bool:
    """The noun opens its line, and behind it stands what it happened in: in an attack, by a weapon, or more who were harmed."""
    if sheet.forms[people.first].startswith("ال") or not _at_head(sheet, first, people.first):
        return False
    at = _behind_list(sheet, people.last, last)
    return at < last and (at > people.last or _happened(sheet, at))


def _at_head(sheet: Sheet, first: int, at: int) -> bool:
    """A unit at the head of its line, or behind a mark: العراق: …, عاجل | …."""
    if at == first:
        return True
    return at - first <= _LONGEST_LEAD and sheet.forms[at - 1] in _MARKS and not any("event" in sheet.kinds[unit] for unit in range(first, at))


def _behind_list(sheet: Sheet, at: int, last: int) -> int:
    """The unit behind those that و adds: وجرحى, و7 مصابين."""
    while at < last and (sheet.pre[at] == "و" or sheet.forms[at] == "و"):
        more = read_people(sheet, at + (sheet.forms[at] == "و"), last)
        if more is None or not (more.outcome or more.counted):
            break
        at = more.last
    return at


def _happened(sheet: Sheet, at: int) -> bool:
    """بقصف, في غارة, إثر انفجار, برصاص: what it happened in or by."""
    if sheet.forms[at] in _BECAUSE:
        return True
    if sheet.forms[at] == "في":
        return any("event" in sheet.kinds[unit] for unit in range(at + 1, min(sheet.size, at + 4)))
    by = sheet.pre[at].endswith("ب") or (sheet.term(at, "event") is not None and sheet.forms[at].startswith("ب"))
    return by and not sheet.kinds[at].isdisjoint(_WHAT)


def cases_head(sheet: Sheet, first: int, last: int, at: int) -> bool:
    """إصابات بقصف على …: the plural of what befell people, at the head of a line or behind what it was the outcome of."""
    if sheet.forms[at] not in _CASES or sheet.pre[at]:
        return False
    behind = sheet.stops[at]
    if behind < last and _at_head(sheet, first, at):
        return _happened(sheet, behind)
    before = range(max(first, at - 4), at)
    return any(sheet.phrase(unit, "cause") or sheet.forms[unit] in _LEAVES for unit in before) and not (behind < last and harm_term(sheet, behind) is None and sheet.forms[behind].endswith("ه"))


_MARKS = words("headline_marks")
_BECAUSE = words("because_of")
_CASES = words("many_cases")
_LEAVES = words("leaves")
_WHAT = frozenset({"event", "weapon"})
