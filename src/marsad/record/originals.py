"""The bytes as received: content-addressed, write-once, on the disk before any row speaks of them."""

from __future__ import annotations

import hashlib
import os
import re
from collections import deque
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from marsad.errors import NotWritten

_NAME = re.compile(r"[0-9a-f]{64}")
_MAKING = ".making-"


def path_of(folder: Path, sha256: str) -> Path:
    """originals/ab/abcd…"""
    if not _NAME.fullmatch(sha256):
        raise ValueError(f"{sha256!r} is no SHA-256")
    return folder / sha256[:2] / sha256


def keep_original(folder: Path, raw: bytes) -> str:
    """Write bytes under their hash, once; when this returns they are on the disk. Raises NotWritten."""
    sha256 = hashlib.sha256(raw).hexdigest()
    keep_originals(folder, {sha256: raw})
    return sha256


def keep_originals(folder: Path, originals: Mapping[str, bytes]) -> None:
    """Write originals under their hashes, each once; when this returns all are on the disk.

    A disk waits for its own journal: many files that are synced at the same time share one wait. Raises NotWritten.
    """
    new = {sha256: raw for sha256, raw in originals.items() if not path_of(folder, sha256).exists()}
    folders = {path_of(folder, sha256).parent for sha256 in new}
    try:
        for one in folders:
            one.mkdir(parents=True, exist_ok=True)
        if len(new) < _FEW:
            for sha256, raw in new.items():
                _write(folder, sha256, raw)
            for one in folders:
                _sync(one)
            return
        with ThreadPoolExecutor(_AT_ONCE) as together:
            deque(together.map(lambda pair: _write(folder, *pair), new.items()), maxlen=0)
            deque(together.map(_sync, folders), maxlen=0)
    except OSError as fault:
        raise NotWritten(f"{folder}: an original cannot be written ({fault.strerror}); nothing half-done was kept") from fault


_FEW, _AT_ONCE = 4, 32


def _write(folder: Path, sha256: str, raw: bytes) -> None:
    path = path_of(folder, sha256)
    making = path.with_name(f"{_MAKING}{os.getpid()}-{sha256[:16]}")
    try:
        with making.open("wb") as out:
            out.write(raw)
            out.flush()
            os.fsync(out.fileno())
        making.chmod(0o444)
        making.rename(path)
    except OSError:
        making.unlink(missing_ok=True)
        raise


def read_original(folder: Path, sha256: str) -> bytes:
    """The bytes of an original."""
    return path_of(folder, sha256).read_bytes()


def sweep(folder: Path) -> int:
    """Remove what a killed writer left unfinished; the number of files. Those of writers still alive stay."""
    swept = 0
    for path in folder.glob(f"*/{_MAKING}*"):
        pid = path.name.removeprefix(_MAKING).split("-")[0]
        if not (pid.isdigit() and Path(f"/proc/{pid}").exists() and int(pid) != os.getpid()):
            path.unlink(missing_ok=True)
            swept += 1
    return swept


def all_originals(folder: Path) -> Iterator[Path]:
    """Every file under originals/, in order."""
    return (path for path in sorted(folder.glob("*/*")) if not path.name.startswith(_MAKING))


def _sync(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
