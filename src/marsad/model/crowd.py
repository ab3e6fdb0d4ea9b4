"""Who speaks for a crowd: of very many that are alike, a few drawn by lot are held against all others, the rest only against these few."""

from __future__ import annotations

from functools import lru_cache
from zlib import crc32

SPEAKERS = 24  # of the tellings under one key, so many are compared with all others under it


@lru_cache(100_000)
def lot(uid: str) -> int:
    """A number drawn for a telling, the same on every machine: 63 bits, so that no two draw one by chance."""
    return crc32(uid.encode()) << 31 | crc32(uid[::-1].encode()) >> 1
