"""The name of one who holds an office, and the office of one who is named: رئيس الوزراء | سالم الدالي."""

from __future__ import annotations

from marsad.attribution.personal_names import name_word
from marsad.attribution.speaker_phrase.nouns import holds_office, read_noun
from marsad.attribution.speaker_phrase.phrase import Phrase
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words
from marsad.grammar.statement import ARMED
from marsad.lexicon.terms import Term


def read_holder(phrase: Phrase) -> bool:
    """رئيس الوزراء | سالم الدالي, العميد | سالم: the name of one who holds an office, or the office of one who is named."""
    sheet, at = phrase.sheet, phrase.at
    if sheet.pre[at] or phrase.open:
        return False
    if (actor := sheet.term(at, "actor")) is not None and not _behind_honour(sheet, at):
        return _known_person(phrase, actor)
    if holds_office(sheet.term(at, "source")) and (phrase.named or phrase.person):
        named = phrase.named
        read_noun(phrase)
        phrase.named, phrase.person = named, True
        return True
    if not _behind_honour(sheet, at) and (phrase.named or not phrase.person or not name_word(sheet, at)):
        return False
    phrase.take_name(at)
    return True


def _behind_honour(sheet: Sheet, at: int) -> bool:
    """الدكتور | هادي."""
    return sheet.forms[at - 1] in speaker_words("honour")


def _known_person(phrase: Phrase, actor: Term) -> bool:
    """رئيس الوزراء | نجيب ميقاتي: a person whom a pack knows, behind a definite office that has no name yet."""
    sheet, at = phrase.sheet, phrase.at
    his = phrase.person and phrase.definite and not phrase.named and bool(actor.row["sex"] or not (actor.key or actor.row["kind"] in ARMED))  # الجيش is nobody's name
    if not his and not _same_person(phrase, actor):
        return False
    phrase.named, phrase.at = True, sheet.stops[at]
    if phrase.at == at + 1:
        phrase.take_name(at)
    return True


def read_name_behind_comma(phrase: Phrase) -> bool:
    """الرئيس، سالم الدالي الحكومة: the name of one who holds an office, behind a comma."""
    sheet, at = phrase.sheet, phrase.at
    if sheet.forms[at] != "،" or at + 1 >= phrase.end or not phrase.person or phrase.named:
        return False
    phrase.at = at + 1
    if read_holder(phrase) and (phrase.named or (read_holder(phrase) and phrase.named)):  # الناطق، العقيد سالم الدالي
        return True
    phrase.at = at
    return False


def _same_person(phrase: Phrase, actor: Term) -> bool:
    """الأمين العام للأمم المتحدة فلان: an office that a pack knows, and its holder's name."""
    before = phrase.sheet.term(phrase.nouns[-1], "actor") if phrase.nouns else None
    return before is not None and before.key == actor.key != ""  # two that no pack knows are not one
