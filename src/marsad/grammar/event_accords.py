"""Accords told in passing: an accord is told where it is made, declared, kept or broken, or has a day; else it stands behind something else."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.grammar.event_found import EventAt
from marsad.grammar.sheet import Sheet
from marsad.text.rule_words import BETWEEN, rule_forms, rule_word, rule_words

_ACCORDS = frozenset({"agreement", "ceasefire"})
_REACHED = rule_word("event_accords.reached")
_AGREED = rule_words("event_accords.agreed")
_MADE, _MAKING = rule_words("event_accords.made"), rule_forms("event_accords.making")
_BEFORE, _BEHIND = {"agreement": 12, "ceasefire": 7}, 14  # units around an accord in which stands what became of it


def in_passing(sheet: Sheet, event: EventAt, _: Sequence[EventAt], __: Sequence[EventAt]) -> bool:
    """شروط اتفاق السلام, العنف يهدد الاتفاق, النتائج التي توصلت إليها: nobody makes or breaks an accord here."""
    if event.type not in _ACCORDS:
        return False
    first, last = sheet.prose.sentences[sheet.prose.sentence[event.at]]
    if event.type == "agreement" and not event.definite and sheet.forms[event.stop] == BETWEEN:
        return False  # في إطار اتفاق بين X وY
    if event.term.key == _REACHED:
        return _AGREED.isdisjoint(sheet.forms[event.stop : min(event.stop + _BEHIND, last)])
    end = min(event.stop + _BEHIND, last)
    if event.type == "agreement":
        end = next((at + 2 for at in range(event.stop, end - 2) if sheet.forms[at] == "،"), end)  # الخاصة بالاتفاق، حيث أعلنت هدنة
    return not any(_tells_of_it(sheet, at) for at in (*range(max(first, event.at - _BEFORE[event.type]), event.at + 1), *range(event.stop, end)))


def _tells_of_it(sheet: Sheet, at: int) -> bool:
    return bool(sheet.dated[at]) or sheet.forms[at] in _MADE or sheet.forms[at].startswith(_MAKING)
