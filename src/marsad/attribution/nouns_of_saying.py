"""Nouns that tell what somebody said: بعد إعلان X مقتل …, وسط أنباء عن مقتل …"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from marsad.attribution.speech_act.verb_acts import act_of_verb
from marsad.attribution.subject_end import end_of_subject
from marsad.attribution.units import deverbal, told_beside
from marsad.grammar.cast import Cast
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words
from marsad.grammar.statement import Statement
from marsad.grammar.voices import Speaker, read_speaker
from marsad.lexicon.terms import Term
from marsad.model.reading import Voice
from marsad.text.rule_words import ABOUT, AND, COMMAS, IN, OF, ON, TO, rule_words
from marsad.text.units import standing

_NAME = 12  # units that the name of one who announces may have
_PREPOSITIONS = frozenset({ABOUT, TO})
_FROM = frozenset({OF, ON})
_ABOUT = rule_words("nouns_of_saying.about")
_OPENS = frozenset({"ب", "ل"})
_ACTS = frozenset({"accuse", "threaten", "demand"})
_WARN = "حذر"
_DOCUMENTS = rule_words("nouns_of_saying.documents")


def by_announcement(sheet: Sheet, at: int, saying: Term, cast: Cast) -> Statement | None:
    """بعد إعلان الوزارة عن مقتل …, رغم اتهام X لـY بـ…: a noun of saying named as a time or a cause, with whose it is behind it."""
    found = owner_and_content(sheet, at, saying) if _names_a_time(sheet, at, saying) else None
    if found is None:
        return None
    speaker, content = found
    return Statement((at, content), (content, _comma(sheet, content, sheet.prose.end(at))), act_of_verb(sheet, saying, content), [cast.meet(speaker)])


def by_documenting(sheet: Sheet, at: int, saying: Term, cast: Cast) -> Statement | None:
    """تمكن المركز من توثيق مقتل …, استطاع ناشطون توثيق إصابة …: what somebody managed to document, he tells."""
    if saying.key not in _DOCUMENTS or sheet.suf[at] or "harm" not in sheet.kinds[sheet.stops[at]]:
        return None
    begins = max(sheet.prose.start(at), at - _NAME)
    verb = next((unit for unit in range(at - 1, begins - 1, -1) if sheet.forms[unit] in speaker_words("managed")), -1)
    if verb < 0 or sheet.near("negation", max(begins, verb - 2), verb) >= 0:
        return None
    speaker = read_speaker(sheet, verb + 1, end_of_subject(sheet, verb + 1, at - (sheet.forms[at - 1] in (OF, IN))))
    return Statement((verb, at + 1), (at + 1, sheet.prose.end(at)), saying.row["act"], [cast.meet(speaker)]) if speaker else None


def owner_and_content(sheet: Sheet, noun: int, saying: Term) -> tuple[Speaker, int] | None:
    """إعلان الوزارة عن مقتل …, نفي مصدر سقوط …: whose a noun of saying is, and where what he said begins."""
    first, end = sheet.stops[noun], sheet.prose.end(noun)
    first += sheet.forms[first] == OF  # مطالبات من الأهالي بفتح الطريق
    if not _somebody(sheet, first) and not _of_a_nation(sheet, first):
        return None
    content = next((unit for unit in range(sheet.stops[first], min(end, first + _NAME)) if _opens(sheet, unit, saying) or sheet.forms[unit] == "،"), None)
    if content is None or sheet.forms[content] == "،":
        return None
    speaker = _a_nation(sheet, first) if _of_a_nation(sheet, first) else read_speaker(sheet, first, end_of_subject(sheet, first, content))
    if speaker is None:
        return None
    content += sheet.forms[content] in _PREPOSITIONS or sheet.forms[content] == OF
    content += sheet.phrase(content, "complement")
    return speaker, content - (content - 1 in sheet.prose.closes)


def _of_a_nation(sheet: Sheet, at: int) -> bool:
    """تحذيرات تركية, اتهامات إسرائيلية: whose state or body warns."""
    return at in sheet.nations or sheet.forms[at] in speaker_words("of_a_body")


def _a_nation(sheet: Sheet, at: int) -> Speaker:
    return Speaker(Voice(sheet.words(at, at + 1), None, "official_civil", sheet.span(at, at + 1), False), at, at + 1, sheet.forms[at], False)


def _somebody(sheet: Sheet, at: int) -> bool:
    """A body or a noun for a speaker, or a number of them: عدد من المسؤولين."""
    at += 2 * (sheet.forms[at] in speaker_words("partitive") and sheet.forms[at + 1] == OF)
    return sheet.term(at, "actor") is not None or sheet.term(at, "source") is not None


def _names_a_time(sheet: Sheet, at: int, saying: Term) -> bool:
    """بعد إعلان, بعد ساعات من تهديد, وسط اتهام."""
    if sheet.pre[at] or sheet.suf[at] or not (sheet.phrase(at, "announce") or saying.row["act"] in _ACTS or saying.key == _WARN):
        return False
    return start_of_time(sheet, at) < at


def start_of_time(sheet: Sheet, noun: int) -> int:
    """بعد | إعلان, بعد ساعات على | إعلان: the unit at which the time that a noun of saying names begins; the noun itself where none does."""
    before = noun - 1
    if sheet.forms[before] in _FROM and sheet.forms[before - 1] in speaker_words("hours_of"):
        before -= 2
        return before if sheet.phrase(before, "after_what") else before + 1
    return before if sheet.phrase(before, "after_what") else noun


def _opens(sheet: Sheet, unit: int, saying: Term) -> bool:
    """What is announced: أن, عن, a noun of happening; what is asked or threatened: a word with ب or ل; of what is warned: من."""
    if sheet.phrase(unit, "complement") or sheet.forms[unit] in _PREPOSITIONS:
        return True
    if saying.key == _WARN:
        return sheet.forms[unit] == OF
    if saying.row["act"] in _ACTS:
        return sheet.pre[unit] in _OPENS or (not sheet.terms[unit] and sheet.forms[unit][:1] in _OPENS)
    return deverbal(sheet, unit)


def rumours(sheet: Sheet) -> Iterator[int]:
    """The units at which unnamed reports are named."""
    return (at for at in standing(sheet.stands, speaker_words("rumours")) if is_rumour(sheet, at))


def is_rumour(sheet: Sheet, at: int) -> bool:
    """ترددت أنباء, هناك معلومات: they are there, and nobody whose they are; not لم ترد أنباء."""
    if sheet.forms[at] not in speaker_words("rumours") or sheet.pre[at]:
        return sheet.pre[at] == AND and sheet.forms[at] in speaker_words("rumours_alone") and sheet.forms[at + 1] == ABOUT  # استهدف القصف السوق، وأنباء عن قتلى
    if _passed_round(sheet, at) >= 0:
        return True
    told = not speaker_words("rumoured").isdisjoint((sheet.forms[at - 1], sheet.forms[at - 1].removeprefix(AND)))
    return told and sheet.near("negation", max(sheet.prose.start(at), at - 3), at) < 0


def _passed_round(sheet: Sheet, at: int) -> int:
    """تداول ناشطون | معلومات عن: the verb by which known people pass unnamed reports round; -1 where there is none."""
    for unit in range(at - 1, max(sheet.prose.start(at), at - _ROUND) - 1, -1):
        if sheet.forms[unit].removeprefix(AND) in speaker_words("circulates"):
            return unit
        if sheet.forms[unit] in _MARKS:
            break
    return -1


_ROUND = 6
_MARKS = frozenset({"،", ",", ":"})


def by_rumour(sheet: Sheet, at: int, found: Sequence[Statement]) -> Statement | None:
    """وترددت أنباء عن مقتل …: unnamed reports say it, and not the outlet; not in what another says, but where they are set beside it."""
    beside = told_beside(sheet, at)
    if beside < 0 and _inside_another(sheet, at, found):
        return None
    about = next((unit for unit in range(at + 1, min(at + 4, sheet.prose.end(at))) if _leads_to_news(sheet, unit)), None)
    if about is None:
        return None
    verb = _passed_round(sheet, at)
    if verb >= 0 and (teller := read_speaker(sheet, verb + 1, end_of_subject(sheet, verb + 1, at))):
        return Statement((verb, about + 1), (about + 1, _comma(sheet, about + 1, sheet.prose.end(at))), "assert", [teller])
    voice = Speaker(Voice(sheet.words(at, about), None, "document", sheet.span(at, about), True), at, about, sheet.forms[at], False)
    return Statement((at if beside < 0 else beside, about + 1), (about + 1, _comma(sheet, about + 1, sheet.prose.end(at))), "assert", [voice])


def _leads_to_news(sheet: Sheet, at: int) -> bool:
    """أنباء | عن مقتل, معلومات | بأن الجيش انسحب: what unnamed reports tell stands behind it."""
    return sheet.phrase(at, "complement") or (sheet.forms[at] in _ABOUT and (deverbal(sheet, at + 1) or "harm" in sheet.kinds[at + 1]))


def _inside_another(sheet: Sheet, at: int, found: Sequence[Statement]) -> bool:
    """Another voice speaks in the sentence already."""
    return bool(found) and not found[-1].after and found[-1].cue[0] >= sheet.prose.start(at)


def _comma(sheet: Sheet, first: int, end: int) -> int:
    """The comma outside quotation marks that ends the clause, or the end of the sentence."""
    return next((unit for unit in range(first + 1, end) if sheet.forms[unit] in COMMAS), end)
