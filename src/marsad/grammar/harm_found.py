"""A harm in unit positions."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from marsad.model.reading import Victims

if TYPE_CHECKING:
    from marsad.grammar.harm_persons import PersonAt


@dataclass(slots=True)
class HarmAt:
    """A harm in unit positions; ``trigger`` is the unit of the word of harm, ``part_of`` the harm it is a part of."""

    first: int
    last: int
    trigger: int
    outcome: str
    min: int | None
    max: int | None
    expr: str
    victims: Victims
    part_of: HarmAt | None = None
    negated: bool = False
    names: tuple[str, ...] = ()
    persons: tuple[PersonAt, ...] = ()
    status: str = "happened"
    modal: str | None = None  # the row of the table of modality that gives the status
    rule: str = ""  # the row or rule that read it

    @property
    def least(self) -> int:
        """How many at least; 0 where only the upper bound is told."""
        return self.min or 0

    @property
    def most(self) -> int:
        """How many at most; 0 where the count is open above."""
        return self.max or 0

    @property
    def whole(self) -> HarmAt:
        """The count that this one is a part of, over several steps; itself where it is a part of none."""
        return self.part_of.whole if self.part_of is not None else self
