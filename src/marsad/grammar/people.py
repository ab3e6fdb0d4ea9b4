"""Phrases for people: how many, who, of which side — "خمسة جنود", "11 من عناصر التنظيم", "ثمانية آخرين", "طفلتين"."""

from __future__ import annotations

from dataclasses import replace

from marsad.grammar.harm_words import words
from marsad.grammar.numbers import begins_number
from marsad.grammar.people_described import case_of, describe
from marsad.grammar.people_found import People, person_at
from marsad.grammar.people_uncounted import uncounted
from marsad.grammar.quantities import HEADS, bound_after, read_quantity
from marsad.grammar.sheet import Sheet
from marsad.model.reading import Victims

_WHO = frozenset({"person", "harm"})


def read_people(sheet: Sheet, at: int, end: int) -> People | None:
    """Read a phrase for people that begins at a unit."""
    if at >= end or sheet.dated[at]:
        return None
    form, kinds = sheet.forms[at], sheet.kinds[at]
    if at and form.startswith("ال") and begins_number(form[2:]) and form[2:] and sheet.forms[at - 1].startswith("ال") and sheet.kinds[at - 1].isdisjoint(_WHO):
        return None  # أسرة المستشفى الأربعين: forty of something else
    if form not in _BEGINNINGS and not form[0].isdecimal() and (not kinds or (kinds.isdisjoint(_WHO) and not begins_number(form))):
        return None
    if form in ("احد", "احدي") and sheet.stops[at] == at + 1:
        return _one_of(sheet, at, end)
    if at and "harm" in sheet.kinds[at - 1] and (one_more := _one_more(sheet, at)):
        return one_more
    quantity = read_quantity(sheet.forms, sheet.pre, sheet.suf, at)
    if quantity and quantity.end <= end and not _is_year(sheet, at, quantity.end):
        return _counted(sheet, at, quantity.end, end, quantity.min, quantity.max, quantity.expr)
    people = uncounted(sheet, at, end)
    bound = bound_after(sheet.forms, people.last) if people and people.number in ("s", "d") and people.last < end else None
    return _bounded(people, bound) if people and bound and bound[0] == "at_least" else people  # مدنيين اثنين على الأقل


def _is_year(sheet: Sheet, at: int, end: int) -> bool:
    """A bare number of four digits from 1900 to 2100, or an age or number of birth in brackets, counts no people."""
    form = sheet.forms[at]
    bare = end == at + 1 and form.isdigit()
    if at and (sheet.forms[at - 1] == "اصل" or (bare and sheet.forms[at - 1] in _NUMBERED)):
        return True  # 11 من أصل 35: the whole is of something else
    if bare and end + 1 < sheet.size and sheet.forms[end] == "من" and sheet.forms[end + 1] in ("الشهر", "شهر"):
        return True  # حتى 11 من الشهر: a day
    if bare and at and len(sheet.forms[at - 1]) > 2 and sheet.forms[at - 1].isalpha() and sheet.span(at - 1, at)[1] == sheet.span(at, at + 1)[0]:
        return True  # درعا24: part of a name
    if bare and at and sheet.forms[at - 1] == "-" and (at == 1 or sheet.forms[at - 2] == "\n"):
        return False  # - 4 أطفال: a line of a list
    if bare and at and sheet.forms[at - 1] in ("مواليد", "رقم", "الساعه", "عام", "سنه", "بعمر", "عمر", "-", "/", "الماده", "القرار"):
        return True
    follows = sheet.forms[end] if end < sheet.size else ""
    return bare and len(form) == 4 and 1900 <= int(form) <= 2100 and not (sheet.term(end, "person") if end < sheet.size else None) and follows not in ("من",)


def _one_more(sheet: Sheet, at: int) -> People | None:
    """وجرح ثالث, وإصابة آخر, وإصابة آخرين: one more than those counted before, or an unstated number more."""
    form = sheet.forms[at]
    if sheet.pre[at] or not (form in _NEXT or form in _OTHER):
        return None
    if at + 1 < sheet.size and form in _NEXT and person_at(sheet, at + 1):
        return None
    low, high, number = _OTHER.get(form, (1, 1, "s"))
    sex = "woman" if form.endswith(("ه", "ي")) and number == "s" else "unknown"
    return People(at, at + 1, low, high, "exact" if high else "unstated", Victims(sex=sex), high is not None, False, others=True, number=number)


# what has a number for a name: الكتيبة 21, اللواء 55, القرار 2254, حي 30
_RELATIVES = words("relatives_of")
_NUMBERED = words("numbered")
_NEXT = words("next")
_OTHER: dict[str, tuple[int, int | None, str]] = {
    "اخر": (1, 1, "s"),
    "اخري": (1, 1, "s"),
    "اخران": (2, 2, "d"),
    "اخرين": (2, None, "p"),
    "اخرون": (2, None, "p"),
    "اخريات": (2, None, "p"),
    "الاخر": (1, 1, "s"),
    "الاخري": (1, 1, "s"),
    "الاخران": (2, 2, "d"),
}
_BEGINNINGS = _NEXT | _OTHER.keys() | HEADS | {"احد", "احدي", "ال", "من", "بين", "ما"}


def _counted(sheet: Sheet, at: int, after: int, end: int, low: int | None, high: int | None, expr: str) -> People | None:
    if after + 1 < end and sheet.forms[after] in _RELATIVES and "harm" in sheet.kinds[after + 1]:
        return None  # العشرات من أقارب الضحايا
    whose = person_at(sheet, after) if after < end else None
    # العشرات من أفراد الجيش: whose men they are stands behind a noun that does not say it
    first_noun = after - 1 if whose and whose.kind == "person" and whose.row["status"] == "unknown" and after - 1 > at and sheet.forms[after - 1] == "من" else after
    if after < end and not sheet.pre[after] and case_of(sheet, after) is None and (
        (sheet.phrase(after, "thing") and not sheet.dated[after])  # أصيب تسعة اليوم
        or ((event := sheet.term(after, "event")) and event.form not in ("past", "present") and not (event.form == "phrase" and sheet.forms[after].startswith("ب")) and not person_at(sheet, after))  # ثلاثة برصاص
        or (sheet.term(after, "weapon") and not person_at(sheet, after))
        or sheet.forms[after] in ("%", "بالمئه", "بالمائه", "في")
    ):
        if sheet.forms[after] != "في":
            return None
    people = People(at, after, low, high, expr, Victims(), True, False)
    people = describe(sheet, people, first_noun, end)
    bound = bound_after(sheet.forms, people.last) if people.last < end else None
    if bound:
        people = _bounded(people, bound)
    elif people.last < end and (late := bound_after(sheet.forms, people.last + 1)) and not sheet.terms[people.last]:
        people = _bounded(people, late)
    return people


def _bounded(people: People, bound: tuple[str, int]) -> People:
    expr, last = bound
    if people.expr != "exact":
        return replace(people, last=last)
    if expr == "at_least":
        return replace(people, max=None, expr=expr, last=last)
    if expr == "at_most":
        return replace(people, min=0, expr=expr, last=last)
    return replace(people, expr=expr, last=last)


def _one_of(sheet: Sheet, at: int, end: int) -> People | None:
    """أحد رجال الحرس, أحد جنودها, أحدهم: one person of a group."""
    if sheet.pre[at].endswith("ل") or at + 1 >= end:
        return None
    people = People(at, at + 1, 1, 1, "exact", Victims(), True, False, number="s")
    if sheet.suf[at]:
        return replace(people, back=True)
    described = describe(sheet, people, at + 1, end)
    return described if described.noun else None
