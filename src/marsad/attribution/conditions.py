"""The column ``when`` of the tables of statements: which conditions, named there and asked in code, must hold."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVarTuple

About = TypeVarTuple("About")
FRAMES = Path(__file__).resolve().parent.parent / "packs" / "common" / "frames"
When = tuple[tuple[tuple[str, bool], ...], ...]  # groups of which each needs one condition, with whether it must hold


def conditions(cell: str) -> When:
    """``a !b|c``: a holds, and b does not or c does."""
    return tuple(tuple((name.removeprefix("!"), not name.startswith("!")) for name in group.split("|")) for group in cell.split())


def holds(when: When, asked: Mapping[str, Callable[[*About], object]], *about: *About) -> bool:
    """All conditions of a row hold: of each group one, as it stands or denied."""
    for group in when:
        for name, wanted in group:
            if bool(asked[name](*about)) is wanted:
                break
        else:
            return False
    return True
