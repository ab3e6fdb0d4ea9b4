"""Nouns annexed to a speaker's noun, its prepositions, and its relative clause: وزارة الخارجية, المتحدث باسم الحركة."""

from __future__ import annotations

from marsad.attribution.personal_names import KNOWN
from marsad.attribution.speaker_phrase.nouns import read_noun
from marsad.attribution.speaker_phrase.phrase import ADJECTIVE, BEFORE_NOUN, Phrase, is_feminine, is_plural
from marsad.attribution.units import where_he_serves
from marsad.grammar.sheet import Sheet
from marsad.syntax.tokens import PREPOSITION, RELATIVE, tokens_of
from marsad.text.rule_words import ALEF, ARTICLE, rule_word

_BODIES = frozenset({"source", "actor", "place", "type_city", "type_hospital", "type_district"})


def read_prepositional(phrase: Phrase) -> bool:
    """باسم الحركة, في درعا, للأمم المتحدة: a preposition with its noun."""
    sheet = phrase.sheet
    if not _leads_in(sheet, phrase.at):
        if phrase.at + 1 >= phrase.end or not _stands_before_noun(phrase):
            return False
        phrase.at += 1
    person, definite, named = phrase.person, phrase.definite, phrase.named
    read_noun(phrase)
    while named and phrase.at < phrase.end and _adjective_shape(sheet, phrase.at):
        phrase.at += 1  # مساعد الأمين العام للشؤون السياسية
    phrase.person, phrase.definite, phrase.named = phrase.person or person, definite, named
    return True


def _leads_in(sheet: Sheet, at: int) -> bool:
    """للأمم المتحدة, بالمشفى; not بالاتفاق, which is what he welcomes."""
    return sheet.pre[at] == "ل" or sheet.forms[at].startswith("لل") or (sheet.pre[at] == "ب" and not sheet.kinds[at].isdisjoint(_BODIES))


def _stands_before_noun(phrase: Phrase) -> bool:
    sheet, at = phrase.sheet, phrase.at
    if phrase.nouns and where_he_serves(sheet, phrase.nouns[0], at):
        return True
    return not sheet.pre[at] and sheet.forms[at] in BEFORE_NOUN and (not phrase.named or _of_his_body(sheet, at))


def _of_his_body(sheet: Sheet, at: int) -> bool:
    """سالم الدالي من المجلس, في حلب: where somebody belongs; سالم الدالي من ادعاءات: not what he does."""
    return sheet.forms[at] == _IN_HIS_NAME or not sheet.kinds[at + 1].isdisjoint(_BODIES)


_IN_HIS_NAME = rule_word("speaker_phrase.in_his_name")


def _adjective_shape(sheet: Sheet, at: int) -> bool:
    form = sheet.forms[at]
    return form.startswith(ARTICLE) and form.endswith(("ي", "يه"))


def read_genitive(phrase: Phrase) -> bool:
    """وزارة | الخارجية, أهالي | مدينة, مصادر | محلية: the noun that a bare one is annexed to, or its adjective."""
    sheet, at = phrase.sheet, phrase.at
    if phrase.open and at in sheet.prose.closes:
        return read_noun(phrase)  # صحيفة «صوت اليوم»
    if not phrase.open or not _may_be_annexed(sheet, at):
        return False
    if sheet.forms[at].endswith(ALEF) and not sheet.kinds[at] and at > phrase.nouns[0] + 1:
        return False  # نشر ناشطون على المواقع صورا
    person, adjective = phrase.person, _is_bare_adjective(sheet, at) and _fits(phrase, at)
    read_noun(phrase)
    phrase.person |= person
    phrase.open &= not adjective
    return True


def _may_be_annexed(sheet: Sheet, at: int) -> bool:
    tokens = tokens_of(sheet)
    return sheet.forms[at].isalpha() and not sheet.pre[at] and not tokens.is_verb(at) and not tokens.flags[at] & (PREPOSITION | RELATIVE)


def _fits(phrase: Phrase, at: int) -> bool:
    """مصادر | محلية, مصدر | طبي; رئيس | مفوضية is no adjective."""
    form, noun = phrase.sheet.forms[at], phrase.nouns[-1]
    return form.endswith(("ون", "ين")) or form.endswith("يه") is (is_feminine(phrase.sheet, noun) or is_plural(phrase.sheet, noun))


def _is_bare_adjective(sheet: Sheet, at: int) -> bool:
    """محلية, جنوبيون: behind it no definite noun is annexed."""
    return not sheet.forms[at].startswith(ARTICLE) and sheet.kinds[at].isdisjoint(KNOWN) and sheet.forms[at].endswith((*ADJECTIVE, "ون"))


def read_relative(phrase: Phrase) -> bool:
    """الذي تقوده X, التي تسيطر على Y: a verb, and its subject or its preposition with a noun."""
    sheet, at = phrase.sheet, phrase.at
    if not tokens_of(sheet).flags[at] & RELATIVE:
        return False
    taken_up = sheet.forms[at + 1].endswith(("ها", "ه"))
    phrase.at, phrase.named = at + 2, False
    return not taken_up or read_noun(phrase)
