"""Lists of people in tables: a row with a name is a victim; columns are known by their names (``tables/columns.tsv``)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache
from itertools import chain
from typing import Any

from marsad.capture.kinds import columns, kind_of, meanings
from marsad.capture.rows import plain_name, words_of_cell
from marsad.capture.sheets import csv_lines, sheets_of
from marsad.errors import InputError

FIELDS = ("person", "latin", "age", "sex", "fate", "trade", "family", "day", "note")
MOST = 5_000  # people of one list
_HEAD = 30  # lines in which the names of the columns are looked for


def people_of(raw: bytes, name: str) -> list[dict[str, str]]:
    """The people of a table, each as words by field (person, age, sex …). Raises InputError where it is no such list."""
    kind = kind_of(raw, name)
    lists = [rows for _, rows in sheets_of(raw)] if "sheet" in kind or "excel" in kind else [csv_lines(raw, name)]
    found = list(chain.from_iterable(_people(iter(lines)) for lines in lists))
    if not found:
        raise InputError("holds no list of people: a column for names is needed (name, الاسم)")
    if len(found) > MOST:
        raise InputError(f"holds more than {MOST} people: split it")
    return found


def _people(lines: Iterator[Iterable[Any]]) -> Iterator[dict[str, str]]:
    fields: dict[int, str] = {}
    for number, cells in enumerate(lines):
        line = list(cells)
        if not fields:
            fields = _fields(line)
            if number > _HEAD:
                return
            continue
        told = {field: words for at, field in fields.items() if at < len(line) and (words := words_of_cell(line[at]))}
        if told.get("person") or told.get("latin"):
            yield _plain(told)


def _fields(line: list[Any]) -> dict[int, str]:
    """Which column is what, where a line holds the names of columns and one of them is for names."""
    known = {plain_name(name): field for field in FIELDS for name in columns().get(field, ())}
    fields: dict[int, str] = {}
    for at, cell in enumerate(line):
        field = known.get(plain_name(str(cell or "")))
        if field and field not in fields.values():
            fields[at] = field
    return fields if {"person", "latin"} & set(fields.values()) else {}


def _plain(told: dict[str, str]) -> dict[str, str]:
    """Words of cells as the record has them: ذكر is man, شهيد is killed; what is no such word is left out."""
    years = "".join(char for char in told.get("age", "") if char.isdecimal())[:3]
    return {**told, "sex": _meaning("sex", told.get("sex")), "fate": _meaning("fate", told.get("fate")), "age": years}


def _meaning(field: str, word: str | None) -> str:
    return _meanings().get((field, plain_name(word or "")), "")


@cache
def _meanings() -> dict[tuple[str, str], str]:
    return {(field, plain_name(word)): value for field, value, words in meanings() for word in words}
