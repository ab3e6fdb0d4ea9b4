"""The whole record as JSON Lines: incidents, reports with all that was read, judgements; with the JSON Schema of their lines.

What an admin takes comes back by ``marsad add --from-export``, but for victims and evidence that people wrote (``written.jsonl``). For others what is hidden is a block or null, as on the desk; judgements
stay here, and for everybody the readings too.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict
from importlib.resources import files
from itertools import islice
from pathlib import Path
from typing import IO, Any

from marsad.exports.evidence import originals_of
from marsad.exports.protection import blocked
from marsad.exports.seen import ReportSeen, Seen, report_seen
from marsad.exports.writing import About
from marsad.record.cells import from_json
from marsad.record.several import judgements_on
from marsad.record.store import judgements, records

Plain = dict[str, Any]
SCHEMA = "record.schema.json"
_AT_ONCE = 500


def write(folder: Path, incidents: Iterable[Seen], about: About) -> None:
    """1. Incidents, what people wrote to them, and the reports behind them. 2. The other reports of a whole case. 3. Judgements. 4. The schema."""
    told: set[str] = set()
    with _lines(folder, "incidents") as out, _lines(folder, "reports") as reports, _lines(folder, "written") as written:
        for one in incidents:  # 1
            _line(out, one.incident)
            for thing in one.written:
                kept = {key: value for key, value in thing.value.items() if key != "from"}  # may be the path of a file on somebody's disk
                _line(written, {"incident": one.incident["id"], "kind": thing.kind, "thing": thing.thing, "who": thing.who, "when": thing.when, "hidden": thing.hidden, "value": kept})
            for ident, report in one.reports.items():
                if ident not in told:
                    told.add(ident)
                    _line(reports, _report(report, about))
        if about.whole:  # 2
            for report in _others(told, about):
                _line(reports, _report(report, about))
    if about.asker.all:  # 3
        _judgements(folder, told, about)
    (folder / SCHEMA).write_bytes(files("marsad.exports.tables").joinpath(SCHEMA).read_bytes())  # 4


def _others(told: Collection[str], about: About) -> Iterator[ReportSeen]:
    """The reports that stand behind no incident, some hundred in memory at a time."""
    hidden = about.asker.redactor.reports
    rest = (record for record in records() if record["report"]["id"] not in told and record["report"]["id"] not in hidden)
    while some := list(islice(rest, _AT_ONCE)):
        originals = originals_of([record["report"]["id"] for record in some])
        yield from (report_seen(record, about.asker, originals.get(record["report"]["id"])) for record in some)


def _lines(folder: Path, name: str) -> IO[str]:
    return (folder / f"{name}.jsonl").open("w", encoding="utf-8", newline="\n")


def _line(out: IO[str], value: Any) -> None:
    out.write(json.dumps(value, ensure_ascii=False, sort_keys=True).encode("utf-8", "backslashreplace").decode().translate(_TURNED) + "\n")


# marks of direction and separators as JSON escapes: the same values, and no editor shows the line in another order
_TURNED = {code: f"\\u{code:04x}" for code in (0x7F, *range(0x80, 0xA0), 0x61C, 0x200E, 0x200F, 0x2028, 0x2029, *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF)}


def _report(report: ReportSeen, about: About) -> Plain:
    """A report's head, its custody, and its reading where that may go out."""
    record = None if about.asker.public else {key: value for key, value in report.record.items() if key != "raw"}
    if record and report.names:
        record = _nameless(record, report.names)
        record["report"] = {**record["report"], "text": None, "withheld": True}  # blocks would shift every span
    if record and report.head["sha256"] is None:
        record["report"] = {**record["report"], **{key: report.head[key] for key in ("outlet", "url", "sha256")}}
    sha256, custody = report.original or (None, "")
    known = [{"original_sha256": sha256, **from_json(custody)}] if sha256 and about.asker.all and not about.asker.public else []
    return {**report.head, "record": record, "custody": known}


def _nameless(value: Any, names: tuple[str, ...]) -> Any:
    if isinstance(value, dict):
        return {key: _nameless(one, names) for key, one in value.items()}
    if isinstance(value, list):
        return [_nameless(one, names) for one in value]
    return blocked(value, names) if isinstance(value, str) else value


def _judgements(folder: Path, reports: set[str], about: About) -> None:
    """What people decided: of the whole case all of it, else what is on the reports."""
    with _lines(folder, "judgements") as out:
        for one in judgements() if about.whole else judgements_on(sorted(reports)):
            _line(out, asdict(one))
