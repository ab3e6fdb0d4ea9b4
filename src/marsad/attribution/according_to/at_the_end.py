"""A name behind what it says, or inside it: قتل خمسة، بحسب X."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.attribution.datelines import behind_dateline
from marsad.attribution.relays import is_own
from marsad.grammar.named_parties import MEDIA
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words
from marsad.grammar.statement import Statement
from marsad.grammar.voices import Speaker
from marsad.text.rule_words import AS_ALSO, WHO, WHO_F

_NEAR = 8
_WHO_OR_WHO_F = frozenset({WHO, WHO_F})


def according_after(sheet: Sheet, at: int, name_end: int, speaker: Speaker, found: Sequence[Statement], own: frozenset[str]) -> Statement | None:
    """… بحسب X at the end: all of the sentence that no other voice has yet; inside one it names a relay."""
    start = sheet.prose.start(at)
    open_one = next((s for s in reversed(found[-12:]) if s.cue[0] >= start and s.cue[1] <= at <= s.content[1]), None)
    if open_one is not None:
        return _inside_another(sheet, at, name_end, speaker, open_one, found, own)
    first = _first_untold(sheet, at, found)
    last = _sentence_goes_on(sheet, name_end) or _between_dashes(sheet, at, name_end) or at
    if last == at:
        first = _own_clause(sheet, first, at)
    return Statement((at, name_end), (first, last), "assert", [speaker], after=True) if at - first > 1 else None


def _inside_another(
    sheet: Sheet, at: int, name_end: int, speaker: Speaker, open_one: Statement, found: Sequence[Statement], own: frozenset[str]
) -> Statement | None:
    """قال X إن …، بحسب وكالة Y: the agency passes on what he said; نفى X أن …، كما ذكرت الصحف: they say what he denies."""
    clause = _own_clause(sheet, open_one.content[0], at)
    if speaker.voice.kind not in MEDIA and sheet.forms[clause - 1] in speaker_words("last_clause"):  # قال X إن …، فيما أصيب خمسة، بحسب Y
        open_one.content = (open_one.content[0], clause)
        return Statement((at, name_end), (clause, at), "assert", [speaker], after=True)
    if sheet.phrase(at, "quoting") and all(one.voice.kind in MEDIA for one in open_one.speakers):
        open_one.speakers, open_one.relays, open_one.content = [speaker], [*open_one.speakers, *open_one.relays], (open_one.content[0], at)
        return None  # أعلن التلفزيون أن …، نقلا عن مصادر: they say it, it passes it on
    denied = open_one.act == "deny" and sheet.forms[at] == AS_ALSO
    if speaker.voice.kind in MEDIA and not denied and not is_own(speaker, own):
        for statement in _same_breath(open_one, found):
            statement.relays.append(speaker)
    open_one.content = (open_one.content[0], at)
    return Statement((at, name_end), open_one.content, "assert", [speaker], after=True) if denied else None


def _first_untold(sheet: Sheet, at: int, found: Sequence[Statement]) -> int:
    """The first unit of the sentence that no voice told at an end has yet, behind a dateline and words that lead over."""
    first = behind_dateline(sheet, sheet.prose.start(at))
    for statement in found[-12:]:
        if statement.after and statement.cue[0] < at and statement.cue[1] > first:
            first = statement.cue[1]
    while first < at and (sheet.phrase(first, "switch", "last_voice") or _is_mark(sheet.forms[first])):
        first = sheet.stops[first]
    return first


def _is_mark(form: str) -> bool:
    return not form[0].isalnum() and form not in ('"', "«")


def _between_dashes(sheet: Sheet, at: int, name_end: int) -> int | None:
    """كانوا - بحسب تقارير - يحضرون حفلا: the name stands inside what is said; the end of the sentence."""
    dashed = sheet.forms[at - 1] in speaker_words("dash") and sheet.forms[name_end] in speaker_words("dash")
    return sheet.prose.end(at) if dashed and sheet.prose.end(at) - name_end > 2 else None


def _own_clause(sheet: Sheet, first: int, at: int) -> int:
    """… فيما قتل آخر، بحسب X; … "قال كذا"، بحسب X: the last clause, or the quotation right before, is what X says."""
    close = at - 1 - (sheet.forms[at - 1] in ("،", ","))
    quote = sheet.prose.quoted[close] if close > first else -1
    if quote >= first and sheet.prose.closes[quote] == close and close - quote > _NEAR - 2:
        return quote
    starts = (unit for unit in range(at - 4, first, -1) if sheet.forms[unit] in speaker_words("last_clause") and sheet.forms[unit - 1] in ("،", ",") and sheet.prose.quoted[unit] < 0)
    return next(starts, first - 1) + 1


def _same_breath(last: Statement, found: Sequence[Statement]) -> list[Statement]:
    """قال X إن …، داعيا إلى …، بحسب وكالة Y: the agency passed on all that he said in the sentence."""
    said = [last]
    for before in reversed(found[:-1] if last.carried else []):
        if before.speakers != last.speakers or before.content[1] != last.content[1] or before.relays is last.relays:
            break
        said.append(before)
        if not before.carried:
            break
    return said


def _sentence_goes_on(sheet: Sheet, at: int) -> int | None:
    """أسفر القصف، وفق X، عن مقتل …: the name stands inside what is said when a preposition goes on behind it."""
    end = sheet.prose.end(at) if at < sheet.size else at
    if sheet.forms[at] in _WHO_OR_WHO_F:  # بحسب الهلال الأحمر الذي أجلى المصابين، إلى: behind what he is
        at = next((unit for unit in range(at, min(end, at + 12)) if sheet.forms[unit] in ("،", ",")), at)
    if at + 1 >= end or sheet.forms[at] not in ("،", ","):
        return None
    inside = sheet.phrase(at + 1, "goes_through") or sheet.forms[at + 1][0].isdecimal() or sheet.pre[at + 1] in ("ب", "ل")
    return end if inside else None
