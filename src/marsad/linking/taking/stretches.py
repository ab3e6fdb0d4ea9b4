"""Where sentences and clauses of a text begin and end."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache

_STOP, BREAK = re.compile(r"[.؟!\n]"), re.compile(r"[،.؟!\n]")  # what ends a sentence; a clause


@lru_cache(maxsize=8)
def _stops(text: str, what: re.Pattern[str]) -> list[int]:
    """The offsets in a text behind all that ends a sentence, or a clause; found once a report."""
    return [found.end() for found in what.finditer(text)]


def start_of(text: str, at: int, what: re.Pattern[str] = _STOP) -> int:
    """Where the sentence around a place in a text begins, which may tell several claims."""
    stops = _stops(text, what)
    before = bisect_right(stops, at)
    return stops[before - 1] if before else 0


def end_of(text: str, at: int, what: re.Pattern[str] = _STOP) -> int:
    """Where the sentence around a place in a text ends, before its stop."""
    stops = _stops(text, what)
    before = bisect_right(stops, at)
    return stops[before] - 1 if before < len(stops) else len(text)


def clause_around(text: str, start: int, end: int) -> tuple[int, int]:
    """The clauses from the one in which a stretch begins to the one in which it ends."""
    return clause_start(text, start), end_of(text, end, BREAK)


def clause_start(text: str, at: int) -> int:
    """Where the clause around a place in a text begins."""
    return start_of(text, at, BREAK)
