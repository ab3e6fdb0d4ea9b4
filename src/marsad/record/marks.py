"""What not everybody may see: marks on sources, reports and passages. The reports themselves are never changed.

The ledger keeps that a mark was made, by whom, and a hash of the rest: it must not name what the mark hides.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from marsad.errors import CaseError
from marsad.record.ledger import Entry, append, hash_of, now
from marsad.record.rows import from_cell, insert, query, query_nothing, to_cell, writing

Kind = Literal["source", "report", "passage"]
Level = Literal["protected", "redacted"]


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark in force.

    ``subject`` is a report id, or a source's id or name; ``names`` are the names to hide of a source, or the words of a passage.
    """

    id: int
    kind: str
    level: str
    subject: str
    names: tuple[str, ...]
    start: int | None
    end: int | None
    who: str
    when: str
    why: str


def marks() -> list[Mark]:
    """All marks in force, in their order."""
    rows = query('SELECT id, kind, level, subject, names, start, "end", who, "when", why FROM record_mark WHERE lifted IS NULL ORDER BY id')
    said = _passages() if any(row[1] == "passage" for row in rows) else {}
    return [
        Mark(number, kind, level, from_cell(subject) or "", _names(names, subject, start, end, *said.get(number, (None, None))), start, end, who, when, from_cell(why) or "")
        for number, kind, level, subject, names, start, end, who, when, why in rows
    ]


def _passages() -> dict[int, tuple[str, str]]:
    """The words of the passages in force, by their marks, each behind the first letters of its text."""
    rows = query(
        'SELECT m.id, substr(r.text, 1, 5), substr(r.text, m.start + 1, m."end" - m.start)'
        " FROM record_mark m JOIN record_report r ON r.id = m.subject WHERE m.kind = 'passage' AND m.lifted IS NULL"
    )
    return {number: (head, words) for number, head, words in rows}


def reports_of_source(subject: str, names: Sequence[str]) -> list[str]:
    """The reports in which a source speaks, by its id or under one of its names."""
    known = [to_cell(name) for name in dict.fromkeys((subject, *names))]
    sql = "SELECT DISTINCT g.report_id FROM record_voice v JOIN record_reading g ON g.id = v.reading_id WHERE g.current AND (v.actor = %s OR v.name IN ({}))"
    return sorted(row[0] for row in query(sql.format(", ".join(["%s"] * len(known))), [subject, *known]))


def _names(names: str, subject: str, start: int | None, end: int | None, head: str | None, words: str | None) -> tuple[str, ...]:
    """The names of a source, or the words of a passage; a text that is kept in escapes has to be read whole for them."""
    if words is None:
        return tuple(json.loads(names))
    if head == "json:":
        words = (from_cell(query("SELECT text FROM record_report WHERE id = %s", [subject])[0][0]) or "")[start:end]
    return (words,)


def mark(
    kind: Kind, level: Level, subject: str, *, who: str, why: str, names: Sequence[str] = (), start: int | None = None, end: int | None = None
) -> int:
    """Hide a source, a report or a passage from those who may not see it; gives the mark's number.

    A passage keeps its place in the text, so that the original stays as it is. Raises CaseError without a reason, or for a passage
    that is none.
    """
    if not why.strip():
        raise CaseError("a protection needs a reason")
    if kind == "passage" and not (start is not None and end is not None and 0 <= start < end):
        raise CaseError(f"{start}–{end}: not a passage of a text")
    when = now()
    cells = (kind, level, to_cell(subject), json.dumps(list(names)), start, end, who, when, to_cell(why))
    with writing():
        insert("record_mark", ("kind", "level", "subject", "names", "start", "end", "who", "when", "why"), [cells])
        number: int = query("SELECT max(id) FROM record_mark")[0][0]
        append([Entry(level, f"mark:{number}", {"kind": kind, "row_sha256": hash_of(list(cells))})], who)
    return number


def lift(number: int, *, who: str, why: str) -> None:
    """Take a mark away again. Raises CaseError for one that is not in force, or without a reason."""
    if not why.strip():
        raise CaseError("taking a protection away needs a reason")
    with writing():
        if not query("SELECT 1 FROM record_mark WHERE id = %s AND lifted IS NULL", [number]):
            raise CaseError(f"{number}: no protection of this number is in force")
        query_nothing("UPDATE record_mark SET lifted = %s WHERE id = %s", [now(), number])
        append([Entry("lifted", f"mark:{number}", {"why_sha256": hash_of(why)})], who)


def names_of_source(subject: str) -> list[str]:
    """Every name under which the readings of the case know a source, by its id or by one of its names."""
    rows = query("SELECT DISTINCT name FROM record_voice WHERE actor = %s OR name = %s", [subject, to_cell(subject)])
    return [name for row in rows if (name := from_cell(row[0]))]
