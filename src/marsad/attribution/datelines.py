"""The dateline before a report's first words: عمّان (رويترز) - …, دبي، الإمارات العربية المتحدة (CNN) -- …"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.attribution.relays import NOT_KNOWN_IN_ARABIC, is_own
from marsad.grammar.sheet import Sheet
from marsad.grammar.statement import Statement
from marsad.grammar.voices import Speaker, read_speaker
from marsad.model.reading import Voice

_REACH = 14  # units that a dateline may have


def behind_dateline(sheet: Sheet, start: int) -> int:
    """The unit behind the dateline with which a sentence begins; the same unit where it begins with none."""
    close = _close(sheet, start)
    if close < 0:
        wire = _before_colon(sheet, start) or _set_apart(sheet, start)
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
        return _before_colon(sheet, start) or _set_apart(sheet, start)
    opening = next((at for at in range(start, close) if sheet.forms[at] == "("), -1)
    return _as_wire(read_speaker(sheet, opening + 1, close)) or _agency(sheet, opening + 1, close) if opening >= 0 else None


def _before_colon(sheet: Sheet, start: int) -> Speaker | None:
    """بنغازي - رويترز: …, صوت الساحل _فرانس برس: …, القدس (أ ف ب): the wire behind a mark and right before the first colon of a line."""
    end = min(start + _REACH, sheet.prose.end(start) - 1)
    colon = next((at for at in range(start, end) if sheet.forms[at] == ":"), -1)
    last = colon - (sheet.forms[colon - 1] == ")")
    mark = next((at for at in range(last - 1, start, -1) if sheet.forms[at] in _PARTS), -1)
    if mark < 0 or any("saying" in sheet.kinds[at] for at in range(start, mark)) or ")" in sheet.forms[mark:last]:
        return None  # قالت وكالة الأنباء (سانا)، اليوم الجمعة: …
    return _whole_wire(sheet, mark + 1, last) if mark > 0 and _opens_line(sheet, start) else None


def _set_apart(sheet: Sheet, start: int) -> Speaker | None:
    """عدن / سبأ / قال, رام الله - معا - قال, غزة 3-5-2018 وفا- قال, كونا – قال, الخرطوم (سونا) قال: the wire before a mark at the head of a line, or between two, or behind a day."""
    if not _opens_line(sheet, start):
        return None
    end = min(start + _REACH, sheet.prose.end(start))
    last = next((at for at in range(start, end) if "saying" in sheet.kinds[at]), end)
    for at in range(start, last):
        if at == start or sheet.forms[at - 1] in _PARTS or (sheet.dated[at - 1] and not sheet.dated[at]):
            close = next((unit for unit in range(at + 1, min(at + _NAME, last)) if sheet.forms[unit] in _CLOSES), at)
            if (sheet.forms[close] != ")" or _tells_where(sheet, start, at - 1)) and (wire := _whole_wire(sheet, at, close)):
                return wire
    return None


def _tells_where(sheet: Sheet, first: int, last: int) -> bool:
    """الخرطوم, صنعاء، اليمن: nothing but places stand before the bracket; وفق وكالة الأنباء السورية (سانا) is no dateline."""
    return all("place" in sheet.kinds[at] or not sheet.forms[at].isalpha() for at in range(first, last))


def _own_line(sheet: Sheet, start: int) -> Speaker | None:
    """عدن - رويترز, (أ ف ب), القاهرة ـ أ ش أ: a line of its own that ends with the wire."""
    end = sheet.prose.end(start)
    if end - start > _LINE or not _opens_line(sheet, start) or not sheet.text[sheet.span(end - 1, end)[1] :].lstrip(" ").startswith(("\n", ".")):
        return None
    last = end - (sheet.forms[end - 1] == ")")
    mark = next((at for at in range(last - 1, start - 1, -1) if sheet.forms[at] in _PARTS), -1)
    first = mark + 1 if mark >= 0 else next((at for at in range(start, last) if sheet.stops[at] == last and "actor" in sheet.kinds[at]), last)
    return _whole_wire(sheet, first, last) if first < last and (mark >= 0 or _drawn_out(sheet, first)) else None


def _whole_wire(sheet: Sheet, first: int, last: int) -> Speaker | None:
    """The wire whose name fills the units from the first up to the last."""
    speaker = read_speaker(sheet, first, last)
    if speaker and (speaker.first, speaker.last) == (first, last) and (wire := _as_wire(speaker)):
        return wire
    return _agency(sheet, first, last)


def _agency(sheet: Sheet, first: int, last: int) -> Speaker | None:
    """وفا, معا, قنا: words that are an agency's name behind وكالة, and here stand for it."""
    name = sheet.pre[first] + sheet.words(first, last).removeprefix(sheet.pre[first])  # وام is no و before a word
    found = sheet.lexicon.scan(f"{_AN_AGENCY} {name}") if sheet.lexicon and first < last else None
    agency = next((term for term in found.terms[0] if term.kind == "actor" and found.stops[0] == len(found.forms)), None) if found else None
    if agency is None or agency.row["kind"] != "wire":
        return None
    return Speaker(Voice(name, agency.key, "wire", sheet.span(first, last), False), first, last, sheet.forms[first], True)


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
_NAME = 5  # units of a wire's name: أ ف ب
_CLOSES = frozenset({"-", "_", "/", ")"})
_AN_AGENCY = "وكالة"
_PARTS = frozenset({"-", "_", "/", "("})  # between a place or an outlet and the wire
