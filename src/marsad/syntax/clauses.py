"""Clauses: which stretch of a sentence says one thing, and what kind of stretch it is."""

from __future__ import annotations

from marsad.model.values import fixed
from marsad.syntax.tokens import COMPLEMENT, OPENERS, RELATIVE, RESULT, SUBORDINATOR, Tokens
from marsad.text.rule_words import AND, SO

_KINDS = ((COMPLEMENT, "complement"), (RELATIVE, "relative"), (RESULT, "result"), (SUBORDINATOR, "circumstantial"))
_LIST_MARKS = frozenset({"-", "*", "•", "▪", "●", "–"})


@fixed
class Clause:
    """A stretch of units that says one thing; ``opener`` is the unit behind the word that opens it.

    ``kind`` is main, coordinate, complement (of إن, أن), relative, result (ما أدى إلى), circumstantial, parenthesis,
    quotation, resumed (what goes on behind a parenthesis) or item (of a list).
    """

    first: int
    last: int
    kind: str
    opener: int


def clauses_of(tokens: Tokens, first: int, last: int) -> list[Clause]:
    """The clauses of one sentence in order, without gaps; each unit is looked at once."""
    cuts = [(first, "item" if first < last and tokens.sheet.forms[first] in _LIST_MARKS else "main", first)]
    at = first
    while at < last:
        cut = _cut(tokens, at, first, cuts)
        if cut is not None and cut[0] > cuts[-1][0]:
            cuts.append(cut)
            at = max(cut[2], at + 1)
        else:
            at = tokens.end(at)
    bounds = [*(cut[0] for cut in cuts[1:]), last]
    return [Clause(start, stop, kind, max(opener, start)) for (start, kind, opener), stop in zip(cuts, bounds, strict=True) if stop > start]


def _cut(tokens: Tokens, at: int, first: int, cuts: list[tuple[int, str, int]]) -> tuple[int, str, int] | None:
    """The clause that begins at a unit, as (first, kind, unit behind its opener)."""
    form, flags = tokens.sheet.forms[at], tokens.flags[at]
    if flags & OPENERS and not _within_phrase(tokens, at):
        return at, next(kind for mask, kind in _KINDS if flags & mask), tokens.end(at)
    if form == "(":
        return at, "parenthesis", at + 1
    if form == ")" or (form == '"' and cuts[-1][1] == "quotation"):
        return at + 1, "resumed", at + 1
    if tokens.sheet.prose.closes.get(at, at) - at > 4:
        return at, "quotation", at + 1
    if at > first and tokens.is_verb(at) and _opens(tokens, at):
        return (at - 1 if tokens.sheet.forms[at - 1] == AND else at), "coordinate", at
    return None


def _within_phrase(tokens: Tokens, at: int) -> bool:
    """A one-word opener inside a longer function phrase opens nothing by itself."""
    return any(tokens.ends.get(start, 0) > at for start in range(max(0, at - 3), at))


def _opens(tokens: Tokens, at: int) -> bool:
    """A verb opens a clause behind و, ف or a comma."""
    sheet = tokens.sheet
    return tokens.joined(at) or sheet.pre[at][:1] == SO or sheet.forms[at - 1] in ("،", ",", "؛", ";", "-")
