"""The attack in which a deed was done, told behind it with its doer: فجر انتحاري نفسه في بغداد، في هجوم تبناه تنظيم X."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.claims.doers.told_doers import doers_of, has_doer
from marsad.grammar.event_found import EventAt
from marsad.grammar.party_roles import RoleWords
from marsad.grammar.sheet import Sheet
from marsad.text.rule_words import AND, IN, OF, rule_word, rule_words

_PARTS = frozenset({"suicide_attack", "explosion", "shooting", "killing", "casualties"})
_BEFORE, _FAR = 5, 3  # units from المهاجمين to the deed, sentences from the attack to it
_ATTACKERS, _THE_ATTACKERS = rule_words("same_attack.attackers"), rule_word("same_attack.the_attackers")
_THEY = rule_word("subjects.plural")
_CAUSED_BY = rule_words("same_attack.caused_by")
_ATTACKS = frozenset({"clash", "explosion", "suicide_attack"})


def give_doers_of_attack(sheet: Sheet, events: Sequence[EventAt], words: RoleWords) -> None:
    """Give a deed without a doer that of the attack which the same sentence says it was part of, or of the damage by which somebody died."""
    for part, attack in zip(events, events[1:], strict=False):
        if not has_doer(attack) or has_doer(part):
            continue
        if attack.type in _ATTACKS and part.type in _PARTS and not words.fights(attack.at) and _is_part(sheet, part, attack):
            part.parties = [*doers_of(attack, "same_attack"), *part.parties]
        elif attack.type == "damage" and sheet.forms[attack.at - 1] in _CAUSED_BY:  # قتلوا جراء إحراق X منزلهم
            part.parties, part.type = [*doers_of(attack, "same_attack"), *part.parties], "killing"


def give_to_attackers(sheet: Sheet, events: Sequence[EventAt], words: RoleWords) -> None:
    """هاجم مسلحو X المقر. وأشعل المهاجمون النار فيه: what the attackers did is the deed of those who are told to have attacked last."""
    if sheet.stands.keys().isdisjoint(_ATTACKERS):
        return
    for number, event in enumerate(events):
        if has_doer(event) or not _attackers_did(sheet, event):
            continue
        near = (one for one in reversed(events[:number]) if sheet.prose.sentence[event.at] - sheet.prose.sentence[one.at] <= _FAR)
        attack = next((one for one in near if one.type in _ATTACKS and not words.fights(one.at)), None)
        if attack is not None:
            event.parties = [*doers_of(attack, "same_attack"), *event.parties]


def _attackers_did(sheet: Sheet, event: EventAt) -> bool:
    """أشعل المهاجمون النار; إن المهاجمين دخلوا المقر وأشعلوا النار; not قتل ثلاثة من المهاجمين بقصف."""
    if sheet.forms[event.stop] == _THE_ATTACKERS or not sheet.forms[event.at].endswith(_THEY):
        return sheet.forms[event.stop] == _THE_ATTACKERS
    before = range(max(sheet.prose.start(event.at), event.at - _BEFORE), event.at)
    return any(sheet.forms[at] in _ATTACKERS and sheet.forms[at - 1] != OF for at in before)


def _is_part(sheet: Sheet, part: EventAt, attack: EventAt) -> bool:
    """في هجوم شنه X: behind the deed in its own sentence, with no other harm or deed joined between them."""
    if sheet.prose.sentence[part.at] != sheet.prose.sentence[attack.at] or sheet.forms[attack.at - 1] != IN or not any(party.role == "perpetrator" and party.first >= attack.stop for party in attack.parties):
        return False
    return not any(sheet.pre[unit] == AND and sheet.kinds[unit] & {"harm", "event"} for unit in range(part.stop, attack.at))
