"""Conditions on a quotation mark behind a verb of saying: speech, or the name of a body."""

from __future__ import annotations

from collections.abc import Mapping

from marsad.attribution.complement_signs.look import Condition, Look
from marsad.attribution.units import deverbal, responsibility
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words
from marsad.grammar.voice_words import VERBAL_NOUN
from marsad.syntax.tokens import COMPLEMENT, NEGATION, PREPOSITION, PRONOUN, Tokens
from marsad.text.rule_words import ARTICLE, BY, FOR, ON, TO

_LONG, _SHORT = 7, 3  # units of a quotation that is speech by its length, or that may be where it has a verb


def _that_inside(look: Look, at: int) -> bool:
    """مضيفا "أن …": what is said begins with أن inside the quotation marks."""
    return look.sheet.phrase(at + 1, "complement")


def _speech(look: Look, at: int) -> bool:
    """A quotation is what is said where it is longer than a name, or has a verb and no name's noun before it; not behind a preposition, nor where أن follows."""
    sheet, close = look.sheet, look.sheet.prose.closes[at]
    if at > look.first and sheet.forms[at - 1] == ":":
        return True
    if (close + 1 < sheet.size and sheet.phrase(close + 1, "complement")) or look.tokens.flags[at - 1] & PREPOSITION or sheet.pre[at - 1].endswith(BY):
        return False
    if sheet.forms[at - 1] in speaker_words("title_before"):
        return False  # التقرير الذي يحمل عنوان "…"
    return close - at >= _LONG or (close - at >= _SHORT and not _names_something(sheet, at) and _has_verb(look.tokens, at, close))


def _names_something(sheet: Sheet, at: int) -> bool:
    """موقع "X", حركة "X": the quotation is the name of the body whose noun stands before it."""
    heads = (term for unit in (at - 1, at - 2) if sheet.stops[unit] == at for term in sheet.terms[unit] if term.kind == "source")
    return "actor" in sheet.kinds[at + 1] or any(head.row["kind"] not in _PEOPLE for head in heads)


_PEOPLE = frozenset({"witness", "resident", "activist", "medical", "correspondent", "official_civil", "official_military", "unknown"})


def _object_inside(look: Look, at: int) -> bool:
    """أعلنت القيادة "استشهاد أحد أبنائها", أدان المتحدث "الهجمات العشوائية": a noun of happening, or what is condemned, and no name."""
    sheet, definite = look.sheet, look.sheet.forms[at + 1].startswith(ARTICLE)
    if not deverbal(sheet, at + 1) or (sheet.prose.closes[at] - at <= _SHORT and not definite):
        return False
    return definite or not _names_something(sheet, at) or _is_whole_noun(sheet, at - 1)


def _is_whole_noun(sheet: Sheet, at: int) -> bool:
    """أكد المرصد "سقوط عشرة قتلى": no noun with the article takes a bare one as its name; حركة "تحرير الساحل" does."""
    return sheet.forms[at].startswith(ARTICLE) and sheet.term(at, "source") is not None and sheet.stops[at] == at + 1


def _led_on(look: Look, at: int) -> bool:
    """خرقا لـ"وقف القتال": a preposition stands right before the quotation."""
    return look.tokens.flags[at - 1] & PREPOSITION > 0 or look.sheet.forms[at - 1] in _LETTERS


def _leads_inside(look: Look, at: int) -> bool:
    """حث الأمين العام "جميع الأطراف على وقف القتال", اتهم الجيش الحركة "بقصف السوق": what it asks or lays to them, with the preposition of the verb inside the quotation marks."""
    sheet, inside = look.sheet, range(at + 1, look.sheet.prose.closes[at] - 1)
    led = VERBAL_NOUN.fullmatch(sheet.forms[at + 1]) is not None  # "بتوفير الحماية"
    return led or any(_LEADS.get(sheet.forms[unit]) in look.governs or sheet.pre[unit] == BY for unit in inside)


_LETTERS = frozenset({BY, FOR})
_LEADS = {TO: "i", ON: "l"}


def _has_verb(tokens: Tokens, at: int, close: int) -> bool:
    return any(tokens.flags[unit] & (PRONOUN | COMPLEMENT | NEGATION) or tokens.is_verb(unit) for unit in range(at + 1, close))


def _quote_behind(look: Look, at: int) -> bool:
    return at + 1 in look.sheet.prose.closes


def _responsibility_inside(look: Look, at: int) -> bool:
    """حمّل X Y «المسؤولية الكاملة»."""
    return responsibility(look.sheet, at + 1)


QUOTATION_SIGNS: Mapping[str, Condition] = {
    "that_inside": _that_inside,
    "speech": _speech,
    "leads_inside": _leads_inside,
    "object_inside": _object_inside,
    "quote_behind": _quote_behind,
    "led_on": _led_on,
    "responsibility_inside": _responsibility_inside,
}
