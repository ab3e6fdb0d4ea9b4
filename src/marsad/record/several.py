"""Readings and judgements of several reports at once, for a page that shows what many of them say."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from marsad.model.judgement import Judgement, in_force
from marsad.record.rows import from_cell, query
from marsad.record.store import judgements

Plain = dict[str, Any]
_AT_ONCE = 5000


def records_of(reports: Sequence[str]) -> dict[str, Plain]:
    """The current readings of some reports by report id, as RECORD.md has them; those not read are left out."""
    if not reports:
        return {}
    marks = ", ".join(["%s"] * len(reports))
    sql = f"SELECT r.id, g.payload, r.text FROM record_reading g JOIN record_report r ON r.id = g.report_id WHERE g.current = %s AND g.payload <> '{{}}' AND r.id IN ({marks})"
    found = {}
    for ident, payload, text in query(sql, [True, *reports]):
        record: Plain = json.loads(payload)
        record["report"]["text"] = from_cell(text)
        found[ident] = record
    return found


def judgements_on(subjects: Sequence[str]) -> list[Judgement]:
    """The judgements on some subjects that nobody took back, in their order."""
    found: dict[int, Judgement] = {}
    for at in range(0, len(subjects), _AT_ONCE):
        part = list(subjects[at : at + _AT_ONCE])
        marks = ", ".join(["%s"] * len(part))
        rows = query(f'SELECT id, kind, subject, who, "when", other, field, value, why FROM record_judgement WHERE subject IN ({marks})', part)
        found.update((row[0], _judgement(row)) for row in rows)
    if not found:
        return []
    undone = judgements(kinds=("undo",))
    return in_force(sorted([*found.values(), *undone], key=lambda one: one.id))


def _judgement(row: tuple[Any, ...]) -> Judgement:
    return Judgement(row[0], row[1], row[2], from_cell(row[3]) or "", row[4], row[5], row[6], None if row[7] is None else json.loads(row[7]), from_cell(row[8]))
