"""Texts that somebody saved: plain text, Markdown, JSON Lines of reports."""

from __future__ import annotations

import codecs
import io
import json
import re
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

from marsad.capture import ftm
from marsad.capture.language import language_of
from marsad.capture.limits import LONGEST, too_long
from marsad.capture.moments import read_moment
from marsad.capture.people_json import HEAD, cells_of, names_of, rows_of_lines
from marsad.capture.people_rows import list_of_people
from marsad.capture.rows import Row, is_list_of_people, propose, report_of
from marsad.errors import BadDate, EmptyInput, InputError
from marsad.model.custody import CapturedReport, PassedOver, Refused
from marsad.model.report import Report
from marsad.text.decode import decode, nearly_utf8
from marsad.text.mended import mojibake, visual

KEYS = ("text", "outlet", "published", "url", "title")


def from_text(raw: bytes, source: str) -> CapturedReport:
    """One report that is the whole of a text. Raises InputError."""
    text = decode(raw, source)
    for name, mend in (("mojibake", mojibake), ("visual order", visual)):
        if (mended := mend(text)) is not None:
            return CapturedReport(Report(mended), language=language_of(mended), mended=name)
    return CapturedReport(Report(text), language=language_of(text))


_CUE = re.compile(r"^(?:WEBVTT.*|\d+|(?:\d+:)?\d+:\d+[.,]\d+\s*-->.*|(?:NOTE|STYLE|REGION)\b.*)$|</?[a-z][^<>\n]{0,80}>|\{\\[^{}\n]{0,40}\}", re.MULTILINE)


def from_subtitles(raw: bytes, source: str) -> CapturedReport:
    """What is said in a film, by its subtitles: without the numbers and times of the cues, which are no numbers of the report."""
    words = _CUE.sub("", decode(raw, source))
    text = "\n".join(filter(None, (line.strip() for line in words.splitlines())))
    if not text:
        raise EmptyInput(f"{source}: empty, there is no text to read")
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


def from_lines(raw: bytes, source: str) -> Iterator[CapturedReport | Refused | PassedOver]:
    """The reports of JSON Lines; a line that is none is refused with its number, the others go on. Lines of people are one list of them."""
    names = names_of(rows_of_lines(islice(lines_of(raw, source), HEAD)))
    if is_list_of_people(names):
        yield from _people(raw, source, names)
        return
    for number, line in enumerate(lines_of(raw, source), 1):
        try:
            yield _from_line(decode(line, "line") if isinstance(line, bytes) else line, number)
        except EmptyInput:
            continue  # between the lines
        except InputError as fault:
            yield Refused(f"{source}:{number}", str(fault))


def _people(raw: bytes, source: str, names: list[str]) -> Iterator[CapturedReport | Refused]:
    """The one list of people; the lines that are no objects, and those of reports, are refused by their numbers."""
    rows = []
    for number, line in enumerate(lines_of(raw, source), 1):
        found = list(rows_of_lines([line]))
        if found and "text" in propose(found[0]):
            yield Refused(f"{source}:{number}", "is a report in a list of people: keep reports in a file of their own")
            continue
        rows += found
        if not found and line.strip():
            yield Refused(f"{source}:{number}", "not JSON; one object a line is read")
    yield list_of_people(cells_of(rows, names), names, None)


def lines_of(raw: bytes, source: str) -> Iterator[bytes | str]:
    """The lines as bytes where they are UTF-8 (a file of a million lines is not in memory twice, and a broken line is only one), else as text."""
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or not _begins_as_utf8(raw):
        return iter(decode(raw, source).split("\n"))
    return iter(io.BytesIO(raw.removeprefix(codecs.BOM_UTF8) if raw.startswith(codecs.BOM_UTF8) else raw))


def _begins_as_utf8(raw: bytes) -> bool:
    head = raw[: 1 << 16]
    return nearly_utf8(head) and b"\x00" not in head


def _of_other_names(said: dict[str, Any], number: int) -> CapturedReport | Refused | PassedOver | None:
    """A line of another program: a FollowTheMoney document, or one whose keys are named as columns of tables are."""
    row: Row = ftm.document(said) or {key: value for key, value in said.items() if isinstance(value, str | int | float)}
    fields = propose(row)
    return report_of(f"line {number}", row, fields) if "text" in fields else None


def _from_line(line: str, number: int) -> CapturedReport | Refused | PassedOver:
    if not line.strip():
        raise EmptyInput("empty")
    try:
        said = json.loads(line)
    except (ValueError, RecursionError) as fault:  # ValueError: also a number of thousands of digits
        raise InputError(f"not JSON ({fault}); one object a line is read") from None
    if isinstance(said, dict) and "text" not in said and (found := _of_other_names(said, number)):
        return found
    if not isinstance(said, dict) or not isinstance(said.get("text"), str):
        raise InputError(f"no key 'text' with a string; keys read are {', '.join(KEYS)}")
    if not said["text"].strip():
        raise InputError("the text is empty")
    if len(said["text"]) > LONGEST:
        raise InputError(too_long(len(said["text"])))
    if wrong := [key for key in KEYS if said.get(key) is not None and not isinstance(said[key], str)]:
        raise InputError(f"{wrong[0]} is no string")
    day = _day(said.get("published"), "published")
    moment = read_moment(said["published"], "given") if day else None
    return CapturedReport(
        Report(said["text"], said.get("outlet") or None, day, said.get("url") or None, said.get("title") or None),
        language=language_of(said["text"]),
        published_text=said.get("published") or None,
        published_source="given" if day else None,
        published_precision=moment.precision if moment else "day" if day else None,
        zone=moment.zone if moment else None,
        part=f"line {number}",
    )


def _day(value: str | None, what: str) -> date | None:
    if not value:
        return None
    try:
        return date.fromisoformat(value[:10])
    except ValueError as fault:
        raise BadDate(f"{what}: {value!r} is no date that exists ({fault}); give YYYY-MM-DD") from None
