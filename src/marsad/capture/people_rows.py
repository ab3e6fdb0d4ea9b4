"""Rows of people: which column holds names, ages, fates (``tables/columns.tsv``), and the words of their cells as the record has them."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

from marsad.capture.kinds import columns, meanings
from marsad.capture.rows import plain_name, words_of_cell
from marsad.errors import InputError
from marsad.model.custody import CapturedReport
from marsad.model.report import Report

FIELDS = ("person", "latin", "age", "sex", "fate", "trade", "family", "day", "note")
MOST = 5_000  # people of one list
NO_PROSE = "zxx"  # ISO 639-2: nothing in any language; kept and never read
_HEAD = 30  # lines in which the names of the columns are looked for


def list_of_people(lines: Iterable[Iterable[Any]], names: Iterable[str], part: str | None) -> CapturedReport:
    """A list of people as what stands for it in a case: a line that says what it is, without a name, and the people beside it. Raises InputError."""
    people = tuple(people_in(iter(lines)))
    if not people or len(people) > MOST:
        raise InputError(f"holds more than {MOST} people: split it" if people else "is a list of people in which no row has a name")
    held = hashlib.sha256(repr(people).encode()).hexdigest()[:16]
    text = _says().format(count=len(people), columns=" · ".join(names), held=held)
    return CapturedReport(Report(text), language=NO_PROSE, part=part, people=people)


@cache
def _says() -> str:
    return (Path(__file__).parent / "tables" / "list_of_people.txt").read_text(encoding="utf-8").strip()


def people_in(lines: Iterator[Iterable[Any]]) -> Iterator[dict[str, str]]:
    """The people of some lines, each as words by field; nothing where no line of the first thirty names a column for names."""
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
