"""Words that the repair and the blocks of a text go by, as tables."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a table beside this module, each under the names of its columns."""
    head, *lines = files(__package__).joinpath(f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    columns = head.split("\t")
    return tuple(dict(zip(columns, line.split("\t"), strict=False)) for line in lines)


@cache
def words(name: str) -> frozenset[str]:
    """The words of a table's first column."""
    return frozenset(next(iter(row.values())) for row in rows(name))
