"""An event in unit positions."""

from __future__ import annotations

from dataclasses import dataclass, field

from marsad.grammar.harm_found import HarmAt
from marsad.lexicon.terms import Term
from marsad.model.values import fixed


@fixed
class PartyAt:
    """One who did it, suffered it or took part, by its words; ``ident`` is None where no table knows who they are."""

    role: str
    first: int
    last: int
    ident: str | None
    rule: str = ""  # the row or rule that gives the role


@dataclass(slots=True, eq=False)
class EventAt:
    """An event in unit positions.

    ``retold`` marks a bare later mention (الهجوم, الغارات): no event of its own, though it may say where or when the
    one before it happened. The term of an event that only its harm tells is ``NO_TERM``.
    """

    at: int
    stop: int
    type: str
    status: str
    definite: bool
    term: Term
    parties: list[PartyAt] = field(default_factory=list)
    means: list[tuple[str, int, int]] = field(default_factory=list)
    tally: list[tuple[int, int, int | None, int | None, str, str]] = field(default_factory=list)
    harms: list[HarmAt] = field(default_factory=list)
    retold: bool = False
    cause: str = "unknown"
    modal: str | None = None  # the row of the table of modality that gives the status

    @property
    def doers(self) -> frozenset[str]:
        """Who did it: by the id, or by the unit of a name that no table knows."""
        return frozenset({party.ident or f"{party.first}" for party in self.parties if party.role == "perpetrator"})
