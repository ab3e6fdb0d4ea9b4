"""Where a name behind بحسب ends: at a mark, a verb, a count, or a word that opens what is said."""

from __future__ import annotations

from marsad.attribution.relays import to_medium
from marsad.attribution.subject_end import goes_on_saying, is_an_office
from marsad.attribution.units import harm_goes_on
from marsad.grammar.cut_names import given_names
from marsad.grammar.named_parties import MEDIA
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words
from marsad.grammar.voice_words import past_of_her
from marsad.lexicon.terms import VERB_FORMS
from marsad.syntax.function_words import VERB, verbs
from marsad.text.rule_words import ABOUT, AND_HAS, ARTICLE, IN, RELATIVES, SINCE, rule_words

DOCUMENT = 5  # units from a document to who issued it; further off another document is issued (انتهاك للقرار الصادر عن المجلس)
_NEAR = 8
_ABOUT_OR_AND_HAS_OR_SINCE_OR_MARK = frozenset({AND_HAS, ABOUT, SINCE, "،", ",", ":", "(", ".", "-", "؛"})
_VERBS = rule_words("name_end.verbs")
_INTO_DEEDS = rule_words("name_end.into_deeds")
_RELATIVE_OR_AND = rule_words("name_end.relative_or_and")


def end_of_name(sheet: Sheet, first: int, end: int) -> int:
    """The unit behind a name: at a mark, a word that opens what is said, a verb, or a quotation."""
    at = first
    while at < end:
        if sheet.phrase(at, "issued") and at - first < DOCUMENT:
            at = sheet.stops[at]
            continue
        if at > first and _ends_name(sheet, at) and not _called_a_day(sheet, first, at):
            return at
        if sheet.forms[at] in RELATIVES and at - first < 3 and sheet.term(first, "source") and sheet.term(at + 1, "saying") and not says_more(sheet, at):
            at += 1
            continue
        if at > first and sheet.forms[at] in _RELATIVE_OR_AND:
            return at
        close = sheet.prose.closes.get(at, at)
        if at > first and close - at >= _NEAR:
            return at  # وبحسب التقرير "تسببت القوات في …": what is said, no name
        at = close + 1 if at < close < at + _NEAR else sheet.stops[at]
    return end


def _called_a_day(sheet: Sheet, first: int, at: int) -> bool:
    """تلفزيون النهار, قناة اليوم: right behind the noun of a medium its name, and no day."""
    medium = sheet.term(first, "source")
    return at == first + 1 and sheet.term(at, "date") is not None and medium is not None and medium.row["kind"] in MEDIA


def says_more(sheet: Sheet, at: int) -> bool:
    """بحسب الوالي | الذي قال إن, الذي نقلت عنه وكالة X أن: the one named says something of its own in his relative clause."""
    if at + 1 >= sheet.size or sheet.forms[at] not in RELATIVES or not (sheet.term(at + 1, "saying") or sheet.phrase(at + 1, "told_verb")):
        return False
    end = min(sheet.prose.end(at), at + _NEAR)
    return any(sheet.phrase(unit, "complement") or sheet.forms[unit] == ":" for unit in range(at + 2, end))


def _ends_name(sheet: Sheet, at: int) -> bool:
    """Words that are no part of a name, asked for one after another; the quick ones first."""
    form = sheet.forms[at]
    if form in _ABOUT_OR_AND_HAS_OR_SINCE_OR_MARK:
        return True
    if sheet.phrases(at, "complement", "statement_frame", "subset", "his_word", "accord") or (sheet.term(at, "date") and not is_an_office(sheet, at)) or to_medium(sheet, at):
        return True
    if form == IN and (sheet.dated[at + 1] or (_tells_deed(sheet, at + 1) and sheet.forms[at - 1].removeprefix(ARTICLE) not in _INTO_DEEDS)):
        return True  # قتل ثلاثة بحسب مصادر طبية | في غارة على X; المرصد | في 23 آب
    if harm_goes_on(sheet, at) or past_of_her(sheet, at) or _goes_on_without(sheet, at):
        return True  # وبحسب المرصد استمرت الاشتباكات: a verb that no table knows
    return _is_told_verb(sheet, at) or _comes_about(sheet, at) or goes_on_saying(sheet, at)  # على ما أعلن X محملا Y المسؤولية


def _tells_deed(sheet: Sheet, at: int) -> bool:
    """غارة, مواجهات: the noun of a deed, and no party's name (عملية الكرامة)."""
    return at < sheet.size and not sheet.pre[at] and any(term.kind == "event" and term.form not in VERB_FORMS for term in sheet.terms[at]) and sheet.term(at, "actor") is None


def _is_told_verb(sheet: Sheet, at: int) -> bool:
    """A verb of what happened or was said, that is no party's name and that الذي does not lead to."""
    if sheet.pre[at].endswith("ب") or sheet.forms[at - 1] in RELATIVES or sheet.term(at, "actor") is not None:
        return False
    if any(term.kind in ("saying", "harm", "event") and term.form in VERB_FORMS for term in sheet.terms[at]):
        return True
    return sheet.phrase(at, "perpetrate") > 0  # طبقا للمصادر نفذت قوة …


def _comes_about(sheet: Sheet, at: int) -> bool:
    """وبحسب مصادر محلية | أسفر الهجوم عن …, وبحسب مصدر طبي | ارتفع عدد القتلى: a verb of what came about, that is no name behind a given one (محمد خلف)."""
    return sheet.forms[at] in _VERBS and not sheet.pre[at] and sheet.forms[at - 1] not in RELATIVES and sheet.forms[at - 1] not in given_names()


def _goes_on_without(sheet: Sheet, at: int) -> bool:
    """حسب التقارير حوالي 300 شخص, بحسب المشاركين ستحافظ: a count, or a verb of the future, is no part of a name."""
    form = sheet.forms[at]
    if form in speaker_words("about") or ("number" in sheet.kinds[at] and not form.startswith("ال")):
        return True
    if form[0] == "س" and len(form) > 4 and verbs().get(form[1:], 0) & VERB:
        return True
    return form in speaker_words("was_done")  # وبحسب المصدر تم إلقاء حجارة
