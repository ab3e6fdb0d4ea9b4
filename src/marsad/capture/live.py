"""Live pages: posts of a running coverage, each with its own time, each a report."""

from __future__ import annotations

from collections.abc import Mapping

from selectolax.lexbor import LexborHTMLParser, LexborNode

from marsad.capture.lines import lines_of
from marsad.capture.moments import Published, read_moment
from marsad.capture.nodes import first, text_of
from marsad.capture.posts import post
from marsad.capture.saying import linked, marks_of, name
from marsad.model.custody import CapturedReport, PassedOver, Refused

MARKS = ("tgme_", "LiveBlogPosting", "BlogPosting", 'class="history"', "live", "Live")
_POSTS = (
    "[itemprop=liveBlogUpdate], [itemtype$=BlogPosting]:not([itemtype$=LiveBlogPosting])",
    ".live-post, .live-update, .liveblog-post, .liveblog__post, .live-blog-post, .lb-post, .wp-block-live-post, [class*=live] article, [id*=live] article",
    "[class*=live] > div:has(time), [class*=live] > li:has(time), [id*=live] > div:has(time)",
)
_LEAST_POSTS = 2


def posts_in(tree: LexborHTMLParser, site: Mapping[str, str] | None) -> list[CapturedReport | Refused | PassedOver]:
    """The posts of a live page in its order; none where it is no live page. A page whose posts have no times of their own is none."""
    for selector in _POSTS:
        found = [(node, _time(node)) for node in tree.css(selector)]
        if sum(moment is not None for _, moment in found) >= _LEAST_POSTS:
            marks = marks_of(tree)
            outlet = first((site or {}).get("outlet"), marks.get("og:site_name"), *(name(one.get("publisher")) for one in linked(tree)))
            address = marks.get("og:url")
            return [_post(node, number, moment, outlet, address) for number, (node, moment) in enumerate(found, 1)]
    return []


def _time(node: LexborNode) -> Published | None:
    when = node.css_first("time, [itemprop=datePublished]")
    said = (when.attributes.get("datetime"), when.attributes.get("content"), text_of(when)) if when is not None else ()
    return next((moment for words in said if words and (moment := read_moment(words, "post"))), None)


def _post(node: LexborNode, number: int, moment: Published | None, outlet: str | None, address: str | None) -> CapturedReport | Refused | PassedOver:
    ident = node.attributes.get("id")
    for clock in node.css("time, script, style, button, figure"):
        clock.decompose()
    return post(lines_of(node, least=1), f"post {ident or number}", outlet=outlet, published=moment, url=f"{address}#{ident}" if address and ident else None)
