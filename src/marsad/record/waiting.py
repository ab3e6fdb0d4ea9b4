"""What waits for somebody, and what others did since they were last here."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from marsad.record.annotations import Annotation, standing
from marsad.record.rows import query
from marsad.record.work import shown

_OWN = ("judged", "annotated", "assigned")  # what people do to reports and incidents
_GAP = timedelta(minutes=30)  # a pause after which somebody was away


@dataclass(frozen=True, slots=True)
class Waiting:
    """A report that somebody has in hand, or may look over."""

    id: str
    title: str | None
    outlet: str | None
    state: str


@dataclass(frozen=True, slots=True)
class Change:
    """What one other person did to one report or incident: how often, and when last."""

    subject: str
    who: str
    kind: str
    count: int
    last: str


def assigned(who: str, *, limit: int = 50) -> list[Waiting]:
    """Reports that are given to somebody and not final."""
    return _reports("w.assignee = %s AND w.state <> 'final'", [who], limit)


def to_look_over(who: str, *, limit: int = 50) -> list[Waiting]:
    """Reports that wait for a colleague, and in which somebody decided nothing themselves."""
    mine = "SELECT 1 FROM record_judgement j JOIN record_reading g ON g.report_id = w.report AND g.current JOIN record_claim c ON c.reading_id = g.id AND c.uid = j.subject WHERE j.who = %s"
    return _reports(f"w.state = 'peer_review' AND NOT EXISTS ({mine})", [who], limit)


def _reports(rule: str, values: Sequence[Any], limit: int) -> list[Waiting]:
    sql = f"SELECT r.id, substr(r.title, 1, 300), substr(r.outlet, 1, 300), w.state FROM record_work w JOIN record_report r ON r.id = w.report WHERE {rule} ORDER BY w.weight DESC, r.id LIMIT {int(limit)}"
    return [Waiting(row[0], shown(row[1]), shown(row[2]), row[3]) for row in query(sql, values)]


def mentions(who: str) -> list[Annotation]:
    """Comments that name somebody, and incidents given to them, that they have not put aside; the latest first."""
    rows = standing(["comment", "done", "assigned"], newest=True)
    done = {one.subject for one in rows if one.kind == "done" and one.who == who}
    mine = [one for one in rows if who in one.value.get("mentions", ()) or (one.kind == "assigned" and one.value.get("to") == who)]
    return [one for one in mine if one.thing not in done and one.who != who]


def last_here(who: str, before: str) -> str | None:
    """When somebody last looked at anything before a moment."""
    found = query("SELECT max(at) FROM record_access WHERE who = %s AND at < %s", [who, before])
    return found[0][0] if found else None


def away_since(who: str) -> str:
    """Since when others' work is new to somebody: what they saw last before they came back; a day ago for who was never away."""
    current = datetime.now(UTC)
    return last_here(who, (current - _GAP).isoformat(timespec="milliseconds")) or (current - timedelta(days=1)).isoformat(timespec="milliseconds")


def changed_since(who: str, since: str, *, limit: int = 60) -> list[Change]:
    """What others did since a moment, by report or incident and by person; the latest first."""
    judged = (
        "SELECT coalesce(g.report_id, j.subject) AS subject, j.who AS who, j.kind AS kind, j.\"when\" AS at FROM record_judgement j"
        " LEFT JOIN record_claim c ON c.uid = j.subject LEFT JOIN record_reading g ON g.id = c.reading_id AND g.current WHERE j.\"when\" > %s AND j.who <> %s AND j.kind <> 'undo'"
    )
    noted = "SELECT subject, who, kind, \"when\" FROM record_annotation WHERE \"when\" > %s AND who <> %s AND kind IN ('person', 'evidence', 'note', 'comment')"
    sql = f"SELECT subject, who, kind, count(*), max(at) FROM ({judged} UNION ALL {noted}) x GROUP BY subject, who, kind ORDER BY 5 DESC LIMIT {int(limit)}"
    return [Change(*row) for row in query(sql, [since, who, since, who])]


def heads_of(reports: Collection[str]) -> dict[str, str | None]:
    """The titles of some reports, by id."""
    if not reports:
        return {}
    marks = ", ".join(["%s"] * len(reports))
    return {ident: shown(title) for ident, title in query(f"SELECT id, substr(title, 1, 300) FROM record_report WHERE id IN ({marks})", sorted(reports))}
