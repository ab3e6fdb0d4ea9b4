"""Check packs: what an analyst wants to know before using one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from marsad.errors import PackError, PackFault
from marsad.lexicon import bodies, packs, sites, tables
from marsad.lexicon.gazetteer.names import spacing_key
from marsad.lexicon.lexicon import Lexicon
from marsad.lexicon.rows import Row, checked, read_table
from marsad.lexicon.word_tables import WORD_TABLES

Rows = list[tuple[int, Row]]
_APART = (sites.TABLE, bodies.TABLE, tables.FORCES)  # tables that are no part of the lexicon
_SHARED = {"phrases": "key", "numerals": "class", "calendar": "kind"}  # columns whose words the grammar knows from the common pack


def check_packs(*names: str) -> tuple[list[PackFault], int]:
    """All faults of the named packs (the common one is always among them), and how many packs were looked at."""
    faults: list[PackFault] = []
    folders = [packs.BUNDLED / packs.COMMON]
    for name in names or packs.bundled():
        try:
            folders.append(packs.folder_of(name))
        except PackError as fault:
            faults += fault.faults
    folders = list(dict.fromkeys(folders))
    found = {folder: _check_folder(folder, faults) for folder in folders}
    for table in ("actors", "places"):
        faults += _across([(folder / f"{table}.tsv", rows[table]) for folder, rows in found.items() if table in rows])
    return faults, len(folders)


def _check_folder(folder: Path, faults: list[PackFault]) -> dict[str, Rows]:
    """Check all files of a pack; its rows by table."""
    before = len(faults)
    packs._name(folder, faults)
    known = {name for name, _ in tables.TABLES} | set(_APART) | (WORD_TABLES if folder.name == packs.COMMON else frozenset())
    for path in sorted(folder.glob("*.tsv")):
        if path.stem not in known:
            faults.append(PackFault(str(path), 0, f"no table of this name is read; the tables are {', '.join(sorted(known))}"))
    found: dict[str, Rows] = {}
    for name, expand in tables.TABLES:
        path = folder / f"{name}.tsv"
        if path.is_file():
            so_far = len(faults)
            found[name] = checked(path, faults)
            faults += _strange(path, found[name])
            if len(faults) == so_far:
                faults += _lost(path, found[name], expand)
    for name in _APART:
        if (path := folder / f"{name}.tsv").is_file():
            checked(path, faults)
    if len(faults) == before:
        faults += _unreached(folder)
    return found


def _strange(path: Path, rows: Rows) -> Iterator[PackFault]:
    """Keys that the common pack does not use: no rule asks for them."""
    column = _SHARED.get(path.stem)
    common = packs.BUNDLED / packs.COMMON / path.name
    if column and path != common:
        known = {row[column] for row in read_table(common, [])}
        for number, row in rows:
            if row[column] not in known:
                yield PackFault(str(path), number, f"no rule asks for the {column} {row[column]!r}; those of the common pack are {', '.join(sorted(known - {''}))}")


def _lost(path: Path, rows: Rows, expand: tables.Expand) -> Iterator[PackFault]:
    """Every entry is found again where it stands alone in a text; places that few know need more than their name."""
    lines = {id(row): number for number, row in rows}
    plain = [row for _, row in rows if row.get("minor") != "1"]
    entries = {entry.spelling: entry for entry in reversed(list(tables.folded(list(expand(plain))))) if entry.spelling}
    spellings = sorted(entries)
    scan = Lexicon(entries.values()).scan("\n".join(spellings))
    starts = [0, *(at + 1 for at, form in enumerate(scan.forms) if form == "\n")]
    for spelling, start in zip(spellings, starts, strict=False):
        if not scan.terms[start]:
            number = lines.get(id(entries[spelling].term.row), 0)
            yield PackFault(str(path), number, f"{spelling!r} is not found when it stands alone: look at its letters")


def _unreached(folder: Path) -> Iterator[PackFault]:
    """examples.txt, where a pack has it: each sentence must reach the term that it is given for."""
    path = folder / "examples.txt"
    if not path.is_file():
        return
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError as fault:
        yield PackFault(str(path), 1, f"not UTF-8 at byte {fault.start}: save the file as UTF-8")
        return
    lexicon = packs.load_packs(str(folder)).lexicon
    for number, line in enumerate(lines, 1):
        if not line.strip() or line[0] == "#":
            continue
        parts = [part.strip() for part in line.split("|", 2)]
        if len(parts) < 3:
            yield PackFault(str(path), number, "no example: write kind | entry | sentence")
        elif tuple(parts[:2]) not in {(term.kind, term.key) for terms in lexicon.scan(parts[2]).terms for term in terms}:
            yield PackFault(str(path), number, f"the sentence does not reach {parts[0]} {parts[1]!r}")


def _across(found: Sequence[tuple[Path, Rows]]) -> Iterator[PackFault]:
    """An id that two packs give to different names: where both are loaded, one of the two would be lost."""
    first: dict[str, tuple[Path, int, set[str]]] = {}
    for path, rows in found:
        for number, row in rows:
            names = {spacing_key(name) for name in (row["name"], *row["aliases"].split("|"))} - {""}
            other, line, known = first.setdefault(row["id"], (path, number, names))
            if other != path and not names & known:
                yield PackFault(str(path), number, f"the id {row['id']!r} stands for another name in {other}:{line}; give it an id of its own")
