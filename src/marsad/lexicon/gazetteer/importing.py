"""A pack of places from a gazetteer file: find out what the file is, read it, write pack.toml and places.tsv."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from marsad.errors import InputError
from marsad.lexicon.gazetteer.entries import PlaceEntry, spacing_key, write_places
from marsad.lexicon.gazetteer.geonames import import_geonames
from marsad.lexicon.gazetteer.pcodes import import_pcodes
from marsad.lexicon.gazetteer.whosonfirst import import_wof, wof_lines

Importer = Callable[..., list[PlaceEntry]]
IMPORTERS: dict[str, Importer] = {"geonames": import_geonames, "wof": import_wof, "pcodes": import_pcodes}


@dataclass(frozen=True, slots=True)
class Imported:
    """What an import wrote: how many places, of which types, and how many names stand for more than one."""

    folder: Path
    kind: str
    rows: int
    types: tuple[tuple[str, int], ...]
    shared_names: int
    elsewhere: int


def import_gazetteer(source: Path, folder: Path, *, country: str | None = None, kind: str | None = None, known: Iterable[str] = ()) -> Imported:
    """Write a pack folder with the places of a gazetteer file; ``known`` are folded words that are ordinary Arabic.

    ``kind`` is geonames, wof or pcodes and is found out where it is not given; ``country`` keeps the rows of one
    two-letter code. Names that many places share stay several rows. Raises InputError for a file that is none of
    these or a folder that already holds a pack, and PackError with all faults of the file, each with its line.
    """
    if (folder / "pack.toml").exists():
        raise InputError(f"{folder}: there is a pack in this folder already; give another one, or remove it")
    kind = kind or detect(source)
    entries = IMPORTERS[kind](_lines(source), source=str(source))
    wanted = [entry for entry in entries if country is None or entry.country in ("", country.lower())]
    if not wanted:
        codes = ", ".join(sorted({entry.country for entry in entries} - {""})) or "none"
        raise InputError(f"{source}: no place with an Arabic name for country {country!r}; countries in the file: {codes}")
    ordinary = frozenset(known)
    rows = [replace(entry, common=_is_ordinary(entry.name, ordinary), country=entry.country or (country or "").lower()) for entry in wanted]
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "places.tsv").write_text(write_places(rows), encoding="utf-8")
    (folder / "pack.toml").write_text(_pack_toml(folder.name, kind), encoding="utf-8")
    names = Counter(spacing_key(row.name) for row in rows)
    types = tuple(Counter(row.type for row in rows).most_common())
    return Imported(folder, kind, len(rows), types, sum(count > 1 for count in names.values()), len(entries) - len(wanted))


def detect(source: Path) -> str:
    """Which of the three gazetteers a file is, by its first line."""
    if source.is_dir():
        return "wof"
    first = next(_lines(source), "")
    if first.lstrip().startswith("{"):
        return "wof"
    if len(first.split("\t")) == 19:
        return "geonames"
    if "pcode" in first.lower():
        return "pcodes"
    raise InputError(f"{source}: neither a GeoNames country file (19 tab-separated columns), nor Who's On First records (JSON lines), nor a table of p-codes (CSV)")


def _lines(source: Path) -> Iterator[str]:
    try:
        if source.is_dir():
            yield from wof_lines(source)
            return
        opened = gzip.open(source, "rt", encoding="utf-8-sig") if source.suffix == ".gz" else source.open(encoding="utf-8-sig", newline="")
        with opened as lines:
            yield from lines
    except UnicodeDecodeError as fault:
        raise InputError(f"{source}: not UTF-8 near byte {fault.start}; save it as UTF-8") from None
    except (OSError, EOFError, json.JSONDecodeError) as fault:
        raise InputError(f"{source}: cannot be read: {fault}") from None


def _is_ordinary(name: str, ordinary: frozenset[str]) -> bool:
    """A name that is a word of the packs too, or very short, counts as a place only behind a type word."""
    key = spacing_key(name)
    return " " not in name.strip() and (len(key.removeprefix("ال")) < 3 or key in ordinary or key.removeprefix("ال") in ordinary)


def _pack_toml(name: str, kind: str) -> str:
    sources = {"geonames": "GeoNames (CC BY 4.0)", "wof": "Who's On First (CC BY 4.0)", "pcodes": "OCHA COD-AB (CC BY-IGO)"}
    return f'id = {json.dumps(name)}\nversion = "{date.today():%Y.%m}"\ntitle = {json.dumps(f"Places from {sources[kind]}")}\n'
