"""Work that ends its process; it imports nothing, so that processes that do it start quickly."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path


def fall(name: str, folder: Path) -> str:
    """A job that ends its process: the first time, or each time."""
    if name == "always" or (name == "once" and not (folder / name).exists()):
        (folder / name).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return name.upper()


def idle(row: str) -> list[str]:
    """Make an Arrow array of a row as a worker does; the modules loaded behind it that it has no use for."""
    import pyarrow as pa

    assert pa.array([row]).to_pylist() == [row]
    return [name for name in ("pandas", "pyarrow._s3fs") if name in sys.modules]
