"""Linking at size: claims made by varying real readings in days, places and figures; time, memory, growth.

One more report is measured by ``bench_incidents``, on the way that a case takes.
"""

from __future__ import annotations

import json
import random
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from marsad.claims.road import read
from marsad.lexicon.packs import load_packs
from marsad.linking.road import incidents, link
from marsad.model.identity import with_uids
from marsad.model.record import to_record
from marsad.model.report import Report
from marsad.uncollected import uncollected

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "data" / "reports" / "saudinewsnet-2015.jsonl"
SAMPLES = ROOT / "samples" / "incidents" / "reports.jsonl"
STEP = 11  # days between copies: windows of three weeks overlap by half
Plain = dict[str, Any]


def readings() -> list[Plain]:
    """The readings that are varied: the shared reports where they are, else the samples."""
    packs = load_packs()
    if SHARED.is_file():
        rows = [json.loads(line) for line in SHARED.read_text(encoding="utf-8").splitlines()]
        reports = [Report(row["content"], row["source"], date.fromisoformat(row["date_extracted"][:10]), row["url"], row["title"]) for row in rows]
    else:
        print("../shared is not here: the samples take its place")
        rows = [json.loads(line) for line in SAMPLES.read_text(encoding="utf-8").splitlines()]
        reports = [Report(row["text"], row["outlet"], date.fromisoformat(row["published"]), row["url"], row["title"]) for row in rows]
    return [with_uids(to_record(read(report, packs), "bench")) for report in reports]


def varied(base: list[Plain], claims: int, seed: int = 1) -> Iterator[Plain]:
    """Records with about so many claims: copies moved in time, each copy with its own figures and its own shift of places."""
    chance, made, copy = random.Random(seed), 0, 0
    while made < claims:
        north, more = chance.uniform(-0.4, 0.4), chance.randint(0, 9)
        for record in base:
            if made >= claims:
                return
            made += len(record["claims"])
            yield _moved(record, copy, north, more)
        copy += 1


def _moved(record: Plain, copy: int, north: float, more: int) -> Plain:
    tag = f"~{copy}"
    report = {**record["report"], "id": record["report"]["id"] + tag, "published": _later(record["report"]["published"], copy)}
    claims = [{**claim, "uid": claim["uid"] + tag} for claim in record["claims"]]
    events = []
    for event in record["events"]:
        when = event["time"]
        events.append(
            {
                **event,
                "uid": event["uid"] + tag,
                "time": {**when, "start": _later(when["start"], copy), "end": _later(when["end"], copy)} if when else None,
                "places": [{**place, "lat": place["lat"] + north} if place["lat"] is not None else place for place in event["places"]],
                "harms": [_more(harm, tag, more) for harm in event["harms"]],
            }
        )
    return {**record, "report": report, "claims": claims, "events": events}


def _more(harm: Plain, tag: str, more: int) -> Plain:
    if harm["min"] is None or harm["expr"] != "exact":
        return {**harm, "uid": harm["uid"] + tag}
    return {**harm, "uid": harm["uid"] + tag, "min": harm["min"] + more, "max": harm["max"] + more if harm["max"] is not None else None}


def _later(day: str | None, copy: int) -> str | None:
    return (date.fromisoformat(day[:10]) + timedelta(days=STEP * copy)).isoformat() + day[10:] if day else None


def one_size(claims: int) -> Plain:
    """Link so many claims in this process; seconds and megabytes."""
    base = readings()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start, worked = time.perf_counter(), time.process_time()
    with uncollected():  # as a case does
        linked = link(varied(base, claims))
        joined = time.perf_counter() - start
        found = incidents(linked)
    total = time.perf_counter() - start
    return {
        "claims": len(linked.shelf.said),
        "tellings": len(linked.tellings),
        "incidents": len(found),
        "largest": max(map(len, linked.clusters)),
        "link": joined,
        "all": total,
        "core": time.process_time() - worked,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "base": before,
    }


def main(sizes: tuple[int, ...] = (10_000, 30_000, 100_000, 300_000)) -> None:
    """Print the table of growth; each size runs in a process of its own, so that memory is its own."""
    print("linking     claims  tellings incidents   link s    all s   µs/claim  memory MB   of one core s   (goal at 100,000: under 180 s, 2,000 MB)")
    for size in sizes:
        done = subprocess.run([sys.executable, "-m", "tools.bench_linking", str(size)], cwd=ROOT, capture_output=True, text=True, check=True)
        row = json.loads(done.stdout.splitlines()[-1])
        print(
            f"          {row['claims']:8,} {row['tellings']:9,} {row['incidents']:9,} {row['link']:8.1f} {row['all']:8.1f} {row['all'] / row['claims'] * 1e6:10.0f}"
            f" {row['memory']:10.0f} {row['core']:15.1f}"
        )


if __name__ == "__main__":
    if len(sys.argv) > 1:
        print(json.dumps(one_size(int(sys.argv[1]))))
    else:
        main()
