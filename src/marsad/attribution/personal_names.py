"""Words of a personal name inside what names a speaker: given names, and words that no table knows."""

from __future__ import annotations

from marsad.grammar.cut_names import given_names
from marsad.grammar.named_parties import is_state
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words
from marsad.syntax.tokens import tokens_of
from marsad.text.rule_words import ARTICLE, rule_words

_NAME = 4  # words of a name that no table knows
KNOWN = frozenset({"source", "actor", "person", "harm", "event", "number", "date", "weapon", "saying"})  # kinds of words that are no part of a name
_ENDS = rule_words("speaker_phrase.name_ends")


def name_word(sheet: Sheet, at: int) -> bool:
    """A given name, or a word without an article that no table knows."""
    return _given(sheet, at) or _unknown(sheet, at)


def _given(sheet: Sheet, at: int) -> bool:
    """سالم, الدكتور, الدين; فلاح مصطفى: a word for people before a given name."""
    form = sheet.forms[at]
    if form in given_names() or form in speaker_words("honour") or form in _ENDS:
        return True
    return sheet.kinds[at] == {"person"} and sheet.forms[at + 1] in given_names() and not form.startswith(ARTICLE)


def _unknown(sheet: Sheet, at: int) -> bool:
    """شدراوي, ميقاتي: a bare word of no kind; no country, no day, nothing with which those addressed begin."""
    form = sheet.forms[at]
    if not sheet.kinds[at] <= {"place", "personal"} or is_state(sheet, at) or form in speaker_words("rest_of"):
        return False
    if form.startswith(ARTICLE) or sheet.dated[at]:
        return False
    return form.isalpha() and not tokens_of(sheet).flags[at]


def end_of_name(sheet: Sheet, first: int, end: int) -> int:
    """The unit behind a personal name whose first word stands here: bare words, and one with the article at its end."""
    at = first + 1
    while at < min(first + _NAME, end) and _goes_on(sheet, at):
        at += 1
    return at + 1 if at < end and _surname(sheet, at) else at


def _goes_on(sheet: Sheet, at: int) -> bool:
    return not sheet.pre[at] and (name_word(sheet, at))


def _surname(sheet: Sheet, at: int) -> bool:
    """سالم الدالي, سالم المطلق: a word with the article that no table knows."""
    form = sheet.forms[at]
    if not form.startswith(ARTICLE) or sheet.pre[at] or not sheet.kinds[at].isdisjoint(KNOWN):
        return False
    return not form.endswith(("ه", "ات", "ين"))


def two_names(sheet: Sheet, at: int, end: int) -> bool:
    """لور شدراوي المتحدثة: two words that no table knows, and an office, a mark or nothing behind them."""
    if at + 1 >= end or not name_word(sheet, at) or not _second(sheet, at + 1):
        return False
    return at + 2 >= end or "source" in sheet.kinds[at + 2]


def _second(sheet: Sheet, at: int) -> bool:
    return name_word(sheet, at) and not sheet.pre[at] and not sheet.forms[at].endswith(("ون", "ين"))


def calls_a_person(sheet: Sheet, at: int, *, known: bool) -> bool:
    """شدراوي السعودية, باشاغا حكومة الوحدة: a word that no table knows, and a party or a country right behind it; الدالي الجميع: one who was named before."""
    behind = at + 1
    if sheet.pre[behind]:
        return False
    if known and (sheet.forms[behind].startswith(ARTICLE) or "source" in sheet.kinds[behind]):
        return True
    return name_word(sheet, at) and ("actor" in sheet.kinds[behind] or is_state(sheet, behind))
