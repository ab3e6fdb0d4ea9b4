"""The words that name a party around a deed: by a name, by a state, by those whom it leads."""

from __future__ import annotations

from collections.abc import Iterator

from marsad.grammar.event_found import EventAt
from marsad.grammar.party_followers import followers, partner
from marsad.grammar.party_found import Party
from marsad.grammar.party_names import parties_by_name
from marsad.grammar.party_roles import RoleWords
from marsad.grammar.party_states import by_adjective, by_country, men_by_state, second_states
from marsad.grammar.sheet import Sheet


def named_parties(sheet: Sheet, lo: int, hi: int, event: EventAt, words: RoleWords) -> list[Party]:
    """The parties named in a stretch around an event, by their names or by an adjective, in text order."""
    nations = bool(sheet.nations_between(max(lo, 1), hi))
    described = list(by_adjective(sheet, lo, hi, event)) if nations else []
    taken = {party.first for party in described}
    by_name = [party for party in parties_by_name(sheet, lo, hi, event, words) if party.first not in taken]
    known = [*by_name, *by_country(sheet, lo, hi, event, words, by_name), *described]
    if not (known or nations):
        return known
    known.sort(key=lambda party: party.first)
    if nations:
        known = sorted([*known, *men_by_state(sheet, lo, hi, known)], key=lambda party: party.first)
        known = sorted([*known, *second_states(sheet, lo, hi, known, words)], key=lambda party: party.first)
    led = list(_with_followers(sheet, known))
    if not led:
        return known
    alone = [party for party in known if not any(found.first <= party.first < found.last for found in led)]  # الفصائل المسلحة التابعة لها: hers
    return sorted([*alone, *led], key=lambda party: party.first)


def _with_followers(sheet: Sheet, known: list[Party]) -> Iterator[Party]:
    """القوات التركية والفصائل التابعة لها: those who fight for a party and are named by it alone."""
    for party in known:
        found = (followers(sheet, party.last, party.ident) or partner(sheet, party.last, party.ident)) if party.deed is None else None
        if found is not None:
            yield Party(found.first, found.last, found.first, found.ident)
