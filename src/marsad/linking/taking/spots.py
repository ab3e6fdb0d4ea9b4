"""The places of an event as linking compares them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any

from marsad.linking import marks
from marsad.linking.facts import Spot
from marsad.linking.tables import rows
from marsad.text.fold import fold_word

Plain = dict[str, Any]
RANKS = {
    "exact": 0,
    "street": 0,
    "neighbourhood": 1,
    "village": 1,
    "town": 2,
    "city": 2,
    "subdistrict": 3,
    "district": 3,
    "region": 3,
    "province": 4,
    "governorate": 4,
    "country": 5,
}
SETTLED = frozenset(["village", "town", "city"])  # places of their own, unlike a quarter, a street or a camp in one
_AROUND = re.compile(r"^(?:(?:شمال|جنوب|شرق|غرب|وسط|شمالي|جنوبي|شرقي|غربي|محيط|ريف|قرب|مدينه|بلده|قريه|محافظه|مديريه|منطقه|حي|اقليم)\s+)+")  # "the middle of the town of X" is X
SCENES = frozenset([None, "scene", "within"])  # roles of a place where it happened; not where aircraft came from or the wounded were taken


def spots_of(places: Sequence[Plain], low: int, high: int) -> tuple[Spot, ...]:
    """The places where it happened, those of the sentence before those carried over, telling names before vague ones; else as read."""
    spots = [_spot(place, low <= place["span"][0] < high) for place in places if place["role"] in SCENES]
    if len(spots) < 2:
        return tuple(spots)
    return tuple(sorted(spots, key=lambda spot: (spot.rank >= VAGUE, not spot.own)))


VAGUE = 5  # the rank of a country, and of a name that says only roughly where


def _spot(place: Plain, own: bool) -> Spot:
    if place["id"]:
        return _known_spot(place["name"], place["id"], place["accuracy"], place["adm1"], place["adm2"], place["lat"], place["lon"], own)
    options, name = place["candidates"], fold_word(place["name"])
    around, rank = _AROUND.sub("", name), RANKS.get(place["accuracy"] or "", 2)
    vague = marks.leads("vague_place", name)
    if options:
        rank = max(min(RANKS.get(option["type"], 2) for option in options), 3 * (vague and around != name))  # "east of Tripoli" is no point in it
    elif vague:
        rank = 3 if around and around != name else VAGUE
    return Spot(
        name=around if rank == 3 and around else name,
        ids=frozenset(filter(None, (option["id"] for option in options))),
        points=tuple((option["lat"], option["lon"]) for option in options if option["lat"] is not None),
        rank=rank,
        adm1=frozenset(filter(None, [place["adm1"]] if place["adm1"] else [option["adm1"] for option in options])),
        adm2=frozenset(filter(None, (option["adm2"] for option in options))),
        own=own,
        settled=False,
        written=place["name"],
    )


@lru_cache(1 << 12)
def _known_spot(written: str, ident: str, accuracy: str | None, adm1: str | None, adm2: str | None, lat: float | None, lon: float | None, own: bool) -> Spot:
    """A place that the reading knows; very many happenings are told of few places, and each is held once."""
    wide = _regions().get(ident)
    return Spot(
        name=fold_word(written),
        ids=frozenset([ident]),
        points=((lat, lon),) if lat is not None and lon is not None else (),
        rank=RANKS.get(accuracy or "", 2),
        adm1=wide or frozenset(filter(None, [adm1])),
        adm2=frozenset(filter(None, [adm2] if wide is None else [])),
        own=own,
        settled=accuracy in SETTLED,
        written=written,
    )


@cache
def _regions() -> dict[str, frozenset[str]]:
    """The provinces of regions that reach over several, or that a gazetteer puts into one district of theirs."""
    return {row["region"]: frozenset(row["provinces"].split("|")) for row in rows("regions")}
