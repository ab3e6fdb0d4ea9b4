"""What an event comes of: the conflict, an accident, a disaster, a crime, an illness, a court; so that tolls of a war can leave the others out."""

from __future__ import annotations

from functools import cache

from marsad.grammar.event_found import EventAt
from marsad.grammar.sheet import Sheet
from marsad.lexicon.word_tables import Finder, finder, word_rows

_NEAR = 14  # units around an event and its harms in which words may say what it came of
WAR = frozenset(
    {
        *("airstrike", "drone_strike", "shelling", "missile_strike", "chemical_attack", "landmine", "suicide_attack", "shooting", "clash", "advance"),
        *("territorial_change", "siege", "torture", "ceasefire", "ceasefire_violation", "prisoner_exchange", "aid_obstruction", "sexual_violence"),
    }
)
NATURAL = frozenset({"accident", "disaster", "illness"})
_COURT = frozenset({"execution"})


@cache
def _rows() -> Finder[tuple[str, str]]:
    return finder(((row["words"], (row["id"], row["cause"])) for row in word_rows("causes") if row["words"]), loose=True)


def settle_causes(sheet: Sheet, events: list[EventAt]) -> None:
    """Give each event its cause: by the words around it, else by its type or the party that did it."""
    for event in events:
        event.cause = _told(sheet, event) or _by_kind(event)


def _told(sheet: Sheet, event: EventAt) -> str | None:
    """The cause that words of its sentence name, the nearest first; what is a deed of war stays one."""
    if event.type in WAR:
        return None
    first, last = sheet.prose.sentences[sheet.prose.sentence[event.at]]
    around = [event.at, *(harm.first for harm in event.harms)]
    rows = sheet.hits(_rows())
    units = rows.between(max(first, min(around) - _NEAR), min(last, max(around) + _NEAR))
    found = [(abs(at - event.at), cause) for at in units for _, (_, cause) in rows.at(at) if cause != "judicial" or event.type in _COURT]
    return min(found)[1] if found else None


def _by_kind(event: EventAt) -> str:
    doer = any(party.role == "perpetrator" and party.ident for party in event.parties)
    return "conflict" if event.type in WAR or doer else "unknown"
