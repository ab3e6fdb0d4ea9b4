"""Weighing candidates: each feature says a level, each level is worth points, the candidate with the most points is chosen."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import repeat
from math import exp
from typing import NamedTuple

from marsad.claims.attach.tables import weights
from marsad.model.reading import Why

Levels = Mapping[str, str]


class Weighed(NamedTuple):
    """One candidate (its number among all) with its points and the levels that gave them."""

    number: int
    points: float
    levels: Levels


def weigh(choice: str, candidates: Sequence[Levels]) -> list[Weighed]:
    """All candidates, the best first; of equals the earlier one."""
    worth = weights(choice).get
    weighed = [Weighed(number, sum(map(worth, levels.items(), repeat(0.0))), levels) for number, levels in enumerate(candidates)]
    return sorted(weighed, key=lambda one: (-one.points, one.number))


def share(ranked: Sequence[Weighed]) -> float:
    """The part of all the weight that the best candidate carries, between 0 and 1."""
    return 1.0 / sum(exp(max(-40.0, one.points - ranked[0].points)) for one in ranked)


def reasons(choice: str, best: Weighed, second: str | None) -> Why:
    """Why the best one was chosen: its features with their weights, the heaviest first, and what came second."""
    table = weights(choice)
    told = [(f"{feature}={level}", table[feature, level]) for feature, level in best.levels.items() if table.get((feature, level))]
    return Why(f"attach.{choice}", tuple(sorted(told, key=lambda one: -abs(one[1]))), second)
