"""Which event a harm belongs to: the one that caused it, told by the same voice; else one of its own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from marsad.grammar.accusing import charges_between
from marsad.grammar.event_found import EventAt
from marsad.grammar.event_laid import is_trap
from marsad.grammar.event_next_clause import of_another_clause
from marsad.grammar.event_types.aircraft import unmanned
from marsad.grammar.event_types.weapons import MISSILES
from marsad.grammar.event_wars import toll_of_war
from marsad.grammar.harm_found import HarmAt
from marsad.grammar.in_return import came_first, done_by_harmed, is_answered, is_what_was_answered, since_then, span_counted, strikes_back, went_before_that
from marsad.grammar.modality import REAL
from marsad.grammar.own_places import TOWNS, apart, place_rows
from marsad.grammar.party_roles import RoleWords, role_words
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import NO_TERM
from marsad.lexicon.word_tables import word_rows
from marsad.text.rule_words import AND, AS_ALSO, BY, COMMAS, IN, OF, ON, SINCE, rule_forms, rule_word, rule_words

_STRONG = ("suicide_attack", "chemical_attack", "airstrike", "drone_strike", "missile_strike", "landmine", "execution", "explosion")


def attach_harms(sheet: Sheet, found: list[EventAt], harms: list[HarmAt], before: list[EventAt], breaks: Sequence[int], words: RoleWords) -> None:
    """Each harm goes to the event that caused it; without one it makes an event of its own."""
    gone = [harm.trigger for harm in harms if span_counted(sheet, harm.trigger) >= 0]  # بعد يوم من مقتل ثلاثة
    gone += [event.at for event in found if since_then(sheet, event.at) or went_before_that(sheet, event.at)]
    for harm in harms:
        if harm.part_of is not None:
            continue
        event = _added_to(harm, found, _cause_of(sheet, harm, harms, _at_its_time(found, harm, gone), breaks, words)) or _by_weapon(sheet, harm, found)
        if event is None and harm.negated:
            event = _harmless(sheet, harm, before, breaks) or _harmless_here(harm, found)
        if event is None:
            event = toll_of_war(sheet, harm, found)
        if event is None:
            alike = (e for e in _at_its_time(found, harm, gone) if e.type == _own_type(harm) and e.term is NO_TERM and _of_one_world(e, harm) and _one_voice(breaks, e.at, harm.first))
            event = next((e for e in alike if not (apart(sheet, e.at, harm.trigger) or _elsewhere(sheet, e, harm, harms) or came_first(sheet, harm.trigger))), None)
        if event is None:
            at = harm.first if any(harm.trigger == other.trigger for e in found for other in e.harms) else harm.trigger
            event = EventAt(at, at + 1, _earlier_type(sheet, harm, before) or ("killing" if _was_taken_before(sheet, harm, harms) else "clash" if _in_a_fight(sheet, harm) else _own_type(harm)), harm.status, False, NO_TERM, modal=harm.modal)
            found.append(event)
        event.harms.append(harm)
    for event in found:
        _not_yet(event)
    for harm in harms:
        if harm.part_of is not None:
            for event in (*found, *reversed(before)):  # a part may stand in a line of its own below its whole
                if harm.whole in event.harms:
                    event.harms.append(harm)
                    break


def _added_to(harm: HarmAt, found: list[EventAt], cause: EventAt | None) -> EventAt | None:
    """قتل أربعة برصاص جنود اقتحموا المدينة، ما يرفع حصيلة القتلى إلى 237: a toll goes to those who are added to it, and to no deed between that harmed nobody."""
    if cause is None or harm.rule != TOLL or cause.harms or cause.at > harm.trigger:
        return cause
    return next((event for event in reversed(found) if any(other.outcome == harm.outcome for other in event.harms)), cause)


def _at_its_time(found: list[EventAt], harm: HarmAt, gone: Sequence[int]) -> list[EventAt]:
    """أصيب خمسة في قصف بعد يوم من مقتل ثلاثة: the events between which and the harm no other begins from which time is counted."""
    return [event for event in found if not any(min(event.at, harm.trigger) < at <= max(event.at, harm.trigger) for at in gone)] if gone else found


def _not_yet(event: EventAt) -> None:
    """سيقتل المئات في الهجوم: the attack in which people may die has not been either, where nothing else is told of it; but those who ربما قتلوا في القصف may have died in what has been."""
    before = [harm for harm in event.harms if harm.trigger < event.at]
    ahead = event.definite and len(before) == len(event.harms) > 0 and all(harm.status in _AHEAD and harm.modal not in _HAVE_BEEN for harm in before)
    if ahead and event.status in REAL:
        event.status, event.modal = before[0].status, before[0].modal


_AHEAD = frozenset({"planned", "hypothetical", "feared", "conditional"})
_HAVE_BEEN = frozenset({"may.past", "may.have"})  # rows of modality.tsv


def _elsewhere(sheet: Sheet, event: EventAt, harm: HarmAt, harms: Sequence[HarmAt]) -> bool:
    """قتل مدني في سراقب وآخر في كفرنبل, مقتل ثلاثة في الرمادي وإصابة تسعة في الفلوجة: another count with a town of its own tells another happening."""
    told = [other for other in event.harms if other.first < harm.first]
    if not told:
        return False
    last = told[-1]
    if AND + IN in sheet.forms[last.last : harm.first]:  # قتل في سراقب ثلاثة وفي كفرنبل أربعة, في سراقب قتل ثلاثة وفي كفرنبل أربعة
        before, own = _town(sheet, max(sheet.prose.start(last.trigger), last.trigger - _IN_FRONT), last.first), _town(sheet, last.last, harm.first)
        return bool(before and own and not before & own)
    end = min([other.trigger for other in harms if other.trigger > harm.trigger], default=sheet.prose.end(harm.last))
    behind = harm.last + _BEHIND + 2 * (sheet.forms[harm.last + 1 : harm.last + 3] == _IN_EACH_OF)  # و13 في كل من حمص وحلب
    one, other = _town(sheet, last.last, harm.first), _town(sheet, harm.last, min(end, behind))
    return bool(one and other and not one & other)


_BEHIND = 3  # units behind a count in which its town stands
_IN_EACH_OF = [rule_word("event_harms.each"), OF]
_IN_FRONT = 3  # units of a town in front of the word of harm


def _town(sheet: Sheet, first: int, last: int) -> set[str]:
    """The ids of a town, village or quarter named in a stretch."""
    return {row["id"] for at in range(first, last) for row in place_rows(sheet, at) if row["type"] in TOWNS}


def _one_voice(breaks: Sequence[int], one: int, other: int) -> bool:
    return bisect_right(breaks, one) == bisect_right(breaks, other)


def _led_on(sheet: Sheet, breaks: Sequence[int], event: EventAt, harm: HarmAt) -> bool:
    """قال إن "الطائرات قصفت سوقا في X"، ما أسفر عن مقتل خمسة: right behind the words of another stands what that deed led to."""
    between = breaks[bisect_right(breaks, event.at) : bisect_right(breaks, harm.first)]
    return len(between) == 1 and sheet.near("cause", between[0], min(between[0] + _RESULT, harm.trigger)) >= 0


def _harmless(sheet: Sheet, harm: HarmAt, before: list[EventAt], breaks: Sequence[int]) -> EventAt | None:
    """ولم تقع إصابات: the attack of the sentence before, told by the same voice, hurt nobody."""
    for event in reversed(before[-4:]):
        near = sheet.prose.sentence[harm.first] - sheet.prose.sentence[event.at] <= 1
        if near and event.type in VIOLENT and not event.harms and bisect_right(breaks, event.at) == bisect_right(breaks, harm.first):
            return event
    return None


def _harmless_here(harm: HarmAt, found: list[EventAt]) -> EventAt | None:
    """"قصفت الطائرات البلدة"، دون وقوع إصابات: what is told behind the words of another is of what he tells."""
    return next((event for event in reversed(found) if event.at < harm.first and event.type in VIOLENT and event.status in REAL), None)


def _by_weapon(sheet: Sheet, harm: HarmAt, found: list[EventAt]) -> EventAt | None:
    """أصيب بمقذوف, قتل بقذيفة هاون, قضى بلغم, قتل لغم: what it was done with, or what did it, tells the type."""
    if harm.outcome not in ("killed", "injured"):
        return None
    for at, weapon in [*_used(sheet, harm), *_subjects(sheet, harm)]:
        kind = "missile_strike" if weapon["name"] in MISSILES else _BY_NOTE.get(weapon["note"]) or _BY_NAME.get(weapon["name"])
        kind = "drone_strike" if kind == "airstrike" and unmanned(sheet, at, sheet.stops[at]) else kind
        if kind:
            if sent := next((event for event in found if event.at == sheet.stops[at] and sheet.suf[event.at]), None):
                return sent  # قتل أحدهم بقذيفة أطلقتها X
            event = EventAt(at, sheet.stops[at], kind, harm.status, False, NO_TERM, modal=harm.modal, means=[(weapon["name"], at, sheet.stops[at])])
            found.append(event)
            return event
    return _by_bomber(sheet, harm, found)


def _by_bomber(sheet: Sheet, harm: HarmAt, found: list[EventAt]) -> EventAt | None:
    """قتل انتحاري ستة جنود, قتل مفجر انتحاري ستة, إن انتحاريا قتل ستة: the bomber who did it, right beside the verb; not قتل انتحاري, who was killed himself."""
    verb = harm.trigger
    ahead = not _BOMBERS.isdisjoint(sheet.forms[verb + 1 : min(verb + 3, harm.first)])
    if not ahead and (_BOMBERS.isdisjoint(sheet.forms[verb - 1 : verb]) or sheet.pre[verb] or harm.first < verb):
        return None
    event = EventAt(verb, verb + 1, "suicide_attack", harm.status, False, NO_TERM, modal=harm.modal)
    found.append(event)
    return event


_BOMBERS = rule_words("event_types.by_suicide")


def _used(sheet: Sheet, harm: HarmAt) -> Iterator[tuple[int, Mapping[str, str]]]:
    """بقذيفة, جراء سقوط قذيفة: what somebody was harmed with, behind the word of harm."""
    for at, weapon in sheet.terms_of("weapon", harm.trigger, min(sheet.prose.end(harm.first), max(harm.last, harm.trigger) + 10)):
        if (sheet.pre[at].endswith(BY) or sheet.forms[at - 1] in _BY_MEANS or _joined_means(sheet, at)) and weapon.row["note"] != "count" and not is_trap(sheet, at):
            yield at, weapon.row


def _joined_means(sheet: Sheet, at: int) -> bool:
    """جراء قنابل الغاز والرصاص الحي: joined to what is told as the means."""
    return sheet.pre[at] == AND and not _BY_MEANS.isdisjoint(sheet.forms[at - _JOINED : at])


_JOINED = 4  # units from a word of cause over the first means to the second


def _subjects(sheet: Sheet, harm: HarmAt) -> Iterator[tuple[int, Mapping[str, str]]]:
    """قتل صاروخ طفلا, عبوة ناسفة تقتل جنديا, طائرة من دون طيار أمريكية قتلت: a weapon right behind the verb or right before it; not قتل قناص, who was killed himself."""
    verb = harm.trigger
    for at in (verb + 1, *range(verb - 1, max(verb - _SUBJECT, -1), -1)):
        weapon = sheet.term(at, "weapon") if at < sheet.size else None
        beside = at > verb or sheet.stops[at] == verb or (sheet.stops[at] == verb - 1 and sheet.forms[verb - 1].endswith(_WHOSE))
        if weapon and beside and sheet.pre[at] in _AND_OR_NOTHING and not harm.first <= at < harm.last:
            yield at, weapon.row
    if sheet.pre[verb].endswith(BY) or sheet.forms[verb - 1] == ON:
        yield from _snipers(sheet, verb)
    yield from _that_caused(sheet, verb)


def _that_caused(sheet: Sheet, harm: int) -> Iterator[tuple[int, Mapping[str, str]]]:
    """أدت ألغام X إلى مقتل, حصدت ألغام X أرواح, الألغام التي زرعتها X قتلت: behind a verb of causing, or what the clause before the verb is about."""
    for at, weapon in sheet.terms_of("weapon", max(sheet.prose.start(harm), harm - _CAUSED), harm):
        if sheet.forms[at - 1].startswith(_CAUSES) or sheet.forms[sheet.stops[at]] in _WHICH:
            yield at, weapon.row


_CAUSED = 13  # units from a weapon over whose it was to the word of harm


def _snipers(sheet: Sheet, verb: int) -> Iterator[tuple[int, Mapping[str, str]]]:
    """أقدم قناص يوم الثلاثاء على قتل شاب: a sniper who did it, before the word of harm."""
    for at, weapon in sheet.terms_of("weapon", max(sheet.prose.start(verb), verb - _SNIPED), verb):
        if weapon.row["name"] == "sniper" and role_words(sheet).does(at - 1):
            yield at, weapon.row


_CAUSES = rule_forms("event_harms.causes")
_WHICH = rule_words("taken_up.which")
_SUBJECT, _WHOSE = 6, rule_forms("event_harms.whose")  # units from the first word of a weapon to its verb; an adjective of whose it is
_SNIPED = 9  # units from a sniper over the day to whom he killed
_AND_OR_NOTHING = frozenset({"", AND})
_BY_NOTE = {"air": "airstrike", "drone": "drone_strike", "ground": "shelling", "gun": "shooting"}
_BY_NAME = {"ied": "explosion", "vehicle_bomb": "explosion", "landmine": "landmine", "suicide_belt": "suicide_attack"}


def _earlier_type(sheet: Sheet, harm: HarmAt, before: list[EventAt]) -> str | None:
    """Harm told in a sentence behind an attack, without a place or day of its own, is that of the attack told last."""
    if not (harm.outcome in ("killed", "injured") or harm.rule == UNDER_RUBBLE) or strikes_back(sheet, harm.trigger) or began_by(sheet, harm.trigger):
        return None
    number = sheet.prose.sentence[harm.first]
    first, last = sheet.prose.sentences[number]
    if sheet.dated.find(1, first, last) >= 0 or any(sheet.term(at, "place") for at in sheet.between("place", first, last)):
        return None
    if of_their_own(sheet, harm) or sheet.near("mass_grave", first, last) >= 0:
        return None
    told = next(filter(None, (_attacks_of(sheet, before, number - back) for back in (1, 2))), frozenset())
    return next(iter(told)) if len(told) == 1 else None


def of_their_own(sheet: Sheet, harm: HarmAt) -> bool:
    """عدد ضحايا المجاعة: what they died of stands behind the word for them, and is no attack."""
    if SINCE in sheet.forms[harm.trigger : harm.first]:
        return True  # عدد القتلى منذ بداية الحملة بلغ 240
    for at in range(harm.trigger, min(harm.trigger + 3, sheet.prose.end(harm.trigger) - 1)):
        if sheet.forms[at] in _TOLLS and sheet.forms[at + 1] in _DIED_OF:
            return True
    return False


_TOLLS = rule_words("event_harms.tolls")
_DIED_OF = rule_words("event_harms.died_of")


def began_by(sheet: Sheet, at: int) -> set[str]:
    """بدأت الاشتباكات بعد مقتل أحد أفراد القبيلة: the types of what a death began, which did not cost it."""
    first = max(sheet.prose.start(at), at - _BEGAN)
    if sheet.forms[at - 1] not in _AFTER or not any(sheet.forms[unit].startswith(_BEGINS) for unit in range(first, at)):
        return set()
    return {term.row["type"] for unit in sheet.between("event", first, at) for term in sheet.terms[unit] if term.kind == "event"}


_BEGAN = 6  # units from a fight over its beginning to whose death began it
_AFTER, _BEGINS = rule_words("event_harms.after"), rule_forms("event_harms.begins")


def _attacks_of(sheet: Sheet, before: list[EventAt], number: int) -> frozenset[str]:
    """The types of the attacks that a sentence tells, each in its most exact word; not of one that is told only for its time (بعد أيام من غارة)."""
    kinds = {event.type for event in before if sheet.prose.sentence[event.at] == number and event.type in VIOLENT and event.status == "happened" and span_counted(sheet, event.at) < 0}
    return frozenset(kinds - {"torture"} - {kind for kind in kinds for other in kinds if other in exacter(kind)})


@cache
def exacter(kind: str) -> frozenset[str]:
    """The types that one of the same happening may have where it is told more exactly: القصف of an air raid."""
    return frozenset(" ".join(row["gives_way_to"] for row in word_rows("event_kinds") if row["type"] == kind).split())


_BY_OUTCOME = {
    "detained": ("detention",),
    "abducted": ("abduction",),
    "displaced": ("displacement",),
    "evacuated": ("evacuation",),
    "tortured": ("torture",),
    "sexual_violence": ("sexual_violence",),
    "trapped": ("siege",),
}
VIOLENT = frozenset(
    {
        "airstrike",
        "drone_strike",
        "shelling",
        "missile_strike",
        "chemical_attack",
        "explosion",
        "landmine",
        "suicide_attack",
        "shooting",
        "clash",
        "killing",
        "execution",
        "torture",
        "protest",
        "advance",
    }
)


_COSTLY = VIOLENT | {"ceasefire_violation"}  # خروقات أسفرت عن مقتل جنديين
TOLL = "harm.toll"
UNDER_RUBBLE = "harm.under_rubble"  # no siege traps them, but whatever struck the house


_KILLING = rule_word("event_triggers.killed")


def _was_taken_before(sheet: Sheet, harm: HarmAt, harms: Sequence[HarmAt]) -> bool:
    """خطف وقتل خمسة: who took them killed them."""
    return harm.outcome == "killed" and sheet.forms[harm.trigger + 1] == _KILLING and any(other.outcome == "abducted" and other.first == harm.first for other in harms)


def _own_type(harm: HarmAt) -> str:
    return (_types_of(harm) or ("casualties",))[0]


def _types_of(harm: HarmAt) -> tuple[str, ...] | None:
    return None if harm.rule == UNDER_RUBBLE else _BY_OUTCOME.get(harm.outcome)


def _deeds_of_its_kind(found: list[EventAt], wanted: tuple[str, ...] | None) -> list[EventAt]:
    """The deeds that may have led to a harm: those of the types that it wants, else all that cost lives."""
    return [event for event in found if event.type in wanted] if wanted else [event for event in found if event.type in _COSTLY and not _is_raid(event)]


def _cause_of(sheet: Sheet, harm: HarmAt, harms: Sequence[HarmAt], found: list[EventAt], breaks: Sequence[int], words: RoleWords) -> EventAt | None:
    if harm.least >= 1000 and harm.expr != "vague" and harm.outcome == "killed":
        return next((event for event in found if _many_fights(sheet, event, harm)), None)  # the toll of a war or a region is the work of no single attack
    near = [event for event in _deeds_of_its_kind(found, _types_of(harm)) if _of_one_world(event, harm) and not _did_it_himself(sheet, event, harm)]
    near = [event for event in near if _one_voice(breaks, event.at, harm.first) or _led_on(sheet, breaks, event, harm)]
    near = [event for event in near if not (apart(sheet, event.at, harm.trigger) or of_another_clause(sheet, event, harm, harms))]
    near = [event for event in near if not (_killed_them(sheet, event, harm) or _answered(sheet, event, harm) or _by_another_hand(sheet, event, harm, words) or _by_hand_before(sheet, event, harm, words) or _by_subject(sheet, event, harm))]
    return min(_led_to_it(sheet, near, harm, harms), key=lambda event: _distance(sheet, event, harm), default=None)


def _did_it_himself(sheet: Sheet, event: EventAt, harm: HarmAt) -> bool:
    """قتل X شابا بعد طعنه جنديا: the one killed had done that."""
    return harm.last <= event.at and harm.most == 1 and event.at - harm.last < _RESULT and done_by_harmed(sheet, event.at, event.stop)


def _led_to_it(sheet: Sheet, near: list[EventAt], harm: HarmAt, harms: Sequence[HarmAt]) -> list[EventAt]:
    """هاجموا نقطة، مما أدى إلى إصابة اثنين، كما هاجموا موقعا: where a word of result stands right before a harm, a deed told in front of it led to it."""
    first = min([other.trigger for other in harms if other.trigger < harm.trigger and _goes_on(sheet, other.last, harm.trigger)], default=harm.trigger)
    low = max(sheet.prose.start(harm.trigger), first - _RESULT)
    if sheet.near("cause", low, first) < 0 or any(event.at >= first and (event.at == harm.trigger or _behind_it(sheet, event, harm)) for event in near):
        return near
    before = [event for event in near if event.at < first]
    return [event for event in before if not _since_it_began(sheet, event.at)] or before or near


def _since_it_began(sheet: Sheet, at: int) -> bool:
    """منذ بدء المواجهات: only the time of what is told."""
    return SINCE in sheet.forms[max(0, at - 2) : at]


def _behind_it(sheet: Sheet, event: EventAt, harm: HarmAt) -> bool:
    """(مقتل أربعة) خلال المعركة, with no comma between."""
    return _bound(sheet, event, harm) and COMMAS.isdisjoint(sheet.forms[harm.last : event.at])


def _goes_on(sheet: Sheet, last: int, at: int) -> bool:
    """(مقتل عنصر) منهم وإصابة آخر: و joins one harm to another with no mark between."""
    return 0 <= at - last <= _JOINED_HARM and sheet.pre[at] == AND and COMMAS.isdisjoint(sheet.forms[last:at])


def _many_fights(sheet: Sheet, event: EventAt, harm: HarmAt) -> bool:
    """قتل ألف شخص في معارك, جراء أعمال العنف الطائفية: fights of a region, which may have cost thousands."""
    many = event.type == "clash" and (event.term.form == "p" or event.term.key.startswith(_STRIFE))
    return many and 0 < event.at - harm.last <= _IN_THEM and sheet.forms[event.at - 1] in _BY_MEANS | _BOUND


_JOINED_HARM = 3  # units between those harmed first and the word for the second harm
_RESULT = 4  # units from a word of result to the harm that it leads to
_STRIFE = rule_forms("event_harms.strife")
_IN_THEM = 8  # units from a toll to the fights in which they died


def _killed_them(sheet: Sheet, event: EventAt, harm: HarmAt) -> bool:
    """وقتل الجيش في هذه التظاهرات خمسين: who is told to have killed them did it, and no protest."""
    if event.type != "protest":
        return False
    killer = harm.trigger + 1
    return (harm.first > killer and "actor" in sheet.kinds[killer]) or (bool(sheet.pre[harm.trigger]) and _is_charged(sheet, harm))


def _is_charged(sheet: Sheet, harm: HarmAt) -> bool:
    """اتهمت منظمة قوات الأمن بقتل متظاهرين, وبقتل: a word of accusing stands before it."""
    return bool(charges_between(sheet, max(sheet.prose.start(harm.trigger), harm.trigger - _CHARGED), harm.trigger))


_CHARGED = 12  # units from a word of accusing over who is accused to what of


def _is_raid(event: EventAt) -> bool:
    """قتل اثنان خلال مداهمة: in a raid, and by a deed that is not told."""
    return event.type == "advance" and event.term.key in _RAIDS


_RAIDS = rule_words("event_harms.raids")


def _by_another_hand(sheet: Sheet, event: EventAt, harm: HarmAt, words: RoleWords) -> bool:
    """قتل 30 على يد X، وقتل 21 بغارات Y: who is told to have killed these did not do it by a deed of the next clause."""
    hand = any((told := words.before(at, harm.last)) and told[0].role == "perpetrator" for at in range(harm.last + 1, min(harm.last + 5, event.at)))
    return hand and any(sheet.forms[at] == "،" or sheet.pre[at] == AND for at in range(harm.last, event.at))


def _by_hand_before(sheet: Sheet, event: EventAt, harm: HarmAt, words: RoleWords) -> bool:
    """انفجار خلال تشييع رجلين قتلوا بيد X: who were killed by somebody's hand are no dead of the deed before them."""
    if event.at > harm.trigger or event.type not in _NO_HANDS or sheet.near("cause", event.stop, harm.trigger) >= 0:
        return False
    stop = max(harm.last, harm.trigger + 1)
    return any((told := words.before(at, stop)) and told[0].id == "hand.by" for at in range(stop + 1, min(stop + 5, sheet.size)))


def _by_subject(sheet: Sheet, event: EventAt, harm: HarmAt) -> bool:
    """قصفت X موقعا، وقتل الجيش Y خمسة: whom the subject of a verb of its own killed, or who fell at the front, are no dead of the fire before it."""
    at = harm.trigger
    if event.at > at or event.type not in _NO_HANDS or sheet.pre[at] != AND:
        return False
    if fell_at_the_front(sheet, harm):
        return True
    if harm.first <= at + 1 or sheet.pre[at + 1]:
        return False
    return sheet.forms[at - 1] == "،" and "actor" in sheet.kinds[at + 1]


def fell_at_the_front(sheet: Sheet, harm: HarmAt) -> bool:
    """وقتل خمسون متمردا في الجبهة: in a clause of their own, and no dead of the air raid told before them."""
    return sheet.pre[harm.trigger] == AND and not _FRONTS.isdisjoint(sheet.forms[harm.last : harm.last + 3])


def _in_a_fight(sheet: Sheet, harm: HarmAt) -> bool:
    """قتل جندي في جبهة حرض, قضى مقاتل على محور سراقب: whose cause is not told died fighting where he stood at a front."""
    last = min(harm.last + _AT_THE_FRONT, sheet.prose.end(harm.trigger))
    at = next((at for at in range(harm.last + 1, last) if sheet.forms[at] in _FRONTS), 0) if sheet.stands.keys() & _FRONTS else 0
    return at > 0 and sheet.forms[at - 1] in _AT and harm.victims.status != "civilian" and "actor" not in sheet.kinds[at]


_FRONTS = rule_words("event_harms.fronts")
_AT = frozenset({IN, ON})
_AT_THE_FRONT = 8  # units from who was killed over when to the front
_NO_HANDS = frozenset({"explosion", "landmine", "airstrike", "drone_strike", "shelling", "missile_strike", "suicide_attack"})


def _of_one_world(event: EventAt, harm: HarmAt) -> bool:
    """What did not happen harmed nobody; what happened may have harmed nobody, or may yet."""
    return event.status in REAL or harm.status not in REAL


def _answered(sheet: Sheet, event: EventAt, harm: HarmAt) -> bool:
    """قتل شرطيين ردا على الهجوم, هجوم انتقاما لمقتل سبعة: what the harm answers, or what answers it, did not cause it."""
    if event.at > harm.last:
        return is_answered(sheet, harm.last, event.at) or strikes_back(sheet, event.at)
    if is_what_was_answered(sheet, event.at, harm.trigger):
        return True
    return event.at < harm.trigger and (is_answered(sheet, event.stop, harm.trigger) or (came_first(sheet, harm.trigger) and sheet.near("event", event.stop, harm.trigger - 1) < 0))


def _distance(sheet: Sheet, event: EventAt, harm: HarmAt) -> float:
    """Units between a harm and an event; an event before a cause word (أسفر عن) or right behind the harm (في غارة) is nearer."""
    if event.at <= harm.trigger < event.stop:
        return 0.0
    begin, end = min(event.at, harm.first), max(event.at, harm.first)
    apart = 10 if AS_ALSO in sheet.forms[begin:end] or sheet.near("clause", begin, end) >= 0 else 0
    if event.at < harm.first:
        gap = harm.first - event.stop + apart
        led = sheet.near("cause", event.stop, harm.first) >= 0
        return gap * (0.5 if led else 1.0) + (2 if event.type not in _STRONG else 0)
    gap = event.at - harm.last + apart
    bound = _bound(sheet, event, harm)
    commas = sheet.forms[harm.last : event.at].count("،") - (2 if _aside(sheet, event, harm) else 0)
    return gap * (0.6 if bound else 1.2) + commas * 6


def _bound(sheet: Sheet, event: EventAt, harm: HarmAt) -> bool:
    """(مقتل أربعة) خلال المعركة, جراء القصف: a word behind the harm binds the deed to it."""
    return any(sheet.forms[at] in _BOUND or sheet.pre[at].endswith(BY) for at in range(harm.last, event.at + 1))


def _aside(sheet: Sheet, event: EventAt, harm: HarmAt) -> bool:
    """قتل 13، بينهم ثلاث نساء، في غارة: only what is told of the harmed stands between the harm and the deed."""
    told = sheet.forms[harm.last] == "،" and sheet.forms[harm.last + 1] in _AMONG_THEM
    return told and event.at - harm.last > _BESIDE and "،" in sheet.forms[event.at - _BESIDE : event.at]


_BESIDE = 2  # units before a deed that hold its preposition and a comma
_AMONG_THEM = rule_words("event_parties.among_them")
_BY_MEANS = rule_words("event_harms.by_means")
_BOUND = rule_words("event_harms.bound")
