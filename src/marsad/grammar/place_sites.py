"""Sites that bear the name of a town, a region or a country: they are not what they are named after."""

from __future__ import annotations

from collections.abc import Set

from marsad.grammar.place_found import NO_NAME, PlaceAt
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import Term
from marsad.text.rule_words import rule_forms

_INHABITED = frozenset({"city", "town", "village", "governorate", "district", "subdistrict"})
_SIDED = rule_forms("nisba_endings")


def named_after(sheet: Sheet, at: int, first: int, terms: tuple[Term, ...], wanted: Set[str]) -> PlaceAt | None:
    """شارع بغداد, ساحة بيروت, جامعة حلب: a site where the table has none of that kind and name.

    Streets and squares are called after towns far away, so that nothing is known of where they lie; a university, a market
    or a hospital lies in the town that its name tells.
    """
    if not sheet.phrase(first, "site_head") or any(term.row["type"] in wanted for term in terms):
        return None
    last = _described(sheet, sheet.stops[at])
    near = tuple(term for term in terms if term.row["type"] in _INHABITED) if not sheet.phrase(first, "street") else ()
    return PlaceAt(first, last, at, tuple(sorted(wanted)), near, False, site=True)


def _described(sheet: Sheet, last: int) -> int:
    """مستشفى حلب الجامعي: the adjective of the site belongs to its name."""
    form = sheet.forms[last]
    return last + (form.startswith("ال") and form.endswith(_SIDED) and form not in NO_NAME and not sheet.pre[last] and not sheet.terms[last])
