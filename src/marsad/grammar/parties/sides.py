"""The sides of a fight, and of fire that is exchanged: between whom, with whom, against whom."""

from __future__ import annotations

from dataclasses import replace

from marsad.grammar.event_found import PartyAt
from marsad.grammar.harm_found import HarmAt
from marsad.grammar.parties.deed import Deed
from marsad.grammar.parties.deed_types import FIRED
from marsad.grammar.parties.deed_words import ADJECTIVE_ENDINGS, CHARGED, COMING_AFTER, JOINT, PLURAL_NOMINATIVE, QUOTES, TARGETED, WHICH
from marsad.grammar.parties.right_behind import only_how
from marsad.grammar.party_found import Party
from marsad.grammar.place_found import PREPOSITIONS
from marsad.text.rule_words import AND, ARTICLE, BETWEEN, FOR, WITH, rule_words

_THEIR_FALLEN = frozenset({"harm.theirs", "hit.theirs"})
_GENERAL = rule_words("event_wars.wars") | rule_words("event_parties.fighting")
_SIDE = 6  # units between بين and the second of two who fight
_OTHER_MATTER = frozenset({"event", "place", "actor"})
_SIDE_WORDS = rule_words("event_parties.side_words")


def aimed_at(deed: Deed, party: Party) -> bool:
    """هجمات تستهدف منذ أسابيع قوات X: behind the verb of aiming stands whom it met."""
    aims = (unit for unit in deed.sheet.between("event", deed.event.stop, party.first) if any(term.key == TARGETED for term in deed.sheet.terms[unit]))
    return next(aims, -1) >= 0


def has_met(deed: Deed, party: Party) -> bool:
    """الجيش X الذي هاجم Y: whom a verb met stands right behind it, where its subject stands right before."""
    sheet, at = deed.sheet, deed.event.at
    (_, last), role = deed.before
    subject = last if last > 0 and (last == at or (last == at - 1 and sheet.forms[last] in WHICH)) else -1
    return deed.verb and role == "perpetrator" and subject > 0 and deed.begins(party.first) == deed.event.stop


def met_behind(deed: Deed, party: Party) -> bool:
    """هاجمت X قوات Y, هاجم مسلحون قوات Y: behind a verb and its subject, without و or مع, stands whom it met."""
    sheet = deed.sheet
    begins = deed.begins(party.first)
    joined = AND in (sheet.pre[begins], sheet.forms[begins - 1]) or deed.words.beside(begins - 1)
    men = any(sheet.forms[unit].endswith(PLURAL_NOMINATIVE) for unit in range(deed.event.stop, begins)) or _others_first(deed, begins)
    return deed.verb and (deed.acted or men) and not joined


def _others_first(deed: Deed, begins: int) -> bool:
    """هاجمت القبائل قوات X, تهاجم النائبة X: between the verb and the party stands one definite word, who did it; not هاجمت أمس السبت قوات X."""
    sheet, stop = deed.sheet, deed.event.stop
    return begins == stop + 1 and sheet.forms[stop].startswith(ARTICLE) and not sheet.dated[stop]


def laid_for(deed: Deed, party: Party) -> bool:
    """نصبت X كمينا لقوات Y: behind the ambush and ل stands whom it met, where who laid it is told."""
    return deed.sheet.pre[deed.begins(party.first)].endswith(FOR)


def in_exchange(deed: Deed, party: Party) -> bool:
    """تبادل X وY القصف: both did it to each other."""
    return any(deed.words.exchanges(unit) for unit in range(deed.lo, party.first))


def exchanged(deed: Deed) -> bool:
    """قصف متبادل بين X وY, تبادل خطير لإطلاق النار بين X وY."""
    exchange = any(deed.words.exchanges(unit) for unit in range(max(0, deed.event.at - 3), deed.event.at))
    return exchange or _between_sides(deed) or any(deed.words.mutual(unit) for unit in range(deed.event.stop, min(deed.event.stop + 3, deed.sheet.size)))


def _between_sides(deed: Deed) -> bool:
    """قصف بالصواريخ بين X من جهة وY من جهة أخرى, القصف بين X وY: fire of two sides, with no other deed or place before بين."""
    sheet, stop = deed.sheet, deed.event.stop
    between = next((unit for unit in range(stop, min(stop + CHARGED + _SIDE, deed.far)) if sheet.forms[unit] == BETWEEN), -1) if deed.event.type in FIRED else -1
    if between < 0 or not all(sheet.kinds[unit].isdisjoint(_OTHER_MATTER) for unit in range(stop, between)):
        return False
    return any(sheet.forms[unit] in _SIDE_WORDS for unit in range(stop, deed.far)) or (between - stop < 2 and _two_named(deed, between + 1))


def _two_named(deed: Deed, at: int) -> bool:
    """بين X وY: a party right behind بين, and another behind و."""
    sheet = deed.sheet
    first = next((unit for unit in (at, at + 1) if sheet.term(unit, "actor")), -1)
    second = sheet.stops[first] if first >= 0 else -1
    return second > 0 and sheet.near("actor", second, second + 2) >= 0


def beside(deed: Deed, party: Party) -> bool:
    """كمين للمقاومة, هجوم شنه X, اشتباك مع X: what fights stands right behind the fight, or behind مع and بين; not عملية تستهدف إعادة حكومة X."""
    stop = deed.event.stop
    begins = deed.words.men_before(party.first, stop)
    begins -= begins - 1 > stop and deed.sheet.forms[begins - 1] in QUOTES
    joined = begins - 1 >= stop and deed.words.beside(begins - 1)
    if joined and deed.sided and deed.sheet.forms[begins - 1] == BETWEEN:
        return False  # معارك بين X وY بعد اتفاق بين Z وX
    if joined and not deed.words.fights(deed.event.at) and deed.deeds.fight_between(deed.event, begins):
        return False  # هاجم مسلحون القرية ودارت اشتباكات بينهم وبين X
    if not joined and begins > stop and (deed.sheet.forms[begins - 1] in PREPOSITIONS or not COMING_AFTER.isdisjoint(deed.sheet.forms[stop:begins])):
        return False  # مهاجمة دول في حلف X, هجمات منذ الإطاحة بX
    return party.first - stop < JOINT or joined or only_how(deed, party.first)


def is_side(deed: Deed, party: Party) -> bool:
    """بين X وعناصر من Y: those between whom a fight is told to be."""
    sheet = deed.sheet
    at = _begins_with_men(deed, party)
    if sheet.pre[party.first].endswith(FOR) and WITH in sheet.forms[max(deed.event.stop, at - 2) : at] and deed.words.fights(deed.event.at):
        return True  # اشتباكات مع خلية لـX
    at = _owned_noun(deed, at) if sheet.pre[party.first].endswith(FOR) else at
    if any("event" in sheet.kinds[unit] for unit in range(at, party.first)):
        return False  # مواجهات بين X وY وغارات لـZ, وY المدعوم بغارات لـZ: his are the raids
    if deed.deeds.fight_between(deed.event, at):
        return False  # هاجم متظاهرون مقر X ما أدى إلى صدام بينهم وبين Y: sides of that fight
    if sheet.forms[at - 1] == BETWEEN and deed.sided and sheet.pre[at - 1] != AND:
        return False  # معارك بين X وY بعد اتفاق بين Z وX: who agreed; not بين X وبين Y
    if sheet.forms[at - 1] == BETWEEN:
        deed.sided = True
        return True
    return (deed.sided or _other_side(deed, at)) and (sheet.pre[at] == AND or sheet.forms[at - 1] == AND)


def _begins_with_men(deed: Deed, party: Party) -> int:
    """وعناصر "X": where a party begins with the words for its men, before its quotation marks too."""
    at = deed.words.men_before(party.first, deed.event.stop)
    while at > deed.event.stop and deed.sheet.forms[at - 1] in QUOTES:
        at = deed.words.men_before(at - 1, deed.event.stop)
    return at


def _owned_noun(deed: Deed, at: int) -> int:
    """بين متظاهرين ونقطة عسكرية تابعة لـX: where the noun with و begins whose owner X is, else where it was."""
    noun = next((unit for unit in range(at, max(deed.event.stop, at - JOINT), -1) if deed.sheet.pre[unit] == AND), at)
    plain = all(deed.sheet.forms[unit].endswith(ADJECTIVE_ENDINGS) for unit in range(noun + 1, at))
    return noun if plain else at


def _other_side(deed: Deed, at: int) -> bool:
    """اشتباكات بين شبان من المدينة وقوات X: the first of those between whom a fight is told to be is named by no name."""
    sheet = deed.sheet
    between = next((unit for unit in range(at - 1, max(deed.event.stop, at - _SIDE) - 1, -1) if sheet.forms[unit] == BETWEEN), 0)
    stop = at - 1 if sheet.forms[at - 1] == "،" and sheet.forms[at - 2] in _SIDE_WORDS else at  # بين أبناء القبيلة من جهة، وX من جهة أخرى
    return bool(between) and not any(sheet.pre[unit] or not sheet.forms[unit][0].isalnum() for unit in range(between + 1, stop))


def few_of_them(harm: HarmAt) -> bool:
    """اشتباكات جرح فيها 27 شخصا، بينهم عنصران من الجيش: a few of those who fell, who may have stood between the sides."""
    whole = harm.part_of
    return whole is not None and 2 * (harm.min or 0) < (whole.min or 0)


def _fell_among_others(deed: Deed, party: PartyAt) -> bool:
    return any(few_of_them(harm) and harm.first <= party.first < harm.last for harm in deed.event.harms)


def two_sides(deed: Deed, out: list[PartyAt]) -> list[PartyAt]:
    """قتل 15 من X في اشتباكات: those who fell in a fight fought in it; who stands before two that are told to fight is none of them."""
    if not deed.words.fights(deed.event.at):
        return out
    if any(party.rule == "clash.between" for party in out):
        out = [party for party in out if not (party.rule == "clash.side" and party.first < deed.event.at)]
    if any(party.role == "perpetrator" for party in out) or deed.sheet.forms[deed.event.at] not in _GENERAL:
        out = [replace(party, role="perpetrator") if party.rule == "clash.against" else party for party in out]  # خاض X حربا ضد Y
    fell = [number for number, party in enumerate(out) if party.rule in _THEIR_FALLEN and not _both_told(out) and not _fell_among_others(deed, party)]
    fell += [number + 1 for number in fell if out[number + 1 : number + 2] and (out[number + 1].rule, out[number + 1].role) == ("joined", "target")]
    return [replace(party, role="perpetrator", rule="clash.theirs") if number in fell else party for number, party in enumerate(out)]


def _both_told(out: list[PartyAt]) -> bool:
    """قتل جندي من X في اشتباكات بين Y وZ: both who fought are told by name."""
    first = next((number for number, party in enumerate(out) if party.rule == "clash.between"), len(out))
    return len([party for party in out[first:] if party.role == "perpetrator" and party.ident]) > 1
