"""A bag that only its recipients can open (age): one file, encrypted while it is packed, so that no plain word lies beside it."""

from __future__ import annotations

import os
import shutil
import tarfile
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO

import pyrage

from marsad.errors import CaseError, NoSuchCase, NotWritten
from marsad.record.half_made import over

_STAGED = ".packing-"
_TRIES: tuple[Callable[[str], Any], ...] = (pyrage.x25519.Recipient.from_str, pyrage.ssh.Recipient.from_str)


def recipients(given: Sequence[str]) -> list[Any]:
    """The recipients that were named: public keys (age1…, ssh-ed25519 …), or files with one a line. Raises CaseError."""
    words = [line for one in given for line in (_lines(Path(one)) if Path(one).is_file() else [one])]
    return [_recipient(word) for word in words]


def _lines(path: Path) -> list[str]:
    return [line.strip() for line in path.read_text(encoding="utf-8").splitlines() if line.strip() and not line.startswith("#")]


def _recipient(word: str) -> Any:
    for parse in _TRIES:
        try:
            return parse(word)
        except pyrage.RecipientError:
            continue
    raise CaseError(f"{word[:60]}: no public key of age (age1…) or SSH, and no file of such keys; make a pair with age-keygen")


def identities(path: Path) -> list[Any]:
    """The secret keys in a file (AGE-SECRET-KEY-1…, or an SSH key). Raises CaseError."""
    raw = path.read_bytes()
    try:
        if b"PRIVATE KEY" in raw:
            return [pyrage.ssh.Identity.from_buffer(raw)]
        return [pyrage.x25519.Identity.from_str(line) for line in _lines(path)]
    except (pyrage.IdentityError, UnicodeDecodeError) as fault:
        raise CaseError(f"{path}: holds no secret key of age or SSH ({fault})") from None


@contextmanager
def staging(folder: Path) -> Iterator[Path]:
    """A place for the plain bag inside the case, where its words lie already; nothing of it is left, and what a killed run left is cleared."""
    for left in folder.glob(f"{_STAGED}*"):
        if over(left):
            shutil.rmtree(left, ignore_errors=True)
    inside = folder / f"{_STAGED}{os.getpid()}"
    try:
        inside.mkdir(mode=0o700)
        yield inside / "bag"
    except OSError as fault:
        raise NotWritten(f"{inside}: the bag cannot be packed here ({fault.strerror})") from fault
    finally:
        shutil.rmtree(inside, ignore_errors=True)


def seal_bag(bag: Path, out: Path, to: Sequence[Any]) -> None:
    """Encrypt a bag's folder into the new file OUT. Raises NoSuchCase where there is something of this name, NotWritten."""
    out = out.absolute()
    if out.exists():
        raise NoSuchCase(f"{out}: there is something of this name already; give a new one")
    for left in out.parent.glob(f".{out.name}.making-*"):
        if over(left):
            left.unlink(missing_ok=True)
    making = out.with_name(f".{out.name}.making-{os.getpid()}")
    try:
        with os.fdopen(os.open(making, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "wb") as target, _beside(lambda end: _pack(bag, end)) as packed:
            pyrage.encrypt_io(packed, target, list(to))
        making.rename(out)
    except OSError as fault:
        raise NotWritten(f"{out}: the bag cannot be written ({fault.strerror}): free some space or give another folder") from fault
    finally:
        making.unlink(missing_ok=True)


def open_bag(sealed: Path, folder: Path, keys: Sequence[Any]) -> Path:
    """Decrypt a sealed bag into a folder; the bag's folder in it. Raises NoSuchCase where no key opens it or it was changed."""
    try:
        with sealed.open("rb") as source, _beside(lambda end: pyrage.decrypt_io(source, end, list(keys))) as packed, tarfile.open(fileobj=packed, mode="r|") as archive:
            archive.extractall(folder, filter="data")
            packed.read()
    except (pyrage.DecryptError, tarfile.TarError) as fault:
        raise NoSuchCase(f"{sealed}: cannot be opened with this key, or was changed ({fault})") from None
    return folder / "bag"


def _pack(bag: Path, end: BinaryIO) -> None:
    with tarfile.open(fileobj=end, mode="w|") as archive:
        archive.add(bag, arcname="bag")


@contextmanager
def _beside(write: Callable[[BinaryIO], object]) -> Iterator[BinaryIO]:
    """What a thread writes, to be read here; its fault is raised here, so that half of it is never taken for the whole."""
    reading, writing = os.pipe()
    wrong: list[BaseException] = []

    def run() -> None:
        try:
            with os.fdopen(writing, "wb") as end:
                write(end)
        except BaseException as fault:
            wrong.append(fault)

    thread = threading.Thread(target=run)
    try:
        with os.fdopen(reading, "rb") as begin:
            thread.start()
            yield begin
    finally:
        thread.join()
        if wrong and not isinstance(wrong[0], BrokenPipeError):  # that is the reader's own fault, which is raised already
            raise wrong[0]
