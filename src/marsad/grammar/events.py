"""Events: the words that tell that something happened, is happening or is planned, and what goes with them.

A trigger is a verb or a noun of the events table. Each gets its type (settled by the means beside it where the word is
general: استهدف, قصف), its status, its parties by their place around the trigger, places, time, means and counts.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from marsad.grammar.causes import settle_causes
from marsad.grammar.event_deeds import Deeds
from marsad.grammar.event_found import EventAt
from marsad.grammar.event_harms import VIOLENT, attach_harms, exacter
from marsad.grammar.event_killed_by import killed_by
from marsad.grammar.event_number import BOMBS, with_so_many
from marsad.grammar.event_raids import in_course_of, take_raiders
from marsad.grammar.event_subjects import carry_subjects
from marsad.grammar.event_tellers import Tellers
from marsad.grammar.event_triggers import trigger_at
from marsad.grammar.event_truces import settle_truces
from marsad.grammar.event_types.clauses import named_clauses
from marsad.grammar.event_types.general_words import is_state_strike
from marsad.grammar.event_types.launched import HIT, SENT
from marsad.grammar.event_types.settle import settle_types
from marsad.grammar.event_types.weapons import FIRE, FIRED, MISSILES, POUNDING, TARGETING
from marsad.grammar.event_worth import WENT_OFF, is_worth_telling
from marsad.grammar.figurative import Figurative
from marsad.grammar.harm_found import HarmAt
from marsad.grammar.in_return import is_answered_with, strikes_back
from marsad.grammar.modality import Modality, settle_harms
from marsad.grammar.parties.found import fill_parties
from marsad.grammar.party_roles import RoleWords, role_words
from marsad.grammar.place_found import PREPOSITIONS
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import VERB_FORMS
from marsad.text.rule_words import ALEF, AND, BETWEEN, BY, IN, ON, WITH, rule_forms, rule_word, rule_words

_BACK = 24  # earlier events that a later one may take up


def find_events(sheet: Sheet, harms: list[HarmAt], breaks: Sequence[int], tellers: Tellers) -> list[EventAt]:
    """All events of a report in text order, with their harms; a harm of unstated cause makes one of its own.

    ``breaks`` are the units at which another voice begins: a harm is not laid to an event that another voice tells. ``tellers``
    knows who tells it: whoever is named there is no party, unless the deed is his own.
    """
    events: list[EventAt] = []
    modality, words, figurative = Modality(sheet), role_words(sheet), Figurative(sheet)
    harms = _told_once(sheet, _meant(figurative, harms))
    settle_harms(modality, harms)
    by_sentence: dict[int, list[HarmAt]] = {}
    for harm in harms:
        told_at = harm.whole.first  # a part may stand on a line of its own
        by_sentence.setdefault(sheet.prose.sentence[told_at], []).append(harm)
    triggers: dict[int, list[int]] = {}
    for at in sheet.where("event"):
        if "event" in sheet.kinds[at]:
            triggers.setdefault(sheet.prose.sentence[at], []).append(at)
    for number in sorted(triggers.keys() | by_sentence.keys()):
        first, last = sheet.prose.sentences[number]
        before = [event for event in events[-2 * _BACK :] if not event.retold][-_BACK:]
        events += _sentence(sheet, first, last, triggers.get(number, ()), by_sentence.get(number, []), before, breaks, tellers, modality, words, figurative)
    _told_again(events)
    settle_causes(sheet, events)
    return events


def _meant(figurative: Figurative, harms: list[HarmAt]) -> list[HarmAt]:
    """The harms whose words mean what they say, with their parts."""
    other = {id(harm) for harm in harms if figurative.of_harm(harm.trigger)}
    return [harm for harm in harms if id(harm) not in other]


def _told_once(sheet: Sheet, harms: list[HarmAt]) -> list[HarmAt]:
    """اغتالوا قاضيا بالرصاص، ما أدى إلى مقتله: behind one man who was killed his death takes up what was told."""
    again = {id(harm) for before, harm in pairwise(harms) if _takes_up_death(sheet, before, harm)}
    return [harm for harm in harms if id(harm) not in again] if again else harms


def _takes_up_death(sheet: Sheet, before: HarmAt, harm: HarmAt) -> bool:
    if harm.outcome != "killed" or before.outcome != "killed" or sheet.suf[harm.trigger] not in _OF_ONE or harm.first != harm.trigger or harm.last != harm.trigger + 1:
        return False
    led = "،" in sheet.forms[harm.trigger - _LED : harm.trigger] and any(form.startswith(_LED_TO) for form in sheet.forms[max(before.last, harm.trigger - _LED) : harm.trigger])
    return led and before.min == before.max == 1 and before.part_of is None and sheet.prose.sentence[before.trigger] == sheet.prose.sentence[harm.trigger]


_OF_ONE, _LED_TO, _LED = rule_words("events.of_one"), rule_forms("events.led_to"), 5  # units from a comma over ما أدى إلى to the death that it led to


def _told_again(events: Sequence[EventAt]) -> None:
    """The death of one person, told by name without its cause, is of the kind that is told elsewhere."""
    kinds: dict[tuple[str, str], str] = {}
    untold = []
    for event in events:
        named = [(harm.outcome, name) for harm in event.harms if harm.part_of is None for name in harm.names]
        if event.type == "casualties":
            untold.append((event, named))
        elif event.type in VIOLENT:
            for key in named:
                kinds.setdefault(key, event.type)
    for event, named in untold:
        event.type = next((kinds[key] for key in named if key in kinds), event.type)


def _sentence(
    sheet: Sheet, first: int, last: int, triggers: Sequence[int], harms: list[HarmAt], before: list[EventAt], breaks: Sequence[int], tellers: Tellers, modality: Modality, words: RoleWords, figurative: Figurative
) -> list[EventAt]:
    found = [event for at in triggers if (event := trigger_at(sheet, at, modality, figurative))]
    found = _drop_within(sheet, found)
    general = [event for event in found if event.type == "attack" and event.definite]
    found = _drop_within(sheet, settle_truces(sheet, settle_types(sheet, found, first, last), before))
    found = [event for event in _without_frames(sheet, found, first) if not _hits_again(sheet, event, before)]
    retold = [event for event in general if event.type == "attack"]
    _of_one_kind(sheet, found, before)
    attach_harms(sheet, found, harms, before, breaks, words)
    told = [event for event in found if is_worth_telling(sheet, event, found, before, charged=tellers.accuses(event.at) or _is_done(sheet, event, first, words) or _is_claimed(sheet, event, tellers, before))]
    deeds = Deeds(sheet, found)
    for event in told:
        fill_parties(sheet, event, (first, last), harms, tellers, words, deeds)
    told = _one_with_tail(sheet, killed_by(sheet, told))
    carry_subjects(sheet, told, before, words)
    for event, raid in in_course_of(sheet, told, found, words):
        if raid not in told:
            fill_parties(sheet, raid, (first, last), (), tellers, words, deeds)
        take_raiders(event, raid)
    again = [event for event in found if event.definite and event not in told]
    for event in (one for one in again if not sheet.suf[one.at]):
        fill_parties(sheet, event, (first, last), (), tellers, words, deeds)  # وكانت الغارة قد نفذتها طائرات X: it may say whose the deed was
    for event in retold + again:
        event.retold = True
    return sorted(told + [event for event in [*retold, *found] if event.retold], key=lambda event: event.at)


def _is_claimed(sheet: Sheet, event: EventAt, tellers: Tellers, before: list[EventAt]) -> bool:
    """تبنى التنظيم الهجوم على حافلة في X, نفت الدولة مسؤوليتها عنه: with whom or where it struck, and nothing told before that it takes up."""
    if not event.definite or sheet.forms[event.stop] not in _AT_WHOM or any(other.type in VIOLENT for other in before):
        return False
    owner = tellers.owns(event.at)
    return owner is not None and owner.act in _OWNS_OR_NOT


_OWNS_OR_NOT = frozenset({"claim_responsibility", "deny"})
_AT_WHOM = frozenset({ON, IN})


def _without_frames(sheet: Sheet, found: list[EventAt], first: int) -> list[EventAt]:
    """وفي هجوم آخر بكركوك، انفجرت عبوة: the general word with which a sentence opens; the deed behind the comma tells the attack."""
    if len(found) < 2 or found[0].at - first > 1:
        return found
    frame = found[0]
    if frame.term.key not in _FRAMES or frame.definite or sheet.forms[frame.at - 1].removeprefix(AND) != IN:
        return found
    return found[1:] if _frames(sheet, frame, found[1]) else found


def _one_with_tail(sheet: Sheet, told: list[EventAt]) -> list[EventAt]:
    """فجر انتحاري نفسه، في هجوم تبناه X وأودى بحياة خمسة: the general word behind the deed tells more of it."""
    kept: list[EventAt] = []
    for event in told:
        if kept and _ends_with(sheet, kept[-1], event):
            deed = kept[-1]
            known = {(party.role, party.ident) for party in deed.parties}
            deed.harms += event.harms
            deed.parties += [party for party in event.parties if (party.role, party.ident) not in known]
        else:
            kept.append(event)
    return kept


def _ends_with(sheet: Sheet, deed: EventAt, frame: EventAt) -> bool:
    """A deed, and behind it and a comma the attack that it was, without a word that joins another."""
    behind = frame.term.key in _FRAMES and sheet.forms[frame.at - 2 : frame.at] == ["،", IN]
    return behind and deed.type in exacter(frame.type) | {frame.type}


def _frames(sheet: Sheet, frame: EventAt, told: EventAt) -> bool:
    """The deed is told in the clause right behind the comma, and is of a kind that the general word may be of."""
    comma = next((at for at in range(frame.stop, min(frame.stop + _FRAME, told.at)) if sheet.forms[at] == "،"), None)
    close = comma is not None and told.at - comma <= _OPENS and sheet.forms[comma + 1] not in _OF_ANOTHER_TIME and sheet.pre[comma + 1] != AND
    return close and told.status == frame.status and told.type in exacter(frame.type) | {frame.type}


def _hits_again(sheet: Sheet, event: EventAt, before: list[EventAt]) -> bool:
    """وأصابت القذائف مدرسة: of the fire that the last few sentences have told, not of any told far before."""
    number = sheet.prose.sentence
    return event.term.key == HIT and any(other.type in FIRE and number[event.at] - number[other.at] <= _STILL for other in before)


def _of_one_kind(sheet: Sheet, found: list[EventAt], before: list[EventAt]) -> None:
    """قصفت X بلدة ضمن سلسلة غارات: one of those raids; انفجار مماثل, هجوم مشابه: another of the kind that was told last, where the word may be of it."""
    for event, other in pairwise(found):
        if other.type in exacter(event.type) and not _ONE_OF.isdisjoint(sheet.forms[max(event.stop, other.at - _SERIES) : other.at]):
            event.type = other.type
    for event in found:
        if event.stop < sheet.size and sheet.forms[event.stop].startswith(_ALIKE):
            last = next((other for other in reversed([*before, *(other for other in found if other.at < event.at)]) if other.type in VIOLENT), None)
            if last is not None and last.type in exacter(event.type):
                event.type = last.type


_FRAMES = rule_words("events.frames")
_FRAME = 12  # units from a general word at the head of a sentence over the place to the comma
_OF_ANOTHER_TIME = rule_words("events.of_another_time")
_OPENS = 6  # units from that comma to the deed
_ALIKE = rule_forms("events.alike")
_STILL = 3  # sentences from a fire to what its shells hit
_ONE_OF = rule_words("events.one_of")
_SERIES = 3  # units from ضمن to the raids of which one was told


def _is_done(sheet: Sheet, event: EventAt, first: int, words: RoleWords) -> bool:
    """شنت فجر اليوم هجوما: a verb of doing leads to it in its sentence, which begins at ``first``, or one of carrying out farther in front; whoever did it."""
    if event.type != "clash" or event.definite:
        return False
    near, far = (range(max(first, event.at - reach), event.at) for reach in (_DONE, _CARRIED_OUT))
    its_object = not sheet.pre[event.at] and sheet.forms[event.at - 1] not in _NO_OBJECT
    return any(words.does(unit) for unit in near) or (its_object and any(words.carries_out(unit) for unit in far))


_NO_OBJECT = PREPOSITIONS | {BETWEEN}


def _drop_within(sheet: Sheet, found: list[EventAt]) -> list[EventAt]:
    """Two triggers in one phrase tell one event: the more telling type stays (هجوم … استهدف, فجر … انفجار)."""
    kept: list[EventAt] = []
    for event in found:
        if kept and event.at == kept[-1].stop and kept[-1].term.key in TARGETING and is_state_strike(sheet, event):
            kept[-1] = event  # استهدفت ضربة إسرائيلية سيارة
            continue
        if kept and event.at - kept[-1].stop <= (_WITHIN_AID if {event.type, kept[-1].type} <= _AID else 2 if event.type == kept[-1].type and not _of_its_own_clause(sheet, kept[-1], event) else -1):
            continue
        if kept and event.term.key in _FRAMES and not event.definite and event.type in _VAGUE and kept[-1].type in _DONE_IN_ATTACK and event.at - kept[-1].stop <= _AMID and _tells_how(sheet, kept[-1], event):
            continue  # باستخدام غاز الكلور في هجوم, انفجار عبوة في هجوم
        if kept and _of_the_toll(sheet, kept[-1], event):
            event.type = kept.pop().type if event.type == "shelling" else event.type
        if kept and _lands(sheet, kept[-1], event):
            continue
        if kept and _how_it_was_done(sheet, kept[-1], event):
            continue  # قصف X قصفا عنيفا
        if kept and _aimed_with(sheet, kept[-1], event):
            kept[-1].type = event.type
            continue  # استهدفوا دورية لـX بعبوة ناسفة
        if kept and _goes_off(sheet, kept[-1], event):
            event.type = kept.pop().type
        if kept and event.type in _BY_WHAT and _fired_with(sheet, kept[-1], event):
            kept[-1].type = event.type  # قصفت القوات البلدة بغاز الكلور, بصواريخ أرض أرض
            continue
        if kept and event.term.key == _SALVO and _fired_with(sheet, kept[-1], event):
            continue  # غارات برشقات صاروخية على مواقع
        if kept and event.type in _FROM_THE_AIR and _in_raids(sheet, kept[-1], event):
            kept[-1].type, kept[-1].definite = event.type, False  # تعرض للقصف بغارتين: the raids were not told before
            continue
        if kept and event.type == "agreement" == kept[-1].type and kept[-1].term.key == _REACHED:
            kept.pop()  # توصل X وY إلى اتفاق: one agreement
        kept.append(event)
    return kept


def _aimed_with(sheet: Sheet, aim: EventAt, event: EventAt) -> bool:
    """استهدف مسلحون دورية لـX في القرية بعبوة ناسفة, استهدفوا ضابطا ومرافقه بالرصاص: with what they did it whom the verb says they aimed at."""
    by = (sheet.pre[event.at] + sheet.forms[event.at]).startswith(BY) or sheet.forms[event.at - 1] in _BY_USE
    with_it = aim.term.key in _AIMING and event.type in _AIMED_WITH and aim.type in ("shelling", event.type) and by
    return with_it and event.at - aim.stop < _WITHIN_FIRE and "،" not in sheet.forms[aim.stop : event.at] and not any(sheet.pre[unit] == AND and sheet.kinds[unit] & _OTHER_DEEDS for unit in range(aim.stop, event.at))


def _of_its_own_clause(sheet: Sheet, deed: EventAt, event: EventAt) -> bool:
    """رد X على قصف، وقصف; X تقصف المدينة وY تطلق صواريخ: whoever answers, or another, goes on."""
    answered = sheet.pre[event.at] == AND and is_answered_with(sheet, deed.at)
    beside = sheet.forms[event.at - 1] == WITH and deed.definite  # وتزامن القصف مع قصف لـX
    return answered or beside or any(deed.stop <= at <= event.at for at in named_clauses(sheet))


def _fired_with(sheet: Sheet, fire: EventAt, event: EventAt) -> bool:
    """قصفت القوات البلدة بغاز الكلور; not قصفت X بلدة، وردت Y باستهداف موقع بصاروخ: with what, and not with what others answered."""
    with_it = fire.type in FIRE and sheet.pre[event.at].endswith(BY) and event.at - fire.stop < (_RIGHT_WITH if event.type in FIRE - _BY_WHAT and event.term.key != _SALVO else _WITHIN_FIRE)
    return with_it and not strikes_back(sheet, event.at)


def _in_raids(sheet: Sheet, fire: EventAt, event: EventAt) -> bool:
    """قصفت الطائرات بلدة X بغارتين, قصف الطيران بلدة X بأكثر من عشر غارات: in how many raids, in the clause of the fire."""
    if fire.term.key not in POUNDING or event.definite or event.at - fire.stop >= _WITHIN_FIRE or "،" in sheet.forms[fire.stop : event.at]:
        return False
    return (sheet.pre[event.at] == BY or with_so_many(sheet, event.at, fire.stop)) and not strikes_back(sheet, event.at)


def _how_it_was_done(sheet: Sheet, deed: EventAt, event: EventAt) -> bool:
    """قصفت طائرات X قصفا عنيفا مواقع: the verb's own noun in the accusative, which tells how it was done."""
    form = sheet.forms[event.at]
    verb = deed.term.form in VERB_FORMS and 0 < event.at - deed.stop < _OWN_NOUN and not sheet.pre[event.at]
    return verb and len(form) > _STEM and form.endswith(ALEF) and sheet.forms[deed.at].startswith(form[:-1])


def _goes_off(sheet: Sheet, device: EventAt, event: EventAt) -> bool:
    """عبوة ناسفة موضوعة بجانب الطريق انفجرت, عبوة زرعت في سوق، انفجرت: the verb of the bomb before it, right behind the comma where there is one."""
    if event.term.key != WENT_OFF or device.term.form in VERB_FORMS or device.type not in BOMBS or event.at - device.stop > _LYING:
        return False
    between = sheet.forms[device.stop : event.at]
    lay_there = between[-1:] == ["،"] and any(form.startswith(_LAY) for form in between)
    return ("،" not in between or lay_there) and not any(sheet.pre[unit] == AND for unit in range(device.stop, event.at + 1))


def _tells_how(sheet: Sheet, deed: EventAt, attack: EventAt) -> bool:
    """In an attack, and behind no clause of its own."""
    between = sheet.forms[deed.stop : attack.at]
    return between[-1:] != [] and between[-1] in _IN_IT and "،" not in between and not any(sheet.pre[unit] == AND for unit in range(deed.stop, attack.at))


def _of_the_toll(sheet: Sheet, named: EventAt, event: EventAt) -> bool:
    """ارتفعت حصيلة قتلى القصف على X إلى 14، جراء قصف بالبراميل: whose dead they are is told again as what killed them."""
    if named.type not in FIRE or event.type not in FIRE or not named.definite or event.definite or event.at - named.stop > _TOLL:
        return False
    return sheet.forms[named.at - 1] in _DEAD_OF and sheet.forms[event.at - 1] in _BY_MEANS and not any(sheet.pre[unit] == AND and sheet.kinds[unit] & _OTHER_DEEDS for unit in range(named.stop, event.at))


_DEAD_OF, _BY_MEANS, _TOLL = rule_words("events.dead_of"), rule_words("event_harms.by_means"), 24  # units from the dead of a deed over how many to جراء
_OTHER_DEEDS = frozenset({"event", "harm"})


def _lands(sheet: Sheet, fire: EventAt, event: EventAt) -> bool:
    """أطلقت صواريخ من X انفجرت في Y, سقطت قذيفة على X وانفجرت: what was fired went off where it fell."""
    if event.term.key != WENT_OFF or event.term.form not in VERB_FORMS or fire.term.key not in SENT or event.at - fire.stop > _LYING:
        return False
    behind = event.stop
    alone = behind >= sheet.size or sheet.dated[behind] == 1 or sheet.forms[behind] in PREPOSITIONS or not sheet.forms[behind].isalpha()
    fired = any(term.row["name"] in FIRED | MISSILES for _, term in sheet.terms_of("weapon", max(0, fire.at - _SHOT), event.at))
    return alone and fired and "،" not in sheet.forms[fire.stop : event.at]


_SHOT = 4  # units from what was fired to the verb behind it
_OWN_NOUN, _STEM = 8, 3  # units from a verb over its subject to its own noun; letters of a stem
_LAY = rule_forms("events.lay")
_LYING = 16  # units from a bomb over where it lay to the verb that it went off
_IN_IT = rule_words("events.amid")
_AMID = 5  # units from a deed to the attack in which it was done
_DONE_IN_ATTACK = frozenset({"chemical_attack", "clash", *exacter("clash")})
_VAGUE = frozenset({"attack", "clash"})
_AID = frozenset({"aid_delivery", "aid_obstruction"})
_SALVO, _RIGHT_WITH = rule_word("events.salvo"), 4  # units from a fire to the salvoes with which it was done
_FROM_THE_AIR = frozenset({"airstrike", "drone_strike"})
_BY_WHAT = frozenset({"chemical_attack", "missile_strike"})
_AIMED_WITH = frozenset({"explosion", "shooting", "missile_strike", "chemical_attack"})
_AIMING, _BY_USE = TARGETING | rule_words("event_types.assault"), rule_words("event_types.through")
_WITHIN_FIRE = 18  # units from قصفت to بغاز الكلور
_WITHIN_AID = 6  # units from عرقلت to وصول المساعدات, which it tells of
_REACHED = rule_word("events.reached")
_DONE, _CARRIED_OUT = 4, 12  # units from شن, نفذ and the attack, for verbs of carrying out over who does it
