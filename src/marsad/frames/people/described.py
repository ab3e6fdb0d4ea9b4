"""What stands behind the head of a phrase for people: nouns, adjectives, groups, each step one function that says where it ends."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from marsad.frames.people.groups import numbered_unit, of_group
from marsad.frames.people.named import name_follows
from marsad.frames.people.phrase import KIN, NOBODY, People
from marsad.frames.people.sides import FORCES, actor_step, and_police, commands, of_police, of_whom
from marsad.frames.victims import EXPLICIT, as_person, mixed, of_decade, of_settlement, outcome_of, person_at, with_noun
from marsad.frames.words import words_of
from marsad.grammar.calendar_terms import ABOUT
from marsad.grammar.numbers import begins_number
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import Term
from marsad.syntax.phrases import starts_number
from marsad.syntax.tokens import AGENT, CLOSED, SUBSET, Tokens
from marsad.text.rule_words import ALEF, AND, ARTICLE, DUAL, OF, OTHER_THAN, rule_forms, rule_words

_OTHERS: dict[str, tuple[int, int | None, str]] = {"other_one": (1, 1, "s"), "other_two": (2, 2, "d"), "other_many": (2, None, "p"), "many": (2, None, "p")}
_CASES, _AMONG = rule_words("people.cases"), rule_words("people.among")
_FURTHEST = 12
_OF_NOUN = {"s": 1, "d": 2}  # how many a noun tells by its form
_BOUNDS = frozenset({"at_least", "more_than", "at_most", "less_than"})
_ARMED = FORCES | {"combatant"}
_BEFELL_OTHERS = frozenset({"killed", "injured", "detained", "abducted", "missing"})
_NO_CIVILIANS = frozenset({"police", "settler"})
_PLACE_ONLY = frozenset({"place"})
_LIKE_NISBA = ("ي", "يين", "يا", "يه")
_LIKE_ADJECTIVE = (ALEF, "ين", "ون", "يه", "ي", "ه", "ات", DUAL)
_OF_MEN = ("ون", "ين")
_THEIRS = rule_forms("people.theirs")
_WOMANS = "ة"  # the ending of a noun for a woman
_HUNDRED = 100  # مئة قتيل وجريح: behind it the noun stands in the singular, without the case of an object
_TEN_PLUS = 10  # behind larger numbers the noun stands in the singular


def describe(tokens: Tokens, people: People, at: int, end: int) -> People:
    """Go on over nouns, adjectives, parties and groups, and learn who they are; each step says where it ends."""
    for _ in range(_FURTHEST):
        step = _step(tokens, people, at, end) if at < end else None
        if step is None:
            break
        at = people.last = step
    people.last = max(people.last, at)
    if (people.former or people.of_another) and people.victims.status in FORCES:
        people.victims = replace(people.victims, status="unknown")  # ضابط سابق في الجيش, خمسة من عائلة ضابط في الجيش
    return people


def _step(tokens: Tokens, people: People, at: int, end: int) -> int | None:
    if tokens.flags[at] & SUBSET and (tokens.sheet.forms[at] not in words_of("some_of_them") or _names_a_part(tokens, people, at, end)):
        return None
    for read in _STEPS:
        if (stop := read(tokens, people, at, end)) is not None:
            return stop
    return None


def _names_a_part(tokens: Tokens, people: People, at: int, end: int) -> bool:
    """تسعة أشخاص منهم ثلاثة أطفال, منهم مسعفان, 13 منهم 6 أطفال, خمسة منهم ضابط: a part of them is told, by its number or by a noun for fewer; ثلاثة منهم are of those told before."""
    if at + 1 >= end or tokens.sheet.pre[at + 1]:
        return False
    noun = person_at(tokens.sheet, at + 1)
    if not people.noun:
        fewer = noun is not None and _OF_NOUN.get(noun.form, people.least) < people.least
        return fewer or begins_number(tokens.sheet.forms[at + 1 + (tokens.sheet.forms[at + 1] in ABOUT)])  # منهم حوالي عشرة; not ثلاثة منهم في حدود الثلاثين
    return starts_number(tokens, at + 1) or noun is not None


# --- nouns ---


def _noun(tokens: Tokens, people: People, at: int, end: int) -> int | None:
    """خمسة مدنيين عراقيين, ضابط متقاعد: a noun that says who they are."""
    sheet = tokens.sheet
    term = person_at(sheet, at) if sheet.pre[at] in ("", "ال") or at == people.first else None
    if term is None or (people.counted and sheet.forms[at] in words_of("bodies") and sheet.forms[at - 1][:2] == "ال"):
        return None  # شيع المئات جثمان شابة
    if ((people.noun or people.others) and _another(tokens, people, at, term)):
        return None
    if people.keys and people.keys[-1] in KIN and not (people.definite and sheet.suf[at]) and (sheet.suf[at] or term.key in KIN or term.key.endswith(_THEIRS)):
        return sheet.stops[at]  # ابنة عمهم, زوجة شقيقه: whose kin she is says nothing of her
    if (people.victims.role == "police" or people.victims.status in FORCES) and sheet.forms[at] in words_of("serving"):
        return at + 1  # ضباط الشرطة العاملين ضمن البعثة: where they serve, no trade
    if people.noun and sheet.forms[at - 1] in words_of("with_rank"):
        return sheet.stops[at]  # ضابط في الشرطة برتبة عقيد
    if people.noun and (people.number != "s" or _is_armed(sheet, people, term)) and _titles_one(tokens, at, end, term):
        return None
    if people.noun and _of_several(tokens, people, at, term):
        people.victims = replace(people.victims, status=with_noun(people.victims, term).status)
        return at + 1
    if at > people.first and _owns_family(sheet, at, term):
        people.of_another = True
    else:
        _take_noun(people, term, as_person(sheet, at, term))
    if people.victims.status == "unknown" and sheet.forms[at - 1] == OF and of_settlement(sheet, at):
        people.victims = replace(people.victims, status="civilian")  # عدد من أبناء البلدة
    return sheet.stops[at]


def _households(tokens: Tokens, people: People, at: int, end: int) -> int | None:
    """مئات الأسر, الآلاف من الأسر: houses, and no number of people."""
    unit = at + (tokens.sheet.forms[at] == OF)
    if not people.counted or people.noun or unit >= end or tokens.sheet.forms[unit] not in words_of("households"):
        return None
    people.family = people.noun = True
    return unit + 1


def _owns_family(sheet: Sheet, at: int, term: Term) -> bool:
    """خمسة من أسرة النقيب, أقارب عناصر في الشرطة, من عائلة الخطيب, من ذوي القتلى: those whose family it is, or its name, say nothing of what they are."""
    known = sheet.forms[at][:2] == ARTICLE
    one = known and term.form == "s" and not sheet.forms[at].endswith("ه")
    theirs = known and term.form == "p" and outcome_of(term) in _BEFELL_OTHERS and not sheet.forms[at - 1].startswith(ARTICLE)
    return (sheet.forms[at - 1] in words_of("kin_many") or _is_family(sheet, at - 1)) and (one or theirs or term.row.get("status") in _ARMED)


def _is_family(sheet: Sheet, at: int) -> bool:
    term = person_at(sheet, at)
    return term is not None and term.row.get("role") == "family"


def _of_several(tokens: Tokens, people: People, at: int, term: Term) -> bool:
    """(خمسة من) العوائل النازحة, الكوادر المدنية: an adjective of a plural stands in the singular of a woman; so does one behind أحد (العناصر الإرهابية) and of a body (22 جثة مصابة بالرصاص)."""
    one, before = tokens.sheet.forms[at], tokens.sheet.forms[at - 1]
    alike = (one[:2] == "ال") == (before[:2] == "ال") and (not before.endswith("ه") or _is_family(tokens.sheet, at - 1) or (term.kind == "harm" and before in words_of("bodies")))
    kind = term.form == "s" and one.endswith("ه") and term.row.get("role") != "family"
    return kind and alike and people.victims.sex == "unknown"


def _titles_one(tokens: Tokens, at: int, end: int, term: Term) -> bool:
    """قتل الحراس الطبيب فلانا: a title with a name is another."""
    return term.form == "s" and tokens.sheet.forms[at][:2] == "ال" and name_follows(tokens, at + 1, end)


def titles_another(tokens: Tokens, people: People, end: int) -> bool:
    """قتل جندي الفتى فلانا, طعن مستوطن المزارع فلانا: one of the armed, without the article, is not the civilian whose title and name stand behind him."""
    term = person_at(tokens.sheet, people.last) if people.last < end and people.noun else None
    return term is not None and _is_armed(tokens.sheet, people, term) and _titles_one(tokens, people.last, end, term)


def _is_armed(sheet: Sheet, people: People, term: Term) -> bool:
    """One of the armed without the article, and a noun of a civilian; a leader may have any trade (قيادي في الحركة المهندس فلان)."""
    armed = (people.victims.status in _ARMED and people.victims.role != "commander") or people.victims.role in _NO_CIVILIANS
    bare = not people.definite and sheet.forms[people.first][:2] != ARTICLE
    return armed and bare and (term.row.get("status") == "civilian" or term.row.get("age") == "child")


def _take_noun(people: People, term: Term, person: Term) -> None:
    if term.kind == "person" and term.row.get("role") == "family" and people.counted and not people.noun:
        people.family = True
    people.victims, people.noun = with_noun(people.victims, person), True
    people.explicit = people.explicit or term.key in EXPLICIT
    people.combatant = people.combatant or term.row.get("status") == "combatant"
    people.keys = (*people.keys, term.key)
    if (outcome := outcome_of(term)) and not people.outcomes:
        people.outcomes = (outcome,)


def _another(tokens: Tokens, people: People, at: int, term: Term) -> bool:
    """قتل أربعة جنود مسلحا, مسلحون طبيبا: a noun that does not agree is another phrase; so is one of a person behind a whole name."""
    sheet = tokens.sheet
    form, before = sheet.forms[at], sheet.forms[at - 1]
    if form in words_of("as_fallen") and sheet.forms[people.first - 1] in words_of("fell_as"):
        return False  # (سقط) طفل قتيلا
    if people.keys and people.number == "s" and term.kind == "harm" and term.form == "p":
        return True  # لواء الشهداء
    if people.number == "p" and not people.counted and term.form == "s" and term.key in KIN:
        return True  # (خطف) مسلحون زوجة الضابط
    if term.form != "p" and form[:2] != "ال" and ((people.outcomes and people.definite) or (people.counted and before in words_of("other_many"))):
        return True  # القتلى طفل وأربعة رجال, ثلاثة آخرين طفلة وشابين
    if before.endswith("ون") and form.endswith("ين") and not form.endswith(_LIKE_NISBA):
        return True  # (احتجز) المسلحون الموظفين
    if people.number == "p" and term.form == "s" and (before.endswith("ون") or (not form.endswith("ه") and before[:2] == "ال" and person_at(sheet, at - 1))):
        return True  # (خطف) مسلحون الطبيب, مسلحون طالبة, (اعتقل) الجنود الصحفي
    if people.definite and people.victims.status in _ARMED and term.form == "p" and term.row.get("status") == "civilian" and not form.endswith(_OF_MEN):
        return True  # (احتجز) المسلحون الركاب, الجنود المرضى; but المقاتلون المهاجرون
    if form in words_of("held_as") and not people.counted:
        return True  # (احتجز) مسلحون رهائن
    if form in words_of("bodies") or (form[:2] != "ال" and _of_another_case(sheet, people, at, term)):
        return True
    if term.form != "s" or not form.endswith(ALEF) or before.endswith(ALEF):
        return False
    return not (people.counted and people.min and people.min > _TEN_PLUS)


def _of_another_case(sheet: Sheet, people: People, at: int, term: Term) -> bool:
    """مسلحون مدنيا, القائد جنديا, شاب جنديين: an indefinite noun in a case, definiteness or number of its own."""
    form = sheet.forms[at]
    if people.number == "s" and not people.outcomes and term.row.get("sex") == "woman" and people.victims.sex != "woman":
        return True  # جندي طفلة
    if _stands_as_subject(sheet, at - 1) and form.endswith((ALEF, "ين")):
        return True
    if people.number != "s":
        if form in words_of("title_head"):
            return True  # مسلحون قائد الفرقة
        if people.definite and sheet.forms[at - 1].endswith("ون"):
            return True  # المتمردون أهالي القرية
        return people.number == "p" and not people.counted and term.form == "d" and not sheet.forms[at - 1].endswith("ين")  # جنود امرأتين
    return (people.definite and not sheet.suf[at]) or (not people.counted and term.form in ("d", "p") and form.endswith("ين"))


def _stands_as_subject(sheet: Sheet, at: int) -> bool:
    """مسلحون, مسلحان: by its ending; not شبان, سكان, whose plural ends like that of two."""
    form = sheet.forms[at]
    if form.endswith("ون"):
        return True
    term = person_at(sheet, at) if form.endswith(DUAL) else None
    return form.endswith(DUAL) and (term is None or term.form != "p")


def _case(tokens: Tokens, people: People, at: int, end: int) -> int | None:
    """12 حالة اختناق, حالة وفاة مدنية: what happened, counted for those it happened to."""
    if not people.counted or people.noun or not (outcome := case_at(tokens, at)):
        return None
    people.outcomes, people.noun, people.cases = (outcome,), True, True
    stop = tokens.sheet.stops[at + (tokens.sheet.forms[at] in words_of("case_noun"))]
    kind = tokens.sheet.term(stop, "person") if stop < end and not tokens.sheet.pre[stop] else None
    if kind is None:
        return stop
    people.victims = replace(people.victims, status=with_noun(NOBODY, kind).status)
    return tokens.sheet.stops[stop]


def case_at(tokens: Tokens, at: int) -> str | None:
    """300 إصابة, خمس وفيات, 12 حالة اختناق: the noun of what happened, counted, counts those it happened to; not (الوفيات) 12 حالة والإصابات 400."""
    sheet = tokens.sheet
    unit = at + 1 if sheet.forms[at] in words_of("case_noun") and at + 1 < sheet.size else at
    if sheet.pre[at] or sheet.suf[unit] or (unit > at and sheet.pre[unit].startswith(AND)):
        return None
    return next((term.row["outcome"] for term in sheet.terms[unit] if term.kind == "harm" and (term.key in _CASES or (unit > at and term.form == "masdar"))), None)


def _both(tokens: Tokens, people: People, at: int, end: int) -> int | None:
    """90 قتيلا وجريحا, عشرات القتلى والجرحى: one number for two outcomes; 11 امرأة وطفلا: one number for two kinds; not ثلاثة جنود وأسر رابع, which no families are."""
    sheet = tokens.sheet
    if not people.counted or not people.noun or sheet.pre[at] != AND:
        return None
    one, other = person_at(sheet, at - 1), None if sheet.suf[at] else person_at(sheet, at) or _definite_cases(sheet, at)
    if one is None or other is None or other.row.get("role") == "family" or not _alike(one, other) or not (_counted_together(sheet, people, at, one) or _man_and_woman(people, one, other)):
        return None
    return _takes_both(sheet, people, at, (one, other)) if one.kind == other.kind else _hurt_and_ill(sheet, people, at, one, other)


def _alike(one: Term, other: Term) -> bool:
    """Both of one or both of many; what befell some (الإصابات) goes with either."""
    return one.form == other.form or other.key in _CASES


def _definite_cases(sheet: Sheet, at: int) -> Term | None:
    """(عدد من الشهداء) والإصابات: the noun of what happened, beside those whom it befell."""
    return next((term for term in sheet.terms[at] if term.kind == "harm" and term.key in _CASES and sheet.forms[at][:2] == "ال"), None)


def _hurt_and_ill(sheet: Sheet, people: People, at: int, one: Term, other: Term) -> int | None:
    """350 مريضا وجريحا, 40 جريحا ومريضا: one number of people of whom some are hurt."""
    if "patient" not in (one.row.get("role"), other.row.get("role")):
        return None
    people.outcomes = ()
    return sheet.stops[at]


def _takes_both(sheet: Sheet, people: People, at: int, nouns: tuple[Term, Term]) -> int | None:
    """The second of two nouns for one number: another kind, or another outcome."""
    one, other = nouns
    if one.kind == "person":
        return _two_kinds(sheet, people, at, other)
    told = people.outcomes if len(people.outcomes) > 1 else (one.row["outcome"],)
    people.outcomes = (*told, other.row["outcome"])  # مئة قتيل وجريح وأسير
    return sheet.stops[at]


def _counted_together(sheet: Sheet, people: People, at: int, one: Term) -> bool:
    """Two nouns with one number before them: as many and as definite as each other, in the form that the number asks for."""
    form, definite, least = sheet.forms[at], sheet.forms[at - 1][:2] == "ال", people.least
    if (definite and form[:2] == "ال") or (least > 2 and (form.endswith(ALEF) or _without_case(sheet, least, at, one))):
        return True
    fell_as = people.expr == "vague" and not definite and sheet.forms[at - 2] == sheet.forms[people.first] and sheet.forms[at - 2][:2] == "ال"  # (سقط) العشرات قتلى وجرحى
    if one.form != "p" or not (people.expr == "exact" or fell_as or (people.expr in _BOUNDS and sheet.forms[at - 2] in _AMONG)):
        return False  # but 12 قتيلا على الأقل من مدنيين وعسكريين: one number
    return one.kind == "harm" or form[:2] != "ال"


def _man_and_woman(people: People, one: Term, other: Term) -> bool:
    """40 مواطنا ومواطنة, 18 معلما ومعلمة: the same noun for both sexes behind one number; not خمسة مواطنين ومواطنة."""
    return people.least > _TEN_PLUS and one.form == "s" and other.key == one.key + _WOMANS


def _without_case(sheet: Sheet, least: int, at: int, one: Term) -> bool:
    """مئة قتيل وجريح, 11 مدني وعسكري بين قتيل وجريح: a noun in the singular, without the case of an object; who leaves the case out elsewhere (48 شهيد وجريح) does so with both, but for وجريح واحد."""
    if one.form != "s":
        return False
    bare = least > _TEN_PLUS and not sheet.forms[at - 1].endswith(ALEF) and sheet.forms[at + 1] not in words_of("one")
    return bare or least >= _HUNDRED or sheet.forms[at + 1] in words_of("between")


def _two_kinds(sheet: Sheet, people: People, at: int, other: Term) -> int | None:
    people.keys = (*people.keys, other.key)
    people.victims = mixed(people.victims, with_noun(NOBODY, other))
    return sheet.stops[at]


# --- adjectives and other words ---


@cache
def others() -> dict[str, tuple[int, int | None, str]]:
    """The words for others, with how many each means and its number."""
    return {form: told for name, told in reversed(_OTHERS.items()) for form in words_of(name)}


def _other(tokens: Tokens, people: People, at: int, end: int) -> int | None:
    """خمسة آخرون, مدنيون آخرون: besides those told before."""
    told = tokens.sheet.forms[at] in others() and not tokens.sheet.pre[at]
    people.others = people.others or told
    return at + 1 if told else None


def _of_them(tokens: Tokens, people: People, at: int, end: int) -> int | None:
    """ثلاثة منهم, ثلاثة من هؤلاء: of those told before."""
    if not people.counted:
        return None
    sheet, form = tokens.sheet, tokens.sheet.forms[at]
    if form in words_of("some_of_them"):
        people.back = True
        return at + 1
    if form == OF and at + 1 < end and sheet.forms[at + 1] in words_of("these"):
        people.back = True
        return at + 2
    return None


def _in_brackets(tokens: Tokens, people: People, at: int, end: int) -> int | None:
    """23 (تكفيريا), 44 فردا (إرهابيا): a noun alone in brackets says who all of them were; behind few, one in the singular is a part."""
    if not people.counted or tokens.sheet.forms[at : at + 3 : 2] != ["(", ")"] or at + 2 >= end:
        return None
    term = person_at(tokens.sheet, at + 1)
    if term is None or tokens.sheet.forms[at + 1][:2] == ARTICLE or (term.form == "s" and people.least <= _TEN_PLUS):
        return None
    people.victims, people.noun = with_noun(people.victims, term), True
    return at + 3


def _without(tokens: Tokens, people: People, at: int, end: int) -> int | None:
    """غير شرعي, برتبة عقيد: two words that describe."""
    sheet = tokens.sheet
    if not people.noun or sheet.pre[at]:
        return None
    if sheet.forms[at] in words_of("former"):
        people.former = True
        return at + 1
    if sheet.forms[at] in words_of("of_rank") or (person_at(sheet, at) is None and sheet.forms[at] in words_of("office_of_arms")):
        return at + 1  # المشرف الأمني للحركة, مسؤول التسليح في التنظيم
    if sheet.forms[at] in words_of("with_rank") and person_at(sheet, at + 1):
        return sheet.stops[at + 1]  # ضابط برتبة ملازم أول
    if sheet.forms[at] == OTHER_THAN:
        return at + 2
    return None


def _unknown(tokens: Tokens, people: People, at: int, end: int) -> int | None:
    """A word that no table knows: the noun counted (سبعة خبازين), or an adjective of the noun before it (إسبان, ميدانيين)."""
    sheet, form = tokens.sheet, tokens.sheet.forms[at]
    if sheet.terms[at] and not (people.noun and sheet.kinds[at] <= _PLACE_ONLY and form.endswith(_LIKE_NISBA)):
        return None
    if not _is_plain_noun(tokens, at):
        return None
    if not people.noun:
        return _unknown_noun(people, form, at)
    if people.number == "s" and not _adjective_of_one(form):
        return None
    return _unknown_adjective(sheet, people, at)


def _unknown_adjective(sheet: Sheet, people: People, at: int) -> int | None:
    """خبازين إسبان, مقاتلين ميدانيين: an adjective agrees in the article."""
    form = sheet.forms[at]
    if (form[:2] == "ال") != (sheet.forms[at - 1][:2] == "ال") or form in words_of("still"):
        return None  # جنديين لايزالان مفقودين
    if sheet.forms[at - 1].endswith("ون") and form.endswith(ALEF):
        return None  # (خطف) مسلحون وفدا
    people.victims = of_decade(people.victims, form)
    return at + 1 if form.endswith(_LIKE_ADJECTIVE) and (form not in words_of("not_name") or form.endswith(("ين", "ون"))) else None


def _is_plain_noun(tokens: Tokens, at: int) -> bool:
    """Letters, three or more, that are no verb, date, function word or doer, and have no clitic before them."""
    sheet, form = tokens.sheet, tokens.sheet.forms[at]
    if not form.isalpha() or len(form) < 3 or sheet.pre[at] or tokens.flags[at] & (CLOSED | AGENT):
        return False
    return not tokens.is_verb(at)


def _unknown_noun(people: People, form: str, at: int) -> int | None:
    """سبعة خبازين: what is counted, though no table knows it."""
    if form in words_of("not_name") or form[:2] == "ال":
        return None
    people.noun = True
    return at + 1


def _of_how_many(tokens: Tokens, people: People, at: int, end: int) -> int | None:
    """ثلاثة من المهاجمين الخمسة: how many those are of whom some are told."""
    form = tokens.sheet.forms[at]
    return at + 1 if people.counted and form[:2] == ARTICLE and begins_number(form[2:]) and not tokens.sheet.dated[at] else None


def _of_unit(tokens: Tokens, people: People, at: int, end: int) -> int | None:
    """قائد اللواء الأول (في الجيش), آمر الفوج الثالث: which of the units somebody commands, by its number."""
    if people.victims.role != "commander":
        return None
    forms, number = tokens.sheet.forms, at + (unit := tokens.sheet.forms[at] in words_of("unit_of_army"))
    numbered = number < end and forms[number][:2] == ARTICLE and forms[number].removeprefix(ARTICLE) in words_of("ordinal")
    return number + 1 if numbered and (unit or forms[at - 1] in words_of("unit_of_army")) else None


def _adjective_of_one(form: str) -> bool:
    return form.endswith(("يا", "يه", "ي")) and form[:2] != "ال" and len(form) > 4


_STEPS = (_other, _in_brackets, _without, numbered_unit, _households, _noun, _case, _of_them, commands, of_police, of_group, of_whom, actor_step, and_police, _both, _unknown, _of_how_many, _of_unit)
