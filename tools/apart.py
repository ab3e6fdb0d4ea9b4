"""Parts of a measurement, each in a process of its own, so that its memory is its own, in a folder that is cleared behind them."""

from __future__ import annotations

import multiprocessing
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder for cases and for what Marsad keeps of a user, so that the state of whoever measures stays as it is."""
    folder = Path(tempfile.mkdtemp(prefix="marsad-bench-"))
    os.environ["MARSAD_STATE"] = str(folder / "state")
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def alone(work: Callable[..., None], *words: Any) -> None:
    """Do some work in a process of its own, and wait for it."""
    child = multiprocessing.get_context("spawn").Process(target=work, args=words)
    child.start()
    child.join()
