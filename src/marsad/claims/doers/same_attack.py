"""The attack in which a deed was done, told behind it with its doer: فجر انتحاري نفسه في بغداد، في هجوم تبناه تنظيم X."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.claims.doers.told_doers import doers_of, has_doer
from marsad.grammar.event_found import EventAt
from marsad.grammar.party_roles import RoleWords
from marsad.grammar.sheet import Sheet
from marsad.text.rule_words import AND, IN

_PARTS = frozenset({"suicide_attack", "explosion", "shooting", "killing", "casualties"})
_ATTACKS = frozenset({"clash", "explosion", "suicide_attack"})


def give_doers_of_attack(sheet: Sheet, events: Sequence[EventAt], words: RoleWords) -> None:
    """Give a deed without a doer that of the attack which the same sentence says it was part of."""
    for part, attack in zip(events, events[1:], strict=False):
        if attack.type in _ATTACKS and part.type in _PARTS and has_doer(attack) and not has_doer(part) and not words.fights(attack.at) and _is_part(sheet, part, attack):
            part.parties = [*doers_of(attack, "same_attack"), *part.parties]


def _is_part(sheet: Sheet, part: EventAt, attack: EventAt) -> bool:
    """في هجوم شنه X: behind the deed in its own sentence, with no other harm or deed joined between them."""
    if sheet.prose.sentence[part.at] != sheet.prose.sentence[attack.at] or sheet.forms[attack.at - 1] != IN or not any(party.role == "perpetrator" and party.first >= attack.stop for party in attack.parties):
        return False
    return not any(sheet.pre[unit] == AND and sheet.kinds[unit] & {"harm", "event"} for unit in range(part.stop, attack.at))
