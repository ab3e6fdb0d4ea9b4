"""Phrases for people that open with a number or a word for one: "خمسة مدنيين", "أحد الجنود", "وجرح ثالث"."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from marsad.frames.names import numbers_item
from marsad.frames.people.described import case_at, describe, others
from marsad.frames.people.phrase import People, bounded
from marsad.frames.people.sides import doers_of, over_phrase, party
from marsad.frames.victims import person_at
from marsad.frames.words import words_of
from marsad.grammar.given_names import owned
from marsad.grammar.numbers import definite_at
from marsad.grammar.quantities import QuantityAt, opens_nothing, read_quantity, two_bounded
from marsad.grammar.sheet import Sheet
from marsad.model.reading import Victims
from marsad.syntax.phrases import starts_number
from marsad.syntax.tokens import ADVERB, AGENT, CLOSED, PREPOSITION_IN, PUNCTUATION, Tokens
from marsad.text.rule_words import AND, ARTICLE, IN, OF, TO, UNTIL, rule_words

_TO_OR_UNTIL = frozenset({TO, UNTIL})
_PLACES = frozenset({"type_city", "type_village", "type_town", "type_quarter", "type_district"})
_THINGS = (_PLACES - {"type_district"}) | {"thing", "weapon", "event", "type_site", "type_base"}
_AMONG, _RANKS = rule_words("people.among"), rule_words("people.ranks")
_BEFORE_NUMBERS = rule_words("people.before_numbers") | {"/"}
_NO_NOUN = AGENT | ADVERB | PREPOSITION_IN


def ranged(tokens: Tokens, at: int, end: int) -> People | None:
    """قتل من 20 إلى 30 مسلحا: people counted by the two ends of a range."""
    sheet = tokens.sheet
    if at + 3 >= end or sheet.pre[at] or _TO_OR_UNTIL.isdisjoint(sheet.forms[at + 2 : at + 5]) or not starts_number(tokens, at + 1):
        return None
    quantity = read_quantity(sheet.forms, sheet.pre, sheet.suf, at)
    if quantity is None or quantity.end >= end:
        return None
    people = describe(tokens, People(at, quantity.end, quantity.min, quantity.max, quantity.expr, counted=True), quantity.end, end)
    return people if people.noun else None


def _two_bounded(tokens: Tokens, at: int, end: int) -> People | None:
    """ما لا يقل عن شخصين, أكثر من جنديين, على الأقل مواطنين اثنين: two told by the noun alone, behind a bound."""
    sheet = tokens.sheet
    bound = two_bounded(sheet.forms, at)
    term = person_at(sheet, bound[3]) if bound and bound[3] < end else None
    if bound is None or term is None:
        return None
    if term.form == "s" and sheet.forms[bound[3]][:2] != ARTICLE:
        return _one_bounded(tokens, at, end)
    if term.form != "d" and sheet.forms[bound[3] + 1 : bound[3] + 2] not in ([form] for form in words_of("two")):
        return None  # أكثر من مدنيين
    people = describe(tokens, People(at, at, bound[0], bound[1], bound[2], number="d", counted=True), bound[3], end)
    return replace(people, last=people.last + (people.last < end and sheet.forms[people.last] in words_of("two")))


def _one_bounded(tokens: Tokens, at: int, end: int) -> People | None:
    """ما لا يقل عن مدني (واحد), أكثر من شخص: one told by the noun, behind a bound below."""
    sheet, bound = tokens.sheet, two_bounded(tokens.sheet.forms, at, 1)
    if bound is None or bound[1] is not None or bound[3] >= end:
        return None
    people = describe(tokens, People(at, at, bound[0], None, bound[2], number="s", counted=True), bound[3], end)
    return replace(people, last=people.last + (people.last < end and sheet.forms[people.last] in words_of("one")))


def of_group_head(tokens: Tokens, at: int, end: int) -> People | None:
    """خلية مؤلفة من ستة, معظم سكان القرية."""
    return _made_of(tokens, at, end) or _most_of(tokens, at, end)


def _made_of(tokens: Tokens, at: int, end: int) -> People | None:
    """خلية تابعة للتنظيم مؤلفة من ستة عناصر, مجموعة من ستة عناصر: a group counts those it is made of."""
    sheet = tokens.sheet
    if sheet.forms[at] not in words_of("group_noun"):
        return None
    for unit in range(at + 1, min(end - 1, at + 9)):
        if sheet.forms[unit] in words_of("made_of") or (unit == at + 1 and sheet.forms[unit] == OF):
            number = unit + (sheet.forms[unit] != OF)
            number += sheet.forms[number] == OF
            people = counted(tokens, number, end) if number < end else None
            return replace(people, first=at) if people and people.noun else None
        if tokens.flags[unit] & PUNCTUATION:
            return None
    return None


def _most_of(tokens: Tokens, at: int, end: int) -> People | None:
    """معظم سكان القرية, جميع أفراد العائلة: two or more, with no number."""
    sheet = tokens.sheet
    if at + 1 >= end or sheet.suf[at] or not (sheet.forms[at] in words_of("most_of") or sheet.forms[at] in words_of("all_of")):
        return None
    term, group = person_at(sheet, at + 1), People(at, at + 1, 2, None, "unstated", number="p")
    if inside := _inside_it(sheet, at + 1, end):
        group.noun, group.last = True, inside
        return group
    if term is None and doers_of(sheet, at + 1):
        group.noun, group.last = True, over_phrase(tokens, at + 1, end)  # معظم مرتكبي الجريمة
        return group
    if term is None and sheet.forms[at + 1] in words_of("resident_civilian"):
        group.noun, group.last, group.victims = True, over_phrase(tokens, at + 1, end), Victims("civilian")  # جميع قاطني المنزل
        return group
    if term is None or term.kind == "harm" or term.form != "p":
        return None
    return describe(tokens, group, at + 1, end)


def _inside_it(sheet: Sheet, at: int, end: int) -> int:
    """(قتل كل) من كان بداخلها, من كانوا في المبنى, من على متنه: the unit behind where they were; 0 where that is not told."""
    unit = at + 1 + (sheet.forms[at + 1] in words_of("were")) if at + 2 < end and sheet.forms[at] == OF else end
    if unit >= end:
        return 0
    if sheet.forms[unit] in words_of("inside_it"):
        return unit + 1 if words_of("between").isdisjoint(sheet.forms[unit + 1 : unit + 3]) else 0  # سقط كل من فيها ما بين قتيل وجريح
    return unit + 2 if unit + 1 < end and sheet.forms[unit] in words_of("in_or_on") else 0


# --- one of them, one more ---


def and_one_of(sheet: Sheet, at: int) -> bool:
    """(زوجها) وأحد أطفالها: و and the word for one of several."""
    return sheet.pre[at] == AND and sheet.forms[at] in words_of("and_one_of")


def one_of(tokens: Tokens, at: int, end: int) -> People | None:
    """أحد رجال الحرس, أحد جنودها, أحد المصابين: one person of a group."""
    sheet = tokens.sheet
    if at + 1 >= end or not _says_one_of(tokens, at):
        return None
    quoted = sheet.forms[at + 1] == '"'  # أحد "القيادات"
    unit = _of_which_group(tokens, at + 1 + quoted, end)
    own = unit < end and sheet.phrase(unit, "own_force")  # أحد مقاتليها
    if unit >= end or not (own or _tells_group(sheet, unit)):
        return None
    people = People(at, unit, 1, 1, "exact", Victims(), True, not own, number="s", one_of=True)
    if sheet.forms[unit] in words_of("resident_civilian") and person_at(sheet, unit) is None:
        people.victims, people.explicit, people.last = Victims("civilian"), True, unit + 1  # أحد السكان, who often speaks
        return people
    people = describe(tokens, people, unit, end)
    people.last += quoted and sheet.forms[people.last] == '"'
    return bounded(tokens, people, end)


def _says_one_of(tokens: Tokens, at: int) -> bool:
    """أحد, إحدى, where no number begins so (أحد عشر)."""
    return tokens.sheet.forms[at] in words_of("one_of") and not starts_twenty(tokens, at)


def _of_which_group(tokens: Tokens, at: int, end: int) -> int:
    """أحد أبرز خبراء: the noun behind words that no table knows."""
    unit = at
    while unit < min(end, at + 2) and not _tells_group(tokens.sheet, unit) and not tokens.sheet.terms[unit] and not tokens.flags[unit] & CLOSED:
        unit += 1
    return unit


def _tells_group(sheet: Sheet, at: int) -> bool:
    """A noun for people, or for those of a body or place (أحد أفراد, أحد سكان)."""
    return person_at(sheet, at) is not None or sheet.forms[at] in words_of("member") or sheet.forms[at] in words_of("residents") or doers_of(sheet, at)


def starts_twenty(tokens: Tokens, at: int) -> bool:
    """أحد عشر, إحدى وعشرين: a number."""
    return read_quantity(tokens.sheet.forms, tokens.sheet.pre, tokens.sheet.suf, at) is not None


def one_more(tokens: Tokens, at: int, end: int) -> People | None:
    """وجرح ثالث, وإصابة آخر, وإصابة آخرين: one more of those told before, or an unstated number more."""
    sheet, form = tokens.sheet, tokens.sheet.forms[at]
    if (told := _as_others(sheet, at)) is not None:
        low, high, number = told
        people = People(at, at + 1, low, high, "exact" if high else "unstated", others=True, number=number)
        return describe(tokens, people, at + 1, end) if form in words_of("many") or _told_apart(tokens, at + 1) else people
    if form in words_of("many_alone") and _alone(sheet, at + 1, end):
        return People(at, at + 1, 2, None, "unstated", others=True)
    return _the_next(tokens, at, end) if form in words_of("next") else None


def _the_next(tokens: Tokens, at: int, end: int) -> People | None:
    """وأصيب ثالث, وأصيب ثالث من الشرطة."""
    sheet = tokens.sheet
    if at + 1 < end and person_at(sheet, at + 1):
        return None
    third = People(at, at + 1, 1, 1, "exact", others=True, number="s")
    return describe(tokens, third, at + 1, end) if at + 1 < end and sheet.forms[at + 1] == OF else third


def _as_others(sheet: Sheet, at: int) -> tuple[int, int | None, str] | None:
    """آخر, آخرون: how many more; القضاء على آخر جيوب المتمردين are the last of them."""
    return others().get(sheet.forms[at]) if words_of("last_of").isdisjoint(sheet.forms[at + 1 : at + 2]) else None


def _told_apart(tokens: Tokens, at: int) -> bool:
    """(جندي) وآخر مدني, وآخر من الحرس: who the other was, with words of his own."""
    return tokens.sheet.forms[at] == OF or person_at(tokens.sheet, at) is not None


def _alone(sheet: Sheet, at: int, end: int) -> bool:
    """(إصابة العديد) في هجوم: no noun and no of behind."""
    return at >= end or (sheet.forms[at] != OF and bool(sheet.pre[at] or sheet.forms[at] == IN))


# --- a number ---


def counted(tokens: Tokens, at: int, end: int) -> People | None:
    """A number, and whoever stands behind it: خمسة مدنيين, عشرات الجرحى, 11 منهم, 30."""
    sheet = tokens.sheet
    if opens_nothing(sheet.forms, at) or not starts_number(tokens, at):
        return None
    quantity = read_quantity(sheet.forms, sheet.pre, sheet.suf, at)
    if quantity is None:
        return _two_bounded(tokens, at, end)
    if quantity.end > end or _no_people(tokens, at, quantity.end, end) or _some_of_own(sheet, quantity, end) or numbers_item(tokens, at, end):
        return None
    people = People(at, quantity.end, quantity.min, quantity.max, quantity.expr, counted=True, number=_number_of(quantity))
    people = describe(tokens, people, _past_party(tokens, people, quantity, end), end)
    told = _past_quoted(tokens, people, end)
    people = bounded(tokens, people, end)
    if told < people.last < end and _says_of_whom(sheet, people.last, end):
        people = describe(tokens, people, people.last, end)  # 12 قتيلا على الأقل من عناصر التنظيم
    return people


def _says_of_whom(sheet: Sheet, at: int, end: int) -> bool:
    """(12 قتيلا على الأقل) من عناصر التنظيم, في صفوف المدنيين, وسط المدنيين: behind the bound, among whom they are."""
    if at + 1 >= end or sheet.pre[at] or sheet.forms[at] not in _AMONG:
        return sheet.forms[at] == OF
    return sheet.forms[at] != IN or sheet.forms[at + 1] in _RANKS


def _past_quoted(tokens: Tokens, people: People, end: int) -> int:
    """"قتل العشرات" من المتمردين: of whom a number is that ends what is quoted; the unit behind them."""
    at = people.last
    if at + 2 < end and tokens.sheet.forms[at] == '"' and tokens.sheet.forms[at + 1] == OF:
        describe(tokens, people, at + 1, end)
    return people.last


def _number_of(quantity: QuantityAt) -> str:
    """One, two or many, as grammar numbers them."""
    return {1: "s", 2: "d"}.get(quantity.least, "p") if quantity.min == quantity.max else "p"


def _some_of_own(sheet: Sheet, quantity: QuantityAt, end: int) -> bool:
    """بعض آلياتهم: some of what is theirs, which no table knows as people."""
    if quantity.expr != "vague" or quantity.end >= end or sheet.forms[quantity.end - 1] == OF:
        return False
    return owned(sheet.forms[quantity.end]) and not sheet.terms[quantity.end]


def _past_party(tokens: Tokens, people: People, quantity: QuantityAt, end: int) -> int:
    """المئات من الفصائل: the unit behind the party of a vague number, else behind the number; أربعة (04) إرهابيين: over the same number in figures."""
    start = quantity.end
    if start + 1 < end and tokens.sheet.forms[start].isdigit() and quantity.min == quantity.max == int(tokens.sheet.forms[start]):
        return start + 1
    if quantity.expr == "vague" and start < end and tokens.sheet.forms[start - 1] == OF and person_at(tokens.sheet, start) is None:
        people.last = start = party(tokens, people, start, end) or start
    return start


def _no_people(tokens: Tokens, at: int, after: int, end: int) -> bool:
    """A year, a share, an hour, a number of a regiment, or a count of things."""
    sheet = tokens.sheet
    if _behind_label(sheet, at) or _measures(sheet, after) or _is_age(sheet, at, after) or _is_year(sheet, at, after, end):
        return True
    if after < end and (_of_kin(sheet, after) or (sheet.forms[after] in words_of("settlement") and not sheet.pre[after])):
        return True  # 33 تجمعا بدويا
    if after < end and _thing_at(tokens, after):
        return _counts_things(tokens, after)
    if _says_how_many(tokens, at, after, end) or _of_feminine(tokens, after, end):
        return True
    return (after == at + 1 and _one_thing(sheet, at)) or _of_things(sheet, after, end)


def _of_kin(sheet: Sheet, after: int) -> bool:
    """ثلاث جنازات, عشر عائلات: what is of the dead or hurt, not these themselves."""
    return sheet.forms[after] in words_of("kin_of") and not (sheet.pre[after] or person_at(sheet, after))  # قتل ثلاثة ونقل أربعة


def _behind_label(sheet: Sheet, at: int) -> bool:
    """رقم 12, اللواء 30: a number that names; الأشهر الستة الأولى: of times; أكبر عدد من القتلى: which of the counts it is."""
    ranked = sheet.forms[at] in words_of("count_noun") and sheet.forms[at - 1] in words_of("the_most")
    return at > 0 and (ranked or in_hundred(sheet, at) or sheet.forms[at - 1] in _BEFORE_NUMBERS or sheet.forms[at - 1] in words_of("the_times") or _of_the_day(sheet, at))


def _of_the_day(sheet: Sheet, at: int) -> bool:
    """لليوم 12 على التوالي, في اليوم الـ 12 من الحرب: which day it is."""
    day = at - 1 - (sheet.forms[at - 1] == ARTICLE)
    return sheet.forms[day] in words_of("the_day") and (sheet.pre[day][-1:] == "ل" or sheet.forms[day + 1] == ARTICLE or definite_at(sheet.forms, day + 1))


def in_hundred(sheet: Sheet, at: int) -> bool:
    """(40) في المئة: a share."""
    return at < sheet.size and sheet.forms[at] in words_of("share") and sheet.forms[at - 1] == IN


def _measures(sheet: Sheet, after: int) -> bool:
    """40 بالمئة, 40 في المئة, 12 عاما: a share or a time; قتل الآلاف عام 1995, إصابة 17 يوم الأحد: the year or the day is when it was."""
    if in_hundred(sheet, after + 1):
        return True
    return after < sheet.size and not sheet.dated[after] and sheet.forms[after] in _measure_words()


@cache
def _measure_words() -> frozenset[str]:
    return frozenset[str]().union(*map(words_of, ("share", "measures", "years", "months", "long_times")))


def _is_age(sheet: Sheet, at: int, after: int) -> bool:
    """(رجل) تجاوز الستين, (شاب) لم يتجاوز العشرين, في عامه الستين: how old one person was."""
    first = at
    while first and sheet.forms[first - 1] in words_of("nears"):
        first -= 1
    one = person_at(sheet, first - 1) if first and sheet.forms[first] in words_of("nears") else None
    year = at > 0 and sheet.forms[at - 1] in words_of("in_year")
    return year or (one is not None and one.form == "s" and person_at(sheet, after) is None)


def _is_year(sheet: Sheet, at: int, after: int, end: int) -> bool:
    form = sheet.forms[at]
    if after != at + 1 or len(form) != 4 or not form.isdigit() or not 1900 <= int(form) <= 2100:
        return False
    return not (after < end and person_at(sheet, after))


def _thing_at(tokens: Tokens, at: int) -> bool:
    """ثلاث قرى, خمسة صواريخ: a noun for a place, a thing or an event."""
    sheet = tokens.sheet
    if sheet.pre[at] or sheet.kinds[at].isdisjoint(_THINGS) or sheet.dated[at] or sheet.forms[at] in words_of("under"):
        return False  # (قتل 30) تحت التعذيب
    return not (tokens.is_verb(at) or tokens.flags[at] & _NO_NOUN)


def _counts_things(tokens: Tokens, at: int) -> bool:
    """ثلاثة صواريخ; but ستة من القوات and ثلاث إصابات count people."""
    sheet = tokens.sheet
    men = sheet.forms[at - 1] == OF and _is_force(sheet.forms[at])
    return not men and not person_at(sheet, at) and case_at(tokens, at) is None


def _says_how_many(tokens: Tokens, at: int, after: int, end: int) -> bool:
    """أهدافا عدة: behind its noun the word counts no people."""
    if after != at + 1 or tokens.sheet.forms[at] not in words_of("behind_noun"):
        return False
    return after >= end or not (tokens.sheet.forms[after] == OF or person_at(tokens.sheet, after) or case_at(tokens, after))


def _of_feminine(tokens: Tokens, after: int, end: int) -> bool:
    """خمس وحدات: a number of what is feminine, before a plural that no table knows as people."""
    forms = tokens.sheet.forms
    plural = after < end and forms[after - 1] in words_of("number_of_feminine") and forms[after].endswith("ات")
    return plural and person_at(tokens.sheet, after) is None and case_at(tokens, after) is None


def _is_force(form: str) -> bool:
    return form in words_of("fighters")


def _one_thing(sheet: Sheet, at: int) -> bool:
    """غارة واحدة, قرية واحدة."""
    return at > 0 and sheet.forms[at] in words_of("one") and not sheet.kinds[at - 1].isdisjoint(_THINGS)


def _of_things(sheet: Sheet, after: int, end: int) -> bool:
    """ثلاثة من الصواريخ; but 250 من منطقة واحدة, ثلاثة من بلدة X are people."""
    if after + 1 >= end or sheet.forms[after] != OF or person_at(sheet, after + 1):
        return False
    of, kinds = sheet.forms[after + 1], sheet.kinds[after + 1]
    if not kinds.isdisjoint(_PLACES):
        return False
    return not kinds.isdisjoint(_THINGS) and not _is_force(of)
