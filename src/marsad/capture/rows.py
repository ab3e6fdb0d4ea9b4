"""Rows of named cells become reports: which column holds the text, which the day, which the outlet.

A mapping is proposed from the names of the columns (``tables/columns.tsv``); the person who adds may give their own.
A list of people (names, ages) is no list of reports: whoever opens a file asks first, so that it is never read as prose.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from marsad.capture.kinds import columns
from marsad.capture.language import language_of
from marsad.capture.limits import LONGEST, too_long
from marsad.capture.moments import Published, read_moment
from marsad.errors import InputError
from marsad.model.custody import CapturedReport, PassedOver, Refused
from marsad.model.report import Report
from marsad.text.fold import fold_word

Row = Mapping[str, Any]
Found = Iterator[CapturedReport | Refused | PassedOver]
FIELDS = ("text", "outlet", "published", "url", "title", "author")
_SHORTEST = 20  # letters a cell of the column with the texts has on average


def propose(names: Iterable[str]) -> dict[str, str]:
    """For each field of a report the column that holds it, by its name; a field without one is left out."""
    by_name = {plain_name(name): name for name in reversed([name for name in names if name])}
    found = {field: next((by_name[plain_name(known)] for known in columns()[field] if plain_name(known) in by_name), None) for field in FIELDS}
    return {field: name for field, name in found.items() if name is not None}


def parse_mapping(words: str, names: Iterable[str]) -> dict[str, str]:
    """A mapping as ``text=النص,published=التاريخ``. Raises InputError for a field or a column that is not there."""
    have = {plain_name(name): name for name in names}
    mapping: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in words.split(","))):
        field, sign, name = (piece.strip() for piece in part.partition("="))
        if not sign or field not in FIELDS:
            raise InputError(f"{part!r} maps no field: write FIELD=COLUMN, with FIELD one of {', '.join(FIELDS)}")
        if plain_name(name) not in have:
            raise InputError(f"there is no column {name!r}; the columns are {', '.join(have.values())}")
        mapping[field] = have[plain_name(name)]
    return mapping


def given_fields(mapping: str, names: Iterable[str]) -> dict[str, str]:
    """Which column holds what, as somebody gave it: some fields as words, the others as proposed; or all of them as JSON. Raises InputError."""
    names = list(names)
    if not mapping.startswith("{"):
        return {**propose(names), **parse_mapping(mapping, names)}
    try:
        given = json.loads(mapping)
    except ValueError as fault:
        raise InputError(f"the mapping begins with {{ and is no JSON ({fault}): write FIELD=COLUMN,… or all of it as JSON") from None
    if wrong := [name for field, name in given.items() if name and (field not in FIELDS or name not in names)]:
        raise InputError(f"there is no column {wrong[0]!r}; the columns are {', '.join(names)}")
    return {field: name for field, name in given.items() if name}


def is_list_of_people(names: Iterable[str]) -> bool:
    """Columns for a name and an age or sex, and none for a text."""
    told = {plain_name(name) for name in names}
    has = {field: any(plain_name(known) in told for known in columns()[field]) for field in ("text", "person", "age", "sex", "fate")}
    return has["person"] and (has["age"] or has["sex"]) and not has["text"]


def from_rows(rows: Iterable[tuple[str, Row]], names: list[str], mapping: str | None) -> Found:
    """The reports of some rows, each with the words for where it stands (``line 7``). Raises InputError where no column holds texts."""
    fields = given_fields(mapping, names) if mapping else propose(names)
    if "text" not in fields:
        raise InputError(f"no column holds the texts of reports; the columns are {', '.join(names) or 'without names'}: say which with --map text=COLUMN,published=COLUMN")
    for part, row in rows:
        yield report_of(part, row, fields)


def report_of(part: str, row: Row, fields: Mapping[str, str]) -> CapturedReport | Refused | PassedOver:
    """The report of one row; ``fields`` says which column holds what."""
    told = {field: words_of_cell(row.get(name)) for field, name in fields.items()}
    text = told.get("text") or ""
    if not text:
        return PassedOver(part, "row", "its text is empty")
    if len(text) > LONGEST:
        return Refused(part, too_long(len(text)))
    published = _moment(row.get(fields["published"])) if "published" in fields else None
    said = told.get("published")
    if said and published is None:
        return Refused(part, f"{said[:40]!r} is no day that can be read (03/04/2018 may be of March or of April): write 2018-04-03")
    return CapturedReport(
        Report(text, told.get("outlet"), published.day if published else None, told.get("url"), told.get("title")),
        author=told.get("author"),
        language=language_of(text),
        published_text=published.text if published else None,
        published_source="given" if published else None,
        published_precision=published.precision if published else None,
        zone=published.zone if published else None,
        part=part,
    )


def _moment(value: object) -> Published | None:
    if isinstance(value, datetime):
        return Published(value.date(), value.isoformat(), "given", "minute" if value.hour or value.minute else "day", None)
    if isinstance(value, date):
        return Published(value, value.isoformat(), "given", "day", None)
    words = words_of_cell(value)
    return read_moment(words, "given") if words else None


def words_of_cell(value: object) -> str | None:
    """The words of a cell; a number that a spreadsheet keeps as 12.0 is 12. None of an empty one."""
    if value is None:
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip() or None


def plain_name(name: str) -> str:
    """The name of a column in one spelling."""
    return " ".join(fold_word(word) for word in str(name).replace("_", " ").strip().lower().split())
