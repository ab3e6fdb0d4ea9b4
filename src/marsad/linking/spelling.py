"""A report's text in one spelling, folded once however many of its stretches are asked for, with where its words and the words of marks begin."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from itertools import accumulate

from marsad.linking import marks
from marsad.text.fold import as_written

Span = tuple[int, int]
_WORDS = re.compile(r"(\w+)")
_NONE: frozenset[str] = frozenset()


class Spelled:
    """A text, folded. Stretches are told by their offsets in the text as it is written; where one begins in a word (و|قال), the rest of it counts, and a mark may begin with its first letters."""

    __slots__ = ("_begins", "_found", "_of_clauses", "_origin", "_words", "folded")

    def __init__(self, text: str) -> None:
        _, whole = as_written(text)
        self.folded = whole.text
        self._origin = None if len(whole.origin) == len(text) + 1 and whole.origin == list(range(len(text) + 1)) else whole.origin  # None: its offsets are those of the text
        parts = _WORDS.split(self.folded)  # what stands between words, and words, in turns
        self._words: list[str] = parts[1::2]
        self._begins: list[int] = list(accumulate(map(len, parts)))[:-1:2]
        self._found: dict[str, list[Span]] | None = None  # of each mark, where its words stand, once that was asked for
        self._of_clauses = list[tuple[int, int, str]]()

    def _marked(self) -> dict[str, list[Span]]:
        """Of each mark, where its words stand: looked for once, in a text that tells something."""
        if self._found is not None:
            return self._found
        self._found = {}
        for start, stop, mark in marks.found(self.folded, self._words, self._begins):
            self._found.setdefault(mark, []).append((start, stop))
            if mark not in marks.APART:
                self._of_clauses.append((start, stop, mark))
        return self._found

    def between(self, low: int, high: int) -> str:
        """The characters of a stretch."""
        return self.folded[self._at(low) : self._at(high)]

    def words(self, low: int, high: int) -> list[str]:
        """The words of a stretch that ends where a word does."""
        at = self._at(low)
        first = self._first(at)
        found = self._words[first : bisect_left(self._begins, self._at(high))]
        if found and self._begins[first] < at:
            found[0] = found[0][at - self._begins[first] :]
        return found

    def marks(self, low: int, high: int) -> frozenset[str]:
        """The marks of a clause that stand in a stretch; the words of one mark are not those of another."""
        self._marked()
        if not self._of_clauses:
            return _NONE
        last = self._at(high)
        within = self._of_clauses[bisect_left(self._of_clauses, (self._at(low) - 1,)) : bisect_left(self._of_clauses, (last,))]
        if not within:
            return _NONE
        told, end = set[str](), self._begin(low)
        for start, stop, mark in within:
            if end <= start and stop <= last:
                told.add(mark)
                end = stop
        return frozenset(told)

    def tells(self, *marks: str) -> bool:
        """Whether words of each of some marks stand anywhere in the text."""
        return self._marked().keys() >= {*marks}

    def has(self, mark: str, low: int, high: int) -> bool:
        """Whether one of the words of a mark stands in a stretch; overlapping marks do not hide one another here."""
        return mark in self._marked() and bool(self._within(mark, low, high))

    def ends(self, mark: str, low: int, high: int) -> list[int]:
        """The offsets in a stretch at which words of a mark end."""
        if mark not in self._marked():
            return []
        found = dict(reversed(self._within(mark, low, high)))  # of those that begin at one place the longest
        return sorted(min(high, self._origin[stop] if self._origin else stop) for stop in found.values())

    def _within(self, mark: str, low: int, high: int) -> list[Span]:
        found, last = self._marked()[mark], self._at(high)
        return [(start, stop) for start, stop in found[bisect_left(found, (self._begin(low),)) : bisect_left(found, (last,))] if stop <= last]

    def _begin(self, low: int) -> int:
        """Where a mark may begin in a stretch: a letter before it, where that is only joined to the word behind it."""
        at = self._at(low)
        joined = at > 0 and self.folded[at - 1] in marks.JOINED and self._first(at) == bisect_left(self._begins, at - 1)
        return at - joined

    def _first(self, at: int) -> int:
        """The number of the word that stands at a place in the folded text, or is the next one."""
        first = bisect_left(self._begins, at)
        return first - 1 if first and self._begins[first - 1] + len(self._words[first - 1]) > at else first

    def _at(self, offset: int) -> int:
        return bisect_left(self._origin, offset) if self._origin else max(offset, 0)


@lru_cache(maxsize=1)
def spelled(text: str) -> Spelled:
    """A text in one spelling, the last few kept."""
    return Spelled(text)


def between(text: str, low: int, high: int) -> str:
    """The characters of a text from one offset to another, folded."""
    return spelled(text).between(low, high)
