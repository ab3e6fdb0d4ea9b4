"""The column ``when`` of the tables of statements: which conditions, named there and asked in code, must hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Protocol, TypeVar, TypeVarTuple

About = TypeVarTuple("About")
FRAMES = Path(__file__).resolve().parent.parent / "packs" / "common" / "frames"
Row = TypeVar("Row", bound="Conditional")
When = tuple[tuple[tuple[str, bool], ...], ...]  # groups of which each needs one condition, with whether it must hold


class Conditional(Protocol):
    """A row with conditions."""

    @property
    def when(self) -> When:
        """What must hold."""


def conditions(cell: str) -> When:
    """``a !b|c``: a holds, and b does not or c does."""
    return tuple(tuple((name.removeprefix("!"), not name.startswith("!")) for name in group.split("|")) for group in cell.split())


def first_that_holds(rows: Iterable[Row], asked: Mapping[str, Callable[[*About], object]], *about: *About) -> Row | None:
    """The first row of which all conditions hold: of each group one, as it stands or denied."""
    for row in rows:
        for group in row.when:
            for name, wanted in group:
                if bool(asked[name](*about)) is wanted:
                    break
            else:
                break
        else:
            return row
    return None
