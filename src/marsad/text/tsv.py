"""Tables with a head: what several packages keep beside their code."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from pathlib import Path

Rows = tuple[Mapping[str, str], ...]


def rows_of(lines: Iterable[str]) -> Rows:
    """The rows of a table, each by its column names; a cell that is not there is empty."""
    return tuple({key: value or "" for key, value in row.items()} for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def read_rows(path: Path) -> Rows:
    """The rows of a file."""
    with path.open(encoding="utf-8", newline="") as lines:
        return rows_of(lines)
