"""Clusters of tellings that tell one happening, never against what excludes it and always as a person decided.

Links are taken from the strongest down; two clusters join where the links between all their tellings hold on average and nothing
excludes any of them. Ties fall by uid, so the order of reports makes no difference.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from zlib import crc32

from marsad.linking.weights import NEVER, Link, Pair

JOIN = 0.0  # the score at which one happening is as likely as two
MEAN = -1.0  # the mean score, between all tellings of two clusters, above which they may become one
CROWD = 12  # two clusters stay apart where one in so many of the pairs between them excludes the other, or more
LEAST = -12.0  # what a pair that excludes each other weighs in the mean
SPEAKERS = 12  # tellings that speak for a larger cluster, so that what hundreds tell is weighed in bounded time


Ranked = tuple[float, Pair]  # the score of a link, below zero so that the strongest come first, and its tellings
Speaking = tuple[list[str], list[str]]  # who speaks for two clusters
Holds = Callable[[Sequence[str], Sequence[str]], bool]


@dataclass(frozen=True, slots=True)
class Decided:
    """A person's decisions as pairs of tellings, later ones first: ``same`` True or False."""

    pairs: tuple[tuple[Pair, bool], ...] = ()


@dataclass(slots=True)
class Side:
    """A part of a cluster that only a person's "same" holds to the rest, and who speaks for it."""

    inside: set[str]
    speakers: list[str]


@dataclass(slots=True)
class Forest:
    """Clusters while they grow: who is where, and what must stay apart.

    ``speakers`` are for each cluster the first of its tellings by ``lot``, so as good as drawn by lot. ``sides`` are the parts of a
    cluster that only a person's "same" holds together: what joins it need not fit all of them.
    """

    home: dict[str, str]
    inside: dict[str, list[str]]
    speakers: dict[str, list[str]]
    lot: dict[str, tuple[int, str]]
    barred: dict[str, set[str]] = field(default_factory=dict)
    sides: dict[str, list[Side]] = field(default_factory=dict)

    @classmethod
    def of(cls, uids: Iterable[str]) -> Forest:
        """Each telling a cluster of its own."""
        lot = {uid: (crc32(uid.encode()), uid) for uid in uids}
        return cls({uid: uid for uid in lot}, {uid: [uid] for uid in lot}, {uid: [uid] for uid in lot}, lot)

    def join(self, a: str, b: str) -> None:
        keep, gone = sorted((self.home[a], self.home[b]), key=lambda root: (-len(self.inside[root]), root))
        if keep == gone:
            return
        for uid in self.inside[gone]:
            self.home[uid] = keep
        self.inside[keep] += self.inside.pop(gone)
        self.speakers[keep] = self._first([*self.speakers[keep], *self.speakers.pop(gone)])
        self.barred.setdefault(keep, set()).update(self.barred.pop(gone, ()))

    def put_together(self, a: str, b: str) -> None:
        """Join as a person decided: both clusters stay sides of what they become."""
        sides = [side for uid in (a, b) for side in self._sides_of(self.home[uid])]
        self._become(a, b, sides)

    def grow(self, a: str, b: str) -> None:
        """Join as a link says: the two sides that it reaches become one."""
        roots = sorted({self.home[a], self.home[b]})
        if not self.sides.keys() & roots:
            self.join(a, b)
            return
        sides = [side for root in roots for side in self._sides_of(root)]
        few, most = sorted((side for side in sides if a in side.inside or b in side.inside), key=lambda side: len(side.inside))
        most.inside |= few.inside
        most.speakers = self._first([*most.speakers, *few.speakers])
        self._become(a, b, [most, *(side for side in sides if side is not few and side is not most)])

    def speaking(self, uid: str) -> list[str]:
        """Who speaks for the side that a telling lies in: for its whole cluster, where no person put that together."""
        root = self.home[uid]
        return next(side for side in self.sides[root] if uid in side.inside).speakers if root in self.sides else self.speakers[root]

    def _first(self, uids: list[str]) -> list[str]:
        return sorted(uids, key=self.lot.__getitem__)[:SPEAKERS]

    def _sides_of(self, root: str) -> list[Side]:
        return self.sides.pop(root, None) or [Side(set(self.inside[root]), self.speakers[root])]

    def _become(self, a: str, b: str, sides: list[Side]) -> None:
        self.join(a, b)
        self.sides[self.home[a]] = sides

    def bar(self, a: str, b: str) -> None:
        self.barred.setdefault(self.home[a], set()).add(b)
        self.barred.setdefault(self.home[b], set()).add(a)

    def rename(self, uid: str, name: str) -> None:
        """Another name for a telling that is a cluster of its own; its lot is as it was."""
        for column in (self.home, self.inside, self.speakers):
            del column[uid]
        self.home[name], self.inside[name], self.speakers[name], self.lot[name] = name, [name], [name], self.lot[uid]

    def may_grow(self, pair: Pair, holds: Holds, refused: dict[Pair, Speaking]) -> bool:
        """Whether a link joins two clusters: no bar stands between, and what lies between who speaks for them ``holds``. Who was ``refused`` and speaks again is not asked."""
        a, b = pair if self.home[pair[0]] < self.home[pair[1]] else pair[::-1]
        roots, speaking = (self.home[a], self.home[b]), (self.speaking(a), self.speaking(b))
        if refused.get(roots) != speaking and self.may_join(a, b) and holds(*speaking):
            return True
        refused[roots] = speaking
        return False

    def may_join(self, a: str, b: str) -> bool:
        """No bar stands between the clusters of two tellings; bars are kept on both sides, so that the shorter list tells."""
        (few, other), _ = sorted(((self.barred.get(self.home[x], ()), self.home[y]) for x, y in ((a, b), (b, a))), key=lambda side: len(side[0]))
        return not any(self.home[uid] == other for uid in few)


def components(uids: Iterable[str], links: Mapping[Pair, Link], decided: Decided) -> list[list[str]]:
    """Tellings that any link or decision holds together: what has to be looked at anew when one of them changes."""
    forest = Forest.of(uids)
    for (a, b), link in links.items():
        if link.score > JOIN:
            forest.join(a, b)
    for (a, b), same in decided.pairs:
        if same and a in forest.home and b in forest.home:
            forest.join(a, b)
    return sorted(sorted(members) for members in forest.inside.values())


def rank(links: Mapping[Pair, Link]) -> list[Ranked]:
    """Links that speak for one happening, in the order in which they are taken."""
    by_score: dict[float, list[Pair]] = {}  # many links of a crowd weigh the same: names are compared only among these
    for pair, one in links.items():
        if one.score > JOIN:
            by_score.setdefault(-one.score, []).append(pair)
    return [(score, pair) for score in sorted(by_score) for pair in sorted(by_score[score])]


def cluster(
    members: list[str],
    apart: Mapping[str, Collection[str]],
    holds: Holds,
    ranked: Iterable[Ranked],
    decided: Decided,
    joined: list[Pair] | None = None,
) -> list[list[str]]:
    """Cut one component into clusters.

    1. A person's decisions come first, the latest before the earlier ones. 2. What a report tells ``apart`` is barred.
    3. Links join, as they are ``ranked``, where no bar stands between and what lies between the two clusters ``holds``;
    where a person put a cluster together, the side of it that the link reaches. ``joined`` takes the pairs that joined clusters.
    """
    joined = [] if joined is None else joined
    forest = begin(members, apart, decided, joined)  # 1, 2
    refused: dict[Pair, Speaking] = {}
    for _, pair in ranked:  # 3
        if forest.home[pair[0]] != forest.home[pair[1]] and forest.may_grow(pair, holds, refused):
            forest.grow(*pair)
            joined.append(pair)
    return sorted(sorted(found) for found in forest.inside.values())


def begin(members: Iterable[str], apart: Mapping[str, Collection[str]], decided: Decided, joined: list[Pair]) -> Forest:
    """Tellings as a person put them together or apart, with the bars of their reports: before any link joins them."""
    forest = Forest.of(members)
    for (a, b), same in decided.pairs:
        if a in forest.home and b in forest.home and forest.home[a] != forest.home[b] and forest.may_join(a, b):
            forest.put_together(a, b) if same else forest.bar(a, b)
            if same:
                joined.append((a, b))
    for uid, others in apart.items():
        for other in others:
            if other in forest.home and forest.home[other] != forest.home[uid]:
                forest.bar(uid, other)
    return forest


def holds(xs: Sequence[str], ys: Sequence[str], known: Callable[[str, str], float | None], weigh: Callable[[str, str], float]) -> bool:
    """The mean of all scores between the speakers of two clusters holds, and nothing excludes them; one misread day in a crowd of tellings does not.

    Pairs that no link joins speak for nothing at best: they are weighed only until what is known refuses the two.
    """
    pairs = len(xs) * len(ys)
    rest, excluded, total = [], 0, 0.0
    for x in xs:
        for y in ys:
            score = known(x, y)
            if score is None:
                rest.append((x, y))
            else:
                total += max(score, LEAST)
                excluded += score <= NEVER
    for x, y in rest:
        if total <= MEAN * pairs or excluded * CROWD > pairs:
            return False
        score = min(weigh(x, y), JOIN)
        total += max(score, LEAST)
        excluded += score <= NEVER
    return total > MEAN * pairs and excluded * CROWD <= pairs
