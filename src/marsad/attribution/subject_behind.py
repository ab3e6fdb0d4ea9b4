"""What may stand between a verb of saying and its subject: a day, to whom, a medium."""

from __future__ import annotations

from marsad.attribution.relays import is_own, media_words, to_medium
from marsad.grammar.cut_names import given_names
from marsad.grammar.named_parties import MEDIA
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words
from marsad.grammar.voices import Speaker, read_speaker
from marsad.text.rule_words import FOR, rule_word

OURS = rule_word("subject_behind.ours")


def before_subject(sheet: Sheet, first: int, end: int, own: frozenset[str]) -> tuple[list[Speaker], int]:
    """قالت السبت X, صرح لوكالة Y المتحدث باسم Z: the day and the medium may stand before the subject; the relay, and where the subject begins."""
    at = first
    while at < end and _before_subject(sheet, at):
        at = max(at + 1, sheet.stops[at] if sheet.phrases(at, "to_us", "manner") else 0)
    if at < end and to_medium(sheet, at):
        start = at + (sheet.forms[at] == "ل")
        _, stop = media_words(sheet, start, end)
        behind = _past_time(sheet, stop, end)
        if behind >= end - 1:  # وكانت مصادر قالت للجزيرة، مساء الأحد، إن: the subject stands before the verb
            return _medium_between(sheet, start, stop, own), end
        if any(sheet.term(unit, "source") for unit in range(behind, min(behind + 2, end))) or sheet.forms[behind] in given_names():
            return _medium_between(sheet, start, stop, own), behind
    return [], at if at < end else first


def _past_time(sheet: Sheet, at: int, end: int) -> int:
    """The unit behind marks and words of time."""
    while at < end and (sheet.dated[at] or not sheet.forms[at].isalnum()):
        at += 1
    return at


def _medium_between(sheet: Sheet, first: int, last: int, own: frozenset[str]) -> list[Speaker]:
    """The medium that these words name, unless it is the outlet itself."""
    medium = read_speaker(sheet, first, last)
    return [medium] if medium and medium.voice.kind in MEDIA and not is_own(medium, own) else []


def _before_subject(sheet: Sheet, at: int) -> bool:
    """A day, in it, to him, to us, a phrase of manner."""
    return bool(sheet.dated[at]) or sheet.forms[at] in speaker_words("to_him") or sheet.phrases(at, "to_us", "manner") or _to_our_own(sheet, at)


def _to_our_own(sheet: Sheet, at: int) -> bool:
    """لمراسلنا, لمراسلينا: to the outlet's own correspondent."""
    return sheet.pre[at].endswith(FOR) and sheet.suf[at] == OURS and any(term.kind == "source" and term.row.get("kind") == "correspondent" for term in sheet.terms[at])
