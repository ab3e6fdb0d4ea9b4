"""Ids that stay: an incident keeps its id as long as most of its claims stay together; what merged or split is kept as history."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that happened to ids in a relink: "new", "merged" (``id`` went into ``into``), "split" (``id`` also lost claims to ``into``), "gone"."""

    kind: str
    id: str
    into: str | None = None


def carry(old: Sequence[Plain], new: Sequence[Plain], elsewhere: Collection[str] = ()) -> tuple[list[Plain], list[Change]]:
    """Give the new incidents the ids of the old ones that they continue, and say what changed. Ids that others bear ``elsewhere`` are not given.

    The pair that shares the most claims is served first; ties fall by the old id, then by the new. Nothing is thrown away: an
    id that no incident carries on is told as merged into the one that holds most of its claims, or as gone.
    """
    holder = {claim: at for at, one in enumerate(new) for claim in one["claims"]}
    shared: dict[tuple[int, int], int] = {}
    for before, one in enumerate(old):
        for claim in one["claims"]:
            if claim in holder:
                shared[before, holder[claim]] = shared.get((before, holder[claim]), 0) + 1
    heirs: dict[int, int] = {}
    carried: dict[int, int] = {}
    for (before, after), _ in sorted(shared.items(), key=lambda pair: (-pair[1], old[pair[0][0]]["id"], new[pair[0][1]]["id"])):
        if before not in heirs and after not in carried:
            heirs[before], carried[after] = after, before
    taken = {old[before]["id"] for before in carried.values()} | set(elsewhere)
    named = [{**one, "id": old[carried[at]]["id"] if at in carried else _free(one["id"], taken)} for at, one in enumerate(new)]
    return named, _changes(old, named, shared, heirs, carried)


def _free(ident: str, taken: set[str]) -> str:
    while ident in taken:
        ident += "x"
    taken.add(ident)
    return ident


def _changes(old: Sequence[Plain], named: Sequence[Plain], shared: dict[tuple[int, int], int], heirs: dict[int, int], carried: dict[int, int]) -> list[Change]:
    found = [Change("new", one["id"]) for at, one in enumerate(named) if at not in carried and not any(after == at for _, after in shared)]
    for before, one in enumerate(old):
        others = sorted((-count, after) for (first, after), count in shared.items() if first == before and heirs.get(before) != after)
        if before not in heirs:
            found.append(Change("merged", one["id"], named[others[0][1]]["id"]) if others else Change("gone", one["id"]))
        else:
            found += [Change("split", one["id"], named[after]["id"]) for _, after in others]
    return found
