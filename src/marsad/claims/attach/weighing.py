"""Weighing candidates: each feature says a level, each level is worth points, the candidate with the most points is chosen."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import exp
from operator import itemgetter

from marsad.claims.attach.tables import weights
from marsad.model.reading import Why

Levels = Mapping[str, str]
Weighed = tuple[int, int]  # a candidate: its number among all, and its points in hundredths


def weigh(points: Sequence[int]) -> list[Weighed]:
    """All candidates by their points, the best first; of equals the earlier one."""
    return sorted(enumerate(points), key=itemgetter(1), reverse=True)  # which leaves equals in their order


def share(ranked: Sequence[Weighed]) -> float:
    """The part of all the weight that the best candidate carries, between 0 and 1."""
    _, best = ranked[0]
    return 1.0 / sum([exp((points - best) / 100) for _, points in ranked])


def reasons(choice: str, best: Levels, second: str | None) -> Why:
    """Why the best one was chosen: its features with their weights, the heaviest first, and what came second."""
    return Why(f"attach.{choice}", _heaviest(choice, tuple(best.items())), second)


@lru_cache(maxsize=4096)
def _heaviest(choice: str, levels: tuple[tuple[str, str], ...]) -> tuple[tuple[str, float], ...]:
    """The features that are worth something, with their weights, the heaviest first: much the same levels come again and again."""
    table = weights(choice)
    told = [(sys.intern("=".join(one)), table[one]) for one in levels if table.get(one)]  # held once: thousands of the kept reasons name the same few hundred
    return tuple(sorted(told, key=lambda one: -abs(one[1])))
