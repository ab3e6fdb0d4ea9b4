"""Who saw and exported what, sealed: the ledger keeps a fingerprint of the notes, so that none is changed or taken out unseen."""

from __future__ import annotations

from typing import Any

from django.db import connection

from marsad.record.ledger import Entry, append, hash_of
from marsad.record.rows import query, query_nothing, stream, writing

EVERY = 50  # looks after which they are sealed
_MODULUS = 1 << 256
SUBJECT = "access"


def fingerprint_of(*, after: int = 0, until: int | None = None) -> tuple[int, str]:
    """How many notes there are behind one and up to another, and the sum of their hashes."""
    count, total = 0, 0
    last = "" if until is None else f" AND id <= {int(until)}"
    for row in stream(f"SELECT id, who, at, kind, subject FROM record_access WHERE id > %s{last}", [after]):
        count, total = count + 1, total + int(hash_of(list(row)), 16)
    return count, f"{total % _MODULUS:064x}"


def sealed() -> dict[str, Any]:
    """The last seal: up to which note, how many, their fingerprint."""
    import json

    sql = "SELECT p.payload FROM record_ledgerline l JOIN record_ledgerpayload p ON p.line_id = l.seq WHERE l.kind = 'seen' AND l.subject = %s ORDER BY l.seq DESC LIMIT 1"
    found = query(sql, [SUBJECT])
    return dict(json.loads(found[0][0])) if found else {"last": 0, "count": 0, "sha256": "0" * 64}


def seal(who: str) -> bool:
    """Seal the notes that are not sealed yet; false where there are none."""
    with writing():
        if connection.vendor == "postgresql":
            query_nothing("LOCK TABLE record_access IN SHARE MODE")  # notes under way are waited for: none comes in below the last
        before = sealed()
        last: int = query("SELECT coalesce(max(id), 0) FROM record_access")[0][0]
        if last <= before["last"]:
            return False
        count, sha256 = fingerprint_of(after=before["last"], until=last)
        total = (int(before["sha256"], 16) + int(sha256, 16)) % _MODULUS
        append([Entry("seen", SUBJECT, {"last": last, "count": before["count"] + count, "sha256": f"{total:064x}"})], who)
    return True


def unsealed() -> int:
    """How many notes no line of the ledger covers yet."""
    count: int = query("SELECT count(*) FROM record_access WHERE id > %s", [sealed()["last"]])[0][0]
    return count
