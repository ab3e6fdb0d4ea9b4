"""How old people are: "(4 أعوام)", "عمره 40 يوما", "في الستين من عمره", "في العقد السابع"."""

from __future__ import annotations

from marsad.frames.people.phrase import People
from marsad.frames.victims import of_age
from marsad.frames.words import meaning_of, words_of
from marsad.grammar.given_names import read_name
from marsad.grammar.harm_persons import age_of
from marsad.grammar.numbers import read_number, read_ordinal
from marsad.grammar.quantities import read_quantity
from marsad.syntax.phrases import starts_number
from marsad.syntax.tokens import Tokens
from marsad.text.rule_words import IN, OF

_OLDEST = 110
_ENDS = frozenset({".", "؛", ":"})
_CLOSES = frozenset({"،", ")"})
_OPENS = frozenset({"(", "-", "،"})


def read_age(tokens: Tokens, people: People, end: int) -> None:
    """The age behind one person, in the words that follow at once."""
    sheet = tokens.sheet
    named = read_name(sheet, people.names[0][0], end, sure=True) if len(people.names) == 1 else None
    if named is not None and named.age_years is not None:
        people.age_years, people.victims = named.age_years, of_age(people.victims, named.age_years)
        return
    for at in range(people.last, min(end, people.last + 9)):
        if (years := round_years(tokens, at, end)) is not None:
            people.victims = of_age(people.victims, years)
            return
        if _no_age_behind(tokens, at, end) or _takes_age(tokens, people, at):
            return


def _no_age_behind(tokens: Tokens, at: int, end: int) -> bool:
    """A word or mark behind which no age is looked for."""
    form = tokens.sheet.forms[at]
    if form in words_of("no_age") or form in _ENDS or (tokens.joined(at) and not starts_number(tokens, at)):
        return True
    return form in _CLOSES and not _begins_age(tokens, at + 1, end)


def _begins_age(tokens: Tokens, at: int, end: int) -> bool:
    return at < end and (starts_number(tokens, at) or tokens.sheet.forms[at] in words_of("age_of") or meaning_of("few_years", tokens.sheet.forms[at]) is not None)


def _takes_age(tokens: Tokens, people: People, at: int) -> bool:
    """Whether a number stands here; where it counts years or months, it is the age."""
    sheet = tokens.sheet
    if _told_by_noun(tokens, people, at):
        return True
    quantity = read_quantity(sheet.forms, sheet.pre, sheet.suf, at) if starts_number(tokens, at) else None
    if not quantity or quantity.min is None or quantity.end >= sheet.size:
        return False
    measure = sheet.forms[quantity.end]
    if measure in words_of("years") and quantity.min < _OLDEST:
        people.age_years = quantity.min
        people.victims = of_age(people.victims, quantity.min)
    elif measure in words_of("months") and at > people.last:  # احتجز الرجل 30 يوما
        people.victims = of_age(people.victims, 0)
    return True


def _told_by_noun(tokens: Tokens, people: People, at: int) -> bool:
    """(عامان), (سنة ونصف): the age without a number; (عام 2012) is when it was."""
    sheet = tokens.sheet
    if sheet.forms[at - 1] != "(" or sheet.dated[at] or (years := meaning_of("few_years", sheet.forms[at])) is None:
        return False
    people.age_years, people.victims = int(years), of_age(people.victims, int(years))
    return True


def read_ages(tokens: Tokens, people: People, end: int) -> None:
    """أربعة أشقاء تتراوح أعمارهم بين 4 و12 عاما: the ages of several, where both ends of the range are of one kind."""
    sheet = tokens.sheet
    if words_of("their_ages").isdisjoint(sheet.forms[people.last : min(end, people.last + 3)]):
        return
    at = next(unit for unit in range(people.last, end) if sheet.forms[unit] in words_of("their_ages")) + 1
    at += sheet.forms[at] == "ما"
    ages = read_quantity(sheet.forms, sheet.pre, sheet.suf, at)
    if ages is not None and age_of(ages.least) == age_of(ages.max or 0):
        people.victims = of_age(people.victims, ages.least)


def round_years(tokens: Tokens, at: int, end: int) -> int | None:
    """في الستين من عمره, في الستينات من عمره, في العقد السابع: the years that a round number or a decade tells."""
    sheet = tokens.sheet
    if sheet.forms[at] != IN or at + 2 >= end:
        return None
    if sheet.forms[at + 1] in words_of("decade"):
        ordinal = read_ordinal(sheet.forms, sheet.pre, at + 2)
        return (int(ordinal.value) - 1) * 10 if ordinal else None
    if sheet.forms[at + 1][:2] != "ال" or sheet.dated[at + 1]:
        return None
    told = sheet.forms[at + 1].endswith("ين") and sheet.forms[at + 2] != OF  # مسن في السبعين
    return _decade(sheet.forms[at + 1][2:]) if told or not words_of("life").isdisjoint(sheet.forms[at + 2 : at + 4]) else None


def _past_round(tokens: Tokens, at: int, end: int) -> int:
    """في السبعين من عمره: the unit behind the words of a round age."""
    stop = at + 2 + (tokens.sheet.forms[at + 1] in words_of("decade"))
    return stop + 2 if stop + 1 < end and tokens.sheet.forms[stop] == OF and tokens.sheet.forms[stop + 1] in words_of("life") else stop


def _decade(form: str) -> int | None:
    """ستين, ستينات, ستينيات: the tens of a life."""
    number = read_number([form.removesuffix("ات").removesuffix("ي").removesuffix("ين") + "ين" if form.endswith("ات") else form, ""], ["", ""], 0)
    return int(number.value) if number else None


def past_age(tokens: Tokens, at: int, end: int) -> int:
    """The unit behind an age: (4 أعوام), عمره 40 يوما, في الستين من عمره; the same unit where none stands."""
    sheet = tokens.sheet
    if at >= end or tokens.joined(at):
        return at  # (رجل) وابنه (5 أعوام)
    if sheet.forms[at] == IN:
        return _past_round(tokens, at, end) if round_years(tokens, at, end) is not None else at
    if sheet.forms[at] in words_of("under_age"):
        return next((unit for unit in range(at + 1, min(end, at + 6)) if tokens.joined(unit) or not sheet.forms[unit].isalnum()), at)
    if not (_begins_age(tokens, at + 1, end) if sheet.forms[at] in _OPENS else _begins_age(tokens, at, end)):
        return at
    told = next((unit for unit in range(at, min(end, at + 7)) if sheet.forms[unit] in words_of("years") | words_of("months")), None)
    if told is None or any(sheet.forms[unit] in words_of("no_age") for unit in range(at, told)):
        return at
    return told + 1 + (told + 1 < end and sheet.forms[told + 1] == ")")
