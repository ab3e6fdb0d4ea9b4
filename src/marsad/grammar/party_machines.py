"""Whose the machine is that strikes: قصف لطيران مسير تابع لـX, قصفت الطائرات المقاتلة التابعة لـX; and whose the fire is by ل before على."""

from __future__ import annotations

from marsad.grammar.event_found import EventAt
from marsad.grammar.event_types.weapons import FIRE
from marsad.grammar.party_adjectives import MANNERS, strikes
from marsad.grammar.party_roles import RoleWords
from marsad.grammar.place_found import PREPOSITIONS
from marsad.grammar.sheet import TYPE_WORDS, Sheet
from marsad.text.rule_words import AND, ARTICLE, BY, FOR, OF, ON, rule_forms, rule_word, rule_words

_BACK = 6  # units between a machine and its owner
_MARKS = frozenset({'"', "«", "»", "،", "(", ")"})
_CLOSED = frozenset({'"', "»"})
_ACTS = frozenset({"actor", "nisba", "weapon", "event", "source"})  # what may be the subject of the verb behind it


def machine_strikes(sheet: Sheet, words: RoleWords, event: EventAt, owner: int, *, verb: bool) -> bool:
    """The owner told by ل at a unit is that of the machine which did it: subject of the verb, or behind ل, ب and من قبل."""
    if not sheet.pre[owner].endswith(FOR):
        return False
    head = _machine(sheet, words, event.type, event.stop, owner)
    if head < 0:
        return False
    if verb and head == event.stop:
        return strikes(sheet, head) and verb_of_machine(sheet, event, head)
    if head == event.stop and strikes(sheet, head) and sheet.forms[head].startswith(ARTICLE) and not words.attacks(event.at):
        return True  # قصف الطيران المسير لـX
    told = words.before(head, event.at)
    if sheet.forms[head - 1] == OF and sheet.forms[head - 2] in _FIRED:
        return True  # صاروخ أطلق من قاعدة لـX
    if sheet.pre[head - 1] + sheet.forms[head - 1] == _BY_MEANS_OF:
        return True  # دهسها بواسطة عربة تابعة لـX
    if not verb and _fire_from(sheet, words, event, head):
        return True  # قصف بالبراميل من الطيران المروحي التابع لـX
    return sheet.pre[head].endswith(_BY_OR_FOR) or (told is not None and told[0].role == "perpetrator" and (told[0].id != "hand.fire" or sheet.forms[head - 1] == OF))  # not بقذائف مدفعية مواقع لـX


def machine_kills(sheet: Sheet, words: RoleWords, event: EventAt, owner: int) -> bool:
    """في هجوم دام، قتلت مسيرة تابعة لـX عشرين: the owner behind ل of the machine that a verb of killing goes with."""
    if event.type not in FIRE or not sheet.pre[owner].endswith(FOR):
        return False
    head = _machine(sheet, words, event.type, event.at, owner)
    agrees = head > 0 and sheet.forms[head].endswith(_FEMININE) == sheet.forms[head - 1].endswith(_SHE)
    return agrees and sheet.forms[head - 1] in _KILLS and not sheet.pre[head]


def _fire_from(sheet: Sheet, words: RoleWords, event: EventAt, head: int) -> bool:
    """قصف بالبراميل المتفجرة من الطيران المروحي التابع لـX: between the noun of fire and من stands only with what, and what it is like; not قصف عدد من الطائرات التابعة لـX."""
    if sheet.forms[head - 1] != OF or event.type not in FIRE or words.attacks(event.at):
        return False
    return all(sheet.pre[at] == BY or _describes(sheet, at) or sheet.dated[at] or sheet.forms[at].startswith(MANNERS) for at in range(event.stop, head - 1))


def verb_of_machine(sheet: Sheet, event: EventAt, head: int) -> bool:
    """قصفت طائرة تابعة لـX: the verb goes with the machine behind it; not استهدف طائرة, خمسة صواريخ استهدفت طائرة, إنها قصفت طائرة, which were struck, nor هاجمت معسكرات."""
    verb = event.at
    acts = verb > 0 and (not sheet.kinds[verb - 1].isdisjoint(_ACTS) or sheet.forms[verb - 1] in _CLOSED | _THAT_THEY)  # طيران "X" يستهدف رتلا
    acts = acts or bool(sheet.phrases(head, *TYPE_WORDS))
    return not acts and sheet.forms[head].endswith(_FEMININE) == (_SHE in (sheet.forms[verb][:1], sheet.forms[verb][-1:]))


def _machine(sheet: Sheet, words: RoleWords, event_type: str, lo: int, owner: int) -> int:
    """The unit of the machine whose owner begins at a unit, over what it is like, يعتقد أنها and تابعة; -1 where none stands there."""
    for at in range(owner - 1, max(lo, owner - _BACK) - 1, -1):
        if strikes(sheet, at) or words.strike_from(at) or (event_type == "killing" and words.vehicle(at)) or (sheet.pre[at].endswith(BY) and any(term.kind == "event" and term.row["type"] in FIRE for term in sheet.terms[at])):
            return at  # لقصف بغارات جوية لـX
        if not (sheet.forms[at] in _PASSED_OVER or words.are_men(at) or _describes(sheet, at)):
            return -1
    return -1


def _describes(sheet: Sheet, at: int) -> bool:
    form = sheet.forms[at]
    like = form.startswith(ARTICLE) or form.endswith(_NISBA_ENDINGS) or form.startswith(_STANDING)
    return like and not sheet.pre[at].strip(ARTICLE) and not sheet.phrases(at, "thing", "struck", *TYPE_WORDS)


def _parts_fire(sheet: Sheet, at: int) -> bool:
    """A word that cannot stand between the fire and its owner."""
    return sheet.forms[at] in PREPOSITIONS or sheet.pre[at].endswith(FOR) or sheet.phrase(at, "struck") or not _of_fire(sheet, at)


def fires_on(sheet: Sheet, words: RoleWords, event: EventAt, first: int, last: int) -> bool:
    """قصف بقذائف كراسنبول لقوات X على قرية: whose fire it is stands behind ل, and before على or the verb of aiming."""
    first -= 2 * (not sheet.pre[first] and first - 2 > event.at and sheet.forms[first - 1] in _MARKS)  # لتنظيم "X"
    if event.type not in FIRE or words.attacks(event.at) or not sheet.pre[first].endswith(FOR):
        return False
    if any(_parts_fire(sheet, at) for at in range(event.stop, first)):
        return False
    behind = next((at for at in range(last, sheet.size) if sheet.forms[at] not in _MARKS | _OR and not sheet.forms[at].startswith(ARTICLE)), last)  # لتنظيم "X" الإرهابي على, لسلاح الجو السوري أو الروسي على
    return behind < sheet.size and (sheet.forms[behind] == ON or aims(sheet, behind))


def _of_fire(sheet: Sheet, at: int) -> bool:
    """What stands between fire and whose it is: with what, and what it is like; no other deed but one that و joins (قصف وغارات لـX)."""
    return "event" not in sheet.kinds[at] or sheet.pre[at] == AND


def aims(sheet: Sheet, at: int) -> bool:
    """استهدف, استهداف: a word of aiming stands here."""
    return any(term.kind == "event" and term.key == _TARGETED for term in sheet.terms[at])


_NISBA_ENDINGS = rule_forms("nisba_endings")
_BY_OR_FOR = rule_forms("by_or_for")
_FEMININE = rule_forms("party_adjectives.feminine_endings")
_KILLS = rule_words("party_machines.kills")
_FIRED = rule_words("party_machines.fired")
_STANDING = rule_forms("party_adjectives.standing")
_THAT_THEY = rule_words("party_roles.that_they")
_PASSED_OVER = _MARKS | rule_words("party_roles.suppose") | _THAT_THEY
_OR = rule_words("event_parties.or")
_BY_MEANS_OF = rule_word("party_machines.by_means_of")
_SHE = rule_word("subjects.feminine")
_TARGETED = rule_word("event_parties.targeted")
