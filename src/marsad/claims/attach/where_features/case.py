"""One event and one place that may be its scene, and what the event's type says of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from marsad.claims.attach.survey import Survey
from marsad.grammar.event_found import EventAt
from marsad.grammar.event_harms import VIOLENT

MOVES = frozenset({"advance", "displacement", "evacuation", "territorial_change", "aid_delivery"})
_ANY = frozenset({"casualties", "attack", "killing", "damage"})  # kinds that say little: a harm whose cause is told elsewhere


@dataclass(slots=True, eq=False)
class Case:
    """One event and one place that may be its scene; ``apart`` is how many sentences the place stands behind the event."""

    survey: Survey
    event: EventAt
    number: int
    apart: int
    own: str  # the finest that the event's sentence names itself: fine, city, wide or none
    total: bool  # the event is a count over more than one happening
    carried: str  # whose scene the place was before: of the last event, of the last akin one, or of none
    home: int  # the sentence of the event
    heard: Sequence[int]  # the units of the event and its harms
    way: str  # what its type says of the way to a place: a move is told by where it goes, fire towards a place hits there


def way_of(event: EventAt) -> str:
    """What the type of an event says of the way to a place."""
    return ("move " if event.type in MOVES else "") + ("fire" if event.type in VIOLENT else "")


def akin(event: EventAt, other: EventAt) -> bool:
    vague = event.type in _ANY or other.type in _ANY
    return event.type == other.type or (vague and (event.type in VIOLENT or event.type in _ANY) and (other.type in VIOLENT or other.type in _ANY))
