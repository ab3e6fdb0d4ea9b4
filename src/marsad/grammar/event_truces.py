"""Truces: an accord that stops the fighting is a truce, and a word of breach before a truce tells that it was broken."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.grammar.event_found import EventAt
from marsad.grammar.sheet import Sheet
from marsad.text.rule_words import AND, ARTICLE, rule_forms, rule_words

_NEAR = 9  # units between an accord and the truce that it brings
_BREACH = 7  # units from a word of breach to the truce: انتهاكات تقوم بها القوات لاتفاق وقف إطلاق النار
_BROKEN = rule_forms("event_truces.broken")
_CALM = rule_words("event_truces.calm")


def settle_truces(sheet: Sheet, found: list[EventAt], before: Sequence[EventAt]) -> list[EventAt]:
    """The events of a sentence, with accords told as the truces that they are, and breaches as breaches."""
    kept: list[EventAt] = []
    for event in found:
        accord = kept[-1] if kept and event.type == "ceasefire" and _brings(sheet, kept[-1], event) else None
        if accord is not None:
            accord.type = "ceasefire"
        else:
            kept.append(event)
    for event in kept:
        if event.type == "agreement" and (_of_calm(sheet, event) or _takes_up_truce(event, [*before, *kept])):
            event.type = "ceasefire"
        if event.type == "ceasefire" and _broken(sheet, event):
            event.type = "ceasefire_violation"
    return kept


def _brings(sheet: Sheet, accord: EventAt, truce: EventAt) -> bool:
    """اتفاق يقضي بوقف إطلاق النار: one accord."""
    between = sheet.forms[accord.stop : truce.at]
    return accord.type == "agreement" and len(between) <= _NEAR and "،" not in between and sheet.pre[truce.at] != AND


def _of_calm(sheet: Sheet, event: EventAt) -> bool:
    """اتفاق خفض التصعيد, اتفاق على وقف القتال."""
    return not _CALM.isdisjoint(sheet.forms[event.stop : min(event.stop + 4, sheet.prose.end(event.at))])


def _takes_up_truce(event: EventAt, told: Sequence[EventAt]) -> bool:
    """هدنة … والاتفاق: the last accord that was told before is meant."""
    earlier = [other for other in told if other.at < event.at and other.type in _ACCORDS]
    return event.definite and bool(earlier) and earlier[-1].type == "ceasefire"


_ACCORDS = frozenset({"agreement", "ceasefire", "ceasefire_violation"})


def _broken(sheet: Sheet, event: EventAt) -> bool:
    """خرق الهدنة, انتهاكات تقوم بها القوات لاتفاق وقف إطلاق النار, انهيار التهدئة."""
    start = max(sheet.prose.start(event.at), event.at - _BREACH)
    first = next((at for at in range(start, event.at) if sheet.forms[at].removeprefix(ARTICLE).startswith(_BROKEN)), None)
    return first is not None and sheet.near("clause", first, event.at) < 0
