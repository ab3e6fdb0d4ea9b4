"""Where an incident happened: the place that most of its reports support, or the quarter of it that some name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from itertools import combinations
from typing import Any

from marsad.linking.compare.where import NEAR_KM, VILLAGE, kilometres
from marsad.linking.facts import Spot, Told

Plain = dict[str, Any]
PlaceKey = tuple[int, str]
ACCURACY = ("exact", "village", "town", "district", "governorate", "country")  # by a place's rank
DISTRICT, COUNTRY = 3, 5
PART = 0.34  # a share of the reports that name a town: a village beside it that fewer name is where fire came from, or another place, unlike a quarter
FEW = 0.5  # a share of the reports that name a province: a town elsewhere that no more name is not where it happened
TWO = 2  # reports: what one alone names beside the village may be the base that fired, or the next one of a list
BESIDE_KM = 15.0  # between a village and the town that tells which of its namesakes it is


def incident_place(events: Sequence[Told]) -> Plain | None:
    """The place that most reports support, or a quarter of it that some name; the others that were named stand as ``also``.

    A place that the gazetteer does not know has the point of the town that its reports name around it, as exact as a district;
    that town stands in ``also``.
    """
    votes: dict[PlaceKey, set[str]] = {}
    first: Counter[PlaceKey] = Counter()  # how often a place stands before the others of its telling
    spots: dict[PlaceKey, Spot] = {}
    quarters: dict[PlaceKey, set[PlaceKey]] = {}
    for event in events:
        own = [spot for spot in event.spots if spot.own]
        named = [spot for spot in (own or event.spots)[:2] if spot.rank < 5]
        for number, spot in enumerate(named):
            key = _key(spot)
            first[key] += number == 0
            votes.setdefault(key, set()).add(event.report)
            spots.setdefault(key, spot)
        for fine, coarse in combinations([spot for spot in own[:3] if spot.rank < 5] or named, 2):
            if fine.rank < coarse.rank and fine.adm1 & coarse.adm1 and _key(fine) in votes:
                quarters.setdefault(_key(coarse), set()).add(_key(fine))
    if not votes:
        return None
    _called_by_name(votes, spots)
    best = min(votes, key=lambda key: (key[0] > 2, -len(votes[key]), not spots[key].ids, -first[key], key))
    best = _wider(best, votes, spots) or best
    inner = [key for key in quarters.get(best, ()) if not spots[key].settled or len(votes[key]) >= PART * len(votes[best])]
    if best[0] == 2 and inner:
        best = min(inner, key=lambda key: (-len(votes[key]), not spots[key].points, key))
    best = _site(best, votes, spots) or best
    spot = spots[best]
    also = sorted({spots[key].written or spots[key].name for key in votes if spots[key].name != spot.name})
    return {**_plain(spot), "also": also, **_point_around(spot, events), **_point_among(spot, events)}


def _called_by_name(votes: dict[PlaceKey, set[str]], spots: Mapping[PlaceKey, Spot]) -> None:
    """What no table knows and what is called as a camp or a hospital that is named too is that one: كويت الرحمة in quotation marks is the camp of that name."""
    sites = {spots[key].name.partition(" ")[2]: key for key in sorted(votes) if _is_site(spots[key])}
    for key in [key for key in votes if not spots[key].ids and spots[key].name in sites]:
        votes[sites[spots[key].name]] |= votes.pop(key)


def _site(best: PlaceKey, votes: Mapping[PlaceKey, set[str]], spots: Mapping[PlaceKey, Spot]) -> PlaceKey | None:
    """The camp, the hospital, the crossing with a point of its own that enough reports name, where most only say by which village or town it lies."""
    if not (spots[best].settled and spots[best].points):
        return None
    enough = [key for key in votes if _is_site(spots[key]) and len(votes[key]) >= max(TWO, PART * len(votes[best]))]
    near = [key for key in enough if kilometres(spots[key].points[0], spots[best].points[0]) <= NEAR_KM]
    return min(near, key=lambda key: (-len(votes[key]), key), default=None)


def _is_site(spot: Spot) -> bool:
    """A place that is no settlement, known with its point."""
    return len(spot.ids) == 1 and bool(spot.points) and spot.rank <= VILLAGE and not spot.settled


def _wider(best: PlaceKey, votes: Mapping[PlaceKey, set[str]], spots: Mapping[PlaceKey, Spot]) -> PlaceKey | None:
    """The province that most reports name, where no more than half as many name the town, and it lies in another province: the office of a newspaper, the home of a victim."""
    wide = min((key for key in votes if 2 < key[0] < COUNTRY and spots[key].ids), key=lambda key: (-len(votes[key]), key), default=None)
    if wide is None or best[0] > 2 or len(votes[best]) > FEW * len(votes[wide]) or not spots[best].ids or spots[best].adm1 & spots[wide].adm1:
        return None
    return wide


def _key(spot: Spot) -> PlaceKey:
    return spot.rank, next(iter(spot.ids)) if len(spot.ids) == 1 else spot.name


def _plain(spot: Spot) -> Plain:
    sure = len(spot.ids) <= 1
    return {
        "name": spot.written or spot.name,
        "id": next(iter(spot.ids)) if len(spot.ids) == 1 else None,
        "lat": spot.points[0][0] if spot.points and sure else None,
        "lon": spot.points[0][1] if spot.points and sure else None,
        "adm1": next(iter(spot.adm1)) if len(spot.adm1) == 1 else None,
        "accuracy": ACCURACY[spot.rank],
        "candidates": [] if sure else sorted(spot.ids),
        "points": []
        if sure or len(set(spot.points)) < 2
        else sorted(list(point) for point in set(spot.points)),  # the one known point of several places is no answer
    }


def _point_around(spot: Spot, events: Sequence[Told]) -> Plain:
    """The point of what an unknown village or camp lies in, by what most tellings that name it name beside it; never that of a province."""
    if spot.ids or spot.points or spot.rank > DISTRICT:
        return {}
    beside = Counter(
        (around, event.report)
        for event in events
        if spot.name in {other.name for other in event.spots}
        for around in set(event.spots)
        if _holds_point(around, spot)
    )
    votes = Counter(around for around, _ in beside)
    if not votes:
        return {}
    best = min(votes, key=lambda around: (-votes[around], around.rank, around.name))
    lat, lon = best.points[0]
    return {"lat": lat, "lon": lon, "accuracy": ACCURACY[DISTRICT]}


def _point_among(spot: Spot, events: Sequence[Told]) -> Plain:
    """Of several places of one name the point of the only one that lies near a town which its reports name beside it; which place it is, stays open."""
    if len(spot.ids) < 2:
        return {}
    beside = {
        around.points[0]
        for event in events
        if spot in event.spots
        for around in event.spots
        if len(around.ids) == 1 and around.points and around.rank < DISTRICT
    }
    near = {point for point in spot.points if any(kilometres(point, other) <= BESIDE_KM for other in beside)}
    if len(near) != 1:
        return {}
    ((lat, lon),) = near
    return {"lat": lat, "lon": lon, "points": []}


def _holds_point(around: Spot, spot: Spot) -> bool:
    capital = bool(around.ids & {name.lower() for name in around.adm1})  # a province may be meant by the name of its capital
    return len(around.ids) == 1 and bool(around.points) and spot.rank <= around.rank <= DISTRICT and not capital and around.name != spot.name
