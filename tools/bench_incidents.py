"""Incidents in a case of 100,000 claims: linked from nothing, one more report, one judgement, pages; on SQLite and PostgreSQL.

The case is made of copies of the shared reports, eleven days apart, with other figures; the names of places and the words stay.
So tellings without a day fit those of many copies, and some clusters have hundreds of neighbours: more than a real case of this
size, in which words and places differ too. A report that reaches such a cluster is the slowest of those measured.
"""

from __future__ import annotations

import itertools
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from marsad.model.custody import Captured, CapturedReport, Custody
from marsad.model.report import Report
from marsad.record.parts import Read, ready
from tools.apart import alone
from tools.bench_linking import readings, varied

CLAIMS = 100_000
MORE, GOAL = 40, 0.5  # reports of few events that are added one by one, and the seconds that each may take
FEW = 5  # events
Plain = dict[str, Any]


def main(claims: int = CLAIMS) -> None:
    """Print the figures of both databases; each in a process of its own, so that memory is its own."""
    from tests.conftest import BINARIES

    for database in ("SQLite", "PostgreSQL"):
        if database == "PostgreSQL" and not BINARIES:
            print("PostgreSQL is not here (Debian: apt-get install postgresql): its figures are left out")
            continue
        alone(_measure, database, claims)


def _measure(database: str, claims: int) -> None:
    folder = Path(tempfile.mkdtemp(prefix="marsad-bench-", dir="/tmp"))
    try:
        if database == "SQLite":
            _figures(folder, database, None, claims)
            return
        from tests.conftest import Server

        (folder / "pg").mkdir()
        folder.chmod(0o755)
        server = Server(folder / "pg")
        server.start()
        try:
            server.sql("CREATE DATABASE bench")
            _figures(folder, database, server.url("bench"), claims)
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _figures(folder: Path, database: str, url: str | None, claims: int) -> None:
    from marsad.case import create_case
    from marsad.case.linking import link_case
    from marsad.record import incidents as kept
    from marsad.record.store import judge, keep

    case = create_case(folder / "case", database=url)
    made = map(_as_captured, varied(readings(), 2 * claims))
    count = 0
    while count < claims:
        batch = list(itertools.islice(made, 200))
        keep(case, batch, who="bench")
        count += sum(len(read[0].rows["claim"]) for _, read in batch if read[0])
    before, start, worked = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024, time.perf_counter(), time.process_time()
    done = link_case(case)
    taken, spent, most = time.perf_counter() - start, time.process_time() - worked, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{database}: {count} claims of {done.reports} reports linked and kept as {done.incidents} incidents in {taken:.1f} s ({spent:.1f} s of one core), {most:.0f} MB (before: {before:.0f})   (goal under 180 s, 2000 MB)")
    more, cores, short = [], [], []
    while len(short) < MORE:
        captured = next(made)
        keep(case, [captured], who="bench")
        worked = time.process_time()
        more.append(_timed(lambda: link_case(case)))
        cores.append(time.process_time() - worked)
        read = captured[1][0]
        if read and len(read.rows["event"]) <= FEW:
            short.append(cores[-1])
    for name, all_ in (("one more report", more), ("  of one core", cores), (f"  of at most {FEW} events", short)):
        ranked, under, of = sorted(all_), sum(one < GOAL for one in all_), len(all_)
        print(f"  {name:26}{ranked[-1]:8.3f} s at most of {of}, {ranked[of * 95 // 100 - 1]:.3f} of 95 in 100, {ranked[of // 2]:.3f} in the middle, {under} under {GOAL}   (goal: 95 in 100 of at most {FEW} events under {GOAL})")
    a, b = (kept.claims_of(line.id)[0][0] for line in kept.incidents(order="reports", limit=2))
    judge("same", a, other=b, who="bench")
    print(f"  one judgement             {_timed(lambda: link_case(case)):8.3f} s, on the two incidents of most reports")
    line = kept.incidents(order="reports", limit=1)[0]
    pages: dict[str, Callable[[], object]] = {
        "50 of a list, by killed": lambda: kept.incidents(order="killed", limit=50),
        "50 of a place": lambda: kept.incidents(place="عدن", limit=50),
        "one whole, of most reports": lambda: kept.incident_of(line.id),
        "counts": kept.counts,
    }
    for name, page in pages.items():
        print(f"  {name:26}{_timed(page) * 1000:8.1f} ms")
    if url is None:
        print(f"  size of the database      {(folder / 'case' / 'case.db').stat().st_size / 1e6:8.0f} MB")
    sys.stdout.flush()


def _as_captured(record: Plain) -> tuple[Captured, list[Read | None]]:
    """A varied record as a report that came in: its text has a last line of its own, so that it is another report."""
    of, name = record["report"], f"/bench/{record['report']['id']}.txt"
    text = f"{of['text']}\n{of['id']}"
    report = Report(text, of["outlet"], date.fromisoformat(of["published"]) if of["published"] else None, of["url"], of["title"])
    custody = Custody(name, name, "2026-01-01T00:00:00+00:00", "bench", "working")
    read = ready({**record, "report": {**of, "id": report.id, "text": text}}, "")
    return Captured(text.encode(), custody, (CapturedReport(report, language="ar"),)), [read]


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else CLAIMS)
