"""Linking on the samples: one strike told by many outlets is one incident, two strikes on one day are two."""

from __future__ import annotations

import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from marsad import Report, load_packs, read
from marsad.linking.road import incidents, link
from marsad.model.identity import with_uids
from marsad.model.record import to_record

SAMPLES = Path(__file__).resolve().parents[1] / "samples" / "ghouta" / "reports.jsonl"


@cache
def ghouta() -> dict[str, dict[str, Any]]:
    rows = [json.loads(line) for line in SAMPLES.read_text(encoding="utf-8").splitlines()]
    reports = {row["id"]: Report(row["text"], row["outlet"], date.fromisoformat(row["published"]), row["url"], row["title"]) for row in rows}
    return {name: with_uids(to_record(read(report, load_packs()), "test")) for name, report in reports.items()}


def test_one_strike_told_by_six_reports_is_one_incident() -> None:
    names = {record["report"]["id"]: name for name, record in ghouta().items()}
    found = max(incidents(link(ghouta().values())), key=lambda one: len(one["reports"]))
    assert {"g01", "g02", "g03", "g04", "g06", "g07"} <= {names[report] for report in found["reports"]}


def test_order_of_reports_makes_no_difference() -> None:
    records = list(ghouta().values())
    assert incidents(link(records)) == incidents(link(records[::-1]))
