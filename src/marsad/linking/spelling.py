"""A report's text in one spelling, folded once however many of its stretches are asked for."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from marsad.linking import marks
from marsad.text.fold import Folded, fold


@lru_cache(maxsize=4)
def _whole(text: str) -> Folded:
    return fold(text)


def between(text: str, low: int, high: int) -> str:
    """The characters of a text from one offset to another, folded."""
    whole = _whole(text)
    return whole.text[bisect_left(whole.origin, low) : bisect_left(whole.origin, high)]


def ends(mark: str, text: str, low: int, high: int) -> list[int]:
    """The offsets between two others at which words of a mark end."""
    whole = _whole(text)
    first, last = bisect_left(whole.origin, low), bisect_left(whole.origin, high)
    return [min(high, whole.origin[first + found]) for found in marks.ends(mark, whole.text[first:last])]
