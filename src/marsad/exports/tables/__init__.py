"""Columns, codes and fields of the exports, as tables."""

from __future__ import annotations

from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a table beside this module, each under the names of its columns."""
    head, *lines = files(__package__).joinpath(f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    columns = head.split("\t")
    return tuple(dict(zip(columns, line.split("\t"), strict=True)) for line in lines if line)


@cache
def codes(name: str) -> dict[str, dict[str, str]]:
    """The rows of a table by their first column."""
    return {next(iter(row.values())): row for row in rows(name)}
