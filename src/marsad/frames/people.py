"""Phrases for people: how many, who, of which side, by which name — "خمسة جنود", "11 من عناصر التنظيم", "الشاب فلان"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from marsad.frames.beginnings import PEOPLE_KINDS, PEOPLE_WORDS
from marsad.frames.names import is_given, name_end, named_at
from marsad.frames.victims import EXPLICIT, as_person, mixed, of_age, of_decade, of_force, outcome_of, person_at, with_noun
from marsad.frames.words import words_of
from marsad.grammar.cut_names import given_names
from marsad.grammar.given_names import owned, read_name
from marsad.grammar.numbers import read_number, read_ordinal
from marsad.grammar.quantities import bound_after, read_quantity
from marsad.lexicon.terms import Term
from marsad.model.reading import Victims
from marsad.syntax.phrases import starts_number
from marsad.syntax.tokens import ADVERB, AGENT, CLOSED, EACH, PREPOSITION_IN, PUNCTUATION, SUBSET, Tokens
from marsad.text.rule_words import ALEF, AND, BOTH, BY, DUAL, EVERY, IN, NOT, OF, OTHER_THAN, THEY, TO, UNTIL, rule_words

_BOTH_OR_EVERY = frozenset({EVERY, BOTH})
_AND_OR_MARK = frozenset({AND, "،", "\"", "-", ":"})
_TO_OR_UNTIL = frozenset({TO, UNTIL})
_AND_OR_MARK_2 = frozenset({AND, "،"})
_KUNYA = rule_words("people.kunya")

_OTHER: dict[str, tuple[int, int | None, str]] = {"other_one": (1, 1, "s"), "other_two": (2, 2, "d"), "other_many": (2, None, "p"), "many": (2, None, "p")}
_BY_NUMBER: dict[str, tuple[int, int | None, str]] = {"s": (1, 1, "exact"), "d": (2, 2, "exact"), "p": (2, None, "unstated")}
_AMONG = rule_words("people.among")
_RANKS = rule_words("people.ranks")
_KIN = rule_words("found.kin")
_THESE = rule_words("these") | rule_words("that_f")


_NOBODY = Victims()


@dataclass(slots=True)
class People:
    """A phrase for people in unit positions.

    ``counted`` is true where a number stands, ``noun`` where a word says who they are, ``outcomes`` where the word itself
    tells the harm (قتيل; two for one number of killed and hurt), ``others`` for "others", ``back`` for "of them".
    """

    first: int
    last: int
    min: int | None
    max: int | None
    expr: str
    victims: Victims = _NOBODY
    counted: bool = False
    noun: bool = False
    outcomes: tuple[str, ...] = ()
    others: bool = False
    back: bool = False
    number: str = "p"
    definite: bool = False
    explicit: bool = False
    family: bool = False
    combatant: bool = False
    names: tuple[tuple[int, int], ...] = ()
    age_years: int | None = None
    keys: tuple[str, ...] = ()
    one_of: bool = False
    cases: bool = False
    own_force: bool = False  # من عناصره
    of_another: bool = False  # نجل القيادي فلان: who is named is another


def read_people(tokens: Tokens, at: int, end: int, *, named: bool = False, registry: frozenset[str] = frozenset()) -> People | None:
    """The phrase for people that begins at a unit; ``named`` takes a bare name for one person."""
    sheet = tokens.sheet
    if at >= end or sheet.dated[at]:
        return None
    if sheet.forms[at] == OF:
        return _ranged(tokens, at, end)
    if not (named or registry or PEOPLE_WORDS[sheet.forms[at]]) and sheet.kinds[at].isdisjoint(PEOPLE_KINDS):
        return None
    if sheet.forms[at] in ('"', "«") and at + 1 < end and sheet.forms[at + 1].isalnum():
        inner = read_people(tokens, at + 1, end, named=named)
        if inner is None and named and at + 2 < end and sheet.forms[at + 2] == '"' and not sheet.terms[at + 1] and sheet.forms[at + 1][:2] == "ال":
            return People(at + 1, at + 2, 1, 1, "exact", Victims(sex="man"), number="s", names=((at + 1, at + 2),))  # استشهاد "الدالي"
        return _quoted(tokens, inner, at, end) if inner else None
    if named and (sheet.forms[at] == "(" or sheet.forms[at] in words_of("so_called")) and (people := _called(tokens, at, end)) is not None:
        return _told(tokens, people, end)
    if is_given(tokens, at) and not person_at_whole(tokens, at):
        last = named_at(tokens, at, end) if named else 0
        return _told(tokens, People(at, last, 1, 1, "exact", number="s", names=((at, last),)), end) if last else None
    people = _each(tokens, at, end) or (_of_group_head(tokens, at, end) if PEOPLE_WORDS[sheet.forms[at]] else None) or _one_of(tokens, at, end) or _more(tokens, at, end) or _counted(tokens, at, end) or _noun(tokens, at, end)
    if people is None and named and (last := named_at(tokens, at, end)):
        people = People(at, last, 1, 1, "exact", number="s", names=((at, last),))
    if (people is None and sheet.forms[at] in registry and sheet.forms[at][:2] == "ال") or (named and people is None and sheet.forms[at] in registry):
        people = People(at, at + 1, 1, 1, "exact", number="s", names=((at, at + 1),))
    if people is None and named and sheet.forms[at] in words_of("title_head"):
        people = _office(tokens, at, end)
    return _told(tokens, people, end) if people else None


def _ranged(tokens: Tokens, at: int, end: int) -> People | None:
    """قتل من 20 إلى 30 مسلحا: people counted by the two ends of a range."""
    sheet = tokens.sheet
    if at + 3 >= end or sheet.pre[at] or _TO_OR_UNTIL.isdisjoint(sheet.forms[at + 2 : at + 5]) or not starts_number(tokens, at + 1):
        return None
    quantity = read_quantity(sheet.forms, sheet.pre, sheet.suf, at)
    if quantity is None or quantity.expr != "range" or quantity.end >= end:
        return None
    people = _describe(tokens, People(at, quantity.end, quantity.min, quantity.max, quantity.expr, counted=True), quantity.end, end)
    return people if people.noun else None


def person_at_whole(tokens: Tokens, at: int) -> bool:
    """The word as a whole is a noun for people, and no name that a clitic was cut from."""
    return not tokens.sheet.pre[at] and person_at(tokens.sheet, at) is not None


_OFFICES = frozenset({"type_site", "named_site", "type_hospital", "source"})


def bracketed(tokens: Tokens, at: int, end: int) -> int:
    """(سامر الدالي): the unit of the closing mark where a name fills a pair of brackets; else 0."""
    if at + 2 >= end or tokens.sheet.forms[at] != "(":
        return 0
    last = named_at(tokens, at + 1, end, titled=True)
    return last if last - at > 2 and last < end and tokens.sheet.forms[last] == ")" else 0


def _called(tokens: Tokens, at: int, end: int) -> People | None:
    """(سامر الدالي), المدعو سامر الدالي: one person by name."""
    first = at + (tokens.sheet.forms[at] != "(")
    close = bracketed(tokens, first, end)
    first, last = (first + 1, close) if close else (first, named_at(tokens, first, end, titled=True) if first > at and first < end else 0)
    return People(at, last + bool(close), 1, 1, "exact", number="s", names=((first, last),)) if last else None


def _office(tokens: Tokens, at: int, end: int) -> People | None:
    """مدير مكتب الرئيس فلان, رئيس وزرائه: one person by the office, with the name or without."""
    head = at + 1 if at + 2 < end and tokens.sheet.forms[at + 1] in words_of("of_office") else at
    last = _over_phrase(tokens, head, end)
    last = _over_phrase(tokens, last, end) if head > at and last < end and tokens.sheet.forms[last][:2] == "ال" else last
    if last == at + 1 < end and not tokens.sheet.kinds[last].isdisjoint(_OFFICES) and tokens.sheet.forms[last][:2] != "ال":
        last = tokens.sheet.stops[last]  # مدير مدرسة
    name = named_at(tokens, last, end, titled=True) if last < end else 0
    if not name and last == at + 1:
        return None
    people = People(at, name or last, 1, 1, "exact", noun=True, number="s")
    people.names = ((last, name),) if name else ()
    return people


def _quoted(tokens: Tokens, people: People, at: int, end: int) -> People:
    close = people.last
    return replace(people, first=at + 1, last=close + 1 if close < end and tokens.sheet.forms[close] == '"' else close)


def _each(tokens: Tokens, at: int, end: int) -> People | None:
    """كل من فلان وفلان: as many as are named."""
    sheet = tokens.sheet
    unit = tokens.end(at) if tokens.flags[at] & EACH else at
    if unit == at and not ((sheet.forms[at] in _BOTH_OR_EVERY or (sheet.forms[at] == NOT and sheet.pre[at] == "ك")) and sheet.forms[at + 1 : at + 2] == [OF]):
        return None
    unit = max(unit, at + 2) if unit == at else unit
    unit += unit < end and sheet.forms[unit] == ":"
    pair = person_at(sheet, unit) if unit < end else None
    head = unit + 1 if (pair and pair.form in ("d", "p")) or (unit < end and sheet.forms[unit][:2] == "ال" and sheet.forms[unit].endswith(("ين", DUAL))) else unit
    names = names_listed(tokens, head, end)
    if not names:
        return None
    victims = with_noun(Victims(), pair) if pair else Victims()
    if victims.sex == "unknown":
        victims = replace(victims, sex="man")
    return People(unit, names[-1][1], len(names), len(names), "exact", victims, True, True, number="p", names=tuple(names))


def _of_group_head(tokens: Tokens, at: int, end: int) -> People | None:
    """خلية مؤلفة من ستة, معظم سكان القرية."""
    return _made_of(tokens, at, end) or _most_of(tokens, at, end)


def _made_of(tokens: Tokens, at: int, end: int) -> People | None:
    """خلية تابعة للتنظيم مؤلفة من ستة عناصر: a group counts those it is made of."""
    sheet = tokens.sheet
    if sheet.forms[at] not in words_of("group_noun"):
        return None
    for unit in range(at + 1, min(end - 1, at + 9)):
        if sheet.forms[unit] in words_of("made_of"):
            number = unit + 1 + (sheet.forms[unit + 1] == OF)
            people = _counted(tokens, number, end) if number < end else None
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
    if term is None and sheet.forms[at + 1] in words_of("member"):
        group.noun, group.last = True, _party(tokens, group, at + 2, end) or _over_phrase(tokens, at + 1, end)  # معظم أعضاء العصابة
        return group
    if term is None or term.kind == "harm" or term.form != "p":
        return None
    return _describe(tokens, group, at + 1, end)


def names_listed(tokens: Tokens, at: int, end: int) -> list[tuple[int, int]]:
    """Names joined by و or a comma, each with its title, in quotation marks or not."""
    sheet = tokens.sheet
    names: list[tuple[int, int]] = []
    while at < end and len(names) < 60:
        at += sheet.forms[at] in _AND_OR_MARK and at + 1 < end
        start = at + 1 if person_at(sheet, at) and at + 1 < end else at
        start += start < end and sheet.forms[start] == '"'
        last = named_at(tokens, start, end, joined=True)
        if not last:
            break
        names.append((start, last))
        at = last + (last < end and sheet.forms[last] == '"')
        at = _past_home(tokens, past_age(tokens, at, end), end)
        if at >= end or not (tokens.joined(at) or sheet.forms[at] in _AND_OR_MARK_2):
            break
    return names


def _past_home(tokens: Tokens, at: int, end: int) -> int:
    """عمر الدالي من الرقة، ورامي الفرا: the unit behind the place that somebody is from; the same unit where none stands."""
    sheet = tokens.sheet
    told = at + 1 < end and sheet.forms[at] == OF and not sheet.pre[at] and "place" in sheet.kinds[at + 1]
    return sheet.stops[at + 1] if told else at


def _one_of(tokens: Tokens, at: int, end: int) -> People | None:
    """أحد رجال الحرس, أحد جنودها, أحد المصابين: one person of a group."""
    sheet = tokens.sheet
    if sheet.forms[at] not in words_of("one_of") or sheet.suf[at] or at + 1 >= end or starts_twenty(tokens, at):
        return None
    unit = at + 1
    while unit < min(end, at + 3) and not person_at(sheet, unit) and sheet.forms[unit] not in words_of("member") | words_of("residents") and not sheet.terms[unit] and not tokens.flags[unit] & CLOSED:
        unit += 1  # أحد أبرز خبراء
    own = unit < end and sheet.phrase(unit, "own_force")  # أحد مقاتليها
    if unit >= end or (person_at(sheet, unit) is None and not own and sheet.forms[unit] not in words_of("member") | words_of("residents")):
        return None
    people = People(at, unit, 1, 1, "exact", Victims(), True, not own, number="s", one_of=True)
    if sheet.forms[unit] in words_of("resident_civilian") and person_at(sheet, unit) is None:
        people.victims, people.explicit, people.last = Victims("civilian"), True, unit + 1  # أحد السكان, who often speaks
        return people
    return _bounded(tokens, _describe(tokens, people, unit, end), end)


def starts_twenty(tokens: Tokens, at: int) -> bool:
    """أحد عشر, إحدى وعشرين: a number."""
    quantity = read_quantity(tokens.sheet.forms, tokens.sheet.pre, tokens.sheet.suf, at)
    return quantity is not None


@cache
def _others() -> dict[str, tuple[int, int | None, str]]:
    """The words for others, with how many each means."""
    return {form: told for name, told in reversed(_OTHER.items()) for form in words_of(name)}


def _more(tokens: Tokens, at: int, end: int) -> People | None:
    """وجرح ثالث, وإصابة آخر, وإصابة آخرين: one more of those told before, or an unstated number more."""
    sheet, form = tokens.sheet, tokens.sheet.forms[at]
    if (told := _others().get(form)) is not None:
        low, high, number = told
        people = People(at, at + 1, low, high, "exact" if high else "unstated", others=True, number=number)
        return _describe(tokens, people, at + 1, end) if form in words_of("many") else people
    if form in words_of("next") and not (at + 1 < end and person_at(sheet, at + 1)):
        return People(at, at + 1, 1, 1, "exact", others=True, number="s")
    return None


def _counted(tokens: Tokens, at: int, end: int) -> People | None:
    """A number, and whoever stands behind it: خمسة مدنيين, عشرات الجرحى, 11 منهم, 30."""
    sheet = tokens.sheet
    if not starts_number(tokens, at) or sheet.dated[at]:
        return None
    quantity = read_quantity(sheet.forms, sheet.pre, sheet.suf, at)
    if quantity is None or quantity.end > end or _no_people(tokens, at, quantity.end, end):
        return None
    if quantity.expr == "vague" and quantity.end < end and sheet.forms[quantity.end - 1] != OF and owned(sheet.forms[quantity.end]) and not sheet.terms[quantity.end]:
        return None  # بعض آلياتهم
    people = People(at, quantity.end, quantity.min, quantity.max, quantity.expr, counted=True)
    people.number = "s" if quantity.min == quantity.max == 1 else "d" if quantity.min == quantity.max == 2 else "p"
    start = quantity.end
    if quantity.expr == "vague" and start < end and sheet.forms[start - 1] == OF and person_at(sheet, start) is None:
        start = _party(tokens, people, start, end) or start  # المئات من الفصائل
        people.last = start
    people = _describe(tokens, people, start, end)
    told = people.last
    people = _bounded(tokens, people, end)
    if people.last > told and people.last < end and sheet.forms[people.last] == OF:
        people = _describe(tokens, people, people.last, end)  # 12 قتيلا على الأقل من عناصر التنظيم
    return people


_PLACES = frozenset({"type_city", "type_village", "type_town", "type_quarter", "type_district"})
_THINGS = (_PLACES - {"type_district"}) | {"thing", "weapon", "event", "type_site", "type_base"}
_PLURAL_TYPES = rule_words("place_words.plural_type")
_BEFORE_NUMBERS = rule_words("people.before_numbers") | {"-", "/"}


def _no_people(tokens: Tokens, at: int, after: int, end: int) -> bool:
    """A year, a share, an hour, a number of a regiment, or a count of things."""
    sheet, form = tokens.sheet, tokens.sheet.forms[at]
    if at and sheet.forms[at - 1] in _BEFORE_NUMBERS and not (sheet.forms[at - 1] == "-" and (at < 2 or not sheet.forms[at - 2][-1].isdecimal())):
        return True
    if after < sheet.size and (sheet.forms[after] in words_of("share") | words_of("measures") or sheet.forms[after] in words_of("years") | words_of("months") | words_of("long_times")):
        return True
    follows = sheet.forms[after] if after < end else ""
    if after == at + 1 and form.isdigit() and len(form) == 4 and 1900 <= int(form) <= 2100 and not (after < end and person_at(sheet, after)):
        return True
    if after < end and sheet.forms[after] in words_of("kin_of") and not person_at(sheet, after):
        return True
    if after < end and not sheet.pre[after] and not sheet.kinds[after].isdisjoint(_THINGS) and not tokens.is_verb(after) and not (sheet.dated[after] or tokens.flags[after] & (AGENT | ADVERB | PREPOSITION_IN)):
        men = sheet.forms[after - 1] == OF and sheet.forms[after] in words_of("soldiers") | words_of("fighters")
        return not men and not person_at(sheet, after) and case_at(tokens, after) is None
    if after == at + 1 and at and form in words_of("one") and not sheet.kinds[at - 1].isdisjoint(_THINGS) and not person_at(sheet, at - 1):
        return True  # غارة واحدة, قرية واحدة
    if after + 1 >= end or follows != OF or person_at(sheet, after + 1):
        return False
    of = sheet.forms[after + 1]
    if not sheet.kinds[after + 1].isdisjoint(_PLACES) and of not in _PLURAL_TYPES:
        return False  # 250 من منطقة واحدة, ثلاثة من بلدة X
    return not sheet.kinds[after + 1].isdisjoint(_THINGS) and of not in words_of("soldiers") | words_of("fighters") | words_of("member")


_CASES = rule_words("people.cases")


def case_at(tokens: Tokens, at: int) -> str | None:
    """300 إصابة, خمس وفيات, 12 حالة اختناق: the noun of what happened, counted, counts those it happened to."""
    sheet = tokens.sheet
    unit = at + 1 if sheet.forms[at] in words_of("case_noun") and at + 1 < sheet.size else at
    if sheet.pre[at] or sheet.suf[unit]:
        return None
    return next((term.row["outcome"] for term in sheet.terms[unit] if term.kind == "harm" and (term.key in _CASES or (unit > at and term.form == "masdar"))), None)


def _noun(tokens: Tokens, at: int, end: int) -> People | None:
    """A noun without a number before it: one, two, or an unstated many by its form."""
    sheet = tokens.sheet
    term = person_at(sheet, at)
    if term is None:
        return _members(tokens, at, end)
    if _by_child(tokens, at, end):
        return None
    if term.kind == "harm" and sheet.suf[at]:
        return None
    number = _number_of(tokens, at, term)
    low, high, expr = _BY_NUMBER[number]
    people = People(at, at, low, high, expr, number=number, definite=sheet.forms[at][:2] == "ال")
    if term.row.get("role") == "family" and term.kind == "person":
        return _family(tokens, people, at, end)
    if people.definite and number == "s" and term.key in _COLLECTIVE and not _name_follows(tokens, at + 1, end):
        return None
    if people.definite and number == "s" and at and not _name_follows(tokens, at + 1, end) and sheet.forms[at - 1][:2] == "ال" and not sheet.pre[at] and not person_at(sheet, at - 1) and not sheet.dated[at - 1]:
        return None  # التنظيم الإرهابي, الطيران المدني: an adjective
    if number == "s" and "place" in sheet.kinds[at] and sheet.forms[at].endswith("يا"):
        return None  # ليبيا, سوريا
    if term.key == "فرد" and sheet.suf[at]:
        return None
    people = _kin_of_another(tokens, people, at, end, term) or _describe(tokens, people, at, end)
    if number == "d" and term.form == "s" and "/" in term.row.get("sex", ""):
        people.victims = replace(people.victims, sex=term.row["sex"].split("/")[-1])
    return _number_behind(tokens, people, end)


def _by_child(tokens: Tokens, at: int, end: int) -> bool:
    """أم حسن: a name by the eldest child; أم يمنية, أم لثلاثة أطفال are mothers."""
    sheet, child = tokens.sheet, at + 1
    if sheet.forms[at] not in _KUNYA or child >= end or sheet.suf[at] or not sheet.forms[child].isalpha() or sheet.pre[child][-1:] == "ل":
        return False
    adjective = sheet.forms[child].endswith("يه") and sheet.forms[child] not in given_names()
    return not (adjective or tokens.joined(child) or tokens.flags[child] & CLOSED)


def _kin_of_another(tokens: Tokens, people: People, at: int, end: int, term: Term) -> People | None:
    """نجل القيادي فلان, زوجة الناشط: whose kin somebody is says nothing of who that one is, and names another."""
    sheet, unit = tokens.sheet, tokens.sheet.stops[at]
    if people.number != "s" or people.definite or sheet.suf[at] or term.key not in _KIN or unit >= end or sheet.pre[unit]:
        return None
    other = read_people(tokens, unit, end, named=True) if sheet.forms[unit][:2] == "ال" or is_given(tokens, unit) else None
    if other is None or other.number != "s" or not (other.noun or other.names) or (other.outcomes and not other.definite):
        return None
    people.victims, people.noun, people.keys = with_noun(Victims(), term), True, (term.key,)
    people.last, people.of_another = other.last, True
    return people


def _name_follows(tokens: Tokens, at: int, end: int) -> bool:
    sheet = tokens.sheet
    return at < end and (sheet.forms[at] in words_of("named") or sheet.forms[at] == '"' or named_at(tokens, at, end, titled=True) > 0)


_COLLECTIVE = rule_words("people.collective")


def _number_of(tokens: Tokens, at: int, term: Term) -> str:
    sheet, form = tokens.sheet, tokens.sheet.forms[at]
    if term.form == "d" and form.endswith("ي") and not sheet.suf[at] and term.key in ("أخ", "ابن", "أب", "شقيق", "زوج", "والد", "قاض", "محام", "راع"):
        return "s"  # أخي: mine, not two; قاضي
    if form in ("قاضي", "محامي", "راعي", "القاضي", "المحامي", "الراعي"):
        return "s"
    if term.form == "s" and sheet.suf[at] and form.endswith(ALEF):
        return "d"
    if term.form == "p" and form.endswith("ين") and "\u064aْن" in sheet.text[slice(*sheet.span(at, at + 1))]:
        return "d"  # فلسطينيْن, with its sukun
    return str(term.form) if term.form in _BY_NUMBER else "p"


def _members(tokens: Tokens, at: int, end: int) -> People | None:
    """عناصر التنظيم, رجال الحرس, where no table has the noun itself."""
    if tokens.sheet.forms[at] not in words_of("member") or at + 1 >= end:
        return None
    people = _describe(tokens, People(at, at, 2, None, "unstated", number="p"), at, end)
    return people if people.victims.status != "unknown" else None


def _family(tokens: Tokens, people: People, at: int, end: int) -> People | None:
    """عائلة من سبعة أفراد: as many as its members; a family as a unit is no count of people, ثلاث عائلات two each or more."""
    sheet = tokens.sheet
    for unit in range(at + 1, min(end, at + 4)):
        if sheet.forms[unit] == OF and unit + 1 < end and starts_number(tokens, unit + 1):
            inner = _counted(tokens, unit + 1, end)
            return replace(inner, first=at) if inner else None
    return None


def _bounded(tokens: Tokens, people: People, end: int) -> People:
    """12 مدنيا على الأقل."""
    found = bound_after(tokens.sheet.forms, people.last) if people.last < end else None
    if not found:
        return people
    expr, people.last = found
    if people.expr == "exact":
        people.expr = expr
        people.max = None if expr == "at_least" else people.max
        people.min = 0 if expr == "at_most" else people.min
    return people


def _number_behind(tokens: Tokens, people: People, end: int) -> People:
    """مدنيين اثنين, القتلى السبعة, شخص واحد: the number stands behind the noun as its adjective."""
    sheet, at = tokens.sheet, people.last
    if at >= end or sheet.pre[at] not in ("", "ال"):
        return people
    if sheet.forms[at] in words_of("two"):
        people.min = people.max = 2
        people.expr, people.number, people.counted, people.last = "exact", "d", True, at + 1
    elif sheet.forms[at] in words_of("one"):
        people.last, people.counted = at + 1, True
    elif sheet.forms[at] == "ال" and people.number == "p" and at + 1 < end and sheet.forms[at + 1].isdecimal():
        people.min = people.max = int(sheet.forms[at + 1])
        people.expr, people.counted, people.last = "exact", True, at + 2
    elif sheet.forms[at][:2] == "ال" and people.number == "p" and not sheet.dated[at]:
        quantity = read_quantity([sheet.forms[at][2:]], [""], [""], 0)
        if quantity:
            people.min, people.max, people.expr, people.counted, people.last = quantity.min, quantity.max, "exact", True, at + 1
    return _bounded(tokens, people, end) if people.number != "p" or people.counted else people


# --- what stands behind the head ---


def _describe(tokens: Tokens, people: People, at: int, end: int) -> People:
    """Go on over nouns, adjectives, parties and groups, and learn who they are; each step says where it ends."""
    for _ in range(12):
        step = _step(tokens, people, at, end) if at < end else None
        if step is None:
            break
        at = people.last = step
    people.last = max(people.last, at if at <= end else end) if at > people.last else people.last
    return people


def _step(tokens: Tokens, people: People, at: int, end: int) -> int | None:
    sheet = tokens.sheet
    if tokens.flags[at] & SUBSET and sheet.forms[at] not in words_of("some_of_them"):
        return None
    for read in (_other, _noun_step, _case_step, _guards, _of_them, _commands, _of_group, _of_whom, _actor_step, _both, _without, _unknown_adjective):
        if (stop := read(tokens, people, at, end)) is not None:
            return stop
    return None


def _other(tokens: Tokens, people: People, at: int, end: int) -> int | None:
    told = tokens.sheet.forms[at] in _others() and ((people.counted and at > people.first) or ((people.noun or people.others) and not tokens.sheet.pre[at]))
    people.others = people.others or told
    return at + 1 if told else None


def _noun_step(tokens: Tokens, people: People, at: int, end: int) -> int | None:
    sheet = tokens.sheet
    term = person_at(sheet, at) if sheet.pre[at] in ("", "ال") or at == people.first else None
    if term is None or (people.noun and _another(tokens, people, at, term)):
        return None
    if people.victims.role == "police" and sheet.forms[at] in words_of("serving"):
        return at + 1  # ضباط الشرطة العاملين ضمن البعثة: where they serve, no trade
    if people.noun and people.number != "s" and term.form == "s" and sheet.forms[at][:2] == "ال" and _name_follows(tokens, at + 1, end):
        return None  # قتل الحراس الطبيب فلانا: a title with a name is another
    if term.kind == "person" and term.row.get("role") == "family" and people.counted and not people.noun:
        people.family = True
    people.victims, people.noun = with_noun(people.victims, as_person(sheet, at, term)), True
    people.explicit = people.explicit or term.key in EXPLICIT
    people.combatant = people.combatant or term.row.get("status") == "combatant"
    people.keys = (*people.keys, term.key)
    if (outcome := outcome_of(term)) and not people.outcomes:
        people.outcomes = (outcome,)
    return sheet.stops[at]


def _another(tokens: Tokens, people: People, at: int, term: Term) -> bool:
    """قتل أربعة جنود مسلحا, مسلحون طبيبا: a noun that does not agree is another phrase; so is one of a person behind a whole name."""
    sheet, form, before = tokens.sheet, tokens.sheet.forms[at], tokens.sheet.forms[at - 1]
    if form in words_of("bodies"):
        return True
    if before.endswith(("ون", DUAL)) and form.endswith((ALEF, "ين")) and form[:2] != "ال":
        return True
    if people.definite and form[:2] != "ال" and people.number == "s" and not sheet.suf[at]:
        return True
    if people.number == "s" and not people.counted and term.form in ("d", "p") and form[:2] != "ال" and form.endswith("ين"):
        return True  # طعن شاب جنديين
    single = term.form == "s" and form.endswith(ALEF) and not sheet.suf[at]
    return single and not before.endswith(ALEF) and people.noun and not (people.counted and people.min and people.min > 10)


def _case_step(tokens: Tokens, people: People, at: int, end: int) -> int | None:
    if not people.counted or people.noun or not (outcome := case_at(tokens, at)):
        return None
    people.outcomes, people.noun, people.cases = (outcome,), True, True
    stop = tokens.sheet.stops[at + (tokens.sheet.forms[at] in words_of("case_noun"))]
    kind = tokens.sheet.term(stop, "person") if stop < end and not tokens.sheet.pre[stop] else None
    if kind is None:
        return stop
    people.victims = replace(people.victims, status=with_noun(Victims(), kind).status)  # حالة وفاة مدنية
    return tokens.sheet.stops[stop]


def _guards(tokens: Tokens, people: People, at: int, end: int) -> int | None:
    """عنصر أمني, العنصرين الأمنيين, عناصر الشرطة: neither soldiers nor fighters."""
    if not people.combatant or tokens.sheet.pre[at] or tokens.sheet.forms[at] not in words_of("security"):
        return None
    people.victims, people.combatant = replace(people.victims, status="unknown"), False
    return at + 1


def _of_them(tokens: Tokens, people: People, at: int, end: int) -> int | None:
    sheet, form = tokens.sheet, tokens.sheet.forms[at]
    if people.counted and (form in words_of("some_of_them")):
        people.back = True
        return at + 1
    if people.counted and form == OF and at + 1 < end and sheet.forms[at + 1] in words_of("these"):
        people.back = True
        return at + 2  # ثلاثة من هؤلاء
    return None


def _of_group(tokens: Tokens, people: People, at: int, end: int) -> int | None:
    """من عناصر التنظيم, في صفوف المدنيين, بين الثوار, من عائلة واحدة."""
    sheet = tokens.sheet
    if at + 1 >= end or at == people.first:
        return None
    if sheet.pre[at] == "ب" and sheet.forms[at] in _RANKS and people.noun:
        return _group(tokens, people, at + 1, end)  # جرحى بصفوف الحوثيين
    if sheet.forms[at] not in _AMONG or sheet.pre[at]:
        return None
    unit = at + 1
    if sheet.forms[at] != OF:
        if not (people.outcomes or people.counted or people.noun):
            return None
        armed = people.combatant or people.victims.status in ("fighter", "soldier")
        if armed and sheet.forms[at] == IN and (stop := _party(tokens, people, unit, end)):
            return stop  # 60 عنصرا في قوى الأمن, قيادي كبير في التنظيم
        if people.noun and not people.outcomes and sheet.forms[at] == IN and people.victims.status == "unknown" and people.victims.role != "official" and (stop := _of_fighters(tokens, people, unit, end)):
            return stop
        unit += sheet.forms[unit] in _RANKS and unit + 1 < end
        unit += sheet.forms[unit] in _THESE and unit + 1 < end  # في صفوف تلك الميليشيات
        if unit == at + 1 and (sheet.forms[at] == IN or not person_at(sheet, unit)):
            return None
    if starts_number(tokens, unit):
        return None
    return _group(tokens, people, unit, end)


def _commands(tokens: Tokens, people: People, at: int, end: int) -> int | None:
    """قائد عسكري بجماعة X, في حركة Y: who commands an armed group is a fighter, whatever his office is called."""
    sheet = tokens.sheet
    unit = at + 1 if sheet.forms[at] == IN and not sheet.pre[at] else at
    if people.victims.role != "commander" or unit >= end or not (unit > at or BY in (sheet.pre[at], sheet.forms[at][:1])):
        return None
    actor, form = sheet.term(unit, "actor"), sheet.forms[unit] if unit > at or sheet.pre[at] else sheet.forms[at][1:]
    if not (actor.row.get("force") == "fighter" if actor else form in words_of("fighters")):
        return None
    people.victims = replace(people.victims, status="fighter")
    named = unit + (unit + 1 < end and sheet.forms[unit + 1][:2] == "ال")  # حركة الشباب: its name is no word for people
    return sheet.stops[unit] if actor else _over_phrase(tokens, named, end)


def _of_fighters(tokens: Tokens, people: People, unit: int, end: int) -> int | None:
    """أحد أبرز خبراء التفخيخ في تنظيم X, مسؤول في القاعدة: who belongs to an armed group is one of its men."""
    own = people.victims
    stop = _party(tokens, people, unit, end)
    if stop is None or people.victims.status == "fighter":
        return stop
    people.victims = own
    return None


def _group(tokens: Tokens, people: People, unit: int, end: int) -> int | None:
    sheet, form = tokens.sheet, tokens.sheet.forms[unit]
    term = person_at(sheet, unit)
    if form in words_of("kin_of") and not term:
        return None
    if form in words_of("family_one") and people.noun:
        stop = _over_phrase(tokens, unit, end)
        return stop + (stop < end and sheet.forms[stop] in words_of("one"))
    if term and (sheet.forms[unit][:2] == "ال" or term.form in ("p", "d") or sheet.suf[unit]):
        return _group_noun(tokens, people, unit, end, term)
    if sheet.phrase(unit, "own_force"):
        people.victims, people.noun, people.own_force = of_force(people.victims, "fighter"), True, True
        return sheet.stops[unit]
    if form in words_of("member") or form in words_of("residents"):
        if form in words_of("resident_civilian") and people.victims.status == "unknown":
            people.victims, people.explicit = replace(people.victims, status="civilian"), True
        people.noun = True
        return _party(tokens, people, unit + 1, end) or _over_phrase(tokens, unit, end)
    if form in ("الاصابات", "الوفيات") and people.counted and not people.noun:
        people.outcomes, people.noun = ("injured" if form == "الاصابات" else "killed",), True
        return unit + 1
    behind = _party(tokens, people, unit, end)
    if behind is None and people.counted and not people.noun and form[:2] == "ال" and not sheet.terms[unit]:
        people.noun, behind = True, _over_phrase(tokens, unit, end)  # 11 من المسيرية: of a group that no table knows
    if behind is None and people.counted and not people.noun and not sheet.terms[unit] and len(form) > 4 and form.endswith(("ه", "ها", THEY)):
        people.noun, behind = True, unit + 1  # خمسة من رفاقه
    return behind


def _group_noun(tokens: Tokens, people: People, unit: int, end: int, term: Term) -> int:
    """العشرات من المدنيين والمسلحين: who the group is; a word of harm there counts where none did."""
    sheet = tokens.sheet
    one = with_noun(Victims(), term)
    stop = sheet.stops[unit]
    if stop < end and tokens.joined(stop) and sheet.forms[stop][:2] == "ال" and (other := person_at(sheet, stop)):
        if other.kind == term.kind == "person":
            one, stop = mixed(one, with_noun(Victims(), other)), sheet.stops[stop]
    people.noun = True
    if outcome_of(term) and not people.outcomes and not people.one_of:
        people.outcomes = (outcome_of(term) or "killed",)
        people.back = people.expr == "exact" or not people.counted
        if people.expr == "vague" and stop < end and tokens.joined(stop) and (second := person_at(sheet, stop)):
            if (other_outcome := outcome_of(second)) and other_outcome != people.outcomes[0] and sheet.forms[stop][:2] == "ال":
                people.outcomes, stop = (*people.outcomes, other_outcome), sheet.stops[stop]
    if term.kind == "person":
        own = people.victims
        people.victims = one if own == Victims() else replace(own, status=one.status if own.status == "unknown" or people.combatant else own.status)
        people.explicit = people.explicit or term.key in EXPLICIT
        people.combatant = people.combatant or term.row.get("status") == "combatant"
    return _party(tokens, people, stop, end) or _their_post(tokens, unit, stop, end)


def _their_post(tokens: Tokens, noun: int, at: int, end: int) -> int:
    """عناصر الحاجز, سكان المخيم: a definite noun behind members says whose they are."""
    sheet = tokens.sheet
    whose = at < end and sheet.forms[noun] in words_of("member") | words_of("residents") and sheet.forms[at][:2] == "ال" and not sheet.pre[at] and not sheet.dated[at]
    return at + 1 if whose and person_at(sheet, at) is None else at


def _party(tokens: Tokens, people: People, at: int, end: int) -> int | None:
    """The party whose men they are: a name of the packs, or قوات, جيش, ميليشيا, تنظيم with what names it."""
    sheet = tokens.sheet
    if at >= end or sheet.pre[at] not in ("", "ل", "ال"):
        return None
    quoted = at + 1 if sheet.forms[at] == '"' and at + 1 < end else at
    if people.outcomes and sheet.forms[at] in words_of("no_side"):
        return None  # شهداء العدوان: whom it killed, not its men
    if sheet.forms[at] in words_of("police"):
        if people.combatant or people.victims.status not in ("fighter", "soldier"):  # مرتزق من الشرطة stays one
            people.victims, people.combatant = replace(people.victims, status="unknown"), False
        people.noun = True
        return _over_phrase(tokens, at, end)
    actor = sheet.term(quoted, "actor")
    if actor and actor.form != "media" and actor.row.get("force"):
        people.victims, people.noun = of_force(people.victims, actor.row["force"]), True
        stop = sheet.stops[quoted]
        return _other_side(tokens, people, stop + (stop < end and sheet.forms[stop] == '"'), end)
    form = sheet.forms[at]
    force = "soldier" if form in words_of("soldiers") else "fighter" if form in words_of("fighters") else ""
    if not force:
        return None
    inner = sheet.term(at + 1, "actor") if at + 1 < end else None
    force = inner.row["force"] if inner and inner.row.get("force") in ("soldier", "fighter") else force
    people.victims, people.noun = of_force(people.victims, force), True
    return _other_side(tokens, people, _over_phrase(tokens, at, end), end)


def side_of(tokens: Tokens, at: int, end: int) -> str:
    """The force whose name fills a stretch: fighter or soldier; nothing where none does."""
    people = People(at, end, None, None, "unstated")
    return people.victims.status if _party(tokens, people, at, end) == end and people.victims.status in ("fighter", "soldier") else ""


def _other_side(tokens: Tokens, people: People, at: int, end: int) -> int:
    """130 من قوات X والفصائل المسلحة: men of two sides are of neither alone."""
    sheet = tokens.sheet
    if at >= end or sheet.pre[at] != AND or people.victims.status not in ("fighter", "soldier"):
        return at
    actor = sheet.term(at, "actor")
    other = actor.row.get("force", "") if actor else "soldier" if sheet.forms[at] in words_of("soldiers") else "fighter" if sheet.forms[at] in words_of("fighters") else ""
    if not other or other == people.victims.status:
        return at
    people.victims = replace(people.victims, status="unknown")
    return sheet.stops[at] if actor else _over_phrase(tokens, at, end)


def _over_phrase(tokens: Tokens, at: int, end: int) -> int:
    """Behind a noun and the definite words and names that go with it."""
    sheet, stop = tokens.sheet, tokens.sheet.stops[at]
    while stop < min(end, at + 5) and not sheet.pre[stop] and not tokens.flags[stop] & CLOSED and not sheet.dated[stop]:
        if not (sheet.forms[stop][:2] == "ال" or not sheet.terms[stop] or sheet.kinds[stop] & _PROPER) or tokens.is_verb(stop) or starts_number(tokens, stop):
            break
        if sheet.forms[stop] in words_of("not_name") or person_at(sheet, stop):
            break
        stop = sheet.stops[stop]
    return stop


_PROPER = frozenset({"place", "actor"})


def _of_whom(tokens: Tokens, people: People, at: int, end: int) -> int | None:
    """عناصر لقوات النظام, جثث لمدنيين, تابعين للجيش."""
    sheet = tokens.sheet
    if sheet.forms[at] in ("تابعين", "تابعا", "تابع", "تابعان", "موالين", "التابعين") and at + 1 < end:
        return _party(tokens, people, at + 1, end)
    if sheet.pre[at] != "ل" or not people.noun or at == people.first:
        return None
    if (term := person_at(sheet, at)) and not outcome_of(term) and people.outcomes and people.victims.status == "unknown":
        people.victims = with_noun(people.victims, term)
        return sheet.stops[at]
    if sheet.forms[at - 1] in words_of("sides_with") and people.victims.status == "fighter":
        return sheet.stops[at]  # الميليشيات المساندة للنظام: whom they side with makes them no soldiers of his
    return _party(tokens, people, at, end)


def _actor_step(tokens: Tokens, people: People, at: int, end: int) -> int | None:
    sheet = tokens.sheet
    if at == people.first:
        return None
    if people.counted and not people.noun and sheet.phrase(at, "own_force"):
        people.victims, people.noun, people.own_force = of_force(people.victims, "fighter"), True, True
        return sheet.stops[at]
    if people.outcomes and sheet.forms[at] in words_of("no_side"):
        return None
    actor = sheet.term(at, "actor")
    if actor and actor.form != "media" and not sheet.pre[at] and actor.row.get("force"):
        people.victims, people.noun = of_force(people.victims, actor.row["force"]), True
        return sheet.stops[at]
    quote = sheet.forms[at] in ('"', "«") and at in sheet.prose.closes and sheet.prose.closes[at] - at <= 4
    if (people.combatant and (quote or sheet.forms[at] in words_of("fighters") | words_of("soldiers")) and people.number != "s") or (people.combatant and quote):
        return _party(tokens, people, at, end)
    if people.counted and not people.noun and quote and (term := person_at(sheet, at + 1)):
        people.victims, people.noun = with_noun(people.victims, term), True
        return sheet.prose.closes[at] + 1
    if people.combatant and sheet.forms[at] in words_of("fighters") | words_of("soldiers"):
        return _party(tokens, people, at, end)
    return None


def _both(tokens: Tokens, people: People, at: int, end: int) -> int | None:
    """90 قتيلا وجريحا, عشرات القتلى والجرحى: one number for two outcomes; 11 امرأة وطفلا: one number for two kinds."""
    sheet = tokens.sheet
    if not people.counted or not people.noun or sheet.pre[at] != AND or sheet.suf[at] or at - 1 < people.first:
        return None
    other = person_at(sheet, at)
    one = person_at(sheet, at - 1)
    few = people.expr == "exact" and 3 <= (people.min or 0) <= 10 and one is not None and one.kind == "person" and one.form == "p" and sheet.forms[at][:2] != "ال" != sheet.forms[at - 1][:2]
    both = few or (one is not None and other is not None and one.kind == other.kind == "harm" and one.form == other.form == "p" and people.expr == "exact")
    alike = both or (sheet.forms[at][:2] == "ال" and sheet.forms[at - 1][:2] == "ال") or (sheet.forms[at].endswith(ALEF) and people.min is not None and people.min > 2)
    if not other or not one or not alike or other.form != one.form:
        return None
    if one.kind == other.kind == "harm" and one.row["outcome"] != other.row["outcome"]:
        if at + 1 < end and sheet.forms[at + 1] == TO:
            return None
        people.outcomes = (one.row["outcome"], other.row["outcome"])
        return sheet.stops[at]
    if one.kind == other.kind == "person" and len(people.outcomes) == 0:
        people.keys = (*people.keys, other.key)
        people.victims = mixed(people.victims, with_noun(Victims(), other))
        return sheet.stops[at]
    return None


def _without(tokens: Tokens, people: People, at: int, end: int) -> int | None:
    """غير شرعي, ذوي الاحتياجات: two words that describe."""
    sheet = tokens.sheet
    if people.noun and not sheet.pre[at] and (sheet.forms[at] in words_of("former") or sheet.forms[at] in words_of("of_rank")):
        return at + 1
    if people.noun and sheet.forms[at] == OTHER_THAN and not sheet.pre[at] and at + 1 < end and sheet.forms[at + 1].isalpha():
        return at + 2
    return None


def _unknown_adjective(tokens: Tokens, people: People, at: int, end: int) -> int | None:
    """An unknown word that can be the noun counted (سبعة خبازين), or the adjective of the noun before it (إسبان, ميدانيين)."""
    sheet, form = tokens.sheet, tokens.sheet.forms[at]
    if sheet.terms[at] and not (people.noun and sheet.kinds[at] <= _PLACE_ONLY and form.endswith(("ي", "يين", "يا", "يه"))):
        return _decade(tokens, people, at)
    if not form.isalpha() or len(form) < 3 or sheet.pre[at] or tokens.flags[at] & (CLOSED | AGENT) or tokens.is_verb(at) or at == people.first or sheet.dated[at]:
        return None
    if not people.noun:
        if not people.counted or form in words_of("not_name") or form[:2] == "ال":
            return None
        people.noun = True
        return at + 1
    if people.number == "s" and not _adjective_of_one(form):
        return _decade(tokens, people, at)
    before = sheet.forms[at - 1]
    if (before[:2] == "ال" != form[:2]) or (form[:2] == "ال" and before[:2] != "ال"):
        return None
    people.victims = of_decade(people.victims, form)
    return at + 1 if form.endswith((ALEF, "ين", "ون", "يه", "ي", "ه", "ات", DUAL)) and (form not in words_of("not_name") or form.endswith(("ين", "ون"))) else None


_PLACE_ONLY = frozenset({"place"})


def _decade(tokens: Tokens, people: People, at: int) -> int | None:
    aged = of_decade(people.victims, tokens.sheet.forms[at])
    if aged == people.victims or not people.noun:
        return None
    people.victims = aged
    return at + 1


def _adjective_of_one(form: str) -> bool:
    return form.endswith(("يا", "يه", "ي")) and form[:2] != "ال" and len(form) > 4


# --- names and ages ---


def _apposition(tokens: Tokens, people: People, end: int) -> None:
    """فلان الفلاني، أحد قادة التنظيم: who somebody told by name was."""
    sheet, at = tokens.sheet, people.last
    at += at < end and sheet.forms[at] == "،"
    if at + 1 < end and not people.names and sheet.forms[at] in words_of("who_is"):
        _takes_name(tokens, people, at + 1, end)
    if at >= end or people.victims.status != "unknown":
        return
    if sheet.forms[at].removeprefix(AND) in words_of("who_is"):
        _who_is(tokens, people, at + 1, end)
        return
    if not people.names:
        return
    other = _one_of(tokens, at, end) or _commander(tokens, at, end) or (_noun(tokens, at, end) if person_at(sheet, at) and at > people.last else None)
    if other and other.number == "s" and not other.outcomes and (not other.definite or (not other.names and other.victims.status in ("fighter", "soldier"))):
        people.victims = replace(other.victims, sex=people.victims.sex if other.victims.sex == "unknown" else other.victims.sex)
        people.last = max(people.last, other.last)


def _commander(tokens: Tokens, at: int, end: int) -> People | None:
    """مقتل فلان القيادي بالتنظيم: who it was, with the article, behind the name."""
    term = person_at(tokens.sheet, at) if tokens.sheet.forms[at][:2] == "ال" and not tokens.sheet.pre[at] else None
    if term is None or term.form != "s" or term.row.get("role") != "commander" or _name_follows(tokens, at + 1, end):
        return None
    return _describe(tokens, People(at, at, 1, 1, "exact", number="s", definite=True), at, end)


def _takes_name(tokens: Tokens, people: People, at: int, end: int) -> None:
    """ضابط كبير هو العميد فلان: the name of the one told."""
    other = read_people(tokens, at, end, named=True)
    if other and other.names and other.number == "s" and not other.outcomes:
        people.names, people.last = other.names, other.last


def _who_is(tokens: Tokens, people: People, at: int, end: int) -> None:
    """مقتل فلان وهو قيادي في التنظيم: the clause says of which side somebody was, or that it was a child."""
    other = _one_of(tokens, at, end) or (_noun(tokens, at, end) if at < end and person_at(tokens.sheet, at) else None)
    if other and other.number == "s" and not (other.outcomes or other.definite) and other.victims.status != "unknown":
        people.victims = replace(other.victims, sex=people.victims.sex if other.victims.sex == "unknown" else other.victims.sex)


def _told(tokens: Tokens, people: People, end: int) -> People:
    """The name and the age behind one person's noun."""
    if people.of_another:
        return people
    titled = not people.outcomes or (people.definite and people.outcomes[0] == "detained")  # الأسير المحرر فلان
    if people.number == "s" and people.min == 1 == people.max and not people.names and people.noun and titled and not people.others:
        _name(tokens, people, end)
    if people.number == "d" and people.noun and not people.names:
        _quoted_names(tokens, people, end)
    if people.number == "s" and (people.names or people.noun):
        _apposition(tokens, people, end)
    if people.number == "s":
        read_age(tokens, people, end)
        if people.names and people.victims.sex == "unknown":
            people.victims = replace(people.victims, sex=_sex_of_name(tokens, people))
    return people


def _name(tokens: Tokens, people: People, end: int) -> None:
    sheet, at = tokens.sheet, people.last
    if at < end and sheet.forms[at] in words_of("named"):
        at += 1
    if not people.definite or at > people.last:
        at = at if named_at(tokens, at, end, titled=True) else _past_office(tokens, people, at, end)
    else:
        at = _past_adjectives(tokens, at, end)
    if close := bracketed(tokens, at, end):
        people.names, people.last = ((at + 1, close),), close + 1
        return
    at += at < end and sheet.forms[at] == '"'
    last = named_at(tokens, at, end, titled=True) if at < end else 0
    if not last:
        return
    people.names = ((at, last),)
    people.last = last + (last < end and sheet.forms[last] == '"' and sheet.forms[at - 1] == '"')


def _past_adjectives(tokens: Tokens, at: int, end: int) -> int:
    """القيادي البارز فلان: adjectives between a title and the name."""
    stop = at
    while stop < min(end, at + 3) and tokens.sheet.forms[stop][:2] == "ال" and not tokens.sheet.pre[stop] and not tokens.flags[stop] & CLOSED:
        stop += 1
    return stop if stop < end and (tokens.sheet.forms[stop] == '"' or named_at(tokens, stop, end, titled=True)) else at


def _past_office(tokens: Tokens, people: People, at: int, end: int) -> int:
    """وزير الدفاع فلان, مسؤول التسليح: what the office is of."""
    if at >= end or tokens.sheet.forms[at][:2] != "ال" or tokens.sheet.pre[at] or tokens.sheet.forms[at - 1][:2] == "ال" or tokens.flags[at] & CLOSED:
        return at
    people.last = _over_phrase(tokens, at, end)
    return people.last


def _quoted_names(tokens: Tokens, people: People, end: int) -> None:
    """نجليه «فلان وفلان»."""
    sheet, at = tokens.sheet, people.last
    close = sheet.prose.closes.get(at, 0)
    if at < end and close and close - at <= 8 and named_at(tokens, at + 1, close, titled=True):
        people.names = ((at + 1, close),)
        people.last = close + 1


def _sex_of_name(tokens: Tokens, people: People) -> str:
    """A feminine noun or given name is a woman's; a noun in the masculine with a name behind it a man's."""
    sheet, first = tokens.sheet, people.first
    given = sheet.forms[people.names[0][0]]
    told = given_names().get(given, "start")
    if told in ("man", "woman", "either"):
        return "unknown" if told == "either" else told
    if (people.noun and sheet.forms[first].endswith("ه")):
        return "woman"
    return "man"


def read_age(tokens: Tokens, people: People, end: int) -> None:
    sheet = tokens.sheet
    named = read_name(sheet, people.names[0][0], end, sure=True) if len(people.names) == 1 else None
    if named is not None and named.age_years is not None:
        people.age_years, people.victims = named.age_years, of_age(people.victims, named.age_years)
        return
    for at in range(people.last, min(end, people.last + 9)):
        form = sheet.forms[at]
        if (years := round_years(tokens, at, end)) is not None:
            people.victims = of_age(people.victims, years)
            return
        if form in words_of("no_age") or form in (".", "؛", ":") or (tokens.joined(at) and not starts_number(tokens, at)):
            return
        if form in ("،", ")") and not (at + 1 < end and (starts_number(tokens, at + 1) or sheet.forms[at + 1] in words_of("age_of"))):
            return
        quantity = read_quantity(sheet.forms, sheet.pre, sheet.suf, at) if starts_number(tokens, at) else None
        if quantity and quantity.min is not None and quantity.end < sheet.size:
            measure = sheet.forms[quantity.end]
            if measure in words_of("years") and quantity.min < 110:
                people.age_years = quantity.min
                people.victims = of_age(people.victims, quantity.min)
            elif measure in words_of("months"):
                people.victims = of_age(people.victims, 0)
            return


def round_years(tokens: Tokens, at: int, end: int) -> int | None:
    """في الستين من عمره, في العقد السابع: the years that a round number or a decade tells."""
    sheet = tokens.sheet
    if sheet.forms[at] != IN or at + 2 >= end:
        return None
    if sheet.forms[at + 1] in words_of("decade"):
        ordinal = read_ordinal(sheet.forms, sheet.pre, at + 2)
        return (int(ordinal.value) - 1) * 10 if ordinal else None
    if sheet.forms[at + 1][:2] == "ال" and not words_of("life").isdisjoint(sheet.forms[at + 2 : at + 4]):
        number = read_number([sheet.forms[at + 1][2:]], [""], 0)
        return int(number.value) if number else None
    return None


def past_age(tokens: Tokens, at: int, end: int) -> int:
    """The unit behind an age: (4 أعوام), عمره 40 يوما; the same unit where none stands."""
    sheet = tokens.sheet
    if at < end and sheet.forms[at] in words_of("under_age"):
        return next((unit for unit in range(at + 1, min(end, at + 6)) if tokens.joined(unit) or not sheet.forms[unit].isalnum()), at)
    if at >= end or not (sheet.forms[at] in words_of("age_of") or sheet.forms[at] in ("(", "-", "،") or starts_number(tokens, at)):
        return at
    if sheet.forms[at] in ("(", "-", "،") and not (at + 1 < end and (starts_number(tokens, at + 1) or sheet.forms[at + 1] in words_of("age_of"))):
        return at
    told = next((unit for unit in range(at, min(end, at + 7)) if sheet.forms[unit] in words_of("years") | words_of("months")), None)
    if told is None or any(sheet.forms[unit] in words_of("no_age") for unit in range(at, told)):
        return at
    return told + 1 + (told + 1 < end and sheet.forms[told + 1] == ")")


__all__ = ["People", "name_end", "names_listed", "past_age", "read_age", "read_people"]
