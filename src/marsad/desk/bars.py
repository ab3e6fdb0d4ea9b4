"""Range bars: for each victim group the incident's range, and under it what each claim says, drawn as SVG on the server."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from marsad.desk.cards import ClaimCard
from marsad.desk.rows import Interval, cut, killed_words

GROUPS = ("civilian", "fighter", "unknown", "children", "women")
NARROW = 60  # of the width: a range that has no room for its number, which stands beside it


@dataclass(frozen=True, slots=True)
class Layout:
    """How a drawing is laid out: its width, how much of that says who says it, the margins of the scale; the height of a row and of the head of a group,
    and where in them the range and the line of a claim stand."""

    width: int
    label: int
    left: int
    right: int
    row: int
    head: int
    band: int
    line: int


WIDE = Layout(640, label=210, left=20, right=40, row=20, head=34, band=0, line=8)
PHONE = Layout(340, label=0, left=16, right=26, row=34, head=54, band=22, line=22)  # who says it stands above the line


@dataclass(frozen=True, slots=True)
class ClaimBar:
    """What one claim says of a group; ``past`` where another figure took its place."""

    uid: str
    label: str
    words: str
    people: Interval
    past: bool
    y: int
    x1: float
    x2: float


@dataclass(frozen=True, slots=True)
class GroupBar:
    """A group's range with the claims behind it. Positions are in the drawing's units."""

    outcome: str
    group: str
    people: Interval
    text: str
    text_x: float
    anchor: str
    y: int
    x1: float
    x2: float
    claims: tuple[ClaimBar, ...]


@dataclass(frozen=True, slots=True)
class Bars:
    """The whole drawing: height, ticks (position, number), groups; ``band`` and ``line`` are how far below the top of a group its range, and of a row its line, stand."""

    width: int
    height: int
    band: int
    line: int
    axis: int
    ticks: tuple[tuple[float, int], ...]
    groups: tuple[GroupBar, ...]
    label_x: int
    anchor: str


def bars_of(incident: Mapping[str, Any], cards: Mapping[str, ClaimCard], *, right_to_left: bool, layout: Layout = WIDE) -> Bars:
    """The bars of an incident's killed and injured, on one scale from nothing to the largest number."""
    past = {one["claim"] for one in incident["tolls"] if one["superseded_by"]}
    told = [
        (outcome, group, Interval(value["min"], value["max"]))
        for outcome in ("killed", "injured")
        for group in GROUPS
        if (value := incident[outcome].get(group)) is not None
    ]
    claimed = {(outcome, group): _claims(cards.values(), outcome, group) for outcome, group, _ in told}
    numbers = [number for _, _, people in told for number in (people.min, people.max) if number is not None]
    numbers += [number for rows in claimed.values() for _, people in rows for number in (people.min, people.max) if number is not None]
    top = _round_up(max(numbers, default=1))

    def at(number: int | None) -> float:
        share = (top if number is None else number) / top
        along = layout.left + (layout.width - layout.label - layout.left - layout.right) * share
        return round(layout.width - layout.label - along if right_to_left else layout.label + along, 1)

    groups, y = [], 0
    for outcome, group, people in told:
        rows = []
        for at_row, (card, one) in enumerate(claimed[outcome, group]):
            label = card.voice if card.voice == card.outlet else f"{card.voice} · {card.outlet}"
            rows.append(ClaimBar(card.uid, cut(label), killed_words(one.min, one.max), one, card.uid in past, y + layout.head + layout.row * at_row, at(one.min or 0), at(one.max)))
        groups.append(GroupBar(outcome, group, people, killed_words(people.min, people.max), *_number_at(at(people.min or 0), at(people.max)), y, at(people.min or 0), at(people.max), tuple(rows)))
        y += layout.head + layout.row * len(rows) + 12
    step = max(1, top // 4)
    ticks = tuple((at(number), number) for number in range(0, top + 1, step))
    return Bars(layout.width, y + 24, layout.band, layout.line, y, ticks, tuple(groups), layout.width - 4 if right_to_left else 4, "end" if right_to_left else "start")


def _number_at(x1: float, x2: float) -> tuple[float, str]:
    """Where the number of a range stands: in its middle, or beside a narrow one, and how it is anchored there."""
    if abs(x2 - x1) >= NARROW:
        return round((x1 + x2) / 2, 1), "middle"
    return max(x1, x2) + 6, "start"


def _claims(cards: Any, outcome: str, group: str, most: int = 14) -> list[tuple[ClaimCard, Interval]]:
    found = [(card, harm.people) for card in cards if not card.hidden for harm in card.harms if harm.outcome == outcome and group in harm.groups and not harm.total]
    return [one for one in dict.fromkeys(found) if one[1].min is not None][:most]


def _round_up(number: int) -> int:
    """The next number that divides well into quarters."""
    for size in (4, 8, 12, 20, 40, 60, 80, 100, 160, 200, 400, 600, 800, 1000, 2000, 4000, 8000):
        if number <= size:
            return size
    return -(-number // 4000) * 4000

