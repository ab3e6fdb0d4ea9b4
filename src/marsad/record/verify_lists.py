"""Rows that follow from readings and incidents, made again and compared: maps, filters, echoes, names, totals, the search index."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from django.db import connection

from marsad.record.fault import Fault
from marsad.record.linkage import actor_rows, claim_rows, echo_rows, outlets_of, report_of, runs, spot_rows, totals_fingerprint
from marsad.record.rows import from_cell, query, query_nothing, stream
from marsad.text.finding import findable

Plain = dict[str, Any]
_ANEW = "lists, maps and filters; the incidents themselves hold; make them anew: marsad link --anew"
_NARROW = {
    "claim": ("incident", "claim", "report", "position"),
    "spot": ("incident", "label", "accuracy", "points"),
    "actor": ("incident", "actor", "stance"),
    "echo": ("incident", "earlier", "later", "source", "outlet", "kind", "score", "ordered", "day", "spans"),
}


def of_incidents(payloads: Iterator[Plain]) -> Fault | None:
    """Rows beside the incidents that are not what these say."""
    expected: dict[str, list[tuple[Any, ...]]] = {table: [] for table in _NARROW}
    for part in _parts(payloads):
        claims = report_of([claim for one in part for claim in one["claims"]])
        outlets = outlets_of([report for one in part for echo in one["echoes"] for report in (echo["earlier"], echo["later"])])
        for one in part:
            expected["claim"] += claim_rows(one, claims)
            expected["spot"] += spot_rows(one)
            expected["actor"] += actor_rows(one)
            expected["echo"] += echo_rows(one, outlets)
    return next((fault for table, rows in expected.items() if (fault := _same(table, rows))), None)


def _same(table: str, rows: list[tuple[Any, ...]]) -> Fault | None:
    names = ", ".join(f'"{name}"' for name in _NARROW[table])
    kept = sorted((_cells(row) for row in stream(f"SELECT {names} FROM record_incident{table}")), key=repr)
    made = sorted((_cells(row) for row in rows), key=repr)
    if kept == made:
        return None
    stray = next((a or b for a, b in zip([*kept, ()], [*made, ()], strict=False) if a != b), ("",))
    return Fault(f"incident {stray[0] if stray else ''}", f"is told otherwise in the rows for {_SAID[table]} than it is", _ANEW)


_SAID = {"claim": "its claims", "spot": "the map", "actor": "its parties", "echo": "its echoes"}


def _cells(row: Any) -> tuple[Any, ...]:
    return tuple(int(cell) if isinstance(cell, bool) else round(cell, 9) if isinstance(cell, float) else cell for cell in row)


def _parts(rows: Iterator[Plain], size: int = 200) -> Iterator[list[Plain]]:
    part: list[Plain] = []
    for row in rows:
        part.append(row)
        if len(part) == size:
            yield part
            part = []
    if part:
        yield part


def names() -> Fault | None:
    """The ids that incidents carry where these are not their natural ones, as the runs of the ledger gave them."""
    told: dict[str, str] = {}
    for _, run in runs():
        told.update(tuple(pair) for pair in run["names"])
    if dict(query("SELECT own, incident FROM record_incidentname")) != told:
        return Fault("names of incidents", "are not those that the ledger tells", "which id an incident keeps when it is linked again")
    return None


def totals(sealed: str | None) -> Fault | None:
    """Running totals as the last link run sealed them."""
    if sealed is None or totals_fingerprint() == sealed:
        return None
    return Fault("running totals", "are not those that the last link run sealed", "the page of tolls; make them anew: marsad link --anew")


def homes() -> Fault | None:
    """Each incident stands where its tellings do, under the natural id or the one that it was given."""
    sql = (
        "SELECT i.id FROM record_incident i WHERE NOT EXISTS (SELECT 1 FROM record_telling t WHERE t.home = i.home)"
        " OR (i.own <> i.id AND NOT EXISTS (SELECT 1 FROM record_incidentname n WHERE n.own = i.own AND n.incident = i.id)) LIMIT 1"
    )
    stray = query(sql)
    return Fault(f"incident {stray[0][0]}", "carries another name or home than its tellings give it", _ANEW) if stray else None


def search_index() -> Fault | None:
    """Every report is found by all of its words, and nothing else is."""
    found = _indexed()
    for ident, text in stream("SELECT id, text FROM record_report"):
        words = set(findable(from_cell(text) or "").split())
        if words != found.pop(ident, set()):
            return Fault(f"search index of report {ident}", "does not hold the words of its text", "whether the report is found; reread or restore the case")
    stray = next((ident for ident, words in found.items() if words), None)
    return Fault(f"search index of report {stray}", "stands for no report", "what is found") if stray else None


def _indexed() -> dict[str, set[str]]:
    if connection.vendor == "postgresql":
        return {row[0]: set(row[1]) for row in stream("SELECT report, tsvector_to_array(words) FROM record_search")}
    reports = {number: report for number, report in stream("SELECT number, report FROM record_searched")}
    found: dict[str, set[str]] = {report: set() for report in reports.values()}
    query_nothing("CREATE VIRTUAL TABLE IF NOT EXISTS temp.record_search_words USING fts5vocab(main, record_search, instance)")
    for word, number in stream("SELECT term, doc FROM temp.record_search_words"):
        found.setdefault(reports.get(number, f"#{number}"), set()).add(word)
    return found


def plain(payload: str) -> Plain:
    """An incident out of its cell."""
    told: Plain = json.loads(payload)
    return told
