"""Lists of people in tables and JSON: a row with a name is a victim."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from typing import Any

from marsad.capture.json_files import rows_of_json
from marsad.capture.kinds import kind_of
from marsad.capture.people_json import cells_of, names_of, rows_of_lines
from marsad.capture.people_rows import MOST, people_in
from marsad.capture.sheets import csv_lines, sheets_of
from marsad.capture.texts import lines_of
from marsad.errors import InputError


def people_of(raw: bytes, name: str) -> list[dict[str, str]]:
    """The people of a table, each as words by field (person, age, sex …). Raises InputError where it is no such list."""
    kind = kind_of(raw, name)
    found = list(chain.from_iterable(people_in(iter(lines)) for lines in _lists(raw, name, kind)))
    if not found:
        raise InputError("holds no list of people: a column for names is needed (name, الاسم)")
    if len(found) > MOST:
        raise InputError(f"holds more than {MOST} people: split it")
    return found


def _lists(raw: bytes, name: str, kind: str) -> Iterable[Iterable[list[Any]]]:
    if "json" in kind:
        rows = list(rows_of_lines(lines_of(raw, name))) if kind == "application/jsonl" else rows_of_json(raw, name)
        return [cells_of(rows, names_of(rows))]
    return [rows for _, rows in sheets_of(raw)] if "sheet" in kind or "excel" in kind else [csv_lines(raw, name)]
