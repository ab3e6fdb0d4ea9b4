"""A verb joined by "and" to what stands before it, with who did it right behind: a clause of its own, told with weapons of its own."""

from __future__ import annotations

from marsad.grammar.sheet import Sheet

_VERBAL = frozenset({"past", "present"})


def own_clause(sheet: Sheet, at: int) -> bool:
    """شنت الطائرات غارات، وقصفت القوات X: the second verb, of which the caller knows that it is joined, has its own subject."""
    if sheet.kinds[at + 1].isdisjoint(_WHO):
        return False
    return sheet.phrase(at, "perpetrate") or any(term.form in _VERBAL for term in sheet.terms[at] if term.kind == "event")


_WHO = frozenset({"actor", "weapon"})
