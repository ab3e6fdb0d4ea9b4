"""The closest of the places that the tellings of one event give: a region in which another of its scenes lies holds that, and is no scene itself."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from marsad.model.reading import Place

_WIDE = frozenset({"country", "province", "region"})
_CLOSE = frozenset({"town", "village", "neighbourhood"})
_SCENE, _WITHIN = "scene", "within"


def closest_first(places: Iterable[Place]) -> list[Place]:
    """Each place once, as it is first told, a region behind the town that lies in it: ضربة في القنيطرة … عند قرية الحضر في هضبة الجولان."""
    found: dict[str, Place] = {}
    for place in places:
        first = found.setdefault(place.name, place)
        if place.role == _SCENE and first.role != _SCENE:
            found[place.name] = place  # the city of a governorate of its name is the scene, though this holds it
    told = list(found.values())
    close = [place for place in told if place.role == _SCENE and place.accuracy in _CLOSE]
    holding = [place for place in told if _holds(place, close)]
    if not holding:
        return told
    others = sorted((place for place in told if place not in holding), key=lambda place: place.role != _SCENE)
    return [*others, *(replace(place, role=_WITHIN) for place in holding)]


def _holds(place: Place, close: list[Place]) -> bool:
    if place.role != _SCENE or place.accuracy not in _WIDE:
        return False
    return any((place.adm1 or place) in (one.adm1, one.country) for one in close)
