"""Sites that a pack describes: whose they are, and where in their pages the article stands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from marsad.errors import PackError, PackFault
from marsad.lexicon import packs
from marsad.lexicon.rows import Row, checked

TABLE = "sites"


@lru_cache(maxsize=8)
def sites(names: tuple[str, ...]) -> dict[str, Row]:
    """Rows of the packs' sites.tsv by host. Raises PackError."""
    found: dict[str, Row] = {}
    faults: list[PackFault] = []
    for path in packs.tables_of(TABLE, names):
        found.update((row["host"].removeprefix("www."), row) for _, row in checked(path, faults))
    if faults:
        raise PackError(faults)
    return found


def site_of(host: str, names: Sequence[str] = ()) -> Row | None:
    """The row of a host, or of the domain above it."""
    known, host = sites(tuple(names)), host.removeprefix("www.")
    while host:
        if host in known:
            return known[host]
        _, _, host = host.partition(".")
    return None
