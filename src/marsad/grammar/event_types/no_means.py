"""Weapons and aircraft that are named beside a deed and did not do it: wares, stores of them, what was brought down, what was struck."""

from __future__ import annotations

from marsad.grammar.event_found import EventAt
from marsad.grammar.party_roles import role_words
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import VERB_FORMS
from marsad.text.rule_words import AND, ARTICLE, BY, FOR, OF, ON, rule_forms, rule_word, rule_words

_COMMA = "،"


def is_no_means(sheet: Sheet, event: EventAt, at: int) -> bool:
    """Whether the weapon or aircraft at a unit is nothing that the deed was done with."""
    if sheet.forms[at] in _MARCHES and _is_march(sheet, at):
        return True
    if sheet.pre[at] == BY:
        return False
    return _only_hovers(sheet, at) or _is_met(sheet, event, at)


def _is_met(sheet: Sheet, event: EventAt, at: int) -> bool:
    """What the deed struck or brought down, and what is no weapon in use."""
    if ((event.term.key in _STRIKING or sheet.forms[at - 1] == ON) and _is_struck(sheet, event, at)) or _is_his_object(sheet, at):
        return True
    if _NOT_USED.isdisjoint(sheet.forms[at - _DOWNING if at > _DOWNING else 0 : at]):
        return False
    return is_ware(sheet, at) or _is_brought_down(sheet, event, at)


def _only_hovers(sheet: Sheet, at: int) -> bool:
    """وسط تحليق مكثف للطائرات المسيرة, حلقت مسيرة في الأجواء: what only flies there strikes nobody."""
    word = _last_of(sheet, _HOVERING, at, _HOVERED)
    return word >= 0 and _COMMA not in sheet.forms[word:at] and not any(sheet.pre[unit] == AND for unit in range(word + 1, at + 1))


def _is_march(sheet: Sheet, at: int) -> bool:
    """شهداء المسيرات, منذ بداية المسيرات: marches are written like drones; where protesters are told of and nothing that flies, they are marches."""
    if sheet.stops[at] > at + 1 or _SHADDA in sheet.text[slice(*sheet.span(at, at + 1))]:
        return False
    first, last = sheet.prose.sentences[sheet.prose.sentence[at]]
    if sheet.forms[at - 1] in _OF_MARCHES:
        return True
    flies = any(form.startswith(_FLIES) for form in sheet.forms[first:last])
    return not flies and not sheet.stands.keys().isdisjoint(_PROTESTERS)


def is_ware(sheet: Sheet, at: int) -> bool:
    """خبير في تطوير طائرات مسيرة, يصنع الصواريخ, ورشة لتصنيع الصواريخ, مستودع للطائرات: made, sold or kept."""
    if sheet.forms[at - 1] in _MAKING:
        return True
    store = _last_of(sheet, _STORES, at, _KEPT)
    return store >= 0 and _COMMA not in sheet.forms[store:at]


def _last_of(sheet: Sheet, words: frozenset[str], at: int, most: int) -> int:
    """The nearest unit before another that is one of these words; -1 where there is none."""
    return next((unit for unit in range(at - 1, max(-1, at - most - 1), -1) if sheet.forms[unit] in words), -1)


def _is_brought_down(sheet: Sheet, event: EventAt, at: int) -> bool:
    """أسقط الجيش طائرة مسيرة، وقتل ثلاثة في هجوم: what was shot down or stopped; but مسيرة كانت تستهدف was to strike."""
    down = _last_of(sheet, _BROUGHT_DOWN, at, _DOWNING)
    if down < 0 or sheet.stops[at] <= event.at <= sheet.stops[at] + 1:
        return False
    return not any(sheet.forms[unit] in _LEADS_ON for unit in range(down + 1, at))


def _is_struck(sheet: Sheet, event: EventAt, at: int) -> bool:
    """قصفت الفصائل الطائرات الروسية, هجوم على دبابة: who struck stands between the verb and it, or على before it."""
    if event.stop <= at and sheet.forms[at - 1] == ON:
        return True
    if event.term.key not in _STRIKING or sheet.pre[at] or not event.stop < at <= event.stop + _SUBJECT:
        return False
    words = role_words(sheet)
    subject = any(not _WHO.isdisjoint(sheet.kinds[unit]) or words.are_men(unit) for unit in range(event.stop, at))
    return subject and not any(sheet.pre[unit] or sheet.dated[unit] or sheet.forms[unit] in _LEADS_ON for unit in range(event.stop, at))


def _is_his_object(sheet: Sheet, at: int) -> bool:
    """استهدف مروحية, and not استهدفت: right behind the verb of a man, or of a thing that is he, what is she was struck."""
    verb = sheet.forms[at - 1]
    if "event" not in sheet.kinds[at - 1] or _SHE in (verb[:1], verb[-1:]) or not sheet.forms[at].endswith(_FEMININE):
        return False
    return all([term.key in _STRIKING and term.form in VERB_FORMS for term in sheet.terms[at - 1] if term.kind == "event"])


_FEMININE = rule_forms("party_adjectives.feminine_endings")
_SHE = rule_word("subjects.feminine")
_WHO = frozenset({"actor", "source"})
_STRIKING = rule_words("event_types.striking")
_MARCHES, _PROTESTERS, _FLIES = rule_words("event_types.marches"), rule_words("event_types.protesters"), rule_forms("event_types.flies")
_OF_MARCHES = rule_words("event_types.of_marches")
_SHADDA = "\u0651"
_MAKING = frozenset(before + word for word in rule_words("event_types.making") for before in ("", FOR))
_STORES = frozenset(before + word for word in rule_words("event_types.stores") for before in ("", ARTICLE, FOR))
_HOVERING = frozenset(before + word for word in rule_words("event_types.hovering") for before in ("", AND))
_HOVERED = 3  # units from تحليق over how to what hovers
_KEPT = 3  # units from a store to what is kept in it
_BROUGHT_DOWN = rule_words("event_types.brought_down")
_NOT_USED = _MAKING | _STORES | _BROUGHT_DOWN
_DOWNING = 6  # units from a verb of shooting down over who did it to what was shot down
_SUBJECT = 4  # units of who struck, between the verb and what was struck
_LEADS_ON = frozenset({OF, ON, *rule_words("event_types.leads_on")})
