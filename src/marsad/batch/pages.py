"""Large pages under what a process holds for long: packs, tables and memories of words lie on some fifty thousand small ones, and finding these costs a twentieth of reading."""

from __future__ import annotations

import ctypes
import mmap
import re
from collections.abc import Iterator
from contextlib import suppress

_LARGE = 2 << 20  # bytes
_SMALL = _LARGE // mmap.PAGESIZE  # pages of one
_FULL = _SMALL * 31 // 32  # of them in use, so that a process takes hardly more than before
_COLLAPSE = 25  # MADV_COLLAPSE of Linux 6.1 and later; others refuse it, and nothing changes
_PRIVATE = re.compile(r"([0-9a-f]+)-([0-9a-f]+) rw-p 00000000 00:00 0 *$", re.M)  # memory that no file backs and no heap shrinks


def gather(maps: str = "/proc/self/maps") -> int:
    """Ask the system to lay what this process holds on large pages; how many it gave, those given before among them. What is held stays where it is."""
    with suppress(OSError, AttributeError):  # no Linux
        system, used = ctypes.CDLL(None), (ctypes.c_ubyte * _SMALL)()
        with open(maps, encoding="ascii", errors="replace") as told:
            places = [(ctypes.c_void_p(at), ctypes.c_size_t(_LARGE)) for at in large(told.read())]
        full = [place for place in places if system.mincore(*place, used) == 0 and sum(bytes(used)) >= _FULL]
        return sum(system.madvise(*place, _COLLAPSE) == 0 for place in full)
    return 0


def large(maps: str) -> Iterator[int]:
    """Where whole large pages lie in the memory that ``maps`` tells."""
    for start, end in ([int(place, 16) for place in found.groups()] for found in _PRIVATE.finditer(maps)):
        yield from range(-(-start // _LARGE) * _LARGE, end - _LARGE + 1, _LARGE)
