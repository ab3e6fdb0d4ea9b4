"""How long somebody has to wait before the next try of a password: longer with each failure, by name, address and device.

A stranger's failures never make a person wait on a device from which they signed in before: there only that device's own count.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Sequence
from dataclasses import dataclass

from marsad.record.vault import vault

DAY = 24 * 3600
Bucket = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Limit:
    """So many failures cost nothing; each one more doubles the wait, from a second to the longest."""

    free: int
    longest: int


LIMITS = {
    "device": Limit(5, 900),  # a name on a device from which it signed in before
    "both": Limit(5, 900),  # a name from one address
    "name": Limit(10, 60),  # a name from anywhere: a stranger can slow its owner down by this much, and only on a new device
    "address": Limit(20, 900),  # any name from one address
    "key": Limit(20, 900),  # keys for programs that do not hold, from one address
    "own": Limit(5, 900),  # the present password, asked for again within a session
}


def buckets(name: str, address: str, *, known: bool, device: str = "") -> list[Bucket]:
    """What a try to sign in is counted under."""
    return [("device", f"{name}\0{device[:16]}")] if known else [("both", f"{name}\0{address}"), ("name", name), ("address", address)]


def begin_try(under: Sequence[Bucket], *, at: float | None = None) -> float:
    """Count a try as failed until it is known to be good; the seconds to wait where it may not be made at all.

    Counted first, so that a hundred tries at once are not one.
    """
    now = time.time() if at is None else at
    with vault().open() as found:
        found.execute("DELETE FROM failure WHERE at < ?", (now - DAY,))
        left = 0.0
        for kind, key in under:
            count, last = found.execute("SELECT count(*), max(at) FROM failure WHERE kind = ? AND key = ?", (kind, key)).fetchone()
            left = max(left, (last or 0) + _wait(LIMITS[kind], count) - now)
        if left <= 0:
            found.executemany("INSERT INTO failure (kind, key, at) VALUES (?, ?, ?)", [(kind, key, now) for kind, key in under])
    return max(left, 0.0)


def _wait(limit: Limit, failures: int) -> float:
    return 0.0 if failures < limit.free else float(min(limit.longest, 2 ** min(failures - limit.free, 20)))


def forgive(under: Sequence[Bucket]) -> None:
    """A try was good: the failures of that name are forgotten, and of the address only this one."""
    with vault().open() as found:
        for kind, key in under:
            last = " AND id = (SELECT max(id) FROM failure WHERE kind = ? AND key = ?)" if kind == "address" else ""
            found.execute(f"DELETE FROM failure WHERE kind = ? AND key = ?{last}", (kind, key) * (2 if last else 1))


def worth_telling(key: str, group: str, *, at: float | None = None) -> int | None:
    """How often something was refused in this hour where the ledger should have a line of it, else None.

    The first, the tenth, the hundredth … of one kind are told; behind a hundred lines of a group in an hour only the group's
    own hundredth, thousandth … are, so that nobody floods the ledger.
    """
    now = time.time() if at is None else at
    with vault().open() as found:
        found.execute("DELETE FROM refusal WHERE since < ?", (now - 3600,))
        mine, lines = (_counted(found, one, now) for one in (key, group))
    return mine if _round(mine) and (lines <= _LINES or _round(lines)) else None


_LINES = 100
_COUNT = "INSERT INTO refusal (key, since, count) VALUES (?, ?, 1) ON CONFLICT (key) DO UPDATE SET count = count + 1 RETURNING count"


def _counted(found: sqlite3.Connection, key: str, now: float) -> int:
    return int(found.execute(_COUNT, (key, now)).fetchone()[0])


def _round(count: int) -> bool:
    return str(count).rstrip("0") == "1"
