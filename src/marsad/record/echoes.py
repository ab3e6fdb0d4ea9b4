"""Who repeats whom, over all incidents: passages that outlets re-use from one another, counted and one by one."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from marsad.record.rows import from_cell, query, to_cell

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class EchoPair:
    """One outlet that re-uses another's passages. ``ordered`` of them are known to come later, ``reworded`` are not word for word."""

    source: str
    outlet: str
    count: int
    ordered: int
    reworded: int


@dataclass(frozen=True, slots=True)
class EchoLine:
    """One passage re-used: the incident, the two reports with their outlets, the places in their texts."""

    number: int
    incident: str
    earlier: str
    later: str
    source: str
    outlet: str
    kind: str
    score: float
    ordered: bool
    day: str | None
    spans: tuple[Span, Span]


def echo_pairs(*, outlet: str | None = None, unseen: Collection[str] = (), limit: int = 200) -> list[EchoPair]:
    """Pairs of outlets by how often the second re-uses the first; ``outlet`` keeps those in which it is either."""
    where, values = _where(outlet, None, unseen, None)
    sql = (
        "SELECT source, outlet, count(*), sum(CASE WHEN ordered THEN 1 ELSE 0 END), sum(CASE WHEN kind = 'reworded' THEN 1 ELSE 0 END)"
        f" FROM record_incidentecho{where} GROUP BY source, outlet ORDER BY 3 DESC, source, outlet LIMIT %s"
    )
    return [EchoPair(from_cell(row[0]) or "", from_cell(row[1]) or "", row[2], int(row[3]), int(row[4])) for row in query(sql, [*values, limit])]


def echoes(
    *, outlet: str | None = None, source: str | None = None, incident: str | None = None, unseen: Collection[str] = (), after: int = 0, limit: int = 20
) -> list[EchoLine]:
    """Passages re-used, the newest first; of one outlet, from one source, or within one incident."""
    where, values = _where(outlet, source, unseen, incident)
    sql = (
        "SELECT id, incident, earlier, later, source, outlet, kind, score, ordered, day, spans FROM record_incidentecho"
        f"{where} ORDER BY day DESC, id LIMIT %s OFFSET %s"
    )
    return [
        EchoLine(number, ident, earlier, later, from_cell(first) or "", from_cell(second) or "", kind, score, bool(ordered), day, _spans(spans))
        for number, ident, earlier, later, first, second, kind, score, ordered, day, spans in query(sql, [*values, limit, after])
    ]


def passages(wanted: Sequence[tuple[str, Span]], *, longest: int = 1200) -> dict[tuple[str, Span], str]:
    """The words of some places in texts; reports that were erased have none."""
    reports = list(dict.fromkeys(report for report, _ in wanted))
    marks = ", ".join(["%s"] * len(reports))
    texts = {row[0]: from_cell(row[1]) or "" for row in query(f"SELECT id, text FROM record_report WHERE id IN ({marks})", reports)} if reports else {}
    return {(report, span): texts.get(report, "")[span[0] : min(span[1], span[0] + longest)] for report, span in wanted}


def _where(outlet: str | None, source: str | None, unseen: Collection[str], incident: str | None) -> tuple[str, list[str]]:
    rules: list[str] = []
    values: list[str] = []
    if outlet and source:
        rules, values = ["outlet = %s", "source = %s"], [to_cell(outlet) or "", to_cell(source) or ""]
    elif outlet or source:
        rules, values = ["(outlet = %s OR source = %s)"], [to_cell(outlet or source) or ""] * 2
    if incident:
        rules.append("incident = %s")
        values.append(incident)
    if unseen:
        marks = ", ".join(["%s"] * len(unseen))
        rules += [f"earlier NOT IN ({marks})", f"later NOT IN ({marks})"]
        values += [*unseen, *unseen]
    return (f" WHERE {' AND '.join(rules)}" if rules else ""), values


def _spans(cell: str) -> tuple[Span, Span]:
    first, second = json.loads(cell)
    return (first[0], first[1]), (second[0], second[1])
