"""Fit the weights by which lines of a page are told from the report on it: src/marsad/text/tables/blocks.tsv.

    python -m tools.fit_blocks FOLDER [--check]

FOLDER holds annotated reports (acceptance/ with its sets): each names its text and the span of its body. The weights are those
of a logistic regression on the lines of the reports with an even number; --check changes nothing, and shows how many lines of
either half are told rightly.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from marsad.text import blocks
from marsad.text.repair import repair

TABLE = Path(blocks.__file__).parent / "tables" / "blocks.tsv"
STEPS, RATE, KEEP_SMALL = 3000, 0.3, 0.01
LEAN = 0.3  # towards the report: a line of it that is lost costs more than a headline that is read
NEVER_FOR = ("address", "latin", "repeated", "cut_off", "cue_", "under_a_head", "day_line")  # what never speaks for a line, whatever a few pages show


def pages(folder: Path, *, even: bool) -> Iterator[tuple[str, tuple[int, int]]]:
    """The texts of one half, with the span of the report."""
    for path in sorted(folder.glob("*/*.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if (gold["n"] % 2 == 0) == even:
            row = json.loads((folder.parent / gold["file"]).read_text(encoding="utf-8").splitlines()[gold["line"]])
            text = row.get("text") or row["content"]
            yield text, tuple(gold.get("body") or (0, len(text)))


def examples(folder: Path, *, even: bool) -> Iterator[tuple[tuple[str, ...], bool, int]]:
    """The features of each line, whether it is of the report, and on how many lines its page has."""
    for text, (low, high) in pages(folder, even=even):
        lines = blocks._lines(text, repair(text).changes)
        for line, names in zip(lines, blocks.features(lines), strict=True):
            yield names, low - 3 <= line.start < high, len(lines)


def fit(folder: Path) -> dict[str, float]:
    rows = list(examples(folder, even=True))
    names = sorted({name for row in rows for name in row[0]})
    shows = np.array([[name in row[0] for name in names] for row in rows], dtype=float)
    right = np.array([row[1] for row in rows], dtype=float)
    counts = 1 / np.sqrt(np.array([row[2] for row in rows], dtype=float))  # a page of a hundred headlines counts as ten
    weights = np.zeros(len(names))
    against = np.array([name.startswith(NEVER_FOR) for name in names])
    for _ in range(STEPS):
        guess = 1 / (1 + np.exp(-shows @ weights))
        weights += RATE * (shows.T @ ((right - guess) * counts) / counts.sum() - KEEP_SMALL * weights / 10)
        weights[against] = np.minimum(weights[against], 0)
    weights[names.index("bias")] += LEAN
    return dict(zip(names, weights.round(2).tolist(), strict=True))


def told(folder: Path, *, even: bool) -> tuple[int, int, int, int]:
    """(lines of the report, of them lost, lines around it, of them taken for the report)."""
    own = lost = around = taken = 0
    for text, (low, high) in pages(folder, even=even):
        for block in blocks.blocks(text, repair(text).changes):
            inside, kept = low - 3 <= block.start < high, block.kind in blocks.OWN
            own, lost = own + inside, lost + (inside and not kept)
            around, taken = around + (not inside), taken + (kept and not inside)
    return own, lost, around, taken


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    if not options.check:
        rows = "".join(f"{name}\t{weight}\n" for name, weight in fit(options.folder).items())
        TABLE.write_text("feature\tweight\n" + rows, encoding="utf-8")
    blocks._weights.cache_clear()
    for even in (True, False):
        print("even" if even else "odd", "lines of reports {}, lost {}; around them {}, taken {}".format(*told(options.folder, even=even)))


if __name__ == "__main__":
    main()
