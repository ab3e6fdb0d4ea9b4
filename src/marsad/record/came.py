"""By which way a line of the ledger came: the desk, the API with a key, or a command and which user of this machine gave it.

``who`` of a line is what somebody typed or signed in as; this is what the machine knows.
"""

from __future__ import annotations

import getpass
import os
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache

_ways: list[str] = []
_now: ContextVar[str | None] = ContextVar("way", default=None)


def by_desk() -> None:
    """From now on this process, and those that it begins, are the desk."""
    _ways[:] = ["desk"]


@contextmanager
def by_program(key: str | None) -> Iterator[None]:
    """What is written meanwhile, also by what is begun meanwhile, came by the API: with the key of this name, or in somebody's session."""
    before = _now.set(f"API, key {key}" if key is not None else "API")
    try:
        yield
    finally:
        _now.reset(before)


def way() -> str:
    """The way by which what is written now came: "API, key NAME", "API", "desk", or "command of USER"."""
    return _now.get() or (_ways[-1] if _ways else f"command of {_user()}")


@cache
def _user() -> str:
    try:
        import pwd

        return pwd.getpwuid(os.getuid()).pw_name  # what the machine says; the environment says what one likes
    except (ImportError, KeyError):
        return str(os.getuid()) if hasattr(os, "getuid") else getpass.getuser()
