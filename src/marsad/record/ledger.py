"""The ledger: each line's hash covers the line before it, so that nothing can be changed, cut out or put in unseen.

A line is canonical JSON (RFC 8785) hashed with SHA-256. Its payload stands beside it under its own hash: erasing the payload
leaves the chain whole.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import msgspec
import rfc8785

from marsad.record.came import way
from marsad.record.rows import insert, query, query_nothing, stream, writing

GENESIS = "0" * 64
_LINE = ("seq", "at", "who", "kind", "subject", "payload_sha256", "prev")


@dataclass(frozen=True, slots=True)
class Entry:
    """One change: what kind, of what, and the facts that the ledger keeps of it."""

    kind: str
    subject: str
    payload: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Line:
    """One line as kept; ``payload`` is None once erased."""

    seq: int
    at: str
    who: str
    kind: str
    subject: str
    payload_sha256: str
    prev: str
    hash: str
    payload: str | None

    def expected(self) -> str:
        """The hash that the line must have by its own words."""
        return hash_of({name: getattr(self, name) for name in _LINE})


_sorted = msgspec.json.Encoder(order="sorted").encode


def canonical(value: Any) -> bytes:
    """Canonical JSON (RFC 8785); the same value gives the same bytes everywhere.

    What the ledger holds (words, whole numbers, nothing else under names of plain letters) msgspec writes alike and twenty
    times faster, as a test shows; all else is left to rfc8785.
    """
    try:
        return _sorted(value) if _plain(value) else rfc8785.dumps(value)
    except UnicodeEncodeError:  # an unpaired surrogate
        return rfc8785.dumps(value)


def _plain(value: Any) -> bool:
    kind = type(value)
    if kind is str or value is None or kind is bool:
        return True
    if kind is int:
        return bool(-_SAFE < value < _SAFE)
    if kind is dict:
        return all(type(key) is str and key.isascii() and key.isprintable() and (type(one) is str or _plain(one)) for key, one in value.items())
    return kind in (list, tuple) and all(type(one) is str or _plain(one) for one in value)


_SAFE = 1 << 53


def hash_of(value: Any) -> str:
    """SHA-256 over canonical JSON, as 64 hex digits."""
    return hashlib.sha256(canonical(value)).hexdigest()


def append(entries: Iterable[Entry], who: str, *, at: str | None = None) -> None:
    """Add lines at the end of the chain. Call inside ``writing()``: the lock keeps other writers out. Each payload says by which way it came.

    ``at`` is a ``moment()`` of the same transaction, where rows must bear the very time of their line.
    """
    seq, prev = head()
    at, came = at or moment(), {"via": way()}
    lines, payloads = [], []
    for seq, entry in enumerate(entries, seq + 1):  # noqa: B020 the count goes on from the head
        payload = canonical(entry.payload | came)
        line = {
            "seq": seq,
            "at": at,
            "who": who,
            "kind": entry.kind,
            "subject": entry.subject,
            "payload_sha256": hashlib.sha256(payload).hexdigest(),
            "prev": prev,
        }
        prev = hash_of(line)
        lines.append((*line.values(), prev))
        payloads.append((seq, payload.decode()))
    insert("record_ledgerline", (*_LINE, "hash"), lines)
    insert("record_ledgerpayload", ("line_id", "payload"), payloads)


def head() -> tuple[int, str]:
    """Number and hash of the last line; (0, sixty-four zeros) of an empty ledger."""
    found = query("SELECT seq, hash FROM record_ledgerline ORDER BY seq DESC LIMIT 1")
    return (found[0][0], found[0][1]) if found else (0, GENESIS)


def lines(*, after: int = 0, limit: int | None = None) -> Iterator[Line]:
    """The lines behind a number, in order."""
    last = f" LIMIT {int(limit)}" if limit is not None else ""
    columns = ", ".join(f"l.{name}" for name in (*_LINE, "hash"))
    sql = f"SELECT {columns}, p.payload FROM record_ledgerline l LEFT JOIN record_ledgerpayload p ON p.line_id = l.seq WHERE l.seq > %s ORDER BY l.seq{last}"
    return (Line(*row) for row in stream(sql, [after]))


def erase(seq: int, *, who: str, why: str) -> None:
    """Shred the payload of a line under law; its hash and the reason stay, and the chain still verifies."""
    with writing():
        append([Entry("erased", str(seq), {"why": why})], who)
        query_nothing("UPDATE record_ledgerpayload SET payload = NULL WHERE line_id = %s", [seq])


def moment() -> str:
    """The time of the next line: this moment, or that of the last line where a clock went back. Call inside ``writing()``."""
    last = query("SELECT at FROM record_ledgerline ORDER BY seq DESC LIMIT 1")
    return max(now(), last[0][0]) if last else now()


def now() -> str:
    """This moment in UTC."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")
