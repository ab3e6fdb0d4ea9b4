"""Speakers whom a table or an earlier mention knows."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.attribution.subject_end import end_of_subject
from marsad.attribution.units import of_her
from marsad.grammar.cast import Cast
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words
from marsad.grammar.statement import Statement
from marsad.grammar.voices import Speaker, read_speaker
from marsad.text.rule_words import AND, COMMAS, WHO, WHO_F


def known_voices(speakers: Sequence[Speaker]) -> bool:
    """The speaker is somebody that a table knows, by name or by the noun that describes him."""
    return any(speaker.voice.id or speaker.voice.kind != "unknown" or speaker.voice.anonymous for speaker in speakers)


def make_known(sheet: Sheet, cast: Cast, speakers: list[Speaker], relays: list[Speaker], found: Sequence[Statement]) -> tuple[list[Speaker], list[Speaker]]:
    """Make the speakers known; one who takes up an earlier mention keeps the relay through which he last spoke."""
    out = []
    for speaker in speakers:
        earlier = cast.taken_up(speaker)
        out.append(cast.meet(speaker))
        if not relays and (earlier or _is_person(sheet, speaker)) and (last := _spoke_last(speaker, earlier, found)):
            relays = list(last.relays)
    return out, relays


def _is_person(sheet: Sheet, speaker: Speaker) -> bool:
    """A name that no table knows, or a person whom a pack knows; no body and no unnamed source."""
    if speaker.voice.id:
        actor = sheet.term(speaker.first, "actor")
        return actor is not None and bool(actor.row["sex"])
    return bool(speaker.surname) and not speaker.voice.anonymous


def _spoke_last(speaker: Speaker, earlier: Speaker | None, found: Sequence[Statement]) -> Statement | None:
    """The last statement of whoever is taken up (المصدر), or of the person who is named again (وقال الدالي)."""
    return next((told for told in reversed(found[-40:]) if any(one is earlier or _is_he(one, earlier or speaker) for one in told.speakers)), None)


def _is_he(one: Speaker, other: Speaker) -> bool:
    """One and the same: by the id that a pack gives, or by the last word of a person's name."""
    if one.voice.id or other.voice.id:
        return one.voice.id == other.voice.id
    return bool(one.surname) and one.surname.rpartition(" ")[2] == other.surname.rpartition(" ")[2]


def name_of_office(sheet: Sheet, at: int, heads: Sequence[int]) -> bool:
    """الأمين العام للأمم المتحدة فلان الفلاني: the name behind an office is the same speaker's."""
    actor = sheet.term(at, "actor")
    return actor is not None and bool(actor.row["sex"]) and any(other < at and sheet.stops[other] >= at - 1 for other in heads)


def of_another(sheet: Sheet, at: int) -> bool:
    """الشبكة التي أُعلن عن كشفها, الحزب الذي تتهم الحكومة قادته, الذين يطالب الجيش بتسليمهم: a verb that does not agree with the relative before it; who stands before that does not say it."""
    relative = sheet.forms[at - 1] if at else ""
    if relative not in speaker_words("who"):
        return False
    her = of_her(sheet, at)
    return her is not None and her is not {WHO: False, WHO_F: True}.get(relative)


def quoted_in_front(sheet: Sheet, at: int) -> Speaker | None:
    """نقلا عن مصادر أمنية، | قالت صحيفة X إن: who is quoted at the head of the sentence, right before the verb."""
    start = sheet.prose.start(at)
    start += sheet.forms[start] == AND
    if at - start > _IN_FRONT or not sheet.phrase(start, "quoting"):
        return None
    first, end = sheet.stops[start], at - (sheet.forms[at - 1] in COMMAS)
    return read_speaker(sheet, first, end) if first < end == end_of_subject(sheet, first, end) else None


_IN_FRONT = 12  # units of a quotation at the head of a sentence


def quoting_between(sheet: Sheet, first: int, end: int) -> Speaker | None:
    """قالت صحيفة X نقلا عن Y إن: Y is the first voice."""
    at = sheet.near("quoting", first, end)
    if at < 0:
        return None
    start = sheet.stops[at]
    return read_speaker(sheet, start, end_of_subject(sheet, start, end))
