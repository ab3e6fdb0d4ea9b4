"""What linking keeps of the current reading of each report, made when it was read, so that linking need not look at readings again.

Payloads are linking's own; the record keeps them without knowing what they say. All of it is derived; that it is what was made, the
ledger says: in the line of the reading, or, where linking made it later, in a line ``kept``.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from marsad.record.fault import Fault
from marsad.record.ledger import Entry
from marsad.record.parts import KeptReading
from marsad.record.rows import insert, query, query_nothing, stream

SUBJECT = "tellings"  # of the ledger's lines of what linking made later
_AT_ONCE = 500
_ALL = (1 << 63) - 1
Row = tuple[str, int, KeptReading]  # report, reading, what was kept of it


def kept_sha256(kept: KeptReading) -> str:
    """The hash that the ledger keeps of what was kept."""
    return hashlib.sha256(kept.form.encode() + b"\n" + kept.payload).hexdigest()


def put_kept(reports: Sequence[str], rows: Sequence[Row]) -> None:
    """Keep rows in the place of what was kept of some reports. Call inside ``writing()``."""
    for at in range(0, len(reports), _AT_ONCE):
        part = reports[at : at + _AT_ONCE]
        query_nothing(f"DELETE FROM record_kept WHERE report IN ({', '.join(['%s'] * len(part))})", part)
    insert("record_kept", ("report", "reading", "form", "payload"), [(report, reading, kept.form, kept.payload) for report, reading, kept in rows])


def keep_later(rows: Sequence[Row]) -> list[Entry]:
    """Keep what linking made of readings that came without it; the lines for the ledger. Call inside ``writing()``.

    What was read again or erased since linking looked at it is passed over.
    """
    entries, told = [], _told([report for report, *_ in rows])
    for at in range(0, len(rows), _AT_ONCE):
        part = rows[at : at + _AT_ONCE]
        marks = ", ".join(["%s"] * len(part))
        there = {row[0] for row in query(f"SELECT id FROM record_reading WHERE current = %s AND payload <> '{{}}' AND id IN ({marks})", [True, *(reading for _, reading, _ in part)])}
        still = [row for row in part if row[1] in there]
        put_kept([report for report, *_ in still], still)
        made = {report: kept_sha256(kept) for report, _, kept in still}
        if new := {report: sha256 for report, sha256 in made.items() if sha256 not in told.get(report, ())}:
            entries.append(Entry("kept", SUBJECT, {"sha256": new}))
    return entries


_LINES = "SELECT l.seq, l.kind, l.subject, p.payload FROM record_ledgerline l JOIN record_ledgerpayload p ON p.line_id = l.seq WHERE p.payload IS NOT NULL AND l.kind = %s"


def _told(reports: Sequence[str]) -> dict[str, set[str]]:
    """The hashes that the ledger holds of some reports already: of a restored case, say, whose readings came without what was kept."""
    told: dict[str, set[str]] = {}
    lines = query(_LINES, ["kept"])
    for at in range(0, len(reports), _AT_ONCE):
        part = reports[at : at + _AT_ONCE]
        lines += query(f"{_LINES} AND l.subject IN ({', '.join(['%s'] * len(part))})", ["read", *part])
    for _, kind, subject, payload in sorted(lines):
        note_kept(told, kind, subject, json.loads(payload))
    return told


def note_kept(told: dict[str, set[str]], kind: str, subject: str, payload: Mapping[str, Any]) -> None:
    """Put into ``told``, the hashes by report, what a line of the ledger says was kept. Reading a report anew lets go of what was kept of it before."""
    if kind == "read":
        told[subject] = {payload["kept_sha256"]} if "kept_sha256" in payload else set()
    elif kind == "kept":
        for report, sha256 in payload.get("sha256", {}).items():
            told.setdefault(report, set()).add(sha256)


def forget_kept(report: str) -> None:
    """Let go of what was kept of a report. Call inside ``writing()``."""
    query_nothing("DELETE FROM record_kept WHERE report = %s", [report])


_READINGS = (
    "SELECT g.report_id, g.id, k.payload FROM record_reading g LEFT JOIN record_kept k ON k.report = g.report_id AND k.reading = g.id AND k.form = %s"
    " WHERE g.current = %s AND g.payload <> '{}'"
)


def readings_kept(form: str, until: int | None = None) -> Iterator[list[tuple[str, int, bytes | None]]]:
    """The reports that were read, by id, some hundred at a time: each with the number of its reading and what was kept of it in a form, if so."""
    after = ""
    while rows := query(f"{_READINGS} AND g.report_id > %s AND g.id <= %s ORDER BY g.report_id LIMIT %s", [form, True, after, _ALL if until is None else until, _AT_ONCE]):
        yield [_with_bytes(row) for row in rows]
        after = rows[-1][0]


def readings_kept_of(form: str, reports: Sequence[str]) -> Iterator[list[tuple[str, int, bytes | None]]]:
    """The same for some reports."""
    for at in range(0, len(reports), _AT_ONCE):
        part = reports[at : at + _AT_ONCE]
        rows = query(f"{_READINGS} AND g.report_id IN ({', '.join(['%s'] * len(part))}) ORDER BY g.report_id", [form, True, *part])
        yield [_with_bytes(row) for row in rows]


def _with_bytes(row: tuple[Any, ...]) -> tuple[str, int, bytes | None]:
    return row[0], row[1], None if row[2] is None else bytes(row[2])


def kept_fault(told: Mapping[str, set[str]]) -> Fault | None:
    """The first row that is not what the ledger says was kept; ``told`` are its hashes by report. A missing row is no fault: it can be made again."""
    sql = "SELECT k.report, k.form, k.payload, g.id FROM record_kept k LEFT JOIN record_reading g ON g.id = k.reading AND g.report_id = k.report AND g.current = %s ORDER BY k.report"
    for report, form, payload, reading in stream(sql, [True]):
        if reading is None or not isinstance(payload, (bytes, memoryview)) or kept_sha256(KeptReading(form, bytes(payload))) not in told.get(report, ()):
            return Fault(f"tellings of report {report}", "are not those that were kept when it was read", "what is linked next; make them anew: marsad link --anew")
    return None
