"""One job from its bytes to its tables and its note: what a worker does, whatever engine called it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc

from marsad.batch.capture import capture, capture_rows
from marsad.batch.folder import is_done, note, note_of, put_table
from marsad.batch.jobs import Job
from marsad.batch.reading import read_rows
from marsad.batch.schemas import KEYS, RECORDS, REPORTS, TELLINGS, TOTALS
from marsad.capture.collect import Given
from marsad.lexicon.packs import load_to_stay
from marsad.model.custody import PassedOver, Refused

Plain = dict[str, Any]
HELD = 4 << 20  # bytes of readings that a worker holds before they are written
_PARTS = re.compile(r"'[^']*'|\d[\d.,]*")
_SAMPLE = 200  # characters


@dataclass(frozen=True, slots=True)
class Setting:
    """What all jobs of a run share: the folder they write into, the packs, and what is known of the reports beside what they say."""

    folder: str
    packs: tuple[str, ...] = ()
    given: Given = field(default_factory=Given)


@dataclass(slots=True)
class _Tables:
    """The rows of a job, written by month when they grow too many; ``files`` are those written."""

    folder: Path
    job: Job
    batches: list[pa.RecordBatch] = field(default_factory=list)
    held: int = 0
    part: int = 0
    files: dict[str, Plain] = field(default_factory=dict)

    def take(self, batch: pa.RecordBatch) -> None:
        self.batches.append(batch)
        self.held += batch.nbytes
        if self.held > HELD:
            self.write()
        pa.default_memory_pool().release_unused()  # what reading let go of lies between what is held: the system gets it back

    def write(self) -> None:
        if not self.batches:
            return
        read = pa.Table.from_batches(self.batches)
        self.batches, self.held = [], 0
        months = pa.array([_month(day) for day in read.column("published").to_pylist()])
        found = sorted(set(months.to_pylist()))
        for month in found:
            for name, table in _split(read.filter(pc.equal(months, month)) if len(found) > 1 else read).items():
                path = f"{name}/month={month}/{self.job.id}-{self.part}.parquet"
                self.files[path] = put_table(self.folder, path, table)
        self.part += 1


def perform(job: Job, setting: Setting) -> Plain:
    """Capture, read and keep one job; the note that was written. A job that was done before is not done again. Raises NotWritten.

    1. Capture, foreign pages aside. 2. Read. 3. Keep by month. 4. Note what came of it, faults by kind.
    """
    folder = Path(setting.folder)
    if is_done(folder, job.id):
        return note_of(folder, job.id)  # its process was ended behind the note, and the job given to another
    packs = load_to_stay(*setting.packs)
    left, tables, told = list[Refused | PassedOver](), _Tables(folder, job), Counter[str]()
    found = capture_rows(capture(job, setting.packs, setting.given), left)  # 1
    for batch in _once(read_rows(found, packs), told, left):  # 2
        tables.take(batch)  # 3
    tables.write()
    made = {  # 4
        **{"job": job.id, "kind": job.kind, "inputs": list(job.paths), "sha256": job.sha256, "size": job.size, "start": job.start, "end": job.end, "first": job.first},
        "given": [setting.given.outlet, setting.given.published.isoformat() if setting.given.published else None, setting.given.mapping],
        **{name: told[name] for name in ("reports", "claims", "events", "tellings", "repeated")},
        **{"files": tables.files, "faults": counted(one for one in left if isinstance(one, Refused)), "passed": counted(one for one in left if isinstance(one, PassedOver))},
    }
    note(folder, job.id, made)
    return made


def _once(batches: Iterator[pa.RecordBatch], told: Counter[str], left: list[Refused | PassedOver]) -> Iterator[pa.RecordBatch]:
    """The readings of a job, each report once; those that failed go to ``left``."""
    seen: set[str] = set()
    for batch in batches:
        wanted = []
        for report, fault, source in zip(*(batch.column(name).to_pylist() for name in ("report", "fault", "source")), strict=True):
            wanted.append(fault is None and report not in seen)
            told["repeated"] += report in seen
            seen.add(report)
            if fault is not None:
                left.append(Refused(source, f"reading failed: {fault}"))
        kept = batch.filter(pa.array(wanted))
        told["reports"] += kept.num_rows
        told["claims"] += sum(kept.column("claims").to_pylist())
        told["events"] += sum(kept.column("events").to_pylist())
        told["tellings"] += len(kept.column("tellings").flatten())
        yield kept


def _month(day: date | None) -> str:
    return f"{day:%Y-%m}" if day else "unknown"


def _split(read: pa.Table) -> dict[str, pa.Table]:
    """The tables that are kept of some readings."""
    told, of_report = _flat(read, "tellings")
    totals, of_total = _flat(read, "totals")
    keys = told.field("keys")
    return {
        "records": read.select(RECORDS.names),
        "reports": read.select(REPORTS.names),
        "tellings": pa.Table.from_arrays([told.field("uid"), of_report, *map(told.field, TELLINGS.names[2:])], schema=TELLINGS),
        "keys": pa.Table.from_arrays([told.field("uid").take(keys.value_parent_indices()), keys.flatten()], schema=KEYS),
        "totals": pa.Table.from_arrays([of_total, *map(totals.field, TOTALS.names[1:])], schema=TOTALS),
    }


def _flat(read: pa.Table, name: str) -> tuple[pa.StructArray, pa.Array]:
    """All that the reports list under a name, and the report of each."""
    listed = read.column(name).combine_chunks()
    return listed.flatten(), read.column("report").combine_chunks().take(listed.value_parent_indices())


def counted(left: Iterator[Refused | PassedOver]) -> dict[str, Plain]:
    """What was left out, counted by kind, each with one sample. Numbers and quoted words of a reason make no kinds of their own."""
    kinds: dict[str, Plain] = {}
    for one in left:
        why = f"{one.kind}: {one.why}" if isinstance(one, PassedOver) else one.why
        kind = _PARTS.sub("…", why)[:_SAMPLE]
        told = kinds.setdefault(kind, {"count": 0, "sample": {"source": one.source[:_SAMPLE], "why": one.why[:_SAMPLE]}})
        told["count"] += 1
    return dict(sorted(kinds.items()))
