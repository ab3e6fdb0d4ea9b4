"""Who only speaks of a deed, or answers to it, did not do it: هنأت الحركة منفذ عملية إطلاق النار, رحبت الحكومة باغتيال القيادي."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.grammar.event_found import EventAt, PartyAt
from marsad.grammar.party_roles import RoleWords
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import NO_TERM

_BY_ORDER = frozenset({"order", "joined"})


def drop_bystanders(sheet: Sheet, events: Sequence[EventAt], words: RoleWords) -> None:
    """Take the role of a doer from parties that are the subject of a verb of speaking in front of the noun for the deed."""
    for event in events:
        if event.term is not NO_TERM and event.term.form not in ("past", "present") and event.parties:
            event.parties = [party for party in event.parties if not _stands_by(sheet, event, party, words)]


def _stands_by(sheet: Sheet, event: EventAt, party: PartyAt, words: RoleWords) -> bool:
    if party.role != "perpetrator" or party.rule not in _BY_ORDER or party.first >= event.at:
        return False
    return words.stands_by(words.men_before(party.first, sheet.prose.start(party.first)) - 1)
