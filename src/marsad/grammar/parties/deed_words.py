"""Words and distances that several rules about the parties of a deed ask for."""

from __future__ import annotations

from marsad.grammar.sheet import Sheet
from marsad.text.rule_words import rule_forms, rule_word, rule_words

JOINT = 4  # units between two parties that are joined: و, words for men, marks
NEAR = 12  # units behind a deed in which a name alone may be that of a party to it
CHARGED = 4  # units between a party that is accused and the deed
DASH = "-"
ASIDE = 20  # units between dashes
MADE_UP_OF = rule_words("event_parties.made_up_of")  # فصائل X، التي تضم Y
TARGETED = rule_word("event_parties.targeted")
STRIKERS = rule_words("event_parties.strikers")
QUOTES = frozenset({'"', "«", "»", "(", ")"})
NISBA_ENDINGS = rule_forms("nisba_endings")
ADJECTIVE_ENDINGS = rule_forms("party_roles.adjective_endings")
PLURAL_NOMINATIVE = rule_word("event_parties.plural_nominative")
WHICH = rule_words("taken_up.which")
CLITIC_PREPOSITIONS = rule_forms("clitic_prepositions")
THAT = rule_words("party_phrases.that")
COMING_AFTER = rule_words("no_subject.after")
HIS = rule_words("his_or_their")
_HERS = tuple(sorted(form for form in HIS if len(form) > 1))


def is_hers(sheet: Sheet, at: int) -> bool:
    """مواقعه, معسكراتها: a word with the pronoun of its owner, cut off or, as its last letters, not."""
    return sheet.suf[at] in HIS or sheet.forms[at].endswith(_HERS)
COVER = rule_words("event_parties.cover")  # تحت حماية شرطة X
