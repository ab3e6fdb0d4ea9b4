"""Places of the gazetteer for somebody who types: by name in either script, by id, and the one nearest to a point."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from functools import lru_cache
from math import cos, hypot, radians
from typing import Any

from marsad.lexicon.gazetteer.names import loose_key, slug
from marsad.lexicon.minor import Minor
from marsad.lexicon.packs import Packs
from marsad.lexicon.rows import Row

Plain = dict[str, Any]
MOST = 12  # places that one search gives
_NEAR_KM = 25.0  # further away, a known place says nothing of a point
# how exact a place is that is no more than its name: types of the gazetteer and accuracies of RECORD.md
ACCURACY = {
    **{"country": "country", "governorate": "province", "district": "district", "subdistrict": "subdistrict", "city": "city", "town": "town", "village": "village"},
    **{"neighbourhood": "neighbourhood", "camp": "neighbourhood", "region": "region", "mountain": "region", "valley": "region"},
    **{"hospital": "exact", "crossing": "exact", "airport": "exact", "base": "exact", "road": "street"},
}
_RANK = {kind: at for at, kind in enumerate(("city", "town", "governorate", "district", "village", "neighbourhood", "camp", "subdistrict", "region", "country"))}


def search(packs: Packs, text: str, *, limit: int = MOST) -> list[Plain]:
    """Places whose name is spelled so, else begins so, else is one letter off; the better known first."""
    key = loose_key(text)
    if len(key) < 2:
        return []
    index = _index(packs.lexicon.minor)
    found: dict[str, Mapping[str, str]] = {term.row["id"]: term.row for term in packs.lexicon.minor.spelled_like(text)}
    found = found or {**_latin(index, slug(text))}
    if len(found) < limit and len(key) > 2:
        for row in packs.lexicon.minor.begins_like(text, limit * 4):
            found.setdefault(row["id"], row)
    if not found:
        found = {term.row["id"]: term.row for term in packs.lexicon.minor.one_letter_off(text)}
    return [told(row) for row in sorted(found.values(), key=lambda row: _order(row, key))[:limit]]


def by_id(packs: Packs, ident: str) -> Plain | None:
    """A place by its id."""
    row = _index(packs.lexicon.minor).by_id.get(ident)
    return told(row) if row else None


def nearest(packs: Packs, lat: float, lon: float) -> Plain | None:
    """The closest town, village or quarter; None where none is near."""
    scale = cos(radians(lat))
    best, row = min(((hypot(a - lat, (b - lon) * scale), row) for a, b, row in _index(packs.lexicon.minor).points), key=lambda one: one[0], default=(1e9, None))
    return told(row) if row and best * 111.2 <= _NEAR_KM else None


def told(row: Mapping[str, str]) -> Plain:
    """A row of the gazetteer as a place of RECORD.md, with its type and English name for a list to choose from."""
    known = bool(row["lat"] and row["lon"])
    return {
        **{"id": row["id"], "name": row["name"].lstrip("?"), "name_en": row.get("name_en") or None, "type": row["type"], "accuracy": ACCURACY.get(row["type"])},
        **{"lat": float(row["lat"]) if known else None, "lon": float(row["lon"]) if known else None},
        **{"adm1": row["adm1"] or None, "adm2": row["adm2"] or None, "country": row.get("country") or None},
    }


def _order(row: Mapping[str, str], key: str) -> tuple[bool, bool, int, str]:
    return loose_key(row["name"]) != key, row.get("minor") == "1", _RANK.get(row["type"], 99), row["id"]


class _Index:
    """All places of some packs by id, by their English names, and by where they are."""

    def __init__(self, rows: Iterator[Row]) -> None:
        self.by_id = {row["id"]: row for row in rows}
        self.latin = sorted((slug(row.get("name_en") or ident), ident) for ident, row in self.by_id.items())
        settled = ("city", "town", "village", "neighbourhood", "camp")
        self.points = [(float(row["lat"]), float(row["lon"]), row) for row in self.by_id.values() if row["lat"] and row["lon"] and row["type"] in settled]


@lru_cache(maxsize=2)
def _index(minor: Minor) -> _Index:
    return _Index(minor.rows())


def _latin(index: _Index, name: str) -> dict[str, Row]:
    """Places by an English name, or by what it begins with."""
    if not name:
        return {}
    at = bisect_left(index.latin, (name, ""))
    found = {}
    for spelled, ident in index.latin[at : at + 4 * MOST]:
        if not spelled.startswith(name):
            break
        found[ident] = index.by_id[ident]
    return found
