"""Where: how the places of two tellings stand to one another, by name, by containment and by distance."""

from __future__ import annotations

from functools import cache, lru_cache
from math import cos, hypot, radians

from marsad.linking import marks
from marsad.linking.facts import Spot, Told, numbers
from marsad.linking.tables import rows

NEAR_KM, APART_KM = 10.0, 60.0
DISTRICT = 3  # the rank of a district
CAMP = "مخيم "  # before the name of a camp, which outlets leave out
VILLAGE = 1  # the largest rank of a village, a quarter or a point
APART = frozenset(["far", "apart", "own_apart", "elsewhere", "namesake"])  # levels of places that are not one


def where(a: Told, b: Told) -> str:
    """The two tellings name the same place, places near one another or one inside the other, or places far apart."""
    if not a.spots or not b.spots:
        return "unstated"
    x, y = a.spots[0], b.spots[0]
    if a.spots is b.spots or (x.name == y.name and a.spots == b.spots):
        return _same(x)
    level = _pair(x, y, a, b)
    if level == "near" and (_beside_district(x, y) or _beside_district(y, x)) and numbers(a) and numbers(b) and numbers(a).isdisjoint(numbers(b)):
        level = "neighbours"
    if level in {"far", "apart", "neighbours", "unknown", "one_province"}:
        if _common(a, b):
            return "named_beside" if level == "neighbours" else "mentioned"
        if x.name != y.name and skeleton(x.name) == skeleton(y.name) and not (level in APART and _known(x) and _known(y) and _other_province(x, y, a, b)):
            return "like_name"
        if level == "far" and x.own and y.own and _other_province(x, y, a, b):
            return "elsewhere"
        if level in {"apart", "far"} and x.own and y.own and _known(x) and _known(y) and numbers(a) and numbers(b):
            return "own_apart"
    if level == "inside" and max(x, y, key=_rank).rank == DISTRICT and max(x, y, key=_rank).ids and _common(a, b):
        return "mentioned"  # وقع ذلك في الضفة الغربية, in a report that names the village too
    return "namesake" if level == "elsewhere" and skeleton(x.name) == skeleton(y.name) else level


def _rank(spot: Spot) -> int:
    return spot.rank


def _beside_district(town: Spot, district: Spot) -> bool:
    """A town, and a district that it does not lie in, each told of by its name."""
    known = town.own and district.own and town.settled and district.rank == DISTRICT and len(district.ids) == 1
    return known and bool(town.adm2 and district.adm2) and not town.adm2 & district.adm2


def own_places_apart(a: Told, b: Told) -> bool:
    """Each names a place of its own beside what it tells, and the two are not one, whatever else they mention."""
    if not a.spots or not b.spots:
        return False
    x, y = a.spots[0], b.spots[0]
    known = x.own and y.own and len(x.ids) == len(y.ids) == 1 and x.rank < 4 and y.rank < 4
    return known and _pair(x, y, a, b) in APART and skeleton(x.name) != skeleton(y.name)


def one_village(a: Told, b: Told) -> bool:
    """Both name one village beside what they tell: two things of one kind and day are seldom in it."""
    if not a.spots or not b.spots or a.spots[0].ids != b.spots[0].ids:
        return False
    x, y = a.spots[0], b.spots[0]
    return x.own and y.own and len(x.ids) == 1 and x.rank <= VILLAGE


def _known(spot: Spot) -> bool:
    """The gazetteer knows it, and no other of its name."""
    return len(spot.ids) == 1


def _same(spot: Spot) -> str:
    return "same" if spot.rank < 3 else "same_district" if spot.rank == 3 else "same_province" if spot.rank == 4 else "same_country"


def _pair(x: Spot, y: Spot, a: Told, b: Told) -> str:
    if not x.ids.isdisjoint(y.ids):
        if x.ids == y.ids and len(x.ids) == 1:
            return _same(x)
        return "elsewhere" if _other_province(x, y, a, b) else "same_name"
    if x.name == y.name and not (x.ids and y.ids):
        return "elsewhere" if _other_province(x, y, a, b) else "same_name"
    if x.rank >= 5 or y.rank >= 5:
        return "unknown"
    if _town_and_district(x, y) or _town_and_district(y, x):
        return "same_name"
    if _building_in(x, y) or _building_in(y, x):
        return "near"
    if _inside(x, y) or _inside(y, x):
        return "inside"
    level = _by_distance(x, y)
    return "same_name" if level in {"near", "neighbours"} and x.name == y.name else level


def _town_and_district(town: Spot, district: Spot) -> bool:
    """A town and the district that bears its name: outlets mean one by the other."""
    return town.rank < district.rank == DISTRICT and town.name == district.name and bool(town.adm1 & district.adm1) and _by_distance(town, district) != "far"


def _inside(x: Spot, y: Spot) -> bool:
    """``x`` is the province or district that ``y`` lies in."""
    if x.rank == 4:
        return bool(x.adm1 & y.adm1) and y.rank < 4
    if x.rank == 2:
        return y.rank < 2 + (not y.ids) and _named_after(x, y)
    if x.rank == 3:
        return y.rank < 3 + (not x.ids) and (bool(x.adm2 & y.adm2) or (bool(x.adm1 & y.adm1) and not x.adm2))
    return False


def _building_in(x: Spot, y: Spot) -> bool:
    """``x`` is a market, a hospital or the like that no gazetteer knows, called after the town or the camp ``y``."""
    return not x.ids and y.rank <= 2 and bool(y.ids) and x.name.endswith(f" {y.name.removeprefix(CAMP)}") and marks.leads("building", x.name)


def _named_after(city: Spot, village: Spot) -> bool:
    """The city gives its name to the province that the village lies in: of a village of it, outlets say its name too."""
    if city.adm1 & village.adm1 & _territories():
        return bool(city.adm2 & village.adm2) and not city.ids.isdisjoint(name.lower() for name in city.adm2)
    return bool(city.adm1 & village.adm1) and not city.ids.isdisjoint(name.lower() for name in city.adm1)


@cache
def _territories() -> frozenset[str]:
    """First levels that are no province: their second level is."""
    return frozenset(row["adm1"] for row in rows("territories"))


def _other_province(x: Spot, y: Spot, a: Told, b: Told) -> bool:
    """One name in two provinces: what else the tellings name puts them apart."""
    p, q = _provinces(x, a), _provinces(y, b)
    return bool(p and q and not p & q)


def _provinces(spot: Spot, told: Told) -> frozenset[str]:
    if len(spot.adm1) == 1:
        return spot.adm1
    others = frozenset(name for other in told.spots[1:] if other.rank in {3, 4} for name in other.adm1)
    return spot.adm1 & others or others if spot.adm1 else others


def _by_distance(x: Spot, y: Spot) -> str:
    if not x.points or not y.points:
        if not (x.adm1 and y.adm1):
            return "unknown"
        return "one_province" if x.adm1 & y.adm1 else "far"
    nearest = kilometres(x.points[0], y.points[0]) if len(x.points) == len(y.points) == 1 else min([kilometres(p, q) for p in x.points for q in y.points])
    reach = 15.0 if 3 in (x.rank, y.rank) else 0.0
    if nearest > APART_KM:
        return "far"
    if nearest > NEAR_KM + reach:
        return "apart"
    return "neighbours" if x.settled and y.settled and x.own and y.own else "near"


def kilometres(p: tuple[float, float], q: tuple[float, float]) -> float:
    """Distance of two points in degrees of latitude and longitude; flat, good to a per cent within a country."""
    return 111.2 * hypot(p[0] - q[0], (p[1] - q[1]) * cos(radians((p[0] + q[0]) / 2)))


def _common(a: Told, b: Told) -> bool:
    """The first place of one is named by the other too."""
    x, y = a.spots[0], b.spots[0]
    return _names(b, x) or _names(a, y)


def _names(told: Told, spot: Spot) -> bool:
    return spot.rank < 4 and len(told.spots) > 1 and any([_meant_by(other, spot) for other in told.spots[1:4]])


def _meant_by(other: Spot, first: Spot) -> bool:
    """A place named beside another is the ``first`` of the other telling, or the district around a village, of which that one names the town."""
    if first.ids and other.ids:
        return other.ids == first.ids or (other.name == first.name and first.rank < other.rank == DISTRICT and bool(first.adm1 & other.adm1))
    return other.name == first.name


@lru_cache(1 << 14)
def skeleton(name: str) -> str:
    """The consonants of a folded name, those that outlets exchange when they write foreign names made one: سوروتش and سروج are one town.

    A name of fewer than three such consonants is left as it is: too many would be alike.
    """
    bare = name.removeprefix("ال")
    for group, letter in _EXCHANGED:
        bare = bare.replace(group, letter)
    bones = "".join(letter for letter in bare if letter not in "اويهءئؤ ")
    return bones if len(bones) >= 3 else name


_EXCHANGED = (("تش", "ج"), ("غ", "ج"), ("ك", "ق"), ("ذ", "ز"), ("ظ", "ز"), ("ض", "د"), ("ط", "ت"), ("ص", "س"), ("ث", "س"), ("ش", "ج"))
