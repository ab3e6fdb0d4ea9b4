"""What hangs together so far, while pairs are joined one by one (a disjoint-set forest, Galler and Fischer 1964)."""

from __future__ import annotations


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
