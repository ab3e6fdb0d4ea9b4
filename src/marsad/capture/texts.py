"""Texts that somebody saved: plain text, Markdown, JSON Lines of reports."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date

from marsad.capture.language import language_of
from marsad.errors import BadDate, InputError
from marsad.model.custody import CapturedReport, Refused
from marsad.model.report import Report
from marsad.text.decode import decode

KEYS = ("text", "outlet", "published", "url", "title")


def from_text(raw: bytes, source: str) -> CapturedReport:
    """One report that is the whole of a text. Raises InputError."""
    text = decode(raw, source)
    return CapturedReport(Report(text), language=language_of(text))


_HEAD = re.compile(r"\A---\s*\n(.*?)\n---\s*\n", re.DOTALL)
_MARKS = (
    (re.compile(r"^```.*?^```\s*$", re.DOTALL | re.MULTILINE), ""),
    (re.compile(r"<!--.*?-->", re.DOTALL), ""),
    (re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)"), ""),
    (re.compile(r"\[([^\]\n]+)\]\([^)\n]*\)"), r"\1"),
    (re.compile(r"^[ \t]{0,3}(?:#{1,6}|>+|[-*+]|\d+\.)[ \t]+", re.MULTILINE), ""),
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<!\w)[*_](?=\S)([^*_\n]+?)(?<=\S)[*_](?!\w)"), r"\1"),
)


def from_markdown(raw: bytes, source: str) -> CapturedReport:
    """One report in Markdown: marks are taken off, the first heading is its title, a head of ``key: value`` lines is read."""
    text = decode(raw, source)
    known: dict[str, str] = {}
    if head := _HEAD.match(text):
        known = {key.strip().lower(): value.strip().strip("\"'") for key, sign, value in (line.partition(":") for line in head[1].splitlines()) if sign}
        text = text[head.end() :]
    title = known.get("title") or next((line.lstrip("#").strip() for line in text.splitlines() if re.match(r"#\s", line)), None)
    for pattern, put in _MARKS:
        text = pattern.sub(put, text)
    day = _day(known.get("published") or known.get("date"), source)
    return CapturedReport(
        Report(text.strip(), known.get("outlet"), day, known.get("url"), title),
        author=known.get("author"),
        language=language_of(text),
        published_text=day.isoformat() if day else None,
        published_source="given" if day else None,
        published_precision="day" if day else None,
    )


def from_lines(raw: bytes, source: str) -> Iterator[CapturedReport | Refused]:
    """The reports of JSON Lines; a line that is none is refused with its number, the others go on."""
    for number, line in enumerate(decode(raw, source).split("\n"), 1):
        if line.strip():
            try:
                yield _from_line(line, number)
            except InputError as fault:
                yield Refused(f"{source}:{number}", str(fault))


def _from_line(line: str, number: int) -> CapturedReport:
    try:
        said = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as fault:
        raise InputError(f"not JSON ({fault}); one object a line is read") from None
    if not isinstance(said, dict) or not isinstance(said.get("text"), str):
        raise InputError(f"no key 'text' with a string; keys read are {', '.join(KEYS)}")
    if not said["text"].strip():
        raise InputError("the text is empty")
    if wrong := [key for key in KEYS if said.get(key) is not None and not isinstance(said[key], str)]:
        raise InputError(f"{wrong[0]} is no string")
    day = _day(said.get("published"), "published")
    return CapturedReport(
        Report(said["text"], said.get("outlet") or None, day, said.get("url") or None, said.get("title") or None),
        language=language_of(said["text"]),
        published_text=said.get("published") or None,
        published_source="given" if day else None,
        published_precision="day" if day else None,
        part=f"line {number}",
    )


def _day(value: str | None, what: str) -> date | None:
    if not value:
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError as fault:
        raise BadDate(f"{what}: {value!r} is no date that exists ({fault}); give YYYY-MM-DD") from None
