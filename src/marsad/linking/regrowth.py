"""Clusters grown anew beside those that stood, so that what a change does not bear on is neither weighed nor read.

Clusters grow along the links, from the strongest down. The earlier growth is played again, by what people had decided and by the links
that joined clusters then. As long as two parts hold the tellings that they held at that link before, and the same of them speak, the
link joins them now if it did then: links that joined nothing need not be known. All links of a part are read while it is not as it was.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from heapq import heappop, heappush

from marsad.linking.clusters import Decided, Forest, Speaking
from marsad.linking.road import Linked, Weighed
from marsad.linking.stood import Effect, Otherwise, Stood, otherwise
from marsad.linking.weights import Pair

MANY = 1000  # links from which on putting all in order anew is the shorter way
Step = tuple[float, Pair, bool]  # a link as it is ranked, and whether only the earlier clustering had it


@dataclass(slots=True)
class Grown:
    """What became of the tellings: clusters, the pairs whose links joined them, and the tellings outside that they may join."""

    clusters: list[list[str]]
    joined: list[Pair]
    asked: set[str]


def regrow(linked: Linked, uids: Collection[str], stood: Stood, decided: Decided, read: Callable[[Collection[str]], object]) -> Grown:
    """Cut tellings into clusters, as from nothing. ``read`` makes all links of some tellings known to ``linked``; it is asked for few."""
    new, old = Forest.of(uids), _Old.of(stood, uids)
    then, now = old.forest.decide(stood.then()), new.decide(decided)
    again = otherwise(stood, then, now, lambda uid: [other for other, _ in linked.tellings[uid].apart])
    old.mark(again)
    joined = [pair for pair, same in now if same]
    growth = _Growth(linked, stood, read, Weighed(linked.tellings), new, old, joined)
    growth.start(again, then)
    growth.all_steps()
    return Grown(new.clusters(), joined, growth.asked)


@dataclass(slots=True)
class _Old:
    """The earlier clusters while they grow again: ``left`` is how many of a part's tellings are still there, ``survivor`` one of them, ``odd`` the parts that are weighed again whatever they were."""

    forest: Forest
    stood: Stood
    left: dict[str, int]
    survivor: dict[str, str]
    odd: set[str] = field(default_factory=set)
    barred: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, stood: Stood, uids: Collection[str]) -> _Old:
        """Each telling a cluster of its own. One that goes and comes is two: the one that is gone has another name and the same lot."""
        there = [uid for uid in uids if uid not in stood.fresh]
        forest = Forest.of([*there, *stood.gone])
        for uid in stood.gone:
            forest.rename(uid, stood.name(uid))
        return cls(forest, stood, dict.fromkeys(there, 1), dict(zip(there, there, strict=True)))

    def mark(self, again: Otherwise) -> None:
        """Note what is weighed again: the part of a telling, or all parts of its cluster."""
        home = self.forest.home
        self.odd.update(uid for uid in again.loose if uid in home)
        self.barred.update(root for uid in again.odd if uid in home for root in self.forest.beside(uid))

    def is_odd(self, root: str) -> bool:
        """A part that is weighed again."""
        return root in self.odd or root in self.barred

    def join(self, pair: Pair) -> list[str]:
        """Join as a link did; of each part on which this bears a telling that is still there."""
        a, b = pair
        roots = [self.forest.home[a], self.forest.home[b]]
        beside = [*self.forest.beside(a), *self.forest.beside(b)] if self.forest.parts else roots
        found = [self.survivor[root] for root in roots if root in self.survivor]
        left, odd, barred = sum(self.left.get(root, 0) for root in set(roots)), not self.odd.isdisjoint(roots), not self.barred.isdisjoint(beside)
        self.forest.join(a, b)
        root = self.forest.home[a]
        if found:
            self.left[root], self.survivor[root] = left, found[0]
        if odd:
            self.odd.add(root)
        return [*found, *self._bar(root)] if barred else found

    def _bar(self, root: str) -> list[str]:
        """All parts of a cluster are weighed again, those too that were not so far."""
        more = [part for part in self.forest.beside(root) if part not in self.barred]
        self.barred.update(more)
        return [self.survivor[part] for part in more if part in self.survivor]


@dataclass(slots=True)
class _Growth:
    """Two clusterings that grow side by side. ``held`` is how many old tellings a new part holds, ``known`` one of them, ``same`` whether they are all that is left of one old part.

    ``did`` are the links that joined clusters then. The steps to come stand in ``line``, the next one last; those that came in since, in the heap ``steps``.
    """

    linked: Linked
    stood: Stood
    read: Callable[[Collection[str]], object]
    weighed: Weighed
    new: Forest
    old: _Old
    joined: list[Pair]
    did: set[Pair] = field(default_factory=set)
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

    def start(self, again: Otherwise, then: Effect) -> None:
        """The links that joined clusters before, those of what is new, and those of what is weighed again. What a person had put together ``then``, no link joined."""
        put, name = {frozenset(pair) for pair, same in then if same}, self.stood.name
        self.line = [(-score, pair, True) for pair, score in self.stood.ghosts.items() if frozenset(map(name, pair)) not in put]
        self.line += [(-score, pair, False) for pair, score in self.stood.joined.items() if frozenset(pair) not in put]
        self.line.sort(reverse=True)
        self.did = {pair for _, pair, gone in self.line if not gone}
        self.ranked = set(self.did)
        self.weighed.scores.update(self.stood.joined)
        self.odd = {uid for uid in (*again.odd, *again.loose) if uid in self.new.home}
        for uid in self.new.home:
            there = uid not in self.stood.fresh
            self.held[uid] = self.same[uid] = there
            if there:
                self.known[uid] = uid
        if self.new.parts:
            self._bar(self.new.home)
        first = [uid for uid in self.new.home if not self._as_it_was(uid)]
        self._push(first)
        self._bar(first)

    def all_steps(self) -> None:
        """All links by rank, to the end."""
        home, did, line, steps = self.new.home, self.did, self.line, self.steps
        while line or steps:
            rank, pair, gone = heappop(steps) if steps and (not line or steps[0] < line[-1]) else line.pop()
            if gone or pair in did or home.get(pair[0]) != home.get(pair[1]):  # most links of a crowd lie within one cluster by now
                self.step(rank, pair, gone)

    def step(self, rank: float, pair: Pair, gone: bool) -> None:
        """One link, the next by rank, in both."""
        self.now = rank, pair, gone
        if gone:
            a, b = pair
            self._changed(self.old.join((self.stood.name(a), self.stood.name(b))))
        elif pair[0] in self.new.home and pair[1] in self.new.home:
            self._between(pair)
        else:
            self._outside(*(pair if pair[0] in self.new.home else pair[::-1]))

    def _between(self, pair: Pair) -> None:
        did = pair in self.did
        x, y = self.new.home[pair[0]], self.new.home[pair[1]]
        both_same = self.same[x] and self.same[y] and x != y
        joins = self.new.cluster(x) != self.new.cluster(y) and self._joins(pair, did)
        touched = self.old.join(pair) if did else []
        if joins:
            self._join(pair, x, y)
        if both_same and did and joins:
            self.same[self.new.home[x]] = True
            self._look_into(self.new.home[x])
            self._changed(touched[2:])
        elif did or joins:
            self._changed([*pair, *touched])

    def _joins(self, pair: Pair, did: bool) -> bool:
        """Whether a link joins two clusters: as it did, where its parts are as they were and no bar is new; of what joined nothing then, a person's "same" can only add bars."""
        as_before = self._as_it_was(self.new.home[pair[0]]) and self._as_it_was(self.new.home[pair[1]])
        if as_before and not (pair[0] in self.stood.fresh or pair[1] in self.stood.fresh):
            return did and (not self.new.parts or self.new.may_join(*pair))
        return self._weigh(pair, as_before=as_before)

    def _join(self, pair: Pair, x: str, y: str) -> None:
        held, known = self.held[x] + self.held[y], self.known.get(x) or self.known.get(y)
        self.new.join(*pair)
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
        """Look at the parts of some tellings again: whether they hold what they held."""
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
        return not self.old.is_odd(there) and self.new.speakers[root] == self.old.forest.speakers[there]

    def _look_into(self, root: str) -> None:
        """Know all links and bars of a part that is not as it was."""
        if not self._as_it_was(root) and not self.pushed.issuperset(self.new.inside[root]):
            self._push(self.new.inside[root])
            self._bar(self.new.inside[root])

    def _push(self, uids: Iterable[str]) -> None:
        """Put in the links of some tellings that are still to come."""
        more, steps = [uid for uid in uids if uid not in self.pushed], list[Step]()
        self.read(more)
        pushed, scores, ranked, now = self.pushed, self.weighed.scores, self.ranked, self.now
        for uid in more:
            pushed.add(uid)
            for other, link in self.linked.links[uid].items():
                if other in pushed:
                    continue  # put in with the other
                pair = (uid, other) if uid < other else (other, uid)
                scores[pair] = link.score
                if pair not in ranked and (step := (-link.score, pair, False)) > now:
                    ranked.add(pair)
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
                if other in self.new.home and self.new.cluster(other) != self.new.cluster(uid):
                    self.new.bar(uid, other)

    def _weigh(self, pair: Pair, *, as_before: bool) -> bool:
        """Whether a link joins two clusters. Where both are as they were, it is a new one: the links of who speaks for the smaller one are read."""
        if as_before:
            few = min((self.new.home[uid] for uid in pair), key=lambda root: (len(self.new.inside[root]), root))
            self._push(self.new.speakers[few])
            self._bar(self.new.inside[few])
        return self.new.may_grow(pair, self.weighed.holds, self.refused)
