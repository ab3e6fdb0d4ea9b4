"""Whether the speaker takes part in the fighting, and whether he speaks of himself."""

from __future__ import annotations

from marsad.grammar.named_parties import is_state
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words
from marsad.grammar.statement import FIGHTING, Statement
from marsad.grammar.voices import Speaker


def of_himself(sheet: Sheet, statement: Statement, first: int, end: int) -> bool:
    """قال إنه …, or the speaker's own body is named at the head of what he says."""
    himself = sheet.forms[statement.cue[1] - 1] in speaker_words("himself")
    return himself or any(same_body(sheet, statement, unit) for unit in sheet.between("actor", first, min(first + 5, end)))


def same_body(sheet: Sheet, statement: Statement, unit: int) -> bool:
    actor = sheet.term(unit, "actor")
    return actor is not None and any(speaker.voice.id == actor.key for speaker in statement.speakers)


def own_state(sheet: Sheet, statement: Statement, unit: int) -> bool:
    """قال الجيش الإسرائيلي إن إسرائيل لم …, ذكر مصدر مصري أن القاهرة لم …: the state of those who speak, by its name or its capital."""
    if not (is_state(sheet, unit) or any(term.form == "metonym" for term in sheet.terms[unit])):
        return False
    lands = {str(term.row.get("country")).lower() for term in sheet.terms[unit] if term.kind in ("place", "actor") and term.form in ("name", "metonym")}
    return any(not lands.isdisjoint(_lands(sheet, speaker)) for speaker in statement.speakers)


def _lands(sheet: Sheet, speaker: Speaker) -> set[str]:
    """The countries of which the words for a speaker tell."""
    bodies = [term for unit in range(speaker.first, speaker.last) for term in sheet.terms[unit] if term.kind == "actor"]
    nations = [sheet.nations[unit] for unit in sheet.nations_between(speaker.first, speaker.last)]
    return {str(term.row.get("country")).lower() for term in (*bodies, *nations)} - {"none", ""}


def own_body(sheet: Sheet, statement: Statement, unit: int) -> bool:
    """قال مسؤول في الحركة إن الحركة ستفرج …: the speaker's body by a word of the name."""
    return any(sheet.forms[unit] in speaker.words for speaker in statement.speakers)


def belligerent(statement: Statement) -> bool:
    return not FIGHTING.isdisjoint([speaker.voice.kind for speaker in statement.speakers])
