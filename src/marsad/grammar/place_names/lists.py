"""Lists of places: what is joined to a place behind a type word goes on in its type."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.grammar.place_found import NAME_HEADS, NO_NAME, PlaceAt
from marsad.grammar.place_names.unlisted_names import PLURAL_TYPES
from marsad.grammar.place_spelling import unlisted
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import Term
from marsad.text.rule_words import AND, rule_forms


def places_at(sheet: Sheet, at: int) -> tuple[Term, ...]:
    return tuple([term for term in sheet.terms[at] if term.kind == "place"])


def listed_at(sheet: Sheet, at: int, pending: tuple[int, str] | None, found: Sequence[PlaceAt]) -> PlaceAt | None:
    """مدينتي زملكا وعربين, قرى X وY وZ: a list goes on in the type of its head."""
    if not found or pending is None or at - found[-1].last > 1 or (found[-1].terms != () and found[-1].core == found[-1].first):
        return None
    joined, form = _joined_place(sheet, at, found[-1].last), sheet.forms[at]
    if sheet.forms[pending[0]] not in PLURAL_TYPES or not (joined or _cut_by_no_table(sheet, at, found[-1].last)):
        return None
    if joined and _heads_a_name(sheet, at):
        return unlisted(sheet, PlaceAt(at, at + 2, at, (), (), False))
    if joined and (terms := places_at(sheet, at)):
        return PlaceAt(at, sheet.stops[at], at, (), terms, False)
    if sheet.terms[at] or form in NO_NAME or len(form) < 4 or form.endswith(_OF_THEM):
        return None  # بداما ومحيطها
    return unlisted(sheet, PlaceAt(at, at + 1, at, (), (), False))


def _heads_a_name(sheet: Sheet, at: int) -> bool:
    """وتل Y: the first of two words that no table has together."""
    last = at + 1
    return sheet.forms[at] in NAME_HEADS and sheet.forms[last].isalpha() and sheet.kinds[last] <= _PLACE


_PLACE = frozenset({"place"})
_OF_THEM = rule_forms("place_names.of_them")


def _joined_place(sheet: Sheet, at: int, last: int) -> bool:
    """وعربين, ، عربين: joined to the place that ends before."""
    return sheet.pre[at] == AND or (at - last == 1 and sheet.forms[at - 1] == "،")


def _cut_by_no_table(sheet: Sheet, at: int, last: int) -> bool:
    """وكركي: a name behind an "and" that no table cuts off."""
    form = sheet.forms[at]
    return at == last and form.startswith(AND) and len(form) > 4
