"""Whom a deed met that is the subject of a verb: استهدفت غارة جوية المسلحين الحوثيين قرب X."""

from __future__ import annotations

from marsad.grammar.parties.deed import Deed, Role
from marsad.grammar.parties.deed_words import NISBA_ENDINGS, QUOTES, STRIKERS
from marsad.grammar.party_adjectives import strikes
from marsad.grammar.party_found import Party
from marsad.grammar.place_found import PREPOSITIONS
from marsad.grammar.sheet import Sheet
from marsad.text.rule_words import ALEF, ARTICLE, BY, FOR, OF, RELATIVES, rule_forms, rule_word, rule_words

_HITS = rule_words("met_it.hits")
_MANNERS = rule_forms("event_parties.manners")
_TWO = rule_forms("objects.two_or_more")
_SIDES, _MANY_THINGS = rule_words("met_it.sides"), rule_word("met_it.many_things")
_CLAUSE = 10  # units behind a party in which the object of the verb may stand
_MEN = rule_word("subjects.accusative")
_BELONGS = rule_forms("met_it.belongs")
_TAKEN = frozenset({"abduction", "detention", "killing"})
_CLOSES, _ENDS = QUOTES - {"("}, RELATIVES | PREPOSITIONS | {".", "("}
_THINGS = frozenset({"place", "struck", "person", "number"})


def met_it(deed: Deed, party: Party) -> Role | None:
    """Behind such a verb and its subject stands whom it met, unless the subject is his and the object stands behind him: استهدف قصف X بلدة."""
    sheet, noun = deed.sheet, _subject(deed)
    stop = sheet.stops[noun] if noun > 0 else 0
    men = deed.words.men_before(party.first, stop)
    if not 0 < stop <= men:
        return None
    begins = next((unit for unit in range(stop, men) if not _describes(sheet, noun, unit)), men)
    if not _is_bare(deed, party, begins) or not all(sheet.forms[unit].startswith(ARTICLE) for unit in range(begins, men)):
        return None
    if begins == stop and not sheet.forms[noun].startswith(ARTICLE) and _may_be_his(deed, noun, party.last):
        return None
    return "target", "struck"


def attacked(deed: Deed, party: Party) -> Role | None:
    """رد المسلحون بمهاجمة قوات X, إثر استهداف قوات X قرب البلدة: right behind such a noun stands whom it met, unless the object stands behind him: استهداف قوات X البلدة, لها."""
    sheet, event, last = deed.sheet, deed.event, party.last
    if deed.verb or event.type in _TAKEN or not deed.words.attacks(event.at) or deed.words.men_before(party.first, event.stop) != event.stop:
        return None
    last += sheet.forms[last] in _CLOSES
    last = next(unit for unit in range(last, sheet.size + 1) if not sheet.forms[unit].startswith(ARTICLE) or _names_thing(sheet, unit))
    if not (sheet.forms[last] in _ENDS or (event.type == "clash" and sheet.pre[last] == BY)) or not _is_bare(deed, party, event.stop):
        return None
    clause = _clause(sheet, last, event.at)
    told = any(_is_object(sheet, unit) or sheet.pre[unit] == FOR or (sheet.forms[unit].endswith(ALEF) and not sheet.kinds[unit]) for unit in clause)
    return None if told or sheet.forms[event.stop] in STRIKERS else ("target", "struck")


def _subject(deed: Deed) -> int:
    """(استهدفت) غارة, (استهدفت) ثلاث غارات, (استهدف) صاروخ: the noun of the deed behind the verb, or the weapon behind it; not قتل برصاص X."""
    sheet, at = deed.sheet, deed.event.at
    if deed.verb:
        verb, noun = at, deed.event.stop
        if noun >= sheet.size or "weapon" not in sheet.kinds[noun]:
            return -1
    else:
        verb, noun = at - 1, at
        verb -= "number" in sheet.kinds[verb]
    return noun if verb >= 0 and sheet.forms[verb] in _HITS and not (sheet.suf[verb] or sheet.pre[noun] or sheet.forms[noun].startswith(BY)) else -1


def _is_bare(deed: Deed, party: Party, begins: int) -> bool:
    """المسلحين, دورية إسرائيلية, قوة لـX: behind no preposition, and no adjective of the deed nor an aircraft."""
    sheet = deed.sheet
    if (begins == party.first and party.deed is not None) or sheet.forms[begins].removeprefix(ARTICLE).startswith(_BELONGS):
        return False  # غارة إسرائيلية, طائرة تابعة لـX
    return not (sheet.pre[begins] or strikes(sheet, begins)) and OF not in sheet.forms[begins - 1 : begins + 1]


def _describes(sheet: Sheet, noun: int, unit: int) -> bool:
    """غارة جوية, الغارة الثالثة: what the deed was like; not غارة المسلحين."""
    article, form = sheet.forms[unit].startswith(ARTICLE), sheet.forms[unit].removeprefix(ARTICLE)
    return article == sheet.forms[noun].startswith(ARTICLE) and (form.endswith(NISBA_ENDINGS) or form.startswith(_MANNERS)) and not form.endswith(_MEN)


def _may_be_his(deed: Deed, noun: int, last: int) -> bool:
    """استهدفت طائرات X, استهدفت صواريخ X شمال Y, استهدف قصف X أمس بلدة: what belongs to one who strikes, or behind him what it struck."""
    sheet = deed.sheet
    if sheet.forms[noun] in STRIKERS or (deed.verb and sheet.forms[last] in _SIDES):
        return True
    if sheet.forms[noun].endswith(_TWO):
        return False
    return _names_thing(sheet, last) or any(_is_object(sheet, unit) for unit in _clause(sheet, last, noun))


def _clause(sheet: Sheet, last: int, deed: int) -> range:
    """The units behind a party up to the next mark."""
    end = min(last + _CLAUSE, sheet.prose.end(deed))
    return range(last, next((unit for unit in range(last, end) if not sheet.forms[unit][0].isalpha()), end))


def _names_thing(sheet: Sheet, at: int) -> bool:
    """(طال قصف X) الأحياء السكنية, المستوطنات: right behind him, and nothing that he is like."""
    return "thing" in sheet.kinds[at] or sheet.forms[at].endswith(_MANY_THINGS)


def _is_object(sheet: Sheet, at: int) -> bool:
    """بلدة, منازل, ثلاثة أطفال: behind no preposition."""
    return not (sheet.kinds[at].isdisjoint(_THINGS) or sheet.pre[at] or sheet.dated[at] or sheet.forms[at - 1] in PREPOSITIONS)
