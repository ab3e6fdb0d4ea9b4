"""Weighing candidates: each feature says a level, each level is worth points, the candidate with the most points is chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import exp

from marsad.claims.attach.tables import weights
from marsad.model.reading import Why
from marsad.model.values import fixed

Levels = Mapping[str, str]


@fixed
class Weighed:
    """One candidate (its number among all) with its points, in hundredths."""

    number: int
    points: int


def weigh(points: Sequence[int]) -> list[Weighed]:
    """All candidates by their points, the best first; of equals the earlier one."""
    order = sorted(range(len(points)), key=points.__getitem__, reverse=True)  # which leaves equals in their order
    return [Weighed(number, points[number]) for number in order]


def share(ranked: Sequence[Weighed]) -> float:
    """The part of all the weight that the best candidate carries, between 0 and 1."""
    best = ranked[0].points
    return 1.0 / sum([exp((one.points - best) / 100) for one in ranked])


def reasons(choice: str, best: Levels, second: str | None) -> Why:
    """Why the best one was chosen: its features with their weights, the heaviest first, and what came second."""
    table = weights(choice)
    told = [("=".join(one), table[one]) for one in best.items() if table.get(one)]
    return Why(f"attach.{choice}", tuple(sorted(told, key=lambda one: -abs(one[1]))), second)
