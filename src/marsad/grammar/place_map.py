"""What the places of one report tell about each other: which of several places of one name is meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import cos, hypot, radians

from marsad.grammar.place_found import NAME_HEADS, PlaceAt
from marsad.grammar.sheet import Sheet
from marsad.lexicon.place_accuracy import ACCURACY
from marsad.model.reading import Candidate, Place
from marsad.text.rule_words import ALEF, AND, rule_word

_ACCURACY = ACCURACY | dict.fromkeys(("bridge", "dam", "station", "school", "market", "mosque", "site"), "exact")
_NEAR_KM = 60.0


def _name(sheet: Sheet, first: int, last: int) -> str:
    """The words of a place; للخرطوم keeps its article: الخرطوم."""
    words = sheet.words(first, last)
    form = sheet.forms[first]
    return ALEF + words if form.startswith("ال") and words.startswith("ل") else words


def _called(sheet: Sheet, place: PlaceAt) -> str:
    """The name by which a place is shown: of العاصمة بغداد the name alone, of جنوب بغداد all of it."""
    if place.composed or place.site:
        return _name(sheet, place.first, place.last)
    titled = sheet.forms[place.core] == _CAPITAL and place.last > place.core + 1
    return _name(sheet, place.core + titled, place.last)


def name_of(sheet: Sheet, place: PlaceAt) -> str:
    """The name by which a place is shown, without the "and" that joins it to a list."""
    place = place.again or place
    name = _called(sheet, place)
    return name.removeprefix(AND) if _joined(sheet, place, name) else name


def _joined(sheet: Sheet, place: PlaceAt, name: str) -> bool:
    """قرى الجات والماصي: a name that no table knows, joined to the list before it."""
    first = place.first
    if place.terms or place.core != first or sheet.forms[first] in NAME_HEADS:
        return False  # ود النورة
    return name.startswith(AND) and len(name) > _SHORT and (sheet.forms[first - 1].isalpha() or name.startswith(_AND_THE))


_SHORT = 4  # letters: وادي, ودان
_AND_THE = AND + "ال"  # كلابة، والموشكي: behind a comma too
_CAPITAL = rule_word("place_again.capital")


class Map:
    """What the places of one report, and the countries of its parties, tell about each other, for choosing among candidates."""

    def __init__(self, places: Sequence[PlaceAt], parties: Iterable[str] = ()) -> None:
        self.countries: Counter[str] = Counter()
        self.parties = Counter(parties)
        self.adm: set[str] = set()
        self.points: list[tuple[float, float]] = []
        for place in places:
            rows = [term.row for term in place.terms]
            if len({row["id"] for row in rows}) == 1:
                row = rows[0]
                self.countries[_country(row)] += 1
                if row["type"] in ("governorate", "district"):
                    self.adm |= {row["adm1"], row["adm2"]} - {""}
                if row["type"] not in _WIDE and row["lat"] and len(self.points) < 40:
                    self.points.append((float(row["lat"]), float(row["lon"])))
            elif place.composed and len({row["adm1"] for row in rows}) == 1 and any(row["type"] in ("governorate", "district") for row in rows):
                self.countries[_country(rows[0])] += 1  # ريف إدلب: of the city or of its governorate
                self.adm |= {rows[0]["adm1"]} - {""}
        self.told = self.countries + self.parties

    def country(self) -> str | None:
        """The country that the report is about: the one named most, directly or by its places."""
        return self.countries.most_common(1)[0][0] if self.countries else None

    def resolve(self, sheet: Sheet, place: PlaceAt, *, within: str = "") -> Place:
        """The place with its gazetteer values, or with its candidates where the report does not tell which.

        ``within`` is the first division of what stands right behind the name (X بريف Y): it goes before all else.
        """
        place = place.again or place
        first, last = place.first, place.last
        name, span = _called(sheet, place), sheet.span(first, last)
        if not place.terms:
            if _joined(sheet, place, name):
                name, span = name.removeprefix(AND), (span[0] + 1, span[1])
            return Place(name, None, span)
        rows = self._fitting(sheet, place, within)
        if len(rows) > 1:
            return Place(name, None, span, candidates=() if place.site else tuple(_candidate(row) for row in rows))
        row = rows[0]
        if place.site:
            return _site(sheet, place, row)
        if place.composed:
            return Place(name, None, span, accuracy="region", adm1=row["adm1"] or None, adm2=row["adm2"] or None)
        lat, lon = _point(row)
        return Place(name, row["id"], span, lat, lon, _ACCURACY.get(row["type"]), row["adm1"] or None, row["adm2"] or None)

    def _fitting(self, sheet: Sheet, place: PlaceAt, within: str) -> list[Mapping[str, str]]:
        """The rows of a name that its type word, its division and the report leave."""
        rows = list({term.row["id"]: term.row for term in place.terms}.values())
        if len(rows) == 1:
            return rows
        held = ([row for row in rows if row["adm1"] == within] if within else []) or (rows if place.types else _well_known(rows))
        unit = sheet.phrase(place.first, "unit_head")
        rows = self._narrow(_of_unit(held, small=sheet.phrase(place.first, "subunit_head")) if unit else _seats(held))
        return _town_among(rows) if len(rows) > 1 and place.types != _VILLAGE else rows

    def likeliest(self, place: PlaceAt) -> list[Mapping[str, str]]:
        """What a name most likely means before any sentence is looked at: غرب خان يونس is told of the city of that name, not of villages abroad."""
        rows = [term.row for term in place.terms]
        if len(rows) > 1:
            rows = rows if place.types and not place.composed else _well_known(rows)
            rows = self._by_country(rows) or rows
        return rows

    def _narrow(self, rows: list[Mapping[str, str]]) -> list[Mapping[str, str]]:
        """By settled governorates and districts, by the report's country, by nearness, by p-code, by rank of type."""
        for keep in (self._by_adm, self._by_country, self._by_nearness, _by_code, _by_type):
            if len(rows) == 1:
                break
            rows = keep(rows) or rows
        return _one_place(rows) if len(rows) > 1 else rows

    def _by_adm(self, rows: list[Mapping[str, str]]) -> list[Mapping[str, str]]:
        return [row for row in rows if row["adm1"] in self.adm]

    def _by_country(self, rows: list[Mapping[str, str]]) -> list[Mapping[str, str]]:
        often = [self.told[_country(row)] for row in rows]
        most = max(often)
        return [row for row, times in zip(rows, often, strict=True) if times == most] if most else []

    def _by_nearness(self, rows: list[Mapping[str, str]]) -> list[Mapping[str, str]]:
        return [row for row in rows if row["lat"] and self._is_near(float(row["lat"]), float(row["lon"]))]

    def _is_near(self, lat: float, lon: float) -> bool:
        return any(_km(lat, lon, *point) < _NEAR_KM for point in self.points)


def _site(sheet: Sheet, place: PlaceAt, row: Mapping[str, str]) -> Place:
    """جامعة حلب, مستشفى الحديدة: a site of its own, somewhere in the town that it is named after."""
    lat, lon = _point(row)
    within = "within" if lat is not None else None
    return Place(_name(sheet, place.first, place.last), None, sheet.span(place.first, place.last), lat, lon, within, row["adm1"] or None, row["adm2"] or None)


def _well_known(rows: list[Mapping[str, str]]) -> list[Mapping[str, str]]:
    """الحديدة without قرية is the city, not a village of the name: in each country cities and governorates go before lesser places."""
    large = {_country(row) for row in rows if row["type"] in ("city", "governorate")}
    return [row for row in rows if _country(row) not in large or row["type"] not in _LESSER]


def _seats(rows: list[Mapping[str, str]]) -> list[Mapping[str, str]]:
    """جرابلس is the town; the units that are called after it are meant only where محافظة, ناحية or قضاء says so."""
    seats = {row["adm1"] for row in rows if row["type"] in ("city", "town")}
    cities = {_country(row) for row in rows if row["type"] == "city"}  # صنعاء is no part of the governorate of its name
    return [row for row in rows if not (row["type"] in _UNITS and row["adm1"] in seats) and not (row["type"] == "governorate" and _country(row) in cities)]


def _of_unit(rows: list[Mapping[str, str]], *, small: bool) -> list[Mapping[str, str]]:
    """ناحية الدرباسية, مديرية كتاف: the unit, not the town that it is called after; ناحية is the smaller of two."""
    least = [row for row in rows if row["type"] == "subdistrict"] if small else []
    return least or [row for row in rows if row["type"] in _PARTS] or rows


_PARTS = frozenset({"district", "subdistrict"})
_WIDE = frozenset({"country", "governorate", "region", "district", "subdistrict"})  # the middle of an area is near to nothing
_LESSER = frozenset({"village", "neighbourhood"})
_SPREAD_KM = 3.0


def _one_place(rows: list[Mapping[str, str]]) -> list[Mapping[str, str]]:
    """Two gazetteers that list one place a little apart, under two ids, make no ambiguity; the row curated here stands for it."""
    points = [_point(row) for row in rows]
    lat, lon = points[0]
    if lat is None or lon is None or any(a is None or b is None or _km(a, b, lat, lon) > _SPREAD_KM for a, b in points):
        return rows
    return sorted(rows, key=lambda row: row.get("source") != "curated")[:1]


_VILLAGE = ("town", "village")  # what قرية may be


def _town_among(rows: list[Mapping[str, str]]) -> list[Mapping[str, str]]:
    """زبيد without قرية is the town, where only its district, and villages and quarters of its country share the name."""
    towns = [row for row in rows if row["type"] in ("city", "town")]
    if len(towns) != 1 or len({_country(row) for row in rows}) > 1:
        return rows
    others = [row for row in rows if row is not towns[0]]
    lesser = all(row["type"] in _LESSER for row in others)
    return towns if lesser else rows


_UNITS = frozenset({"governorate", "district", "subdistrict"})


def _by_code(rows: list[Mapping[str, str]]) -> list[Mapping[str, str]]:
    """Of villages of one name those where people are known to live: the humanitarian tables give them a p-code."""
    return [row for row in rows if row.get("pcode")] if {row["type"] for row in rows} == {"village"} else []


def _by_type(rows: list[Mapping[str, str]]) -> list[Mapping[str, str]]:
    """A governorate and its city share a name: the city is meant unless the type word says otherwise."""
    kinds = {row["type"] for row in rows}
    if len({row["adm1"] for row in rows}) == 1:
        for kind in ("city", "town", "governorate", "district", "subdistrict"):
            if kind in kinds:
                return [row for row in rows if row["type"] == kind][:1]
    if len({_country(row) for row in rows}) > 1 and {"city", "town"} <= kinds:
        return []  # أريحا: a city here and a town there, and nothing tells which
    best = [row for row in rows if row["type"] in ("country", "governorate", "city")]
    cities = [row for row in best if row["type"] == "city"]
    if len(cities) == 1 and len({_country(row) for row in best}) == 1:  # صنعاء is a city of its own beside its governorate
        return cities
    return best if len({row["adm1"] for row in best}) == 1 else []


def _country(row: Mapping[str, str]) -> str:
    return row.get("country") or row["id"]


def _point(row: Mapping[str, str]) -> tuple[float | None, float | None]:
    return (float(row["lat"]), float(row["lon"])) if row["lat"] else (None, None)


def _candidate(row: Mapping[str, str]) -> Candidate:
    lat, lon = _point(row)
    return Candidate(row["id"], row["name"].lstrip("?"), row["type"], lat, lon, row["adm1"] or None, row["adm2"] or None, _country(row))


def _km(lat: float, lon: float, other_lat: float, other_lon: float) -> float:
    return hypot((lat - other_lat) * 111.2, (lon - other_lon) * 111.2 * cos(radians(lat)))
