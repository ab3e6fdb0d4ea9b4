"""How linking an archive grows with it: what some reports tell is told again on other days, with other numbers, until there are so many claims.

``python -m tools.bench_growth [CLAIMS…]``: seconds of one core, memory and the largest block of pairs for each size. Nothing is read again:
tellings are copied as they were kept, so that a million claims cost minutes and not hours to make.
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from math import log
from pathlib import Path
from typing import Any

import pyarrow as pa
import zstandard
from pyarrow import parquet

from marsad.batch import folder as folders
from marsad.batch.folder import begin, note, put_table
from marsad.batch.reading import unpack
from marsad.batch.road import read
from marsad.batch.schemas import KEYS, REPORTS, TELLINGS, TOTALS
from marsad.lexicon.packs import load_packs
from marsad.linking.facts import Telling, Told
from marsad.linking.kept import Kept, key_numbers, pack_report, pack_telling, unpack_report, unpack_telling
from tools.bench_batch import stage, varied

SOURCE = 1_500  # reports that are read
TOGETHER = 2_000  # reports in one file
YEARS = 1_500  # days that a copy may be moved, to either side
Rows = dict[str, list[dict[str, Any]]]
_DAY = date(1, 1, 1).toordinal()


def kept(out: Path) -> list[tuple[Kept, int]]:
    """What was kept of the reports that were read, and how many claims each has."""
    tellings: dict[str, list[Telling]] = {}
    for path in folders.tables(out, "tellings"):
        for row in parquet.ParquetFile(path).read(columns=["uid", "report", "payload"]).to_pylist():
            tellings.setdefault(row["report"], []).append(unpack_telling(row["uid"], row["payload"]))
    found = []
    for path in folders.tables(out, "reports"):
        for row in parquet.ParquetFile(path).read(columns=["report", "kept"]).to_pylist():
            report = unpack_report(unpack(row["kept"]))
            found.append((Kept(report, tuple(tellings.get(row["report"], ())), ()), len(report.said)))
    return found


def again(one: Kept, number: int, chance: random.Random) -> Kept:
    """The same report on another day, with other numbers, under other names."""
    shift, more, tail = chance.randrange(-YEARS, YEARS), chance.randint(0, 9), f"-{number}"
    told = {uid: f"{uid}{tail}" for telling in one.tellings for uid in (telling.uid,)}
    source = replace(one.report.source, report=one.report.source.report + tail, published=_moved(one.report.source.published, shift))
    said = tuple(
        replace(claim, uid=claim.uid + tail, report=claim.report + tail, events=tuple(event + tail for event in claim.events), responds_to=tuple(other + tail for other in claim.responds_to))
        for claim in one.report.said
    )
    tellings = tuple(
        Telling(told[each.uid], _told(each.told, shift, more, tail), tuple(_told(member, shift, more, tail) for member in each.members), tuple((told[uid], why) for uid, why in each.apart if uid in told))
        for each in one.tellings
    )
    return Kept(replace(one.report, source=source, said=said), tellings, ())


def _told(one: Told, shift: int, more: int, tail: str) -> Told:
    counts = tuple(replace(count, uid=count.uid + tail, min=_moved(count.min, more), max=_moved(count.max, more), days=_span(count.days, shift)) for count in one.counts)
    moved = {"days": _span(one.days, shift), "published": _moved(one.published, shift), "inferred": _moved(one.inferred, shift)}
    return replace(one, uid=one.uid + tail, report=one.report + tail, claims=tuple(claim + tail for claim in one.claims), counts=counts, **moved)


def _moved(value: int | None, by: int) -> int | None:
    return None if value is None else value + by


def _span(days: tuple[int, int] | None, by: int) -> tuple[int, int] | None:
    return None if days is None else (days[0] + by, days[1] + by)


def make(source: list[tuple[Kept, int]], claims: int, out: Path) -> tuple[int, int, int]:
    """An archive of so many claims; how many reports, tellings and claims it has."""
    begin(out, load_packs(), ())
    chance, pack = random.Random(1), zstandard.ZstdCompressor(level=3).compress
    rows: Rows = {"reports": [], "tellings": [], "keys": []}
    reports = tellings = made = part = 0
    for number, (one, count) in enumerate(_endless(source)):
        if made >= claims:
            break
        copy = again(one, number, chance) if number >= len(source) else one
        _file(copy, rows, pack)
        reports, tellings, made = reports + 1, tellings + len(copy.tellings), made + count
        if len(rows["reports"]) >= TOGETHER:
            _write(out, part, rows)
            part += 1
    _write(out, part, rows)
    return reports, tellings, made


def _endless(source: list[tuple[Kept, int]]) -> Iterator[tuple[Kept, int]]:
    while True:
        yield from source


def _file(one: Kept, rows: Rows, pack: Any) -> None:
    report, published = one.report.source.report, one.report.source.published
    day = None if published is None else date(1, 1, 1) + timedelta(days=published - _DAY)
    rows["reports"].append({"report": report, "published": day, "kept": pack(pack_report(one))})
    for each in one.tellings:
        first = each.told.days[0] if each.told.days else published
        rows["tellings"].append({"uid": each.uid, "report": report, "day": first, "payload": pack_telling(each), "apart": [uid for uid, _ in each.apart]})
        rows["keys"] += [{"uid": each.uid, "key": key} for key in sorted(key_numbers(each.told))]


def _write(out: Path, part: int, rows: Rows) -> None:
    files = {}
    for name, schema in (("reports", REPORTS), ("tellings", TELLINGS), ("keys", KEYS), ("totals", TOTALS)):
        path = f"{name}/month=unknown/{part:06}-0.parquet"
        files[path] = put_table(out, path, pa.Table.from_pylist(rows.get(name, []), schema=schema))
    note(out, f"{part:06}", {"job": f"{part:06}", "files": files, "reports": len(rows["reports"])})
    for one in rows.values():
        one.clear()


def main(sizes: list[int]) -> None:
    """Print a line a size."""
    with tempfile.TemporaryDirectory(prefix="marsad-growth-") as name:
        folder = Path(name)
        parquet.write_table(pa.Table.from_pylist(list(varied(SOURCE))), folder / "reports.parquet", row_group_size=1000)
        read([str(folder / "reports.parquet")], folder / "read")
        source, first = kept(folder / "read"), 0.0
        for size in sizes:
            out = folder / f"out{size}"
            reports, tellings, claims = make(source, size, out)
            seconds, memory, told = stage("batch", "link", str(out), "--processes", "1")
            each = seconds / (claims * log(claims))
            first = first or each
            print(f"{claims:9} claims {reports:8} reports {tellings:8} tellings: {seconds:8.1f} s of one core, {1000 * seconds / reports:6.2f} ms a report, {memory:6.0f} MB, {each / first:5.2f} of n log n; {told.partition(' in /')[0]}", flush=True)


if __name__ == "__main__":
    main([int(one) for one in sys.argv[1:]] or [10_000, 100_000, 1_000_000])
