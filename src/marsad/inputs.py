"""Reports from files: plain text, or JSON Lines with one report an object."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from marsad.errors import BadDate, EmptyInput, InputError
from marsad.model.report import Report
from marsad.text.decode import decode

LONGEST = 2_000_000  # characters of one report; a long one has some ten thousand


def parse_day(value: str) -> date:
    """A day as YYYY-MM-DD; a time behind it is left out. Raises BadDate for one that does not exist."""
    try:
        return date.fromisoformat(value[:10])
    except ValueError as fault:
        raise BadDate(f"{value!r} is no date that exists ({fault}); give YYYY-MM-DD") from fault


def reports_in(path: str, raw: bytes, *, outlet: str | None, published: date | None, url: str | None, title: str | None) -> Iterator[Report]:
    """The reports of one file: an object a line for .jsonl, else one report. What the line says goes before the options."""
    text = decode(raw, path)
    if not path.endswith((".jsonl", ".ndjson")):
        _check_length(text, path)
        yield Report(text, outlet, published, url, title)
        return
    for number, line in enumerate(text.splitlines(), 1):
        if line.strip():
            yield _from_line(line, f"{path}:{number}", outlet, published, url, title)


def _check_length(text: str, source: str) -> None:
    """A report of millions of characters is a file of many, or no report at all."""
    if len(text) > LONGEST:
        raise InputError(f"{source}: {len(text):,} characters in one report; at most {LONGEST:,} are read: give one report a file, or a .jsonl with one a line")


def _from_line(line: str, source: str, outlet: str | None, published: date | None, url: str | None, title: str | None) -> Report:
    try:
        said = json.loads(line)
    except json.JSONDecodeError as fault:
        raise InputError(f"{source}: not JSON at column {fault.colno} ({fault.msg}); one object a line is read") from fault
    if not isinstance(said, dict) or not isinstance(said.get("text"), str):
        raise InputError(f"{source}: no key 'text' with a string; keys read are text, outlet, published, url, title")
    if not said["text"].strip():
        raise EmptyInput(f"{source}: the text is empty")
    _check_length(said["text"], source)
    day = parse_day(said["published"]) if isinstance(said.get("published"), str) and said["published"] else published
    return Report(said["text"], said.get("outlet") or outlet, day, said.get("url") or url, said.get("title") or title)


def read_bytes(path: str) -> bytes:
    """The bytes of a file. Raises InputError with what is wrong."""
    try:
        return Path(path).read_bytes()
    except OSError as fault:
        raise InputError(f"{path}: {fault.strerror or fault}") from fault
