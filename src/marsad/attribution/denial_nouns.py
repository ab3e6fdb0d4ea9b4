"""A denial told by its noun: رغم نفي كل من A وB التفاوض."""

from __future__ import annotations

from marsad.attribution.units import deverbal
from marsad.grammar.cast import Cast
from marsad.grammar.named_parties import actor_terms
from marsad.grammar.sheet import Sheet
from marsad.grammar.statement import Statement
from marsad.grammar.voices import Speaker, read_speaker
from marsad.lexicon.terms import Term
from marsad.text.rule_words import EVERY, OF

_EVERY_OR_OF = frozenset({EVERY, OF})


def by_noun(sheet: Sheet, at: int, saying: Term, cast: Cast) -> Statement | None:
    """رغم نفي كل من A وB التفاوض: a verbal noun of denying with its subject and its object."""
    if not _is_denial(sheet, at, saying):
        return None
    end = sheet.prose.end(at)
    first = sheet.stops[at]
    while first < end and sheet.forms[first] in _EVERY_OR_OF:
        first += 1
    speakers, last = _denying(sheet, first, end, cast)
    content = next((unit for unit in range(last, end) if _is_object(sheet, unit)), None)
    if content is None or not speakers:
        return None
    stop = next((unit for unit in range(content + 1, end) if sheet.forms[unit] == "،"), end)
    return Statement((at, content), (content, stop), saying.row["act"], speakers)


def _is_denial(sheet: Sheet, at: int, saying: Term) -> bool:
    """نفي, رفض اتهام: a bare verbal noun of denying."""
    if sheet.pre[at] != "" or sheet.suf[at] or sheet.forms[at].startswith("ال") or saying.row["act"] != "deny":
        return False
    return saying.key != "رفض"


def _denying(sheet: Sheet, first: int, end: int, cast: Cast) -> tuple[list[Speaker], int]:
    """The parties right behind the noun, each near the one before, and the unit behind the last."""
    known = [unit for unit, term in actor_terms(sheet, first, min(end, first + 20)) if term.form != "metonym"]
    speakers, last = list[Speaker](), first
    for unit in known if known and known[0] - first <= 2 else ():
        if speaker := read_speaker(sheet, unit, sheet.stops[unit]):
            speakers.append(cast.meet(speaker))
            last = sheet.stops[unit]
    return speakers, last


def _is_object(sheet: Sheet, unit: int) -> bool:
    return deverbal(sheet, unit) and sheet.pre[unit] in ("", "ل")
