"""The part of a party where words right before or behind it tell it: على يد X, غارة شنتها X, مصدره مواقع X."""

from __future__ import annotations

from marsad.grammar.given_names import owned
from marsad.grammar.parties.deed import NO_ROLE, Deed, Role
from marsad.grammar.parties.deed_types import DONE_TO_PEOPLE, FIRED, MUTUAL, STRIKES
from marsad.grammar.parties.deed_words import CHARGED, COMING_AFTER, COVER, HIS, JOINT, NISBA_ENDINGS, QUOTES, STRIKERS, THAT, WHICH
from marsad.grammar.party_adjectives import strikes
from marsad.grammar.party_found import Party
from marsad.grammar.party_machines import machine_kills, machine_strikes, verb_of_machine
from marsad.grammar.party_roles import RoleRow
from marsad.grammar.place_found import ends_in_pronoun
from marsad.lexicon.terms import NO_TERM
from marsad.text.rule_words import ALEF, AND, ARTICLE, BEFORE, BY, FOR, OF, rule_word, rule_words

_AGAINST = rule_word("event_parties.against_him")
_FROM_AFAR = FIRED | {"shooting", "explosion", "casualties", "killing"}
_BOMBERS = rule_words("event_types.by_suicide")
_LED_BY, _RANK = rule_words("by_words.led_by"), 4  # units from the leading to the name of who leads
_AID = rule_words("event_parties.aid")
_AID_IS_LIKE = 3  # units from the noun of aid to من, over its adjectives
_FALLS, _INTO, _HANDS = rule_words("by_words.falls"), rule_words("by_words.into"), rule_words("event_parties.hands")
_IN_HANDS = frozenset(BY + hand for hand in _HANDS)
_PURPOSE = rule_words("event_parties.purpose")
_UNDER = rule_word("event_parties.under")
_STATES = frozenset({"place", "actor"})
_EXPLODES = frozenset({"explosion", "suicide_attack"})
_HIMSELF = rule_words("event_parties.himself")
_CALLED = rule_words("event_parties.called")
_DID_NOT = rule_word("speech_act.did_not")
_WAS_HELD = rule_words("by_words.was_held")
_LEARNT = rule_words("event_parties.learnt")
_BESIDE_IT = frozenset({lead + word for word in rule_words("event_parties.beside_it") for lead in ("", BY)})
_KINDS_OF_FIRE = rule_words("event_parties.kinds_of_fire")
_AGGRESSION, _IN_ITS_COURSE = rule_words("by_words.aggression"), rule_words("by_words.in_its_course")
_NOT_PLANTED = frozenset({"territorial_change", "advance", "clash", "siege", "detention", "abduction"})
_CAME_OF = frozenset({"casualties", "killing", "displacement", "damage"})
_ATTACKS, _DURING = rule_words("by_words.attacks"), rule_words("event_raids.during")
_OWN = 6  # units behind a deed in which its own place or day may stand
_WHO = WHICH | rule_words("subjects.their_relative")
_LINKS = rule_words("party_roles.copula") | _WHO | QUOTES | {OF, "،"}
_BESIDE = RoleRow("hand.beside", "perpetrator")


def told_by_words(deed: Deed, party: Party) -> Role | None:
    """على يد X, مصدره مواقع X, تسيطر عليها X; None where no words tell."""
    if party.deed is not None:
        return None
    behind, words = deed.event.at < party.first, deed.words
    if behind and words.did(party.last) and deed.sheet.forms[deed.begins(party.first) - 1] in THAT:
        return "perpetrator", "hand.did"  # غارة يعتقد أن X شنتها
    if _aggression_of(deed, party):
        return "perpetrator", "aggression.of"
    if (blame := words.blamed(party.first, deed.lo)) is not None:
        return ("perpetrator", "blamed") if blame < deed.event.at <= party.last + CHARGED else NO_ROLE
    if behind and words.named_as_doer(deed.event.at, party.first):
        return "perpetrator", "blamed"
    if party.last < deed.event.at and words.behind_it(party.last, deed.event.at):
        return "perpetrator", "blamed"
    if not behind and _begins_his_own(deed, party):
        return "perpetrator", "hand.did"
    if not behind and (rule := _carried_it_out(deed, party)):
        return "perpetrator", rule
    if behind and _is_ascribed(deed, party):
        return "perpetrator", "ascribed"
    if behind and _of_those_who_did(deed, party):
        return "perpetrator", "hand.did"
    if behind and _fell_to(deed, party):
        return "perpetrator", "hand.by"
    if behind and _attack_of(deed, party):
        return "perpetrator", "attack.of"
    if behind and (_struck_from(deed, party) or _bomber_of(deed, party) or _post_that_fired(deed, party)):
        return "perpetrator", "hand.from"
    if behind and deed.event.type in STRIKES and not deed.words.fights(deed.event.at) and machine_strikes(deed.sheet, words, deed.event, party.first, verb=deed.verb):
        return "perpetrator", "machine.of"
    if behind and (_vehicle_of(deed, party) or (machine_kills(deed.sheet, words, deed.event, party.first) and not deed.nothing_behind(party.last))):
        return "perpetrator", "machine.of"
    if behind and deed.before[1] == "perpetrator" and _other_fire(deed, party):
        return "perpetrator", "joined"
    if _aids_too(deed, party) or _guards(deed, party) or _only_leads(deed, party):
        return NO_ROLE
    found = words.before(party.first, max(deed.sheet.prose.start(deed.event.at), deed.lo - 2))
    if found is None:
        return NO_ROLE if _gives_aid(deed, party) else None
    return _by_row(deed, party, *found)


def _begins_his_own(deed: Deed, party: Party) -> bool:
    """منذ بدء قوات X هجومها على المدينة, منذ بدأت X قصفها: between the word of doing and the deed with his pronoun."""
    doing = deed.words.men_before(party.first, deed.lo) - 1
    own = party.last == deed.event.at and bool(deed.sheet.suf[deed.event.at])
    return own and (deed.words.does_as_noun(doing) or deed.words.does(doing))


def _carried_it_out(deed: Deed, party: Party) -> str:
    """X نفذ الهجوم, X هم من نفذوا القصف, نفذ X الغارة: right beside the deed that was told before, the verb of carrying it out and its subject, which are told of that deed; مسلحو X الذين شنوا هجوما: who did this one."""
    at, sheet, carries_out = deed.event.at, deed.sheet, deed.words.carries_out
    if not carries_out(at - 1):
        his = party.last == at and carries_out(deed.words.men_before(party.first, deed.lo) - 1)
        return "carried_out" if his and deed.event.definite and not _has_its_own(deed) else ""
    between = sheet.forms[party.last : at - 1]
    if not _LINKS.issuperset(between):
        return ""
    if deed.event.definite and not _has_its_own(deed):
        return "carried_out"
    return "" if _WHO.isdisjoint(between) else "hand.who"


def _has_its_own(deed: Deed) -> bool:
    """نفذ X الغارة على المطار أمس: behind the deed stands its own place or day, so it may be another than the one told before."""
    sheet, stop = deed.sheet, deed.event.stop
    return any(sheet.dated[unit] or "place" in sheet.kinds[unit] for unit in range(stop, min(stop + _OWN, sheet.prose.end(deed.event.at))))


def _of_those_who_did(deed: Deed, party: Party) -> bool:
    """قذائف أطلقتها القوات التابعة لـX: whose the forces are right behind the verb of doing."""
    forces = deed.words.men_before(party.first, deed.lo) - 1
    return deed.sheet.phrase(party.first - 1, "lies_in") > 0 and deed.sheet.forms[forces].startswith(ARTICLE) and deed.words.did(forces - 1)


def _aggression_of(deed: Deed, party: Party) -> bool:
    """استشهد ثلاثة في العدوان الإسرائيلي, خلف العدوان السعودي قتلى: whose aggression it came of, where those harmed are none of his own."""
    sheet, at, event = deed.sheet, party.first, deed.event
    if event.type not in _CAME_OF or sheet.forms[at] not in _AGGRESSION or not (sheet.pre[at].endswith(BY) or sheet.forms[at - 1] in _IN_ITS_COURSE):
        return False
    own = any(nation.key == party.ident for harm in event.harms for unit in range(harm.first, harm.last) if (nation := sheet.nations.get(unit)) is not None)
    return bool(event.harms) and not own and not any(harm.victims.status == "soldier" for harm in event.harms)


def _post_that_fired(deed: Deed, party: Party) -> bool:
    """برصاص نقطة تابعة لـX, بنيران حاجز لـX: right behind the fire stands from where it came, and whose that is."""
    sheet, post = deed.sheet, deed.event.stop + deed.words.some_of(deed.event.stop)  # برصاص أفراد حاجز
    fired = deed.event.type == "shooting" and (sheet.pre[deed.event.at] + sheet.forms[deed.event.at]).startswith(BY)
    his = sheet.pre[deed.words.men_before(party.first, post)].endswith(FOR) or sheet.pre[party.first].endswith(FOR)
    return fired and deed.words.strike_from(post) and his and party.first - post <= JOINT


def _attack_of(deed: Deed, party: Party) -> bool:
    """أصيب شاب بالرصاص خلال هجوم لـX, أثناء اعتداء X: whose the attack was in whose course somebody was shot, who was no soldier."""
    sheet, begins = deed.sheet, deed.words.men_before(party.first, deed.event.stop)
    if deed.event.type != "shooting" or begins - 2 < deed.event.stop or sheet.forms[begins - 1] not in _ATTACKS or sheet.forms[begins - 2] not in _DURING:
        return False
    return not any(harm.victims.status in ("soldier", "fighter") for harm in deed.event.harms)


def _other_fire(deed: Deed, party: Party) -> bool:
    """قصف جوي لـX ومدفعي لـY, وآخر مدفعي من Y: fire of another kind beside that of the party before."""
    sheet, at = deed.sheet, deed.begins(party.first)
    at -= sheet.forms[at - 1] == OF
    kind = at - 1 - (sheet.forms[at - 1] in _KINDS_OF_FIRE)
    words = [sheet.pre[unit] + sheet.forms[unit] for unit in (kind, at - 1)]
    his = sheet.pre[deed.begins(party.first)].endswith(FOR) or sheet.forms[at] == OF
    return his and any(word[:1] == AND and word[1:] in _KINDS_OF_FIRE for word in words)


def _gives_aid(deed: Deed, party: Party) -> bool:
    """بإسناد قوي من طائرات X, وبدعم جوي كثيف من X: who helps, behind what his help is like."""
    sheet, begins = deed.sheet, deed.words.men_before(party.first, deed.lo)
    deed_between = deed.event.at if deed.event.at < begins else 0  # بدعم من غارات لـX
    words = [sheet.pre[unit] + sheet.forms[unit] for unit in range(max(begins - _AID_IS_LIKE, deed_between), begins)]
    return not _WITH_AID.isdisjoint(words)


_WITH_AID = frozenset({lead + word for word in _AID for lead in (BY, AND, AND + BY)})


def _aids_too(deed: Deed, party: Party) -> bool:
    """قوات X المدعومة من روسيا وY: joined to a state that helps and has no part of its own."""
    sheet, before = deed.sheet, party.first - 1
    if sheet.pre[party.first] != AND or before < deed.lo or sheet.kinds[before].isdisjoint(_STATES):
        return False
    told = deed.words.before(before, deed.lo)
    return told is not None and told[0].id == "aid"


def _only_leads(deed: Deed, party: Party) -> bool:
    """اقتحمت قوات X بقيادة Y القرية: right behind a party, who leads it, over his rank; neither doer nor struck beside it."""
    sheet, (_, last) = deed.sheet, deed.before[0]
    at = last + (last > 0 and sheet.forms[last] in (*QUOTES, "،"))
    if not 0 < last <= at < party.first <= at + _RANK or sheet.forms[at].removeprefix(BY) not in _LED_BY:
        return False
    term = sheet.term_at(party.head, "actor")  # قصفت X قيادة جيش Y: that is what was struck
    return sheet.forms[at].startswith(BY) or sheet.pre[at].endswith(BY) or bool(term and term.row.get("sex"))


def _guards(deed: Deed, party: Party) -> bool:
    """اقتحم مستوطنون القرية بحماية قوات X, تحت حراسة مشددة من X: under whose guard it was done, and not by them."""
    sheet, begins = deed.sheet, deed.words.men_before(party.first, deed.lo)
    at = next((unit for unit in range(begins - 1, max(deed.lo, begins - _AID_IS_LIKE) - 1, -1) if sheet.forms[unit] + sheet.suf[unit] in COVER), -1)  # حراسة is also حراسه
    return at > 0 and (sheet.pre[at].endswith(BY) or sheet.forms[at - 1].removeprefix(AND) == _UNDER)


def _is_ascribed(deed: Deed, party: Party) -> bool:
    """قصف نسب لـX; عزت الوزارة الهجوم إلى X."""
    laid = deed.sheet.pre[party.first].endswith(FOR) and deed.words.ascribed(party.first - 1)
    return laid or (deed.words.ascribed_to(party.first, deed.event.at, deed.sheet.prose.start(deed.event.at)) and not deed.deeds.told_between(deed.event, party.first))


def _struck_from(deed: Deed, party: Party) -> bool:
    """استهداف مواقعها من طائرات X: behind the noun of a deed, what was struck with the pronoun of its owner, and من."""
    sheet, of = deed.sheet, deed.event.stop + 1
    return deed.struck_his_own() and sheet.forms[of] == OF and deed.words.men_before(party.first, deed.event.stop) in (of, of + 1)


def _fell_to(deed: Deed, party: Party) -> bool:
    """سقطت البلدة في أيدي X, الموقع الذي سقط بيد X, تحت سيطرة X: into whose hands it fell."""
    sheet, hand = deed.sheet, deed.begins(party.first) - 1
    in_hands = (sheet.pre[hand] + sheet.forms[hand] in _IN_HANDS and sheet.forms[hand - 1] not in _WAS_HELD) or (sheet.forms[hand] in _HANDS and sheet.forms[hand - 1] in _INTO)
    return in_hands and deed.event.type == "territorial_change" and sheet.forms[deed.event.at] in _FALLS and deed.deeds.owner(hand) is deed.event


def _vehicle_of(deed: Deed, party: Party) -> bool:
    """قصفت دبابة لـX منزلا, دهست آلية تابعة لـX رجلا: the vehicle right behind a verb that goes with it, and what it struck behind its owner."""
    sheet, head = deed.sheet, deed.event.stop
    if not (deed.verb or deed.words.runs_over(deed.event.at, head)) or head >= party.first or not sheet.pre[party.first].endswith(FOR) or not sheet.phrase(head, "struck") or sheet.forms[head].endswith(ALEF) or not verb_of_machine(sheet, deed.event, head):
        return False
    alone = all(deed.words.are_men(unit) or sheet.forms[unit].endswith(NISBA_ENDINGS) for unit in range(head + 1, party.first))
    return alone and not deed.nothing_behind(party.last)


def _bomber_of(deed: Deed, party: Party) -> bool:
    """فجر انتحاري يعتقد بانتمائه لـX نفسه: to whom the bomber belongs, or is supposed to."""
    if deed.event.type in _EXPLODES and deed.sheet.forms[party.last] in _HIMSELF:
        return True  # تفجير عناصر من X أنفسهم
    if _sets_them_off(deed, party):
        return True
    bomber = deed.event.type == "suicide_attack" and deed.sheet.forms[deed.event.stop - 1] in _BOMBERS
    return bomber and deed.words.men_before(party.first, deed.event.at) == deed.event.stop < party.first


def _sets_them_off(deed: Deed, party: Party) -> bool:
    """تفجير ثلاثة عناصر من X لعربات مفخخة: behind the noun the men of a party, and behind them ل and what they set off."""
    sheet, stop = deed.sheet, deed.event.stop
    men = stop + ("number" in sheet.kinds[stop])
    behind = party.last + (sheet.forms[party.last] in QUOTES)
    theirs = deed.event.type in _EXPLODES and not deed.verb and men < party.first and deed.words.men_before(party.first, stop) == men
    return theirs and sheet.pre[behind].endswith(FOR)


def _by_row(deed: Deed, party: Party, row: RoleRow, at: int) -> Role | None:
    """What the row gives whose words stand right before a party, at a unit."""
    if row.role == "perpetrator" and (_of_another_death(deed, at) or deed.sheet.forms[at - 1] == _DID_NOT or (row.id == "hand.did" and _of_operation(deed, at))):
        return NO_ROLE  # هجوم لم تنفذه X
    if row.id == "repel.subject" and deed.sheet.pre[deed.event.at].endswith(BY):
        return NO_ROLE if _repels_a_deed(deed, party) else ("perpetrator", "hand.did")  # تصدت X للمحتجين بإطلاق النار; تصدت لهجوم بقصف, whoever shelled
    if row.id == "repel.subject" and deed.verb and AND in deed.sheet.pre[deed.event.at]:
        return None  # يحبط X محاولات Y، ويتقدم: by its place
    if row.id == "repel.subject" and deed.event.type in DONE_TO_PEOPLE:
        return NO_ROLE  # أحبط X اغتيال ضابط
    if row.id == "hand.by" and _of_what_befell_him(deed, at):
        return NO_ROLE
    if row.id == "hand.did" and deed.acted and _fired_before(deed, at):
        return NO_ROLE
    if row.id == "hand.by" and _of_relative_verb(deed, at):
        return NO_ROLE
    if row.id == "hand.by" and at < deed.event.at and deed.verb:
        return NO_ROLE  # X، المصنف تنظيما إرهابيا من قبل Y، هاجم: a verb has its subject, and no hand
    if row.id == "hand.own" and party.first < deed.event.at:
        return None  # فصائل تابعة لـ"X" شنت هجوما: by its place
    if row.id == "hand.own" and (struck := next((unit for unit in range(at - 3, at) if deed.sheet.phrase(unit, "struck")), -1)) >= 0 and not _struck_with(deed, struck):
        return "target", "hit.owned"  # استهدف سيارة تابعة لـ"X"
    if row.id == "hand.own" and _aircraft_struck(deed, party):
        return "target", "hit.owned"
    if row.id == "hand.source" and (deed.event.type not in _FROM_AFAR or "number" in deed.sheet.kinds[at - 1]):
        return None  # تقدم من مواقع X, دمرت عددا من مواقع X
    if row.id == "hand.prison" and deed.event.type != "torture":
        return None
    if row.id == "hand.planted" and deed.event.type in _NOT_PLANTED:
        return NO_ROLE  # طرد X من المدينة وعثر على ألغام زرعها X
    if row.id == "aid" and at < deed.event.at < party.first:
        return None  # بإسناد من غارات X: the deed is the help
    row = _BESIDE if row.id == "aid" and _with_men(deed, party) else row
    if row.id == "aid" or (row.id == "hand.beside" and _flies(deed, deed.words.men_before(party.first, deed.lo))):
        return NO_ROLE  # بدعم من X, بمساندة طيران X: who helps did not do it
    (_, last), role = deed.before
    if row.id == "hand.along":
        return (role, "joined") if role and 0 <= at - last <= 1 else NO_ROLE  # X برفقة Y: right behind the one whose part he has
    if row.id == "hand.beside" and 0 <= at - last <= 1 and role != "perpetrator":
        return (role, "joined") if role else NO_ROLE  # هجوم على قوات X المدعومة بقوات Y: it met both
    if row.id == "hit.against" and _of_the_harmed(deed, at):
        return NO_ROLE
    if row.id == "hit.against" and not _PURPOSE.isdisjoint(deed.sheet.forms[deed.event.stop : at]):
        return NO_ROLE  # احتجزتهم كي تسهل على X: what it was done for
    if row.id == "hit.against" and deed.sheet.forms[at] == _AGAINST and deed.event.stop <= at and deed.words.fights(deed.event.at) and deed.deeds.owner(at) is deed.event:
        return "target", "clash.against"  # خاض X حربا ضد Y: a side of it, where the other is told
    if row.role == "holder":
        return None if deed.event.at <= at < deed.event.stop else ("holder", row.id)
    if row.role == "perpetrator" and deed.event.type in MUTUAL - {"clash"}:
        return "party", row.id
    hand_before = row.role == "perpetrator" and at < deed.event.at and party.first < deed.event.at and deed.event.term is not NO_TERM and _harm_before_hand(deed, at) and not _fell_in_fight(deed, at)  # 30 قتلوا على يد X و21 بغارات Y: of those told before
    return (row.role, row.id) if deed.deeds.owner(at) is deed.event and not hand_before else NO_ROLE


def _of_the_harmed(deed: Deed, at: int) -> bool:
    """اغتيال زعيم القوات التي تقاتل ضد X: against whom those fight whose man was harmed."""
    which = next((unit for unit in range(deed.event.stop, at) if deed.sheet.forms[unit] in WHICH), at)
    return which < at and not deed.words.did(which + 1) and any(harm.first < which for harm in deed.event.harms)


def _repels_a_deed(deed: Deed, party: Party) -> bool:
    """تصدت X لهجوم بقصف: between them another deed is told, with which the fire may go; not a protest."""
    owners = (deed.deeds.owner(unit) for unit in deed.deeds.units if party.last <= unit < deed.event.at)
    return any(owner is not None and owner.type != "protest" for owner in owners)


def _with_men(deed: Deed, party: Party) -> bool:
    """الجيش المسنود بالمقاومة: those who fight beside him; not المسنود بطيران X."""
    begins = deed.words.men_before(party.first, deed.lo)
    return deed.sheet.pre[begins].endswith(BY) and not _flies(deed, begins)


def _flies(deed: Deed, at: int) -> bool:
    """طيران X, الطائرات الروسية: what strikes from afar, and takes no part on the ground."""
    return deed.sheet.forms[at].removeprefix(ARTICLE) in STRIKERS


def _aircraft_struck(deed: Deed, party: Party) -> bool:
    """استهداف مسيرة تابعة لـX في القرية: where nothing else is struck, the aircraft itself was; not استهداف مسيرة تابعة لـX سيارة."""
    sheet, event = deed.sheet, deed.event
    if deed.verb or not deed.words.attacks(event.at) or not strikes(sheet, event.stop) or event.stop >= party.first:
        return False
    return deed.nothing_behind(party.last)


def _struck_with(deed: Deed, at: int) -> bool:
    """دهسه من قبل سيارة تابعة لـX, بمدرعة تابعة لـX: what it was done with."""
    told = deed.words.before(at, deed.event.at)
    return told is not None and told[0].id == "hand.by"


def _of_what_befell_him(deed: Deed, at: int) -> bool:
    """فجر نفسه بعد محاصرته من قبل X, حصار القرية قبل دحرهم من قبل X, تعرضه لصعقات من قبل X: the hand is that of the noun with a pronoun before it."""
    noun = at - 1
    if any(deed.words.exposed(unit) and deed.sheet.suf[unit] for unit in range(max(deed.event.stop, at - JOINT), at)):
        return True  # قتل برصاصة، بالإضافة إلى تعرضه لصعقات من قبل X
    if deed.sheet.forms[noun].removeprefix(ARTICLE) in _LEARNT or not _BESIDE_IT.isdisjoint(deed.sheet.forms[max(deed.event.stop, at - _AID_IS_LIKE) : at]):
        return True  # قتلى بينهم أطفال كانوا قيد التدريب على يد X, انفجار وسط استنفار أمني من قبل X
    return noun > deed.event.stop and (deed.sheet.suf[noun] in HIS or owned(deed.sheet.forms[noun]) or ends_in_pronoun(deed.sheet, noun)) and (deed.sheet.forms[noun - 1] in COMING_AFTER or deed.sheet.forms[noun - 1] == BEFORE)


def _fired_before(deed: Deed, at: int) -> bool:
    """قصف X البلدة ردا على صواريخ أطلقها Y, بعد قذائف أطلقها Y: what X answered or came after was Y's fire, and not this deed."""
    sheet, stop = deed.sheet, deed.event.stop
    answers = sheet.between("in_return_for", stop, at)
    return bool(answers) or any(sheet.forms[unit] in COMING_AFTER for unit in range(max(stop, at - JOINT), at))


def _of_relative_verb(deed: Deed, at: int) -> bool:
    """سقط المعسكر بيد Y ثم المواقع التي كانت بيد X: who held it before; ضربتهم القوات التي استدعيت من قبل X: by whom they were called or armed, which is no deed; not الغارة التي نفذت من قبل X."""
    return at - 1 > deed.event.stop and (deed.sheet.forms[at - 1] in _CALLED or deed.sheet.forms[at - 1] in _WAS_HELD)


def _of_operation(deed: Deed, at: int) -> bool:
    """غارة تحد من العمليات التي ينفذها X: the hand is that of the operations told right before it, not of this deed."""
    told = [unit for unit in range(max(deed.event.stop, at - JOINT), at) if deed.words.operation(unit)]
    return bool(told) and not any(term.kind == "event" for term in deed.sheet.terms[told[-1]])


def _harm_before_hand(deed: Deed, at: int) -> bool:
    """30 قتلوا على يد X: a word of harm in the clause before the hand; not قذيفة أطلقها X وأدت إلى إصابة."""
    return any("harm" in deed.sheet.kinds[unit] for unit in range(deed.lo, at))


def _fell_in_fight(deed: Deed, at: int) -> bool:
    """قتل تسعة من Y على يد X خلال اشتباكات: those before the hand fell in this very fight, and nobody else between."""
    fell = any(harm.last <= at for harm in deed.event.harms)
    return fell and deed.words.fights(deed.event.at) and not any("harm" in deed.sheet.kinds[unit] or deed.sheet.pre[unit] == AND for unit in range(at, deed.event.at))


def _of_another_death(deed: Deed, at: int) -> bool:
    """انفجار خلال تشييع رجلين قتلوا بيد X: the hand is that of whoever killed them, not of the one who did this."""
    own = {harm.trigger for harm in deed.event.harms} | {deed.event.at}
    verbs = (unit for unit in range(at - 1, max(deed.event.at, at - 1 - JOINT), -1) if any(term.kind == "harm" and term.form == "past" for term in deed.sheet.terms[unit]))
    return next((unit not in own for unit in verbs), False)
