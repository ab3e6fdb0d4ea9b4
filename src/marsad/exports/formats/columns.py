"""Which columns a sheet has, what they mean, and which fields of the record they hold."""

from __future__ import annotations

from functools import cache

from marsad.exports.tables import rows

Row = dict[str, str]


@cache
def columns(sheet: str) -> tuple[Row, ...]:
    """The columns of a sheet in their order (table columns.tsv)."""
    return tuple(row for row in rows("columns") if row["sheet"] == sheet)


@cache
def names(sheet: str) -> tuple[str, ...]:
    """The names of a sheet's columns."""
    return tuple(row["column"] for row in columns(sheet))


def held_by(*sheets: str) -> frozenset[str]:
    """The fields of the record that some sheets hold whole."""
    return frozenset(field for sheet in sheets for row in columns(sheet) for field in row["field"].split())
