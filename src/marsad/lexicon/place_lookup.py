"""Places of the gazetteer for somebody who types: by name in either script, by id, and the one nearest to a point."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from math import cos, hypot, radians
from typing import Any

from marsad.lexicon.gazetteer.names import loose_key, slug, spacing_key
from marsad.lexicon.minor import Minor
from marsad.lexicon.packs import Packs
from marsad.lexicon.place_accuracy import ACCURACY
from marsad.lexicon.place_written import Part, Spoken, parts

Plain = dict[str, Any]
MOST = 12  # places that one search gives
_REGION_KM = 80.0  # what is told with a place to say where it lies is no further off
_NEAR_KM = 25.0  # further away, a known place says nothing of a point
_RANK = {
    kind: at for at, kind in enumerate(("city", "town", "governorate", "district", "village", "neighbourhood", "camp", "subdistrict", "region", "country"))
}


def search(packs: Packs, text: str, *, limit: int = MOST) -> list[Plain]:
    """Places of this name: spelled so, else what its words and letters may mean, else begun so, else one letter off; the better known first.

    Words around the name (قرية X، ناحية Y) are taken away, and say which of several places of the name is meant.
    """
    if len(loose_key(text)) < 2:
        return []
    told = parts(text)
    part = next((part for part in told if _named(packs, part.name)), None)
    if part is None:
        return _begun(packs, told[-1].name if told else text, limit)
    found = _named(packs, part.name)
    near = [spot for other in told if part.name not in other.name for spot in _spots(packs, other.name)]
    ordered = sorted(found.values(), key=lambda row: _order(row, part, near))
    shown = [told_as(row) for row in ordered[:limit]]
    return shown if len(shown) == limit else [*shown, *[one for one in _begun(packs, part.name, limit) if one["id"] not in found]][:limit]


def _named(packs: Packs, name: str) -> dict[str, Mapping[str, str]]:
    """Places of a name in either script, by id."""
    index = _index(packs.lexicon.minor)
    found: dict[str, Mapping[str, str]] = {term.row["id"]: term.row for term in packs.lexicon.minor.spelled_like(name)} if loose_key(name) else {}
    if found or not (latin := slug(name)):
        return found
    return _latin(index, latin, whole=True) or {row["id"]: row for row in index.spoken().like(name)}


def _begun(packs: Packs, name: str, limit: int) -> list[Plain]:
    """Places whose name begins so, for somebody who is still typing; else those one letter off."""
    minor, found = packs.lexicon.minor, dict[str, Mapping[str, str]]()
    if len(loose_key(name)) > 2:
        found = {row["id"]: row for row in minor.begins_like(name, limit * 4)}
    found = found or _latin(_index(minor), slug(name)) or {term.row["id"]: term.row for term in minor.one_letter_off(name)}
    return [told_as(row) for row in sorted(found.values(), key=lambda row: _order(row, Part(name, frozenset()), ()))[:limit]]


def _spots(packs: Packs, name: str) -> list[tuple[float, float]]:
    """Where the well known places of a name lie."""
    rows = [row for row in _named(packs, name).values() if row["lat"] and row["lon"]]
    return [(float(row["lat"]), float(row["lon"])) for row in rows if row.get("minor") != "1"] or [(float(row["lat"]), float(row["lon"])) for row in rows]


def by_id(packs: Packs, ident: str) -> Plain | None:
    """A place by its id."""
    row = _index(packs.lexicon.minor).by_id.get(ident)
    return told_as(row) if row else None


def nearest(packs: Packs, lat: float, lon: float) -> Plain | None:
    """The closest town, village or quarter; None where none is near."""
    scale = cos(radians(lat))
    best, row = min(((hypot(a - lat, (b - lon) * scale), row) for a, b, row in _index(packs.lexicon.minor).points), key=lambda one: one[0], default=(1e9, None))
    return told_as(row) if row and best * 111.2 <= _NEAR_KM else None


def told_as(row: Mapping[str, str]) -> Plain:
    """A row of the gazetteer as a place of RECORD.md, with its type and English name for a list to choose from."""
    known = bool(row["lat"] and row["lon"])
    return {
        **{"id": row["id"], "name": row["name"].lstrip("?"), "name_en": row.get("name_en") or None, "type": row["type"], "accuracy": ACCURACY.get(row["type"])},
        **{"lat": float(row["lat"]) if known else None, "lon": float(row["lon"]) if known else None},
        **{"adm1": row["adm1"] or None, "adm2": row["adm2"] or None, "country": row.get("country") or None},
    }


def _order(row: Mapping[str, str], part: Part, near: Sequence[tuple[float, float]]) -> tuple[bool, bool, bool, bool, bool, int, str]:
    key = spacing_key(part.name)
    exact = key in {spacing_key(name) for name in (row["name"], *row["aliases"].split("|"))}
    begun = loose_key(row["name"]) != loose_key(part.name)
    return (
        bool(near) and not _beside(row, near),
        bool(part.types) and row["type"] not in part.types,
        begun,
        not exact,
        row.get("minor") == "1",
        _RANK.get(row["type"], 99),
        row["id"],
    )


def _beside(row: Mapping[str, str], near: Sequence[tuple[float, float]]) -> bool:
    """The place lies not far from one of the others that were told with it."""
    if not row["lat"] or not row["lon"]:
        return False
    lat, lon = float(row["lat"]), float(row["lon"])
    return any(hypot(lat - a, (lon - b) * cos(radians(a))) * 111.2 <= _REGION_KM for a, b in near)


class _Index:
    """All places of some packs by id, by their English names, and by where they are."""

    def __init__(self, rows: Iterator[Mapping[str, str]]) -> None:
        self.by_id = {row["id"]: row for row in rows}
        self.latin = sorted((slug(row.get("name_en") or ident), ident) for ident, row in self.by_id.items())
        settled = ("city", "town", "village", "neighbourhood", "camp")
        self._spoken: Spoken | None = None
        self.points = [(float(row["lat"]), float(row["lon"]), row) for row in self.by_id.values() if row["lat"] and row["lon"] and row["type"] in settled]

    def spoken(self) -> Spoken:
        """All places by how their names sound, made when first asked for."""
        self._spoken = self._spoken or Spoken(self.by_id.values())
        return self._spoken


@lru_cache(maxsize=2)
def _index(minor: Minor) -> _Index:
    return _Index(minor.rows())


def _latin(index: _Index, name: str, *, whole: bool = False) -> dict[str, Mapping[str, str]]:
    """Places by an English name; by what it begins with, in ``whole`` words only where that is asked."""
    if not name:
        return {}
    at = bisect_left(index.latin, (name, ""))
    found = {}
    for spelled, ident in index.latin[at : at + 4 * MOST]:
        if not spelled.startswith(name) or (whole and spelled != name and not spelled.startswith(f"{name}-")):
            break
        found[ident] = index.by_id[ident]
    return found
