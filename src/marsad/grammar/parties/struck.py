"""Whom a deed met: those among the harmed, the owner of what was struck, who stands behind على or ضد."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.grammar.harm_found import HarmAt
from marsad.grammar.parties.deed import Deed
from marsad.grammar.parties.deed_types import DONE_TO_PEOPLE
from marsad.grammar.parties.deed_words import QUOTES, THAT
from marsad.grammar.parties.governed import deals_blow
from marsad.grammar.parties.right_behind import right_behind
from marsad.grammar.party_found import Party
from marsad.grammar.place_found import PREPOSITIONS
from marsad.grammar.sheet import Sheet
from marsad.text.rule_words import AND, ARTICLE, BY, FOR, OF, RELATIVES, TO, WITH, rule_forms, rule_words

_PARTS = frozenset({"event", "cause", "follows_from"})
_NOUNS = frozenset({"person", "source", "place", "actor"})
_LEAVING = frozenset({"advance", "displacement", "evacuation", "protest"})
_LIKE = 2  # units that tell what an attack is like
_EXPOSED_BY = 6  # units from تعرضت to the party whose place it was
_EXPOSED = rule_forms("event_parties.exposed")
_COUNTED = 3  # units from the word for what was done to them to the men, over how many they were
_DONE_AWAY = rule_words("event_parties.done_away")
_CAME_ABOUT = rule_words("struck.came_about")
_AGAINST = rule_words("event_parties.against")
_HAND_OR_HEAD = rule_words("event_parties.hand_or_head")


def is_harmed(deed: Deed, party: Party) -> bool:
    """مقتل ثلاثة من X بغارة إسرائيلية, تعرضت مواقع X لقصف روسي: theirs was what suffered."""
    return among(deed.sheet, deed.event.harms, party) or suffers(deed, party)


def of_those_harmed(deed: Deed, party: Party) -> bool:
    """مقتل قيادي في تنظيم X بغارة: right behind those harmed, and before the deed."""
    if party.first >= deed.event.at or deed.sheet.forms[deed.words.men_before(party.first, deed.lo) - 1] in THAT:
        return False  # جثث لجنود يعتقد أن X أعدمهم
    for harm in deed.event.harms:
        if harm.last <= party.first <= harm.last + 4:
            return not any(deed.sheet.forms[unit] == "،" or deed.sheet.kinds[unit] & _PARTS for unit in range(harm.last, party.first))
    return False


def suffers(deed: Deed, party: Party) -> bool:
    """Behind على or ضد, or the owner of what was struck: مواقع X, مقرا لـX."""
    sheet, event, at = deed.sheet, deed.event, party.first
    if at < event.at:  # تعرضت مواقع X لقصف
        exposed = sheet.pre[event.at].endswith(FOR) and any(sheet.forms[unit].startswith(_EXPOSED) for unit in range(max(deed.lo, at - _EXPOSED_BY), at))
        return exposed or _done_away_with(deed, party)
    if _dealt_to(deed, party) or _came_to_him(deed, party):
        return True
    if sheet.near("after_that", event.stop, at) >= 0:
        return False  # أطلقت النار على شبان بعد أن رشقوا دورية لـX
    between = range(max(event.stop, at - 4), at)
    if deed.words.fights(event.at) and any(sheet.forms[unit] == WITH for unit in between):
        return False  # اشتباكات مع عناصر من X
    if any(sheet.forms[unit] in _AGAINST and sheet.forms[unit + 1] not in _HAND_OR_HEAD and RELATIVES.isdisjoint(sheet.forms[unit:at]) for unit in between):
        return True  # not على المدينة التي تسعى قوات X للسيطرة عليها
    if not deed.verb and _of_another_verb(deed, at):
        return False
    if any(sheet.phrase(unit, "struck") and not sheet.suf[unit] and not sheet.pre[unit].endswith(BY) for unit in between):
        return not _men_who_attack(deed, party)
    return sheet.pre[at].endswith(FOR) and _is_owner(deed, at) and not (_unit_that_strikes(deed, party) or _men_of_attack(deed, party))


def _of_another_verb(deed: Deed, at: int) -> bool:
    """بعد هجوم مماثل، حيث هاجم عناصر X مقرا: behind a mark and the verb of another deed stands who did that."""
    mark = next((unit for unit in range(deed.event.stop, at) if deed.sheet.forms[unit] == "،"), at)
    return any(deed.deeds.verb_at(unit) for unit in range(mark, at))


def _done_away_with(deed: Deed, party: Party) -> bool:
    """تحييد خمسة إرهابيين من X في غارة, استهداف مسلحين من X بضربة: some of a party behind the noun for what the deed did to them."""
    sheet, men = deed.sheet, deed.words.men_before(party.first, deed.lo)
    before = range(max(deed.lo, men - _COUNTED), men)
    return sheet.forms[party.first - 1] == OF and men < party.first - 1 and any(sheet.forms[unit] in _DONE_AWAY for unit in before)


def _unit_that_strikes(deed: Deed, party: Party) -> bool:
    """قصفت الفرقة الرابعة التابعة لـX البلدة: between a deed and what it struck stands one definite noun, which is theirs."""
    sheet, behind = deed.sheet, party.last + (deed.sheet.forms[party.last] in QUOTES)
    if sheet.pre[behind] or deed.nothing_behind(behind):
        return False
    return all(sheet.forms[unit].startswith(ARTICLE) and (unit == deed.event.stop or sheet.kinds[unit].isdisjoint(_NOUNS)) for unit in range(deed.event.stop, party.first))


def _men_of_attack(deed: Deed, party: Party) -> bool:
    """هجوم مزدوج لمسلحين تابعين لـX: behind the noun and what it is like, ل and the men of a party, who attacked."""
    sheet, event, men = deed.sheet, deed.event, deed.words.men_before(party.first, deed.event.stop)
    men -= men > event.stop and "person" in sheet.kinds[men - 1]
    like = all(unit - event.stop < _LIKE and sheet.kinds[unit].isdisjoint(_NOUNS) and sheet.forms[unit] not in PREPOSITIONS for unit in range(event.stop, men))
    return not (deed.verb or deed.words.attacks(event.at)) and like and men < party.first and sheet.pre[men].endswith(FOR)


def _dealt_to(deed: Deed, party: Party) -> bool:
    """وجهت X ضربة لخلية تابعة لـY, ضربات إلى Y: behind a verb of dealing and the blow, ل or إلى and whom it met."""
    sheet, event = deed.sheet, deed.event
    aimed = sheet.forms[deed.begins(party.first) - 1] == TO or any(sheet.pre[unit].endswith(FOR) for unit in range(event.stop, party.first + 1))
    return aimed and any(deals_blow(deed, unit) for unit in range(max(deed.lo, event.at - _EXPOSED_BY), event.at))


def _came_to_him(deed: Deed, party: Party) -> bool:
    """جرى استهداف قوات X بقذائف: right behind the noun of a deed that only came about stands whom it struck."""
    sheet, event, last = deed.sheet, deed.event, party.last + (deed.sheet.forms[party.last] in QUOTES)
    came = sheet.forms[event.at - 1].removeprefix(AND) in _CAME_ABOUT and not deed.verb
    return came and (deed.words.attacks(event.at) or event.type in DONE_TO_PEOPLE) and deed.begins(party.first) == event.stop and (sheet.pre[last].endswith((BY, AND)) or sheet.forms[last] in PREPOSITIONS or deed.nothing_behind(last))


def _is_owner(deed: Deed, at: int) -> bool:
    """مقرا لـX: whose that was which the deed struck; not غارة لـX, whose the deed is, nor تقدم … لـX, اشتباكات … لـX."""
    event = deed.event
    return not right_behind(deed, at) and event.type not in _LEAVING and not deed.words.fights(event.at) and not deed.deeds.told_between(event, at)


def _men_who_attack(deed: Deed, party: Party) -> bool:
    """هاجمت عناصر من X نقطة …, أطلقت دورية من X النار: men right behind the verb are those of who did it; not استهدفت حواجز لـX قرب القرية, with nothing behind that they struck."""
    if party.first == deed.event.stop + 1 and deed.sheet.pre[party.first].endswith(FOR) and deed.nothing_behind(party.last):
        return False
    return deed.words.are_men(deed.event.stop) and deed.words.men_before(party.first, deed.event.stop) == deed.event.stop


def among(sheet: Sheet, harms: Sequence[HarmAt], party: Party) -> bool:
    """The party is named among the words that tell who was harmed: ستة من قادة "X"."""
    return any(harm.first <= party.head < harm.last + (harm.last < sheet.size and sheet.forms[harm.last] in QUOTES and party.head == harm.last + 1) * 2 for harm in harms)
