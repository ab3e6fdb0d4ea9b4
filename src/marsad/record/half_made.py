"""What a killed run left behind under a name that ends with its number, so that the next run can clear it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path


def over(left: Path) -> bool:
    """The run that made this (NAME-NUMBER) is over, or is this one."""
    number = left.name.rpartition("-")[2]
    return number.isdecimal() and not _runs(int(number))


def clear(out: Path) -> None:
    """Remove what killed runs left of a folder that was being made: it may hold protected words."""
    for left in out.parent.glob(f".{out.name}.making-*"):
        if over(left):
            shutil.rmtree(left, ignore_errors=True)


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return process != os.getpid()
