"""Small questions to the nodes of a page."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

from marsad.errors import InputError


def select(tree: LexborHTMLParser | LexborNode, selector: str) -> list[LexborNode]:
    """The nodes of a selector that somebody wrote into a pack. Raises InputError where it is none."""
    try:
        return tree.css(selector)
    except ValueError as fault:
        raise InputError(f"sites.tsv: {selector!r} is no selector ({fault})") from None


def text_of(node: LexborNode | None) -> str | None:
    """The words of a node on one line."""
    return one_line(node.text(separator=" ") if node is not None else None)


def one_line(text: str | None) -> str | None:
    """Words with single blanks between them; None where there are none."""
    return " ".join(text.split()) or None if text else None


def first(*values: str | None) -> str | None:
    """The first value that says something."""
    return next((value for value in values if value), None)
