"""Seats: the town that a governorate or district is named after, or that lends it its name.

Gazetteers give الموصل as one more village, and as a second name of its governorate. In a report it is the city.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.lexicon.gazetteer.entries import SETTLED, PlaceEntry
from marsad.lexicon.gazetteer.ids import apart
from marsad.lexicon.gazetteer.names import spacing_key

_RANK = {"city": 2, "town": 1}
Seat = tuple[str, str]  # the spelling key of a name, and the governorate


def with_seats(entries: Sequence[PlaceEntry]) -> list[PlaceEntry]:
    """The seat of a governorate is a city, that of a district at least a town; the unit gives the name up that is only its seat's."""
    units = {(spacing_key(name), unit.adm1): unit for kind in ("district", "governorate") for unit in entries if unit.type == kind for name in (unit.name, *unit.aliases)}
    seats: dict[Seat, PlaceEntry] = {}
    for entry in entries:
        key = (spacing_key(entry.name), entry.adm1)
        if entry.type in SETTLED and (unit := units.get(key)) and _fits(entry, unit, seats.get(key)):
            seats[key] = entry
    kinds = {id(seat): "city" if units[key].type == "governorate" else "town" for key, seat in seats.items()}
    return [_without_seats(replace(entry, type=_higher(entry.type, kinds.get(id(entry), ""))), seats) for entry in entries]


def _fits(entry: PlaceEntry, unit: PlaceEntry, other: PlaceEntry | None) -> bool:
    """Of several settlements of the name the larger one is the seat, then the one nearer to the middle of the unit."""
    if other is None:
        return True
    mine, others = _RANK.get(entry.type, 0), _RANK.get(other.type, 0)
    return mine > others or (mine == others and apart(entry, unit) < apart(other, unit))


def _higher(kind: str, seat: str) -> str:
    return seat if _RANK.get(seat, -1) > _RANK.get(kind, 0) else kind


def _without_seats(entry: PlaceEntry, seats: dict[Seat, PlaceEntry]) -> PlaceEntry:
    if entry.type not in ("governorate", "district"):
        return entry
    return replace(entry, aliases=tuple(alias for alias in entry.aliases if (spacing_key(alias), entry.adm1) not in seats))
