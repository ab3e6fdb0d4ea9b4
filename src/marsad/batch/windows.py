"""Clusters by windows of time, each of which comes out as linking everything at once would have it, or is known not to be sure.

Clusters grow along the links, from the strongest down, and whether a link joins two clusters rests on those two alone. So a window
of tellings gives the same clusters as the whole, up to the first link that leads out of it: from then on nobody here knows what the
cluster that it touches holds, nor what a cluster holds that a later link sets beside such a one. Both are called unsure; all others are,
at each step and so at the end, what they are in the whole. Tellings of unsure clusters are settled again among themselves: no link
ever joined one of them to a sure cluster, so what is sure can be left out. With the last of them in one window nothing is unsure.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from marsad.linking.clusters import Decided, Speaking, begin
from marsad.linking.facts import Telling
from marsad.linking.road import Weighed
from marsad.linking.weights import Pair

MARGIN = 31  # days on either side of a window that are looked at too, so that few clusters at its edges are unsure
NO_DAY = 1 << 30


@dataclass(frozen=True, slots=True)
class Settled:
    """The clusters of a window that are as in the whole, and the tellings that are not in one."""

    sure: list[list[str]]
    unsure: list[str]


def settle(tellings: Mapping[str, Telling], uids: Sequence[str], apart: Mapping[str, Collection[str]], scores: Mapping[Pair, float]) -> Settled:
    """Cut the tellings of a window into clusters. ``scores`` are those of all links that touch them, ``tellings`` are asked for only where none is known."""
    forest = begin(sorted(uids), {uid: apart[uid] for uid in uids if uid in apart}, Decided(), [])
    weighed, unsure, refused = Weighed(tellings, dict(scores)), set[str](), dict[Pair, Speaking]()
    for _, pair in sorted((-score, pair) for pair, score in scores.items()):
        roots = {forest.home[uid] for uid in pair if uid in forest.home}
        touched = not unsure.isdisjoint(roots) or not (pair[0] in forest.home and pair[1] in forest.home)
        if len(roots) > 1 and forest.may_grow(pair, weighed.holds, refused):
            forest.join(*pair)  # what an unsure cluster joins is unsure, and what it does not join might have joined it
            roots = {forest.home[pair[0]]}
        if touched:
            unsure |= roots
    found = sorted(sorted(members) for members in forest.inside.values())
    edges = {uid for root in unsure if root in forest.inside for uid in forest.inside[root]}
    return Settled([members for members in found if members[0] not in edges], [uid for members in found if members[0] in edges for uid in members])


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


def in_rounds(days: Mapping[int, int], most: int, sure: Callable[[list[Window]], Iterator[list[list[int]]]]) -> Iterator[tuple[int, list[list[int]]]]:
    """The clusters of tellings, by number, each with the round that settled it. ``days`` are those of the tellings, in order.

    Each round has windows of twice as many tellings, of those that are left. ``sure`` gives the clusters of some windows that are sure.
    """
    rest, count = list(days), 0
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
