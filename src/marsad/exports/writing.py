"""A folder that appears whole or not at all: its files under another name first, then the codebook, the loss report, the ledger line."""

from __future__ import annotations

import csv
import hashlib
import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

from marsad.errors import CaseError, NotWritten
from marsad.exports.cells import csv_line
from marsad.exports.protection import Asker
from marsad.record.half_made import clear

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class About:
    """What a format has to know beside the incidents: the case's title, who asks, the language of headings, the site's address, names of parties."""

    title: str
    asker: Asker
    language: str = "ar"
    address: str = ""
    actors: Mapping[str, Mapping[str, str]] | None = None
    countries: Mapping[str, str] | None = None  # of places by their ids
    whole: bool = False  # no filter leaves anything out


@contextmanager
def new_folder(out: Path) -> Iterator[Path]:
    """A folder to write into, which gets its own name at the end; nothing is left of it where something fails.

    Raises CaseError where there is something of this name already, NotWritten where the disk is full or read-only.
    """
    out = out.absolute()
    if out.exists():
        raise CaseError(f"{out}: is there already; name a folder that is not, or move that one away")
    clear(out)
    making = out.with_name(f".{out.name}.making-{os.getpid()}")
    shutil.rmtree(making, ignore_errors=True)
    try:
        making.mkdir(parents=True)
        yield making
        making.rename(out)
    except OSError as fault:
        raise NotWritten(f"{out}: cannot be written ({fault.strerror or fault}): free some space or check its rights; nothing half-done was kept") from fault
    finally:
        shutil.rmtree(making, ignore_errors=True)


def csv_writer(raw: IO[str]) -> Any:
    """A CSV that Excel reads as UTF-8: a byte order mark, lines ended as RFC 4180 has it."""
    raw.write("\ufeff")
    return csv.writer(raw, lineterminator="\r\n")


@contextmanager
def csv_file(path: Path, head: tuple[str, ...]) -> Iterator[Any]:
    """A CSV with its head; gives a function that writes one row out of a dict."""
    with path.open("w", encoding="utf-8", newline="") as raw:
        csv_writer(raw).writerow(head)
        yield lambda row: raw.write(csv_line(map(row.__getitem__, head)))


def write_json(path: Path, value: Any) -> None:
    """JSON for people and programs, the same bytes for the same value."""
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")


def fingerprint(folder: Path) -> tuple[str, dict[str, str]]:
    """One hash of all files of a folder, and the hash of each."""
    files = {path.relative_to(folder).as_posix(): _sha256(path) for path in sorted(folder.rglob("*")) if path.is_file()}
    told = "".join(f"{sha256}  {name}\n" for name, sha256 in files.items())
    return hashlib.sha256(told.encode()).hexdigest(), files


def _sha256(path: Path) -> str:
    with path.open("rb") as raw:
        return hashlib.file_digest(raw, "sha256").hexdigest()
