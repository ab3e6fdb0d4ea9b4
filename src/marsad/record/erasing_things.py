"""Erasure under law of what people wrote beside the reports: a victim's name, a note, a piece of evidence, with all that stood there before."""

from __future__ import annotations

import json

from marsad.errors import CaseError
from marsad.record.emptying import empty_captures
from marsad.record.erasure import begin_erasing, shred_all, sweep_pages
from marsad.record.ledger import Entry, append
from marsad.record.place import CasePlace
from marsad.record.rows import from_cell, query, query_nothing, writing


def is_thing(ident: str) -> bool:
    """Whether something that people wrote bears this id."""
    return bool(query("SELECT 1 FROM record_annotation WHERE thing = %s LIMIT 1", [ident]))


def erase_thing(place: CasePlace, thing: str, *, who: str, why: str) -> int:
    """Empty every row of a thing and shred the files that only it holds; how many rows held words.

    1. The ledger says so first: the guards of the tables let go of nothing else. 2. Rows are emptied. 3. Files are shredded, free pages
    written anew, and the ledger says that it is done. A run that was stopped anywhere is ended by the next. Raises CaseError for an id
    that nothing bears and an empty reason, NotWritten where there is no room.
    """
    begin_erasing(who=who, why=why)
    if not is_thing(thing):
        raise CaseError(f"{thing}: nothing that people wrote has this id")
    rows = query("SELECT id, value FROM record_annotation WHERE thing = %s AND (value IS NOT NULL OR why IS NOT NULL) ORDER BY id", [thing])
    if rows:
        with writing():
            files = _own_files(thing, [from_cell(value) for _, value in rows])
            last = rows[-1][0]
            append([Entry("erased", f"annotation:{number}", {"why": why} if number == last else {}) for number, _ in rows], who)  # 1
            append([Entry("rewritten", sha256, {"annotation": last, "into": None, "size": None}) for sha256 in files], who)
            query_nothing("UPDATE record_annotation SET value = NULL, why = NULL WHERE thing = %s", [thing])  # 2
            empty_captures(files)
    shred_all(place)  # 3
    sweep_pages()
    if stopped := [number for number, one in _unfinished() if one == thing]:
        with writing():
            append([Entry("swept", f"annotation:{number}", {}) for number in stopped], who)
    return len(rows)


def unfinished_things() -> list[str]:
    """Things whose erasure the ledger tells, and not that it was done to the end."""
    return [thing for _, thing in _unfinished()]


def _unfinished() -> list[tuple[int, str]]:
    sql = (
        "SELECT a.id, a.thing FROM record_ledgerline l JOIN record_ledgerpayload p ON p.line_id = l.seq JOIN record_annotation a ON l.subject = 'annotation:' || CAST(a.id AS TEXT)"
        " WHERE l.kind = 'erased' AND l.subject LIKE 'annotation:%%' AND p.payload LIKE '%%\"why\"%%'"
        " AND NOT EXISTS (SELECT 1 FROM record_ledgerline s WHERE s.kind = 'swept' AND s.subject = l.subject) ORDER BY l.seq"
    )
    return [(row[0], row[1]) for row in query(sql)]


def _own_files(thing: str, values: list[str | None]) -> list[str]:
    """The originals that only this thing shows: no report was found in them, and no other evidence stands on them."""
    mine = {sha256 for value in values if value and (sha256 := json.loads(value).get("sha256"))}
    reported = {row[0] for row in query("SELECT DISTINCT c.original_id FROM record_capture c JOIN record_report r ON r.capture_id = c.id")} if mine else set()
    others = query("SELECT value FROM record_annotation WHERE kind = 'evidence' AND thing <> %s AND value IS NOT NULL", [thing]) if mine else []
    shown = {json.loads(from_cell(value) or "{}").get("sha256") for (value,) in others}
    return sorted(mine - reported - shown)
