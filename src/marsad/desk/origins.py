"""The graph of origins: who truly stands behind an incident, and which reports carry their word; drawn as SVG on the server.

Origins stand where reading begins, reports where it ends. Each line leads to the passage that it stands for. A report that
repeats another is joined to it by a dashed line.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from marsad.desk.cards import ClaimCard
from marsad.desk.rows import cut
from marsad.phrasing.latin import is_arabic

WIDTH, ROW, TOP = 640, 34, 12
BOX = 230
REPORTS = 60


@dataclass(frozen=True, slots=True)
class Node:
    """An origin or a report. ``sure`` is false for an origin whose voice has no name: it may be one with another."""

    key: str
    label: str
    note: str
    x: int
    y: float
    sure: bool = True


@dataclass(frozen=True, slots=True)
class Edge:
    """An origin's word in a report, by one claim; or, where ``echo``, a passage that a report repeats from another."""

    claim: str
    path: str
    title: str
    echo: int | None = None


@dataclass(frozen=True, slots=True)
class Graph:
    """The drawing. ``more`` reports are not drawn; they stand in the list of claims."""

    width: int
    height: int
    origins: tuple[Node, ...]
    reports: tuple[Node, ...]
    edges: tuple[Edge, ...]
    echoes: tuple[Edge, ...]
    box: int
    anchor: str
    text_x: int
    more: int


def graph_of(incident: Mapping[str, Any], cards: Mapping[str, ClaimCard], days: Mapping[str, str], *, right_to_left: bool) -> Graph:
    """The graph of an incident. ``days`` gives for each report the day that stands beside its outlet."""
    groups = [[cards[uid] for uid in group if uid in cards] for group in incident["origins"]["groups"]]
    groups = [group for group in groups if group]
    order = list(dict.fromkeys(card.report or card.uid for group in groups for card in group))
    shown, more = order[:REPORTS], max(0, len(order) - REPORTS)
    height = TOP * 2 + ROW * max(len(shown), len(groups), 1)
    ours, theirs = (WIDTH - BOX, 0) if right_to_left else (0, WIDTH - BOX)
    outlets = {card.report or card.uid: card.outlet for group in groups for card in group}
    reports = {key: Node(key, cut(outlets[key], 21 if is_arabic(outlets[key]) else 17), days.get(key, ""), theirs, _at(place, len(shown), height)) for place, key in enumerate(shown)}
    origins, edges = [], []
    for place, group in enumerate(groups):
        node = Node(f"o{place}", _voices(group), str(len(group)), ours, _at(place, len(groups), height), _named(group))
        origins.append(node)
        for card in group:
            if target := reports.get(card.report or card.uid):
                edges.append(Edge(card.uid, _curve(node.y, target.y, right_to_left), f"{card.voice} ← {card.outlet}"))
    echoes = [
        Edge("", _bow(reports[one["earlier"]].y, reports[one["later"]].y, right_to_left), f"{outlets[one['later']]} ← {outlets[one['earlier']]}", at)
        for at, one in enumerate(incident["echoes"])
        if one["earlier"] in reports and one["later"] in reports
    ]
    text_x = BOX - 10 if right_to_left else 10
    return Graph(WIDTH, height, tuple(origins), tuple(reports.values()), tuple(edges), tuple(echoes), BOX, "end" if right_to_left else "start", text_x, more)


def _at(place: int, count: int, height: int) -> float:
    return round(height * (place + 0.5) / max(count, 1), 1)


def _voices(group: Sequence[ClaimCard]) -> str:
    names = list(dict.fromkeys(card.voice for card in group))
    comma, most = ("، ", 38) if is_arabic(names[0]) else (", ", 32)  # Latin letters are wider
    return cut(comma.join(names[:2]) + (f" +{len(names) - 2}" if len(names) > 2 else ""), most)


def _named(group: Sequence[ClaimCard]) -> bool:
    return any(card.voice != card.outlet for card in group)


def _curve(start: float, end: float, right_to_left: bool) -> str:
    x1, x2 = (WIDTH - BOX, BOX) if right_to_left else (BOX, WIDTH - BOX)
    middle = (x1 + x2) / 2
    return f"M{x1},{start} C{middle},{start} {middle},{end} {x2},{end}"


def _bow(start: float, end: float, right_to_left: bool) -> str:
    x, away = (BOX, 40) if right_to_left else (WIDTH - BOX, -40)
    return f"M{x},{start} C{x + away},{start} {x + away},{end} {x},{end}"
