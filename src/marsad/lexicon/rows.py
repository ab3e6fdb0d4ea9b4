"""Rows of a pack's tables: read from a file with the line of each, and every fault told with its line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from marsad.errors import PackFault
from marsad.lexicon.columns import NOTE, TABLES
from marsad.lexicon.gazetteer.entries import point

Row = dict[str, str]
_HIDDEN = re.compile("[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029]")  # breaks and controls that no editor shows
_LETTER = re.compile(r"[^\W_ـ]")  # tatweel alone is no word
_VERBS = ("past", "present", "participle")


def read_table(path: Path, faults: list[PackFault]) -> list[Row]:
    """Rows of a table as dicts by column; a row with too many cells or a broken encoding is a fault."""
    return [row for _, row in numbered(path, faults)]


def numbered(path: Path, faults: list[PackFault]) -> list[tuple[int, Row]]:
    """The rows of a table, each with the number of its line. Lines that begin with # are remarks."""
    try:
        lines = path.read_text(encoding="utf-8-sig").split("\n")
    except UnicodeDecodeError as fault:
        faults.append(PackFault(str(path), 1, f"not UTF-8 at byte {fault.start}: save the table as UTF-8"))
        return []
    header = lines[0].rstrip("\r").split("\t")
    return list(_rows(path, header, lines, faults))


def _rows(path: Path, header: list[str], lines: Sequence[str], faults: list[PackFault]) -> Iterator[tuple[int, Row]]:
    width = len(header)
    for number, line in enumerate(lines, 1):
        if number == 1 or not line.strip() or line[0] == "#":
            continue
        cells = line.rstrip("\r").split("\t")
        if len(cells) > width:
            faults.append(PackFault(str(path), number, f"{len(cells)} cells, but the header names {width}: look for a stray tab"))
            continue
        yield number, dict(zip(header, cells + [""] * (width - len(cells)), strict=True))


def checked(path: Path, faults: list[PackFault]) -> list[tuple[int, Row]]:
    """The rows of a table that the reader can use: every optional column is there, and each fault is told with its line.

    Where the header lacks a column there are no rows, as none of them could be used.
    """
    columns = TABLES[path.stem]
    before = len(faults)
    rows = numbered(path, faults)
    if len(faults) == before and not rows:
        _check_header(path, _header_of(path), faults)
        return []
    if rows:
        _check_header(path, list(rows[0][1]), faults)
        if any(column not in rows[0][1] for column in columns.required):
            return []
    spare = {column: "unknown" if "unknown" in columns.words.get(column, ()) else "" for column in columns.optional}
    filled = [(number, {**spare, **{column: cell for column, cell in row.items() if cell or column not in spare}}) for number, row in rows]
    for number, row in filled:
        faults.extend(PackFault(str(path), number, message) for message in _row_faults(path.stem, row))
    faults.extend(_twice(path, filled))
    return filled


def _header_of(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8-sig").split("\n")[0].rstrip("\r").split("\t")


def _check_header(path: Path, header: list[str], faults: list[PackFault]) -> None:
    columns = TABLES[path.stem]
    known = (*columns.required, *columns.optional, NOTE)
    for column in columns.required:
        if column not in header:
            faults.append(PackFault(str(path), 1, f"the column {column!r} is missing"))
    for column in header:
        if column not in known:
            faults.append(PackFault(str(path), 1, f"the column {column!r} is not read; the columns are {', '.join(known)}"))


def _row_faults(name: str, row: Row) -> Iterator[str]:
    """What keeps a row from being used: empty cells, words outside the vocabulary, hidden breaks, points off the globe."""
    columns = TABLES[name]
    subject = next((row[column] for column in columns.required if row[column].strip()), "")
    for column in columns.required:
        if not _LETTER.search(row[column]):
            yield f"{column} is empty" if not row[column].strip("?~ ") else f"{column} {row[column]!r} holds no letter"
    for column, words in columns.words.items():
        cell = row[column]
        for word in filter(None, cell.split(columns.parted[column]) if column in columns.parted else [cell]):
            if word not in words:
                yield f"{subject}: {column} {word!r} is none of {', '.join(sorted(words))}"
    for column, cell in row.items():
        if hidden := _HIDDEN.search(cell):
            yield f"{subject}: the hidden character U+{ord(hidden[0]):04X} stands in {column}; delete it"
    yield from _forms_faults(name, subject, row)


def _forms_faults(name: str, subject: str, row: Row) -> Iterator[str]:
    if name == "places":
        try:
            point(subject, row["lat"], row["lon"])
        except ValueError as fault:
            yield str(fault)
    for column in _VERBS:
        if name in ("saying", "events", "harms") and len(row.get(column, "").strip()) == 1:
            yield f"{subject}: {column} {row[column]!r} is one letter, from which no forms can be made"


def _twice(path: Path, rows: Sequence[tuple[int, Row]]) -> Iterator[PackFault]:
    first: dict[str, int] = {}
    for number, row in rows:
        ident = row.get("id", "")
        if ident and ident in first:
            yield PackFault(str(path), number, f"the id {ident!r} stands in line {first[ident]} already; ids are unique")
        elif ident:
            first[ident] = number
