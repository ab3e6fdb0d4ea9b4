"""Fit the weights of attachment anew on the even half of the annotated reports; show how they do on the odd half.

The candidate with the most points is chosen, so the weights are those of a conditional logit: the right candidates should carry as much of
the whole weight as they can. Each weight is drawn to the one that stands (they say what is known whatever a few hundred harms say) and cut to
its bounds ``low`` and ``high``. The fitted table is shown beside the one that stands; ``--write`` writes it, and the table of how sure a
choice is (``calibration.tsv``), which is measured on the odd half.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Mapping, Sequence
from math import exp

from marsad.claims.attach.tables import HERE, Rows, rows
from tools.attachment_cases import Lesson, annotated, place_lessons

Key = tuple[str, str]
STEPS, PACE, PULL = 200, 0.5, 0.15


def fit(lessons: Sequence[Lesson], table: Rows, *, steps: int = STEPS) -> dict[Key, float]:
    """The weights that give the right candidates the most weight, each within its bounds."""
    stands = {(row["feature"], row["level"]): float(row["weight"]) for row in table}
    bounds = {(row["feature"], row["level"]): (float(row["low"]), float(row["high"])) for row in table}
    weights = dict(stands)
    told = [lesson for lesson in lessons if lesson.right and len(lesson.right) < len(lesson.candidates)]
    scale = sum(lesson.counts for lesson in told) or 1.0
    for _ in range(steps):
        slope = _slope(told, weights)
        for key, weight in weights.items():
            low, high = bounds[key]
            moved = weight + PACE * (slope[key] / scale * 10 - PULL * (weight - stands[key]))
            weights[key] = max(low, min(high, moved))
    return weights


def _slope(lessons: Sequence[Lesson], weights: Mapping[Key, float]) -> Counter[Key]:
    slope: Counter[Key] = Counter()
    for lesson in lessons:
        shares = _shares(lesson, weights)
        right = sum(shares[number] for number in lesson.right)
        for number, levels in enumerate(lesson.candidates):
            pull = (shares[number] / right if number in lesson.right else 0.0) - shares[number]
            for level in levels.items():
                if level in weights:
                    slope[level] += lesson.counts * pull
    return slope


def _shares(lesson: Lesson, weights: Mapping[Key, float]) -> list[float]:
    points = [sum(weights.get(level, 0.0) for level in levels.items()) for levels in lesson.candidates]
    top = max(points)
    raw = [exp(max(-40.0, one - top)) for one in points]
    return [one / sum(raw) for one in raw]


def right_share(lessons: Sequence[Lesson], weights: Mapping[Key, float]) -> tuple[float, float]:
    """How many harms get a right first candidate, and how many could."""
    hits = [max(range(len(lesson.candidates)), key=_shares(lesson, weights).__getitem__) in lesson.right for lesson in lessons]
    return sum(hits) / max(1, len(hits)), sum(bool(lesson.right) for lesson in lessons) / max(1, len(lessons))


def main(arguments: Sequence[str]) -> None:
    """Print both tables side by side; write the fitted one where asked to."""
    even, odd = place_lessons(annotated("even")), place_lessons(annotated("odd"))
    table = tuple(row for row in rows("weights") if row["choice"] == "where")
    stands, fitted = {(row["feature"], row["level"]): float(row["weight"]) for row in table}, fit(even, table)
    seen = Counter(level for lesson in even for levels in lesson.candidates for level in levels.items())
    for row in table:
        key = row["feature"], row["level"]
        print(f"{key[0]:14}{key[1]:20}{seen[key]:6}{stands[key]:8.2f}{fitted[key]:8.2f}")
    for name, lessons in (("even", even), ("odd", odd)):
        print(f"{name}: {len(lessons)} harms; first right: stands {right_share(lessons, stands)[0]:.3f}, fitted {right_share(lessons, fitted)[0]:.3f}, could {right_share(lessons, fitted)[1]:.3f}")
    if "--write" in arguments:
        _write({("where", *key): weight for key, weight in fitted.items()})


def _write(fitted: Mapping[tuple[str, str, str], float]) -> None:
    written = [{**row, "weight": f"{fitted.get((row['choice'], row['feature'], row['level']), float(row['weight'])):.2f}"} for row in rows("weights")]
    lines = ["\t".join(written[0]), *("\t".join(row.values()) for row in written)]
    (HERE / "weights.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
