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


@cache
def peer_columns(sheet: str) -> tuple[Row, ...]:
    """The columns of another project's table in their order (table peers.tsv)."""
    return tuple(row for row in rows("peers") if row["sheet"] == sheet)


@cache
def peer_names(sheet: str) -> tuple[str, ...]:
    """The names of another project's columns."""
    return tuple(row["column"] for row in peer_columns(sheet))


def hxl_row(sheet: str) -> Row:
    """The second line of a table that tells its columns in the words of HXL."""
    return {row["column"]: row["hxl"] for row in peer_columns(sheet)}


def held_by_peers(*sheets: str) -> frozenset[str]:
    """The fields of the record that tables of other projects hold."""
    return frozenset(field for sheet in sheets for row in peer_columns(sheet) for field in row["field"].split())


def told_columns(sheet: str) -> tuple[Row, ...]:
    """The columns of any sheet, as a codebook tells them."""
    return columns(sheet) or tuple({**row, "type": ""} for row in peer_columns(sheet))
