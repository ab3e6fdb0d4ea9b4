"""Conditions on أن and the colon: what they open, and to which clause they belong."""

from __future__ import annotations

from collections.abc import Mapping

from marsad.attribution.complement_signs.look import Condition, Look
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words
from marsad.grammar.voice_words import called_ali
from marsad.text.rule_words import ABOUT, AND, ARTICLE, BY, COMMAS, FOR, OF, RELATIVES, SO, rule_words

_ALTHOUGH = rule_words("content_span.although")


def _no_that(look: Look, at: int) -> bool:
    """قبل أن, إلا أن, رغم أن, بالرغم من أن, لأن, وإن: an أن that opens another clause."""
    sheet = look.sheet
    if main_clause(sheet, look.first, at) or sheet.pre[at] in _JOINS:
        return True
    if sheet.pre[at] or sheet.forms[at - 1] not in speaker_words("before_other_that"):
        return False
    return not (sheet.terms[at - 2] and sheet.stops[at - 2] == at)  # the word ends a name: قال موقع والا إن


_JOINS = frozenset({AND, FOR})


def although(sheet: Sheet, at: int) -> bool:
    """بالرغم من أن, على الرغم من أن."""
    return sheet.forms[at - 1] == OF and sheet.forms[at - 2] in _ALTHOUGH


def main_clause(sheet: Sheet, first: int, at: int) -> bool:
    """الأدلة التي تثبت ذلك لم تقدم، لذلك فإن …: فإن opens no content, but behind the name of who says it (المعلومات التي أفادت بها X، فإن …)."""
    return sheet.pre[at] == SO and bool(sheet.phrase(at, "complement")) and sheet.forms[first] not in speaker_words("by_it")


def _of_another(look: Look, at: int) -> bool:
    """القضية التي يتوقع أن تثير خلافا: the أن of the verb right before it, in a relative clause."""
    sheet = look.sheet
    return at - 2 > look.first and sheet.forms[at - 2] in speaker_words("who")


def _led_by_about(look: Look, at: int) -> bool:
    """تحدث عن أن, تحدث بأن: the أن behind the preposition of a verb that takes nouns."""
    return look.sheet.forms[at - 1] == ABOUT or look.sheet.forms[at].startswith(BY)


def _assured(look: Look, at: int) -> bool:
    """جدد التأكيد على أن, جدد تأكيده أن: the أن of what is assured once more."""
    forms = look.sheet.forms
    return forms[at - 1 - (forms[at - 1] in speaker_words("before_that"))] in _ASSURANCE


_ASSURANCE = rule_words("complements.assurance")


def _takes_colon(look: Look, at: int) -> bool:
    return "c" in look.governs


def _later_that(look: Look, at: int) -> bool:
    """أكد X في تغريدة على حسابه، أن …; أكد علي الصباغ أن …: what is said begins with أن, not behind على."""
    sheet = look.sheet
    later = next((unit for unit in range(at + 2, min(look.end, at + 14)) if sheet.phrase(unit, "complement")), None)
    if later is None:
        return False
    return sheet.forms[later - 1] == "،" or (later - at < 6 and called_ali(sheet, at, look.end))


def _that_next(look: Look, at: int) -> bool:
    """ذكرت المعلومات أن, أكد هذا المسؤول أن: who says it, and not what."""
    sheet, behind = look.sheet, range(at + 1, min(look.end, at + (_DESCRIBED if _somebody(look, at + 1) else 3)))
    that = next((unit for unit in behind if sheet.phrase(unit, "complement")), at)
    return that > at and sheet.pre[that - 1] != AND  # نفى ذلك وقال إن


def _somebody(look: Look, at: int) -> bool:
    """هذا | الناطق باسم القوات: one who speaks, and no paper."""
    source = look.sheet.term(at, "source") if at < look.end else None
    return source is not None and source.row["kind"] != "document" and look.sheet.forms[at].startswith(ARTICLE)


_DESCRIBED = 8  # units of somebody who is pointed at and described


def _takes_that(look: Look, at: int) -> bool:
    return "a" in look.governs


def _inside_relative(look: Look, at: int) -> bool:
    """نفت روسيا، التي غزت البلاد قبل عام، استهداف المدنيين: told of the speaker between two commas, behind which what he says begins."""
    sheet, forms = look.sheet, look.sheet.forms
    begun = next((unit for unit in range(at - 1, look.first, -1) if forms[unit] in RELATIVES or forms[unit] in COMMAS), look.first)
    if forms[begun] not in RELATIVES or forms[begun - 1] not in COMMAS:
        return False
    closed = next((unit for unit in range(at + 1, look.end) if forms[unit] in COMMAS), look.end)
    return closed + 1 < look.end and not sheet.pre[closed + 1]


def _of_relative(look: Look, at: int) -> bool:
    """سكان المدينة، الذين يبلغ تعدادهم …، إن: what is told of the speaker by the way."""
    return any(form in speaker_words("who") for form in look.sheet.forms[look.first : at])


def _in_sentence(look: Look, at: int) -> bool:
    """The verb is not the first word of its sentence."""
    return look.sheet.prose.start(look.first) < look.first - 1


COMPLEMENTIZER_SIGNS: Mapping[str, Condition] = {
    "no_that": _no_that,
    "of_another": _of_another,
    "led_by_about": _led_by_about,
    "assured": _assured,
    "takes_colon": _takes_colon,
    "later_that": _later_that,
    "that_next": _that_next,
    "takes_that": _takes_that,
    "of_relative": _of_relative,
    "inside_relative": _inside_relative,
    "in_sentence": _in_sentence,
}
