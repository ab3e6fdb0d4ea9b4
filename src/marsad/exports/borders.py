"""Borders and coasts that prints and the site draw by themselves, and how a part of the earth lies on paper. Nothing is fetched."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import cos, radians


@cache
def borders() -> tuple[tuple[float, ...], ...]:
    """Borders and coasts from Morocco to Pakistan (Natural Earth, 1:50 million), as runs of lon, lat, lon, lat …"""
    return tuple(tuple(run) for run in json.loads(files(__package__).joinpath("borders.json").read_text(encoding="utf-8")))


@dataclass(frozen=True, slots=True)
class Frame:
    """A part of the earth on a drawing of some size, north above, as wide as it is in the middle."""

    west: float
    south: float
    east: float
    north: float
    width: float
    height: float

    @property
    def shrink(self) -> float:
        """How much narrower a degree of longitude is than one of latitude."""
        return cos(radians((self.south + self.north) / 2))

    @property
    def scale(self) -> float:
        """Points of the drawing for a degree of latitude."""
        return min(self.width / ((self.east - self.west) * self.shrink), self.height / (self.north - self.south))

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a point of the earth lies on the drawing."""
        left = (self.width - (self.east - self.west) * self.shrink * self.scale) / 2
        top = (self.height - (self.north - self.south) * self.scale) / 2
        return round(left + (lon - self.west) * self.shrink * self.scale, 1), round(top + (self.north - lat) * self.scale, 1)

    def lines(self) -> Iterator[str]:
        """The borders that come near, as polylines of SVG."""
        for run in borders():
            if _near(run, self.west - 2, self.south - 2, self.east + 2, self.north + 2):
                yield f'<polyline points="{" ".join(f"{x},{y}" for x, y in (self.at(lon, lat) for lon, lat in zip(run[::2], run[1::2], strict=True)))}"/>'


def _near(run: Sequence[float], west: float, south: float, east: float, north: float) -> bool:
    return min(run[::2]) < east and max(run[::2]) > west and min(run[1::2]) < north and max(run[1::2]) > south
