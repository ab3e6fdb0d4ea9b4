"""The bytes as received: content-addressed, write-once, on the disk before any row speaks of them.

A batch of originals begins with a note of their names and ends, once the rows that speak of them are there too, with its
removal. Whoever is killed in between leaves the note, and the next who opens the case takes back what no row speaks of:
so that a file that nobody captured is never taken for one.
"""

from __future__ import annotations

import ctypes
import os
import re
import socket
import time
from collections.abc import Callable, Collection, Iterable, Mapping
from contextlib import suppress
from pathlib import Path

from marsad.errors import NotWritten

_NAME = re.compile(r"[0-9a-f]{64}")
_MAKING, _NOTE = ".making-", ".batch-"
_FEW = 8  # files that are synced one by one
_SYNCFS: Callable[[int], int] | None = getattr(ctypes.CDLL(None, use_errno=True), "syncfs", None)
_HERE = re.sub(r"[^A-Za-z0-9.]", "_", socket.gethostname())  # a shared folder has writers on several machines


def path_of(folder: Path, sha256: str) -> Path:
    """originals/ab/abcd…"""
    if not _NAME.fullmatch(sha256):
        raise ValueError(f"{sha256!r} is no SHA-256")
    return folder / sha256[:2] / sha256


def keep_originals(folder: Path, originals: Mapping[str, bytes]) -> None:
    """Write originals under their hashes, each once; when this returns all are on the disk, and a note says which were new.

    Call inside ``writing()``, and ``settle_originals`` once that is over. Raises NotWritten.
    """
    new = {sha256: raw for sha256, raw in originals.items() if not os.path.exists(path_of(folder, sha256))}
    if not new:
        return
    made = {path: _making(path) for path in (path_of(folder, sha256) for sha256 in new)}
    note, noting = _note(folder), _making(_note(folder))
    try:
        _write(noting, "\n".join(new).encode())
        _on_disk(folder, [noting])
        noting.rename(note)
        for one in {path.parent for path in made}:
            one.mkdir(exist_ok=True)
        for making, raw in zip(made.values(), new.values(), strict=True):
            _write(making, raw)
        _on_disk(folder, made.values())
        for path, making in made.items():  # only now, so that a name always holds the whole
            making.rename(path)
        _on_disk(folder, {folder, *(path.parent for path in made)})
    except OSError as fault:
        for making in (noting, *made.values()):
            making.unlink(missing_ok=True)
        raise NotWritten(f"{folder}: an original cannot be written ({fault.strerror}); nothing half-done was kept") from fault


def settle_originals(folder: Path) -> None:
    """The rows that speak of the batch are there: its note is no longer needed."""
    _note(folder).unlink(missing_ok=True)


def _writer() -> str:
    return f"{_HERE}-{os.getpid()}"


def _note(folder: Path) -> Path:
    return folder / f"{_NOTE}{_writer()}"


def _making(path: Path) -> Path:
    """The name that a file has until all of it is on the disk."""
    return path.with_name(f"{_MAKING}{_writer()}-{path.name[:16]}")


def _write(path: Path, raw: bytes) -> None:
    """A file that is read-only from the beginning."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o444)
    try:
        left = memoryview(raw)
        while left:
            left = left[os.write(handle, left) :]
    finally:
        os.close(handle)


def _on_disk(folder: Path, paths: Collection[Path]) -> None:
    """Return when files or folders under a folder are on the disk, where a power cut leaves them.

    Many are asked for with one call for their whole disk (Linux has it): hundreds would each wait for its journal.
    """
    together = _SYNCFS if len(paths) > _FEW else None
    for path in (folder,) if together else paths:
        handle = os.open(path, os.O_RDONLY)
        try:
            if together is None:
                os.fsync(handle)
            elif together(handle):
                raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
        finally:
            os.close(handle)


def unfinished(folder: Path) -> bool:
    """Somebody who is no longer there left a batch half-done, or this process did."""
    return any(_left(path) for mark in (_NOTE, _MAKING) for path in folder.glob(f"{mark}*"))


def sweep(folder: Path, spoken_of: Callable[[list[str]], Iterable[str]]) -> int:
    """Take back what dead writers left: half-written files, and originals that no row speaks of; the number of files.

    Call inside ``writing()``, so that no writer is between an original and its row. ``spoken_of`` gives those of some hashes
    that the record holds.
    """
    swept = [path for path in (*folder.glob(f"*/{_MAKING}*"), *folder.glob(f"{_MAKING}*")) if _left(path)]
    for note in [path for path in folder.glob(f"{_NOTE}*") if _left(path)]:
        named = [name for name in note.read_text().split() if _NAME.fullmatch(name)]
        swept += [path_of(folder, sha256) for sha256 in set(named) - set(spoken_of(named))]
        swept.append(note)
    for path in swept:
        path.unlink(missing_ok=True)
    return len(swept)


def _left(path: Path) -> bool:
    """Whether the writer of a note or half-written file is gone: on this machine by its number, on another after a day."""
    host, _, pid = path.name.removeprefix(_MAKING).removeprefix(_NOTE).partition("-")
    pid = pid.split("-")[0]
    if host != _HERE or not pid.isdigit():
        return time.time() - path.stat().st_mtime > 86_400
    return int(pid) == os.getpid() or not _alive(int(pid))


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        pass
    return True


def strays(folder: Path, known: Iterable[str]) -> list[str]:
    """Names of files under originals/ that are not among those known; what a writer has in hand is left out."""
    known = set(known)
    for note in folder.glob(f"{_NOTE}*"):
        with suppress(FileNotFoundError):  # its writer finished meanwhile, and what it named is in the record
            known |= set(note.read_text().split())
    return sorted(path.name for path in folder.glob("*/*") if path.name not in known and not path.name.startswith(_MAKING))
