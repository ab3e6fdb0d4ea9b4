"""What people wrote with the words of an erased report, emptied row by row, each with its line in the ledger."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from marsad.record.erased_words import Words
from marsad.record.ledger import Entry, append, hash_of
from marsad.record.marks import reports_of_source
from marsad.record.rows import from_cell, query, query_nothing

_CODES = ("grade", "state", "different")  # their values are codes or ids, not words
_CELLS = 'id, kind, subject, other, field, value, who, "when", why'


def empty_judgements(ident: str, words: Words, who: str) -> int:
    """Values and reasons of decisions about a report, and reasons of others that hold its words. Call inside ``writing()``."""
    from marsad.record.store import judgement_hash

    uids = {row[0] for table in ("claim", "event", "harm") for row in query(f"SELECT uid FROM record_{table} WHERE report_id = %s", [ident])}
    about: set[str] = {ident, *uids}
    entries, rows = [], []
    for number, kind, subject, other, field, value, by, when, why in query(f"SELECT {_CELLS} FROM record_judgement ORDER BY id"):
        mine = subject in about or other in about or (kind == "undo" and f"#{subject}" in about)
        if mine:
            about.add(f"#{number}")
        keep = None if mine and kind not in _CODES else value
        reason = None if mine or words.hold(from_cell(why)) else why
        if (keep, reason) != (value, why):
            rows.append((keep, reason, number))
            entries.append(Entry("erased", f"judgement:{number}", {"row_sha256": judgement_hash(number, kind, subject, other, field, keep, by, when, reason)}))
    append(entries, who)
    for keep, reason, number in rows:
        query_nothing("UPDATE record_judgement SET value = %s, why = %s WHERE id = %s", [keep, reason, number])
    return len(rows)


def empty_marks(ident: str, words: Words, who: str) -> tuple[int, list[int]]:
    """Reasons of protections of a report, and all of lifted ones; the protections in force that still name a source of it."""
    entries, rows, sources = [], [], []
    for number, kind, level, subject, names, start, end, by, when, why, lifted in query('SELECT id, kind, level, subject, names, start, "end", who, "when", why, lifted FROM record_mark ORDER BY id'):
        told = from_cell(subject) or ""
        bears = kind == "source" and ident in reports_of_source(told, json.loads(names))
        gone = bears and lifted is not None
        if bears and lifted is None:
            sources.append(number)
        reason = "" if subject == ident or gone or words.hold(from_cell(why)) else why
        cells = (kind, level, f"erased:{number}" if gone else subject, "[]" if gone else names, start, end, by, when, reason)
        if cells != (kind, level, subject, names, start, end, by, when, why):
            rows.append((cells[2], cells[3], reason, number))
            entries.append(Entry("erased", f"mark:{number}", {"row_sha256": hash_of(list(cells))}))
    append(entries, who)
    for row in rows:
        query_nothing("UPDATE record_mark SET subject = %s, names = %s, why = %s WHERE id = %s", list(row))
    return len(rows), sources


def empty_annotations(ident: str, words: Words, who: str) -> int:
    """What people wrote to the report, rested on its claims alone, or wrote with its words. Call inside ``writing()``, while its claims are there."""
    claims = {row[0] for row in query("SELECT uid FROM record_claim WHERE report_id = %s", [ident])}
    gone = []
    for number, subject, value, why in query("SELECT id, subject, value, why FROM record_annotation WHERE value IS NOT NULL OR why IS NOT NULL ORDER BY id"):
        text = from_cell(value) or "{}"
        rests = set(json.loads(text).get("claims") or ())
        if subject == ident or (rests and rests <= claims) or words.hold(text) or words.hold(from_cell(why)):
            gone.append(number)
    append([Entry("erased", f"annotation:{number}", {}) for number in gone], who)
    for number in gone:
        query_nothing("UPDATE record_annotation SET value = NULL, why = NULL WHERE id = %s", [number])
    return len(gone)


def empty_captures(originals: Iterable[str]) -> None:
    """Addresses and headers of originals of which nothing stays."""
    for sha256 in originals:
        query_nothing("UPDATE record_capture SET custody = '{}', requested = 'erased:' || CAST(id AS TEXT) WHERE original_id = %s", [sha256])


def told_of() -> Sequence[tuple[str, int]]:
    """How many reports, originals, decisions, protections and lines of the ledger were erased under law, by the ledger's own lines."""
    counts: dict[str, int] = {}
    for kind, subject in query("SELECT kind, subject FROM record_ledgerline WHERE kind IN ('erased', 'rewritten')"):
        what = "original" if kind == "rewritten" else "ledger line" if subject.isdecimal() else subject.partition(":")[0]
        counts[what] = counts.get(what, 0) + 1
    return sorted(counts.items())
