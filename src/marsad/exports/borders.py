"""Borders and coasts that prints and the site draw by themselves, and how a part of the earth lies on paper. Nothing is fetched."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from math import cos, radians

Run = tuple[float, ...]  # lon, lat, lon, lat …


@cache
def borders() -> tuple[tuple[Run, Run], ...]:
    """Borders and coasts from Morocco to Pakistan (Natural Earth, 1:50 million): runs, each with its west, south, east and north."""
    runs = json.loads(files(__package__).joinpath("borders.json").read_text(encoding="utf-8"))
    return tuple((tuple(run), (min(run[::2]), min(run[1::2]), max(run[::2]), max(run[1::2]))) for run in runs)


@dataclass(frozen=True)
class Frame:
    """A part of the earth on a drawing of some size, north above, as wide as it is in the middle."""

    west: float
    south: float
    east: float
    north: float
    width: float
    height: float

    @cached_property
    def shrink(self) -> float:
        """How much narrower a degree of longitude is than one of latitude."""
        return cos(radians((self.south + self.north) / 2))

    @cached_property
    def scale(self) -> float:
        """Points of the drawing for a degree of latitude."""
        return min(self.width / ((self.east - self.west) * self.shrink), self.height / (self.north - self.south))

    @cached_property
    def corner(self) -> tuple[float, float]:
        """Where the north-west lies: what is drawn stands in the middle of the drawing."""
        return (self.width - (self.east - self.west) * self.shrink * self.scale) / 2, (self.height - (self.north - self.south) * self.scale) / 2

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """Where a point of the earth lies on the drawing."""
        left, top = self.corner
        return round(left + (lon - self.west) * self.shrink * self.scale, 1), round(top + (self.north - lat) * self.scale, 1)

    def lines(self) -> Iterator[str]:
        """The borders that come near, as polylines of SVG."""
        for run, (west, south, east, north) in borders():
            if west < self.east + 2 and east > self.west - 2 and south < self.north + 2 and north > self.south - 2:
                yield f'<polyline points="{" ".join(f"{x},{y}" for x, y in (self.at(lon, lat) for lon, lat in zip(run[::2], run[1::2], strict=True)))}"/>'
