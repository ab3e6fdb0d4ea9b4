"""Load packs: folders of tables that an analyst edits, turned into the entries of one lexicon.

A table is a TSV file with a header line; lists inside a cell are parted by ``/`` (words) or ``|`` (names). Lines that
begin with ``#`` are remarks.
"""

from __future__ import annotations

import gc
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

from marsad.errors import PackError, PackFault
from marsad.lexicon import kept, spellings, tables
from marsad.lexicon.lexicon import Compiled, Lexicon
from marsad.lexicon.rows import Row, checked, read_table
from marsad.lexicon.terms import Entry
from marsad.model.values import fixed
from marsad.uncollected import uncollected

BUNDLED = Path(__file__).resolve().parent.parent / "packs"
COMMON = "common"
OPTIONAL = ("openstreetmap",)  # under a licence of its own (ODbL: share alike), so that nobody gets it unasked


@fixed
class Packs:
    """Loaded packs: their names with versions, the lexicon over all their terms, and their places and actors by id."""

    names: tuple[str, ...]
    lexicon: Lexicon
    actors: Mapping[str, Mapping[str, str]]
    by_name: Mapping[str, str]


def bundled() -> tuple[str, ...]:
    """Names of the packs that come with Marsad and are loaded where none is named: not the common one, nor those that somebody must ask for."""
    return tuple(sorted(p.name for p in BUNDLED.iterdir() if (p / "pack.toml").is_file() and p.name not in (COMMON, *OPTIONAL)))


def load_packs(*chosen: str | Path) -> Packs:
    """Load the common pack and the chosen ones, by bundled name or by folder; all bundled ones when none is named.

    Raises PackError with all faults at once, each with file and line.
    """
    return _load(tuple(str(name) for name in chosen))


@lru_cache(maxsize=4)
def load_actors(*chosen: str) -> Mapping[str, Mapping[str, str]]:
    """The actors alone, by id, of the packs that ``load_packs`` would load: linking needs no more of them, and all the rest takes 75 MB."""
    faults: list[PackFault] = []
    folders = [BUNDLED / COMMON, *(folder_of(name) for name in chosen or bundled())]
    rows = [row for folder in folders if (path := _tables(folder).get("actors")) for row in _rows(path, faults)]
    if faults:
        raise PackError(faults)
    return {row["id"]: row for row in rows}


_YOUNG = 20_000  # objects that one report leaves while it is read; collecting among fewer finds nothing and costs an eighth of the time


def load_to_stay(*chosen: str | Path) -> Packs:
    """Load packs in a process that reads many reports: their some hundred thousand objects are not looked at again by the collector."""
    with uncollected():
        loaded = load_packs(*chosen)
        gc.freeze()
        gc.set_threshold(_YOUNG, 20, 50)
    return loaded


@lru_cache(maxsize=4)
def _load(chosen: tuple[str, ...]) -> Packs:
    folders = [BUNDLED / COMMON, *(folder_of(name) for name in chosen or bundled())]
    forces = BUNDLED / COMMON / f"{tables.FORCES}.tsv"  # of which the names of each pack's states are made
    name = kept.digest((forces, spellings.PATH, *(path for folder in folders for path in (folder / "pack.toml", *_tables(folder).values()))))
    if (found := kept.load(name)) is None:
        found = _compile(folders)
        kept.keep(name, found)
    names, actors, compiled = found
    return Packs(names, Lexicon(compiled=compiled), actors, _by_name(actors))


def _tables(folder: Path) -> dict[str, Path]:
    """The tables that a pack has, in the order in which they are read."""
    return {name: path for name, _ in tables.TABLES if (path := folder / f"{name}.tsv").is_file()}


def _compile(folders: Sequence[Path]) -> tuple[tuple[str, ...], dict[str, Row], Compiled]:
    """Names of the packs, their actors by id, and the lexicon of all their terms. Raises PackError."""
    faults: list[PackFault] = []
    names = tuple(_name(folder, faults) for folder in folders)
    entries: list[Entry] = []
    actors: dict[str, Row] = {}
    expand = dict(tables.TABLES)
    for folder in folders:
        for name, path in _tables(folder).items():
            before = len(faults)
            rows = _rows(path, faults)
            if len(faults) == before:
                if name == "actors":
                    actors.update((row["id"], row) for row in rows)
                entries += expand[name](rows)
    if faults:
        raise PackError(faults)
    return names, actors, Lexicon(tables.folded(entries)).compiled


def _rows(path: Path, faults: list[PackFault]) -> list[Row]:
    """The rows of a table. The tests check the bundled ones; those of an analyst are checked whenever they change."""
    return read_table(path, faults) if path.parent.parent == BUNDLED else [row for _, row in checked(path, faults)]


@cache
def common_words() -> frozenset[str]:
    """Every single word of the common pack, folded: verbs, nouns, numbers, days; a village so named is easily mistaken."""
    entries: list[Entry] = []
    for name, expand in tables.TABLES:
        path = BUNDLED / COMMON / f"{name}.tsv"
        if path.is_file():
            entries += expand(read_table(path, []))
    return frozenset(entry.spelling for entry in tables.folded(entries) if " " not in entry.spelling)


def _by_name(actors: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Ids of actors by id, by id without hyphens, and by each full name in Arabic or English; a name that two bear is nobody's."""
    index: dict[str, str] = {}
    for ident in actors:
        index.setdefault(ident, ident)
        index.setdefault(ident.replace("-", ""), ident)
    named: dict[str, set[str]] = {}
    for ident, row in actors.items():
        for name in (row["name"], row.get("name_en", ""), *row.get("aliases", "").split("|")):
            named.setdefault(name.lstrip("?~"), set()).add(ident)
        for name in re.split(r"[()]", row.get("name_en", "")):
            named.setdefault(name.strip().casefold(), set()).add(ident)
    for name, bearers in named.items():
        if name and len(bearers) == 1:
            index.setdefault(name, *bearers)
    return index


def folder_of(name: str) -> Path:
    """The folder of a bundled pack, or the folder given. Raises PackError."""
    for folder in (BUNDLED / name, Path(name)):
        if (folder / "pack.toml").is_file():
            return folder
    raise PackError([PackFault(name, 0, f"no pack of this name: give one of {', '.join(bundled())} or a folder with pack.toml")])


def tables_of(table: str, packs: Sequence[str]) -> Iterator[Path]:
    """The files of one table in the common words and in some packs, or in all bundled ones, for whoever asks a few columns of them. Raises PackError."""
    for folder in (BUNDLED / COMMON, *(folder_of(name) for name in packs or bundled())):
        path = folder / f"{table}.tsv"
        if path.is_file():
            yield path


def _name(folder: Path, faults: list[PackFault]) -> str:
    path = folder / "pack.toml"
    try:
        head = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as fault:
        line = re.search(r"line (\d+)", str(fault))
        faults.append(PackFault(str(path), int(line[1]) if line else 1, f"not readable as TOML: {fault}"))
        return folder.name
    for key in ("id", "version"):
        if not isinstance(head.get(key), str) or not head[key].strip():
            faults.append(PackFault(str(path), 1, f"the key {key!r} is missing or no word in quotation marks"))
    return f"{head.get('id')}@{head.get('version')}"
