"""The act of a verb of saying by the first words behind it: أعلن مسؤوليته claims."""

from __future__ import annotations

from marsad.attribution.units import refuses_comment, responsibility
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words, stands_at
from marsad.lexicon.terms import Term
from marsad.text.fold import fold_word


def act_of_verb(sheet: Sheet, saying: Term, head: int) -> str:
    """The act of a verb of saying by the first words behind it: أعلن مسؤوليته claims, رفض التعليق says nothing of the matter."""
    act, verb = saying.row["act"], fold_word(saying.key)
    if verb in speaker_words("claims") and (_own_responsibility(sheet, verb, head) or _stood_behind(sheet, head)):
        return "claim_responsibility"
    if verb in speaker_words("refuses") and refuses_comment(sheet, head):
        return "disclaim"
    if saying.key == "حمل" and not _holds_responsible(sheet, head):
        return "assert"
    return act


def _own_responsibility(sheet: Sheet, verb: str, head: int) -> bool:
    """أعلن المسؤولية, أكد مسؤوليته; whoever confirms (أكدت الوزارة مسؤولية الجيش) claims only what a pronoun makes his own."""
    if not responsibility(sheet, head):
        return False
    return verb not in speaker_words("confirms") or stands_at("own_responsibility", sheet.forms, head)


def _stood_behind(sheet: Sheet, head: int) -> bool:
    """أعلن وقوفه خلف الكمائن."""
    return sheet.forms[head].startswith("وقوف") and sheet.forms[head + 1] in speaker_words("stood_behind")


def _holds_responsible(sheet: Sheet, head: int) -> bool:
    """حمّلت الشبكة الجيش المسؤولية; but not يحمل بصمات التنظيم الذي أعلن مسؤوليته, where another clause has the word."""
    end = min(head + 12, sheet.size)
    last = next((unit for unit in range(head, end) if sheet.forms[unit] == "،" or sheet.forms[unit] in speaker_words("who")), end)
    return any(responsibility(sheet, unit) for unit in (*range(max(0, head - 8), last), min(last + 1, end - 1)))
