"""Workbooks of p-codes (XLSX): their sheets, one for each level, laid out as one table."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from marsad.errors import InputError
from marsad.extras import needs

_LEVEL = re.compile(r"adm(?:in)?([0-4])_?pcode", re.IGNORECASE)


def workbook_lines(path: Path) -> Iterator[tuple[int, str]]:
    """The rows of all sheets with p-codes as lines of one table, the widest level first, so that each unit has its own point."""
    calamine = needs("python_calamine")
    try:
        book = calamine.CalamineWorkbook.from_path(str(path))
        sheets = [rows for name in book.sheet_names if (rows := book.get_sheet_by_name(name).to_python()) and _level(rows[0]) >= 0]
    except Exception as fault:  # calamine raises kinds of its own for each format
        raise InputError(f"{path}: a workbook that cannot be opened ({fault}); save the table as CSV") from None
    sheets.sort(key=lambda rows: _level(rows[0]))
    header = list(dict.fromkeys(_word(cell) for rows in sheets for cell in rows[0]))
    yield 1, _line(header)
    number = 1
    for rows in sheets:
        columns = [_word(cell) for cell in rows[0]]
        for row in rows[1:]:
            number += 1
            told = dict(zip(columns, map(_word, row), strict=False))
            yield number, _line([told.get(column, "") for column in header])


def _level(header: list[Any]) -> int:
    """The narrowest level whose p-codes a sheet has; -1 where it has none."""
    return max((int(match[1]) for cell in header if (match := _LEVEL.fullmatch(str(cell).strip()))), default=-1)


def _word(cell: Any) -> str:
    return "" if cell is None else str(cell).strip()


def _line(cells: list[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()
