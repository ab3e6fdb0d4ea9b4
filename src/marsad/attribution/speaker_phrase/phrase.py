"""What has been read of the phrase that names a speaker, and the nouns with which an adjective may agree."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.attribution.personal_names import end_of_name
from marsad.grammar.sheet import Sheet
from marsad.text.rule_words import rule_forms, rule_words

_FEMININE = rule_forms("speaker_phrase.feminine")
ADJECTIVE = rule_forms("speaker_phrase.adjective")  # how adjectives of belonging end
BEFORE_NOUN = rule_words("speaker_phrase.before_noun")


@dataclass(slots=True)
class Phrase:
    """What has been read of a speaker: ``open`` where a genitive may follow the last noun, ``nouns`` with which an adjective may agree."""

    sheet: Sheet
    at: int
    end: int
    nouns: list[int]
    open: bool = False
    person: bool = False  # an office or a rank, behind which a name may stand
    named: bool = False  # the name of a person is complete
    definite: bool = False

    def take_name(self, at: int) -> None:
        """A personal name begins here."""
        self.named, self.at, self.open = True, end_of_name(self.sheet, at, self.end), False


def is_feminine(sheet: Sheet, noun: int) -> bool:
    return sheet.forms[noun].endswith(_FEMININE) or sheet.forms[sheet.stops[noun] - 1].endswith(_FEMININE)


def is_plural(sheet: Sheet, at: int) -> bool:
    """قوات, فصائل: things in the plural take a feminine adjective, people their own."""
    return any(term.kind in ("source", "person") and term.form == "p" for term in sheet.terms[at])
