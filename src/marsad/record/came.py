"""By which way a line of the ledger came: the desk, or a command and which user of this machine gave it.

``who`` of a line is what somebody typed or signed in as; this is what the machine knows.
"""

from __future__ import annotations

import getpass
import os
from functools import cache

_ways: list[str] = []


def by_desk() -> None:
    """From now on this process, and those that it begins, are the desk."""
    _ways[:] = ["desk"]


def way() -> str:
    """The way by which what is written now came: "desk", or "command of USER"."""
    return _ways[-1] if _ways else f"command of {_user()}"


@cache
def _user() -> str:
    try:
        import pwd

        return pwd.getpwuid(os.getuid()).pw_name  # what the machine says; the environment says what one likes
    except (ImportError, KeyError):
        return str(os.getuid()) if hasattr(os, "getuid") else getpass.getuser()
