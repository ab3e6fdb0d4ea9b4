"""A case out of the export "json": reports and what was read from them as they stood, and the judgements of people in their order."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any

from marsad.case.kept import kept_reading
from marsad.errors import CaseError
from marsad.model.custody import Captured, CapturedReport, Custody
from marsad.model.report import Report
from marsad.record.ledger import now
from marsad.record.parts import Read, ready
from marsad.record.place import CasePlace
from marsad.record.store import judge, judgements, keep
from marsad.record.subjects import ON_WORDS, known
from marsad.text.finding import findable
from marsad.version import __version__

Plain = dict[str, Any]
_BATCH = 500


@dataclass(frozen=True, slots=True)
class Imported:
    """What an export brought: reports, those the case held already, those whose text the export does not tell, judgements."""

    added: int
    known: int
    withheld: int
    judgements: int


def add_from_export(place: CasePlace, folder: Path, *, who: str) -> Imported:
    """Keep the reports of an export with their readings and judgements; incidents are linked after it. Raises CaseError for a folder that is none.

    1. Reports whose text is told, under their own ids; one whose text does not give its id is refused. 2. Judgements, by those who made
    them, where the case has none yet: their times are those of today, the export has the old ones.
    """
    if not (folder / "reports.jsonl").is_file():
        raise CaseError(f"{folder}: no export of a whole record (no reports.jsonl in it); make one: marsad export CASE json {folder} --for admin")
    added = known = withheld = 0
    lines = _lines(folder / "reports.jsonl")
    while some := list(islice(lines, _BATCH)):  # 1
        told = [line for line in some if line["record"] and line["record"]["report"]["text"] is not None]
        kept = keep(place, [_captured(line, folder) for line in told], who=who)
        added, known, withheld = added + kept.added, known + kept.known, withheld + len(some) - len(told)
    return Imported(added, known, withheld, _judged(folder))  # 2


def _lines(path: Path) -> Iterator[Plain]:
    with path.open(encoding="utf-8") as raw:
        for number, line in enumerate(raw, 1):
            try:
                yield json.loads(line)
            except json.JSONDecodeError as fault:
                raise CaseError(f"{path.name}, line {number}: no JSON ({fault.msg}); the export is damaged, take it again") from fault


def _captured(line: Plain, folder: Path) -> tuple[Captured, list[Read | None]]:
    """A report as if it were captured from the export, with its reading."""
    about, record = line["record"]["report"], line["record"]
    report = Report(about["text"], about["outlet"], date.fromisoformat(about["published"]) if about["published"] else None, about["url"], about["title"])
    if report.id != line["id"]:
        raise CaseError(f"report {line['id']}: its text is not the one of this id; the export was changed")
    name = f"export:{folder.name}/{line['id']}"
    received = line["custody"][0]["received"] if line["custody"] else now()
    custody = Custody(name, about["url"] or name, received, f"Marsad/{__version__}", "working", detected_type="application/json")
    raw = about["text"].encode("utf-8", "surrogatepass")
    return Captured(raw, custody, (CapturedReport(report, language=line["language"]),)), [ready(record, findable(report.text), kept_reading(record))]


def _judged(folder: Path) -> int:
    path = folder / "judgements.jsonl"
    if not path.is_file() or judgements():
        return 0
    numbers: dict[str, str] = {}
    there = known({one["subject"] for one in _lines(path) if one["kind"] in ON_WORDS})
    for one in _lines(path):
        subject = numbers.get(one["subject"]) if one["kind"] == "undo" else one["subject"]
        if subject is None or (one["kind"] in ON_WORDS and subject not in there and subject not in known({subject})):
            continue  # on words of a report that did not come along, nor added by a line before
        made = judge(one["kind"], subject, who=one["who"], other=one["other"], field=one["field"], value=one["value"], why=one["why"])
        numbers[str(one["id"])] = str(made.id)
    return len(numbers)
