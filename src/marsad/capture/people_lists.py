"""Lists of people in tables: a row with a name is a victim."""

from __future__ import annotations

from itertools import chain

from marsad.capture.kinds import kind_of
from marsad.capture.people_rows import MOST, people_in
from marsad.capture.sheets import csv_lines, sheets_of
from marsad.errors import InputError


def people_of(raw: bytes, name: str) -> list[dict[str, str]]:
    """The people of a table, each as words by field (person, age, sex …). Raises InputError where it is no such list."""
    kind = kind_of(raw, name)
    lists = [rows for _, rows in sheets_of(raw)] if "sheet" in kind or "excel" in kind else [csv_lines(raw, name)]
    found = list(chain.from_iterable(people_in(iter(lines)) for lines in lists))
    if not found:
        raise InputError("holds no list of people: a column for names is needed (name, الاسم)")
    if len(found) > MOST:
        raise InputError(f"holds more than {MOST} people: split it")
    return found
