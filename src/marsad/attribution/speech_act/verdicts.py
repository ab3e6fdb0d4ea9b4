"""Denials, verdicts and corrections by the first words of what is said: هذه الأنباء مفبركة."""

from __future__ import annotations

from marsad.attribution.speech_act.own_denials import denies_own_deed
from marsad.attribution.speech_act.speaker_himself import belligerent, same_body
from marsad.attribution.units import deverbal, inside_quote
from marsad.grammar.modality import judged_untrue, negates
from marsad.grammar.named_parties import is_state
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words, stands_at
from marsad.grammar.statement import Statement
from marsad.text.fold import fold_word
from marsad.text.rule_words import rule_words

_NOT = rule_words("speech_act.not")
_CALLS = rule_words("verbs.calls")


def cannot_tell(sheet: Sheet, statement: Statement) -> bool:
    """لا يستطيع تأكيد استخدام الغاز, لا علم له بسقوط مدنيين, لا تملك معلومات عن الحادث."""
    at = begins_with(sheet, statement, "unable", 2)
    end = min(at + 5, statement.content[1])
    return at >= 0 and (sheet.near("verify", at, end) >= 0 or not speaker_words("knowledge").isdisjoint(sheet.forms[at:end]))


def denies(sheet: Sheet, statement: Statement) -> bool:
    """هذه الأنباء مفبركة, ما قيل لا أساس له; not حذر من الشائعات."""
    first, end = statement.content
    return (statement.opens != "from" and judged_untrue(sheet, first, min(first + 8, end))) or denies_own_deed(sheet, statement)


def condemns(sheet: Sheet, statement: Statement) -> bool:
    """ما ارتكبوه جريمة نكراء, هذا عمل جبان: a verdict on something taken up."""
    first = statement.content[0]
    head = next((unit for unit in range(first, min(first + 2, statement.content[1])) if sheet.forms[unit].isalpha()), first)
    called = fold_word(statement.rule.rpartition(".")[2]) in _CALLS  # اعتبر الحزب القصف عدوانا
    return (called or sheet.forms[head] in speaker_words("taken_up")) and begins_with(sheet, statement, "outrage", 16) >= 0


def blames(sheet: Sheet, statement: Statement) -> bool:
    """حماس تتحمل مسؤولية القتل, إيران تقف وراء الهجوم, قوات X مسؤولة عن القصف: a party that is not the speaker, and what is laid to it."""
    first, end = inside_quote(sheet, statement)
    if not (sheet.term(first, "actor") or sheet.term(first, "source") or is_state(sheet, first)) or same_body(sheet, statement, first):
        return False
    behind = range(sheet.stops[first], min(sheet.stops[first] + _NAME, end))
    at = next((unit for unit in behind if stands_at("blame", sheet.scan.words, unit)), -1)
    stands = at >= 0 and sheet.forms[at + 1] in speaker_words("stood_behind")  # تقف خلف الحكومة: for her
    return at >= 0 and not sheet.phrase(at - 1, "negation") and (not stands or deverbal(sheet, at + 2))


_NAME = 6  # units of a party's name and what it is said to have done


def justifies(sheet: Sheet, statement: Statement) -> bool:
    """العملية تأتي ردا على …, said by one who takes part."""
    at = begins_with(sheet, statement, "in_answer", 16)
    if at < 0 or not belligerent(statement):
        return False
    return at - statement.content[0] < 3 or sheet.near("comes", statement.content[0], at) >= 0


def concedes(sheet: Sheet, statement: Statement) -> bool:
    """الغارة كانت حالة مأساوية من الخطأ, said of a deed by one who takes part."""
    first, end = statement.content
    near = range(first, min(first + 8, end))
    if speaker_words("by_fault").isdisjoint(sheet.forms[near.start : near.stop]) or not any(speaker.voice.kind == "official_military" for speaker in statement.speakers):
        return False
    return not any(negates(sheet, unit) for unit in near)


def corrects(sheet: Sheet, statement: Statement) -> bool:
    """أحصوا خطأ ضمن القتلى; تسعة قتلى لا 19."""
    first, end = statement.content
    if sheet.near("by_mistake", first, end) >= 0 and sheet.near("counted_so", first, end) >= 0:
        return True
    at = sheet.near("negation", first, end)
    while at >= 0:
        if _not_so_many(sheet, at, end):
            return True
        at = sheet.near("negation", at + 1, end)
    return False


def _not_so_many(sheet: Sheet, unit: int, end: int) -> bool:
    after = unit + 1
    if sheet.forms[unit] not in _NOT or not _number(sheet, after, end):
        return False
    return any(sheet.term(before, "harm") for before in range(max(0, unit - 3), unit))


def _number(sheet: Sheet, at: int, end: int) -> bool:
    """A number in digits or a numeral stands here."""
    return at < end and sheet.forms[at].isdecimal()


def begins_with(sheet: Sheet, statement: Statement, key: str, reach: int) -> int:
    """The unit of a phrase among the first words of what is said; -1 where it is not there."""
    return sheet.near(key, statement.content[0], min(statement.content[0] + reach, statement.content[1]))
