"""A place named at a unit: by a name of the tables, or behind the word for its type."""

from __future__ import annotations

from dataclasses import replace

from marsad.grammar.place_found import CLOCKS, NO_NAME, PREPOSITIONS, TYPES, PlaceAt, behind_preposition, has_article
from marsad.grammar.place_names.borders import COUNTRY
from marsad.grammar.place_names.extent import with_direction
from marsad.grammar.place_names.lists import places_at
from marsad.grammar.place_names.no_places import acts_itself, is_adjective, is_in_a_name, is_metonym, is_of_an_accord, is_of_robbers, is_who_speaks
from marsad.grammar.place_names.unlisted_names import FRONTS, PLURAL_TYPES, TITLES, named_by_noun, titled_site, unlisted_place
from marsad.grammar.place_sites import named_after
from marsad.grammar.place_spelling import SETTLED, longer_name, unlisted
from marsad.grammar.sheet import Sheet
from marsad.grammar.told_regions import country_of
from marsad.lexicon.terms import Term
from marsad.text.rule_words import AS, ON, rule_word, rule_words


def place_at(sheet: Sheet, at: int, first: int, key: str | None) -> PlaceAt | None:
    """A place whose name stands at a unit, behind a type word where ``key`` is given."""
    if at >= sheet.size:
        return None
    return _bare_place(sheet, at, first) if key is None else _typed_place(sheet, at, first, key)


def _bare_place(sheet: Sheet, at: int, first: int) -> PlaceAt | None:
    """A name without a type word: known, and no party, person or clock."""
    if "place" not in sheet.kinds[at] or (at and sheet.forms[at - 1] in CLOCKS):
        return None
    if sheet.pre[at].endswith(AS) or is_who_speaks(sheet, at) or is_of_an_accord(sheet, at) or acts_itself(sheet, at) or is_in_a_name(sheet, at) or is_adjective(sheet, at):
        return None
    if sheet.dated[at] or sheet.suf[at] or ("actor" in sheet.kinds[at] and any(term.kind == "actor" and term.form in ("name", "hostile") for term in sheet.terms[at])):
        return None  # جنينها: a place has no owner
    terms = places_at(sheet, at)
    if _COMMON.issuperset([term.form for term in terms]):
        return _quarter(sheet, at, terms)
    if is_metonym(sheet, at):
        return None
    return with_direction(sheet, at, first, None, terms)


_COMMON = frozenset({"common"})  # names that are ordinary words


def _quarter(sheet: Sheet, at: int, terms: tuple[Term, ...]) -> PlaceAt | None:
    """حي الثورة, حي الكرامة: an ordinary word names a quarter; it is that of the tables where the report tells of its region."""
    last = sheet.stops[at]
    if sheet.forms[at] != QUARTER:
        return None
    return PlaceAt(at, last, at + 1, ("neighbourhood",), tuple(term for term in terms if sheet.told.in_region(term)), False)


_WAY, _BY = rule_word("place_names.by_way_of"), rule_word("place_names.about")
QUARTER = rule_word("place_names.quarter")


def _typed_place(sheet: Sheet, at: int, first: int, key: str) -> PlaceAt | None:
    """A name behind the word for its type: in the tables, made of more words, or by its words alone."""
    if _names_nothing(sheet, at, key):
        return None
    if sheet.forms[at] in TITLES and (titled := titled_site(sheet, at, first, key)):
        return titled
    terms = places_at(sheet, at)
    if terms and (longer := longer_name(sheet, at, first, key)):
        return longer
    if key == "type_countryside" and (inner := _of_a_town(sheet, at)):
        return replace(inner, first=first, composed=True)
    if _is_no_name(sheet, at, key):
        return None
    return _listed_place(sheet, at, first, key, terms) if terms else unlisted_place(sheet, at, first, key)


def _is_no_name(sheet: Sheet, at: int, key: str) -> bool:
    """A day, a word with a pronoun or a preposition; الحرب الإسرائيلية على غزة: whose war it is, and no place."""
    if sheet.dated[at] or sheet.suf[at] or sheet.pre[at]:
        return True
    return key == "type_conflict" and sheet.forms[sheet.stops[at] : sheet.stops[at] + 1] == [ON]


def _names_nothing(sheet: Sheet, at: int, key: str) -> bool:
    """مناطق واسعة: no village of that name; مدن البلاد: of the country; قطاع الطرق: robbers."""
    if sheet.forms[at] in COUNTRY or (sheet.forms[at - 1] == _WAY and sheet.forms[at - 2] == _BY):
        return True  # عن طريق الجو
    return (sheet.forms[at] in NO_NAME and not sheet.forms[at].startswith("ال")) or (key == "type_site" and is_of_robbers(sheet, at))


def _listed_place(sheet: Sheet, at: int, first: int, key: str, terms: tuple[Term, ...]) -> PlaceAt | None:
    """A name of the tables behind a type word: of that type where it can be."""
    wanted = TYPES[key]
    if all(term.form == "common" for term in terms):
        if key == "type_governorate":  # ولاية الوحدة: no district of another country
            return PlaceAt(first, sheet.stops[at], at, tuple(sorted(wanted)), (), False) if _in_state(sheet, first, at) else None
        if key == "type_site":
            if sheet.forms[first] in FRONTS:
                return with_direction(sheet, at, first, None, terms)
            return unlisted_place(sheet, at, first, key) if sheet.stops[at] == at + 1 else None  # شارع الأربعين; but قطاع ظهران الجنوب is that town
        settled = (key in SETTLED or sheet.phrase(first, "unit_head")) and any(term.row["type"] in wanted for term in terms)
        if not settled and any(term.kind in _OTHERWISE for term in sheet.terms[at]):
            return named_by_noun(sheet, at, first, key)
    if held := _held_by(sheet, first, terms):
        return with_direction(sheet, at, first, None, held)
    fitting = _at_home(sheet, key, tuple(term for term in terms if term.row["type"] in wanted) or terms, wanted)
    if not fitting:
        return unlisted_place(sheet, at, first, key) or PlaceAt(first, sheet.stops[at], at, tuple(sorted(wanted)), (), False)
    if _is_called_after(sheet, first, key, fitting):
        return unlisted(sheet, PlaceAt(first, sheet.stops[at], at, tuple(sorted(wanted)), (), False))  # قرية أبين is not the governorate
    return named_after(sheet, at, first, fitting, wanted) or with_direction(sheet, at, first, key, fitting)


def _at_home(sheet: Sheet, key: str, terms: tuple[Term, ...], wanted: set[str]) -> tuple[Term, ...]:
    """حي المفرق of a town in Lebanon is not the city of that name in Jordan, nor منطقة X in Syria a village of Iraq, of which the report tells nothing else, nor قرية X in Kirkuk one of that name near Basra."""
    if key not in _SMALL or any(term.row["type"] in _WELL_KNOWN and term.row["type"] in wanted for term in terms):
        return terms
    home = (term for term in terms if sheet.told.allows(country := country_of(term)) and not sheet.told.strange(country, (term,)))
    return tuple(term for term in home if not ((key == "type_quarter" or term.row.get("minor")) and sheet.told.is_namesake(term)))


def _is_called_after(sheet: Sheet, first: int, key: str, terms: tuple[Term, ...]) -> bool:
    """قرية أبين, حي عدن: a village or a quarter that bears the name of a region or a city, and is not that."""
    if sheet.forms[first] == QUARTER:
        return all(term.row["type"] in _NO_QUARTERS for term in terms)
    return key in _VILLAGES and not (key == _CAMP and sheet.forms[first] in PLURAL_TYPES) and all(term.row["type"] in _NO_VILLAGES for term in terms)


_SMALL = frozenset({"type_quarter", "type_village", "type_town", "type_camp", "type_base", "type_district"})
_WELL_KNOWN = frozenset({"city", "governorate", "country", "region"})


def _held_by(sheet: Sheet, first: int, terms: tuple[Term, ...]) -> tuple[Term, ...]:
    """بلدات الغوطة, قرى حماة, ثاني أكبر مدن ليبيا: the towns of a region, which is no town itself."""
    return tuple(term for term in terms if term.row["type"] in _HOLDERS) if sheet.forms[first] in _VILLAGES_OF else ()


CAPITALS = rule_words("place_names.capital_of")


def capital_of(sheet: Sheet, at: int) -> PlaceAt | None:
    """في عاصمة جنوب السودان: the town is told by what it is the capital of."""
    if not behind_preposition(sheet, at):
        return None
    key = next((term.key for term in sheet.terms[at + 1] if term.kind == "phrase" and term.key in TYPES), None)
    inner = place_at(sheet, sheet.stops[at + 1] if key else at + 1, at + 1, key)
    return PlaceAt(at, inner.last, at, ("city", "town"), (), False) if inner else None


_OTHERWISE = frozenset({"person", "harm", "event", "number", "phrase", "source", "saying", "weapon"})


def _in_state(sheet: Sheet, first: int, at: int) -> bool:
    """في ولاية الوحدة: a state that the tables do not have, whose name is a word with the article."""
    return has_article(sheet, at) and first > 0 and sheet.forms[first - 1] in PREPOSITIONS


_CAMP = "type_camp"
_VILLAGES = frozenset({"type_village", "type_town", _CAMP})
_HOLDERS = frozenset({"region", "governorate", "country"})
_VILLAGES_OF = rule_words("place_words.villages_of")
_NO_VILLAGES = frozenset({"country", "governorate", "region", "water"})
_NO_QUARTERS = _NO_VILLAGES | {"city", "district"}


def _of_a_town(sheet: Sheet, at: int) -> PlaceAt | None:
    """ريف مدينة عفرين, ريف بلدة X: the countryside of a town, not the town."""
    key = next((term.key for term in sheet.terms[at] if term.kind == "phrase" and term.key in _HAVE_LAND), None)
    inner = place_at(sheet, sheet.stops[at], at, key) if key else None
    return inner


_HAVE_LAND = frozenset({"type_city", "type_town", "type_village", "type_district", "type_governorate"})
