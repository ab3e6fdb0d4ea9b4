"""Tables: CSV in any of its dialects, and spreadsheets (XLSX, XLS, ODS); a row with a text is a report."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterator
from itertools import chain, islice
from typing import Any

from marsad.capture.limits import LARGEST, LONGEST, size_of
from marsad.capture.people_rows import list_of_people
from marsad.capture.rows import Found, Row, from_rows, is_list_of_people, propose
from marsad.errors import InputError
from marsad.model.custody import PassedOver, Refused
from marsad.text.decode import decode

MOST_ROWS = 100_000
_TITLES = 10  # lines in which the names of the columns are looked for
_SIGNS = ",;\t|"
_UNPACKED = 8 * LARGEST  # bytes of a spreadsheet's own XML


def from_csv(raw: bytes, source: str, mapping: str | None) -> Found:
    """The reports of a CSV file; its sign between cells is the one that its first line has most of."""
    yield from _of_cells(csv_lines(raw, source), mapping, "line")


def from_workbook(raw: bytes, source: str, mapping: str | None) -> Found:
    """The reports of every sheet of a spreadsheet; dates and numbers as the program that made it means them; formulas never run."""
    faults: list[tuple[str, str, int]] = []
    taken = 0
    for name, rows in sheets_of(raw):
        before = taken
        try:
            for one in _of_cells(iter(rows), mapping, f"sheet {name}, row"):
                taken += 1
                yield one
        except InputError as fault:
            faults.append((f"sheet {name}", str(fault), taken - before))
    if faults and not taken:
        raise InputError("; ".join(f"{sheet}: {why}" for sheet, why, _ in faults))
    yield from (Refused(sheet, why) if rows else PassedOver(sheet, "sheet", why) for sheet, why, rows in faults)


def sheets_of(raw: bytes) -> Iterator[tuple[str, list[list[Any]]]]:
    """The sheets of a spreadsheet that hold something: name and rows of cells. Raises InputError where it cannot be opened."""
    from marsad.extras import needs

    calamine = needs("python_calamine")
    _no_bomb(raw)
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(raw))
    except Exception as fault:  # calamine raises kinds of its own for each format
        raise InputError(f"is a spreadsheet that cannot be opened ({fault}); is it locked with a password?") from None
    for name in book.sheet_names:
        rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        if any(any(cell not in ("", None) for cell in row) for row in rows):
            yield name, rows


def csv_lines(raw: bytes, source: str) -> Iterator[list[Any]]:
    """The lines of a CSV file; its sign between cells is the one that its first line has most of. Raises InputError."""
    text = decode(raw, source)
    csv.field_size_limit(LONGEST)
    sign = max(_SIGNS, key=text[: (text + "\n").index("\n")].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=sign)
    try:
        yield from reader
    except csv.Error as fault:
        raise InputError(f"line {reader.line_num} is broken ({fault}); the rows before it were taken") from None


def tables_of(raw: bytes, source: str, *, csv: bool) -> Iterator[Iterator[list[Any]]]:
    """The lines of each table of a file. Raises InputError where it cannot be opened."""
    if csv:
        yield csv_lines(raw, source)
        return
    for _, rows in sheets_of(raw):
        yield iter(rows)


def head_of(lines: Iterator[list[Any]]) -> tuple[list[str], int, Iterator[list[Any]]]:
    """The names of the columns, the number of their line, and the lines behind it.

    Of the first lines the one that names a column for texts or is that of a list of people (titles often stand above it); else the first with two cells, or the only column's name.
    """
    first = list(islice(lines, _TITLES))
    named = [[str(cell).strip() for cell in line] for line in first]
    known = (at for at, names in enumerate(named) if "text" in propose(names) or is_list_of_people(names))
    wide = (at for at, names in enumerate(named) if sum(map(bool, names)) > 1 or (at == 0 and names and names[0]))
    at = next(chain(known, wide), len(named) - 1)
    return (named[at] if named else []), at + 1, chain(first[at + 1 :], lines)


def _of_cells(lines: Iterator[list[Any]], mapping: str | None, word: str) -> Found:
    names, number, lines = head_of(lines)
    if not mapping and is_list_of_people(names):
        part = word.removesuffix(", row") if word.startswith("sheet") else None
        return iter([list_of_people(chain([names], lines), filter(None, names), part)])
    return from_rows(_rows(lines, names, number, word), [name for name in names if name], mapping)


def _rows(lines: Iterator[list[Any]], names: list[str], head: int, word: str) -> Iterator[tuple[str, Row]]:
    for number, line in enumerate(lines, head + 1):
        if number > MOST_ROWS:
            raise InputError(f"holds more than {MOST_ROWS} rows: split it")
        if any(cell not in ("", None) for cell in line):
            yield f"{word} {number}", dict(zip(names, line, strict=False))


def _no_bomb(raw: bytes) -> None:
    if not raw.startswith(b"PK"):
        return
    with zipfile.ZipFile(io.BytesIO(raw)) as held:
        if (size := sum(member.file_size for member in held.infolist())) > _UNPACKED:
            raise InputError(f"unpacks to {size_of(size)}; at most {size_of(_UNPACKED)} are taken")
