"""The score of a pair of tellings: a sum of weights, one for each comparison, each with its reason.

A weight is the base-2 logarithm of how much likelier a level is where two tellings tell one happening (Fellegi and Sunter 1969).
The table is ``tables/weights.tsv``; ``python -m tools.fit_weights`` fits it anew.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from math import inf

from marsad.linking.compare import COMPARISONS
from marsad.linking.facts import Told
from marsad.linking.tables import rows

NEVER = -90.0
Pair = tuple[str, str]  # two tellings, the smaller uid first


def pair_of(a: str, b: str) -> Pair:
    """Two tellings as a pair, in whichever order they come."""
    return (a, b) if a < b else (b, a)


@dataclass(frozen=True, slots=True)
class Link:
    """What speaks for and against two tellings being one: the score, and the level of each comparison."""

    score: float
    levels: tuple[str, ...]


def score(a: Told, b: Told, least: float = -inf) -> Link:
    """Compare two tellings. The order of the two does not matter. Where nothing left to compare could lift the score to ``least``, comparing stops."""
    table, total = _weights(), _weights()["prior"]["prior"]
    levels = []
    for (name, compare), rest in zip(COMPARISONS, _rest(), strict=True):
        level = compare(a, b)
        levels.append(level)
        total += table[name][level]
        if total + rest < least - 1:  # 1: far above what adding in another order could make of it
            break
    return Link(round(total, 6), _shared(tuple(levels)))  # sums of tenths that are nothing but rounding are nothing


@lru_cache(50_000)
def _shared(levels: tuple[str, ...]) -> tuple[str, ...]:
    """Very many links have the same levels: they share them, which takes a third of the memory."""
    return levels


@cache
def _rest() -> tuple[float, ...]:
    """For each comparison, what all those after it may add at most."""
    most = [max(_weights()[name].values()) for name, _ in COMPARISONS]
    return tuple(sum(most[at + 1 :]) for at in range(len(most)))


@cache
def _weights() -> Mapping[str, Mapping[str, float]]:
    table: dict[str, dict[str, float]] = {}
    for row in rows("weights"):
        table.setdefault(row["comparison"], {})[row["level"]] = float(row["weight"])
    return table


@cache
def reasons() -> Mapping[tuple[str, str], str]:
    """Why each level of each comparison weighs what it does, in words."""
    return {(row["comparison"], row["level"]): row["reason"] for row in rows("weights")}


def named_levels(link: Link) -> list[dict[str, object]]:
    """Each comparison of a link with its level, weight and reason."""
    table, words = _weights(), reasons()
    return [
        {"comparison": name, "level": level, "weight": table[name][level], "reason": words[name, level]}
        for (name, _), level in zip(COMPARISONS, link.levels, strict=False)
    ]
