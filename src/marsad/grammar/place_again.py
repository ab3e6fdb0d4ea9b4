"""Places taken up without their names: البلدة, القاعدة, المدينتين."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace
from typing import TYPE_CHECKING

from marsad.grammar.place_found import PlaceAt
from marsad.text.rule_words import rule_forms, rule_words

if TYPE_CHECKING:
    from marsad.grammar.sheet import Sheet

AGAIN = {
    "القاعده": {"base", "airport"},
    "المطار": {"airport", "base"},
    "المعسكر": {"base", "camp"},
    "المدينه": {"city", "town"},
    "البلده": {"town", "village", "city"},
    "القريه": {"village", "town"},
    "الحي": {"neighbourhood"},
    "المخيم": {"camp"},
    "المستشفي": {"hospital"},
    "المعبر": {"crossing"},
    "المحافظه": {"governorate"},
    "الجبل": {"mountain"},
    "القطاع": {"region"},
}
CAPITAL = rule_words("place_again.capital")
BOTH = dict.fromkeys(rule_forms("place_again.both"), AGAIN["المدينه"])


BOTH |= dict.fromkeys(("البلدتين", "البلدتان"), AGAIN["البلده"]) | dict.fromkeys(("القريتين", "القريتان"), AGAIN["القريه"])


def both_again(at: int, found: Sequence[PlaceAt], wanted: set[str]) -> list[PlaceAt]:
    """المدينتان, البلدتين without names: the two towns that were last named side by side."""
    named = [place for place in found[-40:] if not place.composed and not place.again and not place.broad]
    for first, second in zip(reversed(named[:-1]), reversed(named[1:]), strict=True):
        fits = all(not place.terms or any(term.row["type"] in wanted for term in place.terms) for place in (first, second))
        if fits and 0 <= second.first - first.last <= 1:
            return [PlaceAt(at, at + 1, place.core, place.types, place.terms, False, again=place) for place in (first, second)]
    return []


_SENT = 3  # units between a word that tells where fire comes from and the place
_SAME = rule_words("place_words.same")


def _unlisted_of(place: PlaceAt, wanted: Set[str]) -> bool:
    """A place that no table knows, of one of the types by its type word."""
    return not place.terms and not wanted.isdisjoint(place.types)


def place_again(sheet: Sheet, at: int, found: Sequence[PlaceAt]) -> PlaceAt | None:
    """القاعدة, البلدة, المخيم without a name: the last place of that type named before."""
    if sheet.forms[at] in CAPITAL:
        return _capital_again(sheet, at, found)
    wanted = AGAIN.get(sheet.forms[at])
    if wanted is None or (at and sheet.forms[at - 1] in ("تنظيم", "تنظيمي")):
        return None
    following = sheet.forms[at + 1] if at + 1 < sheet.size else ""
    if following.startswith("ال") and following not in _SAME and not sheet.pre[at + 1]:
        return None
    for place in reversed(found[-40:]):
        kept = tuple(term for term in place.terms if term.row["type"] in wanted)
        if place.composed or not (kept or _unlisted_of(place, wanted)):
            continue
        if sheet.near("sent_from", max(0, place.first - _SENT), place.first) < 0:  # القوات المتمركزة بمدينة X قصفت المدينة: another one
            return PlaceAt(at, at + 1, place.core, place.types, kept, False, again=place.again or place)
    return None


_SIDES = rule_words("place_words.side")


def in_short(sheet: Sheet, place: PlaceAt, found: Sequence[PlaceAt]) -> PlaceAt:
    """الغوطة behind الغوطة الشرقية is that one; where the report names both sides of a region it is the whole."""
    if place.last - place.core != 1 or not any(term.row["type"] == "region" for term in place.terms):
        return place
    name = sheet.forms[place.core]
    fuller = [one for one in found if one.last - one.core == 2 and sheet.forms[one.core] == name and sheet.forms[one.core + 1] in _SIDES and one.terms]
    return replace(place, terms=fuller[-1].terms, again=fuller[-1].again or fuller[-1]) if len({one.terms[0].row["id"] for one in fuller}) == 1 else place


_CAPITALS = rule_words("place_again.capitals")
_SIDED = rule_forms("nisba_endings")


def _named_behind(sheet: Sheet, at: int) -> bool:
    """صنعاء, or the adjective of a country and the name behind it."""
    if at >= sheet.size:
        return False
    definite = sheet.forms[at].startswith("ال")
    if definite and sheet.forms[at].endswith(_SIDED):
        return at + 1 < sheet.size and sheet.term(at + 1, "place") is not None
    return not sheet.pre[at] and (definite or sheet.term(at, "place") is not None)


def _capital_again(sheet: Sheet, at: int, found: Sequence[PlaceAt]) -> PlaceAt | None:
    """العاصمة, العاصمة الليبية: the capital named last; with its name (العاصمة صنعاء) it is no place of its own."""
    if _named_behind(sheet, at + 1):
        return None
    kept = next((place for place in reversed(found[-40:]) if not place.composed and any(term.row["id"] in _CAPITALS for term in place.terms)), None)
    return PlaceAt(at, at + 1, kept.core, kept.types, kept.terms, False, again=kept.again or kept) if kept else None
