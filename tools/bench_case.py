"""The case: reports a second with and without reading, pages out of archives, verify, search, opening, memory."""

from __future__ import annotations

import io
import resource
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from marsad.model.custody import Captured, CapturedReport, Custody
from marsad.model.report import Report
from tools.apart import alone, scratch

READ, KEPT, SEARCHED = 10_000, 20_000, 100_000


def varied(reports: list[Report], count: int) -> Iterator[Captured]:
    """So many reports: those given, over and over, each time with another last line and day."""
    for number in range(count):
        report = reports[number % len(reports)]
        text = f"{report.text}\nالنسخة {number}" if number >= len(reports) else report.text
        name = f"/bench/{number}.txt"
        custody = Custody(name, name, "2026-01-01T00:00:00+00:00", "bench", "working")
        yield Captured(text.encode(), custody, (CapturedReport(replace(report, text=text), language="ar"),))


def main(reports: list[Report]) -> None:
    """Print all figures of the case; each part runs in a process of its own, so that its memory is its own."""
    with scratch() as folder:
        for part in (_adding, _keeping, _archive):
            alone(part, reports, folder)


def _adding(reports: list[Report], folder: Path) -> None:
    from marsad.case import add, create_case, open_case
    from marsad.record.lists import counts
    from marsad.record.verify import verify

    case = create_case(folder / "read")
    start, worked = time.perf_counter(), time.process_time()
    add(case, varied(reports, READ), processes=2)
    taken, worked = time.perf_counter() - start, time.process_time() - worked
    own, children = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    reading = children.ru_utime + children.ru_stime
    print(f"add with reading            {READ / taken:8.0f} reports/s   (goal 150), two processes, SQLite")
    print(f"  of one core, a report     {reading / READ * 1000:8.1f} ms to read, {worked / READ * 1000:.1f} ms to keep; {(reading + worked) / taken * 100:.0f} % of a core were had")
    print(f"  memory                    {own.ru_maxrss / 1024:8.0f} MB, a reader {children.ru_maxrss / 1024:.0f} MB   (goal under 500)")
    lines, (taken, worked) = counts()["ledger"], _timed(lambda: verify(case), 2)
    print(f"verify                      {lines / taken:8.0f} ledger rows/s   (goal 5000), {counts()['originals']} originals; {lines / worked:.0f} a second of one core")
    print(f"opening a case              {_timed(lambda: open_case(case.folder))[0]:8.3f} s           (goal under 0.5)")


def _keeping(reports: list[Report], folder: Path) -> None:
    """Without reading: what was read is given, so that only the record is at work."""
    from marsad.case import _BATCH, _load, _read_one, create_case
    from marsad.record.search import search
    from marsad.record.store import keep

    case = create_case(folder / "kept")
    _load(())
    read = [_read_one(next(iter(one.reports))) for one in varied(reports, len(reports))]
    made = varied(reports, SEARCHED)
    spent = total = worked = 0.0
    count = 0
    while batch := list(islice(made, _BATCH)):
        records = [read[(count + at) % len(read)] for at in range(len(batch))]
        start, before = time.perf_counter(), time.process_time()
        keep(case, [(one, [record]) for one, record in zip(batch, records, strict=True)], who="bench")
        spent, worked = spent + time.perf_counter() - start, worked + time.process_time() - before
        count += len(batch)
        if count == KEPT:
            total = spent
    print(f"record, reading excluded    {KEPT / total:8.0f} reports/s   (goal 1500); {SEARCHED / spent:.0f} over {SEARCHED}, {worked / SEARCHED * 1000:.2f} ms of one core each")
    for words in ("القتلى", "غارات جوية مدنيين", "الغوطة"):
        taken, core = _timed(lambda words=words: search(words, limit=50), 5)  # type: ignore[misc]
        print(f"search over {SEARCHED} reports {taken * 1000:8.1f} ms          (goal under 50), {core * 1000:.1f} of one core, {words}")


def _archive(_: list[Report], __: Path) -> None:
    from tests.pages import page, warc

    from marsad.capture.archives import from_warc

    raw, size = warc(600, bulk=120), len(page(0, bulk=120))
    taken, worked = _timed(lambda: list(from_warc(io.BytesIO(raw), "bench.warc.gz", (), lambda: "")))
    print(f"pages out of a WARC         {600 / taken:8.0f} pages/s     (goal 300), {size // 1024} kB each; {600 / worked:.0f} a second of one core")


def _timed(work: Callable[[], Any], rounds: int = 3) -> tuple[float, float]:
    """The best of some rounds, in seconds by the clock on the wall, and of one core: what else the machine does is not in the second."""
    best = [float("inf")] * 2
    for _ in range(rounds):
        start, worked = time.perf_counter(), time.process_time()
        work()
        best = [min(best[0], time.perf_counter() - start), min(best[1], time.process_time() - worked)]
    return best[0], best[1]


if __name__ == "__main__":
    from tools.bench import reports

    main(reports())
