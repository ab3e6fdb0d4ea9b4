"""Web pages: the article in them.

The body is looked for where a pack says it stands on this site, then where pages mark it for machines and readers
(itemprop, article, JSON-LD), and by trafilatura where nothing is marked.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

from selectolax.lexbor import LexborHTMLParser, LexborNode

from marsad.capture import live, telegram
from marsad.capture.charset import page_text
from marsad.capture.language import language_of
from marsad.capture.limits import DEEPEST, LONGEST, MOST_TAGS, too_long
from marsad.capture.lines import letters, lines_of, rows_as_paragraphs
from marsad.capture.nodes import first, select, text_of
from marsad.capture.people_within import parted
from marsad.capture.saying import Said, is_article, link, linked, marks_of, name, published_in, saved_from, string, times_at
from marsad.capture.sites import site_at
from marsad.errors import InputError
from marsad.model.custody import CapturedReport, PassedOver, Refused
from marsad.model.report import Report

_SHORT = 30  # letters of an article in a page that calls itself one
_LEAST = 120  # letters of an article; what has fewer is a list, a menu or a notice
_TEASER = 20  # letters of the shortest teaser in a list of articles
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)[^<>]*?(/?)>")
_VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p", "li", "td", "tr", "th", "dd", "dt", "option"])
_BODIES = (
    "[itemprop=articleBody]",
    ".article-body, .article__body, .entry-content, .post-content, .story-body, .wysiwyg, .article-content, .news-content, .field--name-body",
    "article",
    "main",
)
_FURNITURE = (
    "script, style, noscript, template, nav, aside, footer, form:not(:has(p)), figure:not(:has(table)), iframe, button, svg, header nav, [hidden], [aria-hidden=true], "
    ".related, .related-posts, .share, .social, .tags, .comments, .comment, .advertisement, .ads, .breadcrumb, .caption, .author-box, .newsletter"
)


class _NoArticle(InputError):
    """A page in which no article stands."""

    def __init__(self) -> None:
        super().__init__("no article was found in the page: it may be a list, a menu, a video or a notice")


def posts_or_page(raw: bytes, url: str | None, declared: str | None, packs: Sequence[str] = ()) -> Iterator[CapturedReport | Refused | PassedOver]:
    """The posts of a channel's or a live page, each a report; else the one report of the page."""
    text = page_text(raw, declared)
    if any(mark in text for mark in live.MARKS):
        _shallow(text)
        tree = LexborHTMLParser(text)
        if telegram.is_page(tree):
            return telegram.from_page(tree)
        if posts := live.posts_in(tree, site_at(url, packs)):
            return iter(posts)
    try:
        return iter(_with_lists(from_page(raw, url, declared, packs)))
    except _NoArticle:
        lists = _only_lists(text)
        if not lists:
            raise
        return iter(lists)


def _with_lists(found: CapturedReport) -> list[CapturedReport]:
    """The report of a page without the lists of people in it, and these."""
    (text,), lists = parted([found.report.text])
    return [*([replace(found, report=replace(found.report, text=text))] if letters(text) else []), *lists] if lists else [found]


def _only_lists(text: str) -> list[CapturedReport]:
    """The lists of people in a page that holds no article."""
    body = LexborHTMLParser(text).body if "<table" in text else None
    return parted([lines_of(body, least=0)])[1] if body is not None else []


def from_page(raw: bytes, url: str | None, declared: str | None = None, packs: Sequence[str] = ()) -> CapturedReport:
    """The report of a page. ``declared`` is the Content-Type of its answer. Raises InputError where it holds no article.

    1. What it says of itself, for machines. 2. What stands around every article is taken out. 3. When it was published.
    4. The article.
    """
    text = page_text(raw, declared)
    _shallow(text)
    tree = LexborHTMLParser(text)
    told, marks = linked(tree), marks_of(tree)  # 1
    address = first(link(tree, "canonical"), marks.get("og:url"), url, saved_from(text))
    site = site_at(address, packs) or site_at(url, packs) or {}
    title = first(_picked(tree, site.get("title")), marks.get("og:title"), *(string(one, "headline") for one in told), text_of(tree.css_first("h1")), text_of(tree.css_first("title")))
    outlet = first(site.get("outlet"), marks.get("og:site_name"), *(name(one.get("publisher")) for one in told), name(told[0].get("sourceOrganization")) if told else None)
    author = first(*(name(one.get("author")) for one in told), marks.get("author"), marks.get("article:author"))
    own = any(map(is_article, told)) or marks.get("og:type", "").lower() == "article"
    if not own and url and urlsplit(url).path in ("", "/") and not urlsplit(url).query:
        raise InputError("the front page of a site, not one report: add the pages of its reports, or its feed")
    if len(text) > LONGEST and tree.body is not None and (size := len(tree.body.text())) > 3 * LONGEST:
        raise InputError(too_long(size))
    times = times_at(tree, site.get("date"))
    _clear(tree, site.get("drop"))  # 2
    published = published_in(tree, told, marks, address, times)  # 3
    body = _body(tree, told, site, own) or _otherwise(text, url) or (_short(tree) if own else None)  # 4
    if body is None:
        raise _NoArticle
    return CapturedReport(
        Report(body, outlet, published.day if published else None, address, title),
        author=author,
        canonical=link(tree, "canonical"),
        language=language_of(body),
        published_text=published.text if published else None,
        published_source=published.source if published else None,
        published_precision=published.precision if published else None,
        zone=published.zone if published else None,
    )


def _shallow(text: str) -> None:
    """Refuse what heaps or nests its tags past all use: parsers spend their memory and time on it."""
    if (tags := text.count("<")) < DEEPEST:
        return
    depth = 0
    for tag in _TAG.finditer(text):
        closing, called, empty = tag.groups()
        if empty or called.lower() in _VOID:
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        if depth > DEEPEST:
            raise InputError(f"more than {DEEPEST} tags stand inside each other: no page that people read")
    if tags > MOST_TAGS:
        raise InputError(f"holds more than {MOST_TAGS} tags: no page that people read")


def _clear(tree: LexborHTMLParser, drop: str | None) -> None:
    for selector in filter(None, (_FURNITURE, drop)):
        for node in select(tree, selector):
            node.decompose()


def _body(tree: LexborHTMLParser, told: Sequence[Said], site: Mapping[str, str], own: bool) -> str | None:
    """The article where it is marked; ``own`` where the page calls itself one. Raises InputError for a list of articles."""
    for selector in filter(None, (site.get("body"), *_BODIES)):
        found = [(node, lines_of(node, least=_SHORT if own else _LEAST)) for node in select(tree, selector)[:20]]
        node, best = _beside(max(found, key=lambda one: letters(one[1]), default=(None, "")), found)
        if not own and selector == "article":
            _no_list([letters(words) for _, words in found])
        if node is None or letters(best) < (_SHORT if own else _LEAST):
            continue
        if selector in _BODIES[2:] and _is_menu(node, best):
            raise _NoArticle
        return best
    for one in told:
        if (said := one.get("articleBody")) and isinstance(said, str) and letters(said) >= _LEAST:
            return "\n".join(filter(None, (" ".join(line.split()) for line in html.unescape(said).splitlines())))
    return None


def _beside(best: tuple[LexborNode | None, str], found: Sequence[tuple[LexborNode, str]]) -> tuple[LexborNode | None, str]:
    """The longest body with those of its mark that are its siblings, in order: an article that advertisements cut into pieces."""
    node, words = best
    if node is None or node.parent is None:
        return best
    home = node.parent.mem_id
    pieces = [text for other, text in found if other.tag == node.tag and other.parent is not None and other.parent.mem_id == home]
    if len(pieces) < 2:
        pieces = _boxed(node, found)
    return node, "\n".join(dict.fromkeys(pieces)) if node.tag != "article" and len(pieces) > 1 else words


def _boxed(node: LexborNode, found: Sequence[tuple[LexborNode, str]]) -> list[str]:
    """The pieces of an article that stand each in a box of its own, the boxes beside each other; boxes with a headline that leads elsewhere are teasers."""
    kind = (node.tag, node.attributes.get("class"), _row(node))
    return [text for other, text in found if kind[2] is not None and (other.tag, other.attributes.get("class"), _row(other)) == kind]


def _row(node: LexborNode) -> int | None:
    box = node.parent
    if box is None or box.parent is None or box.tag in ("article", "li", "body") or box.css_first("h1 a, h2 a, h3 a, h4 a") is not None:
        return None
    return box.parent.mem_id


def _short(tree: LexborHTMLParser) -> str | None:
    """The words around the headline of a page that calls itself an article and marks none: a line or two of breaking news."""
    head = tree.css_first("h1")
    node = head.parent if head is not None else None
    if head is None or node is None:
        return None
    head.decompose()
    for _ in range(3):
        words = lines_of(node, least=1)
        if letters(words) >= _SHORT:
            return None if _is_menu(node, words) else words
        if node.parent is None or node.tag in ("body", "html"):
            return None
        node = node.parent
    return None


def _no_list(lengths: Sequence[int]) -> None:
    """One article outweighs the teasers beside it; many of one kind are a list, and the longest of them is not the page's."""
    teasers = [length for length in lengths if length >= _TEASER]
    if len(teasers) > 3 and max(teasers) < 0.4 * sum(teasers):
        raise InputError(f"a list of {len(teasers)} articles, not one: add the page of each")


def _is_menu(node: LexborNode, text: str) -> bool:
    """Most of its words lead elsewhere."""
    return 2 * sum(letters(one.text()) for one in node.css("a")) > letters(text)


def _otherwise(text: str, url: str | None) -> str | None:
    import trafilatura

    found = trafilatura.bare_extraction(rows_as_paragraphs(text) if "<table" in text else text, url=url, include_comments=False, include_tables=False, with_metadata=False, fast=True)
    body = found.text if found is not None and not isinstance(found, dict) else None
    return body if body and letters(body) >= _LEAST else None


def _picked(tree: LexborHTMLParser, selector: str | None) -> str | None:
    nodes = select(tree, selector) if selector else []
    return text_of(nodes[0]) if nodes else None
