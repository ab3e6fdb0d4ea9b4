"""Accusations that an arrest or a sentence makes: اعتقلت X رجلا بتهمة …: X accuses him."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.attribution.subject_end import end_of_subject
from marsad.grammar.cast import Cast
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words
from marsad.grammar.statement import Statement
from marsad.grammar.voices import read_speaker
from marsad.text.rule_words import AND, COMMAS, rule_words
from marsad.text.units import standing

_WORDS = rule_words("charges.words")
_REACH = 20  # units between the verb and the charge


def charges(sheet: Sheet) -> Iterator[int]:
    """The units at which a charge is told."""
    return (at for at in standing(sheet.stands, _WORDS) if is_charge(sheet, at))


def is_charge(sheet: Sheet, at: int) -> bool:
    """بتهمة: with its ب."""
    return sheet.forms[at] in _WORDS and sheet.pre[at].endswith("ب")


def by_charge(sheet: Sheet, at: int, cast: Cast) -> Statement | None:
    """Whoever arrested or sentenced somebody says what stands behind بتهمة."""
    start = max(sheet.prose.start(at), at - _REACH)
    verb = next((unit for unit in range(at - 1, start - 1, -1) if sheet.forms[unit].removeprefix(AND) in speaker_words("charged")), None)
    if verb is None or not (sheet.term(verb + 1, "actor") or sheet.term(verb + 1, "source")):
        return None
    end = sheet.stops[verb + 1]
    while sheet.forms[end].startswith("ال") and sheet.term(end, "person") is None:
        end += 1  # الشرطة العراقية
    speaker = read_speaker(sheet, verb + 1, end_of_subject(sheet, verb + 1, end))
    stop = next((unit for unit in range(at + 1, sheet.prose.end(at)) if sheet.forms[unit] in COMMAS), sheet.prose.end(at))
    return Statement((at, at + 1), (at + 1, stop), "accuse", [cast.meet(speaker)]) if speaker else None
