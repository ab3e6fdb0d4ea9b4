"""The first thing of a case that does not hold."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """Where, what, and what rests on it."""

    where: str
    what: str
    touches: str
