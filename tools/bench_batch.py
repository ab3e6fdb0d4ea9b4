"""An archive from Parquet to incidents: seconds of one core and memory of each stage, against reading alone and linking from records.

The reports are real ones where ../shared is, each copy with other days and numbers, so that no cache knows them.
``python -m tools.bench_batch [REPORTS]``; with 100,000 (some half an hour on two cores, ``make fast`` before it) the core-hours that it
prints for a million are measured, with fewer they are arithmetic. How far it is, is told every minute on stderr.
"""

from __future__ import annotations

import gzip
import io
import json
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pyarrow as pa
from pyarrow import parquet

from marsad.batch.folder import notes

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "data" / "reports"
SAMPLES = ("ghouta", "incidents", "happenings")
A_WHILE = 60  # seconds after which is told how far a stage is
ENOUGH = 100_000  # reports of which a million is said to be measured
NUMBER = re.compile(r"(?<![\d.,/:-])\d{1,3}(?![\d.,/:-])")
Plain = dict[str, Any]


def base() -> list[Plain]:
    """The reports that are varied: those of ../shared that bear a day, else the samples."""
    paths = sorted(SHARED.glob("*.jsonl")) or [ROOT / "samples" / name / "reports.jsonl" for name in SAMPLES]
    if not SHARED.is_dir():
        print("../shared is not here: the samples take its place")
    rows = [json.loads(line) for path in paths for line in path.read_text(encoding="utf-8").splitlines()]
    told = [(row.get("text") or row.get("content"), row.get("outlet") or row.get("source"), (row.get("published") or row.get("date_extracted") or "")[:10]) for row in rows]
    return [{"text": text, "outlet": outlet, "published": day} for text, outlet, day in told if text and len(day) == 10]


def varied(count: int, seed: int = 1) -> Iterator[Plain]:
    """So many reports over ten years: copies with other days of publication and other numbers."""
    chance, reports = random.Random(seed), base()
    for number in range(count):
        one, shift, more = reports[number % len(reports)], chance.randrange(-1500, 1500), chance.randint(0, 9)
        day = date.fromisoformat(one["published"]) + timedelta(days=shift if number >= len(reports) else 0)
        text = NUMBER.sub(lambda found, more=more: str(int(found[0]) + more), one["text"]) if number >= len(reports) else one["text"]  # type: ignore[misc]
        yield {"text": text, "outlet": one["outlet"], "published": day.isoformat(), "url": f"https://example.test/{number}"}


def timed(work: Callable[[], object]) -> float:
    """Seconds of one core."""
    start = time.process_time()
    work()
    return time.process_time() - start


def alone(rows: list[Plain]) -> tuple[float, float]:
    """Seconds a report of reading alone, and of linking from records as a case does: JSON, tellings, pairs, clusters, incidents."""
    from marsad.claims.road import read
    from marsad.lexicon.packs import load_to_stay
    from marsad.linking.road import incidents, link
    from marsad.model.identity import with_uids
    from marsad.model.record import to_record
    from marsad.model.report import Report

    packs = load_to_stay()
    reports = [Report(row["text"], row["outlet"], date.fromisoformat(row["published"]), row["url"]) for row in rows]
    for report in reports[:30]:
        read(report, packs)
    readings: list[Any] = []
    reading = timed(lambda: readings.extend(read(report, packs) for report in reports))
    records = [json.dumps(with_uids(to_record(one, "bench"))) for one in readings]
    linking = timed(lambda: incidents(link(json.loads(one) for one in records)))
    return reading / len(rows), linking / len(rows)


# ru_maxrss of the process itself begins with what its parent held when it was started, which here is the whole archive in rows: VmHWM is its own
USED = """
import re, resource
from marsad.cli import main
try:
    main(WORDS)
except SystemExit:
    pass
own = int(re.search(r"VmHWM:\\s+(\\d+)", open("/proc/self/status").read())[1])
for who, most in ((resource.RUSAGE_SELF, own), (resource.RUSAGE_CHILDREN, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)):
    u = resource.getrusage(who)
    print("used", u.ru_utime + u.ru_stime, most / 1024)
"""


def stage(*words: str, far: Callable[[], str] = lambda: "") -> tuple[float, float, str]:
    """Run a command: seconds of one core of all its processes, megabytes at its most, what it printed. ``far`` says how far it is, once a minute."""
    code = USED.replace("WORDS", repr(list(words)))
    start, printed = time.monotonic(), None
    with subprocess.Popen([sys.executable, "-c", code], cwd=ROOT, stdout=subprocess.PIPE, text=True) as running:
        while printed is None:
            try:
                printed, _ = running.communicate(timeout=A_WHILE)
            except subprocess.TimeoutExpired:
                print(f"  {' '.join(words[:2])}: {(time.monotonic() - start) / 60:.0f} minutes {far()}", file=sys.stderr, flush=True)
    if running.returncode:
        raise SystemExit(f"{' '.join(words)}: ended with {running.returncode}")
    used = [line.split()[1:] for line in printed.splitlines() if line.startswith("used ")]
    return sum(float(one[0]) for one in used), max(float(one[1]) for one in used), printed.splitlines()[0]


def read_so_far(out: Path) -> str:
    """How many reports the notes of a batch tell."""
    return f"{sum(one['reports'] for one in notes(out)):,} reports read" if (out / "done").is_dir() else ""


def foreign(count: int = 1000) -> tuple[float, float]:
    """Milliseconds of a page without Arabic in a packed archive, and of unpacking it alone."""
    from fastwarc.warc import ArchiveIterator
    from tests.archives import english
    from tests.pages import record

    from marsad.capture.archives import from_warc
    from marsad.capture.sniff import may_be_arabic

    raw = b"".join(gzip.compress(record(f"https://example.test/{number}", english(number)), mtime=0) for number in range(count))
    whole = timed(lambda: list(from_warc(io.BytesIO(raw), "a.warc.gz", (), lambda: "", may_be_arabic)))
    bare = timed(lambda: [one.reader.read() for one in ArchiveIterator(io.BytesIO(raw), parse_http=True)])
    return 1000 * whole / count, 1000 * bare / count


def main(count: int = 2000) -> None:
    """Print all figures."""
    print(f"{count:,} reports; the core is {'compiled' if any((ROOT / 'src').rglob('*.so')) else 'plain (make fast compiles it)'}", flush=True)
    with tempfile.TemporaryDirectory(prefix="marsad-batch-") as name:
        folder = Path(name)
        rows = sorted(varied(count), key=lambda row: row["published"])  # as archives come: in the order of their days
        parquet.write_table(pa.Table.from_pylist(rows), folder / "reports.parquet", row_group_size=1000)
        sample = random.Random(1).sample(rows, min(400, count))
        parquet.write_table(pa.Table.from_pylist(rows[:2]), folder / "two.parquet")
        rows.clear()
        reading, linking = alone(sample)
        read_s, read_mb, told = stage("batch", "read", str(folder / "reports.parquet"), str(folder / "out"), "--processes", "2", far=lambda: read_so_far(folder / "out"))
        print(f"batch       {told}")
        begun, _, _ = stage("batch", "read", str(folder / "two.parquet"), str(folder / "begun"), "--processes", "1")
        start = time.perf_counter()
        link_s, link_mb, told = stage("batch", "link", str(folder / "out"), "--processes", "1")
        waited = time.perf_counter() - start
        kept = sum(path.stat().st_size for path in (folder / "out").rglob("*.parquet"))
        print(f"batch       {told}")
    page, bare = foreign()
    print(f"reading alone               {1000 * reading:8.2f} ms a report, on one core ({len(sample)} reports)")
    print(f"batch read                  {1000 * read_s / count:8.2f} ms a report, with capture, records, tellings, Parquet; {reading * count / (read_s - 2 * begun):.0%} of reading alone (goal 95 %), beside some {begun:.1f} s once for a process to begin")
    print(f"   memory                   {read_mb:8.0f} MB a process at most   (goal under 350)")
    print(f"batch link                  {1000 * link_s / count:8.2f} ms a report, {link_s / count / reading:.0%} of reading; {waited:.1f} s by the clock")
    print(f"   from records, in memory  {1000 * linking:8.2f} ms a report for {len(sample)} reports")
    print(f"   memory                   {link_mb:8.0f} MB at most")
    print(f"kept                        {kept / count / 1024:8.1f} kB a report")
    print(f"page without Arabic         {page:8.3f} ms   (goal under 0.12), of which unpacking {bare:.3f}")
    how = f"measured on {count:,} reports" if count >= ENOUGH else "by arithmetic, if linking grew with the reports"
    print(f"a million, Parquet to incidents {(read_s + link_s) / count * 1e6 / 3600:4.2f} core-hours, {how} (goal 2.5): {1000 * (read_s + link_s) / count:.2f} ms a report (goal 9.0); {kept / count * 1e6 / 2**30:.0f} GB")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:2]))
