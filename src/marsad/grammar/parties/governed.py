"""Who stands before a deed as no subject of it: behind a preposition, a noun of his own or a verb of saying."""

from __future__ import annotations

from marsad.grammar.parties.deed import Deed
from marsad.grammar.parties.deed_words import ADJECTIVE_ENDINGS, CLITIC_PREPOSITIONS, JOINT, NISBA_ENDINGS, QUOTES
from marsad.grammar.party_adjectives import strikes
from marsad.grammar.party_found import Party
from marsad.grammar.party_machines import aims
from marsad.grammar.party_states import state_at
from marsad.grammar.place_found import PREPOSITIONS
from marsad.lexicon.terms import VERB_FORMS
from marsad.text.rule_words import AND, ARTICLE, BY, FOR, HAS, OF, ON, RELATIVES, TO, rule_words

_FREED = 5  # units between the word of freeing and من
_DEALT = rule_words("event_types.dealt")
_LINKS = frozenset({"،", *QUOTES, *rule_words("party_roles.copula"), HAS})


def is_governed(deed: Deed, party: Party) -> bool:
    """بعد زيارة وفد X, في بيان لـX, أكدت X: behind a preposition, a noun of its own or a verb of saying."""
    sheet = deed.sheet
    at = deed.words.men_before(party.first, sheet.prose.start(deed.event.at))
    if any(deed.words.supposed_of(unit) for unit in range(at, party.first)):
        return not deed.verb  # استهدفت مطلوبين يشتبه بانتمائهم إلى X
    if deed.verb and party.last == deed.event.at and opens_clause(deed, party):
        return False
    if _owner_of_subject(deed, party):
        return False
    if sheet.pre[at].endswith(FOR) and (_flies_for(deed, at) or _in_his_clause(deed, party)):
        return False
    if any(sheet.pre[unit].endswith(FOR) for unit in range(at + 1, party.first)) and not (deed.verb and deed.event.at - party.last <= 2):
        return True  # قائد المجموعات التابعة لميليشيا "X"
    if sheet.forms[at] == OF and not _told_of_him(deed, party) and _freed_from(deed, at):
        return True  # لتحريرها بالكامل من X وطرد
    at -= at - 1 > deed.lo and sheet.forms[at - 1] in QUOTES and sheet.forms[at - 2] != FOR  # مجموعة تابعة لميليشيا "X"
    if at == 0 or sheet.pre[at].endswith(CLITIC_PREPOSITIONS) or sheet.forms[at] == TO:
        return at > 0  # بانتمائهم إلى X
    if _one_who_does(deed, at - 3):
        return False
    saying = sheet.term(at - 1, "saying")
    own = sheet.pre[deed.event.at].endswith(BY) or deed.words.does(at - 1) or deals_blow(deed, at - 1) or _makes_headway(deed) or _lays_hands(deed, at - 1) or deed.words.does_as_noun(deed.event.at - 1)  # ردت المدفعية بقصف, أعلنت X استئناف معركة
    spoken = saying is not None and saying.form in VERB_FORMS and not own
    named_after = sheet.term(at - 1, "source") is not None and at > deed.lo and sheet.pre[at] != AND  # not الجيش وX
    aimed_at = sheet.forms[at - 2] == ON and sheet.phrase(at - 1, "struck")  # نفذ الطيران طلعات على مواقع X، تمكن خلالها من قصف رتل
    return sheet.forms[at - 1] in PREPOSITIONS or deed.words.governs(at - 1) or aimed_at or spoken or named_after or (deed.words.owned_by(at - 1) and not _of_an_object(deed, party))


def _told_of_him(deed: Deed, party: Party) -> bool:
    """من المليشيات الحوثية التي تقصف: over an adjective of his name a relative."""
    last = party.last + (deed.sheet.forms[party.last].startswith(ARTICLE) and deed.sheet.forms[party.last] not in RELATIVES)
    return deed.sheet.forms[last] in RELATIVES


def _freed_from(deed: Deed, at: int) -> bool:
    """تحرير المدينة من X: behind a word of taking or freeing a place stands من; not مسلحون من X."""
    sheet = deed.sheet
    freed = any(term.kind == "event" and term.row["type"] == "territorial_change" for unit in range(max(sheet.prose.start(at), at - _FREED), at) for term in sheet.terms[unit])
    return freed and sheet.kinds[at - 1].isdisjoint(("person", "number", "source", "actor"))


def _one_who_does(deed: Deed, at: int) -> bool:
    """قيام أحد ضباط X بإطلاق النار: one of them is the subject of the doing; not تمكن من دحر X."""
    return deed.words.owned_by(at + 2) and not deed.words.drives_out(at + 2) and (deed.words.does(at) or deed.words.does_as_noun(at))


def _owner_of_subject(deed: Deed, party: Party) -> bool:
    """عربة عسكرية لقوات X، دهست شابا; عناصر تابعون لـX كانوا قد اعتقلوه: whose men or machine stands right before its verb."""
    sheet, noun = deed.sheet, party.first - 1
    if not deed.verb or not sheet.pre[party.first].endswith(FOR) or any(sheet.forms[unit] not in _LINKS for unit in range(party.last, deed.event.at)):
        return False
    while noun > deed.lo and sheet.forms[noun].endswith(ADJECTIVE_ENDINGS) and not _strikes_or_people(deed, noun):
        noun -= 1
    return _strikes_or_people(deed, noun)


def _strikes_or_people(deed: Deed, at: int) -> bool:
    return deed.words.strike_from(at) or _people_of(deed, at)


def _people_of(deed: Deed, at: int) -> bool:
    """عناصر, مسلحون: men, and no word that only ties them to a party (تابعين)."""
    return deed.words.some_of(at) or deed.words.armed_men(at) or strikes(deed.sheet, at)


def _makes_headway(deed: Deed) -> bool:
    """سجلت القوات تقدما: an advance is what the subject of the verb made."""
    return deed.event.type == "advance"


def _lays_hands(deed: Deed, at: int) -> bool:
    """ألقت الشرطة القبض على: a verb of laying hands, not of saying."""
    return deed.event.type == "detention" and deed.words.lays_hands(at)


def deals_blow(deed: Deed, at: int) -> bool:
    """وجهت X ضربات إلى مواقع: a verb of dealing, where the deed is the blow."""
    return deed.sheet.forms[at] in _DEALT and not deed.sheet.pre[deed.event.at]


def _flies_for(deed: Deed, at: int) -> bool:
    """شن الطيران الحربي للجيش غارات, ردت المدفعية التابعة لـX بقصف: an aircraft or gun behind the verb of doing, which is the party's."""
    sheet, unit = deed.sheet, at - 1
    while unit > deed.lo and sheet.forms[unit].endswith(NISBA_ENDINGS):
        unit -= 1
    return strikes(sheet, unit) and (deed.words.does(unit - 1) or deed.words.answers(unit - 1))


def opens_clause(deed: Deed, party: Party) -> bool:
    """وX يقصف: و stands before the party or its men, and joins it to no other party."""
    sheet, at = deed.sheet, deed.words.men_before(party.first, deed.lo)
    joined = any(sheet.stops[unit] in (at, at - 1) and (sheet.kinds[unit] & {"actor"} or state_at(sheet, unit)) for unit in range(max(deed.lo, at - JOINT), at))
    return not joined and AND in (sheet.pre[at], sheet.forms[at - 1] if at else "")


def _in_his_clause(deed: Deed, party: Party) -> bool:
    """إن دورية تابعة لـX المتمركزة في القاعدة شنت عملية, الطيران الحربي لـX ينفذ غارات: before him stand his men or his machine, and behind him the verb of doing or of aiming."""
    sheet, start, head = deed.sheet, deed.sheet.prose.start(party.first), party.first - 1
    while head > start and sheet.forms[head].endswith(NISBA_ENDINGS):
        head -= 1
    head = head if strikes(sheet, head) else deed.words.men_before(party.first, start)
    return head < party.first and any(deed.words.does(unit) or aims(deed.sheet, unit) for unit in range(party.last, deed.event.at))


def _of_an_object(deed: Deed, party: Party) -> bool:
    """استهداف المستوطنين لمنزل: behind the owner of a deed stands what was struck, so the owner did it."""
    return any(deed.sheet.pre[at].endswith(FOR) for at in range(party.last, min(party.last + 2, deed.sheet.size)))


def is_owned(deed: Deed, party: Party) -> bool:
    """وقع هجوم قرب قافلة لقوات X: before the deed, whose a thing is; but طائرة تابعة لقوات X قصفت."""
    sheet = deed.sheet
    men = deed.words.men_before(party.first, deed.lo)
    if not sheet.pre[party.first].endswith(FOR) or deed.words.does(party.last) or _flies_for(deed, party.first) or (men < party.first and any(deed.words.does(unit) or deed.words.answers(unit) for unit in range(max(deed.lo, men - 3), men))):
        return False  # طائرة تابعة لقوات X نفذت غارة, شنت الطائرات الحربية التابعة لـX غارات
    if _in_his_clause(deed, party):
        return False
    if men < party.first and deed.words.does_as_noun(men - 1):
        return False  # قيام عناصر تابعة لـX بخطف
    if _owner_of_subject(deed, party):
        return False
    verb = deed.verb or (any(strikes(sheet, unit) for unit in range(max(deed.lo, party.first - JOINT), party.first)) and any(term.form in VERB_FORMS for term in deed.terms))  # الطيران التابع لـX قصف القرية: it may be a noun elsewhere
    return not (verb and deed.event.at - party.last <= deed.verb)
