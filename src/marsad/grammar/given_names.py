"""Given names and personal names: سامر الدالي, أبو ماجد, "حسن نعسان 44 عاما"."""

from __future__ import annotations

from marsad.grammar.cut_names import given_names, spelled_as_on
from marsad.grammar.harm_words import words
from marsad.grammar.numbers import read_number
from marsad.grammar.sheet import Sheet
from marsad.model.values import fixed
from marsad.text.rule_words import AND, MOTHER, THEY, THEY_F, THEY_TWO, rule_forms, rule_words

_AND_OR_THE = rule_words("and_or_the") | {""}

_DID = rule_forms("given_names.did")

_LONGEST = 6  # words of a name


@fixed
class NameAt:
    """A personal name in units, with what stands right behind it: an age."""

    first: int
    last: int
    sex: str
    age_years: int | None
    behind: int  # the unit behind the name and its age


def read_name(sheet: Sheet, at: int, end: int, *, sure: bool = False) -> NameAt | None:
    """The personal name at a unit; ``sure`` where a title or a list says that a name stands here."""
    first = at
    while first < end and sheet.forms[first] in _QUOTES:
        first += 1
    last = first
    while last < min(end, first + _LONGEST) and _name_word(sheet, last, first):
        last += 1
    if last == first or _heads_list(sheet, first, last, end) or (sheet.term(first, "place") and sheet.stops[first] > first + 1) or sheet.pre[first] not in _AND_OR_THE or not _is_name(sheet, first, last, sure):
        return None
    last -= last - first > 1 and last < end and sheet.forms[last - 1] in _AGE_WORDS and read_number(sheet.forms, sheet.pre, last) is not None  # سامر الدالي العمر 40 عاما
    age, behind = _age_behind(sheet, last, end)
    while behind < end and sheet.forms[behind] in _QUOTES:
        behind += 1
    return NameAt(first, last, _sex(sheet.forms[first]), age, behind)


def _heads_list(sheet: Sheet, first: int, last: int, end: int) -> bool:
    """أسماء الإصابات: what heads a list, and no woman."""
    return sheet.forms[first] in _HEADS and last < end and "harm" in sheet.kinds[last]


def _sex(form: str) -> str:
    """What the first word of a name tells of the sex: أبو, أم, a given name."""
    if form in _FATHERS:
        return "man"
    sex = "woman" if form == MOTHER else given_names().get(form, "unknown")
    return "unknown" if sex == "start" else sex


def _is_name(sheet: Sheet, first: int, last: int, sure: bool) -> bool:
    """A given name and what is called behind it; one word alone, or words that no list knows, only where a name is due."""
    known = sheet.forms[first] in given_names()
    if known and last - first > 1:
        return True
    form = sheet.forms[first]
    held = len(form) > 4 and form[0] == "ب" and form.endswith("ه")  # بصدمة نفسية
    return sure and (known or (last - first > 1 and not form.startswith("ال") and not held))


def _name_word(sheet: Sheet, at: int, first: int) -> bool:
    """A word that can stand in a name: a given name, or one that no table knows but as a place."""
    form = sheet.forms[at]
    if form in given_names():
        return (at == first or not sheet.pre[at]) and not spelled_as_on(sheet.text, sheet.span(at, at + 1)[1])
    if (sheet.pre[at] not in ("", "ال") and at > first) or sheet.dated[at] or _no_name_word(sheet, at):
        return False
    return sheet.kinds[at] <= _NAMED or _is_surname(sheet, at, first) or _second_and_last(sheet, at, first)


def _second_and_last(sheet: Sheet, at: int, first: int) -> bool:
    """The word behind a given name, where nothing of a name follows."""
    return at == first + 1 and sheet.forms[first] in given_names() and _ends_here(sheet, at)


def _no_name_word(sheet: Sheet, at: int) -> bool:
    """No word of letters, a short one, one that stands in no name, or one with its owner's pronoun."""
    form = sheet.forms[at]
    if not form.isalpha() or len(form) < 3 or form in _FUNCTION or form in _NO_NAME_WORD:
        return True
    return owned(form) and not sheet.terms[at]


def owned(form: str) -> bool:
    """خسائرها, بيوتهم, (سامر الدالي) وقاموا, (سامر) وحاولت: a word with the pronoun of its owner, or "and" with what many, or she, did."""
    return len(form) > 4 and (form.endswith(("ها", THEY, THEY_F, THEY_TWO)) or (form[0] == AND and form.endswith(_DID)))


def _is_surname(sheet: Sheet, at: int, first: int) -> bool:
    """رامي النجار: behind a given name a trade with the article is a surname."""
    return at > first and sheet.forms[at].startswith("ال") and sheet.kinds[at] <= _TRADE and sheet.forms[at - 1] in given_names()


def _ends_here(sheet: Sheet, at: int) -> bool:
    """سامي عودة (9 أعوام): a surname that is a common word too, right before a mark or the verb of harm."""
    if not sheet.kinds[at].isdisjoint(_TELLING) or at + 1 >= sheet.size:
        return False
    return sheet.forms[at + 1] in _MARKS or sheet.forms[at + 1] in _AGE_WORDS or sheet.forms[at + 1] in _BEFORE_AGE or "harm" in sheet.kinds[at + 1]


def _age_behind(sheet: Sheet, at: int, end: int) -> tuple[int | None, int]:
    """(9 أعوام), 44 عاما, عمره 41, - 53 عاما: the age behind a name, and the unit behind it."""
    unit = at
    while unit < end and (sheet.forms[unit] in _BEFORE_AGE or sheet.forms[unit] in _QUOTES):
        unit += 1
    if unit < end and sheet.forms[unit] in _TWO_YEARS:
        return 2, unit + 1 + (unit + 1 < end and sheet.forms[unit + 1] == ")")
    number = read_number(sheet.forms, sheet.pre, unit) if unit < end else None
    if number is None or not 0 < number.value < 110:
        return None, at
    unit_told = sheet.forms[number.end] if number.end < sheet.size else ""
    years, months = unit_told in _YEARS, unit_told in _MONTHS
    if not (years or months or any(form in _AGE_WORDS for form in sheet.forms[at:unit])):
        return None, at
    behind = number.end + (years or months)
    behind += behind < end and sheet.forms[behind] == ")"
    return (0 if months else int(number.value)), behind


_FUNCTION = words("function")
_HEADS = rule_words("given_names.heads")
_QUOTES = frozenset({'"', "«", "»", "“", "”", "'"})
_MARKS = frozenset({"(", ",", "،", ".", "\"", "»", "-"})
_TELLING = frozenset({"harm", "saying", "date", "number", "complement", "subset"})
_NAMED = frozenset({"place", "personal"})
_TRADE = frozenset({"person", "source", "place"})
_FATHERS = words("fathers")
_NO_NAME_WORD = words("no_name_word")
_BEFORE_AGE = words("before_age")
_AGE_WORDS = words("age_words")
_YEARS = words("years")
_TWO_YEARS = words("two_years")
_MONTHS = words("months")
