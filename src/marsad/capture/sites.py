"""Whose site an address is, as the packs say."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import urlsplit

from marsad.lexicon.rows import Row
from marsad.lexicon.sites import site_of


def site_at(url: str | None, packs: Sequence[str] = ()) -> Row | None:
    """The packs' row for the site of an address, or None."""
    try:
        return site_of(urlsplit(url or "").hostname or "", packs)
    except ValueError:
        return None
