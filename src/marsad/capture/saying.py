"""What a page says of itself: JSON-LD, meta tags, times; and from these when it was published."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from marsad.capture.moments import Published, in_address, read_moment
from marsad.capture.nodes import one_line, select, text_of

Said = dict[str, Any]
_ARTICLES = frozenset({"Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting", "LiveBlogPosting", "Report", "AnalysisNewsArticle", "BackgroundNewsArticle"})
_TIME_MARKS = ("article:published_time", "og:article:published_time", "og:published_time", "datepublished", "pubdate", "publishdate", "publish_date", "dc.date", "dc.date.issued", "dcterms.created", "date", "parsely-pub-date", "sailthru.date")
# where a time is that of the article; any other may be that of a teaser, or today's date in the head of the page
_TIMES = ("[property~='dc:date'], [property~='dc:created'], [property~='schema:datePublished'], [property~='article:published_time']", "[itemprop=datePublished], time[pubdate], time.published, time.entry-date", "article time, main time")


_WRAPS = re.compile(r"^\s*(?:/\*|//)?\s*<!\[CDATA\[\s*(?:\*/)?|(?:/\*|//)?\s*\]\]>\s*(?:\*/)?\s*$")  # /*<![CDATA[*/ … /*]]>*/, as old systems write around scripts
_SAVED = re.compile(r"<!--\s*saved from url=\(\d+\)(https?://[^\s<>\"']{3,2000}?)\s*-->")


def saved_from(text: str) -> str | None:
    """The address that a browser wrote into a page as it saved it."""
    found = _SAVED.search(text[:4000])
    return found[1] if found else None


def linked(tree: LexborHTMLParser) -> list[Said]:
    """What the page says of itself in JSON-LD: articles first, then the page around them."""
    said = list(_linked(tree))
    return [one for one in said if is_article(one)] + [one for one in said if not is_article(one)]


def is_article(said: Said) -> bool:
    """JSON-LD of an article, not of the page around it."""
    return bool(_ARTICLES & _kinds(said))


def _kinds(said: Said) -> set[str]:
    kinds = said.get("@type")
    return set(map(str, kinds if isinstance(kinds, list) else [kinds]))


def _linked(tree: LexborHTMLParser) -> Iterator[Said]:
    for node in tree.css('script[type="application/ld+json"]')[:20]:
        try:
            waiting = [json.loads(_WRAPS.sub("", node.text()), strict=False)]
        except (ValueError, RecursionError):
            continue
        for _ in range(200):
            if not waiting:
                break
            one = waiting.pop(0)
            if isinstance(one, list):
                waiting += one[:50]
            elif isinstance(one, dict):
                if is_article(one) or "WebPage" in _kinds(one):
                    yield one
                waiting += [one[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if isinstance(one.get(key), dict | list)]


def marks_of(tree: LexborHTMLParser) -> dict[str, str]:
    """The first value of each meta tag by its property, name or itemprop."""
    found: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        key = node.attributes.get("property") or node.attributes.get("name") or node.attributes.get("itemprop")
        value = one_line(node.attributes.get("content"))
        if key and value:
            found.setdefault(key.lower(), value)
    return found


def link(tree: LexborHTMLParser, rel: str) -> str | None:
    """The address that the page gives for itself under a name such as canonical."""
    node = tree.css_first(f'link[rel="{rel}"]')
    href = one_line(node.attributes.get("href")) if node else None
    return href if href and href.startswith(("http://", "https://")) else None


def published_in(tree: LexborHTMLParser, told: Sequence[Said], marks: Mapping[str, str], url: str | None, times: Sequence[Published]) -> Published | None:
    """From JSON-LD, OpenGraph and its like, a time element, the address: the first that says a day.

    ``times`` are those at the place where a pack says that this site has them.
    """
    for one in told:
        if (said := string(one, "datePublished")) and (found := read_moment(said, "json-ld")):
            return found
    for key in _TIME_MARKS:
        if key in marks and (found := read_moment(marks[key], "opengraph")):
            return found
    if times := [*times, *(time for selector in _TIMES[:-1] for time in times_at(tree, selector))] or ([] if _of_pieces(tree) else times_at(tree, _TIMES[-1])):
        return times[0]
    others = times_at(tree, "time")
    if len({one.day for one in others}) == 1:
        return others[0]
    return (in_address(url) if url else None) or _visible(tree)


_PIECE = 60  # letters of the shortest piece that says something


def _of_pieces(tree: LexborHTMLParser) -> bool:
    """Pieces beside each other, each with a time and words of its own: no time of them is that of the page."""
    homes = [node.parent for node in tree.css(_TIMES[-1])[:40] if node.parent is not None and node.parent.parent is not None and node.parent.tag in ("div", "li", "section", "article")]
    places = Counter((home.parent.mem_id, home.attributes.get("class")) for home in {one.mem_id: one for one in homes}.values() if home.parent is not None and len(home.text()) > _PIECE)
    return max(places.values(), default=0) > 1


_DATED = "[class*=date], [class*=time], [class*=publish], [id*=date], [class*=meta], .submitted, .byline"


def _visible(tree: LexborHTMLParser) -> Published | None:
    """A day written in words by the headline, where it is the only one: proposed, for a person to confirm."""
    head = tree.css_first("h1")
    near = [*(head.parent.css(_DATED) if head is not None and head.parent is not None else []), *tree.css(f"article :is({_DATED}), main :is({_DATED}), header :is({_DATED})")]
    found = [day for node in near[:40] if (words := text_of(node)) and len(words) < 120 and (day := read_moment(words, "visible"))]
    return found[0] if len({day.day for day in found}) == 1 else None


def times_at(tree: LexborHTMLParser, selector: str | None) -> list[Published]:
    """The days that the nodes of a selector say, the first twenty of them."""
    nodes = select(tree, selector)[:20] if selector else []
    said = [(node.attributes.get("datetime"), node.attributes.get("content"), text_of(node)) for node in nodes]
    days = (next((found for words in one if words and (found := read_moment(words, "time"))), None) for one in said)
    return [day for day in days if day]


def name(said: Any) -> str | None:
    """The name in JSON-LD's many ways of naming somebody."""
    if isinstance(said, list):
        return "، ".join(filter(None, map(name, said[:5]))) or None
    return string(said, "name") if isinstance(said, dict) else one_line(said if isinstance(said, str) else None)


def string(said: Mapping[str, Any], key: str) -> str | None:
    """A value of JSON-LD where it is words."""
    value = said.get(key)
    return one_line(value) if isinstance(value, str) else None
