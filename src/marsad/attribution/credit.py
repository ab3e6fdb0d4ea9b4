"""Whose a whole text is: its closing line "Source: X"."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.attribution.relays import is_own
from marsad.grammar.cast import Cast
from marsad.grammar.sheet import Sheet
from marsad.grammar.statement import Statement
from marsad.grammar.voices import read_speaker

_NAME = 10  # units that a name on such a line may have


def by_credit(sheet: Sheet, found: Sequence[Statement], cast: Cast, own: frozenset[str]) -> Statement | None:
    """المصدر: X at the end: X says all that stands before it, where nobody else is quoted."""
    at = max(sheet.where("credit"), default=-1)
    if found or at < 3 or at != sheet.prose.start(at) or sheet.forms[at + 1] != ":" or sheet.size - at > _NAME:
        return None
    end = sheet.prose.end(at)
    speaker = read_speaker(sheet, at + 2, end)
    if speaker is None or is_own(speaker, own):
        return None
    first = next((unit for unit in range(at) if sheet.forms[unit][0].isalnum()), 0)
    return Statement((at, end), (first, at), "assert", [cast.meet(speaker)], after=True, rule="statement.credit")
