"""The words of a part of a page, a line a paragraph, as its reader sees them."""

from __future__ import annotations

import html
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from marsad.capture.people_within import BAR, row_of

# what stands on lines of its own; everything else (b, a, span …) runs on within its line
_PARAGRAPHS = frozenset({"p", "h2", "h3", "h4", "li", "blockquote", "pre"})
_BREAKS = _PARAGRAPHS | frozenset(
    ["address", "article", "body", "br", "caption", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption", "footer", "form", "h1", "h5", "h6", "header", "hr", "legend", "main", "nav", "ol", "option", "section", "summary", "table", "tbody", "td", "th", "thead", "tr", "ul"]
)

_CELL = "\x1f"  # where a cell begins
_LONGEST = 300  # characters of a cell with data


def letters(text: str) -> int:
    """How many letters a text has: its marks and figures do not make an article."""
    return sum(map(str.isalpha, text))


def lines_of(node: LexborNode, *, least: int) -> str:
    """The paragraphs of a node in their order, a line each and none twice; all its lines where the paragraphs hold less than ``least`` letters.

    Paragraphs stand inside each other (a quotation of two paragraphs, a list in a list): each word is taken once.
    """
    found = list(_lines(node))
    paragraphs = "\n".join(line for line, _ in dict.fromkeys((line, at if BAR in line else 0) for at, (line, inside) in enumerate(found, 1) if inside))  # two rows may say the same
    return paragraphs if letters(paragraphs) >= least else "\n".join(line for line, _ in found)


def _lines(root: LexborNode) -> Iterator[tuple[str, bool]]:
    """Every line under a node, with whether it stands in a paragraph or is a row of a table of data."""
    rows = rows_of_data(root)
    words: list[str] = []
    depth, row = 0, False
    for node, opens in _steps(root):
        tag = node.tag
        if tag == "-text":
            words.append(node.text_content or "")
        elif row and node.mem_id not in rows:
            words.append(_CELL if tag in ("td", "th") and opens else " " if tag in _BREAKS else "")
        elif tag in _BREAKS:
            if line := row_of("".join(words).split(_CELL)[1:]) if row else " ".join("".join(words).split()):
                yield line, depth > 0 or row
            words, row = [], opens and node.mem_id in rows
            if tag in _PARAGRAPHS:
                depth += 1 if opens else -1
    if line := " ".join("".join(words).split()):
        yield line, depth > 0


def rows_of_data(root: LexborNode) -> set[int]:
    """The rows of tables that hold data: short cells, two or more in two or more rows, few of them links. Other tables only place things on the page."""
    return {row.mem_id for table in root.css("table") for row in _rows_of_data(table)}


def rows_as_paragraphs(text: str) -> str:
    """A page with each table of data as paragraphs, a row each, for readers of pages that drop tables."""
    tree = LexborHTMLParser(text)
    for table in tree.css("table"):
        if _rows_of_data(table):
            made = LexborHTMLParser(f"<div>{''.join(f'<p>{html.escape(line)}</p>' for line, _ in _lines(table))}</div>").css_first("div")
            if made is not None:
                table.replace_with(made)
    return tree.html or text


def _rows_of_data(table: LexborNode) -> list[LexborNode]:
    rows = table.css("tr") if len(table.css("table")) == 1 else []  # itself
    cells = [[len(cell.text()) for cell in row.css("td, th")] for row in rows]
    long = any(length > _LONGEST for lengths in cells for length in lengths)
    if long or sum(len(lengths) > 1 for lengths in cells) < 2 or 2 * sum(letters(one.text()) for one in table.css("a")) > letters(table.text()):
        return []
    return rows


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
