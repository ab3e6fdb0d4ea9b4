"""Where sentences and clauses of a text begin and end."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

COMMA = "،"  # ends a clause
_BREAK = re.compile(r"[،.؟!\n]")  # each of the others ends a sentence too


@lru_cache(maxsize=1)
def _breaks(text: str) -> list[int]:
    """The offsets in a text behind all that ends a clause; found once a report."""
    return [found.end() for found in _BREAK.finditer(text)]


@lru_cache(maxsize=1)
def stops(text: str) -> list[int]:
    """The offsets in a text behind all that ends a sentence."""
    return [end for end in _breaks(text) if text[end - 1] != COMMA]


def start_of(text: str, at: int) -> int:
    """Where the sentence around a place in a text begins, which may tell several claims."""
    return _before(stops(text), at)


def end_of(text: str, at: int) -> int:
    """Where the sentence around a place in a text ends, before its stop."""
    return _next(stops(text), at, text)


def clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The clauses from the one in which a stretch begins to the one in which it ends."""
    breaks = _breaks(text)
    return _before(breaks, start), _next(breaks, end, text)


def clause_start(text: str, at: int) -> int:
    """Where the clause around a place in a text begins."""
    return _before(_breaks(text), at)


def _before(ends: list[int], at: int) -> int:
    before = bisect_right(ends, at)
    return ends[before - 1] if before else 0


def _next(ends: list[int], at: int, text: str) -> int:
    before = bisect_right(ends, at)
    return ends[before] - 1 if before < len(ends) else len(text)
