"""Words that tell an event: their type, and whether it happened, goes on, is planned or did not happen."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from marsad.grammar.event_found import EventAt
from marsad.grammar.figurative import Figurative
from marsad.grammar.modality import Modality
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import Term
from marsad.text.rule_words import ABOUT, AND, ARTICLE, BY, OF, ON, rule_forms, rule_word, rule_words


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
    if sheet.dated[at] or _idle(sheet, at, chosen) or figurative.row(at, chosen):
        return None
    form = sheet.forms[at]
    if sheet.suf[at] and chosen.form == "past" and chosen.row["type"] in ("advance", "evacuation"):
        return None
    if chosen.form == "past" and sheet.pre[at] in _CLITIC_PREPOSITIONS:
        if not any(t.kind == "event" and t.form in ("masdar", "s", "p") for t in sheet.terms[at]):
            return None
    stop = sheet.stops[at]
    definite = form.startswith(ARTICLE) or bool(sheet.suf[at])
    status, modal = modality.of_event(at, chosen.row["type"], definite=definite)
    if chosen.form == "present" and status == "happened":
        status = "ongoing"
    return EventAt(at, stop, chosen.row["type"], status, definite, chosen, modal=modal)


def _idle(sheet: Sheet, at: int, term: Term) -> bool:
    """Words of events that tell none: سيطر as a state, التقدم without those who advance, مصادر إطلاق النار, هجوم in a name."""
    before = sheet.forms[at - 1] if at else ""
    kind = term.row["type"]
    if kind == "advance" and term.form == "past" and term.key == _ADVANCED:  # تقدمت المنظمة بتحذير
        behind = range(at + 1, min(at + 4, sheet.size))
        moves = any(sheet.term(unit, "actor") or sheet.term(unit, "source") or sheet.term(unit, "person") or sheet.forms[unit] in _ONWARD for unit in behind)
        return not moves or any(sheet.pre[unit].endswith(BY) for unit in behind)
    if kind == "advance" and term.form in ("masdar", "s") and term.key == _ADVANCED:
        return not any(
            sheet.term(unit, "actor") or sheet.term(unit, "source") or sheet.forms[unit] in _TOWARDS for unit in range(at + 1, min(at + 3, sheet.size))
        )
    if term.key in _READ_OTHERWISE and _READ_OTHERWISE[term.key](sheet, at, term):
        return True
    if kind == "explosion" and (before in _FOILED or _at_dawn(sheet, at)):
        return True  # تفكيك عبوة ناسفة, تدمير سيارة مفخخة: nothing exploded
    if kind == "detention" and term.key in _STOPPING and _of_a_thing(sheet, at):
        return True
    if kind == "territorial_change" and any(sheet.forms[unit] == ON and sheet.forms[unit + 1] in _BOOTY for unit in range(at + 1, min(at + 5, sheet.size - 1))):
        return True  # استولوا على شاحنتين: no place changed hands
    if kind == "territorial_change" and (_held(sheet, at, term) or _back_from_a_raid(sheet, at, term)):
        return True
    if kind == "talks":
        return False
    if kind == "evacuation" and any(sheet.forms[unit] == ABOUT and sheet.forms[unit + 1] in _OUT_OF for unit in range(at + 1, min(at + 5, sheet.size - 1))):
        return True  # خروج المستشفى عن الخدمة
    return kind == "displacement" and sheet.forms[at].startswith(ARTICLE) and before in _POLICY


def _is_change(sheet: Sheet, at: int, term: Term) -> bool:
    """أي تغير في خارطة السيطرة: change is written like the present of to raid, which stands beside aircraft."""
    return term.form == "present" and not sheet.between("weapon", max(0, at - _BESIDE), at + _BESIDE)


def _is_state(sheet: Sheet, at: int, _: Term) -> bool:
    """تحت سيطرة X, مناطق سيطرة X: a state; but بعد سيطرة X على بلدة Y and أعلنت سيطرتها على Y tell how it came about."""
    told = at > 0 and (sheet.forms[at - 1] in _COMES_ABOUT or sheet.near("saying", max(sheet.prose.start(at), at - 4), at) >= 0)
    told = told or (sheet.pre[at] == AND and sheet.near("event", max(sheet.prose.start(at), at - 2 * _BESIDE), at) >= 0)  # تقدم المقاومة وسيطرتهم على الجبل
    if sheet.forms[at].startswith(ARTICLE) or not told:
        return True
    on = next((unit for unit in range(at + 1, min(at + 7, sheet.prose.end(at))) if sheet.forms[unit] == ON), sheet.size)
    return not sheet.between("place", on + 1, on + 4)


def _is_adverb(sheet: Sheet, at: int, _: Term) -> bool:
    """احتجاجا على: why something was done."""
    return sheet.forms[at] == _IN_PROTEST


def _held(sheet: Sheet, at: int, term: Term) -> bool:
    """الواقعة تحت سيطرتهم: the noun with its pronoun, which is a state."""
    return term.key == _HOLD and bool(sheet.suf[at]) and sheet.stops[at] == at + 1


def _back_from_a_raid(sheet: Sheet, at: int, term: Term) -> bool:
    """انسحبت القوة بعد تنفيذ العملية: who raided a place and went away, without a word of a place that they left."""
    if term.key not in _WITHDRAWING:
        return False
    first, last = sheet.prose.sentences[sheet.prose.sentence[at]]
    left = any(sheet.forms[unit] == OF and sheet.term(unit + 1, "place") for unit in range(at + 1, min(at + 8, last - 1)))
    return not left and not _RAID.isdisjoint(sheet.forms[first:last])


def _at_dawn(sheet: Sheet, at: int) -> bool:
    """قصفت الطائرات البلدة فجرا is a time of day; فجرا نفسيهما are two who blew themselves up."""
    return sheet.forms[at] == _DAWN and _HIMSELF.isdisjoint(sheet.forms[at + 1 : at + 3])


def _of_a_thing(sheet: Sheet, at: int) -> bool:
    """توقيف الشاحنة, أوقفت القوات سيارة: a thing was stopped, and nobody taken."""
    for unit in range(at + 1, min(at + 4, sheet.size)):
        if sheet.term(unit, "person") or sheet.forms[unit][0].isdecimal() or "number" in sheet.kinds[unit]:
            return False
        if sheet.phrase(unit, "thing"):
            return True
    return False


_HOLD = rule_word("event_triggers.hold")
_BESIDE = 7  # units around a word that two verbs share
_COMES_ABOUT = rule_words("event_triggers.comes_about")
_IN_PROTEST = rule_word("event_triggers.in_protest")
_READ_OTHERWISE: Mapping[str, Callable[[Sheet, int, Term], bool]] = {
    rule_word("event_triggers.raids"): _is_change,
    **dict.fromkeys(rule_forms("event_triggers.control"), _is_state),
    rule_word("event_triggers.protest"): _is_adverb,
}
_WITHDRAWING = rule_words("event_triggers.withdrawing")
_RAID = rule_words("event_triggers.raid")
_DAWN = rule_word("event_triggers.dawn")
_HIMSELF = rule_words("himself")
_BOOTY = rule_words("event_triggers.booty")
_ONWARD = rule_words("event_triggers.onward")
_OUT_OF = rule_words("event_triggers.out_of")
_FOILED = rule_words("event_triggers.foiled")


def _rank(term: Term) -> int:
    return (term.row["type"] != "attack") * 2 + (term.form in ("phrase", "s", "p"))


_CLITIC_PREPOSITIONS = rule_words("clitic_prepositions")
_TOWARDS = rule_words("event_triggers.towards")
_STOPPING = rule_words("event_triggers.stopping")
_POLICY = rule_words("event_triggers.policy")
_KILLED = rule_word("event_triggers.killed")
_ADVANCED = rule_word("event_triggers.advanced")
