"""Sums over all incidents, remembered until a link run or a judgement could have changed them; each process has its own memory."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

from marsad.record.overview import Version

T = TypeVar("T")
MOST = 256  # sums that are kept; the one not asked for longest goes first
_kept: OrderedDict[Hashable, Any] = OrderedDict()
_lock = Lock()


def remember(version: Version, name: str, rules: dict[str, Any], make: Callable[[], T]) -> T:
    """What ``make`` gives for some filters, as long as the case is of this version."""
    key = (version, name, tuple(sorted((rule, value) for rule, value in rules.items() if value)))
    with _lock:
        if key in _kept:
            _kept.move_to_end(key)
            found: T = _kept[key]
            return found
    made = make()
    with _lock:
        _kept[key] = made
        while len(_kept) > MOST:
            _kept.popitem(last=False)
    return made
