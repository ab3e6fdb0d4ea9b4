"""Lists of what a case holds, page by page, for the command line and the desk."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from marsad.model.judgement import in_force
from marsad.record.rows import from_cell, query
from marsad.record.store import judgements

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One report of a case in a list."""

    id: str
    outlet: str | None
    published: str | None
    language: str | None
    title: str | None
    url: str | None
    claims: int
    text: str


@dataclass(frozen=True, slots=True)
class ClaimLine:
    """One claim of a case in a list: who says what sort of thing, where it stands, what it tells."""

    uid: str
    report: str
    outlet: str | None
    published: str | None
    act: str
    origin: str
    origin_id: str | None
    words: str
    events: str


def reports(*, outlet: str | None = None, since: str | None = None, until: str | None = None, after: int = 0, limit: int = 1000) -> list[ReportLine]:
    """Reports by day of publication; ``after`` skips so many."""
    wanted = {"r.outlet = %s": outlet, "r.published >= %s": since, "r.published <= %s": until}
    where, values = _where(wanted)
    sql = (
        "SELECT r.id, r.outlet, r.published, r.language, r.title, r.url,"
        " (SELECT count(*) FROM record_reading g JOIN record_claim c ON c.reading_id = g.id WHERE g.report_id = r.id AND g.current), r.text"
        f" FROM record_report r{where} ORDER BY r.published NULLS FIRST, r.id LIMIT %s OFFSET %s"
    )
    rows = query(sql, [*values, limit, after])
    return [ReportLine(row[0], from_cell(row[1]), row[2], row[3], from_cell(row[4]), from_cell(row[5]), row[6], from_cell(row[7]) or "") for row in rows]


def heads(ids: Sequence[str]) -> dict[str, ReportLine]:
    """Some reports by id, without their numbers of claims."""
    found: dict[str, ReportLine] = {}
    for at in range(0, len(ids), 500):
        part = list(ids[at : at + 500])
        rows = query(f"SELECT id, outlet, published, language, title, url, text FROM record_report WHERE id IN ({', '.join(['%s'] * len(part))})", part)
        found.update((row[0], ReportLine(row[0], from_cell(row[1]), row[2], row[3], from_cell(row[4]), from_cell(row[5]), 0, from_cell(row[6]) or "")) for row in rows)
    return found


_KNOWN = ("canonical", "published_text", "published_source", "published_precision", "zone", "part", "pages", "doubts", "mended", "again", "forwarded", "edited", "media")
_CUSTODY = ("requested", "final", "received", "agent", "copy", "status", "declared_type", "detected_type")


def whence(ids: Sequence[str]) -> dict[str, Plain]:
    """Where some reports come from: what the page said of itself, the original, and how that came in."""
    found: dict[str, Plain] = {}
    for part in _parts(ids):
        sql = "SELECT r.id, r.author, r.known, c.original_id, c.custody FROM record_report r JOIN record_capture c ON c.id = r.capture_id WHERE r.id IN (%s)"
        for ident, author, known, original, custody in query(sql % _marks(part), part):
            about, came = json.loads(known), json.loads(custody)
            found[ident] = {"author": from_cell(author), **{key: about.get(key) for key in _KNOWN}, "original": original, **{key: came.get(key) for key in _CUSTODY}}
    return found


def written(uids: Sequence[str]) -> dict[str, Plain]:
    """By whom some claims were written, and what people decided of them that is in force; unknown ones are left out."""
    decided: dict[str, list[Plain]] = {}
    for one in in_force(judgements()):
        decided.setdefault(one.subject, []).append({"kind": one.kind, "field": one.field, "value": None if one.kind == "different" else one.value, "who": one.who, "when": one.when, "why": one.why})
    found: dict[str, Plain] = {}
    for part in _parts(uids):
        sql = "SELECT c.uid, c.author FROM record_claim c JOIN record_reading g ON g.id = c.reading_id WHERE g.current AND c.uid IN (%s)"
        found.update((uid, {"author": author, "decisions": decided.get(uid, [])}) for uid, author in query(sql % _marks(part), part))
    return found


def spans_of(uids: Sequence[str]) -> dict[str, tuple[int, int]]:
    """Where some claims stand in the texts of their reports."""
    found: dict[str, tuple[int, int]] = {}
    for part in _parts(uids):
        sql = 'SELECT c.uid, c.start, c."end" FROM record_claim c JOIN record_reading g ON g.id = c.reading_id WHERE g.current AND c.uid IN (%s)'
        found.update((uid, (start, end)) for uid, start, end in query(sql % _marks(part), part))
    return found


def _parts(ids: Sequence[str]) -> Iterator[list[str]]:
    return (list(ids[at : at + 500]) for at in range(0, len(ids), 500))


def _marks(values: Sequence[str]) -> str:
    return ", ".join(["%s"] * len(values))


_CLAIMS = (
    "SELECT c.uid, c.report_id, r.outlet, r.published, c.act, c.origin, c.origin_id, c.start, c.\"end\", r.text,"
    " (SELECT string_agg(e.type, ', ') FROM record_event e WHERE e.reading_id = c.reading_id AND c.events LIKE '%%' || e.uid || '%%')"
    " FROM record_claim c JOIN record_reading g ON g.id = c.reading_id JOIN record_report r ON r.id = c.report_id"
)


def claims(
    *, report: str | None = None, act: str | None = None, origin: str | None = None, place: str | None = None, after: int = 0, limit: int = 1000
) -> list[ClaimLine]:
    """Claims of the current readings in the order of reports and text."""
    wanted = {"g.report_id = %s": report, "c.act = %s": act, "c.origin_id = %s": origin}
    where, values = _where(wanted, "g.current")
    if place:
        where += " AND EXISTS (SELECT 1 FROM record_event e WHERE e.reading_id = c.reading_id AND e.place_id = %s AND c.events LIKE '%%' || e.uid || '%%')"
        values.append(place)
    sql = f"{_CLAIMS}{where} ORDER BY r.published, c.report_id, c.start, c.id LIMIT %s OFFSET %s"
    return [_claim(row) for row in query(_in_dialect(sql), [*values, limit, after])]


def claims_by_uid(uids: Sequence[str]) -> dict[str, ClaimLine]:
    """Some claims of the current readings by uid; unknown ones are left out."""
    found: dict[str, ClaimLine] = {}
    for at in range(0, len(uids), 500):
        part = list(uids[at : at + 500])
        where = f" WHERE g.current AND c.uid IN ({', '.join(['%s'] * len(part))})"
        found.update((line.uid, line) for line in map(_claim, query(_in_dialect(_CLAIMS + where), part)))
    return found


def chains_of(uids: Sequence[str]) -> dict[str, list[tuple[str, str | None, bool]]]:
    """The chains of some claims, the first voice first: name, pack's id, whether it is only described."""
    found: dict[str, list[tuple[str, str | None, bool]]] = {}
    for at in range(0, len(uids), 500):
        part = list(uids[at : at + 500])
        sql = (
            "SELECT v.claim, v.name, v.actor, v.anonymous FROM record_claim c JOIN record_reading g ON g.id = c.reading_id"
            f" JOIN record_voice v ON v.reading_id = c.reading_id AND v.claim = c.uid WHERE g.current AND c.uid IN ({', '.join(['%s'] * len(part))}) ORDER BY v.claim, v.position"
        )
        for claim, name, actor, anonymous in query(sql, part):
            found.setdefault(claim, []).append((from_cell(name) or "", actor, bool(anonymous)))
    return found


def counts() -> dict[str, int]:
    """How much a case holds."""
    return {
        name: query(f"SELECT count(*) FROM {table}{' JOIN record_reading g ON g.id = reading_id WHERE g.current' if joined else ''}")[0][0]
        for name, table, joined in (
            ("originals", "record_original", False),
            ("reports", "record_report", False),
            ("claims", "record_claim", True),
            ("events", "record_event", True),
            ("harms", "record_harm", True),
            ("judgements", "record_judgement", False),
            ("ledger", "record_ledgerline", False),
        )
    }


def _claim(row: tuple[Any, ...]) -> ClaimLine:
    words = (from_cell(row[9]) or "")[row[7] : row[8]]
    return ClaimLine(row[0], row[1], from_cell(row[2]), row[3], row[4], from_cell(row[5]) or "", row[6], " ".join(words.split()), row[10] or "")


def _where(wanted: dict[str, str | None], *always: str) -> tuple[str, list[Any]]:
    rules = [*always, *(rule for rule, value in wanted.items() if value is not None)]
    return (" WHERE " + " AND ".join(rules) if rules else ""), [value for value in wanted.values() if value is not None]


def _in_dialect(sql: str) -> str:
    from django.db import connection

    return sql.replace("string_agg(e.type, ', ')", "group_concat(e.type, ', ')") if connection.vendor == "sqlite" else sql
