"""أطلق, ألقى, تعرض لـ, أصاب: the type of a deed by what was launched, thrown or hit."""

from __future__ import annotations

from marsad.grammar.event_found import EventAt
from marsad.grammar.event_types.beside import Beside
from marsad.grammar.event_types.weapons import FIRE, GENERAL_TYPES, GUNS, KINDS_LAUNCHED
from marsad.grammar.sheet import Sheet
from marsad.text.rule_words import rule_word, rule_words


def launched_type(sheet: Sheet, event: EventAt, beside: Beside, found: list[EventAt]) -> str | None:
    """أطلق, ألقى, تعرض لـ: by what was launched or thrown."""
    key, behind = event.term.key, {name for name, first, _ in beside.means if 0 < first - event.at < 12}
    if key == HIT:
        return _hit(event, beside, found)
    if key == _THREW and (thrown := _thrown(event, beside, behind)):
        return thrown
    if key == _UNDERWENT and any(0 < other.at - event.at < 14 and other.type not in GENERAL_TYPES for other in found):
        return None  # تعرضت البلدة لقصف بالقذائف: the shelling tells it
    if behind & GUNS or any(sheet.forms[unit] in _FIRE for unit in range(event.stop, min(event.stop + 6, sheet.size))):
        return "shooting"
    return next((kind for names, kind in KINDS_LAUNCHED if behind & names), None)


def _hit(event: EventAt, beside: Beside, found: list[EventAt]) -> str | None:
    """أصابت قذيفة منزلا, صواريخ أصابت سوقا: what was fired stands right beside the verb, and nothing else there tells the fire."""
    if any(other is not event and other.type in FIRE for other in found):
        return None
    hitting = {name for name, first, stop in beside.means if first == event.stop or stop == event.at}
    return next((kind for names, kind in KINDS_LAUNCHED if hitting & names), None)


def _thrown(event: EventAt, beside: Beside, behind: set[str]) -> str | None:
    """ألقت مسيرة قنبلة, إلقاء مروحيات براميل متفجرة."""
    if behind and any(name == "drone" and abs(first - event.at) < 6 for name, first, _ in beside.means):
        return "drone_strike"
    return "airstrike" if "barrel_bomb" in behind else None


HIT = rule_word("event_types.hit")
_FIRE = rule_words("event_types.fire")
_THREW = rule_word("event_types.threw")
_UNDERWENT = rule_word("event_types.underwent")
