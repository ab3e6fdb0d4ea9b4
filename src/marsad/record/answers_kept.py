"""What a program was answered under its own key of a request: the same request again gets the same answer and does nothing twice.

Kept for a day with the secrets of this machine, for answers may name what not everybody sees. What the record keeps once by its own keys stays so without it.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Literal

from marsad.record.vault import vault

_TABLE = "CREATE TABLE IF NOT EXISTS answer (key TEXT PRIMARY KEY, request TEXT NOT NULL, status INTEGER, body TEXT, at REAL NOT NULL)"
_DAY, _BEGUN = 24 * 3600.0, 60.0  # seconds that an answer is kept, and after which one that never came is given up


@dataclass(frozen=True, slots=True)
class Before:
    """What is known of a request: it is new, just being done, another one under the same key, or done with this answer."""

    state: Literal["new", "busy", "other", "done"]
    status: int = 0
    body: str = ""


def begin(key: str, request: str) -> Before:
    """Begin a request under a key, or say what came of it before. ``request`` is a hash of what is sent."""
    now = time.time()
    with vault().open() as found:
        found.execute(_TABLE)
        found.execute("DELETE FROM answer WHERE at < ? OR (status IS NULL AND at < ?)", (now - _DAY, now - _BEGUN))
        row = found.execute("SELECT request, status, body FROM answer WHERE key = ?", (key,)).fetchone()
        if row is None:
            found.execute("INSERT INTO answer (key, request, at) VALUES (?, ?, ?)", (key, request, now))
            return Before("new")
    if row[0] != request:
        return Before("other")
    return Before("busy") if row[1] is None else Before("done", row[1], row[2])


def finish(key: str, status: int, body: str) -> None:
    """Keep the answer."""
    vault().write("UPDATE answer SET status = ?, body = ? WHERE key = ?", (status, body, key))


def forget(key: str) -> None:
    """Nothing was done: the same key may come with something better."""
    vault().write("DELETE FROM answer WHERE key = ?", (key,))
