"""A case of a chosen part of an archive: the reports of some incidents, captured again from the archive's own bytes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from marsad.batch import folder
from marsad.batch.capture import capture
from marsad.batch.duck import connect
from marsad.batch.jobs import Job, unchanged
from marsad.batch.linking import linked_tables
from marsad.capture.collect import Given
from marsad.case import Added, add, create_case, open_case
from marsad.errors import CaseError
from marsad.extras import needs
from marsad.model.custody import Captured, PassedOver, Refused
from marsad.record.ledger import now

Plain = dict[str, Any]
NEAR = 7  # days on either side of an incident that are its neighbourhood


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which incidents: all conditions that are given hold. ``incident`` is one with its neighbourhood: the same days, the same province or place."""

    country: str | None = None
    month: str | None = None
    since: str | None = None
    until: str | None = None
    place: str | None = None
    kind: str | None = None
    incident: str | None = None


@dataclass(slots=True)
class Made:
    """What one ``make`` did: the incidents chosen, their reports, what came into the case, and the inputs that are gone or changed, each with its reports."""

    incidents: int = 0
    reports: int = 0
    added: Added = field(default_factory=Added)
    gone: dict[str, int] = field(default_factory=dict)


def make(out: Path, case: Path, chosen: Chosen, *, processes: int = 1, who: str = "machine", progress: Callable[[int], object] = lambda _: None) -> Made:
    """Make a case of the reports of some incidents, or add them to one that is there. Raises CaseError where nothing fits.

    1. Choose. 2. Find the inputs that hold the reports; their bytes must be those that were read. 3. Capture these reports again, with
    all custody tells of them. 4. Add them: the case reads and keeps them as any other.
    """
    packs = tuple(folder.opened(out)["chosen"])
    incidents, reports = choose(out, chosen)  # 1
    made = Made(incidents, len(reports))
    if not reports:
        raise CaseError(f"no incident of {out} is so; see what there is in {out / 'linked' / 'incidents'}")
    place = open_case(case) if (case / "case.toml").is_file() else create_case(case, packs=packs)
    add(place, _captured(_inputs(out, reports), packs, made), processes=processes, who=who, progress=progress, done=made.added)  # 2, 3, 4
    return made


def choose(out: Path, chosen: Chosen) -> tuple[int, set[str]]:
    """How many incidents were chosen, and the reports that tell them. Raises CaseError for an id that is not there."""
    base = connect()
    table = f"read_parquet({linked_tables(out, 'incidents')!r})"
    tests, values = _tests(chosen)
    if chosen.incident:
        row = base.execute(f'SELECT start, "end", place, adm1 FROM {table} WHERE id = ?', [chosen.incident]).fetchone()
        if row is None:
            raise CaseError(f"{chosen.incident}: there is no incident of this id in {out / 'linked' / 'incidents'}")
        more, named = _around(chosen.incident, *row)
        tests, values = [*tests, more], [*values, *named]
    rows = base.execute(f"SELECT reports FROM {table} WHERE {' AND '.join(tests) or 'true'}", values).fetchall()
    return len(rows), {report for (reports,) in rows for report in reports}


def _tests(chosen: Chosen) -> tuple[list[str], list[Any]]:
    told: list[tuple[str, Any]] = [
        ("country = upper(?)", chosen.country),
        ("substr(start, 1, 7) = ?", chosen.month),
        ('coalesce("end", start) >= ?', chosen.since),
        ("start <= ?", chosen.until),
        ("(place = ? OR place_id = ? OR adm1 = ?)", chosen.place),
        ("type = ?", chosen.kind),
    ]
    given = [(test, value) for test, value in told if value is not None]
    return [test for test, _ in given], [value for test, value in given for _ in range(test.count("?"))]


def _around(ident: str, start: str | None, end: str | None, place: str | None, adm1: str | None) -> tuple[str, list[Any]]:
    """An incident and those near it in time and place; of one without a day, itself alone."""
    if start is None:
        return "id = ?", [ident]
    first, last = date.fromisoformat(start[:10]) - timedelta(days=NEAR), date.fromisoformat((end or start)[:10]) + timedelta(days=NEAR)
    return "(id = ? OR (start BETWEEN ? AND ? AND (place = ? OR adm1 = ?)))", [ident, first.isoformat(), f"{last.isoformat()}T99", place, adm1]


def _inputs(out: Path, reports: set[str]) -> dict[str, tuple[Plain, set[str]]]:
    """The notes of the inputs that hold some reports, by their ids, with those reports; a report that several hold is taken from the first."""
    base, notes = connect(), {one["job"]: one for one in folder.notes(out)}
    base.register("wanted", needs("pyarrow").table({"report": sorted(reports)}))
    files = folder.tables(out, "records")
    rows = base.execute(f"SELECT report, min(parse_filename(path)) FROM read_parquet({files!r}, hive_partitioning = false, filename = 'path') SEMI JOIN wanted USING (report) GROUP BY report").fetchall()
    found: dict[str, tuple[Plain, set[str]]] = {}
    for report, file in sorted(rows, key=lambda row: (row[1], row[0])):
        job = file.rpartition("-")[0]
        found.setdefault(job, (notes[job], set()))[1].add(report)
    return found


def _captured(inputs: Mapping[str, tuple[Plain, set[str]]], packs: tuple[str, ...], made: Made) -> Iterator[Captured | Refused | PassedOver]:
    """The originals that hold the chosen reports, with these reports only."""
    known: dict[str, bool] = {}
    for told, reports in inputs.values():
        job = Job(told["kind"], tuple(told["inputs"]), told["sha256"], told["size"], told["start"], told["end"], told["first"])
        if not known.setdefault(job.sha256, unchanged(job)):
            made.gone[job.paths[0]] = made.gone.get(job.paths[0], 0) + len(reports)
            continue
        outlet, day, mapping = told["given"]
        for one in capture(job, packs, Given(outlet, date.fromisoformat(day) if day else None, mapping), now()):
            if isinstance(one, Captured) and (mine := tuple(report for report in one.reports if report.report.id in reports)):
                yield one.holding(mine)
