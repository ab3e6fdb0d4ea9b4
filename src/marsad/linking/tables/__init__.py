"""The tables that linking reads, once: words that mark, kinds of event, parts of a day, weights."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from marsad.text.tsv import Rows, read_rows

HERE = Path(__file__).parent


@cache
def rows(name: str) -> Rows:
    """The rows of one table, each by its column names."""
    return read_rows(HERE / f"{name}.tsv")
