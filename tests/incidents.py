"""The samples of incidents as capture gives them, one original a report."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from marsad.case import add
from marsad.case.linking import Joined, link_case
from marsad.model.custody import Captured, CapturedReport, Custody
from marsad.model.report import Report
from marsad.record.place import CasePlace

SAMPLES = Path(__file__).resolve().parents[1] / "samples" / "incidents" / "reports.jsonl"


@cache
def samples() -> dict[str, Captured]:
    """Every sample report by its name."""
    return {row["id"]: _captured(row) for row in map(json.loads, SAMPLES.read_text(encoding="utf-8").splitlines())}


def _captured(row: dict[str, Any]) -> Captured:
    name = f"/in/{row['id']}.txt"
    custody = Custody(name, name, "2026-11-24T00:00:00+00:00", "marsad test", "working")
    report = Report(row["text"], row["outlet"], date.fromisoformat(row["published"]), row["url"], row["title"])
    return Captured(row["text"].encode(), custody, (CapturedReport(report, language="ar"),))


def report_id(name: str) -> str:
    return samples()[name].reports[0].report.id


def fill(place: CasePlace, names: Iterable[str] | None = None) -> None:
    """Add sample reports without linking them."""
    add(place, [samples()[name] for name in (samples() if names is None else names)])


def linked(place: CasePlace, names: Iterable[str] | None = None) -> Joined:
    """Add sample reports and link."""
    fill(place, names)
    return link_case(place)
