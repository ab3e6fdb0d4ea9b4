"""Clusters by windows of time, each of which comes out as linking everything at once would have it, or is known not to be sure.

Clusters grow along the links, from the strongest down, and whether a link joins two clusters rests on those two alone. So a window
of tellings gives the same clusters as the whole, up to the first link that leads out of it: from then on nobody here knows what the
cluster that it touches holds, nor what a cluster holds that a later link sets beside such a one. Both are called unsure; all others are,
at each step and so at the end, what they are in the whole. Tellings of unsure clusters are settled again among themselves: no link
ever joined one of them to a sure cluster, so what is sure can be left out. With the last of them in one window nothing is unsure.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from marsad.linking.before import Before, Pair
from marsad.linking.clusters import Decided, cluster
from marsad.linking.road import Weighed
from marsad.linking.tellings import Telling

MARGIN = 31  # days on either side of a window that are looked at too, so that few clusters at its edges are unsure
NO_DAY = 1 << 30


@dataclass(frozen=True, slots=True)
class Settled:
    """The clusters of a window that are as in the whole, and the tellings that are not in one."""

    sure: list[list[str]]
    unsure: list[str]


class _Edges(Before):
    """Which clusters are unsure while they grow: those that a link out of the window touches, and those that meet such a one."""

    def __init__(self) -> None:
        super().__init__((), (), set())

    def told(self, pair: Pair, roots: Collection[str], speaking: Iterable[str]) -> bool | None:
        """What it was before is not known; a link with one root leads out."""
        if len(roots) == 1:
            self.odd |= set(roots)
        return None

    def joins(self, pair: Pair, roots: Collection[str], root: str) -> None:
        """What an unsure cluster joins is unsure."""
        unsure = not self.odd.isdisjoint(roots)
        self.odd -= set(roots)
        if unsure:
            self.odd.add(root)

    def parts(self, pair: Pair, roots: Collection[str]) -> None:
        """What an unsure cluster does not join might have joined it."""
        if not self.odd.isdisjoint(roots):
            self.odd |= set(roots)


def settle(tellings: Mapping[str, Telling], uids: Sequence[str], apart: Mapping[str, Collection[str]], scores: Mapping[Pair, float]) -> Settled:
    """Cut the tellings of a window into clusters. ``scores`` are those of all links that touch them, ``tellings`` are asked for only where none is known."""
    edges = _Edges()
    weighed = Weighed(tellings, dict(scores), sorted((-one, pair) for pair, one in scores.items()))
    found = cluster(sorted(uids), {uid: apart[uid] for uid in uids if uid in apart}, weighed.holds, weighed.ranked, Decided(), None, edges)
    sure, unsure = list[list[str]](), list[str]()
    for members in found:
        if edges.odd.isdisjoint(members):
            sure.append(members)
        else:
            unsure += members
    return Settled(sure, unsure)


def spans(days: Sequence[int], most: int) -> Iterator[tuple[int, int]]:
    """Windows over tellings that stand in the order of their ``days``: from the first position to behind the last.

    Each has whole months and at most ``most`` tellings, or one month; then the margins.
    """
    cuts = [0, *(at for at in range(1, len(days)) if days[at] // 30 != days[at - 1] // 30), len(days)]
    start = 0
    for at, end in enumerate(cuts[1:], 1):
        if at + 1 == len(cuts) or cuts[at + 1] - start > most:
            yield bisect_left(days, days[start] - MARGIN), bisect_right(days, days[end - 1] + MARGIN)
            start = end


@dataclass(frozen=True, slots=True)
class Window:
    """Some tellings, by number, that are settled together."""

    round: int
    number: int
    tellings: list[int]


def in_rounds(days: Sequence[int], most: int, sure: Callable[[list[Window]], Iterator[list[list[int]]]]) -> Iterator[tuple[int, list[list[int]]]]:
    """The clusters of all tellings, by number, each with the round that settled it.

    Each round has windows of twice as many tellings, of those that are left. ``sure`` gives the clusters of some windows that are sure.
    """
    rest, count = list(range(len(days))), 0
    while rest:
        mine = [days[number] for number in rest]
        windows = [Window(count, at, rest[low:high]) for at, (low, high) in enumerate(spans(mine, most << count))]
        done: set[int] = set()
        for clusters in sure(windows):
            fresh = [members for members in clusters if members[0] not in done]
            done.update(number for members in fresh for number in members)
            yield count, fresh
        rest = [number for number in rest if number not in done]
        count += 1
