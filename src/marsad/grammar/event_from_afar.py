"""Attacks of an army on places and people, whose means are not told: fire from afar, and no fight between armed sides."""

from __future__ import annotations

from marsad.grammar.event_found import EventAt
from marsad.grammar.sheet import Sheet
from marsad.text.rule_words import OF, ON, rule_word, rule_words

_ATTACK = rule_word("event_types.attack")
_ATTACKS = frozenset({_ATTACK, rule_word("event_types.blow")})
_POSITIONS = rule_words("event_from_afar.positions")
_ARMED_OBJECTS = _POSITIONS | rule_words("event_from_afar.armed_men")
_WAGES = rule_words("event_from_afar.wages")
_ANSWERED = rule_words("event_from_afar.answered")
_BY_WHOM = rule_words("event_from_afar.by_whom")
_WAGED_BY = _WAGES | _BY_WHOM
_NEAR, _SUBJECT = 3, 8  # units to the army behind هجمات, and to that before هجماتها
_WAGED = 16  # units, with the days between which they were counted, to شنتها
_OBJECT = 10


def attacks_from_afar(sheet: Sheet, event: EventAt, last: int) -> bool:
    """هجمات قوات النظام على المنطقة, يشن الجيش هجماته على البلدة, 655 هجوما للجيش: several attacks of an army, on no armed side."""
    if event.term.key != _ATTACK or not _several(sheet, event):
        return False
    army = _army_before(sheet, event.at) if sheet.suf[event.at] else _army_behind(sheet, event.stop, last)
    return (army or _answered(sheet, event.at)) and not _on_armed_men(sheet, event.stop, last)


def of_a_group(sheet: Sheet, event: EventAt) -> bool:
    """هجوم للمقاومة على معسكر, هجوم شنته الفصائل, هجمات مقاتلي X: an armed group, which has no aircraft, right behind the attack or the verb of waging it."""
    begin = event.stop + (sheet.forms[event.stop] in _WAGES)
    named = next(iter(sheet.between("actor", begin, begin + _NEAR)), None) if event.term.key in _ATTACKS else None
    actor = sheet.term(named, "actor") if named is not None and _STRUCK.isdisjoint(sheet.forms[begin:named]) else None
    return actor is not None and actor.row["kind"] == "armed_group"


def _several(sheet: Sheet, event: EventAt) -> bool:
    return event.term.form == "p" or sheet.forms[event.at - 1].isdecimal()


def _is_army(sheet: Sheet, at: int) -> bool:
    actor = sheet.term(at, "actor")
    return actor is not None and actor.row["kind"] == "official_military"


def _army_behind(sheet: Sheet, stop: int, last: int) -> bool:
    """Right behind the attacks, or behind the verb of waging them (شنتها) or من قبل."""
    waged = sheet.forms[stop : min(stop + _WAGED, last)]
    begin = stop
    if not _WAGED_BY.isdisjoint(waged):
        begin = next((stop + at + 1 for at, form in enumerate(waged) if form in _WAGES or (form in _BY_WHOM and sheet.forms[stop + at - 1] == OF)), stop)
    return any(_is_army(sheet, at) for at in range(begin, min(begin + _NEAR, last)) if ON not in sheet.forms[begin:at])


def _answered(sheet: Sheet, at: int) -> bool:
    """استجابت فرق الإنقاذ لـ 291 هجوما: rescuers answer what hits towns from afar."""
    return not _ANSWERED.isdisjoint(sheet.forms[max(sheet.prose.start(at), at - _SUBJECT) : at])


def _army_before(sheet: Sheet, at: int) -> bool:
    """The last party named before هجماتها is whose they are."""
    first = max(sheet.prose.start(at), at - _SUBJECT)
    named = [unit for unit in range(first, at) if sheet.term(unit, "actor")]
    return bool(named) and _is_army(sheet, named[-1])


def _on_armed_men(sheet: Sheet, stop: int, last: int) -> bool:
    """على مواقع الفصائل, ضد المقاتلين: an armed side is attacked."""
    behind = range(stop, min(stop + _OBJECT, last))
    on = next((at for at in behind if sheet.forms[at] in _ONTO), None)
    if on is None:
        return False
    return any(sheet.forms[at] in _ARMED_OBJECTS or sheet.term(at, "actor") for at in range(on + 1, min(on + 3, last)))


_ONTO = rule_words("event_from_afar.onto")
_STRUCK = _ONTO | _POSITIONS  # ضربات إلى مواقع X: whom it hit
