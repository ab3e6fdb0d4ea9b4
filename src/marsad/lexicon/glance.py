"""How much a pack holds, at a glance."""

from __future__ import annotations

from marsad.lexicon.packs import folder_of
from marsad.lexicon.rows import read_table
from marsad.model.values import fixed


@fixed
class Glance:
    """Counts of one pack: parties (rows with a type), voices (all others: bodies, media, ministries, spokesmen), people among them, rows with years, places."""

    parties: int
    voices: int
    people: int
    with_years: int
    places: int


def glance(name: str) -> Glance:
    """Counts of a bundled pack or of a folder. Raises PackError."""
    folder = folder_of(name)
    actors, places = ([] if not (folder / f"{table}.tsv").is_file() else read_table(folder / f"{table}.tsv", []) for table in ("actors", "places"))
    parties = sum(bool(row.get("type")) for row in actors)
    people = sum(bool(row.get("sex")) for row in actors)
    return Glance(parties, len(actors) - parties, people, sum(bool(row.get("from") or row.get("until")) for row in actors), len(places))
