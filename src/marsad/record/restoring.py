"""What a bag does not carry as rows and the ledger tells: settings of the desk, and where the work on each report stands."""

from __future__ import annotations

import json

from marsad.model.judgement import in_force
from marsad.record.rows import insert, query
from marsad.record.store import judgements


def restore_settings() -> None:
    """Choose for the desk what was last chosen. Call inside ``writing()``."""
    insert("record_setting", ("key", "value"), sorted((subject, told["value"]) for subject, told in _last("setting").items()))


def restore_work() -> None:
    """Give reports their state and whoever works on them. Call inside ``writing()``."""
    states = {one.subject: str(one.value) for one in in_force(judgements(kinds=("state", "undo"))) if one.kind == "state"}
    given = {report: told["to"] for report, told in _last("assigned").items()}
    known = {row[0]: row[1] for row in query("SELECT id, published FROM record_report")}
    rows = [(report, states.get(report, "machine"), given.get(report), 0, "", known[report]) for report in sorted({*states, *given}) if report in known]
    insert("record_work", ("report", "state", "assignee", "weight", "reasons", "published"), rows)


def _last(kind: str) -> dict[str, dict[str, str]]:
    """The last line of a kind on each subject."""
    sql = "SELECT l.subject, p.payload FROM record_ledgerline l JOIN record_ledgerpayload p ON p.line_id = l.seq WHERE l.kind = %s AND p.payload IS NOT NULL ORDER BY l.seq"
    return {subject: json.loads(payload) for subject, payload in query(sql, [kind])}
