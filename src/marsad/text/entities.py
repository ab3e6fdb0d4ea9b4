"""Marks that a page left as the names of HTML: &#34; and &quot; are quotation marks, &nbsp; is a blank."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

_ENTITY = re.compile(r"&(?:#\d{2,5}|#[xX][0-9a-fA-F]{2,4}|[a-zA-Z]{2,7});")


def entities(text: str) -> Iterator[tuple[int, str]]:
    """The first character of each such name as the mark that it means, the others dropped; names that mean nothing stay."""
    if "&" not in text:
        return
    for name in _ENTITY.finditer(text):
        mark = unescape(name[0])
        if len(mark) == 1:
            yield name.start(), mark
            yield from ((at, "") for at in range(name.start() + 1, name.end()))
