"""Small questions about the units of a report that all kinds of statements ask."""

from __future__ import annotations

from marsad.grammar.cut_names import given_names
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words, stands_at
from marsad.grammar.statement import Statement
from marsad.lexicon.terms import VERB_FORMS
from marsad.text.fold import fold_word
from marsad.text.rule_words import ABOUT, ALEF, AND, ARTICLE, BY, COMMAS, FOR, TO, rule_words

_THEY = ("وا", "ون")
_WHAT = rule_words("verbs.what")
_HAPPENINGS = frozenset({"masdar", "s", "p", "phrase"})


def deverbal(sheet: Sheet, at: int) -> bool:
    """A noun of happening: مقتل، إصابة، غارات، سقوط، تدمير …"""
    for term in sheet.terms[at]:
        if (term.kind == "harm" and term.form == "masdar") or (term.kind == "phrase" and term.key == "deverbal"):
            return True
        if term.kind == "event" and (term.form in _HAPPENINGS or (term.form == "past" and len(sheet.forms[at]) == 4 and sheet.forms[at][3] == ALEF)):
            return True  # قصفا: of two who shelled it is hardly ever said
    return False


def harm_goes_on(sheet: Sheet, at: int) -> bool:
    """(مقتل ثلاثة، بحسب مصادر محلية) | وإصابة خمسة, (تسبب وفق المرصد) | بمقتل خمسة: a word of harm that the clause goes on with."""
    joined = sheet.pre[at] in _GOES_ON and not sheet.forms[at].startswith(ARTICLE)
    return joined and any(term.kind == "harm" for term in sheet.terms[at])


_GOES_ON = frozenset({AND, BY, FOR})


def skip_marks(sheet: Sheet, at: int) -> int:
    """The unit behind commas, colons, line ends and an أن."""
    while at < sheet.size and sheet.forms[at] in ("،", ",", ":", "-", "\n"):
        at += 1
    if at < sheet.size and sheet.phrase(at, "complement"):
        at = sheet.stops[at]
    return at


def responsibility(sheet: Sheet, at: int) -> bool:
    """مسؤوليته, المسؤولية; not مسؤولين, who answer for something."""
    return stands_at("responsibility", sheet.forms, at)


def inside_quotation(sheet: Sheet, at: int, last: Statement) -> bool:
    """Words of saying inside the long quotation that the last voice is speaking are his own."""
    opening = sheet.prose.quoted[at]
    whole = opening == last.content[0] or (opening >= 0 and sheet.prose.closes[opening] - opening > 8)
    return opening >= 0 and whole


def in_a_name(sheet: Sheet, at: int) -> bool:
    """محطة «ان بي ان» أن …: in quotation marks with an أن behind them, which hold a name."""
    opening = sheet.prose.quoted[at]
    close = sheet.prose.closes[opening] if opening >= 0 else opening
    return close > 0 and sheet.phrase(close + 1, "complement")


def refuses_charge(sheet: Sheet, content: int) -> bool:
    """رفض الاتهامات, but not رفض الهدنة: what is refused is a charge."""
    hearsay = sheet.forms[content] in _WHAT and stands_at("hearsay", sheet.scan.words, content + 1)  # رفض المتحدث ما رددته الحركة
    linked = hearsay or (sheet.forms[content].startswith("ال") and stands_at("refused_link", sheet.scan.words, content))  # رفضت الربط بين X وY
    return linked or any(form.removeprefix("ال") in speaker_words("charge") for form in sheet.forms[content : content + 4])


def refuses_comment(sheet: Sheet, content: int) -> bool:
    """رفض التعليق, رفضت الإدلاء بتصريح: nothing is said; but not رفض الكشف عن اسمه, which tells of the speaker."""
    his_name = any(form.startswith(("اسم", "هويت")) for form in sheet.forms[content : content + 4])
    return stands_at("comment", sheet.scan.words, content) and not his_name


def behind_meanwhile(sheet: Sheet, at: int) -> int:
    """أكد في الوقت نفسه | تمسكه بالهدنة, مشيرا في السياق ذاته | إلى: the unit behind words that only lead over from what was said before; not أكد في وقت متأخر."""
    leads = at < sheet.size and (sheet.phrase(at, "switch") or (sheet.phrase(at, "at_that_time") and sheet.stops[at] - at > _IN_A_TIME))
    return sheet.stops[at] if leads else at


_IN_A_TIME = 2  # units of في وقت, which only begins to tell when


def inside_quote(sheet: Sheet, statement: Statement) -> tuple[int, int]:
    """What is said, behind the quotation mark that opens it."""
    first, end = statement.content
    return first + (first in sheet.prose.closes), end


def our_own(sheet: Sheet, at: int) -> bool:
    """مراسلينا, مصادرنا: the outlet's own correspondent or sources say it."""
    source = sheet.term_at(at, "source")
    return source.row.get("kind") == "correspondent" or source.key.startswith("مصدر")


def of_her(sheet: Sheet, at: int) -> bool | None:
    """قالت, تقول: a verb of saying of a woman or a body; قال, لفت: of a man; None for قالوا, for نقول and for what is no verb."""
    saying, form = sheet.term(at, "saying"), sheet.forms[at]
    if saying is None or form.endswith(_THEY) or saying.form not in VERB_FORMS:
        return None
    if saying.form == "present":
        return _OF_WHOM.get(form[0])
    return form.endswith("ت") and form != fold_word(saying.key)


_OF_WHOM = {"ت": True, "ي": False}


def where_he_serves(sheet: Sheet, first: int, at: int) -> bool:
    """المبعوث الأممي | إلى سوريا, النائب | عن محافظة نينوى: to where somebody is sent, or for whom he sits, belongs to his office."""
    words = _SERVES.get(sheet.forms[at])
    serves = words is not None and sheet.forms[first].removeprefix(ARTICLE) in speaker_words(words) and given_names().keys().isdisjoint(sheet.forms[first:at])
    return serves and not sheet.kinds[at + 1].isdisjoint(_WHERE_OR_WHOM)


_SERVES = {TO: "sent", ABOUT: "sits_for"}
_WHERE_OR_WHOM = frozenset({"place", "actor", "source"})


def told_beside(sheet: Sheet, at: int) -> int:
    """أعلن الجيش تقدمه، | وسط أنباء عن …, …، | تزامنا مع تقارير تشير إلى …: where the words begin by which unnamed reports are set beside what somebody says; -1 where they are not."""
    lead = at - 1 - (sheet.forms[at - 1] not in _AMID and sheet.forms[at - 2] in _BESIDE)
    beside = sheet.forms[lead] in (_AMID if lead == at - 1 else _BESIDE)
    return lead if beside and sheet.forms[lead - 1] in COMMAS and not sheet.phrase(at, "weak_source") else -1


_AMID, _BESIDE = rule_words("units.amid"), rule_words("units.beside")
