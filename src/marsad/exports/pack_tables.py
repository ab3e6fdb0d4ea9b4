"""What exports ask of the packs: parties by id, and the country that a place lies in; words of the packs are not loaded for it."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from marsad.exports.protection import Asker
from marsad.exports.writing import About
from marsad.lexicon.packs import tables_of
from marsad.lexicon.rows import read_table
from marsad.record.place import CasePlace


@cache
def actors(packs: tuple[str, ...]) -> Mapping[str, Mapping[str, str]]:
    """The rows of all parties by id."""
    return {row["id"]: row for path in tables_of("actors", packs) for row in read_table(path, [])}


@cache
def countries(packs: tuple[str, ...]) -> Mapping[str, str]:
    """The country of each place by its id, as two letters."""
    return {row["id"]: row["country"].upper() for path in tables_of("places", packs) for row in read_table(path, []) if row.get("country")}


def about_case(place: CasePlace, asker: Asker, language: str, address: str = "") -> About:
    """What the formats know of a case."""
    return About(place.title, asker, language, address, actors(place.packs), countries(place.packs))
