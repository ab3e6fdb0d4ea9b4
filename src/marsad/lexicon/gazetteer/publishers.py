"""Who publishes a gazetteer and under which licence: by the kind of its file, for plain tables by where their rows come from."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from marsad.text.tsv import Rows, read_rows

TABLE = Path(__file__).with_name("publishers.tsv")


class Publisher(NamedTuple):
    """A name to attribute to, a licence, an address."""

    name: str
    licence: str
    address: str


@cache
def _rows() -> Rows:
    return read_rows(TABLE)


def kinds() -> tuple[str, ...]:
    """The kinds of files that are read."""
    return tuple(dict.fromkeys(row["kind"] for row in _rows()))


def publisher_of(kind: str, sources: Iterable[str]) -> Publisher:
    """Whom to attribute the places of a file to; where its rows come from several, all of them and all licences."""
    prefixes = {source.partition(":")[0] for source in sources}
    told = [row for row in _rows() if row["kind"] == kind and (not row["prefix"] or row["prefix"] in prefixes)]
    if not told:
        return Publisher("a table of places", "as its publisher says", "")
    return Publisher(*(" and ".join(dict.fromkeys(row[column] for row in told)) for column in ("publisher", "licence", "address")))
