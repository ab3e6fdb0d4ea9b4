"""What is offered or agreed: the terms of a negotiation, an agreement, a truce — who leaves, where to, by when, against what.

Terms stand behind the event that they are of, in its sentence, or in the next one where that says what the agreement holds
(وينص الاتفاق على …, ويشمل أيضا …). Each begins with a word of the tables and runs to the next comma or the next term.
"""

from __future__ import annotations

from collections.abc import Iterator

from marsad.grammar.sheet import Sheet
from marsad.model.values import fixed
from marsad.text.rule_words import AND, IN_DIRECTION, TO, TOWARD, rule_forms, rule_words

_IN_DIRECTION_OR_TO_OR_TOWARD = frozenset({TO, TOWARD, IN_DIRECTION})

BARGAINS = frozenset({"negotiation", "agreement", "ceasefire", "prisoner_exchange"})
_KINDS = ("departure", "guarantee", "deadline", "exchange", "surrender", "aid", "other")
_BY_KEY = {f"term_{kind}": kind for kind in _KINDS}
_STARTS = frozenset(_BY_KEY)
_LONGEST = 14  # units that one term may run over
_ARMS = rule_forms("bargains.arms")
_LEAVING = frozenset({"departure"})
_ENDS = rule_words("bargains.ends") | {"،", ",", "؛", ":", "(", ")", "."}


@fixed
class TermAt:
    """One term in unit positions."""

    kind: str
    first: int
    last: int


def find_bargain(sheet: Sheet, kind: str, stop: int) -> list[TermAt]:
    """The terms of an event of one kind whose trigger ends at a unit, in text order."""
    if kind not in BARGAINS:
        return []
    found: list[TermAt] = []
    for first, last in _stretches(sheet, stop):
        at = first
        while at < last:
            term = _term(sheet, at, last)
            found += _with_destination(sheet, term) if term else []
            at = term.last if term else at + 1
    return found


def _stretches(sheet: Sheet, stop: int) -> Iterator[tuple[int, int]]:
    """What stands behind the trigger in its sentence, and the next sentence where it goes on to tell the terms."""
    if stop >= sheet.size:
        return
    prose = sheet.prose
    number = prose.sentence[stop - 1]
    yield stop, prose.sentences[number][1]
    if number + 1 < len(prose.sentences):
        first, last = prose.sentences[number + 1]
        if sheet.near("bargain", first, min(last, first + 4)) >= 0:
            yield first, last


def _term(sheet: Sheet, at: int, last: int) -> TermAt | None:
    key = next((key for key in sheet.kinds[at] if key in _STARTS), None)
    if key is None:
        return None
    kind = _BY_KEY[key]
    end = sheet.stops[at]
    while end < min(last, at + _LONGEST) and not _ends(sheet, end):
        end += 1
    if kind == "surrender" and not any(form.startswith(_ARMS) for form in sheet.forms[at + 1 : at + 4]):
        kind = "exchange"  # تسليم الجثث, تسليم الأسرى: handed over, not given up
    return TermAt(kind, at, end) if end > at + 1 else None


def _ends(sheet: Sheet, at: int) -> bool:
    joined = sheet.pre[at].startswith(AND) and not sheet.kinds[at].isdisjoint(_STARTS | {"saying"})
    return sheet.forms[at] in _ENDS or joined or sheet.phrases(at, "bargain", "accord", "complement") or "term_deadline" in sheet.kinds[at]


def _with_destination(sheet: Sheet, term: TermAt) -> list[TermAt]:
    """خروج المقاتلين إلى إدلب: who leaves, and where to."""
    to = next((at for at in range(term.first + 1, term.last) if sheet.forms[at] in _IN_DIRECTION_OR_TO_OR_TOWARD), None)
    if term.kind not in _LEAVING or to is None or to + 1 >= term.last:
        return [term]
    return [TermAt(term.kind, term.first, to), TermAt("destination", to + 1, term.last)]
