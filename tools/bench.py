"""Speed, memory and growth: reports a second against the bare lexicon scan, cold start, and time over length."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from marsad.claims.road import read
from marsad.lexicon.packs import load_to_stay
from marsad.model.report import Report

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared" / "data" / "reports" / "saudinewsnet-2015.jsonl"
SAMPLES = ROOT / "samples" / "ghouta" / "reports.jsonl"


def reports() -> list[Report]:
    """The shared reports where they are, else the samples many times over."""
    if SHARED.is_file():
        rows = [json.loads(line) for line in SHARED.read_text(encoding="utf-8").splitlines()]
        return [Report(row["content"], row["source"], date.fromisoformat(row["date_extracted"][:10])) for row in rows]
    print("../shared is not here: the samples, twenty times over, take its place")
    rows = [json.loads(line) for line in SAMPLES.read_text(encoding="utf-8").splitlines()]
    return [Report(row["text"], row["outlet"], date.fromisoformat(row["published"])) for row in rows] * 20


def timed(work: Callable[[], object], rounds: int = 5) -> float:
    """The best of some rounds, in seconds of one core: what else the machine does is not counted."""
    return _best(work, time.process_time, rounds)


def waited(work: Callable[[], object], rounds: int = 5) -> float:
    """The best of some rounds, in seconds by the clock on the wall."""
    return _best(work, time.perf_counter, rounds)


def _best(work: Callable[[], object], clock: Callable[[], float], rounds: int) -> float:
    best = float("inf")
    for _ in range(rounds):
        start = clock()
        work()
        best = min(best, clock() - start)
    return best


def main() -> None:
    """Print all figures."""
    packs, all_reports = load_to_stay(), reports()  # as the command does
    for report in all_reports[:50]:
        read(report, packs)
    count = len(all_reports)
    scan = timed(lambda: [packs.lexicon.scan(report.text) for report in all_reports])
    full = timed(lambda: [read(report, packs) for report in all_reports])
    print(f"reports                     {count}, {sum(len(r.text) for r in all_reports) / count:.0f} characters each")
    print(f"lexicon scan                {count / scan:8.0f} reports/s   {scan / count * 1000:.2f} ms each")
    print(f"reading                     {count / full:8.0f} reports/s   {full / count * 1000:.2f} ms each   (goal 200)")
    print(f"reading over scan           {full / scan:8.1f} times       (goal at most 15)")
    print(f"memory                      {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:8.0f} MB          (goal under 400)")
    print(f"cold start, one report      {_cold():8.2f} s           (goal under 0.8)")
    _growth(packs)


def _cold() -> float:
    text = json.loads(SAMPLES.read_text(encoding="utf-8").splitlines()[0])["text"].encode()
    command = [str(Path(sys.executable).with_name("marsad")), "read", "--format", "json", "--published", "2018-03-01"]
    with tempfile.TemporaryDirectory() as compiled:  # an installed command finds its code compiled to bytecode, whatever the settings here
        environ = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"} | {"PYTHONPYCACHEPREFIX": compiled}
        return waited(lambda: subprocess.run(command, input=text, capture_output=True, check=True, env=environ))


def _growth(packs: object) -> None:
    """Time per character at growing lengths, for ordinary and for hostile text."""
    base = json.loads(SAMPLES.read_text(encoding="utf-8").splitlines()[0])["text"]
    shapes = {
        "report over and over": base + "\n",
        "one line, no stop": base.replace(".", "").replace("\n", " ") + " ",
        "open quotes": '«"' + base[:40],
        "verbs of saying": "وقال المرصد إن ",
        "numbers": "خمسة و20 و",
        "harm words": "قتل 5 وأصيب ",
        "one long word": "ق" * 100,
        "dates": "السبت 5 آذار ",
        "dots": "صـ.ـو.",
    }
    for name, piece in shapes.items():
        cells = []
        for size in (20_000, 80_000, 320_000):
            text = (piece * (size // len(piece) + 1))[:size]
            taken = timed(lambda text=text: read(Report(text, None, date(2018, 3, 1)), packs), 1)  # type: ignore[misc, arg-type]
            cells.append(f"{size // 1000}k {taken / size * 1e6:.1f}")
        print(f"growth, {name:22} " + "   ".join(cells) + "   µs a character")


if __name__ == "__main__":
    main()
