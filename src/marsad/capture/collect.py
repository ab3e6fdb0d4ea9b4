"""Whatever is named, one after another: files, folders, archives, feeds and addresses, each captured or refused with the reason."""

from __future__ import annotations

import io
import os
import stat
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import IO, TYPE_CHECKING

from marsad.capture import mail
from marsad.capture.arc import BEGINNING, from_arc
from marsad.capture.containers import members
from marsad.capture.kinds import kind_of, kinds, refusal
from marsad.capture.limits import LARGEST, LARGEST_LINES, LONGEST, inflate, size_of, too_long, unpacked
from marsad.capture.moments import read_moment
from marsad.capture.readers import READERS
from marsad.capture.readers import Source as _Source
from marsad.errors import InputError
from marsad.model.custody import Captured, CapturedReport, Custody, PassedOver, Refused
from marsad.version import __version__

if TYPE_CHECKING:
    from email.message import EmailMessage

    from marsad.capture.fetch import Answer

AGENT = f"Marsad/{__version__}"
Found = Iterator[Captured | Refused | PassedOver]
_PART, _LONG = 200, 2_000_000  # reports of one file, and their characters, that go on together


@dataclass(frozen=True, slots=True)
class Given:
    """What the person who adds files knows of them; it fills what they do not say themselves."""

    outlet: str | None = None
    published: date | None = None
    mapping: str | None = None  # which column of a table holds what: text=النص,published=التاريخ


@dataclass(frozen=True, slots=True)
class _Job:
    packs: tuple[str, ...]
    now: Callable[[], str]
    fetch: Callable[[str], Answer]
    given: Given
    wanted: Callable[[bytes, str | None], bool] | None


def collect(
    inputs: Iterable[str],
    *,
    packs: Sequence[str] = (),
    given: Given | None = None,
    fetch: Callable[[str], Answer] | None = None,
    now: Callable[[], str] = lambda: datetime.now(UTC).isoformat(timespec="seconds"),
    wanted: Callable[[bytes, str | None], bool] | None = None,
) -> Found:
    """Capture inputs in their order; folders in the order of their names. Lazy: one original is in memory at a time.

    A fault of one input is a Refused and the next one goes on. ``fetch`` asks addresses (marsad.capture.fetch by default).
    Web pages of archives that are not ``wanted``, by their bytes and what they were called, are passed over.
    """
    job = _Job(tuple(packs), now, fetch or _fetch, given or Given(), wanted)
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
    if given.outlet is None and given.published is None:
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
        if lower.endswith((".warc", ".warc.gz", ".wacz")) or _begins_as_archive(name):
            with open(name, "rb") as stream:
                yield from _archive(stream, name, job, wacz=lower.endswith(".wacz"))
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


def _begins_as_archive(name: str) -> bool:
    """A web archive under any name: it is streamed, so it may be as large as it is."""
    with open(name, "rb") as stream:
        return _beginning(stream).startswith((b"WARC/", BEGINNING))


def _beginning(stream: IO[bytes]) -> bytes:
    """What a file begins with, unpacked where it is packed; the stream stands at its start again."""
    head = stream.read(1 << 10)
    stream.seek(0)
    with suppress(zlib.error):
        return zlib.decompressobj(wbits=31).decompress(head, 16) if head.startswith(b"\x1f\x8b") else head
    return head


def _archive(stream: IO[bytes], name: str, job: _Job, *, wacz: bool) -> Found:
    from marsad.capture.archives import from_wacz, from_warc

    empty = True
    for one in (from_wacz if wacz else from_arc if _beginning(stream).startswith(BEGINNING) else from_warc)(stream, name, job.packs, job.now, job.wanted):
        empty = False
        yield one
    if empty:
        yield Refused(name, "is a web archive that holds no answer of a site")


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
    plain, name = unpacked(plain, name)
    kind = kind_of(plain, name)
    custody = replace(custody, detected_type=kind)
    if kind in ("application/zip", "application/warc", "application/arc", "application/wacz", "message/rfc822", "multipart/related"):
        yield from _container(raw, plain, name, custody, job)
        return
    read = READERS.get(kinds()[kind].reader)
    if read is None:
        raise InputError(refusal(kind))
    if job.given.mapping and kinds()[kind].reader in ("sheets", "json"):
        custody = replace(custody, headers=(*custody.headers, ("columns", job.given.mapping)))
    address = custody.final if custody.copy == "evidentiary" else None
    yield from _parts(raw, custody, read(plain, _Source(name, kind, address, custody.declared_type, job.packs, job.given.mapping)))


def _container(raw: bytes, plain: bytes, name: str, custody: Custody, job: _Job) -> Found:
    """What holds other files: each is an original of its own; a saved page is one."""
    if custody.detected_type == "application/zip":
        for member in members(plain, name):
            yield from _file_bytes(member[1], member[0], job) if isinstance(member, tuple) else (member,)
    elif custody.detected_type in ("application/warc", "application/arc", "application/wacz"):
        yield from _archive(io.BytesIO(plain), name, job, wacz=custody.detected_type == "application/wacz")
    elif custody.detected_type == "multipart/related":
        page, declared, address = mail.saved_page(plain)
        yield from _parts(raw, custody, READERS["pages"](page, _Source(name, "text/html", address, declared, job.packs, None)))
    else:
        yield from _mail(raw, plain, name, custody, job)


def _mail(raw: bytes, plain: bytes, name: str, custody: Custody, job: _Job) -> Found:
    message = mail.opened(plain)
    try:
        yield from _parts(raw, custody, _first_read(message, name, job))
    except InputError as fault:
        yield Refused(name, str(fault), "message/rfc822")
    for inside, held in mail.attached(message):
        yield from _file_bytes(held, f"{name}/{inside}", job)


def _first_read(message: EmailMessage, name: str, job: _Job) -> list[CapturedReport | Refused | PassedOver]:
    """What the first body of a mail that can be read holds. Raises InputError where none can."""
    *before, last = mail.words_of(message)
    for words, kind in before:
        try:
            return list(_of_mail(words, _body_of(name, kind, job), message))
        except InputError:
            continue
    return list(_of_mail(last[0], _body_of(name, last[1], job), message))


def _body_of(name: str, kind: str, job: _Job) -> _Source:
    return _Source(name, "text/html" if kind.startswith("text/html") else "text/plain", None, kind, job.packs, None)


def _of_mail(words: bytes, source: _Source, message: EmailMessage) -> Iterator[CapturedReport | Refused | PassedOver]:
    for one in (READERS["pages"] if source.kind == "text/html" else READERS["texts"])(words, source):
        if isinstance(one, CapturedReport):
            moment = read_moment(mail.sent(message), "mail")
            day = moment.day if moment else None
            report = replace(one.report, title=one.report.title or mail.head(message, "Subject"), published=one.report.published or day)
            one = replace(one, report=report, author=one.author or mail.head(message, "From"))
            if moment and one.published_text is None:
                one = replace(one, published_text=moment.text, published_source="mail", published_precision=moment.precision, zone=moment.zone)
        yield one


def _parts(raw: bytes, custody: Custody, found: Iterable[CapturedReport | Refused | PassedOver]) -> Found:
    """One original with its reports; one with many, some at a time. What is refused or passed over is told by its original."""
    reports: list[CapturedReport] = []
    length = 0
    whole = Captured(raw, custody, ())
    for one in found:
        if not isinstance(one, CapturedReport):
            yield one if one.source.startswith(custody.final) else replace(one, source=f"{custody.final}, {one.source}")
            continue
        reports.append(one)
        length += len(one.report.text)
        if len(reports) == _PART or length > _LONG:
            yield whole.holding(reports)
            reports, length = [], 0
    if reports:
        yield whole.holding(reports)
