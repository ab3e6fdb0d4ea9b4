"""Who can have flown a raid: an armed group has no aircraft of its own."""

from __future__ import annotations

from marsad.grammar.event_found import EventAt, PartyAt
from marsad.grammar.named_parties import actor_terms
from marsad.grammar.sheet import Sheet

_NOT_SAID = frozenset({"order", "mention", "taken_up", "joined"})  # who is only named near, or taken over from another telling; who flew is told outright by words too (غارة نفذتها قوات الدعم السريع)
_OWNED = 2  # units from the raid to whose it is: غارة لـ"X"


def those_who_fly(sheet: Sheet, event: EventAt) -> list[PartyAt]:
    """The parties of an event, of an air raid without the groups only named beside it: سيطرت المقاومة على الحي بدعم من غارات جوية."""
    return [party for party in event.parties if not _is_only_near(sheet, event, party)] if event.type == "airstrike" else event.parties


def _is_only_near(sheet: Sheet, event: EventAt, party: PartyAt) -> bool:
    told = party.role != "perpetrator" or party.rule not in _NOT_SAID or event.stop <= party.first <= event.stop + _OWNED
    return not told and _is_group(sheet, party)


def fought_on_the_ground(sheet: Sheet, event: EventAt) -> bool:
    """An attack whose doers are armed groups alone, and so no air raid: هاجمت جبهة النصرة مقرا."""
    doers = [party for party in event.parties if party.role == "perpetrator"]
    return bool(doers) and event.type == "clash" and all(_is_group(sheet, party) for party in doers)


def _is_group(sheet: Sheet, party: PartyAt) -> bool:
    return any(term.key == party.ident and term.row["kind"] == "armed_group" for _, term in actor_terms(sheet, party.first, party.last))
