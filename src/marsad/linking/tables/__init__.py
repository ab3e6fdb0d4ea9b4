"""The tables that linking reads, once: words that mark, kinds of event, parts of a day, weights."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

HERE = Path(__file__).parent


@cache
def rows(name: str) -> tuple[Mapping[str, str], ...]:
    """The rows of one table, each by its column names."""
    with (HERE / f"{name}.tsv").open(encoding="utf-8", newline="") as lines:
        return tuple({key: value or "" for key, value in row.items()} for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))
