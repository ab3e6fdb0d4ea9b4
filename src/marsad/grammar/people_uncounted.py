"""People without a number in front: one, two or an unstated many; families, names, ages, a number behind the noun."""

from __future__ import annotations

from dataclasses import replace

from marsad.grammar.cut_names import spelled_as_on
from marsad.grammar.harm_words import lemmas, words
from marsad.grammar.numbers import read_number, read_ordinal
from marsad.grammar.people_described import describe
from marsad.grammar.people_found import People, is_function, person_at
from marsad.grammar.quantities import read_quantity
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import Term
from marsad.model.reading import Victims


def _count_in_brackets(sheet: Sheet, people: People, end: int) -> People:
    """أسرى جنوبيين (12 أسيرا): the number stands in brackets behind the noun."""
    at = people.last
    if at + 2 >= end or sheet.forms[at] != "(":
        return people
    quantity = read_quantity(sheet.forms, sheet.pre, sheet.suf, at + 1)
    close = next((unit for unit in range(at + 2, min(end, at + 6)) if sheet.forms[unit] == ")"), None)
    if quantity is None or close is None or quantity.end > close or (quantity.end < close and not person_at(sheet, quantity.end)):
        return people
    return replace(people, min=quantity.min, max=quantity.max, expr=quantity.expr, counted=True, last=close + 1)


def _count_behind(sheet: Sheet, people: People, end: int) -> People:
    """أطفاله الأربعة, أبنائها الثلاثة, الجنود الخمسة: the number stands behind the noun as its adjective."""
    at = people.last
    if people.counted or at >= end or sheet.pre[at] not in ("", "ال") or not sheet.forms[at].startswith("ال"):
        return people
    quantity = read_quantity([sheet.forms[at][2:]], [""], [""], 0)
    if quantity is None or quantity.expr != "exact" or sheet.dated[at]:
        return people
    return replace(people, min=quantity.min, max=quantity.max, expr="exact", counted=True, last=at + 1)


def uncounted(sheet: Sheet, at: int, end: int) -> People | None:
    """A noun without a number: one, two or an unstated many by its form."""
    term = person_at(sheet, at)
    if term is None:
        return None
    number = term.form
    if number == "d" and term.key in _KIN and sheet.forms[at].endswith("ي") and not sheet.suf[at]:
        number = "s"  # أخي, ابني: mine, not two
    following = sheet.forms[at + 1 : at + 3]
    adjective = at + 1 < sheet.size and (not sheet.terms[at + 1] or sheet.phrase(at + 1, "others"))
    if (
        (number == "s" and sheet.suf[at] and sheet.forms[at].endswith("ا"))
        or any(form in _TWO for form in following[:1])
        or (len(following) > 1 and following[1] in _TWO and adjective)
    ):
        number = "d"
    if term.kind == "harm" and sheet.suf[at]:
        return None
    if number == "d":
        low, high, expr = 2, 2, "exact"
    elif number == "s":
        low, high, expr = 1, 1, "exact"
    else:
        low, high, expr = 2, None, "unstated"
    if term.row.get("role") == "family":
        low, high, expr, number = 2, None, "unstated", "p"
        if (counted := _family_of(sheet, at, end)) is not None:
            return counted
    if (term.form == "s" or term.key == "إنسان") and sheet.forms[at].startswith("ال") and term.key in _COLLECTIVE:
        return None
    people = People(at, at, low, high, expr, Victims(), False, False, number=number)
    people = describe(sheet, people, at, end)
    if number == "d" and term.form == "s" and "/" in term.row.get("sex", ""):
        people = replace(people, victims=replace(people.victims, sex=term.row["sex"].split("/")[-1]))
    if number in ("d", "p") and people.last < end and sheet.forms[people.last] in _TWO:
        people = replace(people, last=people.last + 1, min=2, max=2, expr="exact", number="d")
    if number == "s" and people.last < end and sheet.forms[people.last] in _ONE:
        people = replace(people, last=people.last + 1, counted=True)
    if number == "p":
        people = _count_behind(sheet, _count_in_brackets(sheet, people, end), end)
    if number == "s":
        if not people.grouped and _named_behind(sheet, people.last, end):
            people = _named(sheet, people, term, end)
        people = _aged(sheet, people, end)
    return people


def _family_of(sheet: Sheet, at: int, end: int) -> People | None:
    """عائلة كاملة من سبعة أفراد, أسرة مكونة من خمسة أشخاص: as many as its members."""
    for unit in range(at + 1, min(end, at + 4)):
        if sheet.forms[unit] == "من" and unit + 1 < end:
            quantity = read_quantity(sheet.forms, sheet.pre, sheet.suf, unit + 1)
            if quantity and quantity.end < end and sheet.forms[quantity.end] in _MEMBERS:
                return People(at, quantity.end + 1, quantity.min, quantity.max, quantity.expr, Victims(role="family"), True, True, number="p")
    return None


_KIN = lemmas("kin")
_MEMBERS = words("members")
_YEARS = words("years")


def _aged(sheet: Sheet, people: People, end: int) -> People:
    """(4 أعوام), - 22 عاما, البالغ من العمر 60 عاما: an age tells a child, an adult, an old person."""
    for at in range(people.last, min(end, people.last + 7)):
        if (years := _decade(sheet, at, end)) is not None:
            return _of_age(people, years)
        if sheet.forms[at] in _AGO:
            break  # قتل والده قبل ثلاث سنوات: when, not how old
        quantity = read_quantity(sheet.forms, sheet.pre, sheet.suf, at) if sheet.forms[at][0].isdigit() or sheet.term(at, "number") else None
        if quantity and quantity.end < sheet.size and sheet.forms[quantity.end] in _YEARS and quantity.min is not None and quantity.min < 110:
            return _of_age(people, quantity.min)
        if sheet.forms[at] in ("،", ".", "و") or sheet.pre[at] == "و":
            break
    return people


def age_of(years: int) -> str:
    """A child under 18, elderly from 60."""
    return "child" if years < 18 else "elderly" if years >= 60 else "adult"


def _of_age(people: People, years: int) -> People:
    """A child under 18, elderly from 60 (the United Nations' bounds); a child without more is a civilian."""
    age = age_of(years)
    status = "civilian" if age == "child" and people.victims.status == "unknown" else people.victims.status
    return replace(people, victims=replace(people.victims, age=age, status=status))


def _decade(sheet: Sheet, at: int, end: int) -> int | None:
    """في الستين من عمره, في العقد السابع: the years that a round number or a decade tells."""
    if sheet.forms[at] != "في" or at + 2 >= end:
        return None
    if sheet.forms[at + 1] in ("العقد", "عقده"):
        ordinal = read_ordinal(sheet.forms, sheet.pre, at + 2)
        return (int(ordinal.value) - 1) * 10 if ordinal else None
    if sheet.forms[at + 1].startswith("ال") and any(form.startswith("عمر") for form in sheet.forms[at + 2 : at + 4]):
        number = read_number([sheet.forms[at + 1][2:]], [""], 0)
        return int(number.value) if number else None
    return None


_AGO = words("ago")
_COLLECTIVE = lemmas("collective")
_TWO = words("two")
_ONE = words("one")


def _named_behind(sheet: Sheet, at: int, end: int) -> bool:
    """A personal name stands behind the noun: a word that names begin with, or two words that no table knows."""
    if at >= end:
        return False
    if sheet.phrase(at, "personal"):
        return not spelled_as_on(sheet.text, sheet.span(at, at + 1)[1])
    two = sheet.forms[at : at + 2]
    return (
        at + 1 < end
        and all(word.isalpha() and len(word) > 2 and not is_function(word) for word in two)
        and not sheet.terms[at]
        and not sheet.terms[at + 1]
        and sheet.pre[at] == ""
        and not two[0].startswith("ال")
        and not (two[0].endswith("ا") and two[1].endswith("ا"))
    )


def _named(sheet: Sheet, people: People, term: Term, end: int) -> People:
    """One person by name: a man or a woman as the noun before the name says."""
    last = people.last
    while (
        last < min(end, people.last + 5)
        and sheet.forms[last].isalpha()
        and sheet.pre[last] == ""
        and not is_function(sheet.forms[last])
        and not any(t.kind in ("event", "harm", "saying", "date", "place") for t in sheet.terms[last])
    ):
        last += 1
    sex = people.victims.sex if people.victims.sex != "unknown" else "woman" if sheet.forms[people.first].endswith("ه") else "man"
    return replace(people, last=max(last, people.last), victims=replace(people.victims, sex=sex))
