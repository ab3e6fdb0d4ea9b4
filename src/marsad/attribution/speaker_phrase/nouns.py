"""One noun, party or name in quotation marks of a speaker's phrase, and what it opens."""

from __future__ import annotations

from marsad.attribution.personal_names import two_names
from marsad.attribution.speaker_phrase.phrase import ADJECTIVE, Phrase
from marsad.grammar.cut_names import given_names
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words
from marsad.lexicon.terms import Term
from marsad.syntax.tokens import tokens_of
from marsad.text.fold import fold_word
from marsad.text.rule_words import AND, ARTICLE


def read_noun(phrase: Phrase) -> bool:
    """One noun, party or name in quotation marks, and what it opens."""
    sheet, at = phrase.sheet, phrase.at
    close = sheet.prose.closes.get(at)
    if close is not None:
        phrase.at, phrase.open, phrase.definite = close + 1, False, True  # جماعة «أنصار السلام» العراقية
        return True
    actor, source, place = sheet.term(at, "actor"), sheet.term(at, "source"), "place" in sheet.kinds[at]
    phrase.nouns.append(at)
    phrase.at = sheet.stops[at] if actor or source or place else at + 1
    phrase.definite |= actor is not None or place or sheet.forms[phrase.at - 1].startswith(ARTICLE)
    phrase.person = actor is None and (holds_office(source) or _of_no_kind(sheet, at))
    phrase.named = actor is not None and bool(actor.row["sex"])
    office = source is not None and sheet.stops[at] > at + 1  # أمين عام المنظمة
    if (sheet.forms[at] in given_names() and not office) or (not sheet.terms[at] and two_names(sheet, at, phrase.end)):
        phrase.take_name(at)
    phrase.open = _takes_genitive(sheet, at, phrase.at, named=actor is not None or phrase.named)
    return True


def _of_no_kind(sheet: Sheet, at: int) -> bool:
    """المستشارة, المناضل: a definite word that no table knows may be an office."""
    return not sheet.kinds[at] and sheet.forms[at].startswith(ARTICLE)


def holds_office(source: Term | None) -> bool:
    """وزير, متحدث, قيادي: one person; وزارة, حركة: a body."""
    return source is not None and source.form == "s" and fold_word(source.key.split()[0]) not in speaker_words("body_heads")


def _takes_genitive(sheet: Sheet, first: int, stop: int, *, named: bool) -> bool:
    """وزارة, حكومة, أهالي: a bare noun; no party, no place, no noun in ون, no adjective."""
    last = sheet.forms[stop - 1]
    if named or "place" in sheet.kinds[first] or last.startswith(ARTICLE) or sheet.suf[stop - 1]:
        return False
    return not (stop - first > 1 and last.endswith(ADJECTIVE)) and not last.endswith("ون")


def read_joined(phrase: Phrase) -> bool:
    """الشرطة والجيش, وزير الدفاع ونائبه."""
    sheet, at = phrase.sheet, phrase.at
    if sheet.pre[at] != AND or tokens_of(sheet).is_verb(at):
        return False
    return read_noun(phrase)
