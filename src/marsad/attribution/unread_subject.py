"""A subject behind a verb of saying that no table knows: وقالت خدمة الإسعاف إن …, وأفادت الأنباء أن …; whoever spoke before does not say it."""

from __future__ import annotations

from marsad.attribution.speaker_phrase.reach import end_of_phrase
from marsad.attribution.subject_end import end_of_subject
from marsad.attribution.telling import Telling
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words
from marsad.grammar.voice_identity import own_words
from marsad.grammar.voices import Speaker
from marsad.model.reading import Voice
from marsad.syntax.tokens import CLOSED, tokens_of
from marsad.text.rule_words import ALEF, ARTICLE

_WHOLE = frozenset({"that", "colon"})
_LONGEST = 6  # units of a name that is told by its words alone


def behind_the_verb(telling: Telling) -> Speaker | None:
    """The definite noun right behind a verb that says plainly, with all that belongs to it; None where no such noun stands there."""
    sheet, first = telling.sheet, telling.first
    addressed = not telling.nobody_behind and not {"t", "p"}.isdisjoint(telling.governs) and end_of_phrase(sheet, first, telling.opening.subject_end) == telling.opening.subject_end == telling.opening.content
    unnamed = first < sheet.size and sheet.forms[first] in speaker_words("unnamed_reports")  # أفادت الأنباء بوقوع قصف
    if not addressed and ("d" in telling.governs or telling.saying.row["act"] != "assert" or not (unnamed or telling.opening.row in _WHOLE)):
        return None
    if telling.opening.subject_end <= first or not _heads_a_subject(sheet, first):
        return None
    last = end_of_subject(sheet, first, telling.opening.subject_end)
    if not first < last <= first + _LONGEST:
        return None
    kind = "document" if unnamed else "unknown"
    return Speaker(Voice(own_words(sheet, first, last), None, kind, sheet.span(first, last), unnamed), first, last, sheet.forms[first].removeprefix(ARTICLE), True)


def _heads_a_subject(sheet: Sheet, at: int) -> bool:
    """الأنباء, خدمة الإسعاف: a bare noun that is definite by its article or by the word behind it."""
    if sheet.pre[at] or sheet.forms[at] in speaker_words("no_name") or tokens_of(sheet).has(at, CLOSED) or sheet.dated[at]:
        return False
    definite = sheet.forms[at].startswith(ARTICLE) or sheet.forms[at + 1].startswith(ARTICLE)
    return definite and not sheet.forms[at].endswith(ALEF)
