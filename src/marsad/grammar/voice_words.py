"""Words that no speaker's name begins with or holds: verbs, nouns of doing, counts."""

from __future__ import annotations

import re

from marsad.grammar.cut_names import given_names
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words
from marsad.lexicon.terms import VERB_FORMS
from marsad.text.rule_words import AND, ARTICLE, OF, THEY, THEY_TWO, rule_forms, rule_word, rule_words

_NUMBER = rule_words("voice_words.number")
_BY_THE = rule_forms("voice_words.by_the")
_PROCLITICS = rule_words("voice_words.proclitics") | {""}
_ALI = rule_word("voice_words.ali")

# a noun of doing with its ب, by its shape: باستنفار, بانسحاب, باقتحام, بتعزيز, بالتدخل; not بالتزامن
VERBAL_NOUN = re.compile("با\\w{2,4}ا\\w(?:ه|ها|هم)?|بت\\w{2}ي\\w(?:ه|ها|هم)?|بم\\wا\\w{2}ه|بالت(?!زامن|وازي|الي|اكيد|حديد|ساوي|فصيل|عاون|نسيق|ناوب)\\w{3,4}")


def may_begin(sheet: Sheet, first: int, last: int) -> bool:
    """No word that no name begins with, no verb of saying, no noun of doing with its ب."""
    form = sheet.forms[first]
    if form in speaker_words("no_name") and not called_ali(sheet, first, last):
        return False
    if form in _NUMBER and sheet.forms[first + 1].startswith(ARTICLE):
        return False  # عدد العناصر يقدر بـ: a number, and not عدد من السكان
    if not sheet.terms[first]:
        return form.removeprefix(AND) not in speaker_words("no_name") and not (form.startswith(_BY_THE) or VERBAL_NOUN.fullmatch(form))  # يقر بالنقص في صفوفه, يهدد بإعادة إحياء التنظيم
    verb = any(term.kind == "saying" and term.form in VERB_FORMS for term in sheet.terms[first])
    return not verb or sheet.term(first, "source") is not None or sheet.phrase(first, "also_name") > 0


def counted(sheet: Sheet, first: int, last: int) -> bool:
    """خمسة من السجناء, ثلاثة معتقلين: people of whom only the number is told."""
    person = first + 1 + (sheet.forms[first + 1] == OF)
    return "number" in sheet.kinds[first] and person < last <= person + 2 and sheet.term(person, "person") is not None


def the_very(sheet: Sheet, at: int) -> bool:
    """ذات المصدر, نفس المصدر: the word before the one that takes up a speaker."""
    return sheet.forms[at] in speaker_words("same")


def called_ali(sheet: Sheet, at: int, last: int) -> bool:
    """صرح علي الصباغ: a man's name, which the letters of the text tell from على, and his other name behind it."""
    start, end = sheet.span(at, at + 1)
    behind = at + 1
    other = behind < last and not sheet.pre[behind] and sheet.forms[behind].isalpha() and sheet.kinds[behind] <= {"place"}
    return sheet.text[start:end] == _ALI and other


def named_ali(sheet: Sheet, at: int) -> bool:
    """أسامة علي: behind a given name, where the letters of the text tell it from على."""
    return sheet.forms[at - 1] in given_names() and sheet.words(at, at + 1) == _ALI


def past_of_her(sheet: Sheet, at: int) -> bool:
    """استمرت, تواصلت: a verb in the past that no table of saying knows ends the name before it."""
    form = sheet.forms[at]
    unknown = not sheet.terms[at] or sheet.kinds[at] == {"ongoing"}
    return unknown and len(form) > 4 and form.endswith("ت") and not form.endswith("ات") and not form.startswith("ال")


def looks_named(sheet: Sheet, first: int, last: int) -> bool:
    """Unknown words may be a personal name; a known verb, pronoun or preposition at the head is none."""
    if (sheet.pre[first] not in _PROCLITICS or sheet.suf[first]):
        return False
    if len(sheet.forms[first]) > 4 and sheet.forms[first].endswith(("ها", THEY, THEY_TWO)):
        return False  # أعلنت ولاءها: an object with its owner's pronoun
    one = sheet.term(first, "person")
    if one is not None and one.form == "s":
        return True  # قالت نازحة: somebody, though the word tells more besides
    return sheet.phrase(first, "also_name") > 0 or not any(term.kind in _NO_NAMES and term.key != "personal" for term in sheet.terms[first])


def with_its_closing(sheet: Sheet, first: int, last: int) -> int:
    """تنظيم «داعش», وكالة الأنباء الرسمية (سانا): a mark that closes what the name opened is of the name."""
    if last >= sheet.size or last <= first:
        return last
    quoted = sheet.prose.quoted[last] >= 0 and any(sheet.prose.closes.get(at) == last for at in range(first, last))
    return last + 1 if quoted or (sheet.forms[last] == ")" and "(" in sheet.forms[first:last]) else last


_NO_NAMES = frozenset({"event", "harm", "saying", "phrase", "number", "date", "weapon"})
