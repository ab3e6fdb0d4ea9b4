"""Hashtags read as the words that they are made of: #كفر_بطنا is كفر بطنا."""

from __future__ import annotations

import re
from collections.abc import Iterator

_HASH = re.compile(r"[#＃](?=[^\W\d])")
_LINE = re.compile(r"(?<=[\u0621-\u064a\u064b-\u0652\d])_+(?=[\u0621-\u064a\d])")
_ITEM = re.compile(r"(?:^|\s)\d{1,2}$")  # the number of an item, right before the line that parts it from the item


def hashtags(text: str) -> Iterator[tuple[int, str]]:
    """The mark of a tag dropped, the lines between its words as blanks."""
    if "#" in text:
        for mark in _HASH.finditer(text):
            yield mark.start(), ""
    if "_" in text:
        for line in _LINE.finditer(text):
            if _ITEM.search(text, max(0, line.start() - 4), line.start()):
                continue  # 1_سامر الدالي
            yield from ((at, " ") for at in range(*line.span()))
