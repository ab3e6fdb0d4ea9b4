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
class Forest:
    """Clusters while they grow: who is where, and what must stay apart.

    Links join parts to larger parts: ``home`` is the part that a telling lies in, by its root, ``inside`` who lies in it, ``speakers``
    the first of these by ``lot``, so as good as drawn by lot. A cluster is one part, but where a person put several together: what
    joins one of them need not fit the others. ``parts`` are those of such clusters, ``whole`` the cluster of each.
    """

    home: dict[str, str]
    inside: dict[str, list[str]]
    speakers: dict[str, list[str]]
    lot: dict[str, tuple[int, str]]
    barred: dict[str, set[str]] = field(default_factory=dict)
    whole: dict[str, str] = field(default_factory=dict)
    parts: dict[str, list[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, uids: Iterable[str]) -> Forest:
        """Each telling a cluster of its own."""
        lot = {uid: (crc32(uid.encode()), uid) for uid in uids}
        return cls({uid: uid for uid in lot}, {uid: [uid] for uid in lot}, {uid: [uid] for uid in lot}, lot)

    def cluster(self, uid: str) -> str:
        """The cluster of a telling, by one of its roots."""
        root = self.home[uid]
        return self.whole.get(root, root)

    def beside(self, uid: str) -> list[str]:
        """The roots of all parts of the cluster of a telling."""
        root = self.cluster(uid)
        return self.parts.get(root, [root])

    def clusters(self) -> list[list[str]]:
        """Who lies in each cluster, in order."""
        single = [members for root, members in self.inside.items() if root not in self.whole]
        several = [[uid for root in roots for uid in self.inside[root]] for roots in self.parts.values()]
        return sorted(sorted(members) for members in (*single, *several))

    def join(self, a: str, b: str) -> None:
        """Join as a link says: the two parts that it reaches become one, and so do their clusters."""
        keep, gone = sorted((self.home[a], self.home[b]), key=lambda root: (-len(self.inside[root]), root))
        if keep == gone:
            return
        tops = self.cluster(keep), self.cluster(gone)
        for uid in self.inside[gone]:
            self.home[uid] = keep
        self.inside[keep] += self.inside.pop(gone)
        self.speakers[keep] = sorted([*self.speakers[keep], *self.speakers.pop(gone)], key=self.lot.__getitem__)[:SPEAKERS]
        if self.parts.keys() & tops:
            self._unite(*tops, gone)
        elif bars := self.barred.pop(gone, None):
            self.barred.setdefault(keep, set()).update(bars)

    def put_together(self, a: str, b: str) -> None:
        """Join as a person decided: the parts stay parts of what the two clusters become."""
        self._unite(self.cluster(a), self.cluster(b))

    def _unite(self, one: str, other: str, gone: str = "") -> None:
        """Make two clusters one of all their parts but the one that is ``gone`` into another."""
        tops = dict.fromkeys((one, other))
        parts = [root for top in tops for root in self.parts.pop(top, [top]) if root != gone]
        bars = [bars for top in tops if (bars := self.barred.pop(top, None))]
        self.whole.pop(gone, None)
        self.whole.update(dict.fromkeys(parts, parts[0]))
        self.parts[parts[0]] = parts
        if bars:
            self.barred[parts[0]] = set().union(*bars)

    def bar(self, a: str, b: str) -> None:
        self.barred.setdefault(self.cluster(a), set()).add(b)
        self.barred.setdefault(self.cluster(b), set()).add(a)

    def decide(self, decided: Decided) -> list[tuple[Pair, bool]]:
        """Put tellings together and apart as a person decided, the latest first; what took effect."""
        done, home, whole, barred = [], self.home, self.whole, self.barred
        for pair, same in decided.pairs:
            a, b = pair
            if a not in home or b not in home or (x := whole.get(home[a], home[a])) == (y := whole.get(home[b], home[b])):
                continue
            if not same:
                barred.setdefault(x, set()).add(b)
                barred.setdefault(y, set()).add(a)
            elif self.may_join(a, b):
                self.put_together(a, b)
            else:
                continue
            done.append((pair, same))
        return done

    def rename(self, uid: str, name: str) -> None:
        """Another name for a telling that is a cluster of its own; its lot is as it was."""
        for column in (self.home, self.inside, self.speakers):
            del column[uid]
        self.home[name], self.inside[name], self.speakers[name], self.lot[name] = name, [name], [name], self.lot[uid]

    def may_grow(self, pair: Pair, holds: Holds, refused: dict[Pair, Speaking]) -> bool:
        """Whether a link joins two clusters: no bar stands between, and what lies between who speaks for the parts that it reaches ``holds``. Who was ``refused`` and speaks again is not asked."""
        a, b = sorted((self.home[pair[0]], self.home[pair[1]]))
        speaking = self.speakers[a], self.speakers[b]
        if refused.get((a, b)) != speaking and self.may_join(a, b) and holds(*speaking):
            return True
        refused[a, b] = speaking
        return False

    def may_join(self, a: str, b: str) -> bool:
        """No bar stands between the clusters of two tellings; bars are kept on both sides, so that the shorter list tells."""
        x, y = self.cluster(a), self.cluster(b)
        few, other = min((self.barred.get(x, ()), y), (self.barred.get(y, ()), x), key=lambda side: len(side[0]))
        return not any(self.cluster(uid) == other for uid in few)


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
    where a person put a cluster together, the part of it that the link reaches. ``joined`` takes the pairs that joined clusters.
    """
    joined = [] if joined is None else joined
    forest = begin(members, apart, decided, joined)  # 1, 2
    refused: dict[Pair, Speaking] = {}
    for _, pair in ranked:  # 3
        if forest.home[pair[0]] != forest.home[pair[1]] and forest.cluster(pair[0]) != forest.cluster(pair[1]) and forest.may_grow(pair, holds, refused):
            forest.join(*pair)
            joined.append(pair)
    return forest.clusters()


def begin(members: Iterable[str], apart: Mapping[str, Collection[str]], decided: Decided, joined: list[Pair]) -> Forest:
    """Tellings as a person put them together or apart, with the bars of their reports: before any link joins them."""
    forest = Forest.of(members)
    joined += [pair for pair, same in forest.decide(decided) if same]
    for uid, others in apart.items():
        for other in others:
            if other in forest.home and forest.cluster(other) != forest.cluster(uid):
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
