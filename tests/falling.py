"""Work that ends its process; it imports nothing, so that processes that do it start quickly."""

from __future__ import annotations

import os
import signal
from pathlib import Path


def fall(name: str, folder: Path) -> str:
    """A job that ends its process: the first time, or each time."""
    if name == "always" or (name == "once" and not (folder / name).exists()):
        (folder / name).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return name.upper()
