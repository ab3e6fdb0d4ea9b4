"""The toll of a war: who died in it died of no single attack, and of no cause that is not told either."""

from __future__ import annotations

from marsad.grammar.event_found import EventAt
from marsad.grammar.harm_found import HarmAt
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import NO_TERM
from marsad.text.rule_words import rule_words

_WARS = rule_words("event_wars.wars")
_COSTS = rule_words("event_wars.costs")
_BEFORE = 18  # units between a war and what it cost, with the years that it has lasted


def toll_of_war(sheet: Sheet, harm: HarmAt, found: list[EventAt]) -> EventAt | None:
    """وأوقعت الحرب عشرة آلاف قتيل, النزاع الذي تسبب بمقتل المئات: the war, as an event of its own; one for all its harms."""
    if harm.outcome not in ("killed", "injured"):
        return None
    at = _war_before(sheet, harm.first)
    if at is None:
        return None
    told = EventAt(at, at + 1, "clash", harm.status, True, NO_TERM, modal=harm.modal)
    found.append(told)
    return told


def _war_before(sheet: Sheet, stop: int) -> int | None:
    """The war that stands before what it cost, with a verb of causing beside it or between the two."""
    first = max(sheet.prose.start(stop), stop - _BEFORE)
    at = next((unit for unit in range(stop - 1, first - 1, -1) if sheet.forms[unit] in _WARS), None)
    if at is None:
        return None
    return at if not _COSTS.isdisjoint(sheet.forms[max(first, at - 2) : stop]) else None
