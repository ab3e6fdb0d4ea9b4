"""Phrases for people: how many, who, of which side — "خمسة جنود", "11 من عناصر التنظيم", "ثمانية آخرين", "طفلتين"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from marsad.grammar.quantities import HEADS, bound_after, read_quantity
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import Term
from marsad.model.reading import Victims

_RANK = {"s": 1, "d": 2, "p": None}
_GROUP_REACH = 6


@dataclass(frozen=True, slots=True)
class People:
    """A phrase for people in unit positions.

    ``counted`` is true where a number (or vague count) stands; ``noun`` where a word says who they are; ``outcome``
    where the word itself tells the harm (قتيل، جرحى); ``others`` for "others", ``back`` for "of them".
    """

    first: int
    last: int
    min: int | None
    max: int | None
    expr: str
    victims: Victims
    counted: bool
    noun: bool
    outcome: str | None = None
    others: bool = False
    back: bool = False
    number: str = ""
    grouped: bool = False


def read_people(sheet: Sheet, at: int, end: int) -> People | None:
    """Read a phrase for people that begins at a unit."""
    if at >= end or sheet.dated[at]:
        return None
    form = sheet.forms[at]
    if not sheet.kinds[at] and form not in _BEGINNINGS and not form[0].isdecimal():
        return None
    if form in ("احد", "احدي") and sheet.stops[at] == at + 1:
        return _one_of(sheet, at, end)
    if at and "harm" in sheet.kinds[at - 1] and (one_more := _one_more(sheet, at)):
        return one_more
    quantity = read_quantity(sheet.forms, sheet.pre, sheet.suf, at)
    if quantity and quantity.end <= end and not _is_year(sheet, at, quantity.end):
        return _counted(sheet, at, quantity.end, end, quantity.min, quantity.max, quantity.expr)
    return _uncounted(sheet, at, end)


def _is_year(sheet: Sheet, at: int, end: int) -> bool:
    """A bare number of four digits from 1900 to 2100, or an age or number of birth in brackets, counts no people."""
    form = sheet.forms[at]
    bare = end == at + 1 and form.isdigit()
    if at and (sheet.forms[at - 1] == "اصل" or (bare and sheet.forms[at - 1] in _NUMBERED)):
        return True  # 11 من أصل 35: the whole is of something else
    if bare and at and sheet.forms[at - 1] in ("مواليد", "رقم", "الساعه", "عام", "سنه", "بعمر", "عمر", "-", "/", "الماده", "القرار"):
        return True
    follows = sheet.forms[end] if end < sheet.size else ""
    return bare and len(form) == 4 and 1900 <= int(form) <= 2100 and not (sheet.term(end, "person") if end < sheet.size else None) and follows not in ("من",)


def _one_more(sheet: Sheet, at: int) -> People | None:
    """وجرح ثالث, وإصابة آخر, وإصابة آخرين: one more than those counted before, or an unstated number more."""
    form = sheet.forms[at]
    if sheet.pre[at] or not (form in _NEXT or form in _OTHER):
        return None
    if at + 1 < sheet.size and form in _NEXT and _person(sheet, at + 1):
        return None
    low, high, number = _OTHER.get(form, (1, 1, "s"))
    sex = "woman" if form.endswith(("ه", "ي")) and number == "s" else "unknown"
    return People(at, at + 1, low, high, "exact" if high else "unstated", Victims(sex=sex), high is not None, False, others=True, number=number)


# what has a number for a name: الكتيبة 21, اللواء 55, القرار 2254, حي 30
_NUMBERED = frozenset(
    ["كتيبه", "الكتيبه", "لواء", "اللواء", "فرقه", "الفرقه", "فوج", "الفوج", "وحده", "الوحده", "قرار", "القرار", "بند", "البند", "فصل", "الفصل", "طريق", "الطريق", "شارع", "حي", "الحي", "طراز", "عيار", "رقم", "المنطقه", "قاعده", "القاعده", "غرفه"]
)
_NEXT = frozenset({"ثالث", "ثالثه", "رابع", "رابعه", "خامس", "خامسه", "سادس", "سابع", "ثامن", "تاسع", "عاشر"})
_OTHER: dict[str, tuple[int, int | None, str]] = {
    "اخر": (1, 1, "s"),
    "اخري": (1, 1, "s"),
    "اخران": (2, 2, "d"),
    "اخرين": (2, None, "p"),
    "اخرون": (2, None, "p"),
    "اخريات": (2, None, "p"),
}
_BEGINNINGS = _NEXT | _OTHER.keys() | HEADS | {"احد", "احدي", "ال", "من", "بين", "ما"}
_PEOPLE = frozenset({"person", "harm"})


def _person(sheet: Sheet, at: int) -> Term | None:
    """A noun for people, or one that tells people by what befell them; plural readings come before dual ones."""
    found = None
    if sheet.kinds[at].isdisjoint(_PEOPLE):
        return None
    for term in sheet.terms[at]:
        if term.kind == "person" or (term.kind == "harm" and term.row["pos"] in ("noun", "victim", "pp")):
            if found is None or (found.form == "d" and term.form == "p") or (found.kind == "person" and term.kind == "harm" and found.form == term.form):
                found = term
    if found is not None and found.key in _HIS and not sheet.suf[at] and sheet.text[sheet.span(at, at + 1)[1] - 1 : sheet.span(at, at + 1)[1]] == "ه":
        row = {**found.row, "sex": "man/unknown"}
        return Term("person", _HIS[found.key], "s", row)
    return found


_HIS = {"شقيقة": "شقيق", "ابنة": "ابن", "والدة": "والد", "زوجة": "زوج"}


def _counted(sheet: Sheet, at: int, after: int, end: int, low: int | None, high: int | None, expr: str) -> People | None:
    whose = _person(sheet, after) if after < end else None
    # العشرات من أفراد الجيش: whose men they are stands behind a noun that does not say it
    first_noun = after - 1 if whose and whose.kind == "person" and whose.row["status"] == "unknown" and after - 1 > at and sheet.forms[after - 1] == "من" else after
    if after < end and not sheet.pre[after] and (
        sheet.phrase(after, "thing")
        or (sheet.term(after, "event") and not _person(sheet, after))
        or (sheet.term(after, "weapon") and not _person(sheet, after))
        or sheet.forms[after] in ("%", "بالمئه", "بالمائه", "في")
    ):
        if sheet.forms[after] != "في":
            return None
    people = People(at, after, low, high, expr, Victims(), True, False)
    people = _describe(sheet, people, first_noun, end)
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
    described = _describe(sheet, people, at + 1, end)
    return described if described.noun else None


def _count_in_brackets(sheet: Sheet, people: People, end: int) -> People:
    """أسرى جنوبيين (12 أسيرا): the number stands in brackets behind the noun."""
    at = people.last
    if at + 2 >= end or sheet.forms[at] != "(":
        return people
    quantity = read_quantity(sheet.forms, sheet.pre, sheet.suf, at + 1)
    close = next((unit for unit in range(at + 2, min(end, at + 6)) if sheet.forms[unit] == ")"), None)
    if quantity is None or close is None or quantity.end > close or (quantity.end < close and not _person(sheet, quantity.end)):
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


def _uncounted(sheet: Sheet, at: int, end: int) -> People | None:
    """A noun without a number: one, two or an unstated many by its form."""
    term = _person(sheet, at)
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
    if term.form == "s" and sheet.forms[at].startswith("ال") and term.key in _COLLECTIVE:
        return None
    people = People(at, at, low, high, expr, Victims(), False, False, number=number)
    people = _describe(sheet, people, at, end)
    if number == "d" and term.form == "s" and "/" in term.row.get("sex", ""):
        people = replace(people, victims=replace(people.victims, sex=term.row["sex"].split("/")[-1]))
    if number in ("d", "p") and people.last < end and sheet.forms[people.last] in _TWO:
        people = replace(people, last=people.last + 1, min=2, max=2, expr="exact", number="d")
    if number == "p":
        people = _count_behind(sheet, _count_in_brackets(sheet, people, end), end)
    if number == "s":
        if _named_behind(sheet, people.last, end):
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


_KIN = frozenset({"أخ", "ابن", "أب", "أم", "شقيق", "نجل", "والد", "زوج", "طفل", "حفيد"})
_MEMBERS = frozenset({"افراد", "اشخاص", "شخصا", "فردا"})
_YEARS = frozenset({"عام", "عاما", "اعوام", "سنه", "سنوات", "سنين", "ربيعا"})


def _aged(sheet: Sheet, people: People, end: int) -> People:
    """(4 أعوام), - 22 عاما, البالغ من العمر 60 عاما: an age tells a child, an adult, an old person."""
    for at in range(people.last, min(end, people.last + 7)):
        quantity = read_quantity(sheet.forms, sheet.pre, sheet.suf, at) if sheet.forms[at][0].isdigit() or sheet.term(at, "number") else None
        if quantity and quantity.end < sheet.size and sheet.forms[quantity.end] in _YEARS and quantity.min is not None and quantity.min < 110:
            years = quantity.min
            age = "child" if years < 18 else "elderly" if years >= 65 else "adult"
            status = "civilian" if age == "child" and people.victims.status == "unknown" else people.victims.status
            return replace(people, victims=replace(people.victims, age=age, status=status))
        if sheet.forms[at] in ("،", ".", "و") or sheet.pre[at] == "و":
            break
    return people


_COLLECTIVE = frozenset({"إنسان", "أهل", "سوري", "فريق", "حوثي", "إسرائيلي", "روسي", "تركي", "إيراني", "لواء", "رائد", "شيخ", "مقدم"})
_TWO = frozenset({"اثنين", "اثنان", "اثنتين", "اثنتان"})


def _named_behind(sheet: Sheet, at: int, end: int) -> bool:
    """A personal name stands behind the noun: a word that names begin with, or two words that no table knows."""
    if at >= end:
        return False
    if sheet.phrase(at, "personal"):
        return True
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


def _describe(sheet: Sheet, people: People, at: int, end: int) -> People:
    """Go on over the nouns, adjectives, أبناء … and the group (من …) behind a number, and learn who they are."""
    victims, outcome, noun, others, back = people.victims, people.outcome, people.noun, people.others, people.back
    last = people.last
    modifiers, grouped = 0, False
    while at < end:
        form = sheet.forms[at]
        term = _person(sheet, at) if sheet.pre[at] in ("", "ال") or at == people.first else None
        if sheet.phrase(at, "others"):
            others, last, at = True, sheet.stops[at], sheet.stops[at]
        elif term and people.counted and noun and _another(sheet, at, term):
            break
        elif term and not people.counted and noun and sheet.forms[at - 1].endswith("ون") and form.endswith("ا"):
            break  # مسلحون مجهولون طبيبا: another, whom they did it to
        elif term:
            victims, outcome, noun = _add(victims, outcome, term), outcome or _outcome(term), True
            if sheet.suf[at] and modifiers == 0 and not noun:
                back = True
            last = at = sheet.stops[at]
            if (
                people.counted
                and form.startswith("ال")
                and at < end
                and sheet.pre[at] == "و"
                and sheet.forms[at].startswith("ال")
                and (other := _person(sheet, at))
                and other.kind == "person"
            ):
                mixed = _add(Victims(), None, other)
                victims = replace(
                    victims, age=victims.age if victims.age == mixed.age else "unknown", sex=victims.sex if victims.sex == mixed.sex else "unknown"
                )
                last = at = sheet.stops[at]
        elif people.counted and not noun and (case := _case_of(sheet, at)):
            outcome, noun, last = case, True, sheet.stops[at]
            at = last
        elif sheet.phrase(at, "subset") and form not in ("منهم", "منهن"):
            break
        elif (form == "من" and sheet.suf[at] in ("هم", "ها", "هن", "هما")) or (sheet.phrase(at, "subset") and form in ("منهم", "منهن")):
            back, last, at = True, sheet.stops[at], sheet.stops[at]
        elif form in ("من", "في", "بين") and sheet.pre[at] == "" and (group := _group(sheet, at, end, form)):
            victims, last = _of(victims, group[1]), group[0]
            if group[2] is not None and victims.age == victims.sex == "unknown":
                told = _add(Victims(), None, group[2])
                victims = replace(victims, age=told.age, sex=told.sex, role=victims.role or told.role)
            noun = grouped = True
            at = last
        elif people.counted and not noun and sheet.phrase(at, "own_force"):
            victims, noun = _of(victims, "fighter"), True  # عدد من مقاتليه
            last = at = sheet.stops[at]
        elif people.counted and not noun and (close := sheet.prose.closes.get(at, 0)) - at in (2, 3) and (quoted := _person(sheet, at + 1)):
            victims, outcome, noun = _add(victims, outcome, quoted), outcome or _outcome(quoted), True  # 390 «إرهابيا»
            last = at = close + 1
        elif sheet.prose.closes.get(at, at) - at == 0 and form in ('"', "«") and at - last <= 0:
            break
        elif (
            not sheet.terms[at]
            and form.isalpha()
            and sheet.pre[at] == ""
            and modifiers < 2
            and (noun or people.counted)
            and _adjective(sheet, at, people, noun)
        ):
            noun = noun or (people.counted and modifiers == 0 and not is_function(form))
            last, at, modifiers = at + 1, at + 1, modifiers + 1
        elif (actor := sheet.term(at, "actor")) and actor.form != "media" and sheet.pre[at] == "" and (people.counted or noun) and at <= last + 1:
            victims, noun = _of(victims, _force(actor, noun)), True
            last = at = sheet.stops[at]
        else:
            break
    return replace(people, last=max(last, people.last), victims=victims, outcome=outcome, noun=noun, others=others, back=back, grouped=grouped)


def _case_of(sheet: Sheet, at: int) -> str | None:
    """300 إصابة, خمس وفيات, 12 حالة اختناق: the noun of what happened, counted, counts those it happened to."""
    unit = at + 1 if sheet.forms[at] in ("حاله", "حالات") and at + 1 < sheet.size else at
    if sheet.pre[at] or sheet.suf[unit] or sheet.forms[unit].startswith("ال"):
        return None
    return next((term.row["outcome"] for term in sheet.terms[unit] if term.kind == "harm" and term.key in _CASES), None)


_CASES = frozenset({"إصابة", "وفاة", "اختناق"})


def _another(sheet: Sheet, at: int, term: Term) -> bool:
    """قتل أربعة جنود مسلحا: a single accusative behind a noun that has none is the object, no adjective."""
    return term.form == "s" and sheet.forms[at].endswith("ا") and not sheet.forms[at - 1].endswith("ا") and not sheet.suf[at]


_FUNCTION = frozenset(
    {
        "في",
        "علي",
        "الي",
        "عن",
        "مع",
        "قبل",
        "بعد",
        "خلال",
        "اثر",
        "جراء",
        "لدي",
        "عند",
        "حتي",
        "كل",
        "هذا",
        "هذه",
        "ذلك",
        "التي",
        "الذي",
        "الذين",
        "كما",
        "فيما",
        "بينما",
        "حيث",
        "قرب",
        "قد",
        "كان",
        "كانت",
        "كانوا",
        "هو",
        "هي",
        "هم",
        "و",
        "او",
        "ثم",
        "نتيجه",
        "بسبب",
        "وسط",
        "ضد",
        "بين",
        "فقط",
        "ايضا",
        "امس",
        "اليوم",
        "عبر",
        "حول",
        "تحت",
        "فوق",
        "امام",
        "يوم",
        "متاثرا",
        "متاثره",
        "متاثرين",
    }
)


def is_function(form: str) -> bool:
    return form in _FUNCTION


def _adjective(sheet: Sheet, at: int, people: People, noun: bool) -> bool:
    """An unknown word right behind the noun that can be its adjective (موصليا, ميدانيين, مجهولي)."""
    form = sheet.forms[at]
    if is_function(form) or len(form) < 3 or form.endswith("وا") or (form.startswith("و") and len(form) > 4):
        return False
    if not noun:
        return people.counted
    before = sheet.forms[at - 1]
    return before.startswith("ال") == form.startswith("ال") and form.endswith(("ا", "ين", "ون", "يه", "ي", "ه", "ات"))


def _add(victims: Victims, outcome: str | None, term: Term) -> Victims:
    """Who a noun says they are; a word for one hurt or killed says nothing of who they were."""
    if term.kind == "harm":
        return victims
    row = term.row
    many = term.form != "s"
    status, age, sex = row["status"], row["age"].split("/")[-1 if many else 0], row["sex"].split("/")[-1 if many else 0]
    if status == "combatant":
        status = "fighter"
    return Victims(
        victims.status if victims.status != "unknown" and status in ("unknown", "civilian") else (status or "unknown"),
        victims.age if age == "unknown" else age,
        victims.sex if sex == "unknown" else sex,
        victims.role or row.get("role") or None,
    )


def _outcome(term: Term) -> str | None:
    return term.row["outcome"] if term.kind == "harm" else None


def _of(victims: Victims, force: str) -> Victims:
    return replace(victims, status=force) if force and (victims.status in ("unknown", "combatant", "fighter")) else victims


def _force(actor: Term, member: bool) -> str:
    return actor.row.get("force", "")


def _party_follows(sheet: Sheet, at: int, end: int) -> bool:
    """مسلحي «داعش», عناصر التنظيم: the party that they are of stands right behind, perhaps in quotation marks."""
    return at < end and (sheet.prose.closes.get(at, at) - at in (2, 3) or sheet.term(at, "actor") is not None)


def _group(sheet: Sheet, at: int, end: int, form: str) -> tuple[int, str, Term | None] | None:
    """من + a party, a force or a group noun: من عناصر التنظيم, من قوات النظام, من أبناء المدينة; في صفوف X."""
    if form == "في" and not (at + 1 < end and sheet.forms[at + 1] in ("صفوف", "اوساط")):
        return None
    if form == "بين" and not (at + 1 < end and (((who := _person(sheet, at + 1)) and who.kind == "person") or sheet.term(at + 1, "actor") or sheet.forms[at + 1] in ("صفوف", "افراد"))):
        return None
    unit, force, last = at + 1, "", 0
    told: Term | None = None
    while unit < min(end, at + _GROUP_REACH):
        term = _person(sheet, unit)
        actor = sheet.term(unit, "actor")
        if actor and actor.row.get("force"):
            force, last = actor.row["force"], sheet.stops[unit]
            break
        if actor:
            last = sheet.stops[unit]
        if term and term.kind == "person":
            status = term.row["status"]
            force, last = ("fighter" if status == "combatant" else status) or force, sheet.stops[unit]
            told = told or term
            if last < end and sheet.pre[last] == "و" and (other := _person(sheet, last)) and other.kind == "person" and other.form == "p":
                told, last = None, sheet.stops[last]
                break
            if status not in ("unknown", "combatant") and not _party_follows(sheet, last, end):
                break
        elif (source := sheet.term(unit, "source")) and source.row["kind"] in ("armed_group", "official_military"):
            force, last = "fighter" if source.row["kind"] == "armed_group" else "soldier", sheet.stops[unit]
        elif sheet.phrase(unit, "own_force"):
            force, last = "fighter", unit + 1
        elif sheet.forms[unit] in ("صفوف", "اوساط", "افراد", "رجال", "قوه", "منتسبي", "منسوبي", "جانب", "طاقم", "كوادر", "مدنيي"):
            last = unit + 1
        elif sheet.prose.closes.get(unit, unit) - unit in (2, 3):
            last = unit = sheet.prose.closes[unit] + 1
            continue
        elif unit > at + 1 and not sheet.terms[unit] and sheet.forms[unit].isalpha() and not is_function(sheet.forms[unit]) and len(sheet.forms[unit]) > 1:
            pass
        elif unit == at + 1 and sheet.forms[unit].isalpha() and not is_function(sheet.forms[unit]):
            last = unit + 1
        else:
            break
        unit = sheet.stops[unit]
    if not last:
        return None
    return last, "" if force == "unknown" else force, told
