"""Lasting ids of places: one id one place, and a place that a bundled pack knows already keeps the id it has there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import cos, hypot, radians

from marsad.lexicon.gazetteer.entries import SETTLED, PlaceEntry
from marsad.lexicon.gazetteer.names import slug, spacing_key

NEAR_KM = 5.0  # gazetteers place the same village up to a few kilometres apart


def unique_ids(entries: Iterable[PlaceEntry], taken: set[str]) -> list[PlaceEntry]:
    """The entries with ids that stand once, and not in ``taken``, which grows.

    An id that is taken goes on with the governorate, then the district, then the type, then a number.
    """
    return [replace(entry, id=_free_id(entry, taken)) for entry in entries]


def _free_id(entry: PlaceEntry, taken: set[str]) -> str:
    ident = entry.id or "place"
    for tail in (slug(entry.adm1), slug(entry.adm2), entry.type):
        if ident in taken and tail and not ident.endswith(tail):
            ident = f"{ident}-{tail}"
    number, free = 2, ident
    while free in taken:
        free, number = f"{ident}-{number}", number + 1
    taken.add(free)
    return free


def lasting_ids(entries: Sequence[PlaceEntry], known: Sequence[PlaceEntry], taken: Iterable[str]) -> list[PlaceEntry]:
    """The entries under the ids by which they are known, the others under ids that nothing has.

    ``known`` are the places of the same country in the bundled packs, ``taken`` every id of those packs: two packs that
    are loaded together must not give one id to two places, or one of them is lost. A known place also gives its type and
    its spellings, a known governorate its English name (``Ninawa`` is ``Nineveh``) to the places within it.
    """
    spelled = {entry.adm1: twin.adm1 for entry, twin in _twins([e for e in entries if e.type == "governorate"], known) if twin and twin.adm1}
    pairs = _twins([replace(entry, adm1=spelled.get(entry.adm1, entry.adm1)) for entry in entries], known)
    used = {*taken, *(twin.id for _, twin in pairs if twin)}
    fresh = iter(unique_ids((entry for entry, twin in pairs if not twin), used))
    return [_taken_over(entry, twin) if twin else next(fresh) for entry, twin in pairs]


def _taken_over(entry: PlaceEntry, twin: PlaceEntry) -> PlaceEntry:
    names = {spacing_key(name): name for name in (twin.name, *twin.aliases, *entry.aliases) if spacing_key(name) != spacing_key(entry.name)}
    return replace(entry, id=twin.id, type=twin.type, aliases=tuple(names.values()))


def _twins(entries: Sequence[PlaceEntry], known: Sequence[PlaceEntry]) -> list[tuple[PlaceEntry, PlaceEntry | None]]:
    """Each entry with the known place that it is, if any; each known place is taken once, by the first entry that fits."""
    by_name: dict[str, list[PlaceEntry]] = defaultdict(list)
    for place in known:
        for key in {spacing_key(name) for name in (place.name, *place.aliases)}:
            by_name[key].append(place)
    used: set[str] = set()
    pairs: list[tuple[PlaceEntry, PlaceEntry | None]] = []
    for entry in entries:
        keys = dict.fromkeys(spacing_key(name) for name in (entry.name, *entry.aliases))
        same = [place for key in keys for place in by_name.get(key, ()) if place.id not in used and _one_place(entry, place)]
        twin = min(same, key=lambda place: apart(entry, place), default=None)
        used |= {twin.id} if twin else set()
        pairs.append((entry, twin))
    return pairs


def _one_place(a: PlaceEntry, b: PlaceEntry) -> bool:
    """One p-code; one country or governorate by name; one settlement within a few kilometres, or in the governorate where no point is known."""
    if a.pcode and a.pcode == b.pcode:
        return True
    if a.type in ("country", "governorate"):
        return a.type == b.type
    if a.type != b.type and not (a.type in SETTLED and b.type in SETTLED):
        return False
    return apart(a, b) < NEAR_KM or (b.lat is None and a.adm1 == b.adm1 != "" and spacing_key(a.name) == spacing_key(b.name))


def apart(a: PlaceEntry, b: PlaceEntry) -> float:
    """Kilometres between two places; far where one has no point."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return 1e9
    return hypot((a.lat - b.lat) * 111.2, (a.lon - b.lon) * 111.2 * cos(radians(a.lat)))
