"""Where what is said begins: إن/أن, a colon, the verb's own preposition, or the noun that is its object."""

from __future__ import annotations

import re
from collections.abc import Sequence

from marsad.grammar.cut_names import given_names
from marsad.grammar.quantities import read_quantity
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words, stands_at
from marsad.grammar.statement import Opening
from marsad.grammar.subjects import name_of_office
from marsad.grammar.voices import VERBAL_NOUN, called_ali, is_country
from marsad.lexicon.terms import Term

_REACH = 48  # units between a verb of saying and what it introduces
_NAME = 8  # units that a name in quotation marks may have
_PREPOSITION = {"i": "الي", "n": "عن", "m": "من", "l": "علي", "f": "في"}


def find_opening(sheet: Sheet, verb: int, first: int, governs: Sequence[str]) -> Opening | None:
    """Find what a verb introduces: إن/أن, a colon, its preposition, or the deverbal noun that is its object."""
    end = min(_limit(sheet, verb), first + _REACH)
    at = first
    by_object = "o" in governs
    by_ba = "b" in governs  # أفاد X باستنفار …: a noun that no table knows, with its ب
    any_word = "d" in governs or "t" in governs  # what these govern may be a word that no table knows
    only_about = list(governs) == ["n"]  # عبر عن: without عن it is "across"
    forms, kinds, pre, suf, closes = sheet.forms, sheet.kinds, sheet.pre, sheet.suf, sheet.prose.closes
    while at < end:
        form = forms[at]
        plain = not (any_word or (by_object and form[0] in "تا") or (by_ba and form[0] == "ب") or kinds[at] or pre[at] or suf[at] or form in _MAY_OPEN or at in closes or form.endswith(_SHOWS) or form[0].isdecimal())
        if plain:
            at += 1
            continue
        quote = closes.get(at)
        if quote is not None and quote + 1 and "a" in governs and sheet.phrase(at + 1, "complement"):
            return Opening(at, at)  # مضيفا "أن …"
        if quote is not None and ":" not in sheet.forms[max(first, at - 1) : at] and not _opens_speech(sheet, at, quote, first):
            at = quote + 1
            continue
        if quote is not None and only_about:
            at = quote + 1
            continue
        if quote is not None:
            return Opening(at, at)
        if sheet.phrase(at, "complement") and at >= first and "a" in governs:
            return Opening(_before_preposition(sheet, at), sheet.stops[at])
        if "x" in governs and sheet.phrase(at, "accusation") and not pre[at].endswith("ل"):
            return Opening(at, sheet.stops[at])
        if form == ":" and ("c" in governs or "a" in governs):
            after = at + 1
            return Opening(at, sheet.stops[after] if after < end and sheet.phrase(after, "complement") else after)
        if found := _governed(sheet, at, first, governs, end):
            return found
        if "a" in governs and "c" in governs and form == "،" and at - first > 0 and _tells(sheet, at + 1, end):
            return Opening(at, at + 1)
        if at > first and _other_clause(sheet, at, end):
            return None
        if at > first and sheet.pre[at] == "و" and (other := sheet.term(at, "saying")) and other.form == "past":
            return None
        at = sheet.stops[at] if "actor" in kinds[at] or "source" in kinds[at] else at + 1
    return None


_SHOWS = ("ه", "ها", "هم", "هما", "هن", "ا")  # سيطرتها, أضرارا: an object with its owner's pronoun or its case, known or not
_MAY_OPEN = frozenset(_PREPOSITION.values()) | {":", "،"}


def _tells(sheet: Sheet, at: int, end: int) -> bool:
    """وأوضح X هاتفيا من Y، قتل 29 …: a verb of harm right behind a comma, where no إن was written, begins what is said."""
    if at >= end or sheet.pre[at] or any(sheet.phrase(unit, "complement") or sheet.forms[unit] == ":" for unit in range(at, end)):
        return False
    return any(term.kind == "harm" and term.form == "past" for term in sheet.terms[at])


def _other_clause(sheet: Sheet, at: int, end: int) -> bool:
    """، فيما نقلت …, لكنه أوضح …: another clause with a verb of saying begins, and nothing was introduced before it."""
    if not sheet.phrase(at, "clause"):
        return False
    behind = range(sheet.stops[at], min(end, sheet.stops[at] + 2))
    return any(sheet.phrase(unit, "told_verb") or ((term := sheet.term(unit, "saying")) and term.form in ("past", "present")) for unit in behind)


def _limit(sheet: Sheet, at: int) -> int:
    return sheet.prose.end(at)


def _opens_speech(sheet: Sheet, at: int, close: int, first: int) -> bool:
    """A quotation stands for what is said when it is longer than a name and no إن follows at once."""
    if close - at < 7:
        return False
    after = close + 1
    return not (after < sheet.size and sheet.phrase(after, "complement"))


def with_target(sheet: Sheet, first: int, opening: Opening, saying: Term) -> Opening:
    """اتهم X Y بـ, حمّل X Y المسؤولية, دعا X Y إلى: what is said begins with the one addressed, Y."""
    if "t" not in saying.row["governs"].split() or opening.subject_end - first < 2:
        return opening
    heads = [
        at
        for at in range(first, opening.subject_end)
        if (sheet.term(at, "source") or sheet.term(at, "actor") or (at in (first, sheet.stops[first]) and is_country(sheet, at)))
        and not (at and (sheet.forms[at - 1] in ("في", "من", "باسم", "لسان", "علي", "لدي") or sheet.pre[at] not in ("", "و")))
    ]
    heads = [at for at in heads if not name_of_office(sheet, at, heads) and not _in_dashes(sheet, at, first)]
    if len(heads) == 1 and _behind_apposition(sheet, first, heads[0]):
        return Opening(heads[0], heads[0])
    if first in sheet.prose.closes and sheet.prose.closes[first] - first < _NAME and sheet.forms[sheet.prose.closes[first] + 1] in ("،", ","):
        behind = sheet.prose.closes[first] + 2
        return Opening(behind, behind)  # يتهم «جيش X»، «Y» بالوقوف وراء …
    # المنظمة, الوزارة, الحوثيون: a whole subject, and who stands right behind it another
    named = sheet.term(first, "actor")
    whole = sheet.forms[first].endswith("ون") and not sheet.forms[first].startswith("ال")  # ناشطون: no noun in ون is annexed to another
    short = whole or is_country(sheet, first) or (sheet.forms[first].startswith("ال") and sheet.term(first, "source") is not None) or (named is not None and not named.row["sex"])
    heads = [
        at
        for at in heads
        if (at - 1 not in heads or (short and sheet.stops[first] == at))
        and not any(other < at < sheet.stops[other] + (sheet.term(other, "source") is not None and not (short and other == first)) for other in heads)
    ]
    if len(heads) > 1 and heads[-1] >= sheet.stops[first] and (heads[-1] > first + 1 or short):
        return Opening(heads[-1], heads[-1])
    return opening


def _in_dashes(sheet: Sheet, at: int, first: int) -> bool:
    """وطالب X -الذي تسانده Y- بـ: who stands between dashes is not addressed."""
    return sum(sheet.forms[unit] in ("-", "–", "—") for unit in range(first, at)) % 2 == 1


def _behind_apposition(sheet: Sheet, first: int, at: int) -> bool:
    """يتهم فلان، والد سالم، الجيش بقتله: behind the comma that closes what he is stands whom he accuses."""
    return at > first and sheet.forms[at - 1] == "،" and "،" in sheet.forms[first : at - 1]


def _before_preposition(sheet: Sheet, at: int) -> int:
    return at - 1 if at and sheet.forms[at - 1] in ("الي", "عن", "علي", "من", "في") else at


def _names_a_group(sheet: Sheet, at: int) -> bool:
    """تبنى تنظيم «داعش» التفجير: here تنظيم is who, not what."""
    if sheet.forms[at].startswith("ال") and sheet.term(at, "source") is not None:
        return True  # تبنى التنظيم التفجير, تبنى التنظيم عدة هجمات
    if sheet.term(at, "source") is not None and any(sheet.forms[unit].startswith("ال") and deverbal(sheet, unit) for unit in range(at + 1, min(at + 4, sheet.size))):
        return True  # تبنى تنظيم محلي الهجوم
    return sheet.term(at, "source") is not None and (at + 1 in sheet.prose.closes or (at + 1 < sheet.size and sheet.term(at + 1, "actor") is not None))


def _governed(sheet: Sheet, at: int, first: int, governs: Sequence[str], end: int) -> Opening | None:
    """The verb's own preposition or object begins what is said (أعلن عن …, أفاد بمقتل …, أكد سقوط …)."""
    form, pre = sheet.forms[at], sheet.pre[at]
    if form in ("نشر", "صدر", "بث") and at > first and sheet.forms[at - 1] in ("بيان", "تقرير", "تسجيل", "مقطع", "خبر", "منشور"):
        return None  # في بيان نُشر الأربعاء: when it came out
    for key in governs:
        if form == _PREPOSITION.get(key) and at + 1 < end and sheet.forms[at - 1] not in _DISCLOSING and not sheet.phrase(at + 1, "complement"):
            if key == "l" and _introduced_later(sheet, at, end):
                continue
            if (key == "f" and at == first) or sheet.forms[at - 1] in ("صادر", "صدر", "صادره", "نقلا"):
                continue
            if key in ("m", "l", "f", "i") and at == first and key == "l":
                return Opening(at, at + 1)
            if key == "f" and not (deverbal(sheet, at + 1) or sheet.phrase(at + 1, "taken_up") or sheet.term(at + 1, "saying")):
                continue
            return Opening(at, at + 1)
        if key == "b" and form == "ب" and at > first and at + 1 in sheet.prose.closes and ("t" in governs or "a" not in governs):
            return Opening(at, at + 1)  # اتهم X Y بـ"عدم الاستجابة"
        if key == "d" and at > first and pre == "" and (stands_at("comment", sheet.scan.words, at) or (form.startswith("ال") and stands_at("refused_link", sheet.scan.words, at))):
            return Opening(at, at)  # رفض المتحدث الإدلاء بتعليق
        if key == "s" and at > first and pre.endswith("ل") and form.startswith("ال") and _is_purpose(sheet, at):
            return Opening(at, at)  # دعا الأطراف للعودة
        if key in ("o", "d") and form == "ما" and at > first and stands_at("hearsay", sheet.scan.words, at + 1):
            return Opening(at, at)  # نفى الجيش ما تردد عن …
        if key == "b" and "t" in governs and (at > first or VERBAL_NOUN.fullmatch(form)) and not sheet.terms[at] and form.startswith("ب") and len(form) > 3 and not pre and form not in _NO_OBJECT:
            return Opening(at, at)  # طالبت X Y بالتدخل: a word that no table knows, with its ب
        if key == "b" and "a" in governs and at > first and not sheet.terms[at] and not pre and _noun_with_ba(sheet, first, at):
            return Opening(at, at)
        if key == "b" and pre.endswith("ب") and (deverbal(sheet, at) or "t" in governs or "f" in governs or "a" not in governs):
            return Opening(at, at)
        if key in ("o", "r") and ("t" in governs or key == "r") and sheet.forms[at].removeprefix("ال").startswith(RESPONSIBILITY):
            return Opening(at, at)
        if key == "o" and pre in ("", "ل") and at > first and deverbal(sheet, at) and sheet.term(at, "actor") is None:
            return Opening(at, at)
        if key in ("o", "d") and pre == "" and sheet.phrase(at, "taken_up") and (at == first or _subject_closed(sheet, first, at)):
            return Opening(at, at)
        if key == "a" and at > first and pre == "" and _its_own(sheet, at) and _subject_closed(sheet, first, at) and not _of_relative(sheet, first, at):
            return Opening(at, at)
        if key == "d" and at > first and pre == "" and form.startswith("ال") and form[2:] in _DEEDS:
            return Opening(at, at)
        if key == "d" and at > first and pre == "" and form in _COUNTS and _subject_closed(sheet, first, at):
            return Opening(at, at)
        if key == "d" and at > first and pre == "" and _is_noun_phrase(sheet, first, at) and _subject_closed(sheet, first, at):
            return Opening(at, at)
        if key == "o" and at > first and pre == "" and not sheet.terms[at] and _NOUN_OF_DOING.fullmatch(form) and form not in given_names() and _subject_closed(sheet, first, at):
            return Opening(at, at)  # أعلنت الوزارة تحويل الجرحى
        if key == "o" and at > first and pre == "" and stands_at("announced", sheet.scan.words, at) and _subject_closed(sheet, first, at):
            return Opening(at, at)  # أعلن المجلس حالة الطوارئ
        if key == "o" and at == first and deverbal(sheet, at) and not _names_a_group(sheet, at):
            return Opening(at, at)
        if key == "o" and pre == "" and _opens_as_object(sheet, first, at):
            return Opening(at, at)
    return None


def _is_purpose(sheet: Sheet, at: int) -> bool:
    """للتوقف, للعودة: to do something, and nobody to whom it is said."""
    return deverbal(sheet, at) or sheet.kinds[at].isdisjoint(("actor", "source", "person", "place"))


def _noun_with_ba(sheet: Sheet, first: int, at: int) -> bool:
    """أفاد مراسلنا باستنفار …, بتعزيز …: by its shape a verbal noun with its ب, behind a speaker that is known."""
    known = any(sheet.term(unit, "source") or sheet.term(unit, "actor") for unit in range(first, min(first + 2, at)))
    return known and VERBAL_NOUN.fullmatch(sheet.forms[at]) is not None


_NOUN_OF_DOING = re.compile("ت\\w{2}ي[^ه\\W](?:ه|ها|هم)?|ا\\w{2,4}ا\\w")  # تحويل, انضمام


def _introduced_later(sheet: Sheet, at: int, end: int) -> bool:
    """أكد X في تغريدة على حسابه، أن …; أكد علي الصباغ أن …: what is said begins with أن, not behind على."""
    later = next((unit for unit in range(at + 2, min(end, at + 14)) if sheet.phrase(unit, "complement") and not sheet.pre[unit]), None)
    if later is None:
        return False
    return sheet.forms[later - 1] == "،" or (later - at < 6 and called_ali(sheet, at, end))


def _opens_as_object(sheet: Sheet, first: int, at: int) -> bool:
    """What stands behind a whole subject: a count, a noun in the accusative, a noun of saying, or what the speaker says of itself."""
    if at == first:
        return _its_own(sheet, at) and sheet.prose.start(first) < first - 1 and sheet.term(at, "actor") is None
    object_ = _counts_harmed(sheet, at) or _its_own(sheet, at) or _accusative(sheet, at) or _noun_of_saying(sheet, at)
    return object_ and _subject_closed(sheet, first, at)


def _ends_in_ha(sheet: Sheet, at: int) -> bool:
    """وقوفه: his, where the letters of the text tell it from ة."""
    start, end = sheet.span(at, at + 1)
    return sheet.text[start:end].rstrip("\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652").endswith("ه")


def _accusative(sheet: Sheet, at: int) -> bool:
    """أضرارا: an indefinite object shows its case; adverbs (رسميا, أيضا) show it too."""
    start, end = sheet.span(at, at + 1)
    form = sheet.forms[at]
    return "\u064b" in sheet.text[start:end] and form.endswith("ا") and not form.endswith("يا") and not sheet.phrase(at, "manner", "statement_frame") and not sheet.dated[at] and len(form) > 4


def _noun_of_saying(sheet: Sheet, at: int) -> bool:
    """أكدت المنظمة رصد 61 حادثة."""
    term = sheet.term(at, "saying")
    return term is not None and "masdar" in [other.form for other in sheet.terms[at] if other.kind == "saying"] and not sheet.forms[at].startswith("ال")


def _its_own(sheet: Sheet, at: int) -> bool:
    """أكدت مصادر دخولها الحي, أعلنت الحركة رفضها: what the speaker says of itself, by a noun with its pronoun."""
    form = sheet.forms[at]
    own = sheet.suf[at] in ("ها", "هم", "هما", "ه") or (not sheet.terms[at] and len(form) > 4 and (form.endswith(("ها", "هم", "هما")) or _ends_in_ha(sheet, at)))
    return own and not form.startswith("ال") and sheet.term(at, "source") is None and sheet.term(at, "person") is None


def _of_relative(sheet: Sheet, first: int, at: int) -> bool:
    """سكان المدينة، الذين يبلغ تعدادهم …، إن: what is told of the speaker by the way."""
    return any(sheet.forms[unit] in ("الذي", "التي", "الذين") for unit in range(first, at))


def _counts_harmed(sheet: Sheet, at: int) -> bool:
    """وثق التقرير 73 شهيدا, سجلت الوزارة 12 وفاة: a number of those harmed."""
    quantity = read_quantity(sheet.forms, sheet.pre, sheet.suf, at) if sheet.forms[at][0].isdecimal() or "number" in sheet.kinds[at] else None
    if quantity is None or quantity.end >= sheet.size or sheet.dated[at]:
        return False
    return not sheet.kinds[quantity.end].isdisjoint(_COUNTED)


_COUNTED = frozenset({"harm", "event", "person", "thing"})
# what is condemned or denied, whoever stands before it: الجريمة, المجازر, الهجوم
_DEEDS = frozenset(["جريمه", "جرائم", "مجزره", "مجازر", "مذبحه", "مذابح", "اعتداء", "اعتداءات", "هجوم", "هجمات", "عدوان", "قصف", "تفجير", "تفجيرات", "انتهاكات", "غارات", "غاره", "استهداف", "حادثه", "حادث", "اغتيال", "ممارسات"])
_COUNTS = frozenset({"عدد", "اعداد", "حصيله"})  # تقدر منظمات عدد القتلى بـ
RESPONSIBILITY = ("مسؤوليه", "مسؤوليت", "مسؤوليات", "مسئوليه", "مسئوليت", "مسئوليات")  # not مسؤولين, who answer for something
_DISCLOSING = frozenset({"الافصاح", "الكشف", "الاعلان", "التعبير", "افصاح", "كشف"})


def _is_noun_phrase(sheet: Sheet, first: int, at: int) -> bool:
    """What is denied or condemned may be any noun; behind an indefinite subject only a definite one is not its adjective."""
    form = sheet.forms[at]
    definite = sheet.forms[first].startswith("ال") or sheet.term(first, "actor") is not None
    return form.isalpha() and not sheet.dated[at] and (definite or form.startswith("ال") or deverbal(sheet, at))


def _subject_closed(sheet: Sheet, first: int, at: int) -> bool:
    """The words from the verb to here are a whole subject: a known actor, or a noun for a source with its adjectives."""
    form = sheet.forms[at]
    if sheet.phrase(at, "complement", "statement_frame", "accord", "clause") or form in _NO_OBJECT:
        return False
    head = next((unit for unit in range(first, min(at, first + 2)) if sheet.term(unit, "actor") or sheet.term(unit, "source")), None)
    if head is None or sheet.stops[head] > at or (sheet.term(at, "actor") and not sheet.phrase(at, "deverbal")) or sheet.term(at, "source"):
        return False
    if sheet.stops[head] == at and form.startswith("ال") and not sheet.forms[head].startswith("ال") and sheet.term(head, "actor") is None:
        return False  # وزارة الداخلية: whose ministry it is
    if _annexed(sheet, head, at):
        return False  # جماعات حقوق الإنسان
    rest = _between(sheet, sheet.stops[head], at)
    definite = sheet.forms[head].startswith("ال") or sheet.term(head, "actor") is not None
    if definite and form.startswith("ال") and not deverbal(sheet, at) and not sheet.phrase(at, "taken_up"):
        return False  # an adjective of the subject, or its office
    return all(word.startswith("ال") or word in ("»", "«") or (not definite and word.isalpha() and word not in _NO_OBJECT) for word in rest)


def _annexed(sheet: Sheet, head: int, at: int) -> bool:
    """جماعات حقوق الإنسان: a definite noun behind a bare one that is no adjective belongs to it."""
    before = sheet.forms[at - 1]
    bare = at - 1 >= sheet.stops[head] and not before.startswith("ال") and not before.endswith(("ي", "ه", "ين", "ون", "ات"))
    return sheet.forms[at].startswith("ال") and not sheet.forms[head].startswith("ال") and bare and before.isalpha() and not sheet.dated[at - 1]


_NO_OBJECT = frozenset(
    {
        "في",
        "من",
        "الي",
        "علي",
        "عن",
        "ان",
        "انه",
        "قد",
        "ما",
        "لم",
        "امس",
        "اليوم",
        "خلال",
        "بعد",
        "قبل",
        "ايضا",
        "كذلك",
        "و",
        "الذي",
        "التي",
        "مع",
        "ضد",
        "لدي",
        "امام",
        "بشده",
        "باسم",
        "بالنيابه",
    }
)


def _between(sheet: Sheet, first: int, last: int) -> list[str]:
    """The words of a stretch, days, commas and phrases of manner (أكثر من مرة) left out."""
    words, at = [], first
    while at < last:
        if sheet.phrase(at, "manner"):
            at = sheet.stops[at]
            continue
        if not sheet.dated[at] and sheet.forms[at] not in ("،", ",") and sheet.forms[at] not in speaker_words("about"):
            words.append(sheet.forms[at])
        at += 1
    return words


def deverbal(sheet: Sheet, at: int) -> bool:
    """A noun of happening: مقتل، إصابة، غارات، سقوط، تدمير …"""
    for term in sheet.terms[at]:
        if (term.kind == "harm" and term.form == "masdar") or (term.kind == "phrase" and term.key == "deverbal"):
            return True
        if term.kind == "event" and term.form in ("masdar", "s", "p", "phrase"):
            return True
    return False


def skip_marks(sheet: Sheet, at: int) -> int:
    while at < sheet.size and sheet.forms[at] in ("،", ",", ":", "-"):
        at += 1
    if at < sheet.size and sheet.phrase(at, "complement"):
        at = sheet.stops[at]
    return at
