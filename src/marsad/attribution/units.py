"""Small questions about the units of a report that all kinds of statements ask."""

from __future__ import annotations

from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import stands_at

_HAPPENINGS = frozenset({"masdar", "s", "p", "phrase"})


def deverbal(sheet: Sheet, at: int) -> bool:
    """A noun of happening: مقتل، إصابة، غارات، سقوط، تدمير …"""
    for term in sheet.terms[at]:
        if (term.kind == "harm" and term.form == "masdar") or (term.kind == "phrase" and term.key == "deverbal"):
            return True
        if term.kind == "event" and term.form in _HAPPENINGS:
            return True
    return False


def skip_marks(sheet: Sheet, at: int) -> int:
    """The unit behind commas, colons and an أن."""
    while at < sheet.size and sheet.forms[at] in ("،", ",", ":", "-"):
        at += 1
    if at < sheet.size and sheet.phrase(at, "complement"):
        at = sheet.stops[at]
    return at


def responsibility(sheet: Sheet, at: int) -> bool:
    """مسؤوليته, المسؤولية; not مسؤولين, who answer for something."""
    return stands_at("responsibility", sheet.forms, at)
