"""Conditions on a noun behind a verb of saying: whether what is said begins with it."""

from __future__ import annotations

import re
from collections.abc import Mapping

from marsad.attribution.complement_signs.look import Condition, Look
from marsad.attribution.units import deverbal, responsibility
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words, stands_at
from marsad.syntax.tokens import PREPOSITION
from marsad.text.rule_words import ALEF, AND, ARTICLE, COMMAS, EVERY, OF, THEY, THEY_TWO, rule_words

_ITS = rule_words("their_own")
_THESE = rule_words("these")


def _comment(look: Look, at: int) -> bool:
    """رفض المتحدث الإدلاء بتعليق, رفضت الربط بين X وY."""
    sheet = look.sheet
    return stands_at("comment", sheet.scan.words, at) or (sheet.forms[at].startswith("ال") and stands_at("refused_link", sheet.scan.words, at))


def _each_of(look: Look, at: int) -> bool:
    """دانت كل من مصر والأردن الهجوم: all who speak, and not what is condemned."""
    return look.sheet.forms[at] == EVERY and look.sheet.forms[at + 1] == OF


def _definite(look: Look, at: int) -> bool:
    return look.sheet.forms[at].startswith("ال")


def _unknown(look: Look, at: int) -> bool:
    return not look.sheet.terms[at]


def _known_speaker(look: Look, at: int) -> bool:
    """A body or a noun for a speaker stands right behind the verb."""
    sheet = look.sheet
    return any(sheet.term(unit, "source") or sheet.term(unit, "actor") for unit in range(look.first, min(look.first + 2, at)))


def _one_of_its_own(look: Look, at: int) -> bool:
    """نعت الكتائب | قائدها سالم الدالي: a man of the speaker's, with its pronoun, and no second word of an office."""
    sheet = look.sheet
    return sheet.suf[at] in _ITS and sheet.forms[at] not in speaker_words("in_their_name") and not look.tokens.flags[at - 1] & PREPOSITION and not sheet.phrase(at - 2, "quoting") and not _annexed(look, at)


def _in_case(look: Look, at: int) -> bool:
    """كشف الجيش كمينا: an indefinite object, which is found and not told."""
    return look.sheet.forms[at].endswith(ALEF)


def _later(look: Look, at: int) -> bool:
    return at > look.first


def _happening(look: Look, at: int) -> bool:
    """مقتل, قصف, سقوط: a noun of happening."""
    return deverbal(look.sheet, at)


def _of_an_office(look: Look, at: int) -> bool:
    """اعتبر وزير | النقل …, قالت وزارة | الهجرة …: the matter of an office, right behind it."""
    sheet, before = look.sheet, at - 1
    return sheet.forms[before] in _OFFICES and sheet.forms[at].startswith(ARTICLE)


def _annexed(look: Look, at: int) -> bool:
    """كشف قائد | معركة الساحل, قائد معركة | تحرير الساحل: right behind the bare noun of an office or a deed, which it may belong to."""
    if deverbal(look.sheet, at - 1) and not look.sheet.forms[at - 1].startswith(ARTICLE):
        return True
    source = look.sheet.term(at - 1, "source") if at - 1 == look.first else None
    return source is not None and source.form != "p" and not look.sheet.forms[at - 1].startswith(ARTICLE)


_OFFICES = rule_words("complements.offices")


def _of_a_frame(look: Look, at: int) -> bool:
    """في ختام | محادثات اللجنة, في نهاية عملية | التمشيط: when or on what ground it was said."""
    forms = look.sheet.forms
    heads = (at - 1,) if forms[at - 1].startswith(ARTICLE) else (at - 1, at - 2)
    return any(forms[head] in _FRAMES and look.tokens.flags[head - 1] & PREPOSITION for head in heads)


_FRAMES = rule_words("complements.frames")


def _named(look: Look, at: int) -> bool:
    return look.sheet.term(at, "actor") is not None


def _responsibility(look: Look, at: int) -> bool:
    """حمّل X Y المسؤولية."""
    return responsibility(look.sheet, at)


def its_own(sheet: Sheet, at: int) -> bool:
    """أكدت مصادر دخولها الحي, أعلنت الحركة رفضها: what the speaker says of itself, by a noun with its pronoun."""
    form = sheet.forms[at]
    own = sheet.suf[at] in _ITS or (not sheet.terms[at] and (len(form) > 4 or form in speaker_words("felt")) and (form.endswith(("ها", THEY, THEY_TWO)) or _ends_in_ha(sheet, at)))
    if not own or form in speaker_words("in_their_name") or form in speaker_words("in_it"):
        return False  # المتحدث باسمها, أعلن خلاله
    article = form.startswith("ال") and not form.startswith(tuple(speaker_words("no_article")))
    return not article and sheet.term(at, "source") is None and sheet.term(at, "person") is None


def _ends_in_ha(sheet: Sheet, at: int) -> bool:
    """وقوفه: his, where the letters of the text tell it from ة."""
    start, end = sheet.span(at, at + 1)
    return sheet.text[start:end].rstrip("\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652").endswith("ه")


def _its_own(look: Look, at: int) -> bool:
    """Behind no preposition: نشر على صفحته."""
    return its_own(look.sheet, at) and not look.tokens.flags[at - 1] & PREPOSITION


def _behind_comma(look: Look, at: int) -> bool:
    return look.sheet.forms[at - 1] in COMMAS


def _joined(look: Look, at: int) -> bool:
    """، وأمهلتها: a word that no table knows, and و before it."""
    return look.sheet.forms[at].startswith(AND)


def _noun_phrase(look: Look, at: int) -> bool:
    """What is denied or condemned may be any noun; behind an indefinite speaker only a definite one is not its adjective."""
    sheet, form = look.sheet, look.sheet.forms[at]
    if _belongs_before(look, at):
        return False
    definite = sheet.forms[look.first].startswith("ال") or sheet.term(look.first, "actor") is not None or look.ends_speaker(at)
    return form.isalpha() and form not in speaker_words("name_adjective") and not sheet.dated[at] and not sheet.phrase(at, "manner") and not look.tokens.flags[at] & PREPOSITION and (definite or form.startswith("ال") or deverbal(sheet, at))


def _belongs_before(look: Look, at: int) -> bool:
    """المتحدث | باسمها, وزير | خارجيتها, الحركة | وجناحها: a word of the speaker's own, by its pronoun or its و."""
    sheet, form = look.sheet, look.sheet.forms[at]
    joined = form.startswith(AND) and not sheet.terms[at] and sheet.suf[at] == "" and form.endswith(_ITS_OWN)
    return form in speaker_words("in_their_name") or joined or (form.endswith(_ITS_OWN) and _annexed(look, at))


_ITS_OWN = tuple(one for one in _ITS if len(one) > 1)  # ه is ة too


def _shape_of_doing(look: Look, at: int) -> bool:
    """تحويل الجرحى, انضمام الفصيل: by its shape a noun of doing, and no name."""
    form = look.sheet.forms[at]
    return _NOUN_OF_DOING.fullmatch(form) is not None and form not in _WINGS


_WINGS = rule_words("objects.wings")  # سرايا القدس، الذراع العسكرية لـX
_NOUN_OF_DOING = re.compile("ت\\w{2}ي[^ه\\W](?:ه|ها|هم)?|ا\\w{2,4}ا\\w")


def _announced(look: Look, at: int) -> bool:
    """أعلن المجلس حالة الطوارئ."""
    return stands_at("announced", look.sheet.scan.words, at)


def _names_group(look: Look, at: int) -> bool:
    """تبنى تنظيم «داعش» التفجير, تبنى تنظيم محلي الهجوم: here تنظيم is who, not what."""
    sheet = look.sheet
    if sheet.term(at, "source") is None:
        return False
    deed = any(sheet.forms[unit].startswith("ال") and deverbal(sheet, unit) for unit in range(at + 1, min(at + 4, sheet.size)))
    return deed or sheet.forms[at].startswith("ال") or at + 1 in sheet.prose.closes


def _pointed_at(look: Look, at: int) -> bool:
    """تنفي الخرطوم هذه الاتهامات: هذه with its noun, behind no preposition, belongs to no name."""
    sheet = look.sheet
    return sheet.forms[at] in _THESE and not sheet.dated[at] and not look.tokens.flags[at - 1] & PREPOSITION


def _place(look: Look, at: int) -> bool:
    return "place" in look.sheet.kinds[at]


def _accusative(look: Look, at: int) -> bool:
    """أضرارا: an indefinite object shows its case; adverbs (رسميا, أيضا) show it too."""
    sheet = look.sheet
    start, end = sheet.span(at, at + 1)
    return "\u064b" in sheet.text[start:end] and len(sheet.forms[at]) > 4


def _noun_of_saying(look: Look, at: int) -> bool:
    """أكدت المنظمة رصد 61 حادثة."""
    sheet = look.sheet
    return any(term.kind == "saying" and term.form == "masdar" for term in sheet.terms[at]) and not sheet.forms[at].startswith("ال")


def _tells(look: Look, at: int) -> bool:
    """وأوضح X هاتفيا من Y، قتل 29 …: a verb of harm right behind a comma, where no إن was written, begins what is said."""
    sheet, told = look.sheet, at + 1
    if told >= look.end or sheet.pre[told] or any(sheet.phrase(unit, "complement") or sheet.forms[unit] == ":" for unit in range(told, look.end)):
        return False
    return any(term.kind == "harm" and term.form == "past" for term in sheet.terms[told])


def _came_out(look: Look, at: int) -> bool:
    """في بيان نُشر الأربعاء, في شريط مصور بث أمس: when it came out."""
    return look.sheet.forms[at] in speaker_words("came_out") and not speaker_words("paper_before").isdisjoint(look.sheet.forms[at - 2 : at])


OBJECT_SIGNS: Mapping[str, Condition] = {
    "came_out": _came_out,
    "comment": _comment,
    "definite": _definite,
    "each_of": _each_of,
    "unknown": _unknown,
    "known_speaker": _known_speaker,
    "one_of_its_own": _one_of_its_own,
    "in_case": _in_case,
    "later": _later,
    "happening": _happening,
    "named": _named,
    "of_an_office": _of_an_office,
    "of_a_frame": _of_a_frame,
    "annexed": _annexed,
    "responsibility": _responsibility,
    "its_own": _its_own,
    "behind_comma": _behind_comma,
    "joined": _joined,
    "noun_phrase": _noun_phrase,
    "shape_of_doing": _shape_of_doing,
    "announced": _announced,
    "names_group": _names_group,
    "pointed_at": _pointed_at,
    "place": _place,
    "accusative": _accusative,
    "noun_of_saying": _noun_of_saying,
    "tells": _tells,
}
