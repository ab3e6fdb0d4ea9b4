"""The words of a part of a page, a line a paragraph, as its reader sees them."""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborNode

# what stands on lines of its own; everything else (b, a, span …) runs on within its line
_PARAGRAPHS = frozenset({"p", "h2", "h3", "h4", "li", "blockquote", "pre"})
_BREAKS = _PARAGRAPHS | frozenset(
    ["address", "article", "body", "br", "caption", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "footer", "form", "h1", "h5", "h6", "header", "hr", "legend", "main", "nav", "ol", "option", "section", "summary", "table", "tbody", "td", "th", "thead", "tr", "ul"]
)


def letters(text: str) -> int:
    """How many letters a text has: its marks and figures do not make an article."""
    return sum(map(str.isalpha, text))


def lines_of(node: LexborNode, *, least: int) -> str:
    """The paragraphs of a node in their order, a line each and none twice; all its lines where the paragraphs hold less than ``least`` letters.

    Paragraphs stand inside each other (a quotation of two paragraphs, a list in a list): each word is taken once.
    """
    found = list(_lines(node))
    paragraphs = "\n".join(dict.fromkeys(line for line, inside in found if inside))
    return paragraphs if letters(paragraphs) >= least else "\n".join(line for line, _ in found)


def _lines(root: LexborNode) -> Iterator[tuple[str, bool]]:
    """Every line under a node, with whether it stands in a paragraph."""
    words: list[str] = []
    depth = 0
    for node, opens in _steps(root):
        tag = node.tag
        if tag == "-text":
            words.append(node.text_content or "")
        elif tag in _BREAKS:
            if line := " ".join("".join(words).split()):
                yield line, depth > 0
            words = []
            if tag in _PARAGRAPHS:
                depth += 1 if opens else -1
    if line := " ".join("".join(words).split()):
        yield line, depth > 0


def _steps(root: LexborNode) -> Iterator[tuple[LexborNode, bool]]:
    """Each node under another in the order of the page, once as it opens and once more as it closes (a bare text only opens)."""
    end, node = root.mem_id, root.child
    while node is not None:
        yield node, True
        if node.child is not None:
            node = node.child
            continue
        if node.tag != "-text":
            yield node, False
        while node is not None and node.next is None:
            node = node.parent
            if node is None or node.mem_id == end:
                return
            yield node, False
        node = node.next if node is not None else None
