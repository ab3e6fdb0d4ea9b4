"""Words that tell an event: their type, and whether it happened, goes on, is planned or did not happen."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from marsad.grammar.event_found import EventAt
from marsad.grammar.event_ground import is_besieged, stands_on, takes_no_ground
from marsad.grammar.event_laid import is_laid, is_trap
from marsad.grammar.event_types.clauses import DOTS
from marsad.grammar.event_types.no_means import is_ware
from marsad.grammar.figurative import Figurative
from marsad.grammar.modality import Modality
from marsad.grammar.place_found import TYPES, behind_preposition
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import VERB_FORMS, Term
from marsad.text.rule_words import ABOUT, AND, ARTICLE, BY, IN, OF, ON, rule_forms, rule_word, rule_words


def trigger_at(sheet: Sheet, at: int, modality: Modality, figurative: Figurative) -> EventAt | None:
    """The event that a unit tells, with its status; None where the word tells none."""
    chosen: Term | None = None
    for term in sheet.terms[at]:
        if term.kind == "event" and (chosen is None or _rank(term) > _rank(chosen)):
            chosen = term
    if chosen is None:
        return None
    if chosen.row["type"] == "killing" and chosen.key == _KILLED:
        return None
    if sheet.dated[at] or _idle(sheet, at, chosen) or (at - 1 in sheet.prose.closes and _in_a_name(sheet, at)) or figurative.row(at, chosen):
        return None
    form = sheet.forms[at]
    if sheet.suf[at] and chosen.form == "past" and chosen.row["type"] in ("advance", "evacuation"):
        moving = next((term for term in sheet.terms[at] if term.form == "masdar" and term.row["type"] == "advance"), None)
        if moving is None or not _ground_gained(sheet, at):
            return None
        chosen = moving  # واصلت القوات تقدمها نحو المدينة
    if chosen.form == "past" and sheet.pre[at] in _CLITIC_PREPOSITIONS:
        if not any(t.kind == "event" and t.form in ("masdar", "s", "p") for t in sheet.terms[at]):
            return None
    stop = sheet.stops[at]
    definite = (form.startswith(ARTICLE) and chosen.form != "past" and form not in _OWN_LETTERS and not _is_some_of(sheet, at)) or bool(sheet.suf[at])  # إلقاء has no article
    if chosen.key in _CONTROL and sheet.near("event", max(sheet.prose.start(at), at - _HOLDING), at) < 0:
        definite = False  # تمكنوا من السيطرة على التل; استعادوا السيطرة, which goes with its verb
    status, modal = modality.of_event(at, chosen.row["type"], definite=definite)
    if chosen.form == "present" and status == "happened" and not _came_next(sheet, at) and not _heads(sheet, at):
        status = "ongoing"
    return EventAt(at, stop, chosen.row["type"], status, definite, chosen, modal=modal)


def _is_some_of(sheet: Sheet, at: int) -> bool:
    """سلسلة من التفجيرات, عشرات الغارات: some that were not told before, for all the article."""
    if sheet.pre[at] == BY and _carried_out(sheet, at):
        return True
    return sheet.forms[at - 1] in _SOME or (sheet.forms[at - 1] == OF and sheet.forms[at - 2] in _SOME_OF and not sheet.pre[at - 2].endswith(BY))  # قصفوا البلدة بعدد من الغارات


def _carried_out(sheet: Sheet, at: int) -> bool:
    """قامت القوات بالهجوم على القرية: what somebody did, with nothing else behind ب before it."""
    first = max(sheet.prose.start(at), at - _DONE_BY)
    verb = next((unit for unit in range(at - 1, first - 1, -1) if sheet.forms[unit].removeprefix(AND) in _CARRIES_OUT), at)
    return verb < at and sheet.forms[verb - 1] not in _WHOEVER and not any(sheet.pre[unit] == BY for unit in range(verb, at))


_WHOEVER = rule_words("event_triggers.whoever")
_CARRIES_OUT, _DONE_BY = rule_words("event_parties.carries_out"), 8  # units from قام over who did to what


def _in_a_name(sheet: Sheet, at: int) -> bool:
    """منطقة "الوساطة", قرية "التحرير": one word between quotation marks, behind a word for a kind of place."""
    return at > 1 and sheet.prose.closes.get(at - 1) == at + 1 and sheet.phrases(at - 2, *TYPES)


def _heads(sheet: Sheet, at: int) -> bool:
    """الطيران يستهدف سوقا في دوما: a present verb behind its subject at the head of a report tells what has happened.

    Behind التي, كانت, منذ, with a pronoun (بلدة يحتلها), or where a verb opens the sentence, it tells what is.
    """
    first = _head(sheet, at)
    if not first < at < first + _SUBJECT or sheet.suf[at] or not _NO_HEAD.isdisjoint(sheet.forms[first:at]):
        return False
    return not any(term.form in VERB_FORMS for term in sheet.terms[first])


def _head(sheet: Sheet, at: int) -> int:
    """Where the headline begins, or its part behind two dots, or the line behind it that repeats it."""
    (first, last), *behind = sheet.prose.sentences[:2]
    first = max([first, *(unit + 1 for unit in sheet.stands.get(DOTS, ()) if unit < at < last)])
    return next((again for again, end in behind if at >= again and sheet.forms[again:end] == sheet.forms[first:last]), first)


_SUBJECT = 8  # units of what stands before the verb of a headline: a country, dots, the doer


def _came_next(sheet: Sheet, at: int) -> bool:
    """أطلقوا النار قبل أن يفجروا أنفسهم, قبل أن يضرموا النار ويفجروا أنفسهم: what came of it next is told, and has happened."""
    first = max(sheet.prose.start(at), at - _NEXT) if sheet.pre[at] == AND else at - 2
    return any(sheet.forms[unit : unit + 2] == _BEFORE_THAT for unit in range(first, at - 1))


def _idle(sheet: Sheet, at: int, term: Term) -> bool:
    """Words of events that tell none: سيطر as a state, التقدم without those who advance, مصادر إطلاق النار, هجوم in a name."""
    if term.form == "present" and "place" in sheet.kinds[at] and behind_preposition(sheet, at):
        return True  # قرب تدمر
    read_otherwise = _READ_OTHERWISE.get(term.key)
    if read_otherwise is not None and read_otherwise(sheet, at, term):
        return True
    idle = _IDLE.get(term.row["type"])
    return idle is not None and idle(sheet, at, term)


def _no_advance(sheet: Sheet, at: int, term: Term) -> bool:
    """تقدمت المنظمة بتحذير, التقدم العلمي: nobody moves on."""
    if term.key != _ADVANCED:
        return False
    if sheet.scan.words[at + 1] in _UNDERTAKEN:
        return True  # جريمة تقدم عليها الجماعة
    if sheet.forms[at] == _ADVANCED and at > 0 and sheet.forms[at - 1] in _NO_PAST_BEHIND:
        return True  # لم تقدم السلطات تفاصيل
    if _ground_gained(sheet, at):
        return False
    if any(form.removeprefix(ARTICLE).startswith(_OFFERED) for form in sheet.forms[at + 1 : min(at + 4, sheet.prose.end(at))]):
        return True  # تقدم القيادة تعازيها, تقدم المصلين مدير الشرطة
    return _nobody_moves(sheet, at, term)


def _nobody_moves(sheet: Sheet, at: int, term: Term) -> bool:
    """تقدمت المنظمة بتحذير, التقدم العلمي: nobody who may move stands behind the word."""
    if term.form == "past":
        behind = range(at + 1, min(at + 4, sheet.size))
        return not any(_moves_on(sheet, unit) for unit in behind) or any(sheet.pre[unit].endswith(BY) for unit in behind)
    return term.form in ("masdar", "s") and not any(_is_force(sheet, unit) or sheet.forms[unit] in _TOWARDS for unit in range(at + 1, min(at + 3, sheet.size)))


def _ground_gained(sheet: Sheet, at: int) -> bool:
    """أحرزت القوات تقدما في حي, but حقق الوفد تقدما في المفاوضات: a force gained ground at a place."""
    first = max(sheet.prose.start(at), at - _GAINED_BY)
    verb = next((unit for unit in range(at - 1, first - 1, -1) if sheet.forms[unit] in _GAINS), None)
    theirs = bool(sheet.suf[at]) and (sheet.forms[at + 1] in _ONWARD or sheet.forms[at + 1] == IN)  # واصلوا تقدمهم نحو المدينة, في عدة مناطق
    if verb is None or sheet.forms[verb - 1] in _NO_PAST_BEHIND or not (theirs or any(_is_force(sheet, unit) for unit in range(verb + 1, at))):
        return False
    behind = range(at + 1, min(at + _GAINING, sheet.prose.end(at)))
    there = any(sheet.term(unit, "place") or (theirs and sheet.forms[unit] in _ONWARD) for unit in behind)
    return there and _TALKS.isdisjoint(sheet.forms[at + 1 : behind.stop])


def _moves_on(sheet: Sheet, at: int) -> bool:
    """Somebody who may move, or a word of where to."""
    return _is_force(sheet, at) or sheet.term(at, "person") is not None or sheet.forms[at] in _ONWARD


def _is_force(sheet: Sheet, at: int) -> bool:
    return sheet.term(at, "actor") is not None or sheet.term(at, "source") is not None


def _no_explosion(sheet: Sheet, at: int, term: Term) -> bool:
    """تفكيك عبوة ناسفة, تدمير 15 سيارة مفخخة: nothing exploded."""
    if term.key in _BLOWING_UP and _safely(sheet, at):
        return True
    before = at - 1 - (at > 1 and (sheet.forms[at - 1].isdecimal() or "number" in sheet.kinds[at - 1]))
    return (at > 0 and sheet.forms[before] in _FOILED) or (term.row["means"] in _BOMBS and is_laid(sheet, at)) or _at_dawn(sheet, at)


def _safely(sheet: Sheet, at: int) -> bool:
    """فجرت قوات الأمن عبوات عثرت عليها, فجرت الفرق عبوتين في مكان آمن, عثروا على عبوة وقاموا بتفجيرها: blown up by those who found them."""
    first = sheet.prose.start(at)
    if sheet.suf[at] and any(form.startswith(_WAS_FOUND) for form in sheet.forms[first:at]) and sheet.between("weapon", first, at):
        return True
    behind = sheet.forms[at + 1 : min(at + _SAFELY, sheet.prose.end(at))]
    return any(form.startswith(_WAS_FOUND) or form in _SAFE for form in behind) and bool(sheet.between("weapon", at + 1, at + _SAFELY))


def _no_missile(sheet: Sheet, at: int, term: Term) -> bool:
    """تملك البلاد صواريخ باليستية, شحنة صواريخ: nobody fires or stops them."""
    if sheet.pre[at].endswith(BY):
        return False
    behind = sheet.forms[sheet.stops[at] : min(sheet.stops[at] + 2, sheet.prose.end(at))]
    around = (*sheet.forms[max(sheet.prose.start(at), at - _FIRING) : at], *(form for form in behind if form.startswith(_LAUNCHED)))
    return is_ware(sheet, at) or not any(form.removeprefix(AND).startswith(_FIRED) for form in around)


def _no_bomber(sheet: Sheet, at: int, term: Term) -> bool:
    """عثرت القوات على حزام ناسف, جثث مفخخة بأحزمة ناسفة: nobody blew himself up."""
    return term.row["means"] in _BOMBS and (is_laid(sheet, at) or is_trap(sheet, at))


_BOMBS = frozenset({"suicide_belt", "ied", "vehicle_bomb", "landmine"})


def _no_detention(sheet: Sheet, at: int, term: Term) -> bool:
    """توقيف شاحنة, احتجاز جثمان شاب: a thing was stopped, a body was kept."""
    return term.key in _STOPPING and (_of_a_thing(sheet, at) or not _BODIES.isdisjoint(sheet.forms[at + 1 : at + 4]))


def _no_change(sheet: Sheet, at: int, term: Term) -> bool:
    """استولوا على شاحنتين: no place changed hands."""
    if sheet.forms[at] in _NO_GROUND or sheet.forms[at + 1] == ":":
        return True  # حي التحرير, أجهزة الطرد المركزي; تحرير: سامر
    booty = any(sheet.forms[unit] == ON and sheet.forms[unit + 1] in _BOOTY for unit in range(at + 1, min(at + 5, sheet.size - 1)))
    return booty or takes_no_ground(sheet, at, term) or _long_ago(sheet, at, term) or _back_from_a_raid(sheet, at, term)


def _long_ago(sheet: Sheet, at: int, term: Term) -> bool:
    """أراض احتلتها إسرائيل عام 1967: what a place is known for, from another century."""
    told = term.form == "past" and bool(sheet.suf[at])
    return told and any(form.isdecimal() and len(form) == _YEAR and form[:2] in _CENTURIES for form in sheet.forms[at + 1 : min(at + _REACH, sheet.prose.end(at))])


_NO_GROUND = rule_words("event_triggers.no_ground")
_YEAR, _REACH = 4, 6  # digits of a year, and units from the verb to it
_CENTURIES = frozenset({"18", "19"})


def _no_evacuation(sheet: Sheet, at: int, term: Term) -> bool:
    """خروج المستشفى عن الخدمة."""
    return any(sheet.forms[unit] == ABOUT and sheet.forms[unit + 1] in _OUT_OF for unit in range(at + 1, min(at + 5, sheet.size - 1)))


def _no_displacement(sheet: Sheet, at: int, term: Term) -> bool:
    """سياسة التهجير."""
    return at > 0 and sheet.forms[at].startswith(ARTICLE) and sheet.forms[at - 1] in _POLICY


def _is_facing(sheet: Sheet, at: int, term: Term) -> bool:
    """دعم الحكومة في مواجهة المتمردين, العبء الأكبر في مواجهة ذلك, خطوط المواجهة: against them, and no fight, where no word tells one and nobody was harmed in it."""
    lines = sheet.forms[at - 1] in _LINES  # تعزيزات إلى خطوط المواجهة
    if not lines and (term.form != "s" or _is_fought(sheet, at)):
        return False
    first = sheet.prose.start(at)
    fought = any(form.startswith(_FIGHTING) for form in sheet.forms[max(first, at - _NAME) : at])
    return not fought and sheet.near("harm", first, at + _CAME_OF_IT) < 0


def _is_fought(sheet: Sheet, at: int) -> bool:
    """مواجهة مسلحة, مواجهة بين X وY, اندلعت مواجهة: a word of fighting right before it or close behind."""
    return sheet.forms[at - 1].removeprefix(AND) in _BREAKS_OUT or not _OF_A_FIGHT.isdisjoint(sheet.forms[at + 1 : at + _TELLS_A_FIGHT])


def _is_saddam(sheet: Sheet, at: int, _: Term) -> bool:
    """عراق ما بعد صدام, حي صدام: the man, where no word tells a fight."""
    return sheet.forms[at] == _SADDAM and not _is_fought(sheet, at)


def _is_field(sheet: Sheet, at: int, term: Term) -> bool:
    """شهود من ساحة المعركة, تعزيزات إلى جبهات القتال: where there is a fight, and nobody told to have been harmed in it."""
    return sheet.forms[at - 1] in _LINES and sheet.near("harm", *sheet.prose.sentences[sheet.prose.sentence[at]]) < 0


def _is_change(sheet: Sheet, at: int, term: Term) -> bool:
    """أي تغير في خارطة السيطرة: change is written like the present of to raid, which stands beside aircraft or before a town (يغير على حماة)."""
    on_a_town = sheet.forms[at + 1] == ON and "place" in sheet.kinds[at + 2]
    return term.form == "present" and not on_a_town and not sheet.between("weapon", max(0, at - _BESIDE), at + _BESIDE)


def _announced(sheet: Sheet, at: int) -> bool:
    """أعلنت قوات X السيطرة على بلدة Y: right behind who tells it."""
    first = max(sheet.prose.start(at), at - _NAME)
    return any(sheet.stops[unit] == at for unit in sheet.between("actor", first, at))


def _is_state(sheet: Sheet, at: int, _: Term) -> bool:
    """تحت سيطرة X, مناطق سيطرة X: a state; but بعد سيطرة X على بلدة Y and أعلنت سيطرتها على Y tell how it came about."""
    told = at > 0 and (sheet.forms[at - 1] in _COMES_ABOUT or sheet.near("saying", max(sheet.prose.start(at), at - 4), at) >= 0)
    taken = any(form.removeprefix(AND) in _TAKES_HOLD for form in sheet.forms[max(sheet.prose.start(at), at - _TAKING) : at])
    told = told or taken or (sheet.pre[at] == AND and sheet.near("event", max(sheet.prose.start(at), at - 2 * _BESIDE), at) >= 0)  # تقدم المقاومة وسيطرتهم على الجبل
    if not told or (sheet.forms[at].startswith(ARTICLE) and not (taken or _announced(sheet, at))):
        return True
    on = next((unit for unit in range(at + 1, min(at + 7, sheet.prose.end(at))) if sheet.forms[unit] == ON), sheet.size)
    what = next((unit for unit in range(on + 1, min(on + 4, sheet.size)) if sheet.forms[unit] == IN), on + 4)  # السيطرة على الوباء في عدن
    return not (sheet.between("place", on + 1, what) or stands_on(sheet, on))  # السيطرة على مقر المسلحين


def _is_checkpoint(sheet: Sheet, at: int, _: Term) -> bool:
    """هجوم على كمين للجيش, استهدفوا كمينا, كمائن ثابتة ومتحركة: a checkpoint, and no ambush."""
    return not _STRUCK_AT.isdisjoint(sheet.forms[max(0, at - 2) : at]) or sheet.forms[at + 1] in _OF_POLICE


def _people_fell(sheet: Sheet, at: int, term: Term) -> bool:
    """سقطوا برصاص, سقطا بصاروخ: people fell, and nothing that was fired."""
    return term.row["type"] == "launch" and (sheet.forms[at].endswith(_MEN_FELL) or (sheet.pre[at + 1].endswith(BY) and "weapon" in sheet.kinds[at + 1]))


def _is_adverb(sheet: Sheet, at: int, _: Term) -> bool:
    """احتجاجا على: why something was done."""
    return sheet.forms[at] == _IN_PROTEST


def _back_from_a_raid(sheet: Sheet, at: int, term: Term) -> bool:
    """انسحبت القوة بعد تنفيذ العملية, شنت قوة هجوما قبل أن تنسحب: who raided a place and went away, without a word of a place that they left."""
    if term.key not in _WITHDRAWING:
        return False
    first, last = sheet.prose.sentences[sheet.prose.sentence[at]]
    left = any(sheet.forms[unit] == OF and sheet.term(unit + 1, "place") for unit in range(at + 1, min(at + 8, last - 1)))
    return not left and (sheet.forms[at - 2 : at] == _BEFORE_THAT or not _RAID.isdisjoint(sheet.forms[first:last]))


def _at_dawn(sheet: Sheet, at: int) -> bool:
    """قصفت الطائرات البلدة فجرا is a time of day; فجرا نفسيهما are two who blew themselves up."""
    if sheet.forms[at] == _AT_DAWN:
        return any(sheet.dated[unit] for unit in range(at + 1, min(at + 3, sheet.size)) if sheet.forms[at + 1] in _THIS or unit == at + 1)
    return sheet.forms[at] == _DAWN and _HIMSELF.isdisjoint(sheet.forms[at + 1 : at + 3])


def _of_a_thing(sheet: Sheet, at: int) -> bool:
    """توقيف الشاحنة, أوقفت القوات سيارة: a thing was stopped, and nobody taken."""
    for unit in range(at + 1, min(at + 4, sheet.size)):
        person = sheet.term(unit, "person")
        if person is not None and unit == at + 1 and person.row.get("status") == "fighter":
            continue  # أوقف مسلحون سيارة
        if person or sheet.forms[unit][0].isdecimal() or "number" in sheet.kinds[unit]:
            return False
        if sheet.phrase(unit, "thing"):
            return True
    return False


_OWN_LETTERS = rule_words("event_triggers.own_letters")
_SOME, _SOME_OF = rule_words("event_triggers.some"), rule_words("event_triggers.some_of")
_NEXT = 9  # units from قبل أن to a second verb behind it
_BEFORE_THAT = list(rule_forms("event_triggers.before_that"))
_OFFERED = rule_forms("event_triggers.offered")
_FIGHTING = rule_forms("event_triggers.fighting")
_BLOWING_UP = rule_words("event_types.blowing_up")
_WAS_FOUND = rule_forms("event_triggers.was_found")
_LINES = rule_words("event_triggers.lines")
_SAFE = rule_words("event_triggers.safe")
_SAFELY = 10  # units from blowing up to the word that tells it was found
_FIRING = 8  # units from a verb of firing over who fired to the missiles
_FIRED, _LAUNCHED = rule_forms("event_triggers.fired"), rule_forms("event_triggers.launched")
_GAINED_BY = 16  # units from a verb of gaining over who gained, with whose help, to the advance
_GAINING = 7  # units from a verb of gaining to the advance, and on to the place
_HOLDING = 6  # units from a verb of taking hold to the control over a place
_TAKING = 16  # and over the names and means of those who took it
_GAINS = rule_words("event_triggers.gains")
_CONTROL = rule_words("event_triggers.control")
_TALKS = rule_words("event_triggers.talks")
_TAKES_HOLD = rule_words("event_triggers.takes_hold")
_NO_HEAD = rule_words("event_triggers.no_headline")
_NO_PAST_BEHIND = rule_words("event_triggers.present_of_another")
_NAME = 6  # units from a verb of saying over the name of who speaks
_BESIDE = 7  # units around a word that two verbs share
_COMES_ABOUT = rule_words("event_triggers.comes_about")
_IN_PROTEST = rule_word("event_triggers.in_protest")
_READ_OTHERWISE: Mapping[str, Callable[[Sheet, int, Term], bool]] = {
    rule_word("event_triggers.raids"): _is_change,
    **dict.fromkeys(rule_forms("event_triggers.control"), _is_state),
    rule_word("event_triggers.protest"): _is_adverb,
    rule_word("event_triggers.facing"): _is_facing,
    rule_word("event_triggers.saddam"): _is_saddam,
    rule_word("event_triggers.ambush"): _is_checkpoint,
    **dict.fromkeys(rule_forms("event_triggers.battle"), _is_field),
    rule_word("event_triggers.fell"): _people_fell,
    rule_word("event_triggers.besieging"): is_besieged,
}
_WITHDRAWING = rule_words("event_triggers.withdrawing")
_MEN_FELL = rule_word("event_triggers.men_fell")
_STRUCK_AT, _OF_POLICE = rule_words("event_triggers.struck_at"), rule_words("event_triggers.of_police")
_BREAKS_OUT, _SADDAM = rule_words("event_triggers.breaks_out"), rule_word("event_triggers.saddam")
_OF_A_FIGHT = rule_words("event_triggers.of_a_fight") | _BREAKS_OUT
_TELLS_A_FIGHT, _CAME_OF_IT = 5, 6  # units from مواجهة to the word of a fight behind it, and to those harmed in it
_RAID = rule_words("event_triggers.raid")
_DAWN = rule_word("event_triggers.dawn")
_AT_DAWN, _THIS = rule_word("event_types.blew_up"), rule_words("event_triggers.this")
_HIMSELF = rule_words("himself")
_BOOTY = rule_words("event_triggers.booty")
_ONWARD = rule_words("event_triggers.onward")
_OUT_OF = rule_words("event_triggers.out_of")
_FOILED = rule_words("event_triggers.foiled")


def _rank(term: Term) -> int:
    return (term.row["type"] != "attack") * 2 + (term.form in ("phrase", "s", "p"))


_CLITIC_PREPOSITIONS = rule_words("clitic_prepositions")
_TOWARDS = rule_words("event_triggers.towards")
_BODIES = rule_words("event_triggers.bodies")
_STOPPING = rule_words("event_triggers.stopping")
_POLICY = rule_words("event_triggers.policy")
_KILLED = rule_word("event_triggers.killed")
_ADVANCED = rule_word("event_triggers.advanced")
_UNDERTAKEN = rule_words("event_triggers.undertaken")


_IDLE: dict[str, Callable[[Sheet, int, Term], bool]] = {
    "suicide_attack": _no_bomber,
    "missile_strike": _no_missile,
    "advance": _no_advance,
    "explosion": _no_explosion,
    "detention": _no_detention,
    "territorial_change": _no_change,
    "evacuation": _no_evacuation,
    "displacement": _no_displacement,
}
