"""Devices that were laid, and did not blow up: زرعوا ألغاما وعبوات ناسفة."""

from __future__ import annotations

from marsad.grammar.sheet import Sheet
from marsad.text.rule_words import AND, rule_forms

_LAID = rule_forms("event_laid.laid")
_LAYING = 6  # units between a word of laying and a device, and on to its explosion


def is_laid(sheet: Sheet, at: int) -> bool:
    """A word of laying stands before a device, and none of its explosion behind it."""
    if not any(form.removeprefix(AND).startswith(_LAID) for form in sheet.forms[max(sheet.prose.start(at), at - _LAYING) : at]):
        return False
    behind = range(sheet.stops[at], min(sheet.stops[at] + _LAYING, sheet.prose.end(at)))
    return not any(term.kind == "event" and term.row["type"] == "explosion" for unit in behind for term in sheet.terms[unit])
