"""An earlier clustering, and which of its tellings have to be weighed again because people decided otherwise since.

A bar that is new or gone bears on every cluster that holds the one of its two tellings, so one of the two is weighed again, the one in the
smaller cluster. Where a person's "same" is gone, what lay beside one another may be joined now by a link that nobody looked at.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from marsad.linking.clusters import Decided
from marsad.linking.roots import Roots
from marsad.linking.weights import Pair, pair_of

Effect = Sequence[tuple[Pair, bool]]  # the decisions that took effect: pairs of tellings that were put together (True) or apart


@dataclass(frozen=True, slots=True)
class Stood:
    """An earlier clustering, and what is otherwise now.

    ``joined`` are the links (with their scores) that joined clusters then, ``ghosts`` those of them that lead from tellings that are ``gone``;
    ``fresh`` are the tellings that come. One that is linked otherwise now goes and comes. Clusters that hold one of ``odd`` are weighed
    whatever they were: their report tells others apart from these. ``home`` and ``gone`` give the cluster in which each telling lay,
    ``decided`` is what people had decided then, ``barring`` are those of the gone that their report told apart from others.
    """

    joined: Mapping[Pair, float]
    ghosts: Mapping[Pair, float]
    gone: Mapping[str, str]
    fresh: Collection[str]
    odd: Collection[str]
    home: Mapping[str, str]
    decided: Decided = field(default_factory=Decided)
    barring: Collection[str] = ()

    def name(self, uid: str) -> str:
        """What a telling is called in the earlier clustering: one that is gone may be there again, and is not the same."""
        return f"{uid}'" if uid in self.gone else uid

    def lay(self, name: str) -> str | None:
        """The cluster in which a telling of either clustering lay; None of one that is new."""
        return self.home.get(name) or self.gone.get(name.removesuffix("'"))

    def then(self) -> Decided:
        """What people had decided, on the tellings as they are called."""
        return Decided(tuple(((self.name(a), self.name(b)), same) for (a, b), same in self.decided.pairs))

    def links(self) -> Iterator[Pair]:
        """The links that joined clusters then, between tellings as they are called."""
        yield from self.joined
        yield from ((self.name(a), self.name(b)) for a, b in self.ghosts)


@dataclass(frozen=True, slots=True)
class Otherwise:
    """The tellings of either clustering that are weighed again: with the whole cluster that they lie in (``odd``), or only their part of it (``loose``)."""

    odd: frozenset[str]
    loose: frozenset[str]


def otherwise(stood: Stood, then: Effect, now: Effect, apart: Callable[[str], Iterable[str]]) -> Otherwise:
    """What to weigh again. ``apart`` gives the tellings that one that stays is told apart from by its report."""
    odd = {*stood.odd, *(stood.name(uid) for uid in stood.odd)} | _cover(stood, _bars(then) ^ _bars(now))
    loose = set[str]()
    ends = _together(then)
    for home in {stood.lay(a) for a, _ in ends - _together(now)}:
        of_home = {uid for pair in ends for uid in pair if stood.lay(uid) == home}
        others = _but_the_largest(stood, home)
        barred = any(stood.lay(other) != home for uid in others for other in _told_apart(stood, uid, apart))
        barred = barred or any(stood.lay(a) != stood.lay(b) and not others.isdisjoint((a, b)) for a, b in _bars(then))
        odd |= of_home if barred else set()
        loose |= of_home & others
    return Otherwise(frozenset(odd), frozenset(loose))


def _bars(effect: Effect) -> set[Pair]:
    return {pair_of(*pair) for pair, same in effect if not same}


def _together(effect: Effect) -> set[Pair]:
    return {pair_of(*pair) for pair, same in effect if same}


def _cover(stood: Stood, bars: Collection[Pair]) -> set[str]:
    """One telling of each of some bars: that of the smaller cluster, else that of more bars."""
    if not bars:
        return set()
    size, count = Counter([*stood.home.values(), *stood.gone.values()]), Counter(uid for bar in bars for uid in bar)
    found = set[str]()
    for bar in bars:
        if found.isdisjoint(bar):
            found.add(min(bar, key=lambda uid: (size[stood.lay(uid) or ""], -count[uid], uid)))
    return found


def _but_the_largest(stood: Stood, home: str | None) -> set[str]:
    """The tellings of an earlier cluster that lay in another part of it than its largest one."""
    roots = Roots()
    for a, b in stood.links():
        if stood.lay(a) == home:
            roots.join(a, b)
    members = [name for uid, at in (*stood.home.items(), *stood.gone.items()) if at == home for name in [stood.name(uid)]]
    part = {name: roots.root(name) for name in members}
    most, _ = min(Counter(part.values()).items(), key=lambda one: (-one[1], one[0]))
    return {name for name, root in part.items() if root != most}


def _told_apart(stood: Stood, name: str, apart: Callable[[str], Iterable[str]]) -> Iterator[str]:
    """What the report of a telling tells apart from it; of one that is gone it is not known from what."""
    if name in stood.home:
        yield from apart(name)
    elif name.removesuffix("'") in stood.barring:
        yield ""
