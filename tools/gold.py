"""The quality gate: every measure on the project's own gold, and on the shared one where ../shared is.

Floors are pinned in tools/floors.json with a hash of the gold they were measured on. A floor only rises: run with --raise
to lift floors to what is measured now; lowering one is done by hand, with a reason in the commit.
"""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from functools import partial
from itertools import pairwise
from pathlib import Path
from typing import Any

from marsad.claims.road import read
from marsad.lexicon.packs import load_packs
from marsad.model.record import to_record
from marsad.model.report import Report
from tools import board, linking_scoring
from tools.scoring import MEASURES, Row, add, f1, line, score

ROOT = Path(__file__).resolve().parents[1]
SHARED = ROOT.parent / "shared"
FLOORS = Path(__file__).with_name("floors.json")
Case = tuple[dict[str, Any], str]


def samples() -> Iterator[Case]:
    """The project's own annotated samples."""
    texts = {row["id"]: row for row in map(json.loads, (ROOT / "samples/ghouta/reports.jsonl").read_text(encoding="utf-8").splitlines())}
    for path in sorted((ROOT / "samples/ghouta/gold").glob("*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        yield {**gold, "outlet": texts[path.stem]["outlet"], "published": texts[path.stem]["published"]}, texts[path.stem]["text"]


def measure(cases: Iterator[Case]) -> tuple[dict[str, Row], str]:
    """All measures over some cases, and a hash of their annotations."""
    packs, total, digest = load_packs(), dict[str, Row](), hashlib.sha256()
    for gold, text in cases:
        report = Report(text, gold.get("outlet"), date.fromisoformat(gold["published"]) if gold.get("published") else None)
        add(total, score(gold, to_record(read(report, packs), "gold"), text))
        digest.update(json.dumps(gold, sort_keys=True, ensure_ascii=False).encode())
    return total, digest.hexdigest()[:16]


Figures = dict[str, tuple[float, float, float]]


def linking_shared() -> tuple[Figures, str]:
    """Who shares an incident, on the clusters labelled in the reports beside the project."""
    return linking_scoring.score_gold(linking_scoring.shared_records()), _digest(linking_scoring.GOLD)


def linking_samples() -> tuple[Figures, str]:
    """Incidents, ranges, origins, disputes and grades, against the answer key of the samples; what is not met is told."""
    return linking_scoring.score_samples(say=lambda line: print(f"   not as the key: {line}"[:240])), _digest(linking_scoring.KEY)


def linking_happenings() -> tuple[Figures, str]:
    """Thirty happenings of seven countries, of the kinds that go wrong, against their answer key."""
    folder = linking_scoring.HAPPENINGS
    return linking_scoring.score_samples(folder, say=lambda line: print(f"   not as the key: {line}"[:240])), _digest(folder / "key.json")


def incidents_of_researchers(half: str) -> tuple[Figures, str]:
    """The incidents of a half of Airwars' coded ones beside the project (its even or odd numbers), told by two hosts or more, in a fresh case."""
    script = SHARED / "acceptance" / "incidents.py"
    asked = [sys.executable, str(script), "--marsad", str(Path(sys.executable).with_name("marsad")), "--hosts", "2", "--half", half]
    run = subprocess.run(asked, capture_output=True, text=True, check=True, env={**os.environ, "MARSAD_NEW": "--policy airwars:russia-syria"})
    words = run.stdout.splitlines()[-1].partition("; ")[2].split()
    return {name: (value, value, value) for name, value in _pairs(words) if name not in {"place_km", "loose"}}, _digest(SHARED / "data/incidents/airwars-dev.csv")


def _pairs(words: list[str]) -> Iterator[tuple[str, float]]:
    """The measures of the line that the script ends with: found 0.8 joined 0.7 …"""
    for name, value in pairwise(words):
        if not name[0].isdigit() and value.replace(".", "").replace("-", "").isdigit():
            yield name, float(value)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


LINKING = {
    "linking samples": linking_samples,
    "linking happenings": linking_happenings,
    "linking shared": linking_shared,
    "incidents, even half": partial(incidents_of_researchers, "even"),
    "incidents, odd half": partial(incidents_of_researchers, "odd"),
}
OWN = frozenset(["samples", "linking samples", "linking happenings"])  # what needs nothing beside the project


def _hold(floors: dict[str, Any], name: str, digest: str, rows: dict[str, tuple[str, float]], *, lift: bool) -> bool:
    """Print the measures of one set against their floors, which ``lift`` raises; True where one is under its floor."""
    pinned = floors.setdefault(name, {"gold": digest, "floors": {}})
    print(f"== {name} (gold {digest}" + ("" if pinned["gold"] == digest else f", floors were pinned on {pinned['gold']}") + ")")
    failed = False
    for key, (shown, value) in rows.items():
        floor = pinned["floors"].get(key, 0.0)
        under = value < floor - 0.0005
        failed |= under
        print(shown + f"  floor {floor:.3f}" + ("  UNDER ITS FLOOR" if under else ""))
        if lift:
            pinned["floors"][key] = max(floor, int(value * 1000) / 1000)
    pinned["gold"] = digest if lift else pinned["gold"]
    return failed


def _board(floors: dict[str, Any], *, lift: bool) -> bool:
    """The annotated reports beside the project: each set, all together, and each half; True where one is under a floor."""
    if not SHARED.is_dir():
        print("board: left out, ../shared is not here")
        return False
    totals, digest, measures = board.measure(SHARED)
    shown = {name: {key: (line(key, rows[key]), f1(rows[key])) for key in measures} for name, rows in totals.items()}
    return any([_hold(floors, f"board {name}", digest, rows, lift=lift) for name, rows in shown.items()])


def main(arguments: list[str]) -> int:
    """Print every measure; end with 1 where one is under its floor."""
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    failed = False
    lift = "--raise" in arguments
    total, digest = measure(samples())
    failed |= _hold(floors, "samples", digest, {key: (line(key, total[key]), f1(total[key])) for key in MEASURES}, lift=lift)
    failed |= _board(floors, lift=lift)
    for name, figures in LINKING.items():
        if name not in OWN and not SHARED.is_dir():
            print(f"{name}: left out, ../shared is not here")
            continue
        found, digest = figures()
        rows = {key: (f"{key:18} P {row[0]:.3f}  R {row[1]:.3f}  F1 {row[2]:.3f}", row[2]) for key, row in found.items()}
        failed |= _hold(floors, name, digest, rows, lift=lift)
    if lift:
        FLOORS.write_text(json.dumps(floors, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    return int(failed)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
