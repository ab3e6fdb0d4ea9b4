"""Devices that were laid or found, and did not blow up: زرعوا ألغاما وعبوات ناسفة, عثروا على حزام ناسف."""

from __future__ import annotations

from marsad.grammar.sheet import Sheet
from marsad.text.rule_words import AND, BY, FOR, rule_forms, rule_words

_LAID = rule_forms("event_laid.laid")
_FOUND = rule_forms("event_laid.found")
_WAS_FOUND = rule_forms("event_triggers.was_found")
_RIGGED = rule_forms("event_laid.rigged")
_FINDING = 18  # units between a word of finding and the last of what was found
_LAYING = 6  # units between a word of laying and a device, and on to its explosion


def is_laid(sheet: Sheet, at: int) -> bool:
    """A word of laying or finding stands before a device, and none of its explosion behind it."""
    first = sheet.prose.start(at)
    if any(form.startswith(_WAS_FOUND) for form in sheet.forms[sheet.stops[at] : sheet.stops[at] + 2]):
        return True  # عبوات ناسفة عثرت عليها
    laid = any(form.removeprefix(AND).startswith(_LAID) for form in sheet.forms[max(first, at - _LAYING) : at])
    if not laid and not _is_found(sheet, at, max(first, at - _FINDING)):
        return False
    behind = range(sheet.stops[at], min(sheet.stops[at] + _LAYING, sheet.prose.end(at)))
    told = [unit for unit in behind if not (sheet.pre[unit].endswith(FOR) or (sheet.suf[unit] and not laid))]  # معدة للتفجير; عثروا على عبوة وقاموا بتفجيرها
    return not any(term.kind == "event" and term.row["type"] == "explosion" for unit in told for term in sheet.terms[unit])


def is_trap(sheet: Sheet, at: int) -> bool:
    """جثث مفخخة بأحزمة ناسفة: with what something is rigged."""
    return sheet.pre[at].endswith(BY) and sheet.forms[at - 1].startswith(_RIGGED)


def _is_found(sheet: Sheet, at: int, first: int) -> bool:
    """عثروا على أسلحة وحزام ناسف, لوحظ ارتداؤه حزاما ناسفا; but no bomber wears it, and no attack is told of between."""
    found = next((unit for unit in range(at - 1, first - 1, -1) if sheet.forms[unit].removeprefix(AND).startswith(_FOUND)), -1)
    return found >= 0 and sheet.near("event", found, at) < 0 and _BOMBER.isdisjoint(sheet.forms[max(0, found - 1) : found])


_BOMBER = rule_words("event_types.by_suicide")
