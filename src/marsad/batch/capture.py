"""The reports of a job: archives, lines, tables and files, each report with the bytes that hold it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace

import pyarrow as pa

from marsad.batch.jobs import Job
from marsad.batch.schemas import CAPTURED
from marsad.capture.collect import AGENT, Given, collect
from marsad.capture.limits import LONGEST, too_long
from marsad.capture.rows import from_rows
from marsad.capture.sniff import may_be_arabic
from marsad.capture.texts import from_lines
from marsad.errors import InputError
from marsad.model.custody import Captured, CapturedReport, Custody, PassedOver, Refused
from marsad.record.cells import to_cell

Found = Iterator[Captured | Refused | PassedOver]
AT_ONCE = 64  # reports of one Arrow batch
_UNTIMED = ""


def capture(job: Job, packs: tuple[str, ...] = (), given: Given | None = None, received: str = _UNTIMED) -> Found:
    """What the inputs of a job hold, one original after another; a line or row is an original of its own.

    Pages of archives that hold no Arabic are passed over before they are taken apart. ``received`` is when files that do not say it came in.
    """
    given = given or Given()
    try:
        if job.kind == "lines":
            yield from _filled(_lines(job, received), given)
        elif job.kind == "table":
            yield from _filled(_rows(job, given, received), given)
        else:
            yield from collect(job.paths, packs=packs, given=given, now=lambda: received, wanted=may_be_arabic)
    except InputError as fault:
        yield Refused(job.paths[0], str(fault))
    except OSError as fault:
        yield Refused(job.paths[0], fault.strerror or str(fault))


def _filled(found: Found, given: Given) -> Found:
    for one in found:
        yield replace(one, reports=tuple(_fill(report, given) for report in one.reports)) if isinstance(one, Captured) else one


def _fill(found: CapturedReport, given: Given) -> CapturedReport:
    report = found.report
    if (report.outlet or not given.outlet) and (report.published or not given.published):
        return found
    return replace(found, report=replace(report, outlet=report.outlet or given.outlet, published=report.published or given.published))


def _lines(job: Job, received: str) -> Found:
    (path,) = job.paths
    with open(path, "rb") as raw:
        raw.seek(job.start)
        whole = raw.read(job.end - job.start)
    if whole.startswith((b"\xff\xfe", b"\xfe\xff")):
        for one in from_lines(whole, path):
            yield _original(one, whole, path, received) if isinstance(one, CapturedReport) else one
        return
    for number, line in enumerate(whole.split(b"\n"), job.first):
        for one in from_lines(line, path):
            if isinstance(one, CapturedReport):
                yield _original(replace(one, part=f"line {number}"), line, path, received)
            else:
                yield replace(one, source=f"{path}:{number}")


def _rows(job: Job, given: Given, received: str) -> Found:
    from pyarrow import parquet

    (path,) = job.paths
    with parquet.ParquetFile(path, pre_buffer=False) as file:
        number = job.first - 1
        for batch in file.iter_batches(batch_size=AT_ONCE, row_groups=list(range(job.start, job.end)), use_threads=False):
            rows = [(f"row {number + at}", row) for at, row in enumerate(batch.to_pylist(), 1)]
            number += len(rows)
            for (_, row), one in zip(rows, from_rows(rows, batch.schema.names, given.mapping), strict=True):
                if isinstance(one, CapturedReport):
                    yield _original(one, json.dumps(row, ensure_ascii=False, sort_keys=True, default=str).encode("utf-8", "surrogatepass"), path, received)
                else:
                    yield replace(one, source=f"{path}, {one.source}")


def _original(report: CapturedReport, raw: bytes, path: str, received: str) -> Captured | Refused:
    if len(report.report.text) > LONGEST:
        return Refused(f"{path}, {report.part}", too_long(len(report.report.text)))
    name = f"{path}, {report.part}"
    return Captured(raw, Custody(path, name, received, AGENT, "working", detected_type="application/json"), (report,))


def capture_rows(found: Iterable[Captured | Refused | PassedOver], left: list[Refused | PassedOver]) -> Iterator[pa.RecordBatch]:
    """The Arabic reports of what was captured as Arrow batches; what was not taken, and reports in other languages, go to ``left``."""
    rows: list[tuple[object, ...]] = []
    for one in found:
        if not isinstance(one, Captured):
            left.append(one)
            continue
        for report in one.reports:
            if report.language in (None, "ar"):
                rows.append(_row(one, report))
            else:
                left.append(PassedOver(one.custody.final, "report", f"it is in another language ({report.language})"))
        if len(rows) >= AT_ONCE:
            yield _batch(rows)
            rows = []
    if rows:
        yield _batch(rows)


def _row(original: Captured, found: CapturedReport) -> tuple[object, ...]:
    report = found.report
    told = (to_cell(report.outlet), report.published, to_cell(report.url), to_cell(report.title))
    return (report.text.encode("utf-8", "surrogatepass"), *told, found.language, to_cell(original.custody.final), found.part, original.sha256)


def _batch(rows: list[tuple[object, ...]]) -> pa.RecordBatch:
    return pa.RecordBatch.from_arrays([pa.array(column, field.type) for column, field in zip(zip(*rows, strict=True), CAPTURED, strict=True)], schema=CAPTURED)
