"""Clusters grown anew beside those that stood, so that what a change does not bear on is neither weighed nor read.

Clusters grow along the links, from the strongest down. The earlier growth is played again by the links that joined clusters then. As
long as two clusters hold the tellings that they held at that link before, and the same of them speak, the link joins them now if it
did then: links that joined nothing need not be known. All links of a cluster are read while it is not as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field
from heapq import heappop, heappush

from marsad.linking.clusters import Decided, Forest, Speaking, begin
from marsad.linking.road import Linked, Weighed
from marsad.linking.weights import Pair, pair_of

MANY = 1000  # links from which on putting all in order anew is the shorter way
Step = tuple[float, Pair, bool]  # a link as it is ranked, and whether only the earlier clustering had it


@dataclass(frozen=True, slots=True)
class Stood:
    """An earlier clustering, and what is otherwise now.

    ``joined`` are the links (with their scores) that joined clusters then, ``ghosts`` those of them that lead from tellings that are ``gone``;
    ``fresh`` are the tellings that come. One that is linked otherwise now goes and comes. Clusters that hold one of ``odd`` are weighed
    whatever they were: a person decided on these, or their report tells others apart from them.
    """

    joined: Mapping[Pair, float]
    ghosts: Mapping[Pair, float]
    gone: Collection[str]
    fresh: Collection[str]
    odd: Collection[str]


@dataclass(slots=True)
class Grown:
    """What became of the tellings: clusters, the pairs whose links joined them, and the tellings outside that they may join."""

    clusters: list[list[str]]
    joined: list[Pair]
    asked: set[str]


def regrow(linked: Linked, uids: Collection[str], stood: Stood, decided: Decided, read: Callable[[Collection[str]], object]) -> Grown:
    """Cut tellings into clusters, as from nothing. ``read`` makes all links of some tellings known to ``linked``; it is asked for few."""
    joined = list[Pair]()
    new = begin(uids, {}, decided, joined)
    growth = _Growth(linked, stood, read, Weighed(linked.tellings), new, _Old.of(stood, uids), joined)
    growth.start()
    growth.all_steps()
    return Grown(sorted(sorted(found) for found in new.inside.values()), joined, growth.asked)


@dataclass(slots=True)
class _Old:
    """The earlier clusters while they grow again: ``left`` is how many of one's tellings are still there, ``survivor`` one of them, ``odd`` the roots of odd ones."""

    forest: Forest
    gone: Collection[str]
    left: dict[str, int]
    survivor: dict[str, str]
    odd: set[str]

    @classmethod
    def of(cls, stood: Stood, uids: Collection[str]) -> _Old:
        """Each telling a cluster of its own. One that goes and comes is two: the one that is gone has another name and the same lot."""
        there = [uid for uid in uids if uid not in stood.fresh]
        forest = Forest.of([*there, *stood.gone])
        for uid in stood.gone:
            forest.rename(uid, _ghost(uid))
        return cls(forest, stood.gone, dict.fromkeys(there, 1), dict(zip(there, there, strict=True)), {_ghost(uid) for uid in stood.gone if uid in stood.odd})

    def join(self, pair: Pair, *, ghosts: bool) -> list[str]:
        """Join as a link did; of each of the two sides a telling that is still there."""
        a, b = (_ghost(uid) if ghosts and uid in self.gone else uid for uid in pair)
        roots = [self.forest.home[a], self.forest.home[b]]
        found = [self.survivor[root] for root in roots if root in self.survivor]
        left, odd = sum(self.left.get(root, 0) for root in set(roots)), any(root in self.odd for root in roots)
        self.forest.join(a, b)
        root = self.forest.home[a]
        if found:
            self.left[root], self.survivor[root] = left, found[0]
        if odd:
            self.odd.add(root)
        return found


def _ghost(uid: str) -> str:
    return f"{uid}'"


@dataclass(slots=True)
class _Growth:
    """Two clusterings that grow side by side. ``held`` is how many old tellings a new cluster holds, ``known`` one of them, ``same`` whether they are all that is left of one old cluster.

    The steps to come stand in ``line``, the next one last; those that came in since, in the heap ``steps``.
    """

    linked: Linked
    stood: Stood
    read: Callable[[Collection[str]], object]
    weighed: Weighed
    new: Forest
    old: _Old
    joined: list[Pair]
    steps: list[Step] = field(default_factory=list)
    line: list[Step] = field(default_factory=list)
    asked: set[str] = field(default_factory=set)
    held: dict[str, int] = field(default_factory=dict)
    known: dict[str, str] = field(default_factory=dict)
    same: dict[str, bool] = field(default_factory=dict)
    odd: set[str] = field(default_factory=set)
    pushed: set[str] = field(default_factory=set)
    barred: set[str] = field(default_factory=set)
    ranked: set[Pair] = field(default_factory=set)
    refused: dict[Pair, Speaking] = field(default_factory=dict)
    now: Step = (float("-inf"), ("", ""), False)

    def start(self) -> None:
        """The links that joined clusters before, those of what is new, and those of what is odd."""
        self.line = [*((-score, pair, True) for pair, score in self.stood.ghosts.items()), *((-score, pair, False) for pair, score in self.stood.joined.items())]
        self.line.sort(reverse=True)
        self.ranked = set(self.stood.joined)
        self.weighed.scores.update(self.stood.joined)
        for root, members in self.new.inside.items():
            there = [uid for uid in members if uid not in self.stood.fresh]
            self.held[root], self.same[root] = len(there), len(there) == 1
            self.known.update((root, uid) for uid in there[:1])
            if any(uid in self.stood.odd for uid in members):
                self.odd.add(root)
        first = [uid for root, members in self.new.inside.items() if not self._as_it_was(root) for uid in members]
        self._push(first)
        self._bar(first)

    def all_steps(self) -> None:
        """All links by rank, to the end."""
        home, joined = self.new.home, self.stood.joined
        while self.line or self.steps:
            heap = not self.line or bool(self.steps and self.steps[0] < self.line[-1])
            rank, pair, gone = heappop(self.steps) if heap else self.line.pop()
            if gone or pair in joined or home.get(pair[0]) != home.get(pair[1]):  # most links of a crowd lie within one cluster by now
                self.step(rank, pair, gone)

    def step(self, rank: float, pair: Pair, gone: bool) -> None:
        """One link, the next by rank, in both."""
        self.now = rank, pair, gone
        if gone:
            self._changed(self.old.join(pair, ghosts=True))
        elif pair[0] in self.new.home and pair[1] in self.new.home:
            self._between(pair)
        else:
            self._outside(*(pair if pair[0] in self.new.home else pair[::-1]))

    def _between(self, pair: Pair) -> None:
        did = pair in self.stood.joined
        x, y = self.new.home[pair[0]], self.new.home[pair[1]]
        both_same, as_before = self.same[x] and self.same[y] and x != y, self._as_it_was(x) and self._as_it_was(y)
        joins = x != y and (did if as_before and not self._is_fresh(pair) else self._weigh(pair, as_before=as_before))
        if did:
            self.old.join(pair, ghosts=False)
        if joins:
            self._join(pair, x, y)
        if both_same and did and joins:
            self.same[self.new.home[x]] = True
            self._look_into(self.new.home[x])
        elif did or joins:
            self._changed(pair)

    def _is_fresh(self, pair: Pair) -> bool:
        return pair[0] in self.stood.fresh or pair[1] in self.stood.fresh

    def _join(self, pair: Pair, x: str, y: str) -> None:
        held, known = self.held[x] + self.held[y], self.known.get(x) or self.known.get(y)
        self.new.grow(*pair)
        self.joined.append(pair)
        root = self.new.home[x]
        self.held[root] = held
        if known:
            self.known[root] = known
        if x in self.odd or y in self.odd:
            self.odd.add(root)

    def _outside(self, ours: str, other: str) -> None:
        """A link to a telling outside: what it lies in may join ours, unless ours is as it was and was not joined."""
        if ours in self.stood.fresh or not self._as_it_was(self.new.home[ours]):
            self.asked.add(other)

    def _changed(self, uids: Iterable[str]) -> None:
        """Look at the clusters of some tellings again: whether they hold what they held."""
        for root in {self.new.home[uid] for uid in uids}:
            self.same[root] = self._holds_the_same(root)
            self._look_into(root)

    def _holds_the_same(self, root: str) -> bool:
        home = self.old.forest.home
        if root in self.odd or not self.held[root] or self.held[root] != self.old.left[there := home[self.known[root]]]:
            return False
        return all(uid in self.stood.fresh or home[uid] == there for uid in self.new.inside[root])

    def _as_it_was(self, root: str) -> bool:
        if not self.same[root] or root in self.odd:
            return False
        there = self.old.forest.home[self.known[root]]
        return there not in self.old.odd and self.new.speakers[root] == self.old.forest.speakers[there]

    def _look_into(self, root: str) -> None:
        """Know all links and bars of a cluster that is not as it was."""
        if not self._as_it_was(root) and not self.pushed.issuperset(self.new.inside[root]):
            self._push(self.new.inside[root])
            self._bar(self.new.inside[root])

    def _push(self, uids: Iterable[str]) -> None:
        """Put in the links of some tellings that are still to come."""
        more, steps = [uid for uid in uids if uid not in self.pushed], list[Step]()
        self.read(more)
        for uid in more:
            self.pushed.add(uid)
            for other, link in self.linked.links[uid].items():
                if other in self.pushed:
                    continue  # put in with the other
                pair = pair_of(uid, other)
                self.weighed.scores[pair] = link.score
                if (step := (-link.score, pair, False)) > self.now and pair not in self.ranked:
                    self.ranked.add(pair)
                    steps.append(step)
        if len(steps) > MANY:
            self.line += steps
            self.line.sort(reverse=True)
        else:
            for step in steps:
                heappush(self.steps, step)

    def _bar(self, uids: Iterable[str]) -> None:
        """What the reports of some tellings tell apart from them."""
        more = [uid for uid in uids if uid not in self.barred]
        self.barred.update(more)
        for uid in more:
            for other, _ in self.linked.tellings[uid].apart:
                if other in self.new.home and self.new.home[other] != self.new.home[uid]:
                    self.new.bar(uid, other)

    def _weigh(self, pair: Pair, *, as_before: bool) -> bool:
        """Whether a link joins two clusters. Where both are as they were, it is a new one: the links of who speaks for the smaller one are read."""
        if as_before:
            few = min((self.new.home[uid] for uid in pair), key=lambda root: (len(self.new.inside[root]), root))
            self._push(self.new.speakers[few])
            self._bar(self.new.inside[few])
        return self.new.may_grow(pair, self.weighed.holds, self.refused)
