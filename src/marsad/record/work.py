"""Where the work on reports stands: lists for the desk, short enough for one page."""

from __future__ import annotations

import json
import time
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from marsad.record import access
from marsad.record.ledger import Entry, append, now
from marsad.record.rows import from_cell, query, query_nothing, told, writing

_SHOWN = 300  # characters of a title or text that a list shows


@dataclass(frozen=True, slots=True)
class ReportRow:
    """One report in a list."""

    id: str
    outlet: str | None
    published: str | None
    title: str | None
    begins: str
    language: str | None
    state: str


@dataclass(frozen=True, slots=True)
class ReportHead:
    """What is known of one report beside what was read from it. ``pages`` are numbers with the offset at which each begins, ``doubts`` what was read
    from a picture and is to be looked at: from, to, how sure in per cent."""

    id: str
    outlet: str | None
    title: str | None
    url: str | None
    author: str | None
    published: str | None
    language: str | None
    state: str
    assignee: str | None
    reasons: tuple[str, ...]
    pages: tuple[tuple[int, int], ...] = ()
    doubts: tuple[tuple[int, int, int], ...] = ()


def report_head(ident: str) -> ReportHead | None:
    """One report with where its work stands, or None."""
    found = query(
        "SELECT r.id, substr(r.outlet, 1, 300), substr(r.title, 1, 2000), substr(r.url, 1, 2000), substr(r.author, 1, 300), r.published, r.language,"
        " w.state, w.assignee, w.reasons, r.known FROM record_report r LEFT JOIN record_work w ON w.report = r.id WHERE r.id = %s",
        [ident],
    )
    if not found:
        return None
    report, outlet, title, url, author, published, language, state, assignee, reasons, known = found[0]
    about = json.loads(known or "{}")
    scraped = [shown(cell) for cell in (outlet, title, url, author)]
    return ReportHead(report, scraped[0], scraped[1], scraped[2], scraped[3], published, language, state or "machine", assignee, tuple((reasons or "").split()), *(tuple(map(tuple, about.get(key, ()))) for key in ("pages", "doubts")))


def report_text(ident: str) -> str:
    """The text of a report that was not read."""
    found = query("SELECT text FROM record_report WHERE id = %s", [ident])
    return (from_cell(found[0][0]) or "") if found else ""


def report_rows(*, after: int = 0, limit: int = 51, without: Collection[str] = ()) -> list[ReportRow]:
    """Reports, newest first, but for some; only the beginning of their words is fetched."""
    hidden, values = _without("r.id", without)
    sql = (
        "SELECT r.id, substr(r.outlet, 1, 300), r.published, substr(r.title, 1, 300), substr(r.text, 1, 300), r.language, w.state"
        " FROM record_report r LEFT JOIN record_work w ON w.report = r.id"
        f"{' WHERE ' + hidden if hidden else ''} ORDER BY r.published DESC, r.id LIMIT %s OFFSET %s"
    )
    return [
        ReportRow(row[0], shown(row[1]), row[2], shown(row[3]), shown(row[4]) or "", row[5], row[6] or "machine")
        for row in query(sql, [*values, limit, after])
    ]


def _without(column: str, reports: Collection[str]) -> tuple[str, Sequence[Any]]:
    """A condition that leaves out some reports; empty where there are none."""
    return (f"{column} NOT IN ({', '.join(['%s'] * len(reports))})", sorted(reports)) if reports else ("", ())


def shown(cell: str | None) -> str | None:
    """The beginning of a cell; one kept in escapes may have been cut in the middle of one, and is shown as it stands."""
    try:
        return from_cell(cell)
    except ValueError:
        return cell


# --- the work itself ---


def put_state(report: str, state: str) -> None:
    """Let the row of a report follow a judgement on its state."""
    _put(report, "state", state)


def assign(report: str, to: str | None, *, by: str) -> None:
    """Give a report to somebody, or to nobody; a line of the ledger says who did."""
    with writing():
        _put(report, "assignee", to)
        append([Entry("assigned", report, {"to": to})], by)


def _put(report: str, column: str, value: str | None) -> None:
    with writing():
        query_nothing("INSERT INTO record_work (report, state, weight, reasons) VALUES (%s, 'machine', 0, '') ON CONFLICT (report) DO NOTHING", [report])
        query_nothing(f"UPDATE record_work SET {column} = %s WHERE report = %s", [value, report])


PRESENT = 45.0  # seconds after which somebody who was heard of no more is gone


def be_present(report: str, who: str) -> list[str]:
    """Say that somebody has a report open; the names of the others who do."""
    at = time.time()
    with told():
        query_nothing(
            "INSERT INTO record_presence (report, who, at) VALUES (%s, %s, %s) ON CONFLICT (report, who) DO UPDATE SET at = excluded.at", [report, who, at]
        )
    return present(report, who)


def present(report: str, who: str) -> list[str]:
    """Those who have a report open just now, but for one."""
    rows = query("SELECT who FROM record_presence WHERE report = %s AND who <> %s AND at > %s ORDER BY who", [report, who, time.time() - PRESENT])
    return [row[0] for row in rows]


# --- who saw what ---

_AGAIN = timedelta(minutes=10)  # within which looking again is the same look


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody saw or exported something."""

    at: str
    who: str
    kind: str
    subject: str


def note_look(who: str, kind: str, subject: str) -> None:
    """Keep that somebody saw something; looking again within minutes is one look."""
    at = now()
    since = (datetime.fromisoformat(at) - _AGAIN).isoformat(timespec="milliseconds")
    with told():
        made = query(
            "INSERT INTO record_access (who, at, kind, subject) SELECT %s, %s, %s, %s"
            " WHERE NOT EXISTS (SELECT 1 FROM record_access WHERE subject = %s AND who = %s AND kind = %s AND at > %s) RETURNING id",
            [who, at, kind, subject, subject, who, kind, since],
        )
    if made and made[0][0] % access.EVERY == 0:
        access.seal("machine")


def note_export(who: str, what: str, filters: dict[str, str], told: Mapping[str, Any] | None = None) -> None:
    """Somebody took a list away: kept beside what was seen, and a line of the ledger; ``told`` is the format, for whom, and the hash."""
    with writing():
        query_nothing("INSERT INTO record_access (who, at, kind, subject) VALUES (%s, %s, 'exported', %s)", [who, now(), what])
        append([Entry("exported", what, {"filters": filters, **(told or {})})], who)
        access.seal(who)


def looks(*, who: str | None = None, subject: str | None = None, after: int = 0, limit: int = 51) -> list[Look]:
    """Who saw and exported what, the latest first."""
    rules = {"who = %s": who, "subject = %s": subject}
    kept = {rule: value for rule, value in rules.items() if value}
    where = " WHERE " + " AND ".join(kept) if kept else ""
    rows = query(f"SELECT at, who, kind, subject FROM record_access{where} ORDER BY at DESC, id DESC LIMIT %s OFFSET %s", [*kept.values(), limit, after])
    return [Look(*row) for row in rows]
