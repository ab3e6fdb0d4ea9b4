"""A report's text in one spelling, folded once however many of its stretches are asked for."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from marsad.linking import marks
from marsad.text.fold import Folded, fold


@lru_cache(maxsize=4)
def _whole(text: str) -> tuple[Folded, bool]:
    """A folded text, and whether its offsets are those of the text."""
    whole = fold(text)
    return whole, whole.origin == list(range(len(text) + 1))


def between(text: str, low: int, high: int) -> str:
    """The characters of a text from one offset to another, folded."""
    whole, same = _whole(text)
    return whole.text[max(low, 0) : max(high, 0)] if same else whole.text[bisect_left(whole.origin, low) : bisect_left(whole.origin, high)]


def ends(mark: str, text: str, low: int, high: int) -> list[int]:
    """The offsets between two others at which words of a mark end."""
    whole, _ = _whole(text)
    first, last = bisect_left(whole.origin, low), bisect_left(whole.origin, high)
    return [min(high, whole.origin[first + found]) for found in marks.ends(mark, whole.text[first:last])]
