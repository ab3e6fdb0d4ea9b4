"""Web pages: the article in them, and what the page says of itself.

The body is looked for where a pack says it stands on this site, then where pages mark it for machines and readers
(JSON-LD, itemprop, article), and by trafilatura where nothing is marked.
"""

from __future__ import annotations

import codecs
import html
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from marsad.capture.language import language_of
from marsad.capture.limits import DEEPEST
from marsad.capture.moments import Published, in_address, read_moment
from marsad.capture.sites import site_at
from marsad.errors import InputError
from marsad.model.custody import CapturedReport
from marsad.model.report import Report
from marsad.text.decode import decode

_LEAST = 120  # letters of an article; what has fewer is a list, a menu or a notice
_CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:-]{3,20})""", re.IGNORECASE)
_DECLARED = re.compile(r"charset\s*=\s*[\"']?([\w:-]+)", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)[^<>]*?(/?)>")
_VOID = frozenset(["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr", "p", "li", "td", "tr", "th", "dd", "dt", "option"])
_LETTER = re.compile(r"[^\W\d_]")
_BODIES = (
    "[itemprop=articleBody]",
    ".article-body, .article__body, .entry-content, .post-content, .story-body, .wysiwyg, .article-content, .news-content, .field--name-body",
    "article",
    "main",
)
_BLOCKS = "p, h2, h3, h4, li, blockquote, pre"
_FURNITURE = (
    "script, style, noscript, template, nav, aside, footer, form, figure, iframe, button, svg, header nav, [hidden], [aria-hidden=true], "
    ".related, .related-posts, .share, .social, .tags, .comments, .comment, .advertisement, .ads, .breadcrumb, .caption, .author-box, .newsletter"
)
_ARTICLES = frozenset({"Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting", "LiveBlogPosting", "Report", "AnalysisNewsArticle", "BackgroundNewsArticle", "WebPage"})


def from_page(raw: bytes, url: str | None, declared: str | None = None, packs: Sequence[str] = ()) -> CapturedReport:
    """The report of a page. ``declared`` is the Content-Type of its answer. Raises InputError where it holds no article."""
    text = page_text(raw, declared)
    _shallow(text)
    tree = LexborHTMLParser(text)
    told = list(_linked(tree))
    marks = _marks(tree)
    address = _first(_link(tree, "canonical"), marks.get("og:url"), url)
    site = site_at(address, packs) or site_at(url, packs)
    published = _published(tree, told, marks, address, site)
    title = _first(_picked(tree, site, "title"), marks.get("og:title"), *(_string(one, "headline") for one in told), _text(tree.css_first("h1")), _text(tree.css_first("title")))
    outlet = _first(site["outlet"] if site else None, marks.get("og:site_name"), *(_name(one.get("publisher")) for one in told), _name(told[0].get("sourceOrganization")) if told else None)
    author = _first(*(_name(one.get("author")) for one in told), marks.get("author"), marks.get("article:author"))
    body = _body(tree, told, site) or _otherwise(text, url)
    if body is None:
        raise InputError("no article was found in the page: it may be a list, a menu, a video or a notice")
    return CapturedReport(
        Report(body, outlet, published.day if published else None, address, title),
        author=author,
        canonical=_link(tree, "canonical"),
        language=language_of(body),
        published_text=published.text if published else None,
        published_source=published.source if published else None,
        published_precision=published.precision if published else None,
        zone=published.zone if published else None,
    )


def page_text(raw: bytes, declared: str | None) -> str:
    """The text of a page's bytes: by its byte order mark, the answer's charset, its own meta tag, else as any text is told.

    A charset that the bytes contradict is passed over: pages of Windows-1256 often say UTF-8 or nothing.
    """
    if not raw.startswith((codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        inside = _CHARSET.search(raw[:4096])
        header = _DECLARED.search(declared or "")
        for name in (header and header[1], inside and inside[1].decode("ascii")):
            try:
                if name:
                    return raw.decode(name)
            except (LookupError, UnicodeDecodeError):
                continue
    try:
        return decode(raw, "page")
    except InputError:
        if b"\x00" in raw[:1024]:
            raise
    arabic = raw.decode("cp1256", "replace")
    foreign = [char for char in arabic if char > "\x7f" and char.isalpha()]  # the markup around the words is Latin
    mostly = sum("\u0600" <= char <= "\u06ff" for char in foreign) > 0.8 * len(foreign)
    return arabic if foreign and mostly else raw.decode("utf-8", "replace")


def _shallow(text: str) -> None:
    """Refuse what nests its tags past all use: parsers spend their memory on it."""
    if text.count("<") < DEEPEST:
        return
    depth = 0
    for closing, name, empty in _TAG.findall(text):
        if name.lower() in _VOID or empty:
            continue
        depth = max(0, depth - 1) if closing else depth + 1
        if depth > DEEPEST:
            raise InputError(f"more than {DEEPEST} tags stand inside each other: no page that people read")


# --- what the page says of itself ---


def _linked(tree: LexborHTMLParser) -> Iterator[dict[str, Any]]:
    """The articles that the page describes in JSON-LD."""
    for node in tree.css('script[type="application/ld+json"]')[:20]:
        try:
            said = json.loads(node.text(), strict=False)
        except (ValueError, RecursionError):
            continue
        waiting = [said]
        for _ in range(200):
            if not waiting:
                break
            one = waiting.pop(0)
            if isinstance(one, list):
                waiting += one[:50]
            elif isinstance(one, dict):
                kinds = one.get("@type")
                if _ARTICLES & set(map(str, kinds if isinstance(kinds, list) else [kinds])):
                    yield one
                waiting += [one[key] for key in ("@graph", "mainEntity", "mainEntityOfPage") if isinstance(one.get(key), dict | list)]


def _marks(tree: LexborHTMLParser) -> dict[str, str]:
    """The first value of each meta tag by its property, name or itemprop."""
    found: dict[str, str] = {}
    for node in tree.css("meta[content]"):
        key = node.attributes.get("property") or node.attributes.get("name") or node.attributes.get("itemprop")
        value = _line(node.attributes.get("content"))
        if key and value:
            found.setdefault(key.lower(), value)
    return found


_TIME_MARKS = ("article:published_time", "og:article:published_time", "og:published_time", "datepublished", "pubdate", "publishdate", "publish_date", "dc.date", "dc.date.issued", "dcterms.created", "date", "parsely-pub-date", "sailthru.date")


def _published(tree: LexborHTMLParser, told: Sequence[dict[str, Any]], marks: Mapping[str, str], url: str | None, site: Mapping[str, str] | None) -> Published | None:
    """From JSON-LD, OpenGraph and its like, a time element, the address: the first that says a day."""
    for one in told:
        if (said := _string(one, "datePublished")) and (found := read_moment(said, "json-ld")):
            return found
    for key in _TIME_MARKS:
        if key in marks and (found := read_moment(marks[key], "opengraph")):
            return found
    nodes = [node for selector in (site["date"] if site else "", "article time", "time") if selector for node in _css(tree, selector)[:3]]
    for node in nodes:
        for said in (node.attributes.get("datetime"), _text(node)):
            if said and (found := read_moment(said, "time")):
                return found
    return in_address(url) if url else None


def _link(tree: LexborHTMLParser, rel: str) -> str | None:
    node = tree.css_first(f'link[rel="{rel}"]')
    href = _line(node.attributes.get("href")) if node else None
    return href if href and href.startswith(("http://", "https://")) else None


def _name(said: Any) -> str | None:
    """The name in JSON-LD's many ways of naming somebody."""
    if isinstance(said, list):
        return "، ".join(filter(None, map(_name, said[:5]))) or None
    return _string(said, "name") if isinstance(said, dict) else _line(said if isinstance(said, str) else None)


def _string(said: Mapping[str, Any], key: str) -> str | None:
    value = said.get(key)
    return _line(value) if isinstance(value, str) else None


# --- the article ---


def _body(tree: LexborHTMLParser, told: Sequence[dict[str, Any]], site: Mapping[str, str] | None) -> str | None:
    for node in tree.css(_FURNITURE):
        node.decompose()
    for selector in filter(None, [site["drop"] if site else ""]):
        for node in _css(tree, selector):
            node.decompose()
    for selector in (*([site["body"]] if site and site["body"] else []), *_BODIES):
        best = max((_blocks(node) for node in _css(tree, selector)[:20]), key=_letters, default="")
        if _letters(best) >= _LEAST:
            return best
    for one in told:
        if (said := one.get("articleBody")) and isinstance(said, str) and _letters(said) >= _LEAST:
            return "\n".join(filter(None, (" ".join(line.split()) for line in html.unescape(said).splitlines())))
    return None


def _blocks(node: LexborNode) -> str:
    """The paragraphs of a node, a line each; its bare text where it has none."""
    lines = []
    for block in node.css(_BLOCKS):
        if block.parent is not None and block.tag in ("p", "li") and block.css_first("p") is not None and block.css_first("p") != block:
            continue  # the paragraphs inside come by themselves
        if line := _text(block):
            lines.append(line)
    text = "\n".join(dict.fromkeys(lines))
    return text if _letters(text) >= _LEAST else "\n".join(filter(None, (" ".join(line.split()) for line in node.text(separator="\n").splitlines())))


def _otherwise(text: str, url: str | None) -> str | None:
    import trafilatura

    found = trafilatura.bare_extraction(text, url=url, include_comments=False, include_tables=False, with_metadata=False, fast=True)
    body = found.text if found is not None and not isinstance(found, dict) else None
    return body if body and _letters(body) >= _LEAST else None


def _letters(text: str) -> int:
    return len(_LETTER.findall(text))


def _css(tree: LexborHTMLParser, selector: str) -> list[LexborNode]:
    try:
        return tree.css(selector)
    except ValueError as fault:
        raise InputError(f"sites.tsv: {selector!r} is no selector ({fault})") from None


def _picked(tree: LexborHTMLParser, site: Mapping[str, str] | None, column: str) -> str | None:
    nodes = _css(tree, site[column]) if site and site[column] else []
    return _text(nodes[0]) if nodes else None


def _text(node: LexborNode | None) -> str | None:
    return _line(node.text(separator=" ") if node is not None else None)


def _line(text: str | None) -> str | None:
    return " ".join(text.split()) or None if text else None


def _first(*values: str | None) -> str | None:
    return next((value for value in values if value), None)
