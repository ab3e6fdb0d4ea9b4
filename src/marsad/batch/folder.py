"""The folder of a batch: tables in Parquet, and for each part of the input a note of what came of it, with hashes.

A table's file counts only once a note speaks of it; so a run that is killed at any moment leaves nothing half-done, and the next
one goes on behind the notes.
"""

from __future__ import annotations

import errno
import fcntl
import hashlib
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from marsad.errors import CaseError, NotWritten
from marsad.lexicon.packs import Packs
from marsad.version import __version__

Plain = dict[str, Any]
FORM = "2"
UNLIKE = frozenset(["record", "kept", "payload", "key"])  # columns of which no two values are alike: a dictionary of them is made for nothing
HEAD, DONE, ASIDE = "batch.json", "done", "aside"


def begin(folder: Path, packs: Packs, chosen: tuple[str, ...]) -> None:
    """Make the folder, or check that what is in it was read by this version and these packs. Raises CaseError."""
    told = {"form": FORM, "marsad": __version__, "packs": list(packs.names), "chosen": list(chosen)}
    head = folder / HEAD
    if head.is_file():
        if (was := _json(head)) != told:
            raise CaseError(f"{folder}: was read by marsad {was.get('marsad')} with the packs {', '.join(was.get('packs', []))}: name another folder, so that readings are not mixed")
        return
    if folder.is_dir() and any(not name.startswith(".") for name in os.listdir(folder)):
        raise CaseError(f"{folder}: is no folder of a batch and not empty: name a new one")
    put(head, json.dumps(told, ensure_ascii=False, indent=1).encode())


def opened(folder: Path) -> Plain:
    """What the head of a batch says. Raises CaseError where there is none."""
    if not (folder / HEAD).is_file():
        raise CaseError(f"{folder}: there is no batch here (no {HEAD}); make one: marsad batch read INPUT… {folder}")
    return _json(folder / HEAD)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Nobody else writes into the folder meanwhile. Raises CaseError where somebody does."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = open(folder / ".lock", "w")
    except OSError as fault:
        raise NotWritten(f"{folder}: {fault.strerror or fault}") from None
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise CaseError(f"{folder}: another run writes into it; wait for its end") from None
        yield


# --- writing: whole or not at all ---


def put(path: Path, content: bytes | memoryview) -> None:
    """Write a file whole or not at all. Raises NotWritten."""
    draft = path.parent / f".{path.name}.{os.getpid()}"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with open(draft, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            draft.replace(path)
        except OSError:
            draft.unlink(missing_ok=True)
            raise
    except OSError as fault:
        full = fault.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
        raise NotWritten(f"{path}: {fault.strerror or fault}; what was finished is kept: {'make room and ' if full else ''}run the same command again") from None


def put_table(folder: Path, path: str, table: pa.Table) -> Plain:
    """Write a table as Parquet; its hash and rows for the note. The same rows give the same bytes."""
    sink = pa.BufferOutputStream()
    again = [name for name in table.column_names if name not in UNLIKE]
    parquet.write_table(table, sink, compression="zstd", row_group_size=1 << 16, use_dictionary=again)
    content = memoryview(sink.getvalue())
    put(folder / path, content)
    return {"sha256": hashlib.sha256(content).hexdigest(), "rows": table.num_rows}


# --- notes ---


def note(folder: Path, ident: str, told: Plain) -> None:
    """Note what came of a job; from now on its tables count."""
    put(folder / DONE / f"{ident}.json", json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True).encode("utf-8", "backslashreplace"))
    (folder / ASIDE / f"{ident}.json").unlink(missing_ok=True)


def set_aside(folder: Path, ident: str, told: Plain) -> None:
    """Note that a job ended its worker twice; the next run tries it again."""
    put(folder / ASIDE / f"{ident}.json", json.dumps(told, ensure_ascii=False, indent=1, sort_keys=True).encode("utf-8", "backslashreplace"))


def is_done(folder: Path, ident: str) -> bool:
    """Whether a job was finished."""
    return (folder / DONE / f"{ident}.json").is_file()


def note_of(folder: Path, ident: str) -> Plain:
    """The note of a job that was finished."""
    return _json(folder / DONE / f"{ident}.json")


def notes(folder: Path, kind: str = DONE) -> list[Plain]:
    """All notes, by the ids of their jobs."""
    return [_json(path) for path in sorted((folder / kind).glob("[!.]*.json"))]


def tables(folder: Path, name: str) -> list[str]:
    """The files of a table of which notes speak. Raises CaseError where one is missing."""
    found = [str(folder / path) for one in notes(folder) for path in one["files"] if path.startswith(f"{name}/")]
    for path in found:
        if not os.path.isfile(path):
            raise CaseError(f"{path}: is missing; remove the note of its input in {folder / DONE} and run marsad batch read again")
    return found


def clear_drafts(folder: Path) -> None:
    """Remove what killed runs left half-written."""
    for path in folder.rglob(".*.*"):
        if path.is_file() and path.name.rsplit(".", 1)[-1].isdigit():
            path.unlink(missing_ok=True)


def _json(path: Path) -> Plain:
    try:
        told: Plain = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as fault:
        raise CaseError(f"{path}: cannot be read ({fault})") from None
    return told
