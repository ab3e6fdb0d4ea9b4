"""The board: every measure on the annotated reports beside the project, by set, all together, and by half.

The annotations and their scorer belong to ../shared and stay there; rules are grown on the reports of even number, those of odd number are
looked at as figures only.
"""

from __future__ import annotations

import hashlib
import importlib.util
import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

from marsad.claims.road import read
from marsad.lexicon.packs import load_packs
from marsad.model.record import to_record
from marsad.model.report import Report

Row = tuple[int, int, int, int]  # annotated found, annotated, found right, found
Rows = dict[str, Row]
Case = tuple[str, dict[str, Any], str]


def scorer(shared: Path, name: str) -> ModuleType:
    """A module of the acceptance folder (``board`` or ``score``), loaded from where it stands."""
    spec = importlib.util.spec_from_file_location(name, shared / "acceptance" / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def cases(shared: Path) -> Iterator[Case]:
    """(set, annotation, text) of each annotated report."""
    board = scorer(shared, "board")
    for name in board.SETS:
        yield from board.load(name, None)


def half(gold: dict[str, Any]) -> str:
    """Which half a report belongs to, by its number; the one without a number is of neither."""
    return "" if "n" not in gold else "even half" if gold["n"] % 2 == 0 else "odd half"


def measure(shared: Path) -> tuple[dict[str, Rows], str, tuple[str, ...]]:
    """The rows of each set, of all and of each half; a hash of the annotations; the names of the measures."""
    score, packs, totals, digest = scorer(shared, "score"), load_packs(), dict[str, Rows](), hashlib.sha256()
    for name, gold, text in cases(shared):
        published = date.fromisoformat(gold["published"]) if gold.get("published") else None
        rows, _ = score.score(gold, to_record(read(Report(text, gold.get("outlet") or None, published), packs), "gold"), text)
        for group in filter(None, (name, "all", half(gold))):
            score.add(totals.setdefault(group, {}), rows)
        digest.update(json.dumps(gold, sort_keys=True, ensure_ascii=False).encode())
    return totals, digest.hexdigest()[:16], tuple(score.MEASURES)
