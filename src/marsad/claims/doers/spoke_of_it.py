"""Who only speaks of a deed, answers to it or looks into it did not do it: هنأت الحركة منفذ عملية إطلاق النار, يحقق الجيش في غارة."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.grammar.event_found import EventAt, PartyAt
from marsad.grammar.parties.deed_words import QUOTES
from marsad.grammar.party_roles import RoleWords
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import NO_TERM, VERB_FORMS
from marsad.text.rule_words import ABOUT, BY, IN

_BY_ORDER = frozenset({"order", "joined"})
_INTO = frozenset({IN, ABOUT})


def drop_bystanders(sheet: Sheet, events: Sequence[EventAt], words: RoleWords) -> None:
    """Take the role of a doer from parties that are the subject of a verb of speaking or looking into, beside the noun for the deed."""
    for event in events:
        if event.parties and event.term is not NO_TERM and (event.term.form not in VERB_FORMS or sheet.pre[event.at]):
            event.parties = [party for party in event.parties if not _stands_by(sheet, event, party, words)]


def _stands_by(sheet: Sheet, event: EventAt, party: PartyAt, words: RoleWords) -> bool:
    """Whether such a verb stands right before the party, or right behind it as in a headline."""
    if party.role != "perpetrator" or party.rule not in _BY_ORDER or party.first >= event.at:
        return False
    behind = party.last + (sheet.forms[party.last] in QUOTES)
    beside = (words.men_before(party.first, sheet.prose.start(party.first)) - 1, behind)
    return any(words.stands_by(at) or (words.probes(at) and _looked_into(sheet, event)) for at in beside)


def _looked_into(sheet: Sheet, event: EventAt) -> bool:
    """تحقق بقصف, تحقق في قصف: a preposition before the noun for the deed; without one يحقق تقدما is his own."""
    return sheet.pre[event.at].endswith(BY) or sheet.forms[event.at - 1] in _INTO
