"""JSON files: exports of Telegram, Facebook and X, lists of reports and lists of people; anything else is refused by what it is."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from marsad.capture import ftm, social, telegram, texts
from marsad.capture.people_json import names_of, people_among
from marsad.capture.rows import Found, Row, from_rows
from marsad.errors import InputError
from marsad.text.decode import decode

_LISTS = ("reports", "data", "items", "articles", "posts", "results", "records", "rows", "people", "persons", "victims")


def from_json(raw: bytes, source: str, mapping: str | None) -> Found:
    """The reports of a JSON file. Raises InputError where it holds none."""
    try:
        said = json.loads(decode(raw, source))
    except (ValueError, RecursionError) as fault:
        if isinstance(fault, json.JSONDecodeError) and fault.msg == "Extra data" and fault.lineno > 1:  # an object a line, under the name of one
            return texts.from_lines(raw, source)
        raise InputError(f"is no JSON that can be read ({fault})") from None
    if telegram.is_export(said):
        return telegram.from_export(said, source)
    if social.is_facebook(said):
        return social.from_facebook(said)
    rows = _list_in(said)
    if rows is None:
        raise InputError(_what_else(said))
    if not mapping and (people := people_among(rows)) is not None:
        return iter([people])
    return from_rows(_numbered(rows), names_of(rows), mapping)


def rows_of_json(raw: bytes, source: str) -> list[Row]:
    """The objects of a list in a JSON file; none where it holds no list. Raises InputError."""
    try:
        return _list_in(json.loads(decode(raw, source))) or []
    except (ValueError, RecursionError) as fault:
        raise InputError(f"is no JSON that can be read ({fault})") from None


def _numbered(rows: list[Row]) -> Iterator[tuple[str, Row]]:
    for number, row in enumerate(rows, 1):
        yield f"item {number}", {key: value for key, value in row.items() if isinstance(value, str | int | float)}


def _list_in(said: Any) -> list[Row] | None:
    """A list of objects: the file itself, or what stands under one of the usual names, or a single report."""
    if isinstance(said, dict):
        if isinstance(said.get("text"), str):
            return [said]
        if (document := ftm.document(said)) is not None:
            return [document]
        inner = next((found for key in _LISTS if isinstance(said.get(key), dict) and (found := _list_in(said[key]))), None)
        said = next((said[key] for key in _LISTS if isinstance(said.get(key), list)), inner)
    return [ftm.document(row) or row for row in said if isinstance(row, dict)] if isinstance(said, list) and any(isinstance(row, dict) for row in said) else None


def _what_else(said: Any) -> str:
    if ftm.is_entity(said):
        return "is a FollowTheMoney entity, which holds no report: add the report that it was made from"
    if isinstance(said, dict) and "type" in said and "features" in said:
        return "is GeoJSON, which holds places and no reports"
    return "is JSON without reports: a list of objects with a key for the text is read (or one object a line in a .jsonl)"
