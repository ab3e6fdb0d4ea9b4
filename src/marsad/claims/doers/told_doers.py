"""Those who are told to have done a deed, and how another deed takes them over."""

from __future__ import annotations

from dataclasses import replace

from marsad.grammar.event_found import EventAt, PartyAt


def has_doer(event: EventAt) -> bool:
    """Somebody is told to have done it."""
    return bool(event.parties) and "perpetrator" in [party.role for party in event.parties]


def doers_of(event: EventAt, rule: str) -> list[PartyAt]:
    """Those who did it, each with a rule that says how another event comes to them."""
    return [replace(party, rule=rule) for party in event.parties if party.role == "perpetrator"]
