"""What a worker takes in hand at once: an archive, a stretch of lines or rows, or a bundle of small files."""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from marsad.errors import InputError
from marsad.extras import needs
from marsad.model.custody import Refused

Kind = Literal["archive", "lines", "table", "files"]
STRETCH = 8 << 20  # bytes of JSON Lines in one job: some thousand reports
ROWS = 4000  # rows of a Parquet file in one job, in whole row groups
BUNDLE = 500  # small files in one job
_BLOCK = 1 << 20
_ARCHIVES = (".warc", ".warc.gz", ".wacz")
_LINES = (".jsonl", ".ndjson")
_UTF16 = (b"\xff\xfe", b"\xfe\xff")


@dataclass(frozen=True, slots=True)
class Job:
    """One part of the input. ``id`` follows from the bytes alone, so that the same archive under another name is known.

    ``start`` and ``end`` are bytes of a file of lines or row groups of a table, ``first`` is the number of the first line or row,
    ``paths`` are several for a bundle of small files, of which ``sha256`` is the hash of their hashes.
    """

    kind: Kind
    paths: tuple[str, ...]
    sha256: str
    size: int
    start: int = 0
    end: int = 0
    first: int = 1

    @property
    def id(self) -> str:
        """The name under which the outcome is kept."""
        return f"{self.sha256[:24]}-{self.start:x}"

    @property
    def name(self) -> str:
        """The job in words."""
        if self.kind == "files":
            return self.paths[0] if len(self.paths) == 1 else f"{self.paths[0]} and {len(self.paths) - 1} more files"
        return f"{self.paths[0]} from line {self.first}" if self.first > 1 else self.paths[0]


def jobs_in(inputs: Iterable[str]) -> Iterator[Job | Refused]:
    """The jobs of files and folders, in the order of their names; one that cannot be read is refused, and the next goes on."""
    small: list[str] = []
    for path in files_in(inputs):
        if isinstance(path, Refused):
            yield path
        elif path.lower().endswith((*_ARCHIVES, *_LINES, ".parquet")):
            yield from _of_file(path)
        else:
            small.append(path)
            if len(small) == BUNDLE:
                yield from _bundle(small)
                small = []
    if small:
        yield from _bundle(small)


def unchanged(job: Job) -> bool:
    """The files of a job are there and hold the bytes that were read."""
    try:
        if job.kind != "files":
            return file_sha256(job.paths[0]) == job.sha256
        digest = hashlib.sha256()
        for path in job.paths:
            digest.update(f"{file_sha256(path)}\n".encode())
    except OSError:
        return False
    return digest.hexdigest() == job.sha256


def files_in(inputs: Iterable[str]) -> Iterator[str | Refused]:
    """The files of inputs, folders by the order of their names; hidden files and links to folders are passed over."""
    for name in inputs:
        path = Path(name)
        if path.is_dir():
            yield from files_in(str(one) for one in sorted(path.iterdir()) if not one.name.startswith(".") and not (one.is_symlink() and one.is_dir()))
        elif path.is_file():
            yield name
        else:
            yield Refused(name, "is neither a file nor a folder" if path.exists() else "there is no such file or folder")


def _of_file(path: str) -> Iterator[Job | Refused]:
    try:
        if path.lower().endswith(_LINES):
            yield from _stretches(path)
        elif path.lower().endswith(".parquet"):
            yield from _row_groups(path)
        else:
            yield Job("archive", (path,), file_sha256(path), os.path.getsize(path))
    except (OSError, InputError) as fault:
        yield Refused(path, str(getattr(fault, "strerror", None) or fault))


def file_sha256(path: str) -> str:
    """SHA-256 of a file's bytes."""
    with open(path, "rb") as raw:
        return hashlib.file_digest(raw, "sha256").hexdigest()


def _bundle(paths: list[str]) -> Iterator[Job | Refused]:
    held, digest, size = [], hashlib.sha256(), 0
    for path in paths:
        try:
            digest.update(f"{file_sha256(path)}\n".encode())
            size += os.path.getsize(path)
            held.append(path)
        except OSError as fault:
            yield Refused(path, fault.strerror or str(fault))
    if held:
        yield Job("files", tuple(held), digest.hexdigest(), size)


# --- files of lines ---


def _stretches(path: str) -> Iterator[Job]:
    """A file of lines in stretches that end with a line; in UTF-16, where a byte 10 need not be one, as a whole."""
    sha256, size = file_sha256(path), os.path.getsize(path)
    with open(path, "rb") as raw:
        if raw.read(2) in _UTF16:
            yield Job("lines", (path,), sha256, size, 0, size)
            return
        start, first = 0, 1
        while start < size:
            end, lines = _stretch(raw, start)
            yield Job("lines", (path,), sha256, size, start, end, first)
            start, first = end, first + lines


def _stretch(raw: io.BufferedReader, start: int) -> tuple[int, int]:
    """Where a stretch that begins at a byte ends, and how many lines it has."""
    raw.seek(start)
    at, lines = start, 0
    while at < start + STRETCH and (block := raw.read(min(_BLOCK, start + STRETCH - at))):
        at, lines = at + len(block), lines + block.count(b"\n")
    rest = raw.readline()
    return at + len(rest), lines + rest.endswith(b"\n")


# --- tables ---


def _row_groups(path: str) -> Iterator[Job]:
    """A Parquet file in stretches of whole row groups."""
    parquet, arrow = needs("pyarrow.parquet"), needs("pyarrow")
    sha256, size = file_sha256(path), os.path.getsize(path)
    try:
        with parquet.ParquetFile(path) as file:
            groups = [file.metadata.row_group(number).num_rows for number in range(file.metadata.num_row_groups)]
    except arrow.ArrowException as fault:
        raise InputError(f"cannot be read as Parquet ({' '.join(str(fault).split())[:120]})") from None
    start, first, rows = 0, 1, 0
    for number, count in enumerate(groups, 1):
        rows += count
        if rows >= ROWS or number == len(groups):
            yield Job("table", (path,), sha256, size, start, number, first)
            start, first, rows = number, first + rows, 0
