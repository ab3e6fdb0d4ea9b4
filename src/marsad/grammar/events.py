"""Events: the words that tell that something happened, is happening or is planned, and what goes with them.

A trigger is a verb or a noun of the events table. Each gets its type (settled by the means beside it where the word is
general: استهدف, قصف), its status, its parties by their place around the trigger, places, time, means and counts.
"""

from __future__ import annotations

from collections.abc import Sequence

from marsad.grammar.causes import settle_causes
from marsad.grammar.event_accords import in_passing
from marsad.grammar.event_deeds import Deeds
from marsad.grammar.event_found import EventAt
from marsad.grammar.event_harms import VIOLENT, attach_harms, exacter
from marsad.grammar.event_leaving import merely_gone
from marsad.grammar.event_number import takes_up_several, tells_one
from marsad.grammar.event_subjects import carry_subjects
from marsad.grammar.event_tellers import Tellers
from marsad.grammar.event_triggers import trigger_at
from marsad.grammar.event_truces import settle_truces
from marsad.grammar.event_types import FIRE, HIT, settle_types
from marsad.grammar.figurative import Figurative
from marsad.grammar.harm_found import HarmAt
from marsad.grammar.modality import Modality, settle_harms
from marsad.grammar.named_parties import actor_terms
from marsad.grammar.parties.found import fill_parties
from marsad.grammar.party_roles import RoleWords, role_words
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import Term
from marsad.text.rule_words import AND, AS_ALSO, rule_forms, rule_words

_BACK = 24  # earlier events that a later one may take up


def find_events(sheet: Sheet, harms: list[HarmAt], breaks: Sequence[int], tellers: Tellers) -> list[EventAt]:
    """All events of a report in text order, with their harms; a harm of unstated cause makes one of its own.

    ``breaks`` are the units at which another voice begins: a harm is not laid to an event that another voice tells. ``tellers``
    knows who tells it: whoever is named there is no party, unless the deed is his own.
    """
    events: list[EventAt] = []
    modality, words, figurative = Modality(sheet), role_words(sheet), Figurative(sheet)
    harms = _meant(figurative, harms)
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
    events = [event for event in events if event.harms or event.type != "damage" or event.cause not in _NATURAL]
    return events


_NATURAL = frozenset({"accident", "disaster", "illness"})


def _meant(figurative: Figurative, harms: list[HarmAt]) -> list[HarmAt]:
    """The harms whose words mean what they say, with their parts."""
    other = {id(harm) for harm in harms if figurative.of_harm(harm.trigger)}
    return [harm for harm in harms if id(harm) not in other]


def _told_again(events: Sequence[EventAt]) -> None:
    """The death of one person, told later by name without its cause, is of the kind that was told before."""
    kinds: dict[tuple[str, str], str] = {}
    for event in events:
        named = [(harm.outcome, name) for harm in event.harms if harm.part_of is None for name in harm.names]
        if event.type == "casualties":
            event.type = next((kinds[key] for key in named if key in kinds), event.type)
        elif event.type in VIOLENT:
            for key in named:
                kinds.setdefault(key, event.type)


def _sentence(
    sheet: Sheet, first: int, last: int, triggers: Sequence[int], harms: list[HarmAt], before: list[EventAt], breaks: Sequence[int], tellers: Tellers, modality: Modality, words: RoleWords, figurative: Figurative
) -> list[EventAt]:
    found = [event for at in triggers if (event := trigger_at(sheet, at, modality, figurative))]
    found = _drop_within(found)
    general = [event for event in found if event.type == "attack" and event.definite]
    found = _drop_within(settle_truces(sheet, settle_types(sheet, found, first, last), before))
    found = [event for event in found if not _hits_again(sheet, event, before)]
    retold = [event for event in general if event.type == "attack"]
    _of_one_kind(sheet, found, before)
    attach_harms(sheet, found, harms, before, breaks, words)
    told = [event for event in found if _worth_telling(sheet, event, found, before, charged=tellers.accuses(event.at) or _is_done(event, first, words))]
    deeds = Deeds(sheet, found)
    for event in told:
        fill_parties(sheet, event, (first, last), harms, tellers, words, deeds)
    carry_subjects(sheet, told, before, words)
    for event in retold + [event for event in found if event not in told and event.definite]:
        event.retold = True
    return sorted(told + [event for event in [*retold, *found] if event.retold], key=lambda event: event.at)


def _hits_again(sheet: Sheet, event: EventAt, before: list[EventAt]) -> bool:
    """وأصابت القذائف مدرسة: of the fire that the sentences before have told."""
    if event.term is None or event.term.key != HIT:
        return False
    number = sheet.prose.sentence
    return any(other.type in FIRE and number[event.at] - number[other.at] <= _STILL for other in before)


_STILL = 3  # sentences through which fire that was told goes on to hit


def _of_one_kind(sheet: Sheet, found: list[EventAt], before: list[EventAt]) -> None:
    """انفجار مماثل, هجوم مشابه: another of the kind that was told last, where the word may be of it."""
    for event in found:
        if event.stop < sheet.size and sheet.forms[event.stop].startswith(_ALIKE):
            last = next((other for other in reversed([*before, *(other for other in found if other.at < event.at)]) if other.type in VIOLENT), None)
            if last is not None and last.type in exacter(event.type):
                event.type = last.type


_ALIKE = rule_forms("events.alike")


def _is_done(event: EventAt, first: int, words: RoleWords) -> bool:
    """شنت فجر اليوم هجوما: a verb of doing leads to it in its sentence, which begins at ``first``; whoever did it."""
    return event.type == "clash" and not event.definite and any(words.does(unit) for unit in range(max(first, event.at - _DONE), event.at))


def _drop_within(found: list[EventAt]) -> list[EventAt]:
    """Two triggers in one phrase tell one event: the more telling type stays (هجوم … استهدف, فجر … انفجار)."""
    kept: list[EventAt] = []
    for event in found:
        if kept and event.type == kept[-1].type and event.at - kept[-1].stop <= 2:
            continue
        if kept and event.type == "agreement" == kept[-1].type and kept[-1].term and kept[-1].term.key == "توصل" and event.at - kept[-1].stop < 10:
            kept.pop()  # توصل X وY إلى اتفاق: one agreement
        kept.append(event)
    return kept


_DONE = 4  # units between شن, نفذ and the attack
_WHILE = rule_words("events.while")
_TAKES_UP = {
    "انفجار": ("suicide_attack", "explosion", "landmine"),
    "تفجير": ("suicide_attack", "explosion"),
    "هجوم": ("suicide_attack", "airstrike", "shelling", "explosion", "shooting", "chemical_attack", "drone_strike", "missile_strike", "clash"),
    "قصف": ("airstrike", "shelling", "missile_strike"),
}


_UNTOLD = frozenset({"hypothetical", "feared", "averted"})  # an attack that may come, is demanded or was foiled has harmed nobody


def _worth_telling(sheet: Sheet, event: EventAt, found: list[EventAt], before: list[EventAt], *, charged: bool) -> bool:
    """A bare later mention (الهجوم, الغارات) tells no event of its own unless harm hangs on it, or it is laid to somebody."""
    earlier, term = before + [other for other in found if other.at < event.at], event.term
    if (event.harms or charged) and event.definite and term:
        _take_up(sheet, event, term, earlier)
    if event.status in _UNTOLD and not event.harms:
        return False
    if event.status == "planned" and event.type == "territorial_change":
        return False  # معارك لتحرير المدينة: who wants a place does not hold it
    if merely_gone(sheet, event):
        return False
    if event.harms or term is None or (charged and event.type in VIOLENT):
        return True
    if any(is_told_by_another(event, term, found, earlier) for is_told_by_another in _TOLD_BY_ANOTHER) or (_is_bare(sheet, event, term) and not _stepped_up(sheet, event)):
        return False
    if any(told_beside(sheet, event, found, earlier) for told_beside in _TOLD_BESIDE):
        return False
    if _stepped_up_elsewhere(sheet, event, earlier):
        event.definite = False
        return True
    if _reaches_elsewhere(sheet, event, earlier):
        _take_up(sheet, event, term, earlier)
        return True
    if event.type == "negotiation" and term.form == "p" and event.definite:
        return not any(other.type == "negotiation" and abs(other.at - event.at) < 40 for other in earlier)
    return _is_how_he_was_taken(sheet, event, found) or not (event.definite and any(other.type == event.type for other in earlier))


def _reaches_elsewhere(sheet: Sheet, event: EventAt, earlier: list[EventAt]) -> bool:
    """كما طال القصف قريتي X وY: a place that was not told yet was struck too, and is told here only."""
    if not event.definite or event.type not in FIRE or not earlier:
        return False
    verb = event.at - 1
    if verb < 1 or sheet.forms[verb] not in _REACHES or not (sheet.forms[verb - 1] == AS_ALSO or (sheet.pre[verb] == AND and sheet.forms[verb] not in _AIMED)):
        return False  # واستهدفت الغارات X, القصف استهدف X: what was told is told more closely
    return _names_elsewhere(sheet, event, sheet.prose.start(earlier[-1].at))


def _stepped_up(sheet: Sheet, event: EventAt) -> bool:
    """صعدت القوات هجماتها على بلدة: attacks of their own, which this tells."""
    return event.definite and bool(sheet.suf[event.at]) and any(form in _STEPS_UP or form.removeprefix(AND) in _STEPS_UP for form in sheet.forms[max(sheet.prose.start(event.at), event.at - _STEPPING) : event.at])


def _stepped_up_elsewhere(sheet: Sheet, event: EventAt, earlier: list[EventAt]) -> bool:
    """وكثفت الطائرات غاراتها على بلدة: a place that none of the deeds before has told."""
    return bool(earlier) and event.type in VIOLENT and _stepped_up(sheet, event) and _names_elsewhere(sheet, event, sheet.prose.start(earlier[0].at))


def _names_elsewhere(sheet: Sheet, event: EventAt, since: int) -> bool:
    """A place behind the deed that nobody has named since that unit."""
    last = min(event.stop + _REACH, sheet.prose.end(event.at))
    types = {unit for key in _VILLAGES for unit in sheet.between(key, event.stop, last)}  # مدينة إدلب
    heads = {sheet.stops[unit] for unit in types} | {sheet.stops[unit] - 1 for unit in sheet.between("place", event.stop, last) if unit not in types}
    names = {sheet.forms[unit] for unit in heads if unit < sheet.size and sheet.forms[unit].isalpha()}
    return bool(names) and names.isdisjoint(sheet.forms[since : event.at])


_REACH = 9  # units from an attack that is taken up to the place that it reached
_VILLAGES = ("type_village", "type_town", "type_city", "type_quarter", "type_camp")
_STEPPING = 6  # units from صعدت to the attacks
_STEPS_UP = rule_words("events.steps_up")
_REACHES = rule_words("events.reaches")
_AIMED = rule_words("events.aimed")


def _take_up(sheet: Sheet, event: EventAt, term: Term, earlier: list[EventAt]) -> None:
    """الانفجار, الهجوم: of the kind of the last deed, where the word may take it up; الهجمات of no single one."""
    if event.type in ("explosion", "clash", "shelling") and term.key in _TAKES_UP:
        last = next((other for other in reversed(earlier) if other.type in VIOLENT), None)
        if last is not None and last.type in _TAKES_UP[term.key] and not (takes_up_several(sheet, event) and tells_one(sheet, last)):
            event.type = last.type


def _is_noun(term: Term) -> bool:
    return term.form not in ("past", "present")


def _is_outcome(event: EventAt, term: Term, found: list[EventAt], earlier: list[EventAt]) -> bool:
    """ما أدى إلى أضرار مادية: what came of a deed told here."""
    if not _is_noun(term):
        return event.type == "damage" and any(other.type in FIRE and other.at < event.at for other in found)  # قصفت الطائرات المدينة وهدمت منزلين
    return event.type == "damage" and any(other.type in VIOLENT for other in earlier + found)


def _is_within_fight(event: EventAt, term: Term, found: list[EventAt], _: list[EventAt]) -> bool:
    """اشتباكات تخللها إطلاق نار: a part of the fight."""
    return event.type == "shooting" and _is_noun(term) and any(other.type == "clash" and 0 < event.at - other.at < 12 for other in found)


def _is_of_bomber(event: EventAt, _: Term, found: list[EventAt], earlier: list[EventAt]) -> bool:
    """فجر انتحاري نفسه … الانفجار."""
    return event.type == "explosion" and any(other.type == "suicide_attack" for other in earlier[-4:] + found)


def _is_of_talks(event: EventAt, _: Term, found: list[EventAt], __: list[EventAt]) -> bool:
    """مفاوضات للتوصل إلى اتفاق."""
    return event.type == "agreement" and any(other.type == "negotiation" and abs(other.at - event.at) < 12 for other in found)


def _is_raid_with_more(sheet: Sheet, event: EventAt, found: list[EventAt], _: list[EventAt]) -> bool:
    """A raid in which more happened, or storming a house where somebody was hurt or taken, is told by that; storming a town is not."""
    others = [other for other in found if other is not event]
    if event.term is None or event.term.key not in _STORMING:
        return event.term is not None and event.term.key == "مداهمة" and any(other.type in VIOLENT for other in others)
    if sheet.pre[event.at] == AND or _enters_a_town(sheet, event.stop):
        return False  # قصف واقتحام: a deed of its own
    return any(other.harms or other.type in VIOLENT or other.type in _TAKEN for other in others)


def _enters_a_town(sheet: Sheet, at: int) -> bool:
    if at < sheet.size and sheet.forms[at].startswith(_HOUSES) and not sheet.term(at, "place"):
        return False
    return bool(sheet.between("place", at, at + _INTO)) or not _STORMED.isdisjoint(sheet.forms[at : at + _INTO])


_HOUSES = rule_forms("events.houses")
_INTO = 3  # units from storming to the town that is stormed
_STORMING = rule_words("events.storming")
_STORMED = rule_words("events.stormed")
_TAKEN = frozenset({"detention", "abduction"})


def _is_heard(sheet: Sheet, event: EventAt, found: list[EventAt], earlier: list[EventAt]) -> bool:
    """سمع دوي انفجارات: what a strike that is told beside it sounds like."""
    if event.type != "explosion" or _HEARD.isdisjoint(sheet.forms[max(sheet.prose.start(event.at), event.at - _HEARING) : event.at]):
        return False
    number = sheet.prose.sentence
    near = [other for other in (*found, *earlier) if other is not event and number[event.at] - number[other.at] <= 1]
    return any(other.type in VIOLENT and other.type != "explosion" for other in near)


_HEARING = 3  # units from a word of hearing to the explosion
_HEARD = rule_words("events.heard")
_TOLD_BY_ANOTHER = (_is_outcome, _is_within_fight, _is_of_bomber, _is_of_talks)
_TOLD_BESIDE = (_is_raid_with_more, _is_heard, in_passing)


def _is_bare(sheet: Sheet, event: EventAt, term: Term) -> bool:
    """الهجوم, or هجوم with nobody who attacks or is attacked."""
    attack = event.type == "clash" and term.key in ("هجوم", "اعتداء")
    return attack and (event.definite or not actor_terms(sheet, max(0, event.at - 4), min(event.stop + 6, sheet.size)))


def _is_how_he_was_taken(sheet: Sheet, event: EventAt, found: list[EventAt]) -> bool:
    """أثناء اعتقاله من باب بيته: how one was taken, where the sentence tells it nowhere before."""
    taken = event.type in ("detention", "abduction") and bool(sheet.suf[event.at]) and event.at > 0 and sheet.forms[event.at - 1] in _WHILE
    number = sheet.prose.sentence
    return taken and not any(other.type == event.type and number[other.at] == number[event.at] for other in found if other.at < event.at)
