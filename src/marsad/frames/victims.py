"""Who a noun says that people are: status, age, sex and role, and how the nouns of one phrase are brought together."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from marsad.frames.words import spellings_of, words_of
from marsad.grammar.harm_persons import age_of
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import Term
from marsad.model.reading import Victims
from marsad.text.rule_words import AND, ARTICLE, DUAL, rule_forms, rule_words

_PEOPLE = frozenset({"person", "harm"})
_ANYBODY = {"status": "unknown", "age": "unknown", "sex": "unknown", "role": ""}
_SETTLER = {"status": "civilian", "age": "unknown", "sex": "unknown", "role": "settler"}
_OF_A_BODY = frozenset({"المدنيه", "المدني", "مدنيه"})
_SETTLERS = frozenset({"actor", "type_site"})
_OF_MEN = rule_forms("victims.of_men")
_SELF = frozenset({"noun", "victim", "pp"})
_HIS = {**dict.fromkeys(rule_words("victims.his_kin"), "man"), **dict.fromkeys(rule_words("victims.his"), "unknown")}
EXPLICIT = rule_words("victims.explicit")  # nouns that say "civilian" themselves
_HIS_ENDING, _STROKE = "ه", "ة"
_WOMEN = rule_words("victims.women")


def person_at(sheet: Sheet, at: int) -> Term | None:
    """A noun for people, or one that tells people by what befell them; plural readings come before dual ones."""
    if at >= sheet.size:
        return None
    if sheet.kinds[at].isdisjoint(_PEOPLE):
        return _woman_of(sheet, at) if sheet.kinds[at].isdisjoint(_SETTLERS) else _settler(sheet, at)
    if sheet.forms[at] in _seldom_people() and (_kind_of_force(sheet, at) or spelled_otherwise(sheet, at) or _is_town(sheet, at) or _unmanned(sheet, at)):
        return None
    found: Term | None = None
    for term in sheet.terms[at]:
        if term.kind == "person" or (term.kind == "harm" and term.row["pos"] in _SELF):
            if found is None or _better(term, found):
                found = term
    if found is not None and found.form == "p" and _ends_in_a_stroke(sheet, at):
        return None
    if found is not None and sheet.forms[at] in words_of("bearer"):
        return _bearer(sheet, at, found)
    return _his(sheet, at, found) if found else None


def _ends_in_a_stroke(sheet: Sheet, at: int) -> bool:
    """حراسة المبنى: the pronoun that was cut from several men (حراسه) is the ending of another noun."""
    return sheet.suf[at] == _HIS_ENDING and sheet.text[sheet.span(at, at + 1)[1] - 1] == _STROKE


def _settler(sheet: Sheet, at: int) -> Term | None:
    """مستوطن إسرائيلي, المستوطنين الإسرائيليين: the name of the party is a noun for its people as well."""
    form = sheet.forms[at]
    if form not in words_of("settlers"):
        return _woman_settler(sheet, at) if form in words_of("settlement_or_woman") else None
    return Term("person", "مستوطن", "d" if form.endswith(DUAL) else "p" if form.endswith(("ون", "ين")) else "s", _SETTLER)


def _bearer(sheet: Sheet, at: int, found: Term) -> Term:
    """حامل السلاح, حاملي اللافتات, حاملها: whoever carries something; امرأة حامل is with child."""
    many = sheet.forms[at].endswith(_OF_MEN)
    carried = sheet.forms[at + 1][:2] == ARTICLE and not (sheet.pre[at + 1] or sheet.dated[at + 1])
    return Term("person", found.key, "p" if many else "s", _ANYBODY) if many or carried or sheet.suf[at] else found


def _woman_settler(sheet: Sheet, at: int) -> Term | None:
    """مقتل مستوطنة قرب نابلس, أصيبت مستوطنة بجروح: right behind what befalls people, and before no name of a settlement, a woman; not إصابة مستوطنة بصاروخ."""
    befell = sheet.forms[at - 1] in words_of("befell_her")
    behind = sheet.forms[at + 1].isalpha()
    plain = not behind or sheet.pre[at + 1] == AND or sheet.pre[at + 1] + sheet.forms[at + 1] in words_of("of_her")
    return Term("person", "مستوطن", "s", {**_SETTLER, "sex": "woman"}) if befell and plain else None


def _woman_of(sheet: Sheet, at: int) -> Term | None:
    """إصابة إسرائيلية بجروح: right behind what befalls people, the adjective of a nation is a woman of it."""
    befell = sheet.forms[at] in words_of("woman_of") and not sheet.pre[at] and sheet.forms[at - 1] in words_of("befell_her")
    return Term("person", sheet.forms[at], "s", {**_ANYBODY, "sex": "woman"}) if befell else None


def _better(term: Term, found: Term) -> bool:
    return (found.form == "d" and term.form == "p")


def spelled_otherwise(sheet: Sheet, at: int) -> bool:
    """أمام منزله, أمامه: "in front of" folds like the imam."""
    if sheet.forms[at] not in words_of("spelled_no_person"):
        return False
    first, last = sheet.span(at, at + 1)
    return sheet.text[first:last].startswith(spellings_of("spelled_no_person"))


@cache
def _seldom_people() -> frozenset[str]:
    """Nouns for people that may say something else: what kind of body, or "in front of"."""
    return words_of("also_adjective") | words_of("spelled_no_person") | words_of("also_town") | words_of("aboard_none") | _OF_A_BODY


def _unmanned(sheet: Sheet, at: int) -> bool:
    """طائرة بدون طيار: what nobody is aboard of."""
    return sheet.forms[at] in words_of("aboard_none") and sheet.forms[at - 1] in words_of("negative")


def _is_town(sheet: Sheet, at: int) -> bool:
    """في جنين: the town; جنينها is of a woman."""
    return sheet.forms[at] in words_of("also_town") and not sheet.suf[at]


def _kind_of_force(sheet: Sheet, at: int) -> bool:
    """الشرطة المدنية, الدفاع المدني, منظمات إرهابية: no person, but what kind of body."""
    form = sheet.forms[at]
    if form in words_of("also_adjective") and person_at(sheet, head := _described(sheet, at)) is None:
        return sheet.forms[head].endswith(("ه", "ات")) or sheet.forms[head] in words_of("member") | words_of("fighters")
    if form not in _OF_A_BODY or not at:
        return False
    return (form != "المدني" and sheet.forms[at - 1].endswith(("ه", "ات"))) or sheet.forms[at - 1] in ("الدفاع", "للدفاع", "الطيران", "المجتمع", "القانون")


def _described(sheet: Sheet, at: int) -> int:
    """الجماعات (الفلسطينية) المسلحة: the unit of the noun before an adjective, over another with the article."""
    head = at - 1
    return head - 1 if head > 0 and sheet.forms[head].endswith("يه") and sheet.forms[head][:2] == sheet.forms[head - 1][:2] == ARTICLE else head


def _his(sheet: Sheet, at: int, found: Term) -> Term:
    """شقيقه, ابنه, مراسله, طفله: folded they look like شقيقة; the letter of the report tells his from hers, behind و at least."""
    if found.key not in _HIS or sheet.suf[at] or sheet.forms[at][:2] == "ال":
        return found
    end = sheet.span(at, at + 1)[1]
    if sheet.text[end - 1 : end] != "ه" or (found.key == "طفلة" and sheet.pre[at] != AND):
        return found
    return Term("person", found.key[:-1], "s", {**found.row, "sex": _HIS[found.key]})


def of_settlement(sheet: Sheet, at: int) -> bool:
    """أبناء البلدة: who is from there."""
    return sheet.forms[at] in words_of("sons") and sheet.forms[at + 1] in words_of("a_settlement")


def as_person(sheet: Sheet, at: int, term: Term) -> Term:
    """نازح, معتقل: a word of harm that is a noun for people as well."""
    return next((other for other in sheet.terms[at] if other.kind == "person" and other.form == term.form), term) if term.kind == "harm" else term


def outcome_of(term: Term) -> str | None:
    return term.row["outcome"] if term.kind == "harm" else None


def with_noun(victims: Victims, term: Term) -> Victims:
    """What a further noun adds: a word for one hurt or killed says nothing of who they were."""
    if term.kind == "harm":
        return replace(victims, sex="woman") if term.key in _WOMEN else victims
    row, form = term.row, term.form
    status = "fighter" if row["status"] == "combatant" else row["status"] or "unknown"
    return with_victims(victims, Victims(status, _of_form(row["age"], form), _of_form(row["sex"], form), row.get("role") or None))


def with_victims(victims: Victims, more: Victims) -> Victims:
    """What is told further of the same people: the later word stands, where it says anything."""
    return Victims(
        victims.status if _keeps(victims.status, more.status) else more.status,
        victims.age if more.age == "unknown" else more.age,
        victims.sex if more.sex == "unknown" else more.sex,
        victims.role or more.role,
    )


def _of_form(told: str, form: str) -> str:
    """What a noun tells of one, of several, or (the second of three) of two: شقيقان are brothers, أشقاء may be both."""
    values = told.split("/")
    return values[0] if form == "s" else values[1] if form == "d" and len(values) == 3 else values[-1]


def _keeps(told: str, status: str) -> bool:
    """What was told before stands against a noun that says nothing, and a soldier's side against "civilian"."""
    return told != "unknown" and (status == "unknown" or (status == "civilian" and told != "civilian"))


def of_force(victims: Victims, force: str) -> Victims:
    """Whose men they are tells fighters from soldiers; an activist of an armed group (نشطاء حماس) may be either."""
    if victims.role == "activist":
        return replace(victims, status="unknown")
    if victims.role == "rescuer" and force == "fighter":
        return replace(victims, status=force, role=None)  # متطوعو سرايا X
    return replace(victims, status=force) if victims.status in ("unknown", "fighter") or (victims.status == "soldier" and force == "fighter") else victims


def of_age(victims: Victims, years: int) -> Victims:
    """A child under 18, elderly from 60; a child is a civilian where nothing else is said."""
    age = age_of(years)
    status = "civilian" if age == "child" and victims.status == "unknown" else victims.status
    return replace(victims, age=age, status=status)


def of_decade(victims: Victims, form: str) -> Victims:
    """سبعيني, أربعينية."""
    return replace(victims, age="adult") if form in words_of("decade_adult") else victims


def mixed(one: Victims, other: Victims) -> Victims:
    """Two kinds counted together: what they do not share is unknown."""
    return Victims(
        one.status if one.status == other.status else "unknown",
        one.age if one.age == other.age else "unknown",
        one.sex if one.sex == other.sex else "unknown",
        one.role if one.role == other.role else None,
    )
