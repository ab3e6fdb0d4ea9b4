"""Warnings about places: rows without a point, twins that stand for one place under two ids, names that larger places elsewhere bear."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from marsad.errors import PackFault
from marsad.lexicon import packs
from marsad.lexicon.rows import Row, checked, read_table
from marsad.text.fold import fold_word

_VAST = frozenset({"country", "region", "mountain", "water", "valley", "border"})  # a point says little of these
_NEAR = 0.02  # degrees, some two kilometres
_SHOWN = 10

Placed = tuple[int, Row]


def place_warnings(*names: str) -> list[PackFault]:
    """What an analyst should look at in the places of the named packs, and of all bundled ones where none is named."""
    found: list[PackFault] = []
    for name in names or packs.bundled():
        path = packs.folder_of(name) / "places.tsv"
        if path.is_file():
            rows = list(checked(path, []))
            found += [*_pointless(path, rows), *_twins(path, rows), *_strangers(path, rows)]
    return found


def _pointless(path: Path, rows: list[Placed]) -> Iterator[PackFault]:
    """Places that no map can show, told together."""
    without = [(number, row["id"]) for number, row in rows if not row["lat"] and row["type"] not in _VAST]
    if without:
        yield PackFault(str(path), without[0][0], f"{len(without)} of {len(rows)} places have no point: {_some([ident for _, ident in without])}")


def _twins(path: Path, rows: list[Placed]) -> Iterator[PackFault]:
    """Two rows of one name and type so near each other that they are one place."""
    bearers: dict[tuple[str, str], list[Placed]] = defaultdict(list)
    for number, row in rows:
        bearers[fold_word(row["name"].lstrip("?")), row["type"]].append((number, row))
    pairs = [(number, f"{other['id']} and {row['id']}") for each in bearers.values() for at, (number, row) in enumerate(each) for _, other in each[:at] if _one_spot(row, other)]
    if pairs:
        yield PackFault(str(path), pairs[0][0], f"{len(pairs)} pairs of one name and type lie within two kilometres: {_some([pair for _, pair in pairs])}")


def _strangers(path: Path, rows: list[Placed]) -> Iterator[PackFault]:
    """Unmarked names of lesser places that are a city, a governorate or a country elsewhere: in a report that names no country either may be meant."""
    large = _large_names()
    own = {row["country"] for _, row in rows}
    found = [(number, row) for number, row in rows if row["type"] in _LESSER and _plain(row) and large.get(fold_word(row["name"]), own) - own]
    if found:
        told = [f"{row['id']} ({row['name']}, {'/'.join(sorted(large[fold_word(row['name'])] - own))})" for _, row in found]
        yield PackFault(str(path), found[0][0], f"{len(found)} names are those of larger places of another country: mark them ? or make them minor: {_some(told)}")


def _plain(row: Row) -> bool:
    return row.get("minor") != "1" and not row["name"].startswith("?") and row.get("common") != "1"


@cache
def _large_names() -> dict[str, set[str]]:
    """The countries of the cities, governorates and countries of all bundled packs, by name."""
    found: dict[str, set[str]] = defaultdict(set)
    for path in packs.tables_of("places", ()):
        for row in read_table(path, []):
            if row["type"] in _LARGE and _plain(row):
                found[fold_word(row["name"])].add(row["country"] or row["id"])
    return dict(found)


_LARGE = frozenset({"country", "governorate", "city"})
_LESSER = frozenset({"town", "village", "neighbourhood", "camp"})


def _one_spot(row: Row, other: Row) -> bool:
    if not (row["lat"] and other["lat"]):
        return row["lat"] == other["lat"] and row["adm1"] == other["adm1"]
    return abs(float(row["lat"]) - float(other["lat"])) < _NEAR and abs(float(row["lon"]) - float(other["lon"])) < _NEAR


def _some(words: list[str]) -> str:
    return ", ".join(words[:_SHOWN]) + (f" … and {len(words) - _SHOWN} more" if len(words) > _SHOWN else "")
