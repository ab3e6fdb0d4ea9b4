"""The country that البلاد takes up: the one that its clause names, or that the report tells most of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from marsad.grammar.named_parties import MEDIA
from marsad.grammar.namesakes import main_country
from marsad.grammar.place_found import PlaceAt
from marsad.grammar.place_names.borders import COUNTRY
from marsad.grammar.place_sides import NO_SCENE
from marsad.grammar.sheet import Sheet
from marsad.grammar.told_regions import country_of
from marsad.lexicon.lexicon import Lexicon
from marsad.lexicon.terms import Term
from marsad.text.rule_words import rule_words

_WEIGHTS = {"country": 3, "governorate": 2, "city": 2}
_CLEARLY = 2  # times as much as of any other is told of the country that is meant
_COUNTRIES = rule_words("place_country.names")


def countries_taken_up(sheet: Sheet, places: Sequence[PlaceAt], stands: Sequence[str]) -> list[PlaceAt]:
    """The places of a report, each bare البلاد with what it takes up; two countries told alike leave it open."""
    bare = [number for number, place in enumerate(places) if place.composed and not place.terms and place.first == place.core and sheet.forms[place.core] in COUNTRY]
    if not bare:
        return list(places)
    told, near = list(places), told_most(sheet, places, stands)
    scenes = _scenes(places, stands)
    for number in bare:
        country = _meant(sheet, near, scenes, places[number].first)
        if country:
            told[number] = _taken_up(sheet, places[number], country, scenes)
    return told


def told_most(sheet: Sheet, places: Sequence[PlaceAt], stands: Sequence[str]) -> list[str]:
    """The letters of the country that the scenes of a report tell most of, and of those told more than half as much; without scenes the one country of all its parties."""
    tally: Counter[str] = Counter()
    for place in _scenes(places, stands):
        countries = {country_of(term) for term in place.terms}
        if len(countries) == 1:
            tally[countries.pop()] += _WEIGHTS.get(place.terms[0].row["type"], 1)
    if not tally:
        parties = {main_country(term) for at in sheet.where("actor") for term in sheet.terms[at] if term.kind == "actor" and term.row["kind"] not in MEDIA}
        return sorted(parties) if len(parties) == 1 else []
    most = max(tally.values())
    return [country for country, points in tally.items() if points * _CLEARLY > most]


def _scenes(places: Sequence[PlaceAt], stands: Sequence[str]) -> list[PlaceAt]:
    return [place for place, stand in zip(places, stands, strict=True) if stand not in NO_SCENE and place.terms]


def _meant(sheet: Sheet, near: Sequence[str], scenes: Sequence[PlaceAt], at: int) -> str | None:
    """The country named before it in its clause, or told most by far; of some told alike the one whose people the clause names (الشرطة التركية)."""
    start = max([sheet.prose.start(at), *sheet.between("clause", sheet.prose.start(at), at)])
    names = [scene for scene in _named(scenes) if start <= scene.first < at]
    if names:
        return country_of(names[-1].terms[0])
    if len(near) == 1:
        return near[0]
    acting = [term.row["country"] for unit in sheet.between("actor", start, at) for term in sheet.terms[unit] if term.kind == "actor"]
    told = {country.lower() for country in acting + [sheet.nations[unit].row["country"] for unit in sheet.nations_between(start, at)]}
    return told.pop() if len(told := told & {*near}) == 1 else None


def _named(scenes: Sequence[PlaceAt]) -> list[PlaceAt]:
    """The countries that the report calls by their names, in text order."""
    return [scene for scene in scenes if not scene.composed and scene.terms[0].row["type"] == "country"]


def _taken_up(sheet: Sheet, place: PlaceAt, country: str, scenes: Sequence[PlaceAt]) -> PlaceAt:
    """البلاد as another telling of the country's name; by its own words where the report does not have that."""
    names = [name for name in _named(scenes) if country_of(name.terms[0]) == country]
    if names:
        named = next((name for name in reversed(names) if name.first < place.first), names[0])
        return replace(place, core=named.core, terms=named.terms, composed=False, again=named)
    known = _countries(sheet.lexicon)
    return replace(place, terms=(known[country],), composed=False) if country in known else place


@lru_cache(maxsize=4)
def _countries(lexicon: Lexicon | None) -> Mapping[str, Term]:
    """The countries of the packs by their letters."""
    found = lexicon.scan(" ".join(sorted(_COUNTRIES))).terms if lexicon else []
    return {country_of(term): term for terms in found for term in terms if term.kind == "place" and term.row["type"] == "country"}
