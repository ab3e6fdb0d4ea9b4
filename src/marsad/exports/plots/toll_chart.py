"""The toll chart: what each source gave, when, as intervals. Series are never merged into one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from marsad.exports.plots.axis import Days, Numbers, around
from marsad.exports.plots.canvas import PALE, circle, line, picture, words
from marsad.exports.plots.said import interval, say

WIDTH, HEIGHT = 1200.0, 620.0
LEFT, RIGHT, TOP, BOTTOM = 90.0, WIDTH - 340, 120.0, 540.0
COLORS = ("#2166ac", "#c2541b", "#1b7f4b", "#7b3fa0", "#b08a00", "#0f8b8d", "#a3195b", "#5b6470")


@dataclass(frozen=True, slots=True)
class Given:
    """One number that a source gave: as of which day, from–to (``high`` None: that many or more), whether a later one replaced it."""

    as_of: date
    low: int
    high: int | None
    replaced: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """All numbers of one source, by day."""

    name: str
    given: Sequence[Given]


def toll_chart(series: Sequence[Series], language: str, title: str) -> str:
    """The picture of some series; without any it says so."""
    parts = [words(WIDTH - 30, 44, title, size=24, anchor="end"), words(WIDTH - 30, 72, say("tolls", language), size=16, anchor="end", color=PALE)]
    given = [one for line_ in series for one in line_.given]
    if not given:
        parts.append(words(WIDTH / 2, HEIGHT / 2, say("no_tolls", language), size=16, anchor="middle", color=PALE))
        return picture(WIDTH, HEIGHT, title, parts)
    days = around([one.as_of.toordinal() for one in given], LEFT, RIGHT)
    numbers = Numbers(max(one.low if one.high is None else one.high for one in given) * 1.12, TOP, BOTTOM)
    parts += [*numbers.marks(LEFT, RIGHT), *days.marks(TOP, BOTTOM, language)]
    room: list[tuple[float, float]] = []
    for at, one in enumerate(series):
        parts += _series(one, COLORS[at % len(COLORS)], days, numbers, room, shift=(at - (len(series) - 1) / 2) * 7)
    parts += _names(series)
    parts.append(words(WIDTH - 30, HEIGHT - 18, f"{say('open', language)} · {say('superseded', language)}", size=13, anchor="end", color=PALE))
    return picture(WIDTH, HEIGHT, title, parts)


def _series(series: Series, color: str, days: Days, numbers: Numbers, room: list[tuple[float, float]], *, shift: float) -> Iterator[str]:
    """Bars from the least to the most, held together in the order of days; each series is moved a little, so that none hides another."""
    before: tuple[float, float] | None = None
    for one in sorted(series.given, key=lambda given: (given.as_of, given.low)):
        x, low = days.x(one.as_of.toordinal()) + shift, numbers.y(one.low)
        high = numbers.y(one.high) if one.high is not None else low - 26
        if before:
            yield line(*before, x, low, color=color, width=1.2, dash="2 3")
        if one.high is None:
            yield line(x, low, x, high, color=color, width=2)
            yield line(x, high, x - 4, high + 7, color=color, width=2)
            yield line(x, high, x + 4, high + 7, color=color, width=2)
        elif one.high > one.low:
            yield line(x, low, x, high, color=color, width=6)
        yield circle(x, low, 5, fill="#ffffff" if one.replaced else color, stroke=color, title=f"{series.name} · {one.as_of} · {interval(one.low, one.high)}")
        yield words(x, _free(x, high - 10, room), interval(one.low, one.high), size=12, anchor="middle", color=color)
        before = (x, low)


def _free(x: float, y: float, room: list[tuple[float, float]]) -> float:
    """The height nearest above a point where no other number stands."""
    while any(abs(x - other) < 56 and abs(y - height) < 14 for other, height in room):
        y -= 14
    room.append((x, y))
    return y


def _names(series: Sequence[Series]) -> Iterator[str]:
    for at, one in enumerate(series[:18]):
        y = TOP + 8 + at * 24
        yield circle(WIDTH - 38, y - 5, 6, fill=COLORS[at % len(COLORS)])
        yield words(WIDTH - 52, y, one.name, size=12, anchor="end", most=54)
    if len(series) > 18:
        yield words(WIDTH - 52, TOP + 8 + 18 * 24, f"… +{len(series) - 18}", size=13, anchor="end", color=PALE)
