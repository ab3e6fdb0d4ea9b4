"""Carries a doer from where he is named to the deeds that are his by the grammar of the report."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.claims.doers.answered import Answered
from marsad.claims.doers.no_subject import NoSubject
from marsad.claims.doers.of_us import OfUs
from marsad.claims.doers.outcomes import Outcomes
from marsad.claims.doers.same_attack import give_doers_of_attack, give_to_attackers
from marsad.claims.doers.sides import Sides
from marsad.claims.doers.spoke_of_it import drop_bystanders
from marsad.claims.doers.subjects import Subjects
from marsad.claims.doers.taken_up import ToldAgain
from marsad.claims.events.tellings import is_disputed, voice_of
from marsad.grammar.event_found import EventAt, PartyAt
from marsad.grammar.party_roles import role_words
from marsad.grammar.statement import Statement
from marsad.syntax.tokens import Tokens


def carry_doers(tokens: Tokens, events: Sequence[EventAt], statements: Sequence[Statement], owner: Sequence[int]) -> None:
    """Give events without a doer the one that the report names elsewhere.

    1. Who only speaks of a deed did not do it, nor who stands beside it as no subject.
    2. A verb without a subject of its own goes on with the subject before it.
    3. What came of an operation is the deed of who carried that out.
    4. Who claims an attack that was told before did it; a charge counts for the telling of who makes it.
    5. Of a deed told again by one voice, the one telling has the doer of the other: each voice answers for whom it blames.
    6. A fight whose words name no side is that of those who are told to have fought it.
    """
    words = role_words(tokens.sheet)
    drop_bystanders(tokens.sheet, events, words)  # 1
    NoSubject(tokens, words).drop(events)
    subjects = Subjects(tokens, statements, words)
    subjects.go_on(events)  # 2
    OfUs(tokens.sheet, subjects.before, words).give(events)
    Outcomes(tokens.sheet, subjects.before, words).give(events)  # 3
    give_doers_of_attack(tokens.sheet, events, words)
    Answered(tokens.sheet, statements, words).give(events)  # 4
    again = ToldAgain(tokens.sheet, events, lambda event: voice_of(event, statements, owner), lambda event: is_disputed(event, statements, owner))  # 5
    again.hand_back()
    again.hand_on()
    again.hand_along()
    give_to_attackers(tokens.sheet, events, words)
    Sides(tokens.sheet, events, words).give()  # 6
    for event in events:
        if len(event.parties) > 1:
            event.parties = _once(event.parties)


def _once(parties: Sequence[PartyAt]) -> list[PartyAt]:
    """قوات X (Y), two names of one party: it took part once in each role."""
    told = {(party.role, party.ident): party for party in reversed(parties) if party.ident}
    return [party for party in parties if party.ident is None or told[party.role, party.ident] is party]
