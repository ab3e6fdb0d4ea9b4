"""One who fights and tells a strike of his own side claims it: قال الجيش الأميركي إن القوات الأميركية قصفت معسكرا."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from marsad.grammar.event_found import EventAt
from marsad.grammar.named_parties import actor_terms
from marsad.grammar.sheet import Sheet
from marsad.grammar.statement import NAMED, Statement
from marsad.grammar.voices import Speaker
from marsad.lexicon.terms import Term

_ARMED = frozenset({"armed_group", "official_military", "official_civil"})
_STRIKES = frozenset({"airstrike", "drone_strike", "shelling", "missile_strike", "killing"})
_POLICE, _LINKS = "police", ("speaks_for", "parent", "side")
_REACH = 14  # units from the beginning of what is said in which the strike is its matter


def settle_own_deeds(sheet: Sheet, statements: Sequence[Statement], events: Sequence[EventAt], owner: Sequence[int]) -> None:
    """Make a plain assertion a claim of responsibility where its first strike was done by the speaker or his side."""
    for event in events:
        number = owner[event.at]
        if number < 0 or event.type not in _STRIKES or event.status != "happened":
            continue
        statement = statements[number]
        if statement.act == "assert" and statement.way != NAMED and event.at - statement.content[0] < _REACH and _his_own(sheet, statement, event):
            statement.act, statement.act_rule = "claim_responsibility", "own_deed"


def _his_own(sheet: Sheet, statement: Statement, event: EventAt) -> bool:
    for party in event.parties:
        if party.role != "perpetrator":
            continue
        bodies = {*_bodies(sheet, party.first, party.last), *filter(None, [party.ident])}
        by_police = _is_police(sheet, party.first, party.last)
        if any(body in bodies for speaker in statement.speakers for body in _stands_for(sheet, speaker, by_police=by_police)):
            return True
    return False


def _stands_for(sheet: Sheet, speaker: Speaker, *, by_police: bool) -> Iterator[str]:
    """The bodies for which a speaker of a side that fights speaks; the police claim no strike of their army."""
    if speaker.voice.kind not in _ARMED:
        return
    yield from filter(None, (speaker.voice.id,))
    police = _is_police(sheet, speaker.first, speaker.last) and not by_police
    yield from _bodies(sheet, speaker.first, speaker.last, _LINKS[:1] if police else _LINKS)


def _is_police(sheet: Sheet, first: int, last: int) -> bool:
    return any(term.row.get("type") == _POLICE for _, term in actor_terms(sheet, first, last))


def _bodies(sheet: Sheet, first: int, last: int, links: Sequence[str] = _LINKS) -> Iterator[str]:
    """The known parties in some words, the bodies that they belong to, and their sides."""
    for _, term in actor_terms(sheet, first, last):
        yield from filter(None, (term.key, *(_link(term, column) for column in links)))


def _link(term: Term, column: str) -> str:
    return term.row.get(column) or ""
