"""Marks that a page left as the names of HTML or made of two: &#34;, &quot; and a bare quot; are quotation marks, so are two apostrophes; &nbsp; is a blank."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

_ENTITY = re.compile(r"&(?:#\d{2,5}|#[xX][0-9a-fA-F]{2,4}|[a-zA-Z]{2,7});")
_BARE = re.compile(r"(?<![&a-zA-Z])(?:quot|ldquo|rdquo|laquo|raquo|lsquo|rsquo|ndash|mdash|hellip|nbsp);")  # a page that lost its ampersands
_DOUBLED = re.compile(r"(?<!['‘’`´\d])(?:''|‘‘|’’|``|´´)(?!['‘’`´])|(?<=\d)(?<![′'’]\d)(?<![′'’]\d\d)(?:''|’’)(?!['’])")  # no seconds of a point (36°12'40'')


def entities(text: str) -> Iterator[tuple[int, str]]:
    """The first character of each such name as the mark that it means, the others dropped; names that mean nothing stay."""
    if "&" in text:
        yield from _named(_ENTITY, text, "")
    if "quot;" in text or "quo;" in text:
        yield from _named(_BARE, text, "&")
    if any(two in text for two in ("''", "‘‘", "’’", "``", "´´")):
        for mark in _DOUBLED.finditer(text):
            yield mark.start(), '"'
            yield mark.start() + 1, ""


def _named(names: re.Pattern[str], text: str, before: str) -> Iterator[tuple[int, str]]:
    for name in names.finditer(text):
        mark = unescape(before + name[0])
        if len(mark) == 1:
            yield name.start(), mark
            yield from ((at, "") for at in range(name.start() + 1, name.end()))
