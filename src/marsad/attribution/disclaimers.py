"""What could not be verified: لم يتسن لـX التأكد من …"""

from __future__ import annotations

from collections.abc import Sequence

from marsad.attribution.relays import is_own
from marsad.grammar.cast import Cast
from marsad.grammar.sheet import Sheet
from marsad.grammar.statement import Statement
from marsad.grammar.voices import read_speaker
from marsad.text.rule_words import rule_words

_TO_OR_FROM = rule_words("disclaimers.to_or_from")


def _his_own(sheet: Sheet, at: int, last: Statement) -> bool:
    """قال X إن الصور لا يمكن التحقق منها: in the clause of what he says; not …، ولم يتسن or …، لكن لم يتسن."""
    if not sheet.prose.start(at) < last.cue[1] <= at:
        return False
    new_clause = sheet.pre[at] or any(sheet.phrase(unit, "clause") for unit in (at - 1, at - 2))
    return not new_clause


def by_disclaimer(sheet: Sheet, at: int, found: Sequence[Statement], cast: Cast, own: frozenset[str]) -> Statement | None:
    """لم يتسن لـX التأكد من …: the outlet (or whoever is named) could not verify; not what another says that cannot be verified."""
    if found and _his_own(sheet, at, found[-1]):
        return None
    first = sheet.stops[at]
    end = sheet.prose.end(at)
    verify = sheet.near("verify", first, min(end, first + 14))
    if verify < 0:
        return None
    while sheet.forms[first] in _TO_OR_FROM:
        first += 1
    speaker = read_speaker(sheet, first, verify) if verify > first else None
    return Statement((at, first), (verify, end), "disclaim", [cast.meet(speaker)] if speaker and not is_own(speaker, own) else [])
