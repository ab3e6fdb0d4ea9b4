"""Names behind a type word that the tables spell otherwise, or that go on behind a shorter name that they know."""

from __future__ import annotations

from dataclasses import replace

from marsad.grammar.place_found import NAME_HEADS, NO_NAME, PREPOSITIONS, TYPES, PlaceAt
from marsad.grammar.sheet import Sheet
from marsad.grammar.told_regions import country_of
from marsad.grammar.voice_words import past_of_her
from marsad.lexicon.gazetteer.names import loose_key
from marsad.lexicon.terms import Term
from marsad.text.rule_words import ALEF, AND, ARTICLE, BY, FOR, rule_forms, rule_words

_INHABITED = frozenset({"type_town", "type_village", "type_quarter", "type_camp", "type_city"})
_NAMED_LONG = _INHABITED | {"type_district"}
SETTLED = _INHABITED | {"type_governorate", "type_conflict", "type_countryside"}
TRIBES = rule_words("place_names.tribes")
LONGEST = 40  # letters: what is longer is no name of a place
_BELONGS = rule_forms("place_names.belongs")
_SMALL = frozenset({"type_village", "type_town"})
_ENDING = frozenset({BY, FOR, AND})  # letters before the word behind a name: قرية X بريف Y
_PERSONAL = "personal"
_LEAST = 6  # letters: in a shorter name one wrong letter makes another name
_HABITED = frozenset({"city", "town", "village", "neighbourhood", "camp", "subdistrict", "district"})


def longer_name(sheet: Sheet, at: int, first: int, key: str) -> PlaceAt | None:
    """قرية تل حلف where only a town تل is known: the name is the whole, known under another spelling or not at all."""
    last = sheet.stops[at]
    if (key not in _NAMED_LONG and sheet.forms[at] not in TRIBES) or last != at + 1 or last >= sheet.size or not (_goes_on(sheet, at, last) or (key in _SMALL and not sheet.forms[last].startswith((ARTICLE, AND)) and two_words(sheet, last))):
        return None
    kinds = tuple(sorted(TYPES[key]))
    return unlisted(sheet, PlaceAt(first, last + 1, at, kinds, (), False))


def _goes_on(sheet: Sheet, at: int, last: int) -> bool:
    form = sheet.forms[last]
    head = sheet.forms[at] in NAME_HEADS
    plain = form.isalpha() and len(form) > 1 and form not in NO_NAME and form not in PREPOSITIONS and (not sheet.pre[last] or _is_first_letter(sheet, last))
    other = any(term.kind in ("event", "harm", "saying", "date") for term in sheet.terms[last]) or sheet.phrase(last, "region")
    return head and plain and not other


def _is_first_letter(sheet: Sheet, at: int) -> bool:
    """قرية أم بياقة: what looks like "in" before a word that no table knows is the first letter of the name."""
    return sheet.pre[at] == BY and not sheet.kinds[at] and not sheet.forms[at].startswith(ARTICLE)


_VERBS = rule_forms("place_spelling.verbs")


def two_words(sheet: Sheet, at: int) -> bool:
    """قرية كركي خجو التابعة لـ…, قرى عرب حسن وX: a second word of no other meaning than a man's name, where what follows ends the name."""
    if at + 1 >= sheet.size or any(term.kind != "place" and term.key != _PERSONAL for term in sheet.terms[at]) or sheet.pre[at] or not _nameable(sheet.forms[at]):
        return False
    verb = past_of_her(sheet, at) or sheet.forms[at].startswith(_VERBS)
    return not verb and _ends_name(sheet, at + 1)  # غارة على بلدة سقبا أسفرت أمس عن


def _ends_name(sheet: Sheet, behind: int) -> bool:
    if sheet.dated[behind] or sheet.phrases(behind, "region", *SETTLED):
        return True
    return sheet.forms[behind].startswith((*_BELONGS, AND + ARTICLE)) or sheet.forms[behind] in PREPOSITIONS or sheet.pre[behind][:1] in _ENDING or not sheet.forms[behind].isalpha()


def _nameable(form: str) -> bool:
    return form.isalpha() and 1 < len(form) <= LONGEST and form not in NO_NAME and form not in PREPOSITIONS and not form.endswith(("ه", "ين", "ون", "ات", ALEF))


def unlisted(sheet: Sheet, place: PlaceAt) -> PlaceAt:
    """The place with what the tables have under another spelling of its name, where the report says in which region it lies."""
    for last in range(place.last, place.core, -1):
        if last < place.last and not _describes(sheet.forms[last]):
            break
        if terms := spelled(sheet, " ".join(sheet.forms[place.core : last]), place.types):
            return replace(place, last=last, terms=terms)
    return place


def _describes(form: str) -> bool:
    """التابعة, الحدودية, الشرقي: an adjective behind a name is no part of it."""
    return form.startswith("ال") and form.endswith(("ه", "ي"))


def spelled(sheet: Sheet, name: str, types: tuple[str, ...]) -> tuple[Term, ...]:
    """The inhabited places of a name, however spelled, in the regions or the country of which the report tells."""
    if sheet.lexicon is None:
        return ()
    terms = _fitting(sheet, sheet.lexicon.minor.spelled_like(name), types)
    if not terms and len(loose_key(name)) >= _LEAST:
        terms = [term for term in _fitting(sheet, sheet.lexicon.minor.one_letter_off(name), types) if sheet.told.in_region(term)]
        terms = terms if len({term.row["id"] for term in terms}) == 1 else []
    return tuple(terms)


def same_name(sheet: Sheet, name: str) -> list[Term]:
    """All inhabited places of a name, wherever they lie."""
    found = sheet.lexicon.minor.spelled_like(name) if sheet.lexicon else []
    return [term for term in found if term.row["type"] in _HABITED]


def _fitting(sheet: Sheet, terms: list[Term], types: tuple[str, ...]) -> list[Term]:
    """The inhabited places of a spelling that lie in a region that the report names, else those of its country."""
    terms = [term for term in terms if term.row["type"] in (set(types) & _HABITED or _HABITED)]
    near = [term for term in terms if sheet.told.in_region(term)]
    return near or [term for term in terms if sheet.told.leads(country_of(term)) and not sheet.told.is_namesake(term)]
