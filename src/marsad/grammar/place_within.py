"""Names told by what they lie in: الزعفرانية بجنوب بغداد, ابين بريف حلب. The region right behind a name goes before all else that bears it."""

from __future__ import annotations

from dataclasses import replace

from marsad.grammar.place_beside import kilometres
from marsad.grammar.place_found import NAME_HEADS, NO_NAME, PREPOSITIONS, PlaceAt, has_article
from marsad.grammar.place_spelling import same_name, spelled
from marsad.grammar.sheet import Sheet
from marsad.grammar.told_regions import country_of
from marsad.lexicon.gazetteer.words import of_kind
from marsad.lexicon.terms import Term
from marsad.text.rule_words import ALEF, IN, OF, rule_words

_LONGEST = 40  # letters: what is longer is no name of a place
ORDINARY = of_kind("often", "word", "name", "site")  # no place is told by these alone
_PLACE = frozenset({"place"})
_BEFORE = rule_words("place_within.before")
_LESSER = frozenset({"village", "neighbourhood"})
_FAR_KM = 75.0  # a village so far from the middle of a town or a governorate does not lie in it


def told_within(sheet: Sheet, place: PlaceAt, found: list[PlaceAt]) -> None:
    """Put the place in whose name stands right in front of the region that it lies in, or make the one found there that of the region."""
    if not (begin := _leads(sheet, place)):
        return
    if found and found[-1].last > begin - 1:
        if corrected := _of_region(sheet, found[-1], place, begin):
            found[-1] = corrected
    elif inner := _unknown(sheet, place, begin):
        found.append(inner)


def _leads(sheet: Sheet, place: PlaceAt) -> int:
    """بريف حلب, جنوب بغداد, في محافظة حلب, التابعة لناحية X: where the words begin that tell in what something lies; 0 where none do."""
    first, kinds = place.first, sheet.kinds
    if first < 2:
        return 0
    sided = "region" in kinds[first] and not sheet.pre[first]
    if sided or "ب" in sheet.pre[first][-1:]:
        return first - ("lies_in" in kinds[first - 1])
    if "lies_in" in kinds[first - 1]:
        return first - 1
    if sheet.forms[first - 1] == IN and not sheet.pre[first - 1]:
        return first - 1 - ("lies_in" in kinds[first - 2])
    return 0


def _of_region(sheet: Sheet, inner: PlaceAt, region: PlaceAt, begin: int) -> PlaceAt | None:
    """The place of that name in the region, where what is known by the name lies elsewhere."""
    if inner.composed or inner.site or inner.again or any(_lies(term, region) for term in inner.terms):
        return None
    if terms := _named(sheet, inner.core, inner.last, region):
        return replace(inner, terms=terms)
    return replace(inner, terms=()) if _far_off(sheet, inner, region, begin) else None


def _far_off(sheet: Sheet, inner: PlaceAt, region: PlaceAt, begin: int) -> bool:
    """الحسيني في محافظة لحج: all that is known by the name are villages far from there, so it is another one that no table knows. In رجل من قرية X في حلب he may be from afar."""
    if region.again or not inner.terms or sheet.forms[inner.first - 1] == OF or any(term.row["type"] not in _LESSER for term in inner.terms):
        return False
    far = _FAR_KM * (1 + (begin == region.first and not sheet.pre[region.first]))  # شرقي تعز
    points = [term.row for term in region.terms if term.row["lat"] and term.row["type"] != "country"]
    return bool(points) and all(term.row["lat"] and kilometres(term.row, row) > far for term in inner.terms for row in points)


def _unknown(sheet: Sheet, region: PlaceAt, begin: int) -> PlaceAt | None:
    """A name that stands for no place by itself: by the tables of the region, or by its words alone."""
    at = begin - 1
    first = at - 1 if at and not sheet.pre[at] and (sheet.forms[at - 1] in NAME_HEADS or _alone_ahead(sheet, at - 1)) else at
    beside = begin == region.first
    headed = sheet.forms[first] in NAME_HEADS
    if not _nameable(sheet, at, headed=headed) or not sheet.kinds[at] <= (_PLACE if headed else frozenset()) or sheet.dated[first] or not (beside or _is_name(sheet.forms[at])):
        return None
    if not _told_where(sheet, first, beside=beside):
        return None
    if terms := _named(sheet, first, at + 1, region):
        return PlaceAt(first, at + 1, first, (), terms, False)
    definite = beside and (has_article(sheet, at) or headed)
    return PlaceAt(first, at + 1, first, (), (), False) if definite else None


def _told_where(sheet: Sheet, first: int, *, beside: bool) -> bool:
    """Behind a preposition, or with ب right before the region."""
    if sheet.pre[first]:
        return beside and sheet.pre[first].endswith("ب")
    return sheet.forms[first - 1] in _BEFORE


def _is_name(form: str) -> bool:
    """No word of the language that reports use often: على الوضع في سوريا."""
    return ORDINARY.isdisjoint((form, form.removeprefix("ال")))


def _alone_ahead(sheet: Sheet, at: int) -> bool:
    """A word of no other meaning right behind a preposition: the first of a name of two words (على جديدة بكارة)."""
    return bool(at) and not sheet.terms[at] and sheet.forms[at - 1] in _BEFORE and _nameable(sheet, at)


def _nameable(sheet: Sheet, at: int, *, headed: bool = False) -> bool:
    """A word that may be a name; many of no name end so, but not behind the first word of one (بني معين)."""
    form = sheet.forms[at]
    ends = not headed and form.endswith((ALEF, "ين", "ون"))
    return form.isalpha() and 1 < len(form) <= _LONGEST and form not in NO_NAME and not ends and form not in PREPOSITIONS


def _named(sheet: Sheet, first: int, last: int, region: PlaceAt) -> tuple[Term, ...]:
    name = " ".join(sheet.forms[first:last])
    large = [other for other in region.terms if other.row["type"] not in _LESSER] or region.terms
    there = [term for term in same_name(sheet, name) if any(_holds(other, term) for other in large)]  # حي الجراف في صنعاء, where a village of Taiz bears the name too
    return tuple(there or [term for term in spelled(sheet, name, ()) if _lies(term, region)])


def _lies(term: Term, region: PlaceAt) -> bool:
    """The place lies in the governorate, or in the country, of what is told behind it."""
    return any(_holds(other, term) for other in region.terms)


def _holds(region: Term, term: Term) -> bool:
    if country_of(region) != country_of(term):
        return False
    return region.row["type"] == "country" or region.row["adm1"] == term.row["adm1"]
