"""A party that is named, by the units of its words."""

from __future__ import annotations

from marsad.model.values import fixed


@fixed
class Party:
    """A party in unit positions; ``head`` is the unit of the known name in it, ``ident`` None where the words are not that one's own.

    ``deed`` is the unit of the deed or weapon that an adjective tells to be theirs (غارة إسرائيلية).
    """

    first: int
    last: int
    head: int
    ident: str | None
    deed: int | None = None
    men: bool = False  # men told by the adjective of their state: جنود إسرائيليون
