"""Exports of a large case: seconds, memory, bytes.

    python -m tools.bench_export [--incidents N] [--format csv …]

The case is made cheaply: the incidents of the samples with their reports, over and over under other ids. Each export runs in a process of
its own, so that its memory is its own; seconds are of processor time.
"""

from __future__ import annotations

import argparse
import json
import resource
import shutil
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from tools.apart import alone, scratch

COUNT, SECONDS, MEMORY = 100_000, 60, 300  # incidents; the goals for CSV
SAMPLES = Path(__file__).resolve().parents[1] / "samples"


def build(folder: Path, count: int) -> None:
    """A case with so many incidents, each with reports and readings of its own."""
    from marsad.capture import collect
    from marsad.case import add, create_case
    from marsad.case.linking import link_case
    from marsad.record.rows import query, query_nothing, writing

    place = create_case(folder)
    add(place, collect([str(SAMPLES / "incidents" / "reports.jsonl")]), processes=1)
    link_case(place)
    names = {table: [row[1] for row in query(f"PRAGMA table_info({table})")] for table in ("record_report", "record_reading", "record_incident")}
    rows = {table: [dict(zip(names[table], row, strict=True)) for row in query(f"SELECT * FROM {table} ORDER BY 1")] for table in names}
    for trigger in [row[0] for row in query("SELECT name FROM sqlite_master WHERE type = 'trigger'")]:
        query_nothing(f"DROP TRIGGER {trigger}")
    made = _copies(rows, count - len(rows["record_incident"]))
    while some := list(islice(made, 500)):
        with writing():
            for table, row in (one for many in some for one in many):
                query_nothing(f"INSERT INTO {table} ({', '.join(map(_quoted, row))}) VALUES ({', '.join(['%s'] * len(row))})", list(row.values()))


def _quoted(name: str) -> str:
    return f'"{name}"'


def _copies(rows: dict[str, list[dict[str, Any]]], count: int) -> Iterator[list[tuple[str, dict[str, Any]]]]:
    """Copies of incidents under new ids, each with copies of its reports and their readings."""
    reports = {row["id"]: row for row in rows["record_report"]}
    readings = {row["report_id"]: row for row in rows["record_reading"] if row["current"]}
    number = 1_000_000
    for at in range(count):
        source = rows["record_incident"][at % len(rows["record_incident"])]
        ident, payload, made = f"i{at:012x}", source["payload"].replace(source["id"], f"i{at:012x}"), []
        for report in json.loads(source["payload"])["reports"]:
            number += 1
            fresh = f"{number:016x}"
            payload = payload.replace(report, fresh)
            made += [("record_report", {**reports[report], "id": fresh}), ("record_reading", {**readings[report], "id": number, "report_id": fresh, "payload": readings[report]["payload"].replace(report, fresh)})]
        made.append(("record_incident", {**source, "id": ident, "payload": payload, **({"own": ident} if isinstance(source.get("own"), str) else {})}))
        yield made


def measured(folder: Path, name: str, out: Path) -> None:
    """One export, as an admin takes it."""
    from marsad.case import open_case
    from marsad.cli.leaving import about_for, asker_for
    from marsad.exports.export import export

    place = open_case(folder)
    about = about_for(place, asker_for("admin", "bench"), "ar", "")
    before, began, wall = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, time.process_time(), time.monotonic()
    done = export(name, out, about, {})
    taken, peak = time.process_time() - began, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    size = sum(path.stat().st_size for path in out.iterdir()) / 1e6
    print(f"{name:12}{done.incidents:8} incidents  {taken:7.1f} s of a processor ({time.monotonic() - wall:.1f} s on the clock, goal {SECONDS})  {peak:5.0f} MB at most, {before:.0f} before it (goal {MEMORY})  {size:8.1f} MB", flush=True)
    shutil.rmtree(out)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--incidents", type=int, default=COUNT)
    parser.add_argument("--format", nargs="+", default=["csv"])
    chosen = parser.parse_args()
    with scratch() as folder:
        alone(build, folder / "case", chosen.incidents)
        for name in chosen.format:
            alone(measured, folder / "case", name, folder / "out")


if __name__ == "__main__":
    main()
