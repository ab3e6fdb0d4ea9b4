"""What hangs together so far, while pairs are joined one by one (a disjoint-set forest, Galler and Fischer 1964)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


class Roots(dict[str, str]):
    """Each value with one nearer to the root of its group; a value not asked for before is a group of its own."""

    def root(self, uid: str) -> str:
        """The least value of the group of one, by which the group is known."""
        while (above := self.setdefault(uid, uid)) != uid:
            self[uid] = self[above]
            uid = above
        return uid

    def join(self, one: str, other: str) -> bool:
        """Join the groups of two; False where they were one already."""
        a, b = self.root(one), self.root(other)
        self[max(a, b)] = min(a, b)
        return a != b


@dataclass(slots=True)
class Groups:
    """What hangs together, where very many pairs are looked at and few join: each value with the list of its whole group; ``left`` are the groups."""

    home: dict[str, list[str]]
    left: int

    @classmethod
    def of(cls, values: Iterable[str]) -> Groups:
        """Each value a group of its own."""
        home = {uid: [uid] for uid in values}
        return cls(home, len(home))

    def join(self, one: str, other: str) -> bool:
        """Join the groups of two, the smaller to the larger; False where they were one already."""
        few, many = sorted((self.home[one], self.home[other]), key=len)
        if few is many:
            return False
        many += few
        self.home.update(dict.fromkeys(few, many))
        self.left -= 1
        return True
