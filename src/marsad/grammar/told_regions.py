"""Which countries and regions a report tells: by names of countries, by adjectives of nations, by large places, by its parties."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from math import cos, hypot, radians

from marsad.grammar.namesakes import main_country
from marsad.lexicon.lexicon import Scan
from marsad.lexicon.terms import Term
from marsad.model.values import fixed

LARGE = frozenset({"country", "governorate", "city"})
_WEIGHTS = {"country": 4, "governorate": 3, "region": 3, "city": 2}
_LESSER = frozenset({"village", "neighbourhood"})  # of a city and a village of one name the city is meant, of a city and a town none
SMALL = frozenset({"village", "neighbourhood", "subdistrict"})
_PARTS = frozenset({"governorate", "city", "district", "subdistrict", "town"})  # places that tell in which part of a country a report is set
SHORT = 2  # letters of إب
_MEDIA = frozenset({"wire", "outlet", "broadcaster"})
_MOST = 3  # mentions of one word that count: a name told ten times is no ten signs

_DECISIVE = 4  # one name of a country, or two large places
CONFLICTS = frozenset({"sy", "iq", "ye", "ps", "lb", "ly", "sd"})  # countries whose villages the packs know

Region = tuple[str, str]  # country, and the English name of a governorate or district
Large = tuple[str, str, float, float]  # country and governorate of a large place, and its point


@fixed
class Told:
    """What a report tells about where it is set.

    ``countries`` weighs them by signs that leave no doubt, ``small`` by places that few would name elsewhere; ``named`` are
    those that the report calls by name or by adjective; ``regions`` the governorates and districts of its places, ``large`` its
    cities, governorates and districts; ``own`` what each place, by its id, has added to the weight of its country.
    """

    countries: Counter[str] = field(default_factory=Counter)
    small: Counter[str] = field(default_factory=Counter)
    named: frozenset[str] = frozenset()
    regions: frozenset[Region] = frozenset()
    own: Mapping[str, int] = field(default_factory=dict)
    most: int = 0  # the weight of the country told most
    at_war: int = 0  # the same among the countries whose villages the packs know
    large: frozenset[Large] = frozenset()

    def weight(self, country: str) -> float:
        """How much the report speaks for a country."""
        return self.countries.get(country, 0) + 0.1 * min(self.small.get(country, 0), 5)

    def leads(self, country: str) -> bool:
        """No other country is told more; a country at war may be told less than one that fights in it (إسرائيل, إيران), down to half as much."""
        told = self.countries.get(country, 0)
        return told > 0 and (told == self.most or (country in CONFLICTS and told == self.at_war and told * 2 >= self.most))

    def settled(self) -> bool:
        """A country is named, or told by more than one large place."""
        return self.most >= _DECISIVE

    def allows(self, country: str) -> bool:
        """The report speaks for a country, or for none."""
        return self.countries.get(country, 0) > 0 or not self.settled()

    def strange(self, country: str, terms: tuple[Term, ...]) -> bool:
        """The report is about another country, and nothing else in it speaks for this one."""
        if country not in CONFLICTS:
            return False
        own = sum(self.own.get(ident, 0) for ident in {term.key for term in terms if term.kind == "place"})
        return self.countries.get(country, 0) <= own and self.most >= own + _DECISIVE

    def in_region(self, term: Term) -> bool:
        """The report names the governorate or district of a place, or something in it."""
        row, country = term.row, country_of(term)
        return (country, row["adm1"]) in self.regions

    def is_namesake(self, term: Term) -> bool:
        """A village or a quarter far from all that the report tells: of a country for which nothing speaks, or in another part of it than its cities and governorates."""
        row, country = term.row, country_of(term)
        if row["type"] not in _LESSER or not row["lat"]:
            return False
        if not self.countries.get(country, 0):
            return self.most >= _A_SIGN
        here = [place for place in self.large if place[0] == country]
        return bool(here) and all(adm1 != row["adm1"] and km(lat, lon, float(row["lat"]), float(row["lon"])) > _FAR_KM for _, adm1, lat, lon in here)


_A_SIGN = 2  # a city
_FAR_KM = 80.0


def km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    """How far two points lie apart, over the distances that matter here."""
    return hypot((lat - other_lat) * 111.2, (lon - other_lon) * 111.2 * cos(radians(lat)))


def country_of(term: Term) -> str:
    """The two letters of a place's country."""
    return term.row.get("country") or term.row["id"]


def told_regions(scan: Scan) -> Told:
    """What the terms of a report tell; names that places of several countries bear tell nothing."""
    countries: Counter[str] = Counter()
    small: Counter[str] = Counter()
    named: set[str] = set()
    own: defaultdict[str, int] = defaultdict(int)
    units = [at for at in scan.named if not scan.kinds[at].isdisjoint(_TELLING)]
    often: Counter[int] = Counter([id(scan.terms[at]) for at in units])
    met = {id(scan.terms[at]): scan.terms[at] for at in units}
    names = {ident: _name(terms) for ident, terms in met.items()}
    for ident, name in names.items():
        times = min(often[ident], _MOST)
        for country, weight in name.signs:
            countries[country] += weight * times
        for place in name.places:
            own[place] += name.own * times
        named |= name.named
        if name.small:
            small[name.small] += 1
    most, at_war = max(countries.values(), default=0), max([weight for country, weight in countries.items() if country in CONFLICTS], default=0)
    told = Told(countries, small, frozenset(named), most=most, at_war=at_war)
    large = frozenset(place for name in names.values() for place in name.large)
    return Told(countries, small, told.named, frozenset(_regions(names.values(), told)), own, most, at_war, large)


_TELLING = frozenset({"place", "nisba", "actor"})


@fixed
class _Name:
    """What a name tells, whatever the report: its country and how much for it, the places that bear it and where they lie."""

    terms: tuple[Term, ...]
    signs: tuple[tuple[str, int], ...]
    places: frozenset[str]
    own: int
    named: frozenset[str]
    small: str
    lying: tuple[tuple[str, str, str], ...]  # country and divisions of each place
    large: tuple[Large, ...]
    by_itself: bool


_NAMES: dict[tuple[int, ...], _Name] = {}  # by the identity of its terms, which each name keeps


def _name(terms: tuple[Term, ...]) -> _Name:
    """What a name tells; the terms of a word are the same ones in every report, though a report may leave some of them out."""
    key = tuple(map(id, terms))
    known = _NAMES.get(key)
    if known is not None:
        return known
    if len(_NAMES) >= _KEPT:
        _NAMES.clear()
    places = frozenset(term.key for term in terms if term.kind == "place")
    small = "" if _weighty(terms) else _home(terms)
    lying = tuple((country_of(term), term.row["adm1"], term.row["adm2"]) for term in terms if _lies(term))
    large = tuple((country_of(term), term.row["adm1"], float(term.row["lat"]), float(term.row["lon"])) for term in terms if term.kind == "place" and term.row["type"] in _PARTS and term.row["lat"])
    found = _NAMES[key] = _Name(terms, tuple(_signs(terms)), places, _own(terms), frozenset(_named(terms)), small, lying, large, all(_by_itself(term) for term in terms))
    return found


_KEPT = 8_000


def stands_by_itself(terms: tuple[Term, ...]) -> bool:
    """Each place of a name is one by its name alone, whatever stands beside it: no ordinary word, nothing small, no name as short as إب."""
    return _name(terms).by_itself


def _by_itself(term: Term) -> bool:
    return term.kind != "place" or (term.form != "common" and term.row["type"] not in SMALL and len(term.row["name"]) > SHORT)


def _lies(term: Term) -> bool:
    return term.kind == "place" and term.form != "common" and term.row["type"] != "country"


def _own(terms: tuple[Term, ...]) -> int:
    """What a name of places adds to its country."""
    if not _home(terms) or not _weighty(terms):
        return 0
    kinds = {term.row["type"] for term in terms if term.kind == "place"}
    return 2 if "city" in kinds else max(_WEIGHTS.get(kind, 0) for kind in kinds)


def _signs(terms: tuple[Term, ...]) -> Iterator[tuple[str, int]]:
    home = _home(terms)
    if home and (weight := _own(terms)):
        yield home, weight
    for term in terms:
        if term.kind == "nisba":
            yield term.row["country"].lower(), 1
        elif term.kind == "place" and term.form == "common" and term.row["type"] == "country":
            yield country_of(term), 1
    actors = {main_country(term) for term in terms if term.kind == "actor" and _speaks(term)} - {""}
    if len(actors) == 1:
        yield actors.pop(), 1


def _speaks(term: Term) -> bool:
    return term.form in ("name", "hostile") and term.row["kind"] not in _MEDIA


def _named(terms: tuple[Term, ...]) -> Iterator[str]:
    for term in terms:
        if term.kind == "place" and term.row["type"] == "country":
            yield country_of(term)
        elif term.kind == "nisba":
            yield term.row.get("country", "").lower()


def _weighty(terms: tuple[Term, ...]) -> bool:
    return any(term.kind == "place" and term.form != "common" and term.row["type"] in _WEIGHTS for term in terms)


def _home(terms: tuple[Term, ...]) -> str:
    """The one country in which the places of a name lie, those that are ordinary words left out; empty where there are several."""
    places = [term for term in terms if term.kind == "place" and term.form != "common"]
    found = {country_of(term) for term in places}
    large = {country_of(term) for term in places if term.row["type"] in LARGE}
    if len(found) == 1:
        return found.pop()
    others = [term for term in places if country_of(term) not in large]
    return large.pop() if len(large) == 1 and all(term.row["type"] in SMALL for term in others) else ""


def _regions(names: Iterable[_Name], told: Told) -> Iterator[Region]:
    """Governorates and districts of the places whose country is told; of a name of several places those that agree."""
    for name in names:
        lying = [place for place in name.lying if told.leads(place[0])] or [place for place in name.lying if told.allows(place[0])]
        for level in (1, 2) if lying else ():
            units = {(place[0], place[level]) for place in lying}
            if len(units) == 1 and (unit := units.pop())[1]:
                yield unit
