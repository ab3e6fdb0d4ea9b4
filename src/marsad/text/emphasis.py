"""Marks of emphasis that messengers put around words (**عاجل**, *المرصد*, __خمسة__): they are read as blanks."""

from __future__ import annotations

import re
from collections.abc import Iterator

_AROUND = re.compile(r"(?<![\w*])(\*{1,3}|__)(?=[^\s*])([^\n*]{1,300}?)(?<=[^\s*])\1(?![\w*])")


def emphasis(text: str) -> Iterator[tuple[int, str]]:
    """The marks on both sides of what is emphasised, each as a blank; a star before an item of a list has a blank behind it and stays."""
    if "*" not in text and "__" not in text:
        return
    for around in _AROUND.finditer(text):
        for mark in (around.span(1), (around.end() - len(around[1]), around.end())):
            yield from ((at, " ") for at in range(*mark))
