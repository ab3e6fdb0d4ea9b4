"""A report as it came in: its text, untouched, and what is known of where it stood."""

from __future__ import annotations

import hashlib
from dataclasses import field
from datetime import date

from marsad.model.values import fixed


@fixed
class Report:
    """One text that an outlet published.

    ``text`` is kept code point for code point; all offsets of a reading count in it.
    ``published`` is the day of publication; without it relative dates stay unresolved.
    """

    text: str
    outlet: str | None = None
    published: date | None = None
    url: str | None = None
    title: str | None = None
    _id: str = field(default="", init=False, repr=False, compare=False)

    @property
    def id(self) -> str:
        """Sixteen hex digits that stay for ever: the same text under another outlet, date or address is another report."""
        if not self._id:
            object.__setattr__(self, "_id", self._made())
        return self._id

    def _made(self) -> str:
        known = (self.text, self.outlet, self.published.isoformat() if self.published else None, self.url)
        return hashlib.sha256("\0".join("\1" if part is None else part for part in known).encode("utf-8", "surrogatepass")).hexdigest()[:16]

    @property
    def sha256(self) -> str:
        """Hash of the text in UTF-8; a lone surrogate is hashed as its three bytes."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
