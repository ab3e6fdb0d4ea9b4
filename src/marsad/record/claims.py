"""Claims of the current readings in pages, for programs: who says what sort of thing, in which words, told of which events."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from marsad.record.rows import from_cell, query

LONGEST = 2000  # characters of a claim's words


@dataclass(frozen=True, slots=True)
class ClaimRow:
    """One claim. ``start`` and ``end`` are the place of its words in the report's text; ``words`` are at most LONGEST of them."""

    uid: str
    report: str
    outlet: str | None
    published: str | None
    act: str
    origin: str
    origin_id: str | None
    start: int
    end: int
    words: str
    events: tuple[str, ...]


def claim_rows(
    *, report: str | None = None, act: str | None = None, origin: str | None = None, since: str | None = None, until: str | None = None, unseen: Collection[str] = (), after: int = 0, limit: int = 100
) -> list[ClaimRow]:
    """Claims in the order in which they were kept; ``origin`` is a pack's id, days are those of publication."""
    wanted = {"c.report_id = %s": report, "c.act = %s": act, "c.origin_id = %s": origin, "r.published >= %s": since, "r.published <= %s": until}
    rules, values = ["g.current", *(rule for rule, value in wanted.items() if value is not None)], [value for value in wanted.values() if value is not None]
    if unseen:
        rules.append(f"c.report_id NOT IN ({', '.join(['%s'] * len(unseen))})")
        values += unseen
    # a text kept in escapes (record.rows.to_cell) is fetched whole: its places are those of the text, not of the cell
    words = f"CASE WHEN substr(r.text, 1, 5) = 'json:' THEN r.text ELSE substr(r.text, c.start + 1, CASE WHEN c.\"end\" - c.start < {LONGEST} THEN c.\"end\" - c.start ELSE {LONGEST} END) END"
    sql = (
        f'SELECT c.uid, c.report_id, r.outlet, r.published, c.act, c.origin, c.origin_id, c.start, c."end", {words}, substr(r.text, 1, 5), c.events'
        " FROM record_claim c JOIN record_reading g ON g.id = c.reading_id JOIN record_report r ON r.id = c.report_id"
        f" WHERE {' AND '.join(rules)} ORDER BY c.id LIMIT %s OFFSET %s"
    )
    return [
        ClaimRow(uid, ident, from_cell(outlet), day, act, from_cell(who) or "", actor, start, end, _words(said, head, start, end), tuple(events.split()))
        for uid, ident, outlet, day, act, who, actor, start, end, said, head, events in query(sql, [*values, limit, after])
    ]


def _words(said: str, head: str, start: int, end: int) -> str:
    return (from_cell(said) or "")[start : min(end, start + LONGEST)] if head == "json:" else said
