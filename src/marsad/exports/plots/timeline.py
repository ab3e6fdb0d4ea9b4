"""The timeline: incidents by day, a lane for each place, as large as the fewest killed, ringed by the most."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from marsad.exports.plots.axis import Days, around
from marsad.exports.plots.canvas import GRID, PALE, circle, line, picture, words
from marsad.exports.plots.said import GRADES, interval, say
from marsad.record.incidents import IncidentLine

LANES, ROW, ROWS, WIDTH = 14, 48.0, 5, 1200.0
LEFT, RIGHT, TOP = 60.0, WIDTH - 210, 152.0
LARGEST, SMALLEST = 16.0, 3.0


@dataclass(frozen=True, slots=True)
class Spot:
    """One incident on the picture: where, how large its disc and its ring, the row of its lane; ``label`` is left out where it is too crowded."""

    line: IncidentLine
    first: float
    last: float
    small: float
    large: float
    row: int
    label: bool


def timeline(lines: Sequence[IncidentLine], language: str, title: str) -> str:
    """The picture of some incidents. Those without a day are counted below it, not put anywhere."""
    dated = [one for one in lines if one.first]
    parts = [words(WIDTH - 30, 44, title, size=24, anchor="end"), words(WIDTH - 30, 72, say("timeline", language), size=16, anchor="end", color=PALE)]
    parts += _legend(language)
    bottom = TOP + ROW
    if dated:
        days = around([date.fromisoformat(day).toordinal() for one in dated for day in (one.first, one.last) if day], LEFT, RIGHT)
        lanes = {place: _packed(inside, days) for place, inside in _lanes(dated, language).items()}
        bottom = TOP + ROW * sum(1 + max(spot.row for spot in lane) for lane in lanes.values())
        parts += [*days.marks(TOP, bottom, language), *_drawn(lanes, language)]
    else:
        parts.append(words(WIDTH / 2, TOP + 30, say("no_incident", language), anchor="middle", color=PALE))
    missing = len(lines) - len(dated)
    if missing:
        parts.append(words(WIDTH - 30, bottom + 66, f"{say('no_day', language)}: {missing}", size=13, anchor="end", color=PALE))
    return picture(WIDTH, bottom + 84, f"{title}: {say('timeline', language)}", parts)


def _lanes(lines: Sequence[IncidentLine], language: str) -> dict[str, list[IncidentLine]]:
    """The places with most incidents, in the order of their first day; all others share the last lane."""
    often = Counter(_place(one, language) for one in lines).most_common()
    kept = {place for place, _ in often[: LANES if len(often) <= LANES else LANES - 1]}
    lanes: dict[str, list[IncidentLine]] = {}
    others: list[IncidentLine] = []
    for one in sorted(lines, key=lambda line: (line.first or "", line.id)):
        place = _place(one, language)
        (lanes.setdefault(place, []) if place in kept else others).append(one)
    return {**lanes, say("elsewhere", language): others} if others else lanes


def _place(one: IncidentLine, language: str) -> str:
    return one.place or say("no_place", language)


def _packed(lines: Sequence[IncidentLine], days: Days) -> list[Spot]:
    """Incidents of one lane in rows, so that none stands upon another; what finds no room stands in the last row without its number."""
    free = [0.0] * ROWS
    spots = []
    for one in lines:
        first, last = (days.x(date.fromisoformat(day or one.first or "").toordinal()) for day in (one.first, one.last))
        small, large = (min(LARGEST, max(SMALLEST, 1.2 * math.sqrt(count or 0))) for count in (one.killed_min, one.killed_max or one.killed_min))
        half = max(large, 4.2 * len(interval(one.killed_min, one.killed_max)), 5) + 2
        row = next((at for at, end in enumerate(free) if end <= (first + last) / 2 - half), ROWS - 1)
        label = free[row] <= (first + last) / 2 - half
        free[row] = max(last, (first + last) / 2 + half)
        spots.append(Spot(one, first, last, small, large, row, label))
    return spots


def _drawn(lanes: dict[str, list[Spot]], language: str) -> Iterator[str]:
    top = TOP
    for place, lane in lanes.items():
        yield words(WIDTH - 30, top + ROW / 2 + 9, place, size=15, anchor="end", most=24)
        for row in range(1 + max(spot.row for spot in lane)):
            yield line(LEFT, top + ROW / 2 + 4, RIGHT, top + ROW / 2 + 4, color=GRID if row == 0 else "#f1f3f5")
            yield from (part for spot in lane if spot.row == row for part in _incident(spot, top + ROW / 2 + 4, language))
            top += ROW


def _incident(spot: Spot, y: float, language: str) -> Iterator[str]:
    one, at = spot.line, (spot.first + spot.last) / 2
    color, counted = GRADES.get(one.decided or one.grade, GRADES[None]), interval(one.killed_min, one.killed_max)
    title = f"{one.id} · {say(one.type or '-', language)} · {one.first} · {counted or say('held' if one.held else 'unstated', language)}"
    if spot.last > spot.first:
        yield line(spot.first, y, spot.last, y, color=color, width=4)
    if spot.large > spot.small:
        yield circle(at, y, spot.large, fill=color, stroke=color, opacity=0.12)
    if one.killed_min is None:
        yield circle(at, y, 4, fill="#ffffff", stroke=color, title=title)
        return
    yield circle(at, y, spot.small, fill=color, opacity=0.8, title=title)
    if spot.label:
        yield words(at, y - spot.large - 4, counted, size=12, anchor="middle")


def _legend(language: str) -> Iterator[str]:
    """The colours of the grades, from right to left."""
    x = WIDTH - 36
    for grade, color in GRADES.items():
        yield circle(x, 98, 6, fill=color, opacity=0.8)
        yield words(x - 11, 103, say(grade or "none", language), size=13, anchor="end", color=PALE)
        x -= 110
    yield words(WIDTH - 30, 128, f"{say('size', language)} · {say('hollow', language)}", size=13, anchor="end", color=PALE)
