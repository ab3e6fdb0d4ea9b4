"""ARC, the web archives of before 2009: a line about each answer, then the answer as it came."""

from __future__ import annotations

import gzip
import re
import zlib
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, cast

from marsad.capture.archives import Found, Wanted, no_page, taken
from marsad.capture.limits import LARGEST, size_of
from marsad.errors import InputError
from marsad.model.custody import Custody, Refused

BEGINNING = b"filedesc:"  # the first record tells of the file itself
_LINE = 1 << 16  # bytes of the line about an answer
_BLOCK = 1 << 20
_HEAD_ENDS = re.compile(rb"\r?\n\r?\n")
_STATUS = re.compile(rb"HTTP/\d\S*\s+(\d{3})")


def from_arc(stream: IO[bytes], source: str, packs: tuple[str, ...], now: Callable[[], str], wanted: Wanted | None = None) -> Found:
    """The pages of an archive, each with its own address and time; where it breaks off this is told, and what came before is taken."""
    packed = stream.read(2) == b"\x1f\x8b"
    stream.seek(0)
    seen = 0
    try:
        for about, raw in _records(cast(IO[bytes], gzip.GzipFile(fileobj=stream)) if packed else stream):
            seen += 1
            name = f"{source}: {about[0]}"
            try:
                held = list(_answer(about, raw, source, packs, now, wanted, name))
            except InputError as fault:
                held = [Refused(name, str(fault))]
            except Exception as fault:  # whatever a parser does with one page, the others are read
                held = [Refused(name, f"cannot be read ({' '.join(str(fault).split())[:200]})")]
            yield from held
    except (EOFError, OSError, zlib.error, ValueError) as fault:
        yield Refused(source, f"breaks off or is broken behind record {seen} ({' '.join(str(fault).split())[:200]}); the records before it were taken")


def _records(stream: IO[bytes]) -> Iterator[tuple[list[str], bytes | None]]:
    """Each record but the first: address, machine, time, media type … length, and its bytes; None for one that is larger than any page."""
    while line := stream.readline(_LINE):
        if not line.strip():
            continue
        about = line.decode("utf-8", "replace").split()
        if len(about) < 5 or not about[-1].isdecimal() or len(about[2]) < 8:
            raise ValueError("a line that should tell of an answer tells of none")
        length = int(about[-1])
        raw = stream.read(length) if length <= LARGEST + _LINE else None
        if raw is None:
            _skip(stream, length)
        elif len(raw) < length:
            raise EOFError(f"{len(raw)} bytes of {length} that its line promises")
        if not line.startswith(BEGINNING):
            yield about, raw


def _skip(stream: IO[bytes], length: int) -> None:
    while length > 0 and (block := stream.read(min(length, _BLOCK))):
        length -= len(block)


def _answer(about: list[str], raw: bytes | None, source: str, packs: tuple[str, ...], now: Callable[[], str], wanted: Wanted | None, name: str) -> Found:
    """What an answer holds. Raises InputError where it is too large, or no answer."""
    if raw is None:
        raise InputError(f"larger than {size_of(LARGEST)}")
    if not about[0].startswith(("http://", "https://")):
        return  # a look-up of a name, or the archiver's own notes
    status, ends = _STATUS.match(raw), _HEAD_ENDS.search(raw)
    if status is None or ends is None:
        raise InputError("its head cannot be read as that of an answer: the record is cut short or broken")
    lines = raw[: ends.start()].decode("latin-1").splitlines()[1:]
    headers = tuple((name.strip(), value.strip()) for name, sign, value in (line.partition(":") for line in lines) if sign)
    declared = next((value for key, value in headers if key.lower() == "content-type"), about[3])
    said = declared.split(";")[0].strip().lower()
    if passed := no_page(int(status[1]), said, name):
        yield passed
        return
    custody = Custody(about[0], about[0], _instant(about[2]) or now(), f"archive {Path(source).name}", "evidentiary", (), int(status[1]), headers, declared, said)
    yield from taken(raw[ends.end() :], custody, source, packs, now, wanted, name)


def _instant(digits: str) -> str | None:
    try:
        return datetime.strptime(digits[:14].ljust(14, "0"), "%Y%m%d%H%M%S").replace(tzinfo=UTC).isoformat()
    except ValueError:
        return None
