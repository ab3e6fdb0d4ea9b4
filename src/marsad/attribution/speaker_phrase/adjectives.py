"""Adjectives that agree with a noun of the speaker's phrase: الحكومة | اليمنية."""

from __future__ import annotations

from marsad.attribution.speaker_phrase.phrase import ADJECTIVE, Phrase, is_feminine, is_plural
from marsad.grammar.speaker_words import speaker_words
from marsad.syntax.tokens import RELATIVE, tokens_of
from marsad.text.rule_words import ARTICLE, rule_forms

_FEMININE_ADJECTIVE = rule_forms("speaker_phrase.feminine_adjective")
_THEY = "ون"
_NOUNS = frozenset({"source", "actor", "harm", "event", "weapon", "deverbal"})


def read_adjective(phrase: Phrase) -> bool:
    """الحكومة | اليمنية, الأمين | العام, المصدر | نفسه: a word of the shape of an adjective that agrees with a noun before it."""
    sheet, at = phrase.sheet, phrase.at
    if phrase.named or sheet.pre[at] or tokens_of(sheet).flags[at] & RELATIVE:
        return False
    if not (_of_belonging(phrase, at) or _of_name(phrase, at) or sheet.forms[at] in speaker_words("same_behind")):
        return False
    phrase.at = at + 1
    return True


def _of_belonging(phrase: Phrase, at: int) -> bool:
    """السورية, العربي, اليمنيون; behind a bare one another bare one: عسكري سوري."""
    sheet, form = phrase.sheet, phrase.sheet.forms[at]
    if "source" in sheet.kinds[at] or form in speaker_words("rest_of") or form in speaker_words("operation") or ("actor" in sheet.kinds[at] and sheet.stops[at] > at + 1):
        return False
    if not _as_definite(phrase, at):
        return False
    if form.endswith(("يون", "يين", "يات")) or form in speaker_words("of_people") or _as_his_noun(form, sheet.forms[at - 1]):
        return any(is_plural(sheet, noun) for noun in phrase.nouns)
    return form.endswith(ADJECTIVE)


def _as_his_noun(form: str, before: str) -> bool:
    """ناشطون مؤيدون: a plural of those who do something, and never their object."""
    return form.endswith(_THEY) and form.startswith("م") and before.endswith(_THEY)


def _as_definite(phrase: Phrase, at: int) -> bool:
    """An adjective has the article where its noun is definite, and only there."""
    form, before = phrase.sheet.forms[at], phrase.sheet.forms[at - 1]
    if form.startswith(ARTICLE):
        return before.startswith(ARTICLE) or phrase.definite
    return not before.startswith(ARTICLE) and not phrase.definite and len(form) > 3


def _of_name(phrase: Phrase, at: int) -> bool:
    """العام, العليا, المركزية, المسيطرة: it agrees with a noun before it."""
    sheet, form = phrase.sheet, phrase.sheet.forms[at]
    if form not in speaker_words("name_adjective") and (form[:3] != ARTICLE + "م" or not sheet.kinds[at].isdisjoint(_NOUNS)):
        return False
    feminine, people = form.endswith(_FEMININE_ADJECTIVE), is_plural(sheet, at)  # اتهم المجلس العسكري | المتظاهرين بـ: people agree with people only
    return any((is_feminine(sheet, noun) is feminine and not people) or is_plural(sheet, noun) for noun in phrase.nouns)
