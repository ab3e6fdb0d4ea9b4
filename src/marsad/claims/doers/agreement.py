"""Whether a verb and a party go together by gender and number: قصفت is no verb of الجيش."""

from __future__ import annotations

from marsad.grammar.event_found import EventAt
from marsad.grammar.party_found import Party
from marsad.grammar.party_roles import RoleWords
from marsad.grammar.sheet import Sheet
from marsad.text.rule_words import FOR, THEY, rule_forms, rule_word

_PRONOUN = rule_forms("his_or_their")
_PLURAL = rule_word("subjects.plural")
_FEMININE = rule_word("subjects.feminine")
_FEMININE_OR_PLURAL = rule_forms("feminine_or_plural")
_HIS = rule_word("subjects.his")


def agrees(sheet: Sheet, words: RoleWords, event: EventAt, party: Party, verb: int) -> bool:
    """قصفت is no verb of الجيش; قتل may be told of those killed, so it goes on with a masculine name only where it cannot."""
    if sheet.phrase(verb, "own_force") or words.does_his(verb) or (verb == event.at and sheet.suf[verb] in _PRONOUN and not meets(sheet, event)):
        return (pronoun(sheet, verb) == THEY and not sheet.term_at(party.head, "actor").row.get("sex")) or (pronoun(sheet, verb) == _HIS) == words.is_he(party.first)
    if sheet.forms[verb].endswith(_PLURAL):
        return True
    return words.is_he(party.first) != _is_hers(sheet, event, verb)


def meets(sheet: Sheet, event: EventAt) -> bool:
    """تحاصره, قصفتها, أعدموهم: a verb, and by its form no noun (قصفها), whose pronoun is that of whom it meets."""
    return event.term.form == "present" or (event.term.form == "past" and sheet.forms[event.at].endswith(_FEMININE_OR_PLURAL))


def _is_hers(sheet: Sheet, event: EventAt, verb: int) -> bool:
    """قصفت, تقصف, لتقصف: a verb of the feminine; تقدم of the past is none."""
    form = sheet.forms[verb]
    return form.endswith(_FEMININE) or (form[:1] == _FEMININE and (event.term.form == "present" or verb != event.at or sheet.pre[verb].endswith(FOR)))


def pronoun(sheet: Sheet, at: int) -> str:
    """ه, ها, هم: whose the forces are."""
    word = sheet.scan.words[at]
    return next((end for end in _PRONOUN if word.endswith(end)), "")
