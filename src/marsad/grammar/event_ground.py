"""What is taken: استولى على بلدة tells that a place changed hands, استولوا على شاحنات or استعادة قنوات محذوفة does not."""

from __future__ import annotations

from marsad.grammar.numbers import begins_number
from marsad.grammar.place_found import TYPES
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import VERB_FORMS, Term
from marsad.text.rule_words import ARTICLE, BY, IN, OF, ON, rule_forms, rule_words

_SEIZING = rule_words("event_ground.seizing")
_SEIZING_ON = rule_words("event_ground.seizing_on")
_CLEARING = rule_words("event_ground.clearing")
_GROUND = rule_words("event_ground.ground")
_PARTS = rule_words("event_ground.parts")
_MINES = rule_forms("event_ground.mines")
_REACH = 8  # units from the word to what is taken
_RELATIVE = 5  # units before استولوا عليها in which stands what they took


def takes_no_ground(sheet: Sheet, at: int, term: Term) -> bool:
    """استولوا على خمسة آلاف رأس, استعادة 13 قناة, تطهير المنطقة من الألغام: nothing that a side can hold, or nobody driven out."""
    if term.key in _FREEING and _frees_people(sheet, at):
        return True
    if term.key in _CLEARING:
        return _of_mines(sheet, at) or not _stands_behind(sheet, at)
    if term.key in _SEIZING_ON and (on := _on(sheet, at)):
        return not stands_on(sheet, on)
    return term.key in _SEIZING and not (_stands_behind(sheet, at) or ((term.form in VERB_FORMS or bool(sheet.suf[at])) and _stood_before(sheet, at)))


def _frees_people(sheet: Sheet, at: int) -> bool:
    """حرر الجيش 14 رهينة: people who are no fighters stand behind before any ground."""
    for unit in range(at + 1, min(at + _REACH, sheet.prose.end(at))):
        if _is_ground(sheet, unit) or sheet.forms[unit] in _STOPS or sheet.pre[unit].endswith(BY):
            return False
        person = sheet.term(unit, "person")
        if person is not None and person.row.get("status") not in _FIGHT and "actor" not in sheet.kinds[unit]:
            return unit > at + 1 or not sheet.forms[unit].startswith(ARTICLE)
    return False


_FREEING = rule_words("event_ground.freeing")
_FIGHT = frozenset({"fighter", "soldier"})
_STOPS = frozenset({IN, OF, "،"})


def _on(sheet: Sheet, at: int) -> int:
    """The unit of على behind the word; 0 where none stands there."""
    return next((unit for unit in range(at + 1, min(at + _REACH, sheet.prose.end(at) - 1)) if sheet.forms[unit] == ON), 0)


def stands_on(sheet: Sheet, on: int) -> bool:
    """على معظم أحياء المدينة, على 3 مواقع: the first word behind على that tells no part and no number."""
    unit, end = on + 1, sheet.prose.end(on)
    while unit < end - 1 and (sheet.forms[unit] in _PARTS or begins_number(sheet.forms[unit])):
        unit += 1
    return _is_ground(sheet, unit)


def _stands_behind(sheet: Sheet, at: int) -> bool:
    end = min(at + _REACH, sheet.prose.end(at))
    end = next((unit for unit in range(at + 1, end) if sheet.forms[unit] == IN or sheet.pre[unit].endswith(BY)), end)  # استعادة قنوات في سوريا
    return any(_is_ground(sheet, unit) for unit in range(at + 1, end))


def _stood_before(sheet: Sheet, at: int) -> bool:
    """المناطق التي استولوا عليها."""
    return any(_is_ground(sheet, unit) for unit in range(max(sheet.prose.start(at), at - _RELATIVE), at))


def _of_mines(sheet: Sheet, at: int) -> bool:
    return any(form.startswith(_MINES) for form in sheet.forms[at + 1 : min(at + _REACH, sheet.prose.end(at))])


def _is_ground(sheet: Sheet, at: int) -> bool:
    return sheet.term(at, "place") is not None or sheet.forms[at] in _GROUND or bool(sheet.phrases(at, *TYPES))


def is_besieged(sheet: Sheet, at: int, term: Term) -> bool:
    """بلدات محاصرة في الشمال, الأحياء المحاصرة: what a place is; محاصرة المدينة, محاصرة قوات X بلدة Y, محاصرتهم لمنافذ المدينة: what is done."""
    if sheet.forms[at].startswith(ARTICLE):
        return True
    if sheet.suf[at]:
        return not sheet.between("place", at + 1, min(at + _BESIEGED, sheet.prose.end(at)))
    return not (sheet.forms[at + 1].startswith(ARTICLE) or not sheet.kinds[at + 1].isdisjoint(_BESIEGING))


_BESIEGING = frozenset({"place", "actor", "type_city", "type_town", "type_village", "type_quarter", "type_camp"})
_BESIEGED = 6  # units from a siege over who lays it to the place
