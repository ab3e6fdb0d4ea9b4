"""One name, one place: what a report says once of where a place lies holds wherever it tells the name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from marsad.grammar.place_found import PlaceAt
from marsad.grammar.sheet import Sheet
from marsad.grammar.told_regions import country_of
from marsad.lexicon.terms import Term
from marsad.text.rule_words import AND

_RIGHT_BEHIND = 1  # units between a name and what it lies in


def one_place_a_name(sheet: Sheet, places: Sequence[PlaceAt]) -> list[PlaceAt]:
    """The places of a report, each name of which the words behind one telling say where it lies meant so everywhere: بلدة صيدا شرقي درعا … قرب بلدة صيدا."""
    told: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, place in enumerate(places):
        if place.terms and not (place.composed or place.site or place.again):
            told[tuple(sheet.forms[place.core : place.last])].append(number)
    found = list(places)
    for numbers in told.values():
        if len({_countries(places[number]) for number in numbers}) > 1:
            for number, terms in _settled(sheet, places, numbers):
                found[number] = replace(places[number], terms=terms)
    return found


def _settled(sheet: Sheet, places: Sequence[PlaceAt], numbers: Sequence[int]) -> Iterator[tuple[int, tuple[Term, ...]]]:
    """The tellings of a name that was taken for a place abroad, each with the place that another telling says."""
    held = [number for number in numbers if _lies_behind(sheet, places, number)]
    home = {_countries(places[number]) for number in held}
    if len(home) == 1:
        country = home.pop()
        yield from ((number, places[held[0]].terms) for number in numbers if country.isdisjoint(_countries(places[number])))


def _lies_behind(sheet: Sheet, places: Sequence[PlaceAt], number: int) -> bool:
    """X شرقي Y: right behind it stands the governorate or the town in whose governorate it lies."""
    if number + 1 >= len(places):
        return False
    here, behind = places[number], places[number + 1]
    near = 0 <= behind.first - here.last <= _RIGHT_BEHIND and not sheet.pre[behind.first].startswith(AND)
    mine = {(term.row["country"], term.row["adm1"]) for term in here.terms}
    return near and len(mine) == 1 and bool(mine & {(term.row["country"], term.row["adm1"]) for term in behind.terms})


def _countries(place: PlaceAt) -> frozenset[str]:
    return frozenset([country_of(term) for term in place.terms])
