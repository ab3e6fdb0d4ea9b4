"""How far the name of a place goes: the direction before or behind it, the middle of a town."""

from __future__ import annotations

from marsad.grammar.place_found import SIDES, TYPES, PlaceAt
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import Term
from marsad.text.rule_words import rule_word

_CAPITAL = frozenset({rule_word("place_again.capital")})
BROAD = frozenset({"country"})


def with_direction(sheet: Sheet, at: int, first: int, key: str | None, terms: tuple[Term, ...]) -> PlaceAt:
    """شمال غرب سوريا, جنوب مدينة البصرة: the place with the direction before or behind its name."""
    stop = sheet.stops[at]
    front = first - (first > 1 and sheet.forms[first - 1] in _CAPITAL and not sheet.pre[first])  # شمال العاصمة بغداد
    begin = front if _in_town(sheet, front, terms) else direction(sheet, front)
    begin = first if begin == front else begin
    last = stop if key in _FEMININE and (_describes_town(sheet, stop) or _describes_another(sheet, first, stop)) else _tail(sheet, stop)
    composed = key == "type_countryside" or begin < first or last > stop
    broad = BROAD.issuperset([term.row["type"] for term in terms])
    return PlaceAt(begin, last, at, tuple(sorted(TYPES[key])) if key else (), terms, broad, composed)


def _in_town(sheet: Sheet, first: int, terms: tuple[Term, ...]) -> bool:
    """وسط بغداد, قلب مدينة حلب: the middle of a town is the town."""
    if first == 0 or sheet.pre[first] or "inside" not in sheet.kinds[first - 1]:
        return False
    return any(term.row["type"] in ("city", "town", "village", "neighbourhood", "camp") for term in terms)


def direction(sheet: Sheet, first: int) -> int:
    """شمال غرب سوريا, وسط غزة: the direction belongs to the name of the place."""
    if first and "region" in sheet.kinds[first - 1] and sheet.pre[first] == "":
        return first - 1
    if first > 1 and sheet.stops[first - 2] == first and sheet.phrase(first - 2, "region"):
        return first - 2
    return first


_FEMININE = frozenset({"type_city", "type_town", "type_village", "type_governorate"})


def _describes_town(sheet: Sheet, at: int) -> bool:
    """مدينة البصرة الجنوبية: the adjective agrees with مدينة, and tells where the whole town lies."""
    return at < sheet.size and sheet.forms[at] in SIDES and sheet.forms[at].endswith("ه")


def _describes_another(sheet: Sheet, first: int, at: int) -> bool:
    """مدخل مدينة البيرة الشمالي: the adjective agrees with a word in front of the town; in ريف مدينة X الشمالي the land is named so."""
    side = at < sheet.size and sheet.forms[at] in SIDES and not sheet.forms[at].endswith("ه")
    return side and first > 0 and sheet.forms[first - 1].isalpha() and not sheet.phrases(first - 1, "type_countryside", "region")


def _tail(sheet: Sheet, at: int) -> int:
    last = at
    while last < sheet.size and last < at + 2 and sheet.forms[last] in SIDES and not sheet.pre[last]:
        last += 1
    return last
