"""The nouns, adjectives and groups behind a number: who they are and of which side."""

from __future__ import annotations

from dataclasses import replace

from marsad.grammar.harm_words import lemmas, words
from marsad.grammar.people_found import People, add_noun, is_function, of_force, outcome_of, person_at
from marsad.grammar.sheet import TYPE_WORDS, Sheet
from marsad.lexicon.terms import Term
from marsad.model.reading import Victims

_GROUP_REACH = 6


def describe(sheet: Sheet, people: People, at: int, end: int) -> People:
    """Go on over the nouns, adjectives, أبناء … and the group (من …) behind a number, and learn who they are."""
    victims, outcome, noun, others, back = people.victims, people.outcome, people.noun, people.others, people.back
    last = people.last
    modifiers, grouped, cases = 0, False, False
    while at < end:
        form = sheet.forms[at]
        term = person_at(sheet, at) if sheet.pre[at] in ("", "ال") or at == people.first else None
        if sheet.phrase(at, "others"):
            others, last, at = True, sheet.stops[at], sheet.stops[at]
        elif term and people.counted and noun and _another(sheet, at, term):
            break
        elif term and not people.counted and noun and sheet.forms[at - 1].endswith("ون") and form.endswith(("ا", "ين")) and not form.startswith("ال"):
            break  # مسلحون مجهولون طبيبا: another, whom they did it to
        elif term and cases and sheet.forms[at].endswith("ه"):
            victims, last = replace(victims, status=add_noun(victims, None, term).status), sheet.stops[at]
            at = last  # حالة وفاة مدنية: the adjective agrees with the case
        elif term:
            victims, outcome, noun = add_noun(victims, outcome, term), outcome or outcome_of(term), True
            if sheet.suf[at] and modifiers == 0 and not noun:
                back = True
            last = at = sheet.stops[at]
            if at < end and _both_counted(sheet, people, at, term) and (child := person_at(sheet, at)):  # 11 امرأة وطفلا
                mixed = add_noun(Victims(), None, child)
                victims = replace(victims, age=victims.age if victims.age == mixed.age else "unknown", sex=victims.sex if victims.sex == mixed.sex else "unknown")
                last = at = sheet.stops[at]
            elif (
                people.counted
                and form.startswith("ال")
                and at < end
                and sheet.pre[at] == "و"
                and sheet.forms[at].startswith("ال")
                and (other := person_at(sheet, at))
                and other.kind == "person"
            ):
                mixed = add_noun(Victims(), None, other)
                victims = replace(
                    victims, age=victims.age if victims.age == mixed.age else "unknown", sex=victims.sex if victims.sex == mixed.sex else "unknown"
                )
                last = at = sheet.stops[at]
        elif people.counted and not noun and not others and (case := case_of(sheet, at) or (people.expr == "vague" and _many_cases(sheet, at))):
            unit = at + (sheet.forms[at] in ("حاله", "حالات"))
            outcome, noun, cases, last = case, True, True, sheet.stops[unit]
            at = last
        elif sheet.phrase(at, "subset") and form not in ("منهم", "منهن"):
            break
        elif (form == "من" and sheet.suf[at] in ("هم", "ها", "هن", "هما")) or (sheet.phrase(at, "subset") and form in ("منهم", "منهن")):
            back, last, at = True, sheet.stops[at], sheet.stops[at]
        elif form in ("من", "في", "بين") and sheet.pre[at] == "" and (group := _group(sheet, at, end, form)):
            victims, last = of_force(victims, group[1]), group[0]
            if (beyond := _of_two_sides(sheet, last, end, victims.status)) > last:
                victims, last = replace(victims, status="unknown"), beyond
            if people.expr == "vague" and outcome is None and form == "من" and (harmed := person_at(sheet, at + 1)):
                outcome = outcome_of(harmed)  # عشرات الآلاف من القتلى
            if group[2] is not None and victims.age == victims.sex == "unknown":
                told = add_noun(Victims(), None, group[2])
                victims = replace(victims, age=told.age, sex=told.sex, role=victims.role or told.role)
            noun = grouped = True
            at = last
        elif noun and (owners := _belonging(sheet, at, end)) is not None:
            victims, last, grouped = of_force(victims, owners[1]), owners[0], True
            at = last
        elif people.counted and not noun and sheet.phrase(at, "own_force"):
            victims, noun = of_force(victims, "fighter"), True  # عدد من مقاتليه
            last = at = sheet.stops[at]
        elif people.counted and not noun and (close := sheet.prose.closes.get(at, 0)) - at in (2, 3) and (quoted := person_at(sheet, at + 1)):
            victims, outcome, noun = add_noun(victims, outcome, quoted), outcome or outcome_of(quoted), True  # 390 «إرهابيا»
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
            victims, noun = of_force(victims, _force(actor, noun)), True
            last = at = sheet.stops[at]
        else:
            break
    return People(people.first, max(last, people.last), people.min, people.max, people.expr, victims, people.counted, noun, outcome, others, back, people.number, grouped)


def _both_counted(sheet: Sheet, people: People, at: int, noun: Term) -> bool:
    """11 امرأة وطفلا: two nouns in the accusative behind a number above ten are counted together."""
    if not (people.counted and people.min is not None and people.min > 10 and noun.form == "s" and sheet.pre[at] == "و" and not sheet.suf[at]):
        return False
    other = person_at(sheet, at)
    return other is not None and other.kind == "person" and other.form == "s" and sheet.forms[at].endswith("ا") and not sheet.forms[at].startswith("ال")


def case_of(sheet: Sheet, at: int) -> str | None:
    """300 إصابة, خمس وفيات, 12 حالة اختناق: the noun of what happened, counted, counts those it happened to."""
    unit = at + 1 if sheet.forms[at] in ("حاله", "حالات") and at + 1 < sheet.size else at
    if sheet.pre[at] or sheet.suf[unit] or sheet.forms[unit].startswith("ال"):
        return None
    return next((term.row["outcome"] for term in sheet.terms[unit] if term.kind == "harm" and term.key in _CASES), None)


def _many_cases(sheet: Sheet, at: int) -> str | None:
    """عشرات الإصابات, عدد من الإصابات: the definite plural behind a vague number."""
    term = next((term for term in sheet.terms[at] if term.kind == "harm" and term.key in _CASES), None)
    return term.row["outcome"] if term and sheet.forms[at].startswith("ال") and sheet.forms[at].endswith("ات") and not sheet.pre[at] else None


_RELATIVES = words("relatives_of")
_BELONGS = words("belongs")
_CASES = lemmas("cases")


def _another(sheet: Sheet, at: int, term: Term) -> bool:
    """قتل أربعة جنود مسلحا: a single accusative behind a noun that has none is the object, no adjective."""
    return term.form == "s" and sheet.forms[at].endswith("ا") and not sheet.forms[at - 1].endswith("ا") and not sheet.suf[at]


def _adjective(sheet: Sheet, at: int, people: People, noun: bool) -> bool:
    """An unknown word right behind the noun that can be its adjective (موصليا, ميدانيين, مجهولي)."""
    form = sheet.forms[at]
    if is_function(form) or len(form) < 3 or form.endswith("وا") or (form.startswith("و") and len(form) > 4):
        return False
    if not noun:
        return people.counted
    before = sheet.forms[at - 1]
    return before.startswith("ال") == form.startswith("ال") and form.endswith(("ا", "ين", "ون", "يه", "ي", "ه", "ات"))


def _belonging(sheet: Sheet, at: int, end: int) -> tuple[int, str] | None:
    """أربعة عناصر لقوات X, 30 جثة تعود لمقاتلين: the unit behind those whose men or bodies they are, and their force."""
    at += at + 1 < end and sheet.forms[at] in _BELONGS
    if at >= end or not sheet.pre[at].endswith("ل"):
        return None
    actor, who = sheet.term(at, "actor"), person_at(sheet, at)
    if actor and actor.row.get("force") in ("fighter", "soldier"):
        return sheet.stops[at], actor.row["force"]
    if who and who.kind == "person" and who.form == "p" and who.row["status"] != "unknown":
        behind = sheet.stops[at]
        if behind < end and sheet.pre[behind] == "و" and person_at(sheet, behind):
            return sheet.stops[behind], ""  # لعسكريين ومدنيين
        return sheet.stops[at], "fighter" if who.row["status"] == "combatant" else who.row["status"]
    return None


def _force(actor: Term, member: bool) -> str:
    return actor.row.get("force", "")


def _party_follows(sheet: Sheet, at: int, end: int) -> bool:
    """مسلحي «داعش», عناصر التنظيم: the party that they are of stands right behind, perhaps in quotation marks."""
    return at < end and (sheet.prose.closes.get(at, at) - at in (2, 3) or sheet.term(at, "actor") is not None)


def _of_two_sides(sheet: Sheet, at: int, end: int, status: str) -> int:
    """130 من قوات X ومن فصائل Y: where another force is joined by و, the unit behind it; else the unit itself."""
    actor = sheet.term(at, "actor") if at < end and sheet.pre[at] == "و" else None
    force = actor.row.get("force") if actor else None
    return sheet.stops[at] if force in ("fighter", "soldier") and status in ("fighter", "soldier") and force != status else at


_MEMBERS = words("people_described_members")


def _group(sheet: Sheet, at: int, end: int, form: str) -> tuple[int, str, Term | None] | None:
    """من + a party, a force or a group noun: من عناصر التنظيم, من قوات النظام, من أبناء المدينة; في صفوف X."""
    if form == "في" and not (at + 1 < end and sheet.forms[at + 1] in ("صفوف", "اوساط")):
        return None
    if at + 2 < end and sheet.forms[at + 1] in _RELATIVES and "harm" in sheet.kinds[at + 2]:
        return None  # العشرات من أقارب الضحايا
    if form == "بين" and not (at + 1 < end and (((who := person_at(sheet, at + 1)) and who.kind == "person") or sheet.term(at + 1, "actor") or sheet.forms[at + 1] in ("صفوف", "افراد"))):
        return None
    unit, force, last = at + 1, "", 0
    told: Term | None = None
    while unit < min(end, at + _GROUP_REACH):
        term = person_at(sheet, unit)
        actor = sheet.term(unit, "actor")
        if unit > at + 1 and sheet.phrase(unit, "subset"):
            break
        if actor and actor.row.get("force"):
            force, last = actor.row["force"], sheet.stops[unit]
            break
        if actor:
            last = sheet.stops[unit]
        if term and term.kind == "person":
            status = term.row["status"]
            force, last = ("fighter" if status == "combatant" else status) or force, sheet.stops[unit]
            told = told or term
            if last < end and sheet.pre[last] == "و" and (other := person_at(sheet, last)) and other.kind == "person" and other.form == "p":
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
    if last < end and sheet.forms[last - 1] in _MEMBERS and sheet.forms[last].startswith("ال") and not sheet.pre[last] and not sheet.dated[last] and person_at(sheet, last) is None:
        last += 1  # من عناصر الحاجز, من سكان المخيم: whose they are
    elif last + 1 < end and sheet.forms[last - 1] in _MEMBERS and not TYPE_WORDS.isdisjoint(sheet.kinds[last]) and not sheet.pre[last] and sheet.forms[last + 1].isalpha():
        last += 2  # من أهالي قرية X
    return last, "" if force == "unknown" else force, told
