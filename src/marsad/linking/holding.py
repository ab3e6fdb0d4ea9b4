"""What holds a large incident together after a change, out of what held it before: only the links near the change are read.

Links are held by the strongest tree of them (``linking.explain.joining``). Of a tree whose tellings go, what is left belongs to the new one;
what else does leads from one of its parts to another or to a new telling. A link of it beside which others stood may hang alone now only
where one of them is gone, or led from one of these parts.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from marsad.linking.explain import bridges, holding, strongest
from marsad.linking.roots import Groups
from marsad.linking.weights import Link, Pair, pair_of
from marsad.model.crowd import lot

Plain = dict[str, Any]
AT_ONCE, FEW = 2, 8


@dataclass(frozen=True, slots=True)
class Known:
    """The links that are known: all of the tellings in ``whole``, some of others. ``read`` makes those of some tellings known."""

    links: Mapping[str, Mapping[str, Link]]
    whole: Collection[str]
    read: Callable[[Collection[str]], object]

    def inside(self, members: Collection[str]) -> dict[Pair, float]:
        """The scores of the links between some tellings, as they are shown."""
        return {(uid, other): round(link.score, 2) for uid in members for other, link in self.links[uid].items() if uid < other and other in members}


def hold_anew(members: Collection[str], stood: Sequence[Plain], gone: Collection[str], gone_links: Collection[Pair], known: Known) -> list[tuple[Pair, bool]]:
    """The tree of an incident, as ``joining`` gives it. ``stood`` are the links of the earlier tree; the members that were not in it are known wholly.

    1. What is left of the old tree; the links of all but its largest part are read. 2. The tree. 3. What hangs alone.
    """
    was = {(link["events"][0], link["events"][1]): link for link in stood}
    left = {pair: link["score"] for pair, link in was.items() if all(uid in members and uid not in gone for uid in pair)}  # 1
    loose = {uid for part in _parts(left, members)[1:] for uid in part}
    known.read(loose)
    scores = known.inside(members) | left
    tree = strongest(scores, Groups.of(members))  # 2
    otherwise = {*gone_links, *(pair for pair in scores if not loose.isdisjoint(pair))}  # a way between what these join is gone, or another one now
    sure = {pair: was[pair]["alone"] for pair in left.keys() - _passed(was, otherwise)}
    sure.update((pair, True) for pair in left if was[pair]["alone"])
    lone = _lone(tree, scores, sure, members, known)  # 3
    return [(pair, pair in lone) for pair in tree]


def _lone(tree: Sequence[Pair], scores: Mapping[Pair, float], sure: Mapping[Pair, bool], members: Collection[str], known: Known) -> set[Pair]:
    """The links of a tree beside which no other leads from side to side. Where that is not ``sure``, more links are read: of those who speak for a crowd and so are linked to most, then of the smaller side."""
    held, speakers = set(tree), sorted(members, key=lot)
    while True:
        alone = bridges([*tree, *holding(scores, held, Groups.of(members))])
        lone = {pair for pair in tree if frozenset(pair) in alone and sure.get(pair, True)}
        sides = [unread for side in _smaller_sides(tree, lone.difference(sure)) if (unread := [uid for uid in side if uid not in known.whole])]
        if not sides:
            return lone
        asking = [uid for uid in speakers[:AT_ONCE] if uid not in known.whole]
        del speakers[:AT_ONCE]
        known.read(asking or [uid for side in sides if len(side) <= FEW for uid in side] or min(sides, key=len))
        scores = known.inside(members)


def _parts(pairs: Iterable[Pair], members: Collection[str]) -> list[list[str]]:
    """What some pairs hold together, the largest first."""
    groups = Groups.of(members)
    for pair in pairs:
        groups.join(*pair)
    return sorted({id(part): part for part in groups.home.values()}.values(), key=len, reverse=True)


def _beside(pairs: Iterable[Pair]) -> dict[str, list[str]]:
    beside: dict[str, list[str]] = {}
    for a, b in pairs:
        beside.setdefault(a, []).append(b)
        beside.setdefault(b, []).append(a)
    return beside


def _passed(tree: Collection[Pair], links: Iterable[Pair]) -> set[Pair]:
    """The links of a tree that some links lead past: those on the way through the tree from one end to the other."""
    above, depth = _rooted(_beside(tree))
    passed = set[Pair]()
    for a, b in links:
        while a != b and a in above and b in above and depth[a] + depth[b]:
            if depth[a] < depth[b]:
                a, b = b, a
            passed.add(pair_of(a, above[a]))
            a = above[a]
    return passed


def _rooted(beside: Mapping[str, Sequence[str]]) -> tuple[dict[str, str], dict[str, int]]:
    """Each telling of some trees with the one before it on the way from its root, and how far from there it is."""
    above, depth = dict[str, str](), dict[str, int]()
    for root in beside:
        if root not in above:
            above[root], depth[root], order = root, 0, [root]
            for here in order:
                for other in beside[here]:
                    if other not in above:
                        above[other], depth[other] = here, depth[here] + 1
                        order.append(other)
    return above, depth


def _smaller_sides(tree: Sequence[Pair], pairs: Collection[Pair]) -> list[list[str]]:
    """For each of some links of a tree, the tellings on the smaller side of it."""
    beside = _beside(tree)
    return [_smaller(a, b, beside) for a, b in sorted(pairs)]


def _smaller(a: str, b: str, beside: Mapping[str, Sequence[str]]) -> list[str]:
    """The smaller of the two sides of a link: both are walked step by step, until one ends."""
    walks = [([a], {a, b}), ([b], {a, b})]
    at = 0
    while True:
        for order, seen in walks:
            if at == len(order):
                return order
            more = [other for other in beside[order[at]] if other not in seen]
            seen.update(more)
            order += more
        at += 1
