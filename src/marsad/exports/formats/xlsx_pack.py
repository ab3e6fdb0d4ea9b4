"""The spreadsheet pack as one XLSX workbook: sheets from right to left, frozen heads, every word a word and never a formula."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any

from marsad.errors import CaseError
from marsad.exports.cells import plain_value
from marsad.exports.formats.columns import columns, names
from marsad.exports.formats.sheets import ONCE, SHEETS
from marsad.exports.seen import Seen
from marsad.exports.writing import About
from marsad.extras import needs

LONGEST, MOST_ROWS = 32_767, 1_048_576  # characters of a cell, rows of a sheet
CUT = "at most 32,767 characters a cell; victims' names that were read as such as blocks unless they may go out; no words in public exports"
_STILL = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False, "constant_memory": True}


def write(folder: Path, incidents: Iterable[Seen], about: About) -> None:
    """All sheets in one pass, and the codebook behind them. Raises CaseError where a sheet overflows, InputError without xlsxwriter."""
    book = needs("xlsxwriter").Workbook(str(folder / "marsad.xlsx"), {**_STILL, "tmpdir": str(folder)})
    book.set_properties({"title": about.title, "created": datetime(2000, 1, 1)})  # a day that never changes: the same rows give the same bytes
    try:
        sheets = {sheet: _Sheet(book, sheet, names(sheet), about) for sheet in SHEETS}
        told: set[str] = set()
        for one in incidents:
            for sheet, rows in SHEETS.items():
                for row in rows(one, about):
                    if sheet not in ONCE or row["report"] not in told:
                        sheets[sheet].add(row)
            told.update(one.reports)
        head = ("sheet", "column", "type", about.language)
        codebook = _Sheet(book, "codebook", head, about)
        for sheet in SHEETS:
            for column in columns(sheet):
                codebook.add(column)
    finally:
        book.close()


class _Sheet:
    """One sheet, written row after row."""

    def __init__(self, book: Any, name: str, head: tuple[str, ...], about: About) -> None:
        self._sheet, self._head, self._name, self._row = book.add_worksheet(name), head, name, 0
        if about.language == "ar":
            self._sheet.right_to_left()
        self._sheet.freeze_panes(1, 1)
        bold = book.add_format({"bold": True, "bottom": 1})
        for at, column in enumerate(head):
            self._sheet.set_column(at, at, min(max(len(column) + 2, 12), 40))
            self._sheet.write_string(0, at, column, bold)

    def add(self, row: Any) -> None:
        self._row += 1
        if self._row >= MOST_ROWS:
            raise CaseError(f"more rows of {self._name} than a workbook holds ({MOST_ROWS}): narrow the filters, or take csv")
        for at, column in enumerate(self._head):
            self._cell(at, plain_value(row[column]))

    def _cell(self, at: int, value: Any) -> None:
        if value is None or value == "":
            return
        if isinstance(value, bool):
            self._sheet.write_boolean(self._row, at, value)
        elif isinstance(value, int | float):
            self._sheet.write_number(self._row, at, value)
        else:
            self._sheet.write_string(self._row, at, value[:LONGEST])
