"""The part of a party that no words tell: who stands first did it, and who stands behind suffers it."""

from __future__ import annotations

from marsad.grammar.accusing import claims_it
from marsad.grammar.in_return import told_after
from marsad.grammar.parties.deed import NO_ROLE, Deed, Role
from marsad.grammar.parties.deed_types import DONE_TO_PEOPLE, FIRED, PERPETRATED
from marsad.grammar.parties.deed_words import COMING_AFTER, COVER, JOINT, QUOTES, THAT, WHICH
from marsad.grammar.parties.governed import is_governed
from marsad.grammar.parties.other_deeds import (
    charges_him,
    clause_between,
    gave_way,
    of_another,
    of_the_found,
    of_the_harmed,
    only_answers,
    only_resists,
    only_tends,
    only_told_of,
    repelled_it,
    resists_it,
    was_answered,
)
from marsad.grammar.parties.right_behind import only_how, right_behind
from marsad.grammar.parties.sides import aimed_at, beside, has_met, in_exchange, laid_for, met_behind
from marsad.grammar.party_found import Party
from marsad.grammar.party_roles import stands_behind_its_doer
from marsad.text.rule_words import AND, ARTICLE, BY, FOR, HAS, IN, OF, ON, WITH, rule_forms, rule_word, rule_words

_AT_ONE_TIME = rule_forms("event_parties.at_one_time")
_ONE_STRUCK = rule_forms("verb.accusative")
_HELP = frozenset({"aid", "hand.beside"})
_LOSES_MEN, _INFLICTED = rule_words("sides.loses"), rule_words("event_parties.inflicted")
_CLAUSE = 8  # units from التي over كان قد and who did it to the verb
_LIKE = 3  # units from a deed to a clause that tells of it, over what it is like
_ITS_OWNERS = FIRED | {"landmine"}
_WITH = 4  # units behind a fight in which مع or بين tells who was in it
_BESIDE = 4  # units between a word for the same time and the fight
_BLOWS_UP = rule_words("event_parties.blows_up")
_WITH_PRONOUN = rule_words("no_subject.no_nouns")
_DRIVES_OUT = rule_words("event_parties.drives_out")
_COSTS = rule_words("event_parties.costs")
_LOSES = rule_words("event_parties.loses")
_BY_NOBODY, _OF_ITSELF = rule_words("event_parties.by_nobody"), rule_words("event_parties.of_itself")
_CASE_OF = rule_words("event_parties.case_of")
_FULL_NAME = 5  # units of a name before its short form in brackets
_BETWEEN, _AGAINST = 6, rule_words("event_parties.against")  # units between a party and one joined to it
_HERS, _MEN = rule_word("by_order.hers"), rule_forms("by_order.men")
_NOT = rule_words("event_parties.not")
_THEY = rule_word("subjects.plural")
_ATTEMPTS = rule_words("event_parties.attempts")
_OF_HIS = frozenset({OF, FOR})


def by_order(deed: Deed, party: Party) -> Role:
    """Who stands before a deed did it, unless something shows that it is not his; who stands behind it suffers it."""
    event, before = deed.event, party.first < deed.event.at
    if event.type == "clash":
        return _before_fight(deed, party) if before else _behind_fight(deed, party)
    if before and _loses_it(deed, party):
        return "target", "lost"
    if before and event.type in PERPETRATED and in_exchange(deed, party):
        return "perpetrator", "exchange"
    if event.type in _ITS_OWNERS and not before and deed.sheet.pre[party.first].endswith(FOR) and not deed.verb and right_behind(deed, party.first):
        return "perpetrator", "order"  # قال السفير إن غارة لطيران X, انفجار لغم للجماعة
    if event.type in PERPETRATED and not deed.acted:
        return ("perpetrator", "order") if _may_have_done(deed, party, before=before) else NO_ROLE
    if event.type == "casualties" and before and _kills(deed, party):
        return "perpetrator", "kill.subject"
    if _told_of_by_the_way(deed, party):
        return NO_ROLE
    if not deed.acted or before or deed.deeds.told_between(event, party.first) or _opens_with_verb(deed, party) or _covers(deed, party):
        return NO_ROLE
    return "target", "order.else" if event.type in PERPETRATED and _may_have_done(deed, party, before=False) else "order"


def _loses_it(deed: Deed, party: Party) -> bool:
    """فقد X السيطرة على المدينة, قوات X خسرت السيطرة على القرية: whose control it was until then."""
    if deed.verb or deed.event.type != "territorial_change" or _LOSES.isdisjoint(deed.sheet.stands):
        return False
    begins = deed.words.men_before(party.first, deed.sheet.prose.start(party.first))
    return any(deed.sheet.forms[unit] in _LOSES for unit in (begins - 1, deed.event.at - 1) if unit >= 0)


def _told_of_by_the_way(deed: Deed, party: Party) -> bool:
    """قصف X بلدة على الحدود التي يحرسها Y: behind a relative stands no party to the deed; but الموقع الذي يتحصن فيه Y was his."""
    between = deed.sheet.forms[deed.event.stop : party.first]
    return any(form in WHICH for form in between) and _WITH_PRONOUN.isdisjoint(between)


def _before_fight(deed: Deed, party: Party) -> Role:
    """Who stands before a fight is a side of it, or was attacked where he repels it; not where it only went on at the time (بالتزامن مع اشتداد المعارك)."""
    at, words = deed.event.at, deed.words
    if words.repels(at) or words.repels(at - 1) or repelled_it(deed, party) or resists_it(deed, party):
        return "target", "repelled"
    if not words.fights(at) and (_befell_him(deed, party) or _they_struck(deed, party)):
        return "target", "befell"
    if _fired_after_it(deed):
        return NO_ROLE
    if not words.fights(at) and _lost_men(deed, party):
        return NO_ROLE if deed.sheet.forms[deed.event.stop] == ON else ("target", "befell")  # في هجوم على ثكنة: his own, or on his
    if words.stands_by(party.first - 1) or of_another(deed, party) or only_answers(deed, party) or charges_him(deed, party) or of_the_harmed(deed, party) or only_told_of(deed, party) or only_tends(deed, party) or _others_fell(deed, party):
        return NO_ROLE  # أعدمت السلطات من شاركوا في مواجهات, تشتبه الشرطة في وقوف X وراء الهجوم
    return NO_ROLE if _at_one_time(deed, party) or is_governed(deed, party) else ("perpetrator", "clash.side")


def _fired_after_it(deed: Deed) -> bool:
    """شن X غارات غداة اشتباكات على الحدود: who fired from afar after a fight need not have been in it; but بعد اشتباكات مع Y."""
    sheet, at = deed.sheet, deed.event.at
    if sheet.forms[at - 1] not in COMING_AFTER:
        return False
    fired = deed.deeds.owner(at - 1)
    return fired is not None and fired.type in FIRED and not any(map(deed.words.beside, range(deed.event.stop, min(deed.event.stop + _WITH, sheet.size))))


def _lost_men(deed: Deed, party: Party) -> bool:
    """تكبد X تسعة قتلى في هجوم لـY: who lost men in an attack did not carry it out."""
    verb = deed.words.men_before(party.first, deed.lo) - 1
    return deed.sheet.forms[verb] in _LOSES_MEN and deed.sheet.forms[deed.event.at - 1] == IN


def _at_one_time(deed: Deed, party: Party) -> bool:
    """شن X غارات بالتزامن مع قصف, وتزامن ذلك مع غارة: what only went on at the time; حماية الناس من اعتداءات Y: what somebody is kept from."""
    at = deed.event.at
    if deed.sheet.forms[at - 1] == OF and "actor" in deed.sheet.kinds[deed.event.stop]:
        return True
    return any(form.startswith(_AT_ONE_TIME) for form in deed.sheet.forms[max(party.last, at - _BESIDE) : at])


def _others_fell(deed: Deed, party: Party) -> bool:
    """أسقط X طائرة، وقتل ثلاثة في هجوم: behind a comma begins the clause of those who fell in an attack, whoever attacked."""
    sheet, at = deed.sheet, deed.event.at
    joined = (unit + 1 for unit in range(party.last, at) if sheet.forms[unit] == "،" and sheet.pre[unit + 1] == AND)
    return not deed.words.fights(at) and any("harm" in sheet.kinds[unit] for unit in joined)


def _gone_before(deed: Deed, party: Party) -> bool:
    """تراجع X بعد معارك, رد X على هجمات Y، وهاجم: who gave way after it, or was answered before it."""
    at, sheet = deed.event.at, deed.sheet
    after = sheet.forms[at - 1] in COMING_AFTER or (_took_it(deed) and not COMING_AFTER.isdisjoint(sheet.forms[party.last : at]))
    return (after and gave_way(deed, party)) or (sheet.pre[at] == AND and was_answered(deed, party))


def _took_it(deed: Deed) -> bool:
    """فر X بعد معارك وسيطرة Y على البلدة: the noun of taking a place, joined to what those who fled came after."""
    return deed.event.type == "territorial_change" and not deed.verb and deed.sheet.pre[deed.event.at] == AND


def _behind_fight(deed: Deed, party: Party) -> Role:
    """Who stands behind a fight is a side of it, or was attacked where the other is told to have begun it."""
    at, words = deed.event.at, deed.words
    laid = deed.acted and (words.attacks(at) or (not words.fights(at) and laid_for(deed, party)))
    if laid or has_met(deed, party):
        return "target", "attacked"
    if not beside(deed, party) or _of_what_came_next(deed, party):
        return NO_ROLE
    if aimed_at(deed, party) or met_behind(deed, party):
        return "target", "attacked"
    return NO_ROLE if _of_its_clause(deed, party) else ("perpetrator", "clash.side")


def _of_what_came_next(deed: Deed, party: Party) -> bool:
    """ردا على هجوم، عاودت مدفعية X القصف: behind what was answered, or came before, a mark and a verb begin what somebody did then."""
    sheet, event = deed.sheet, deed.event
    if deed.verb or not (told_after(sheet, event.at) or sheet.between("in_return_for", max(0, event.at - _LIKE - 1), event.at)):
        return False
    mark = next((unit for unit in range(event.stop, party.first) if sheet.forms[unit] == "،"), party.first)
    return any(deed.deeds.verb_at(unit) or deed.words.does(unit) for unit in range(mark, party.first))


def _of_its_clause(deed: Deed, party: Party) -> bool:
    """هجوم أدانته X, هجوم تحقق فيه X, هجوم أربك X: between the noun of an attack and who does not stand right behind it, nor behind ل, من or مع, a verb tells something else; not هجوم شنه مسلحون من X, هجمات تبنى بعضها X, اعتداءات وانتهاكات X."""
    sheet, stop, words = deed.sheet, deed.event.stop, deed.words
    begins = deed.begins(party.first)
    if deed.verb or begins <= stop or words.fights(deed.event.at) or words.beside(begins - 1) or not _OF_HIS.isdisjoint(sheet.forms[begins - 1 : begins + 1]) or only_how(deed, party.first):
        return False
    return not any(sheet.pre[unit] or words.did(unit) or claims_it(sheet, unit) for unit in range(stop, party.first + 1))


def _kills(deed: Deed, party: Party) -> bool:
    """قوات X قتلت ثلاثة, الاحتلال يقتل شابا: right before a verb of harm, behind which stand those harmed, and none of its own men."""
    event, last = deed.event, party.last + (deed.sheet.forms[party.last] in QUOTES or deed.sheet.forms[party.last] == HAS)
    harms = [harm for harm in event.harms if harm.trigger == event.at and harm.first > event.at]
    beside = last == event.at or (event.at - last <= JOINT and deed.words.does(deed.words.men_before(party.first, deed.lo) - 1))  # أقدم X على قتل
    return beside and bool(harms) and not is_governed(deed, party) and not deed.his_own_men_fell()


def _may_have_done(deed: Deed, party: Party, *, before: bool) -> bool:
    """Whether a name beside a deed may be that of who did it: its subject before or behind it, never behind a preposition."""
    if before:
        return _is_subject(deed, party)
    if deed.verb and stands_behind_its_doer(deed.sheet, party.first):
        return False
    if deed.words.does(deed.event.at - 1):
        return False  # يواصل ضرب X: whom it strikes
    return right_behind(deed, party.first) or (deed.verb and only_how(deed, party.first))


def _is_subject(deed: Deed, party: Party) -> bool:
    """Whether a name before a deed may be its subject: nothing shows that the deed is another's, or that he only met with it."""
    if deed.event.term.key in _BLOWS_UP or of_the_found(deed.sheet, party, deed.event.at) or of_the_harmed(deed, party):
        return False  # قصف يشنه X، كما انفجرت مسيرة
    if _joined_to_none(deed, party) or _of_her(deed, party) or _is_accusative(deed, party) or _fell_in_it(deed, party):
        return False
    if _died_in_it(deed, party) or _object_of_hers(deed, party) or _befell_him(deed, party) or not _INFLICTED.isdisjoint(deed.sheet.forms[party.last : deed.event.at]):
        return False  # استعادت الأرض من X بعد أن كبدتهم أربعين قتيلا
    if _has_its_own(deed, party) or _came_about(deed) or _again_in_brackets(deed, party):
        return False
    if only_tends(deed, party) or _lost_men(deed, party):
        return False
    if only_told_of(deed, party) or only_answers(deed, party) or only_resists(deed, party) or repelled_it(deed, party) or _gone_before(deed, party):
        return False
    if _done_by_others(deed) or _aids(deed) or (deed.sheet.forms[deed.event.at - 1] == WITH and _at_one_time(deed, party)):
        return False
    if any(party.last <= unit < deed.event.at for unit in deed.words.units("behind.it")):
        return False  # حملات X لتعقب من يقفون وراء خطف تسعة وإعدام ثلاثة
    if _they_struck(deed, party):
        return False  # أخرجوا X من القرية واعتقلوا عشرة: whom they drove out
    return not (is_governed(deed, party) or clause_between(deed, party) or of_another(deed, party) or _befell_them(deed))


def _came_about(deed: Deed) -> bool:
    """كان يتم قصف الحي, كما وقعت عملية اغتيال: right behind a verb that tells of it without a doer."""
    at, forms = deed.event.at, deed.sheet.forms
    if forms[at - 1] in _BY_NOBODY:
        return True
    at -= forms[at - 1] in _CASE_OF
    return forms[at - 1] in _OF_ITSELF and not forms[at].startswith(ARTICLE)


def _again_in_brackets(deed: Deed, party: Party) -> bool:
    """حملة نفذتها قوات سوريا الديمقراطية (قسد)، إلى جانب عملية اغتيال: the short name in brackets has the part of the full one right before it, and none of its own."""
    sheet, stop = deed.sheet, party.first - 1
    if sheet.forms[stop] != "(":
        return False
    stop -= sheet.forms[stop - 1] in QUOTES
    own = sheet.term(party.first, "actor")
    full = (sheet.term(unit, "actor") for unit in sheet.between("actor", max(0, stop - _FULL_NAME), stop) if sheet.stops[unit] == stop)
    return own is not None and any(one is not None and one.key == own.key for one in full)


def _fell_in_it(deed: Deed, party: Party) -> bool:
    """مقتل وإصابة جنود إسرائيليين في تفجير: right behind the nouns of harm stand those whom it befell."""
    sheet, begins = deed.sheet, deed.words.men_before(party.first, deed.lo)
    return begins > 1 and "harm" in sheet.kinds[begins - 1] and any(term.kind == "harm" and term.form == "masdar" for term in sheet.terms[begins - 1]) and sheet.pre[begins - 1] == AND


def _is_accusative(deed: Deed, party: Party) -> bool:
    """استهدفت الغارة عنصرا من X، عقب قصف مركبته: one man in the accusative is no subject; but إن انتحاريا من X فجر."""
    begins = deed.words.men_before(party.first, deed.lo)
    begins -= deed.sheet.forms[begins] == OF
    return begins < party.first and "person" in deed.sheet.kinds[begins] and deed.sheet.forms[begins].endswith(_ONE_STRUCK) and deed.sheet.forms[begins - 1] not in THAT


def _joined_to_none(deed: Deed, party: Party) -> bool:
    """ضد مقاتلي X ومقاتلي Y، بالإضافة إلى اعتقال: joined to one right before, who has no part in the deed."""
    sheet, begins = deed.sheet, deed.words.men_before(party.first, deed.sheet.prose.start(party.first))
    begins -= sheet.forms[begins - 1] in QUOTES
    begins -= sheet.forms[begins - 1] == AND
    if AND not in (sheet.pre[begins], sheet.forms[begins]) or party.last == deed.event.at:
        return False
    other = max((at for at in sheet.between("actor", max(0, begins - _BETWEEN), begins) if sheet.stops[at] <= begins), default=-1)
    return other > 0 and sheet.forms[deed.words.men_before(other, sheet.prose.start(other)) - 1] in _AGAINST


def _of_her(deed: Deed, party: Party) -> bool:
    """قطعت المقاومة طرق الحوثيين بعد سيطرتها على الطريق: the pronoun of the control over a place is not that of men or of an army."""
    sheet, event = deed.sheet, deed.event
    hers = (sheet.forms[event.at] + sheet.suf[event.at]).endswith(_HERS) and (sheet.forms[event.stop] == ON or sheet.forms[event.stop - 1] == ON)
    return hers and (sheet.forms[party.first].endswith(_MEN) or deed.words.is_he(party.first))


def _told_before_it(deed: Deed, party: Party) -> bool:
    """استعاد X الجسر الذي كان Y قد سيطر عليه: behind the relative stands another, before his verb."""
    sheet, at = deed.sheet, deed.event.at
    which = next((unit for unit in range(at - 1, max(party.last, at - _CLAUSE) - 1, -1) if sheet.forms[unit] in WHICH), -1)
    return which >= 0 and bool(sheet.between("actor", which + 1, at))


def _has_its_own(deed: Deed, party: Party) -> bool:
    """استعاد X تلة كان قد سيطر عليها Y; X تسيطر على الحي وإن جنوده لا يطلقون النار: right behind the verb and a pronoun, or before it, stands another."""
    sheet, event = deed.sheet, deed.event
    if not deed.verb or event.term.key in _DRIVES_OUT:
        return False
    if sheet.forms[event.stop] in _WITH_PRONOUN and (("actor" in sheet.kinds[event.stop + 1] and not sheet.pre[event.stop + 1]) or _told_before_it(deed, party)):
        return True
    his = event.at - 1 - (sheet.forms[event.at - 1] in _NOT)
    return his > party.last and bool(sheet.phrase(his, "own_force")) and sheet.forms[his - 1].removeprefix(AND) in THAT


def _died_in_it(deed: Deed, party: Party) -> bool:
    """عناصر من X قتلوا في تفجير: right behind them a verb of harm of many with nobody behind it, and في before the deed."""
    sheet, verb = deed.sheet, party.last
    if sheet.forms[deed.event.at - 1] != IN or "harm" not in sheet.kinds[verb] or not sheet.forms[verb].endswith(_THEY):
        return False
    return not any(harm.trigger == verb and harm.first > verb for harm in (*deed.event.harms, *deed.others))


def _they_struck(deed: Deed, party: Party) -> bool:
    """استهدفوا قوة لـX في كمين, لقنوا فلول X درسا: right behind a verb of many stands whom they struck, or whose that was."""
    forms, at = deed.sheet.forms, deed.words.men_before(party.first, deed.lo) - 1
    return forms[at].endswith(_THEY) or (forms[at - 1].endswith(_THEY) and party.last < deed.event.at and forms[at] not in THAT)


def _object_of_hers(deed: Deed, party: Party) -> bool:
    """أعلنت أنها دمرت دبابة لـX، كما قصفت المدينة: right behind a verb whose subject is the pronoun before it stands its object."""
    sheet, verb = deed.sheet, deed.words.men_before(party.first, deed.lo) - 1
    return verb > 0 and sheet.phrase(verb - 1, "complement") > 0 and sheet.forms[verb - 1] not in THAT


def _befell_him(deed: Deed, party: Party) -> bool:
    """تعرض موظفان في بعثة X للاختطاف, تعرض X لمحاولة اغتيال, نجا X من هجوم: whom the deed, or an attempt at it, was to befall."""
    sheet, head = deed.sheet, deed.event.at
    if any(sheet.forms[unit] in _COSTS and sheet.suf[unit] for unit in range(party.last, head)):
        return True  # سيطر عليها X بعد أن كبدتهم 40 قتيلا
    if sheet.forms[head - 1] == IN and any("harm" in sheet.kinds[unit] and sheet.phrase(unit - 1, "negation") for unit in range(party.last + 1, head)):
        return True  # X لم يصب في غارة Y
    if sheet.pre[head] == BY and "event" in sheet.kinds[head - 1]:
        head -= 1  # محاولة اغتيال بسيارة مفخخة
    while head - 1 > party.first and sheet.forms[head - 1].removeprefix(ARTICLE) in _ATTEMPTS and not sheet.pre[head]:
        head -= 1
    if sheet.pre[head].endswith(FOR):
        return any(deed.words.exposed(unit) for unit in range(deed.lo, party.first))
    return sheet.forms[head - 1] == OF and any(deed.words.escaped(unit) for unit in range(deed.lo, head))


def _done_by_others(deed: Deed) -> bool:
    """يتجاهل X الغارة التي شنتها طائرات إسرائيلية: behind the definite noun of a deed a clause tells who did it, and he stands behind its verb."""
    sheet, event = deed.sheet, deed.event
    verb = next((unit + 1 for unit in range(event.stop, min(event.stop + _LIKE, sheet.size - 2)) if sheet.forms[unit] in WHICH), 0)
    return not deed.verb and deed.words.did(verb)


def _aids(deed: Deed) -> bool:
    """تقدم X المدعوم بغارات Y: the deed is that of who helps him."""
    told = deed.words.before(deed.event.at, deed.lo)
    return told is not None and told[0].id in _HELP


def _befell_them(deed: Deed) -> bool:
    """عناصر X الذين اعتقلوا أمس: a verb in the plural of what is done to people, with nobody behind it, is passive."""
    event = deed.event
    return deed.verb and event.type in DONE_TO_PEOPLE and not event.harms and deed.sheet.forms[event.at].endswith(_THEY) and deed.nothing_behind(event.stop)


def _covers(deed: Deed, party: Party) -> bool:
    """تحت حماية شرطة X, وسط قصف من طائرات X, بعد أن رشقوا دورية X: under whose cover it was done, whose fire fell then, and what came first."""
    sheet, begins = deed.sheet, deed.words.men_before(party.first, deed.event.stop)
    if sheet.forms[begins - 1] in COVER or sheet.near("after_that", deed.event.stop, party.first) >= 0:
        return True
    return sheet.forms[begins] == OF and "event" in sheet.kinds[begins - 1]


def _opens_with_verb(deed: Deed, party: Party) -> bool:
    """بغارة على القرية، وسيرت X دورية: between a comma with و and the party stands one word, the verb of his own clause."""
    sheet, verb = deed.sheet, deed.words.men_before(party.first, deed.event.stop) - 1
    return verb > deed.event.stop and sheet.pre[verb] == AND and sheet.forms[verb - 1] == "،" and sheet.kinds[verb] <= {"place"}
