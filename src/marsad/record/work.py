"""Where the work on reports stands: lists for the desk, short enough for one page."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.record.rows import from_cell, query

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


def report_rows(*, after: int = 0, limit: int = 51) -> list[ReportRow]:
    """Reports, newest first; only the beginning of their words is fetched."""
    sql = (
        "SELECT r.id, substr(r.outlet, 1, 300), r.published, substr(r.title, 1, 300), substr(r.text, 1, 300), r.language, w.state"
        " FROM record_report r LEFT JOIN record_work w ON w.report = r.id ORDER BY r.published DESC, r.id LIMIT %s OFFSET %s"
    )
    return [
        ReportRow(row[0], shown(row[1]), row[2], shown(row[3]), shown(row[4]) or "", row[5], row[6] or "machine") for row in query(sql, [limit, after])
    ]


def shown(cell: str | None) -> str | None:
    """The beginning of a cell; one kept in escapes may have been cut in the middle of one, and is shown as it stands."""
    try:
        return from_cell(cell)
    except ValueError:
        return cell
