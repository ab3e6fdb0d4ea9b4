"""Whose men they were who attacked, told behind the attack: المهاجمون ينتمون إلى X, وقالت الشرطة إن المهاجمين من قبيلة X."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.claims.doers.taken_up import taken_up_by
from marsad.claims.doers.told_doers import has_doer
from marsad.grammar.event_found import EventAt, PartyAt
from marsad.grammar.party_found import Party
from marsad.grammar.party_phrases import named_parties
from marsad.grammar.party_roles import RoleWords
from marsad.grammar.sheet import Sheet
from marsad.text.rule_words import OF, rule_forms, rule_word, rule_words

_BY_MEN = frozenset({"clash", "shooting", "killing", "explosion", "suicide_attack", "abduction", "execution", "casualties"})
_REACH = 9  # units behind the attackers in which their party stands
_BELONG = rule_forms("attackers.belong")
_LINKS = rule_words("attackers.links")
_WHETHER, _WAS = rule_words("attackers.whether"), rule_word("attackers.was")
_THAT = rule_words("attackers.that")


def name_attackers(sheet: Sheet, events: Sequence[EventAt], words: RoleWords) -> None:
    """Give the attack that was told last the party to which its attackers are said to belong."""
    for at, stop in words.attackers():
        earlier = [event for event in events if event.at < at and not event.retold and event.type in _BY_MEN] if not _asked(sheet, at) else []
        event = taken_up_by(sheet, None, earlier, at) if earlier else None
        party = _theirs(sheet, event, at, stop, words) if event is not None and not has_doer(event) else None
        if event is not None and party is not None:
            event.parties = [PartyAt("perpetrator", party.first, party.last, party.ident, "attackers.of"), *event.parties]


def _asked(sheet: Sheet, at: int) -> bool:
    """لم يتضح إن كان المسلحون يتبعون X: nobody says that they do."""
    return not _WHETHER.isdisjoint(sheet.forms[max(0, at - 3) : at]) and sheet.forms[at - 1] == _WAS


def _theirs(sheet: Sheet, event: EventAt, at: int, stop: int, words: RoleWords) -> Party | None:
    """The party behind ينتمون إلى, أعضاء في, or behind من where the attackers stand right behind أن; not فر المهاجمون من X."""
    last = min(stop + _REACH, sheet.prose.end(at))
    for party in named_parties(sheet, stop, last, event, words):
        begins = words.men_before(party.first, stop)
        while begins > stop and sheet.forms[begins - 1] in _LINKS:
            begins -= 1
        said = any(sheet.forms[unit].startswith(_BELONG) for unit in range(begins, party.first))
        of = at > 0 and sheet.forms[at - 1] in _THAT and OF in sheet.forms[begins : party.first]
        return party if begins == stop and (said or of) else None
    return None
