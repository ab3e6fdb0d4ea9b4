"""The dateline before a report's first words: عمّان (رويترز) - …, دبي، الإمارات العربية المتحدة (CNN) -- …"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.attribution.relays import is_own
from marsad.grammar.sheet import Sheet
from marsad.grammar.statement import Statement
from marsad.grammar.voices import Speaker, read_speaker

_REACH = 14  # units that a dateline may have


def behind_dateline(sheet: Sheet, start: int) -> int:
    """The unit behind the dateline with which a sentence begins; the same unit where it begins with none."""
    close = _close(sheet, start)
    if close < 0:
        return start
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
    if wire is None or is_own(wire, own):
        return
    for statement in statements:
        named = [speaker.voice for speaker in (*statement.speakers, *statement.relays)]
        if not any(voice.id == wire.voice.id or voice.kind == "wire" for voice in named):
            statement.relays.append(wire)


def _wire(sheet: Sheet, start: int) -> Speaker | None:
    close = _close(sheet, start)
    opening = next((at for at in range(start, close) if sheet.forms[at] == "("), -1)
    speaker = read_speaker(sheet, opening + 1, close) if opening >= 0 else None
    return replace(speaker, voice=replace(speaker.voice, anonymous=False)) if speaker and speaker.voice.kind == "wire" else None
