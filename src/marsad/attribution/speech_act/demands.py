"""Demands, promises and threats by the first words of what is said: يجب وقف القصف, سنحقق في الحادث."""

from __future__ import annotations

from marsad.attribution.speech_act.speaker_himself import belligerent, own_body
from marsad.attribution.speech_act.verdicts import begins_with
from marsad.attribution.units import deverbal, inside_quote
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import first_words, speaker_words, stands_at
from marsad.grammar.statement import Statement
from marsad.grammar.voice_words import VERBAL_NOUN
from marsad.syntax.function_words import VERB, verbs
from marsad.text.rule_words import ON, rule_words

_WILL = rule_words("speech_act.will_not")
_RESOLVE = rule_words("speech_act.resolve")
_TURN = 8  # units of a phrase of when and where before its comma, or of who has to do something


def demands(sheet: Sheet, statement: Statement) -> bool:
    """يجب وقف القصف, ضرورة محاسبة المسؤولين, إن على الحكومة وقف القصف."""
    return begins_with(sheet, statement, "duty", 3) >= 0 or _owed(sheet, statement)


def _owed(sheet: Sheet, statement: Statement) -> bool:
    """على الحكومة السعي إلى …: who has to do it, and a definite noun of doing."""
    first, end = inside_quote(sheet, statement)
    if sheet.forms[first] != ON or not (sheet.term(first + 1, "actor") or sheet.term(first + 1, "source")):
        return False
    behind = range(sheet.stops[first + 1], min(first + _TURN, end))
    return any(sheet.phrase(unit, "complement") or (sheet.forms[unit].startswith("ال") and VERBAL_NOUN.fullmatch("ب" + sheet.forms[unit][2:]) is not None) or deverbal(sheet, unit) for unit in behind)


def threatens(sheet: Sheet, statement: Statement) -> bool:
    """هذه الجريمة لن تمر بلا عقاب, سنرد على القصف."""
    first, end = statement.content[0], min(statement.content[0] + 8, statement.content[1])
    if first_words("threat").isdisjoint(sheet.scan.words[first:end]):
        return False
    return any(stands_at("threat", sheet.scan.words, unit) for unit in range(first, end))


def promises(sheet: Sheet, statement: Statement) -> bool:
    """قال إنه سيحقق في الحادث, «سنأخذ التقارير بجدية», «لن نتخلى عن شعبنا»: what one who holds an office or a command says he will do."""
    first, _ = inside_quote(sheet, statement)
    form = sheet.forms[first]
    if form in _WILL and sheet.forms[first + 1][0] == "ن":
        return belligerent(statement)
    if form + sheet.suf[first] in _RESOLVE:
        return belligerent(statement)  # أعلنت الحكومة عزمها تقديم شكوى
    himself = sheet.forms[statement.cue[1] - 1] in speaker_words("himself")
    if own_body(sheet, statement, first):
        himself, form = True, sheet.forms[sheet.stops[first]]  # قال الناطق باسم الحركة إن الحركة ستفرج عن …
    return _will_do(form) and (himself or form[1] == "ن") and belligerent(statement)


def _will_do(form: str) -> bool:
    """سيحقق, ستفرج, سنأخذ: a verb of the future, and none of a threat."""
    return form[0] == "س" and len(form) > 4 and form[1] in "نيت" and bool(verbs().get(form[1:], 0) & VERB) and not stands_at("no_promise", [form[2:]], 0)
