"""What was made of the whole record, sums and pages, remembered until the record changes; each process has its own memory."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from marsad.record.overview import Version

T = TypeVar("T")
MOST = 256  # things that are kept; the one not asked for longest goes first
ROOM = 32 << 20  # characters of pages that are kept


class _Memory:
    """What is kept, and how many characters of it are words of pages."""

    def __init__(self) -> None:
        self.kept: OrderedDict[Hashable, tuple[Any, int]] = OrderedDict()
        self.held, self.lock = 0, Lock()

    def find(self, key: Hashable) -> tuple[Any, int] | None:
        """What is kept under a key, which was asked for last."""
        with self.lock:
            found = self.kept.get(key)
            if found is not None:
                self.kept.move_to_end(key)
            return found

    def keep(self, key: Hashable, made: Any, size: int) -> None:
        """Keep something; what was not asked for longest makes room for it."""
        with self.lock:
            self.held += size - self.kept.pop(key, (None, 0))[1]
            self.kept[key] = (made, size)
            while len(self.kept) > MOST or (self.held > ROOM and len(self.kept) > 1):
                self.held -= self.kept.popitem(last=False)[1][1]


_memory = _Memory()


def remember(version: Version, name: str, rules: dict[str, Any], make: Callable[[], T]) -> T:
    """What ``make`` gives for some filters, as long as the case is of this version."""
    key = (version, name, tuple(sorted((rule, value) for rule, value in rules.items() if value)))
    found = _memory.find(key)
    if found is None:
        made = make()
        found = (made, _size(made))
        _memory.keep(key, *found)
    kept: T = found[0]
    return kept


def _size(made: Any) -> int:
    """The characters of a page, or of its parts."""
    return len(made) if isinstance(made, str) else sum(map(_size, made)) if isinstance(made, tuple) else 0
