"""What exports ask of the packs: parties by id, and the country that a place lies in; words of the packs are not loaded for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from marsad.lexicon.packs import BUNDLED, COMMON, bundled, folder_of
from marsad.lexicon.rows import read_table


@cache
def actors(packs: tuple[str, ...]) -> Mapping[str, Mapping[str, str]]:
    """The rows of all parties by id."""
    return {row["id"]: row for path in _tables("actors", packs) for row in read_table(path, [])}


@cache
def countries(packs: tuple[str, ...]) -> Mapping[str, str]:
    """The country of each place by its id, as two letters."""
    return {row["id"]: row["country"].upper() for path in _tables("places", packs) for row in read_table(path, []) if row.get("country")}


def _tables(name: str, packs: tuple[str, ...]) -> Iterator[Path]:
    for folder in (BUNDLED / COMMON, *(folder_of(pack) for pack in packs or bundled())):
        path = folder / f"{name}.tsv"
        if path.is_file():
            yield path
