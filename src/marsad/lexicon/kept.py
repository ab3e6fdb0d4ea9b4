"""Compiled packs, kept between runs, so that a command need not inflect and fold every table again.

What is kept is named after a digest of all it was made from: the bytes of the tables and of the code that reads, inflects
and folds them. An edited table has another name, and is compiled anew; the same tables give the same bytes.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any

HOME = "MARSAD_CACHE"  # the folder; an empty value keeps nothing
_PACKAGE = Path(__file__).resolve().parent.parent
_CODE = ("lexicon", "text")
_MOST = 8  # compiled packs that stay, of those used last; the others are removed
_DIGEST = hashlib.sha256().digest_size


def digest(tables: Iterable[Path]) -> str:
    """The name of what these tables compile to under this version of the code."""
    made_of = hashlib.sha256(sys.version.encode())
    code = [path for folder in _CODE for path in sorted((_PACKAGE / folder).glob("*.py"))]
    for path in (*code, *tables):
        content = path.read_bytes()
        made_of.update(f"{path.name} {len(content)}\n".encode())
        made_of.update(content)
    return made_of.hexdigest()[:32]


def load(name: str) -> Any:
    """What was kept under a name, or None: nothing was, it cannot be read, or its bytes are not those written."""
    path = _path(name)
    try:
        content = path.read_bytes() if path else b""
    except OSError:
        return None
    body = memoryview(content)[_DIGEST:]
    if not body or hashlib.sha256(body).digest() != content[:_DIGEST]:
        return None
    if path:
        with suppress(OSError):
            os.utime(path)  # those that nothing used for longest go first
    return marshal.loads(body)


def keep(name: str, values: Any) -> None:
    """Keep plain values under a name, whole or not at all; where nothing can be written nothing is kept."""
    path = _path(name)
    if path is None:
        return
    body = marshal.dumps(values)
    draft = path.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        draft.write_bytes(hashlib.sha256(body).digest() + body)
        draft.replace(path)
        for old in sorted(path.parent.glob("packs-*.kept"), key=lambda file: file.stat().st_mtime)[:-_MOST]:
            old.unlink(missing_ok=True)


def _path(name: str) -> Path | None:
    home = os.environ.get(HOME)
    if home == "":
        return None
    try:
        folder = Path(home) if home else Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "marsad"
    except RuntimeError:  # a user without a home folder
        return None
    return folder / f"packs-{name}.kept"
