"""A noun for people without a number before it: one, two, or an unstated many by its form."""

from __future__ import annotations

from dataclasses import replace

from marsad.frames.people.counted import and_one_of, counted
from marsad.frames.people.named import mark_before_name, name_follows
from marsad.frames.people.phrase import KIN, People, bounded
from marsad.frames.victims import person_at
from marsad.frames.words import words_of
from marsad.grammar.cut_names import given_names
from marsad.grammar.quantities import bound_after, read_quantity
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import Term
from marsad.syntax.phrases import starts_number
from marsad.syntax.tokens import CLOSED, Tokens
from marsad.text.rule_words import ALEF, AND, ARTICLE, MOTHER, NOT, OF, rule_words

_BY_NUMBER: dict[str, tuple[int, int | None, str]] = {"s": (1, 1, "exact"), "d": (2, 2, "exact"), "p": (2, None, "unstated")}
_BARE = ["", "", ""]  # a word without clitics, and nothing behind it
_KUNYA = rule_words("people.kunya")
_COLLECTIVE = rule_words("people.collective")
_ONE_IN_YA = rule_words("people.one_in_ya")  # أخي, ابني: mine, not two
_MINE_ALONE = rule_words("people.mine_alone")  # ابنتي, my daughter; ابنتي المدرس are two
_ONE_IN_CASE = rule_words("people.one_in_case")  # أخيه: ي is its case
_ENDS_IN_YA = rule_words("people.ends_in_ya")  # قاضي, محامي


_OF_ONE = "ه"  # the ending of one car, one family
_QUOTED = 4  # units back from an adjective over the party in quotation marks


def head_noun(tokens: Tokens, at: int, term: Term) -> People:
    """The noun by itself, with the number that its form tells."""
    number = _number_of(tokens.sheet, at, term)
    low, high, expr = _BY_NUMBER[number]
    return People(at, at, low, high, expr, number=number, definite=tokens.sheet.forms[at][:2] == "ال")


def _number_of(sheet: Sheet, at: int, term: Term) -> str:
    form = sheet.forms[at]
    if form in _ENDS_IN_YA or (form.endswith("ي") and _is_mine(sheet, at, term)):
        return "s"
    if sheet.suf[at]:
        return _with_pronoun(form, term)
    if term.form == "p" and term.key in _ONE_IN_CASE and _spelled_with_ha(sheet, at):
        return "s"  # أخوه; three are إخوة
    if term.form == "p" and form.endswith("ين") and _spelled_dual(sheet, at):
        return "d"
    return str(term.form)


def _with_pronoun(form: str, term: Term) -> str:
    """طفلاه are two, أخاه is one; إخوانهم are many, for two would be أخواهم."""
    if term.form == "s" and form.endswith(ALEF) and term.key not in _ONE_IN_CASE:
        return "d"
    return "p" if term.form == "d" and form.endswith("ن") else str(term.form)


def _is_mine(sheet: Sheet, at: int, term: Term) -> bool:
    """أخي, ابني; أخيه, أبيه; ابنتي, طفلتي where nobody stands behind whose they are: not two."""
    mine = not sheet.suf[at] and (term.key in _ONE_IN_YA or (term.key in _MINE_ALONE and not _owned(sheet, at + 1)))
    return term.form == "d" and (term.key in _ONE_IN_CASE or mine)


def _owned(sheet: Sheet, at: int) -> bool:
    """(ابنتي) المدرس, (طفلتي) سامر, (ولدي) مسؤول: whose the two before are."""
    if at >= sheet.size or sheet.pre[at][:1] == AND:
        return False
    return person_at(sheet, at) is not None or sheet.forms[at] in given_names() or sheet.forms[at] in words_of("title_head") or "actor" in sheet.kinds[at]


def _spelled_with_ha(sheet: Sheet, at: int) -> bool:
    """أخوه, his brother, which folds as إخوة does."""
    return sheet.text[slice(*sheet.span(at, at + 1))].endswith(("أخوه", "اخوه"))


def _spelled_dual(sheet: Sheet, at: int) -> bool:
    """فلسطينيْن, with its sukun."""
    return "\u064aْن" in sheet.text[slice(*sheet.span(at, at + 1))]


def starts_kunya(tokens: Tokens, at: int, end: int) -> bool:
    """أبو خالد: a name by the eldest child; أم يمنية, أم لثلاثة أطفال, أم ثلاثة أطفال are mothers."""
    sheet, child = tokens.sheet, at + 1
    if sheet.forms[at] not in _KUNYA or child >= end or sheet.suf[at] or sheet.pre[child][-1:] == "ل":
        return False
    adjective = sheet.forms[child].endswith("يه")
    return sheet.forms[child].isalpha() and not (adjective or tokens.joined(child) or tokens.flags[child] & CLOSED or starts_number(tokens, child))


def tells_nobody(tokens: Tokens, people: People, end: int, term: Term) -> bool:
    """An adjective (التنظيم الإرهابي, الطيران المدني), a people as a whole (السوري), a country (ليبيا), أفرادها."""
    sheet, at = tokens.sheet, people.first
    if people.definite and people.number == "s" and (term.key in _COLLECTIVE or _behind_definite(sheet, at)) and not _is_named(tokens, at + 1, end):
        return True
    if people.number == "s" and "place" in sheet.kinds[at] and sheet.forms[at].endswith("يا"):
        return True
    if sheet.forms[at : at + 2] == [MOTHER, NOT]:
        return True  # (لم يعرف إن كان قد قتل) أم لا
    return term.key == "فرد" and bool(sheet.suf[at])


def _is_named(tokens: Tokens, at: int, end: int) -> bool:
    """(قوات الاحتلال) الأسير المحرر سامر العمري: a name stands behind, over one more definite word or a mark."""
    return bool(name_follows(tokens, at + (tokens.sheet.forms[at][:2] == "ال"), end)) or bool(mark_before_name(tokens, at, end))


def _behind_definite(sheet: Sheet, at: int) -> bool:
    """الطيران المدني: behind a definite word that is neither people nor a day."""
    if at > 1 and sheet.forms[at - 1] == '"' and not sheet.pre[at]:
        return any("actor" in sheet.kinds[unit] for unit in range(max(0, at - _QUOTED), at - 1))  # تنظيم "داعش" الإرهابي
    if not at or sheet.pre[at] or sheet.forms[at - 1][:2] != "ال":
        return False
    return not (person_at(sheet, at - 1) or sheet.dated[at - 1])


def family(tokens: Tokens, at: int, end: int) -> People | None:
    """عائلة من سبعة أفراد: as many as its members; a family as a unit is no count of people, ثلاث عائلات two each or more."""
    sheet = tokens.sheet
    for unit in range(at + 1, min(end, at + 4)):
        if sheet.forms[unit] == OF and unit + 1 < end and starts_number(tokens, unit + 1):
            inner = counted(tokens, unit + 1, end)
            return replace(inner, first=at) if inner else None
    return None


def number_behind(tokens: Tokens, people: People, end: int) -> People:
    """مدنيين اثنين, القتلى السبعة, شخص واحد: the number stands behind the noun as its adjective; والدة اثنين منهما, أم ثلاثة أطفال is one."""
    sheet, at = tokens.sheet, people.last
    if at >= end or sheet.pre[at] not in ("", "ال"):
        return people
    alone = sheet.forms[at] in words_of("one") or bound_after(sheet.forms, at) is not None  # طفل واحد, طفل على الأقل
    if people.number == "s" and not alone and not KIN.isdisjoint(people.keys[:1]) and not sheet.suf[at - 1] and starts_number(tokens, at):
        theirs = counted(tokens, at, end)
        people.last = theirs.last if theirs and (theirs.noun or theirs.back) else at
        return people
    if sheet.forms[at] in words_of("two"):
        _takes_number(people, 2, 2, at + 1)
        people.number = "d"
    elif sheet.forms[at] in words_of("one"):
        if and_one_of(sheet, at):
            return people
        people.last, people.counted = at + 1, True
    elif people.number == "p" and sheet.forms[at][:2] == "ال":
        _definite_number(sheet, people, at, end)
    if people.number == "p" and not people.counted:
        return _least_of_two(tokens, people, end)
    return bounded(tokens, people, end)


def _least_of_two(tokens: Tokens, people: People, end: int) -> People:
    """مقتل مدنيين على الأقل: a bound tells that they were counted, as two."""
    if bound_after(tokens.sheet.forms, people.last) is None:
        return people
    _takes_number(people, 2, 2, people.last)
    people.number = "d"
    return bounded(tokens, people, end)


def _definite_number(sheet: Sheet, people: People, at: int, end: int) -> None:
    """القتلى السبعة, القتلى الـ 12, ركاب السيارة الأربعة."""
    at += at + 1 < end and not people.definite and sheet.forms[at].endswith(_OF_ONE) and sheet.forms[at + 1].startswith(ARTICLE)
    if sheet.forms[at] == "ال" and sheet.forms[at + 1].isdecimal():
        number = int(sheet.forms[at + 1])
        _takes_number(people, number, number, at + 2)
    elif not sheet.dated[at] and (quantity := read_quantity([sheet.forms[at][2:], *_BARE[1:]], _BARE, _BARE, 0)):
        _takes_number(people, quantity.min, quantity.max, at + 1)


def _takes_number(people: People, low: int | None, high: int | None, last: int) -> None:
    people.min, people.max, people.expr, people.counted, people.last = low, high, "exact", True, last
