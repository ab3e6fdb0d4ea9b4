"""Denials of a deed, or of a part in it, by whoever may have done it: لم ننفذ أي غارة, قواتنا لم تقصف البلدة, لا علاقة لنا بالهجوم."""

from __future__ import annotations

from marsad.attribution.speech_act.speaker_himself import belligerent, of_himself, own_state, same_body
from marsad.attribution.units import inside_quote
from marsad.grammar.modality import negates
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words
from marsad.grammar.statement import Statement
from marsad.text.rule_words import ALEF, OTHER_THAN, rule_word, rule_words

_DID_NOT = rule_word("speech_act.did_not")
_ANSWERS = rule_words("own_denials.answers")
_NO, _PART, _TO_HIM = rule_words("own_denials.no"), rule_words("own_denials.part"), rule_words("own_denials.to_him")
_NOT_SO = _NO | {OTHER_THAN}
_NEAR = 6  # units between "not" and the part that somebody had not


def denies_own_deed(sheet: Sheet, statement: Statement) -> bool:
    """قال التحالف إنه لم ينفذ أي غارة, أكدت الحركة أن لا علاقة لها بالتفجير."""
    first, end = inside_quote(sheet, statement)
    if first + 1 >= end:
        return False
    at = _behind_his_own(sheet, statement, first)
    return _had_no_part(sheet, at, end) or (belligerent(statement) and _did_not(sheet, statement, at, (first, end)))


def _did_not(sheet: Sheet, statement: Statement, at: int, said: tuple[int, int]) -> bool:
    """لم ننفذ, إنه لم ينفذ, قواتها لم تقصف: one who takes part says that a deed was not his."""
    first = said[0]
    if sheet.forms[first] == _DID_NOT and sheet.forms[first + 1][0] == "ن":
        return True  # «لم نرسل سلاحا»
    his_own = at > first or of_himself(sheet, statement, *said)
    return his_own and negates(sheet, at) and sheet.forms[at + 1].startswith(tuple(speaker_words("own_deed")))


def _behind_his_own(sheet: Sheet, statement: Statement, first: int) -> int:
    """قواتها | لم, إسرائيل | لم: the unit behind the speaker's own people or body at the head of what he says; the head itself where none stands there."""
    his_own = sheet.phrase(first, "own_force") or same_body(sheet, statement, first) or own_state(sheet, statement, first)
    return sheet.stops[first] if his_own else first


def _had_no_part(sheet: Sheet, at: int, end: int) -> bool:
    """لا علاقة لها بـ, ليس له أي دور, لم يكن لها يد: what is denied belongs to the speaker by a pronoun; غير مسؤولة عن, ليس مسؤولا عن."""
    if sheet.forms[at] in _NOT_SO and sheet.forms[at + 1].removesuffix(ALEF) in _ANSWERS:
        return True
    if sheet.forms[at] not in _NO:
        return False
    near = sheet.forms[at + 1 : min(at + _NEAR, end)]
    return not _PART.isdisjoint(near) and not _TO_HIM.isdisjoint(near)
