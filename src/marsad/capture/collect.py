"""Whatever is named, one after another: files, folders, archives, feeds and addresses, each captured or refused with the reason."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from marsad.capture.limits import LARGEST, LARGEST_LINES, LONGEST, inflate, size_of, too_long
from marsad.errors import InputError
from marsad.model.custody import Captured, CapturedReport, Custody, Refused
from marsad.version import __version__

if TYPE_CHECKING:
    from marsad.capture.fetch import Answer

AGENT = f"Marsad/{__version__}"
Found = Iterator[Captured | Refused]
_FEED_HEADS = (b"<rss", b"<feed", b"<rdf:rdf")
_PAGE_HEADS = (b"<!doctype html", b"<html", b"<head", b"<body", b"<article", b"<div", b"<p>")
_PART, _LONG = 200, 2_000_000  # reports of one file, and their characters, that go on together


@dataclass(frozen=True, slots=True)
class Given:
    """What the person who adds files knows of them; it fills what they do not say themselves."""

    outlet: str | None = None
    published: date | None = None


@dataclass(frozen=True, slots=True)
class _Job:
    packs: tuple[str, ...]
    now: Callable[[], str]
    fetch: Callable[[str], Answer]
    given: Given


def collect(
    inputs: Iterable[str],
    *,
    packs: Sequence[str] = (),
    given: Given | None = None,
    fetch: Callable[[str], Answer] | None = None,
    now: Callable[[], str] = lambda: datetime.now(UTC).isoformat(timespec="seconds"),
) -> Found:
    """Capture inputs in their order; folders in the order of their names. Lazy: one original is in memory at a time.

    A fault of one input is a Refused and the next one goes on. ``fetch`` asks addresses (marsad.capture.fetch by default).
    """
    job = _Job(tuple(packs), now, fetch or _fetch, given or Given())
    for name in inputs:
        for found in _address(name, job) if name.startswith(("http://", "https://")) else _path(name, job):
            yield from _taken(found, job.given) if isinstance(found, Captured) else (found,)


def _fetch(url: str) -> Answer:
    from marsad.capture.fetch import fetch

    return fetch(url)


def _taken(captured: Captured, given: Given) -> Found:
    """A capture with what is given filled in; a text that is longer than any report is refused."""
    for one in captured.reports:
        if len(one.report.text) > LONGEST:
            yield Refused(f"{captured.custody.final}{f', {one.part}' if one.part else ''}", too_long(len(one.report.text)))
    if reports := tuple(_fill(one, given) for one in captured.reports if len(one.report.text) <= LONGEST):
        yield captured.holding(reports)


def _fill(found: CapturedReport, given: Given) -> CapturedReport:
    if given == Given():
        return found
    day = found.report.published or given.published
    report = replace(found.report, outlet=found.report.outlet or given.outlet, published=day)
    if found.report.published or not day:
        return replace(found, report=report)
    return replace(found, report=report, published_text=day.isoformat(), published_source="given", published_precision="day")


# --- files ---


def _path(name: str, job: _Job) -> Found:
    if name == "-":
        yield from _file_bytes(sys.stdin.buffer.read(LARGEST + 1), "standard input", job)
        return
    try:
        mode = os.stat(name).st_mode
    except (OSError, ValueError) as fault:
        yield Refused(name, str(getattr(fault, "strerror", None) or fault))
        return
    if stat.S_ISDIR(mode):
        yield from _folder(Path(name), job)
    elif stat.S_ISREG(mode):
        yield from _file(name, job)
    else:
        yield Refused(name, "is neither a file nor a folder (a device, pipe or socket)")


def _folder(folder: Path, job: _Job) -> Found:
    """Everything in a folder and below; hidden files, links to folders and whole cases are passed over."""
    if (folder / "case.toml").is_file():
        yield Refused(str(folder), "is a case itself: name the folder of the reports")
        return
    try:
        names = sorted(os.listdir(folder))
    except OSError as fault:
        yield Refused(str(folder), fault.strerror or str(fault))
        return
    for name in names:
        path = folder / name
        if name.startswith(".") or (path.is_symlink() and path.is_dir()) or (path.is_dir() and (path / "case.toml").is_file()):
            continue
        yield from _path(str(path), job)


def _file(name: str, job: _Job) -> Found:
    lower = name.lower()
    try:
        if lower.endswith((".warc", ".warc.gz", ".wacz")):
            from marsad.capture.archives import from_wacz, from_warc

            with open(name, "rb") as stream:
                yield from (from_wacz if lower.endswith(".wacz") else from_warc)(stream, name, job.packs, job.now)
            return
        largest = LARGEST_LINES if lower.endswith((".jsonl", ".ndjson")) else LARGEST
        if os.path.getsize(name) > largest:
            yield Refused(name, f"is {size_of(os.path.getsize(name))} long; at most {size_of(largest)} are taken" + _SPLIT * (largest == LARGEST_LINES))
            return
        raw = Path(name).read_bytes()
    except OSError as fault:
        yield Refused(name, fault.strerror or str(fault))
        return
    yield from _file_bytes(raw, name, job)


_SPLIT = ": split it by lines"


def _file_bytes(raw: bytes, name: str, job: _Job) -> Found:
    custody = Custody(name, name, job.now(), AGENT, "working")
    try:
        yield from _by_kind(raw, raw, name, custody, job)
    except InputError as fault:
        yield Refused(name, str(fault).removeprefix(f"{name}: "))


# --- addresses ---


def _address(url: str, job: _Job) -> Found:
    try:
        answer = job.fetch(url)
        declared = answer.header("content-type")
        custody = Custody(url, answer.final, job.now(), AGENT, "evidentiary", answer.redirects, answer.status, answer.headers, declared or None)
        yield from _by_kind(answer.raw, inflate(answer.raw, answer.header("content-encoding")), answer.final, custody, job)
    except InputError as fault:
        yield Refused(url, str(fault))


# --- what the bytes are ---


def _by_kind(raw: bytes, plain: bytes, name: str, custody: Custody, job: _Job) -> Found:
    """By what the bytes are, the name being a hint: lies of names and servers do not matter."""
    if plain.startswith(b"\x1f\x8b"):
        plain, name = inflate(plain, "gzip"), name.removesuffix(".gz")
    kind = kind_of(plain, name)
    custody = replace(custody, detected_type=kind)
    if kind == "application/warc" or kind == "application/wacz":
        raise InputError("is a web archive: save it to a file that ends in .warc, .warc.gz or .wacz and add that")
    address = custody.final if custody.copy == "evidentiary" else None
    if kind == "text/html":
        from marsad.capture.pages import from_page

        yield Captured(raw, custody, (from_page(plain, address, custody.declared_type, job.packs),))
    elif kind == "application/feed":
        from marsad.capture.feeds import from_feed

        yield from _parts(raw, custody, from_feed(plain, name, job.packs))
    elif kind == "application/jsonl":
        from marsad.capture.texts import from_lines

        yield from _parts(raw, custody, from_lines(plain, name))
    elif kind == "text/markdown":
        from marsad.capture.texts import from_markdown

        yield Captured(raw, custody, (from_markdown(plain, name),))
    else:
        from marsad.capture.texts import from_text

        yield Captured(raw, custody, (from_text(plain, name),))


def kind_of(raw: bytes, name: str) -> str:
    """The media type of some bytes, by their beginning and then by the name."""
    head = raw[:4096].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    lower = name.lower()
    if head.startswith(b"warc/"):
        return "application/warc"
    if head.startswith(b"pk\x03\x04"):
        return "application/wacz"
    if lower.endswith((".jsonl", ".ndjson")):
        return "application/jsonl"
    if head.startswith((b"<?xml", *_FEED_HEADS)) and any(mark in head for mark in _FEED_HEADS):
        return "application/feed"
    if head.startswith(_PAGE_HEADS) or b"<html" in head or lower.endswith((".html", ".htm", ".xhtml")):
        return "text/html"
    return "text/markdown" if lower.endswith((".md", ".markdown")) else "text/plain"


def _parts(raw: bytes, custody: Custody, found: Iterable[CapturedReport | Refused]) -> Found:
    """One original with many reports, some at a time."""
    reports: list[CapturedReport] = []
    length = 0
    whole = Captured(raw, custody, ())
    for one in found:
        if isinstance(one, Refused):
            yield one
            continue
        reports.append(one)
        length += len(one.report.text)
        if len(reports) == _PART or length > _LONG:
            yield whole.holding(reports)
            reports, length = [], 0
    if reports:
        yield whole.holding(reports)
