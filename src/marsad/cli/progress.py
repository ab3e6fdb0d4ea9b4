"""How far long work is, for who waits at a terminal."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from marsad.cli.speech import label


@contextmanager
def progressing(doing: str, what: str, total: int | None = None) -> Iterator[Callable[[int], object]]:
    """A bar on a terminal, nothing elsewhere; the function takes how much more is done.

    With a total it says how long the rest will take; without one, how much is done and how fast.
    """
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

    rest = (TimeRemainingColumn(),) if total else (TextColumn("{task.fields[speed]}"), TimeElapsedColumn())
    with Progress(TextColumn(label(doing)), BarColumn(), MofNCompleteColumn(), TextColumn(label(what)), *rest, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(doing, total=total, speed="")

        def more(count: int) -> None:
            bar.advance(task, count)
            speed = bar.tasks[0].speed
            bar.update(task, speed=f"{speed:.0f} a second" if speed else "")

        yield more
