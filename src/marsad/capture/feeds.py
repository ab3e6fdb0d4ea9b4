"""RSS and Atom: an entry a report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from marsad.capture.language import language_of
from marsad.capture.limits import LARGEST_FEED, size_of
from marsad.capture.moments import read_moment
from marsad.capture.sites import site_at
from marsad.errors import InputError
from marsad.model.custody import CapturedReport, Refused
from marsad.model.report import Report

_MOST = 10_000  # entries of one feed
_LEAST = 40  # letters that an entry must say beside its headline


def from_feed(raw: bytes, source: str, packs: tuple[str, ...] = ()) -> Iterator[CapturedReport | Refused]:
    """The entries of a feed. What holds only a headline is refused with its address. Raises InputError for what is no feed.

    feedparser knows no external entities and takes a document's own ones out, so that neither files nor memory are at risk.
    """
    import feedparser

    if len(raw) > LARGEST_FEED:
        raise InputError(f"a feed of {size_of(len(raw))}; at most {size_of(LARGEST_FEED)} are taken")
    found = feedparser.parse(_as_it_is(raw), sanitize_html=False, resolve_relative_uris=False)
    if len(found.entries) > _MOST:
        raise InputError(f"a feed of {len(found.entries)} entries; at most {_MOST} are taken")
    if not found.entries:
        raise InputError(f"no feed that can be read ({found.get('bozo_exception') or 'it has no entries'})")
    title = _plain(found.feed.get("title", ""))
    for number, entry in enumerate(found.entries, 1):
        yield _entry(entry, number, source, title, packs)


_DECLARED = re.compile(rb"""^(\s*<\?xml[^>]{0,200}?)\s+encoding\s*=\s*["'][\w.:-]{1,40}["']""")


def _as_it_is(raw: bytes) -> bytes:
    """A feed whose bytes are UTF-8, whatever it says of itself, without what it says: Arabic in another encoding never holds as UTF-8."""
    if not _DECLARED.match(raw[:300]):
        return raw
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw
    return _DECLARED.sub(rb"\1", raw, count=1)


def _entry(entry: Any, number: int, source: str, feed: str, packs: tuple[str, ...]) -> CapturedReport | Refused:
    link = entry.get("link") or None
    bodies = [one.get("value", "") for one in entry.get("content", [])] + [entry.get("summary", "")]
    text = max((_plain(body) for body in bodies), key=len)
    if sum(map(str.isalpha, text)) < _LEAST:
        return Refused(f"{source}, entry {number}", f"holds only a headline; add its page: {link}" if link else "holds only a headline")
    said = entry.get("published") or entry.get("updated") or ""
    published = read_moment(said, "feed")
    site = site_at(link, packs)
    return CapturedReport(
        Report(text, site["outlet"] if site else feed or None, published.day if published else None, link, _plain(entry.get("title", "")) or None),
        author=_plain(entry.get("author", "")) or None,
        language=language_of(text),
        published_text=published.text if published else None,
        published_source="feed" if published else None,
        published_precision=published.precision if published else None,
        zone=published.zone if published else None,
        part=f"entry {number}",
    )


def _plain(markup: str) -> str:
    """The words of some markup, a line a paragraph."""
    if "<" not in markup and "&" not in markup:
        return "\n".join(filter(None, (" ".join(line.split()) for line in markup.splitlines())))
    tree = LexborHTMLParser(markup)
    for node in tree.css("script, style"):
        node.decompose()
    blocks = tree.css("p, li, h2, h3, blockquote")
    lines = [node.text(separator=" ") for node in blocks] if blocks else (tree.body.text(separator="\n") if tree.body else "").splitlines()
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))
