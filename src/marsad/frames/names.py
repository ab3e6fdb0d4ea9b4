"""Names of persons: words that no table knows, behind a title, in quotation marks, or two and more in a row."""

from __future__ import annotations

from marsad.frames.people.ages import past_age
from marsad.frames.victims import person_at
from marsad.frames.words import words_of
from marsad.grammar.cut_names import given_names, spelled_as_on
from marsad.grammar.given_names import owned, read_name
from marsad.syntax.phrases import starts_number
from marsad.syntax.tokens import CLOSED, Tokens
from marsad.text.rule_words import ALEF, AND, ARTICLE, rule_forms

_AND_OR_NONE = frozenset({AND, ""})

_BEHIND_NUMBER = frozenset({"-", ")", "–", "_"})
_ASKS = "است"  # how verbs begin that tell what somebody sought or did
_LONGEST = 6
_NEVER = frozenset({"event", "harm", "saying", "date", "weapon", "number", "source", "thing", "struck", "cause"})
_HAMZAS, _CLITICS = rule_forms("names.hamzas"), rule_forms("clitic_prepositions")


def named_at(tokens: Tokens, at: int, end: int, *, titled: bool = False, joined: bool = False) -> int:
    """The unit behind the name of a person that begins here, or 0; ``titled`` where a noun stands before it, ``joined`` in a list."""
    sheet = tokens.sheet
    if at >= end or (sheet.suf[at] and person_at(sheet, at)) or _tells_time(tokens, at) or _inside_a_body(tokens, at):
        return 0  # ابنها; وصباح اليوم; كتيبة عمر بن سالم
    begins_joined = starts_joined(tokens, at)
    if not joined and sheet.pre[at] == AND and given_names().get(sheet.forms[at]) == "start":
        return 0  # أب وأم
    if (begins_joined and not joined) or not may_begin(tokens, at) or (not (titled or joined) and _thing_hit(tokens, at)):
        return 0  # طفل وتلف محاصيل
    if not begins_joined and (name := read_name(sheet, at, end, sure=titled or joined)):
        return name.last
    if not _part(tokens, at, first=True, joined=joined):
        return 0
    if (titled or joined) and sheet.forms[at - 1] == '"' and (close := quote_end(tokens, at, end)):
        return close
    return _unlisted(tokens, at, end, titled=titled, joined=joined)


def _inside_a_body(tokens: Tokens, at: int) -> bool:
    """كتيبة عمر بن سالم: the name of a body, and of no person in it."""
    bodies = tokens.sheet.terms_of("actor", max(0, at - _LONGEST), at)
    return any(tokens.sheet.stops[unit] > at and not term.row["sex"] for unit, term in bodies)


def _unlisted(tokens: Tokens, at: int, end: int, *, titled: bool, joined: bool) -> int:
    """The unit behind a name of two words or more, or of one that is known as a name or stands where a name must; else 0."""
    sheet, last = tokens.sheet, name_end(tokens, at, end)
    if last - at > 1:
        return 0 if last - at == 2 and sheet.forms[at] not in given_names() and _of_many(tokens, at + 1) else last
    aged = last < end and sheet.forms[last] == "(" and past_age(tokens, last, end) > last  # سعيد (20 عاما)
    return last if sheet.phrase(at, "personal") or (titled and _alone(tokens, at)) or aged else 0


def _of_many(tokens: Tokens, at: int) -> bool:
    """قسم النساء, جناح الأطفال, دار المسنين: behind a word that is no given name, people in the plural are whose place it is."""
    person = person_at(tokens.sheet, at)
    return person is not None and person.form == "p"


def _thing_hit(tokens: Tokens, at: int) -> bool:
    """أصابت جدارا شيدته البلدية: an unknown noun in the accusative is a thing, unless a name follows it."""
    form = tokens.sheet.forms[at]
    if len(form) < 5 or not form.endswith(ALEF) or tokens.sheet.terms[at] or form in given_names():
        return False
    return at + 1 >= tokens.sheet.size or not is_given(tokens, at + 1)


def _tells_time(tokens: Tokens, at: int) -> bool:
    """صباح اليوم, فجر الأحد: a time of day before a day is nobody's name."""
    return tokens.sheet.forms[at].removeprefix(AND) in words_of("time_of_day") and at + 1 < tokens.sheet.size and bool(tokens.sheet.dated[at + 1])


def may_begin(tokens: Tokens, at: int) -> bool:
    """No verb (تمكن الجيش, استهل حديثه) and no word with a pronoun (خسائرها الكبيرة, مضجعه), unless it is a common given name."""
    sheet, form = tokens.sheet, tokens.sheet.forms[at]
    if form in given_names() or sheet.terms[at]:
        return True
    start, end = sheet.span(at, at + 1)
    if sheet.text[start + 1 : start + 2] in _HAMZAS and sheet.text[start] in _CLITICS:
        return False  # لأسباب, بإطلاق
    if len(form) > 4 and form[0] == "ب" and form.endswith("ه"):
        return False  # بصدمة نفسية
    if form.startswith(_ASKS) and len(form) > len(_ASKS) + 1:
        return False  # استهل حديثه
    return not (owned(form) or tokens.is_verb(at) or (len(form) > 3 and sheet.text[end - 1 : end] == "ه"))


def is_given(tokens: Tokens, at: int) -> bool:
    """A common given name, also where the lexicon cut a clitic from it (وسام) or takes it for a verb (ياسر)."""
    sheet, form = tokens.sheet, tokens.sheet.forms[at]
    if given_names().get(form, "start") == "start" or not form.isalpha() or sheet.pre[at] not in _AND_OR_NONE:
        return False
    return not spelled_as_on(sheet.text, sheet.span(at, at + 1)[1])


def numbers_item(tokens: Tokens, at: int, end: int) -> bool:
    """القتلى هم: 1- سامر الدالي 2- …: the number of a line or of a name; but القتلى: 1 - الجرحى: 4."""
    sheet = tokens.sheet
    if at + 2 >= end or sheet.forms[at + 1] not in _BEHIND_NUMBER or not sheet.forms[at].isdecimal() or "harm" in sheet.kinds[at + 2]:
        return False
    opens = at > 0 and sheet.forms[at - 1] == ":" and sheet.forms[at] == "1"
    return opens or is_given(tokens, at + 2) or (sheet.forms[at + 2].startswith(ARTICLE) and person_at(sheet, at + 2) is not None)


def starts_joined(tokens: Tokens, at: int) -> bool:
    """وهيثم: "and" before a name that no table knows; وليد and وسام begin so themselves."""
    form = tokens.sheet.forms[at]
    return form[0] == AND and len(form) > 3 and not tokens.sheet.terms[at] and form not in given_names()


def quote_end(tokens: Tokens, at: int, end: int) -> int:
    """The unit behind a name in quotation marks: up to the mark, an age or a dash; 0 where what is quoted is longer."""
    forms = tokens.sheet.forms
    for unit in range(at + 1, min(end, at + 7)):
        if forms[unit] in ('"', "-", "(", "،", "»"):
            return unit
    return 0


def _alone(tokens: Tokens, at: int) -> bool:
    """One word behind a title: in quotation marks, or before a bracket or a comma."""
    sheet = tokens.sheet
    return sheet.forms[at - 1] == '"'


def name_end(tokens: Tokens, at: int, end: int) -> int:
    """The unit behind the last word of a name."""
    last = at + 1
    while last < min(end, at + _LONGEST) and tokens.sheet.pre[last] != AND and _part(tokens, last, first=False, joined=False):
        last += 1
    return last


def _part(tokens: Tokens, at: int, *, first: bool, joined: bool) -> bool:
    sheet, form = tokens.sheet, tokens.sheet.forms[at]
    if spelled_as_on(sheet.text, sheet.span(at, at + 1)[1]):
        return False
    if is_given(tokens, at):
        return not sheet.dated[at]
    if not form.isalpha() or sheet.dated[at] or (not first and starts_joined(tokens, at)) or (owned(form) and not sheet.terms[at]):
        return False
    if _never_in_name(tokens, at) or (sheet.pre[at] and not joined):
        return False
    return not (first and form[:2] == "ال") and _may_name(tokens, at, first=first)


def _never_in_name(tokens: Tokens, at: int) -> bool:
    """A single letter, a function word, or a word of a table that stands in no name."""
    form = tokens.sheet.forms[at]
    if len(form) < 2 or tokens.flags[at] & CLOSED:
        return True
    return form in words_of("not_name") or form in words_of("place_head") or form in words_of("age_of")


def _may_name(tokens: Tokens, at: int, *, first: bool) -> bool:
    """A known name; or a word that is no number, verb, noun for people or anything else that tables know."""
    sheet, form = tokens.sheet, tokens.sheet.forms[at]
    if starts_number(tokens, at) or _is_predicate(tokens, at) or (form[:2] != "ال" and person_at(sheet, at)):
        return False
    return not _known_otherwise(tokens, at, first=first)


def _is_predicate(tokens: Tokens, at: int) -> bool:
    """A verb; an unknown word before one with the article may be a name that is spelled so (يحمد الدالي)."""
    sheet = tokens.sheet
    return tokens.is_verb(at) and bool(sheet.terms[at])


def _known_otherwise(tokens: Tokens, at: int, *, first: bool) -> bool:
    """A word that tables know: a place may be part of a name behind its first word (سامي الأتاسي, علي الحموي)."""
    sheet = tokens.sheet
    kinds = sheet.kinds[at]
    if not kinds:
        return len(sheet.forms[at]) < 3
    if "place" in kinds:
        return first
    return not kinds.isdisjoint(_NEVER) or first or not kinds <= frozenset({"place", "person", "actor", "type_quarter"})
