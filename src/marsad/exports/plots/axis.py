"""Axes: days along the bottom, numbers up the side."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from marsad.exports.plots.canvas import GRID, PALE, line, words
from marsad.exports.plots.said import day

_STEPS = (1, 2, 7, 14, 31, 61, 92, 183, 366, 731, 1827)  # days between marks


@dataclass(frozen=True, slots=True)
class Days:
    """Days from ``first`` to ``last`` between ``left`` and ``right``; time runs from left to right, as Arabic papers print it."""

    first: int
    last: int
    left: float
    right: float

    def x(self, ordinal: float) -> float:
        return self.left + (ordinal - self.first) / max(1, self.last - self.first) * (self.right - self.left)

    def marks(self, top: float, bottom: float, language: str) -> Iterator[str]:
        """Lines and days, at most eight of them, none above another."""
        step = next((one for one in _STEPS if (self.last - self.first) / one <= 7), 3653)
        for ordinal in range(self.first, self.last + 1, step):
            yield line(self.x(ordinal), top, self.x(ordinal), bottom)
            yield words(self.x(ordinal), bottom + 20, day(date.fromordinal(ordinal), language), size=12, anchor="middle", color=PALE)
            yield words(self.x(ordinal), bottom + 36, str(date.fromordinal(ordinal).year), size=11, anchor="middle", color=PALE)


def around(ordinals: Sequence[int], left: float, right: float) -> Days:
    """An axis with some air on both sides of the days."""
    first, last = min(ordinals), max(ordinals)
    air = max(1, math.ceil((last - first) * 0.04))
    return Days(first - air, last + air, left, right)


@dataclass(frozen=True, slots=True)
class Numbers:
    """Numbers from 0 to ``most`` between ``bottom`` and ``top``."""

    most: float
    top: float
    bottom: float

    def y(self, number: float) -> float:
        return self.bottom - number / max(1, self.most) * (self.bottom - self.top)

    def marks(self, left: float, right: float) -> Iterator[str]:
        rough = max(1.0, self.most / 5)
        size = 10 ** math.floor(math.log10(rough))
        step = next(size * one for one in (1, 2, 5, 10) if size * one >= rough)
        number = 0.0
        while number <= self.most:
            yield line(left, self.y(number), right, self.y(number), color=GRID)
            yield words(left - 8, self.y(number) + 4, f"{number:.0f}", size=12, anchor="end", color=PALE)
            number += step
