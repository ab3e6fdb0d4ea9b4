"""Conditions on the verb itself and the word before it: a noun, a passive, a name, not yet said."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from marsad.attribution.agreement import told_of_by
from marsad.attribution.telling import Telling
from marsad.attribution.units import deverbal, inside_quotation
from marsad.grammar.speaker_words import speaker_words, stands_at
from marsad.syntax.tokens import tokens_of
from marsad.text.rule_words import ABOUT, AFTER, AND, BY, COMMAS, OF, THAT, rule_forms, rule_word, rule_words

_THEY = rule_forms("subject_in_front.they_say")
_BLAMES = rule_words("telling_signs.blames")
DAMMA = "\u064f"


def _bare(telling: Telling) -> bool:
    """No و or ف stands before the verb."""
    return telling.sheet.pre[telling.at] == ""


def _not_yet(telling: Telling) -> bool:
    """لم يؤكد, من دون أن تؤكد, قبل أن يعلن: a verb of saying that says nothing (yet)."""
    sheet, before = telling.sheet, telling.at - 1
    if before < 0 or sheet.pre[telling.at]:
        return False
    if sheet.forms[before] == THAT and before and sheet.forms[before - 1] in speaker_words("without"):
        return True
    if sheet.forms[before] == THAT and sheet.forms[before - 1] == AFTER and _somebody_behind(telling):
        return False
    return sheet.forms[before] in speaker_words("not_said") and not sheet.phrase(before, "complement")


def _somebody_behind(telling: Telling) -> bool:
    """بعد أن | أعلنت الوزارة مقتل خمسة: a verb in the past with its subject right behind it."""
    sheet, behind = telling.sheet, telling.sheet.stops[telling.at]
    told = telling.saying.form == "past" and telling.saying.key not in _BLAMES and not sheet.suf[telling.at]
    return told and behind < sheet.size and not sheet.pre[behind] and (sheet.term(behind, "source") is not None or sheet.term(behind, "actor") is not None)


def _behind_noun(telling: Telling) -> bool:
    """اختطاف طالب, أبي طالب: the second word of a noun phrase."""
    sheet, before = telling.sheet, telling.at - 1
    return telling.form in speaker_words("noun_or_verb") and before >= 0 and (deverbal(sheet, before) or sheet.forms[before] in speaker_words("before_noun_or_verb"))


def _in_quotation(telling: Telling) -> bool:
    """Inside the long quotation that the last voice is speaking."""
    return telling.last is not None and inside_quotation(telling.sheet, telling.at, telling.last)


def _they_say_in_it(telling: Telling) -> bool:
    """وقالت الوزارة إن «هؤلاء الموقوفين | اعترفوا بـ…»: people at the head of the quotation, and theirs is its first verb."""
    sheet, at, last = telling.sheet, telling.at, telling.last
    told = told_of_by(sheet, at, last) if last is not None and telling.form.endswith(_THEY) and telling.is_one_of("passed_on") else None
    return told is not None and not any(tokens_of(sheet).is_verb(unit) for unit in range(told.last, at))


def _noun_by_preposition(telling: Telling) -> bool:
    """برصد حركة الطيران, شدد على رفض التهجير, بعد يوم من توعد الوزير: behind a preposition a noun."""
    sheet, at = telling.sheet, telling.at
    after_hours = sheet.forms[at - 1] == OF and sheet.forms[at - 2] in speaker_words("hours_of")
    return after_hours or sheet.pre[at].endswith(("ب", "ل", "ك")) or (at > 0 and sheet.forms[at - 1] in speaker_words("before_noun"))


def _letters(telling: Telling) -> str:
    start, end = telling.sheet.span(telling.at, telling.at + 1)
    return telling.sheet.text[start:end]


def _passive(telling: Telling) -> bool:
    """اتُّهمت القوات, عُرض الملف: the letters show a passive; واتهم بقتله: so does a charge with nobody behind the verb."""
    sheet, charge, past = telling.sheet, telling.saying.row["act"] == "accuse", telling.saying.form == "past"
    if {"t", "b"}.issubset(telling.governs) and not sheet.suf[telling.at] and sheet.pre[sheet.stops[telling.at]] == BY:
        return charge
    if DAMMA not in sheet.text or not (charge or past):
        return False
    letters = _letters(telling)
    return (charge and DAMMA in letters[:4]) or (past and letters[1:2] == DAMMA)


def _name(telling: Telling) -> bool:
    """مازن عزت الديري, قال عزت الديري إن: a verb that is also a name, inside a name or right behind a verb of saying."""
    sheet, before = telling.sheet, telling.at - 1
    if not sheet.phrase(telling.at, "also_name") or sheet.pre[telling.at]:
        return False
    return sheet.forms[before].isalpha() and (not sheet.terms[before] or sheet.term(before, "saying") is not None)


def _read_otherwise(telling: Telling) -> bool:
    """تعرّض لهجوم, تبيّن له أن: not تَعرِض, not تُبيّن."""
    return telling.form.startswith(tuple(speaker_words("read_otherwise")))


def _has_pronoun(telling: Telling) -> bool:
    return telling.sheet.suf[telling.at] != ""


def _takes_person(telling: Telling) -> bool:
    """أبلغتنا, أخبرهم: whom it is told."""
    return telling.is_one_of("tells_persons")


def _language(telling: Telling) -> bool:
    """يتكلمون اللغة التركية: what language somebody speaks."""
    return telling.sheet.forms[telling.at + 1] in speaker_words("language")


def _attention(telling: Telling) -> bool:
    """لفت انتباه المراقبين."""
    return telling.sheet.forms[telling.at + 1] in speaker_words("attention")


def _harm_behind(telling: Telling) -> bool:
    """غارات توقع قتلى: people harmed stand right behind the verb, and nobody who expects it."""
    sheet, behind = telling.sheet, telling.sheet.stops[telling.at]
    return "harm" in sheet.kinds[behind]


def _deed_behind(telling: Telling) -> bool:
    """استهدفت البلدة عبر قصف مدفعي: the deed or weapon right behind it is by what something was done, and nobody who speaks."""
    sheet, behind = telling.sheet, telling.sheet.stops[telling.at]
    return behind < sheet.size and not sheet.kinds[behind].isdisjoint(_MEANS) and sheet.kinds[behind].isdisjoint(_SPEAKERS)


_MEANS, _SPEAKERS = frozenset({"event", "weapon"}), frozenset({"actor", "source"})


def _danger_behind(telling: Telling) -> bool:
    """يهدد الأمن والاستقرار: what a danger threatens stands right behind the verb."""
    return stands_at("threatened", telling.sheet.scan.words, telling.sheet.stops[telling.at])


def _news_of_him(telling: Telling) -> bool:
    """الذي أعلن عن مقتله, نقل إلى المستشفى وأعلن عن وفاته: what befell whoever stands before is announced, and he announces nothing."""
    sheet, at = telling.sheet, telling.at
    behind = at + 2
    if behind >= sheet.size or sheet.forms[at + 1] != ABOUT or sheet.suf[behind] == "":
        return False
    return sheet.forms[at - 1] in speaker_words("who") or "harm" in sheet.kinds[behind]


def _his_own_words(telling: Telling) -> bool:
    """قال إنه أبلغ الوزارة أن …, وإنها "التزمت بـ": told of himself, inside what he says."""
    last, sheet = telling.last, telling.sheet
    before = telling.at - 1 - (telling.at - 1 in sheet.prose.closes)
    inside = last is not None and not last.after and (last.content[0] == telling.at or (sheet.pre[before] == AND and last.content[0] < before < last.content[1]))
    return inside and sheet.forms[before] in speaker_words("himself")


def _thing(telling: Telling) -> bool:
    """مذكرة توقيف بحق X: spelled like a participle of saying."""
    return stands_at("thing", telling.sheet.forms, telling.at)


def _they(telling: Telling) -> bool:
    """طالبوا, قالوا, يتهمون: no noun behind such a verb is its subject."""
    return telling.form.endswith(_THEY)


def _we(telling: Telling) -> bool:
    """نطالب: we, and whoever stands behind it is asked."""
    return telling.form.startswith("ن")


def _how_old(telling: Telling) -> bool:
    """يبلغ 11 عاما, يبلغ من العمر, يبلغ عددهم: how old or how many somebody is."""
    sheet, behind = telling.sheet, min(telling.at + 1, telling.sheet.size - 1)
    form = sheet.forms[behind]
    return form[0].isdecimal() or "number" in sheet.kinds[behind] or form in speaker_words("how_much")


def _not_yet_said(telling: Telling) -> bool:
    """سيطلب, ستعلن: what somebody will say, and has not said."""
    return telling.sheet.pre[telling.at].endswith(_WILL)


_WILL = rule_word("verb.will")


def _impersonal(telling: Telling) -> bool:
    """ويعتقد أن …, الذي يُرجّح أن …: who believes it is not told."""
    return telling.form.startswith("ي")


def _of_who_stands_before(telling: Telling) -> bool:
    """القائد الذي يزعم أنه مسؤول; not السكان الذين يزعمون أن."""
    return telling.sheet.forms[telling.at - 1] in speaker_words("who") and not telling.form.endswith("ون")


def _of_her(telling: Telling) -> bool:
    return telling.form.endswith("ت")


def _behind_comma(telling: Telling) -> bool:
    return telling.sheet.forms[telling.at - 1] in COMMAS


def _inside_clause(telling: Telling) -> bool:
    """قالت إن المدير وقع مذكرة، تلتزم فيها …: in the clause that the last voice says."""
    last = telling.last
    return last is not None and last.content[0] < telling.at < last.content[1]


VERB_SIGNS: Mapping[str, Callable[[Telling], object]] = {
    "bare": _bare,
    "not_yet": _not_yet,
    "behind_noun": _behind_noun,
    "in_quotation": _in_quotation,
    "they_say_in_it": _they_say_in_it,
    "noun_by_preposition": _noun_by_preposition,
    "passive": _passive,
    "name": _name,
    "read_otherwise": _read_otherwise,
    "has_pronoun": _has_pronoun,
    "takes_person": _takes_person,
    "attention": _attention,
    "language": _language,
    "harm_behind": _harm_behind,
    "deed_behind": _deed_behind,
    "danger_behind": _danger_behind,
    "news_of_him": _news_of_him,
    "his_own_words": _his_own_words,
    "thing": _thing,
    "they": _they,
    "we": _we,
    "impersonal": _impersonal,
    "not_yet_said": _not_yet_said,
    "how_old": _how_old,
    "of_who_stands_before": _of_who_stands_before,
    "of_her": _of_her,
    "behind_comma": _behind_comma,
    "inside_clause": _inside_clause,
}
