"""The dateline before a report's first words: عمّان (رويترز) - …, دبي، الإمارات العربية المتحدة (CNN) -- …"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.attribution.relays import NOT_KNOWN_IN_ARABIC, is_own
from marsad.grammar.sheet import Sheet
from marsad.grammar.statement import Statement
from marsad.grammar.voices import Speaker, read_speaker

_ALONE = 4  # units from a wire that a line begins with to its dash
_REACH = 14  # units that a dateline may have


def behind_dateline(sheet: Sheet, start: int) -> int:
    """The unit behind the dateline with which a sentence begins; the same unit where it begins with none."""
    close = _close(sheet, start)
    if close < 0:
        wire = _before_colon(sheet, start) or _before_dash(sheet, start)
        return start if wire is None else wire.last + 1 + (sheet.forms[wire.last] == ")")
    at = close + 1
    while sheet.forms[at] == "-":
        at += 1
    return at


def _close(sheet: Sheet, start: int) -> int:
    """The bracket that closes a dateline, with a dash behind it; -1 where there is none."""
    end = min(start + _REACH, sheet.prose.end(start) - 1)
    return next((at for at in range(start, end) if sheet.forms[at] == ")" and sheet.forms[at + 1] == "-"), -1)


def relay_by_dateline(sheet: Sheet, statements: Sequence[Statement], own: frozenset[str]) -> None:
    """The wire named in the dateline passed on what everybody in the report says."""
    wire = next((found for start, _ in sheet.prose.sentences[:4] if (found := _wire(sheet, start))), None)
    if wire is None and NOT_KNOWN_IN_ARABIC not in own:  # else it may be the outlet's own: حلب - سانا
        wire = next((found for start, _ in sheet.prose.sentences[:4] if (found := _own_line(sheet, start))), None)
    if wire is None or is_own(wire, own):
        return
    for statement in statements:
        named = [speaker.voice for speaker in (*statement.speakers, *statement.relays)]
        if not any(voice.id == wire.voice.id or voice.kind == "wire" for voice in named):
            statement.relays.append(wire)


def _wire(sheet: Sheet, start: int) -> Speaker | None:
    close = _close(sheet, start)
    if close < 0:
        return _before_colon(sheet, start) or _before_dash(sheet, start)
    opening = next((at for at in range(start, close) if sheet.forms[at] == "("), -1)
    return _as_wire(read_speaker(sheet, opening + 1, close)) if opening >= 0 else None


def _before_dash(sheet: Sheet, start: int) -> Speaker | None:
    """رويترز - …, أ ف ب - …: the wire alone, with which a line begins, and a dash."""
    dash = next((at for at in range(start + 1, min(start + _ALONE, sheet.prose.end(start))) if sheet.forms[at] == "-"), -1)
    return _as_wire(read_speaker(sheet, start, dash)) if dash > 0 else None


def _before_colon(sheet: Sheet, start: int) -> Speaker | None:
    """بنغازي - رويترز: …, صوت الساحل _فرانس برس: …, القدس (أ ف ب): the wire behind a mark and right before the first colon of a line."""
    end = min(start + _REACH, sheet.prose.end(start) - 1)
    colon = next((at for at in range(start, end) if sheet.forms[at] == ":"), -1)
    last = colon - (sheet.forms[colon - 1] == ")")
    mark = next((at for at in range(last - 1, start, -1) if sheet.forms[at] in _PARTS), -1)
    if mark < 0 or any("saying" in sheet.kinds[at] for at in range(start, mark)) or ")" in sheet.forms[mark:last]:
        return None  # قالت وكالة الأنباء (سانا)، اليوم الجمعة: …
    return _whole_wire(sheet, mark + 1, last) if mark > 0 and _opens_line(sheet, start) else None


def _own_line(sheet: Sheet, start: int) -> Speaker | None:
    """عدن - رويترز, (أ ف ب), القاهرة ـ أ ش أ: a line of its own that ends with the wire."""
    end = sheet.prose.end(start)
    if end - start > _LINE or not _opens_line(sheet, start) or not sheet.text[sheet.span(end - 1, end)[1] :].lstrip(" ").startswith("\n"):
        return None
    last = end - (sheet.forms[end - 1] == ")")
    mark = next((at for at in range(last - 1, start - 1, -1) if sheet.forms[at] in _PARTS), -1)
    first = mark + 1 if mark >= 0 else next((at for at in range(start, last) if sheet.stops[at] == last and "actor" in sheet.kinds[at]), last)
    return _whole_wire(sheet, first, last) if first < last and (mark >= 0 or _drawn_out(sheet, first)) else None


def _whole_wire(sheet: Sheet, first: int, last: int) -> Speaker | None:
    """The wire whose name fills the units from the first up to the last."""
    speaker = read_speaker(sheet, first, last)
    return _as_wire(speaker) if speaker and (speaker.first, speaker.last) == (first, last) else None


def _as_wire(speaker: Speaker | None) -> Speaker | None:
    """A wire by its name, which nobody need give again; None for anybody else."""
    return replace(speaker, voice=replace(speaker.voice, anonymous=False)) if speaker and speaker.voice.kind == "wire" else None


def _drawn_out(sheet: Sheet, first: int) -> bool:
    """القاهرة ـ (رويترز): the letter that draws others out, set apart as a dash."""
    begins = sheet.span(first, first + 1)[0]
    return sheet.text[:begins].rstrip(" (")[-1:] in ("ـ", "\n", "")


def _opens_line(sheet: Sheet, start: int) -> bool:
    begins = sheet.span(start, start + 1)[0]
    return sheet.text[:begins].rstrip(" ")[-1:] in ("", "\n")


_LINE = 10  # units of a dateline that stands on a line of its own
_PARTS = frozenset({"-", "_", "/", "("})  # between a place or an outlet and the wire
