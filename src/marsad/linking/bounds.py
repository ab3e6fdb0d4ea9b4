"""Which account sets which bound of a range, and why the others set none."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass

from marsad.linking.accounts import OUTCOMES, Account, Interval
from marsad.linking.ranges import in_force


@dataclass(frozen=True, slots=True)
class Alone:
    """A bound of all people that one origin alone sets, against what all others count."""

    outcome: str
    bound: str
    claims: tuple[str, ...]


def sets(account: Account, counting: Container[int], everyone: Interval | None) -> str:
    """What an account does to the range of all people; ``counting`` are those in force, by ``id()``.

    superseded, vague (no figure), partial (fewer people than its report counts), both, min, max (the bound that it sets), within.
    """
    if account.superseded_by is not None:
        return "superseded"
    if account.total is None or (account.partial and id(account) not in counting):
        return "partial"
    if id(account) not in counting:
        return "vague"
    low, high = everyone or (None, None)
    lowest, highest = account.allowed(account.total)[0] == low or account.total[0] == low, account.total[1] == high
    return "both" if lowest and highest else "min" if lowest else "max" if highest else "within"


def alone(found: Sequence[Account], everyone: dict[str, Interval | None]) -> list[Alone]:
    """The bounds that a single dissenting origin sets, where two others or more agree against it."""
    marked = []
    for outcome in OUTCOMES:
        counting = in_force(found, outcome)
        held = set(map(id, counting))
        for bound in ("min", "max"):
            setting = [one for one in counting if sets(one, held, everyone[outcome]) in {bound, "both"}]
            origins, others = {one.origin for one in setting}, {one.origin for one in counting}
            if len(origins) == 1 and len(others - origins) > 1:
                marked.append(Alone(outcome, bound, tuple(dict.fromkeys(one.claim for one in setting))))
    return marked
