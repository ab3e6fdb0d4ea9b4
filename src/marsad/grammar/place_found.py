"""A place in unit positions, and the words that are no names of places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.lexicon.terms import Term
from marsad.model.values import fixed
from marsad.text.rule_words import rule_words

if TYPE_CHECKING:
    from marsad.grammar.sheet import Sheet

TYPES = {
    "type_city": {"city", "town"},
    "type_town": {"town", "city", "village", "subdistrict"},
    "type_village": {"village", "town"},
    "type_quarter": {"neighbourhood"},
    "type_camp": {"camp"},
    "type_governorate": {"governorate"},
    "type_district": {"district", "subdistrict", "region", "neighbourhood", "town", "city", "village"},
    "type_country": {"country"},
    "type_conflict": {"country"},
    "type_mountain": {"mountain"},
    "type_countryside": {"governorate", "city", "district", "region", "town"},
    "type_hospital": {"hospital"},
    "type_crossing": {"crossing"},
    "type_airport": {"airport", "base"},
    "type_base": {"base", "airport"},
    "type_site": {"road", "region", "hospital", "crossing", "base", "mountain", "valley", "water", "dam", "bridge", "station", "school", "market", "mosque", "site", "neighbourhood"},
}
PREPOSITIONS = rule_words("place_words.preposition")
CLOCKS = rule_words("place_words.clock")  # بتوقيت دمشق: a place that only tells whose clock it is


@fixed
class PlaceAt:
    """A place in unit positions; ``core`` is the unit of the name itself, behind its type word.

    A ``site`` bears the name of what its terms are, and is not that: the university of X, X street.
    """

    first: int
    last: int
    core: int
    types: tuple[str, ...]
    terms: tuple[Term, ...]
    broad: bool
    composed: bool = False
    toward: bool = False
    again: PlaceAt | None = None
    site: bool = False


NAME_HEADS = rule_words("place_words.name_head")
NO_NAME = rule_words("place_words.no_name")
SIDES = rule_words("place_words.side")  # الشرقي: adjectives that belong to a name


def has_article(sheet: Sheet, at: int) -> bool:
    """The word begins with the article as written: not ألعاب, not إلقاء."""
    return sheet.forms[at].startswith("ال") and sheet.text[sheet.span(at, at + 1)[0]] in "اٱ"


def ends_in_pronoun(sheet: Sheet, at: int) -> bool:
    """The word ends with a ه as written, not with a ة."""
    return sheet.text[: sheet.span(at, at + 1)[1]].endswith(("ه", "ها"))


def is_dash(sheet: Sheet, at: int) -> bool:
    """The mark between the town of a dateline and what is told: بيروت - قتل, دوما/ أ ف ب, حلب: قال."""
    return sheet.forms[at][0] in "-–—/ـ:"


def behind_preposition(sheet: Sheet, at: int) -> bool:
    """في دمشق, بدمشق, غرب بغداد: here a capital is a place, not the government that it stands for."""
    if at and not sheet.forms[at - 1][0].isalnum() and at - 1 in sheet.prose.closes:
        at -= 1  # العاصمة "بغداد"
    capital = "العاصمه" in sheet.forms[max(0, at - 2) : at] and (at < 2 or sheet.forms[at - 1].startswith("ال"))  # العاصمة العراقية بغداد
    return sheet.pre[at].endswith("ب") or capital or bool(at and (sheet.forms[at - 1] in PREPOSITIONS or sheet.phrase(at - 1, "inside")))
