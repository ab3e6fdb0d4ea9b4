"""The origin graph: who said it first, through whom it went, which outlet told it; what repeats whose text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from marsad.exports.plots.canvas import PALE, box, curve, picture, words
from marsad.exports.plots.said import say
from marsad.exports.plots.toll_chart import COLORS

WIDTH, TOP, ROW, WIDE, HIGH = 1200.0, 150.0, 58.0, 250.0, 40.0


@dataclass(frozen=True, slots=True)
class Told:
    """One way by which a claim came: names of the chain, the first voice first, the outlet last; its independent origin by number.

    ``anonymous`` are the names that are only described.
    """

    chain: tuple[str, ...]
    origin: int
    anonymous: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Node:
    """A voice at its place in the picture; ``column`` 0 is the first voice's, on the right."""

    name: str
    column: int


def origin_graph(told: Sequence[Told], echoes: Sequence[tuple[str, str]], origins: str, language: str, title: str) -> str:
    """The picture of the ways; ``echoes`` are pairs of outlets, the earlier first; ``origins`` the number of independent ones in words."""
    last = max((len(one.chain) - 1 for one in told), default=1) or 1
    places = _places(told, last)
    rows = max((len(names) for names in places.values()), default=1)
    height = TOP + rows * ROW + 70
    at = {Node(name, column): (_x(column, last), TOP + ROW * (row + (rows - len(names)) / 2) + HIGH / 2) for column, names in places.items() for row, name in enumerate(names)}
    parts = [words(WIDTH - 30, 44, title, size=24, anchor="end"), words(WIDTH - 30, 72, f"{say('origins', language)} · {say('independent', language)}: {origins}", size=16, anchor="end", color=PALE)]
    for column in range(last + 1):
        heading = "sources" if column == 0 else "outlets" if column == last else "relays"
        parts.append(words(_x(column, last) + WIDE / 2, TOP - 22, say(heading, language), size=14, anchor="middle", color=PALE))
    parts += _ways(told, last, at)
    parts += _echoes(echoes, last, at)
    parts += _boxes(told, last, at)
    parts.append(words(WIDTH - 30, height - 20, f"{say('echo', language)} · {say('described', language)}", size=13, anchor="end", color=PALE))
    return picture(WIDTH, height, title, parts)


def _x(column: int, last: int) -> float:
    """From right to left: the first voice stands on the right, the outlet on the left."""
    return WIDTH - 40 - WIDE - column * (WIDTH - 80 - WIDE) / last


def _column(position: int, length: int, last: int) -> int:
    return last if position == length - 1 else position


def _places(told: Sequence[Told], last: int) -> dict[int, list[str]]:
    """The names of each column, those of one origin beside one another."""
    places: dict[int, list[str]] = {}
    for one in sorted(told, key=lambda way: (way.origin, way.chain)):
        for position, name in enumerate(one.chain):
            names = places.setdefault(_column(position, len(one.chain), last), [])
            if name not in names:
                names.append(name)
    return places


def _ways(told: Sequence[Told], last: int, at: Mapping[Node, tuple[float, float]]) -> Iterator[str]:
    seen = set()
    for one in told:
        nodes = [Node(name, _column(position, len(one.chain), last)) for position, name in enumerate(one.chain)]
        for a, b in zip(nodes, nodes[1:], strict=False):
            if (a, b, one.origin) not in seen:
                seen.add((a, b, one.origin))
                (x1, y1), (x2, y2) = at[a], at[b]
                yield curve(x1, y1, x2 + WIDE, y2, color=COLORS[one.origin % len(COLORS)], width=2)


def _echoes(echoes: Sequence[tuple[str, str]], last: int, at: Mapping[Node, tuple[float, float]]) -> Iterator[str]:
    """Dashed bows at the left of the outlets' column."""
    for earlier, later in dict.fromkeys(echoes):
        a, b = at.get(Node(earlier, last)), at.get(Node(later, last))
        if a and b and a != b:
            bow = a[0] - 30
            yield (
                f'<path d="M{a[0]:.1f} {a[1]:.1f}C{bow:.1f} {a[1]:.1f} {bow:.1f} {b[1]:.1f} {b[0]:.1f} {b[1]:.1f}" fill="none" stroke="{PALE}" stroke-width="1.5" stroke-dasharray="5 4"/>'
            )


def _boxes(told: Sequence[Told], last: int, at: Mapping[Node, tuple[float, float]]) -> Iterator[str]:
    origin_of = {Node(one.chain[0], _column(0, len(one.chain), last)): one.origin for one in reversed(told)}
    described = {name for one in told for name in one.anonymous}
    for node, (x, y) in at.items():
        first = node in origin_of
        color = COLORS[origin_of[node] % len(COLORS)] if first else PALE
        yield box(x, y - HIGH / 2, WIDE, HIGH, fill="#ffffff", stroke=color, round_=20 if node.name in described else 4)
        yield box(x + WIDE - 7, y - HIGH / 2 + 6, 4, HIGH - 12, fill=color, round_=2) if first else ""
        yield words(x + WIDE - 16, y + 5, node.name, size=14, anchor="end", most=36)
