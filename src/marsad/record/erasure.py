"""Erasure under law: what a report said is shredded; that it was there, its hashes and the reason stay in the ledger."""

from __future__ import annotations

import json

from django.db import connection, transaction

from marsad.errors import CaseError
from marsad.record.ledger import Entry, append
from marsad.record.linkage import totals_fingerprint
from marsad.record.originals import path_of
from marsad.record.place import CasePlace
from marsad.record.rows import from_cell, query, query_nothing, told, writing
from marsad.record.search import forget
from marsad.record.tellings import empty

_READ = ("claim", "voice", "event", "harm")


def erase_report(place: CasePlace, ident: str, *, who: str, why: str) -> bool:
    """Shred a report, all that was read from it, and its original where no other report stands in that.

    1. The ledger says so first: the guards of the tables let go of nothing else. 2. Texts and readings are emptied, derived
    rows removed. 3. The original is overwritten and removed once the database holds the decision. True where it was.
    A report that is erased already is erased to the end, where a run before was
    stopped. Raises CaseError for an unknown report, an empty reason, or NotWritten where there is no room for it.
    """
    if not why.strip() or not who.strip():
        raise CaseError("an erasure needs who decided it and why")
    with writing():
        found = query("SELECT c.original_id, r.text FROM record_report r JOIN record_capture c ON c.id = r.capture_id WHERE r.id = %s", [ident])
        if not found:
            raise CaseError(f"{ident}: the case holds no report of this id")
        if before := query("SELECT p.payload FROM record_ledgerline l JOIN record_ledgerpayload p ON p.line_id = l.seq WHERE l.kind = 'erased' AND l.subject = %s", [f"report:{ident}"]):
            return _finish(place, json.loads(before[0][0] or "{}").get("original"))
        sha256 = found[0][0]
        siblings = "SELECT count(*) FROM record_report r JOIN record_capture c ON c.id = r.capture_id WHERE c.original_id = %s AND r.text <> '' AND r.id <> %s"
        alone: bool = query(siblings, [sha256, ident])[0][0] == 0
        forget(ident, from_cell(found[0][1]) or "")
        append([Entry("erased", f"report:{ident}", {"why": why, "original": sha256 if alone else None, "totals": totals_fingerprint(without=ident)})], who)  # 1
        query_nothing("UPDATE record_report SET outlet = NULL, title = NULL, url = NULL, author = NULL, known = '{}', text = '' WHERE id = %s", [ident])  # 2
        query_nothing("UPDATE record_reading SET payload = '{}' WHERE report_id = %s", [ident])
        empty(ident)
        for table in _READ:
            query_nothing(f"DELETE FROM record_{table} WHERE reading_id IN (SELECT id FROM record_reading WHERE report_id = %s)", [ident])
    if alone:
        shred(place, sha256)  # 3
    _sweep_pages()
    return alone


def _finish(place: CasePlace, sha256: str | None) -> bool:
    """What a run that was killed, or that found the disk full, left of an erasure that the ledger tells: the original and free pages."""
    if sha256 is not None:
        shred(place, sha256)
    transaction.on_commit(_sweep_pages)
    return sha256 is not None


def _sweep_pages() -> None:
    """Deleted words stay in free pages of a database file until it is written anew."""
    with told():
        _write_anew()


def _write_anew() -> None:
    if connection.vendor == "sqlite":
        query_nothing("INSERT INTO record_search (record_search) VALUES ('optimize')")
        query_nothing("VACUUM")
        query_nothing("PRAGMA wal_checkpoint(TRUNCATE)")
    else:
        query_nothing("REINDEX INDEX record_search_words")
        query_nothing("VACUUM FULL record_report, record_reading, record_search, record_telling, record_linkedreport, record_total")


def shred(place: CasePlace, sha256: str) -> None:
    """Overwrite an original and remove it; one that is gone already is no error."""
    path = path_of(place.originals, sha256)
    if path.exists():
        path.chmod(0o600)
        with path.open("r+b") as raw:
            raw.write(b"\0" * path.stat().st_size)
        path.unlink()
