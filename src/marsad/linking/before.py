"""What an earlier clustering tells of the next one, so that only what new tellings bear on is weighed again.

Clusters grow along the links, from the strongest down. As long as two of them hold the old tellings that they held at that link
before, and no new telling speaks for either, the link joins them now if it did then. A cluster for which this does not hold is odd.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

Pair = tuple[str, str]


@dataclass(slots=True)
class Before:
    """An earlier clustering, while the tellings are clustered again.

    ``joined`` are the pairs whose links joined clusters then, ``fresh`` the tellings that were not there, ``odd`` the roots of
    clusters that are not as they were, ``new`` the roots of those without an old telling. ``asked`` takes the tellings outside
    that a cluster may now join.
    """

    joined: Collection[Pair]
    fresh: Collection[str]
    odd: set[str]
    new: set[str] = field(init=False)
    asked: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.new = set(self.fresh)

    def told(self, pair: Pair, roots: Collection[str], speaking: Iterable[str]) -> bool | None:
        """Whether a link joins clusters of these roots, for which these tellings speak; None where that must be weighed."""
        if not self.odd.isdisjoint(roots) or pair[0] in self.fresh or pair[1] in self.fresh or not set(speaking).isdisjoint(self.fresh):
            return None
        return pair in self.joined

    def joins(self, pair: Pair, roots: Collection[str], root: str) -> None:
        """Clusters of these roots became one: odd where one was, where a new telling brought old ones together, or a link that joined nothing."""
        old = [one for one in roots if one not in self.new]
        odd = not self.odd.isdisjoint(roots) or (len(old) > 1 and pair not in self.joined)
        self.odd -= set(roots)
        self.new -= set(roots)
        if odd:
            self.odd.add(root)
        elif not old:
            self.new.add(root)

    def parts(self, pair: Pair, roots: Collection[str]) -> None:
        """Clusters of these roots stay two: odd where that link joined them."""
        if pair in self.joined:
            self.odd |= set(roots)
