"""Conditions on what is said: a charge, a pledge, a deed that goes on."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from marsad.attribution.telling import Telling
from marsad.attribution.units import deverbal, refuses_charge, refuses_comment, responsibility
from marsad.grammar.speaker_words import speaker_words, stands_at
from marsad.grammar.statement import SPEECH
from marsad.text.rule_words import BY, COMMAS, TO, rule_words

_DOCUMENTS, _DETAILS = rule_words("telling_signs.documents"), rule_words("telling_signs.details")
_NEAR = 24  # units between the noun of a paper and what it asks


def _saying_behind(telling: Telling) -> bool:
    """ومضى X قائلا, ذهب إلى القول."""
    return any(form in speaker_words("goes_on_by") for form in telling.sheet.forms[telling.first : telling.opening.content])


def _that_of_another(telling: Telling) -> bool:
    """العملية التي يصفها ضباط بالصعبة، يبدو أنها …: whoever describes something leads to بأن, and not to أن."""
    sheet, content = telling.sheet, telling.opening.content
    return telling.opening.row == "that" and not sheet.forms[content - 1].startswith(BY)


def _led_by_that(telling: Telling) -> bool:
    """ذهب التقرير إلى أن …; not ذهب إلى المشفى ليرى أن."""
    return telling.sheet.forms[telling.opening.subject_end] == TO


def _opens_sentence(telling: Telling) -> bool:
    return telling.at - telling.sheet.prose.start(telling.at) <= 1


def _of_a_document(telling: Telling) -> bool:
    """مشروع قرار قدمته الدولة يدعو إلى …, ويدين …: what the paper of this sentence asks, not who spoke in the one before."""
    sheet, at, last = telling.sheet, telling.at, telling.last
    start = sheet.prose.start(at)
    told_here = last is not None and last.content[1] > start
    return not told_here and any(form in _DOCUMENTS for form in sheet.forms[max(start, at - _NEAR) : at])


def _no_accusation(telling: Telling) -> bool:
    """وجّه الوزير بإطلاق مخصصات, ألقى الجيش براميل: he orders it or does it, and accuses nobody."""
    return telling.opening.row not in ("charge", "responsibility.thrown")


def _no_charge(telling: Telling) -> bool:
    """حملت السيارة ثلاثة جرحى: no word of responsibility."""
    return telling.act == "assert"


def _denies(telling: Telling) -> bool:
    return telling.act == "deny"


def _a_charge(telling: Telling) -> bool:
    """رفض الاتهامات, but not رفض الهدنة."""
    return refuses_charge(telling.sheet, telling.content)


def _of_no_comment(telling: Telling) -> bool:
    """امتنع الجيش عن قصف البلدة: what he refrains from is no comment; عن إضافة تفاصيل."""
    sheet, content = telling.sheet, telling.content
    return not refuses_comment(sheet, content) and _DETAILS.isdisjoint(sheet.forms[content : content + 4])


def _taken_back(telling: Telling) -> bool:
    """تراجعت عن إعلانها, but not تراجع الجيش عن مواقعه."""
    return stands_at("taken_back", telling.sheet.scan.words, telling.content)


def _pledge(telling: Telling) -> bool:
    """أعلنت الجماعة ولاءها للتنظيم: whose she is, nothing that happened."""
    return stands_at("pledge", telling.sheet.forms, telling.content)


def _deed(telling: Telling) -> bool:
    """جددت القوات قصفها: the deed goes on, nothing is said."""
    return telling.opening.row not in SPEECH and telling.sheet.term(telling.content, "event") is not None


def _attack(telling: Telling) -> bool:
    """تبنى التنظيم التفجير: one who may attack, or a deed."""
    sheet = telling.sheet
    deed = any(deverbal(sheet, unit) or sheet.forms[unit] in speaker_words("operation") for unit in range(telling.content, telling.content + 4) if unit < sheet.size)
    return deed or any(speaker.voice.kind == "armed_group" for speaker in telling.speakers)


def _of_what_is_told(telling: Telling) -> bool:
    """قال إن الخلية التي أعلنت الوزارة تفكيكها …: a noun, and no clause, behind a verb in a relative clause of what another voice says; it describes what he speaks of."""
    sheet, at, last = telling.sheet, telling.at, telling.last
    inside = last is not None and last.cue[1] < at < last.content[1]
    noun = telling.opening.row not in _CLAUSES and not responsibility(sheet, telling.opening.content)
    return inside and noun and ((sheet.forms[at - 1] in speaker_words("who") and sheet.forms[at - 2] not in COMMAS) or _describes_a_bare_noun(telling))


def _describes_a_bare_noun(telling: Telling) -> bool:
    """شبانا | وثقت المنظمة أسماءهم: behind a noun that is no speaker, and the noun behind the verb takes it up by its pronoun."""
    sheet, before = telling.sheet, telling.at - 1
    bare = not sheet.pre[telling.at] and sheet.forms[before].isalpha() and sheet.kinds[before].isdisjoint(_NO_NOUNS)
    return bare and telling.opening.row == "own"


_CLAUSES = SPEECH | {"saying_so"}
_NO_NOUNS = frozenset({"clause", "contrast"})


def _in_paper(telling: Telling) -> bool:
    return telling.in_paper


CONTENT_SIGNS: Mapping[str, Callable[[Telling], object]] = {
    "saying_behind": _saying_behind,
    "that_of_another": _that_of_another,
    "led_by_that": _led_by_that,
    "opens_sentence": _opens_sentence,
    "of_a_document": _of_a_document,
    "no_charge": _no_charge,
    "no_accusation": _no_accusation,
    "denies": _denies,
    "a_charge": _a_charge,
    "of_no_comment": _of_no_comment,
    "taken_back": _taken_back,
    "pledge": _pledge,
    "deed": _deed,
    "attack": _attack,
    "in_paper": _in_paper,
    "of_what_is_told": _of_what_is_told,
}
