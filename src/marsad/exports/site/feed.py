"""The feed of changes (Atom, RFC 4287): each publication, grade, correction and withdrawal, the newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr


@dataclass(frozen=True, slots=True)
class Entry:
    """One change: a stable id, the page it is on (from the site's root), its title, its day."""

    ident: str
    page: str
    title: str
    day: str


def atom(title: str, case: str, address: str, entries: Sequence[Entry]) -> str:
    """The feed as XML. Without an ``address`` of the site its links are relative."""
    root = address.rstrip("/") + "/" if address else "./"
    newest = entries[0].day if entries else "1970-01-01"
    items = "".join(
        f"<entry><id>urn:marsad:{escape(case)}:{escape(one.ident)}</id><title>{escape(one.title)}</title>"
        f"<updated>{one.day}T00:00:00Z</updated><link href={quoteattr(root + one.page)}/></entry>\n"
        for one in entries
    )
    head = f'<?xml version="1.0" encoding="utf-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><id>urn:marsad:{escape(case)}</id><title>{escape(title)}</title><author><name>{escape(title)}</name></author>'
    return f"{head}<updated>{newest}T00:00:00Z</updated>\n{items}</feed>\n"
