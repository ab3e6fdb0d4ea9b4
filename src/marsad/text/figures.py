"""Numbers as people type them: thousands with a blank or an Arabic comma (12 500, ١،٢٠٠), and the numbers that number a list."""

from __future__ import annotations

import re
from collections.abc import Iterator

_THOUSANDS = re.compile(r"(\d(?<![\d.,،/:\-].)\d{0,2})([،\u00a0\u202f ])(\d{3})(?![\d/:\-]|[.,،]\d)(?=\s*[\u0621-\u064a%]|\.?\s*\Z)")
_PARTED = re.compile(r"(?<![\d.,،/:\-])[1-9\u0661-\u0669]\d{0,2}(، )\d{3}(?![\d/:\-]|[.,،]\d)(?=\s+(?!(?:من|منهم|بينهم|في|على|إلى|جراء|خلال|منذ|و))[\u0621-\u064a])")
_MAY_PART = re.compile(r"\d[،\u00a0\u202f ] ?\d{3}")  # what stands somewhere before one of these is looked for
_BEFORE = re.compile(r"(?:\d|\b(?:عام|سنة|العام|يوم|الساعة|الساعه|رقم|بين|و))\s*$")
_NUMBERED = re.compile(r"^[ \t]*[(\[]?(\d{1,3})[)\].\-–/: \t]+(?=[^\s\d])", re.MULTILINE)


def thousands(text: str) -> Iterator[tuple[int, str]]:
    """The separator between thousands where folding does not know it, as a comma."""
    if not _MAY_PART.search(text):
        return
    for number in _THOUSANDS.finditer(text):
        if number[1][0] in "0٠۰" or (number[2] != "،" and _BEFORE.search(text[max(0, number.start() - 12) : number.start()])):
            continue
        yield number.start(2), ","
    for number in _PARTED.finditer(text):
        yield from ((number.start(1), ","), (number.start(1) + 1, ""))  # 35، 984 مواطنا


def list_numbers(text: str) -> Iterator[tuple[int, str]]:
    """The numbers at the heads of lines that count 1, 2, 3 …: marks of a list, which count nobody."""
    run: list[re.Match[str]] = []
    for head in _NUMBERED.finditer(text):
        number = int(head[1])
        if number == (int(run[-1][1]) + 1 if run else 1):
            run.append(head)
            continue
        yield from _dropped(run)
        run = [head] if number == 1 else []
    yield from _dropped(run)


def _dropped(run: list[re.Match[str]]) -> Iterator[tuple[int, str]]:
    if len(run) < 2:
        return
    for head in run:
        yield head.start(1), "•"
        for at in range(head.start(1) + 1, head.end()):
            yield at, " "
