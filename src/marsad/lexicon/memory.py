"""What words already met gave: kept, so that it is not worked out again, and never more than so much."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
_LIMIT = 10_000  # words; a long archive goes on meeting new ones


class Memory(dict[str, T]):
    """What each word already met gave; when it grows too large it forgets those that were not met again since it last did."""

    def __init__(self, make: Callable[[str], T]) -> None:
        super().__init__()
        self._make = make
        self._before: dict[str, T] = {}

    def __missing__(self, word: str) -> T:
        if len(self) > _LIMIT:
            self._before = dict(self)
            self.clear()
        found = self[word] = self._before[word] if word in self._before else self._make(word)
        return found

    def forget(self) -> None:
        """Let go of all words: what they give has changed."""
        self._before = {}
        self.clear()
