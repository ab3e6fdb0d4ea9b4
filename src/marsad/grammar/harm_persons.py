"""Those harmed who are told by name: one person's name and age, and lists of names that count their number."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.grammar.cut_names import given_names
from marsad.grammar.given_names import NameAt, read_name
from marsad.grammar.harm_found import HarmAt
from marsad.grammar.harm_words import words
from marsad.grammar.place_found import ends_in_pronoun
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import VERB_FORMS
from marsad.model.reading import Victims
from marsad.model.values import fixed
from marsad.text.rule_words import AND, COMMAS, RELATIVES, rule_words

_MOST = 60  # names of one list
_REACH = 6  # units between the noun for one person and the name


@fixed
class PersonAt:
    """One person by name in units, with what is told of him or her."""

    first: int
    last: int
    age_years: int | None
    age: str
    sex: str
    role: str | None
    relation: str | None
    joined: bool = False  # an "and" is the first letter of the first word


def age_of(years: int) -> str:
    """A child under 18, elderly from 60 (the United Nations' bounds)."""
    return "child" if years < 18 else "elderly" if years >= 60 else "adult"


def person_of(sheet: Sheet, name: NameAt, victims: Victims, relation: str | None = None) -> PersonAt:
    """A name with its age and what the noun before it says."""
    age = victims.age if name.age_years is None else age_of(name.age_years)
    sex = victims.sex if victims.sex != "unknown" else name.sex if name.sex != "either" else "unknown"
    joined = sheet.forms[name.first].startswith(AND) and not sheet.pre[name.first] and sheet.forms[name.first] not in given_names() and sheet.forms[name.first - 1] in _PARTING
    return PersonAt(name.first, name.last, name.age_years, age, sex, victims.role, relation, joined)


def name_one(sheet: Sheet, harm: HarmAt) -> None:
    """Find the name of the one person harmed in or right behind the phrase, and learn age and sex from it."""
    end = min(sheet.prose.end(harm.first), harm.last + _REACH)
    titled = any(sheet.term(at, "person") for at in range(harm.first, harm.last))
    at, start = harm.first, _past_where(sheet, harm.last, end)
    while at < end:
        at = start if at == harm.last else at
        if at >= start and (_is_joined(sheet, at) or not _leads_to_name(sheet, at, harm, start)):
            return
        if not (sheet.term(at, "person") and titled and at < harm.last) and (name := read_name(sheet, at, end, sure=at > harm.first and _named_here(sheet, at))):
            person = person_of(sheet, name, harm.victims, _relation(sheet, harm))
            harm.persons = (person,)
            harm.last = max(harm.last, name.last)
            harm.victims = learn(harm.victims, person)
            return
        at += 1


def learn(victims: Victims, person: PersonAt) -> Victims:
    """What a name and an age tell of one person harmed: a child without more is a civilian."""
    age = victims.age if person.age == "unknown" else person.age
    status = "civilian" if age == "child" and victims.status == "unknown" else victims.status
    sex = person.sex if victims.sex == "unknown" else victims.sex
    return replace(victims, age=age, status=status, sex=sex)


def _named_here(sheet: Sheet, at: int) -> bool:
    """A name is due behind a noun for one person, behind يدعى, and within quotation marks."""
    return sheet.forms[at] in _QUOTES or sheet.forms[at - 1] in _CALLED or sheet.forms[at - 1] in _QUOTES or (sheet.term(at - 1, "person") is not None and _definite(sheet, at - 1))


def _definite(sheet: Sheet, at: int) -> bool:
    """المواطن, حفيدها, طفله: one known person, whose name may stand behind."""
    return sheet.forms[at].startswith("ال") or bool(sheet.suf[at]) or ends_in_pronoun(sheet, at)


def _is_joined(sheet: Sheet, at: int) -> bool:
    """(زوجته الحامل) وابنهما البكر: one more, and no name."""
    return sheet.pre[at] == AND and sheet.term(at, "person") is not None


def _leads_to_name(sheet: Sheet, at: int, harm: HarmAt, start: int) -> bool:
    """Between those harmed and the name stand only يدعى, a quotation mark, or nothing; behind a title also what it is the title of."""
    between = sheet.forms[harm.last : at]
    if sheet.forms[harm.first].startswith("ال") and sheet.term(harm.first, "person") and between and between[0] in _OF_TITLE:
        return not any(not sheet.forms[unit].isalpha() for unit in range(harm.last, at))
    return all(form in _CALLED or form in _QUOTES for form in sheet.forms[start:at])


def _past_where(sheet: Sheet, first: int, last: int) -> int:
    """أحد المحتجزين في المدينة يدعى سامر: the unit of "named" behind where or of what somebody is; the first where a verb or a mark stands before it."""
    for at in range(first, last):
        if sheet.forms[at] in _CALLED:
            return at
        if not sheet.forms[at].isalpha() or any(term.form in VERB_FORMS for term in sheet.terms[at]):
            return first
    return first


def _relation(sheet: Sheet, harm: HarmAt) -> str | None:
    """ابنه, زوجتها: kin of somebody told before."""
    term = next((term for at in range(harm.first, harm.last) if (term := sheet.term(at, "person")) and (term.key in _KIN)), None)
    return term.key if term else None


def names_in_list(sheet: Sheet, at: int, end: int) -> list[NameAt]:
    """The names of a list joined by commas, و, numbers or lines."""
    found: list[NameAt] = []
    while at < end and len(found) < _MOST:
        start = _next_item(sheet, at, end)
        titled = start < end and sheet.forms[start].startswith("ال") and _titles(sheet, start)
        name = read_name(sheet, start + titled, end, sure=True) if start < end and (not found or start > at or sheet.pre[start] == AND) else None
        if name is None:
            break
        found += _parted(sheet, name)
        at = _past_relative(sheet, name, end)
    return found


def _titles(sheet: Sheet, at: int) -> bool:
    """الطفل, الشهيد: what a name may stand behind."""
    return sheet.term(at, "person") is not None or any(term.kind == "harm" and term.form == "s" for term in sheet.terms[at])


def _past_relative(sheet: Sheet, name: NameAt, end: int) -> int:
    """فلانة (67 عاما) التي أصيبت في ساقها، وفلانة (37 عاما): the comma behind what is told of one, where the next is told with an age too; else the unit behind the name."""
    at = name.behind
    if at >= end or name.age_years is None or sheet.forms[at] not in RELATIVES:
        return at
    comma = next((unit for unit in range(at + 1, min(end, at + _RELATIVE)) if sheet.forms[unit] in COMMAS), end)
    further = read_name(sheet, comma + 1, end, sure=True) if comma + 1 < end else None
    return comma if further is not None and further.age_years is not None else at


def _parted(sheet: Sheet, name: NameAt) -> list[NameAt]:
    """صالح الأحمد وميلاد حنا: two names, where no table cuts the "and" off."""
    cut = next((at for at in range(name.first + 1, name.last) if _begins_with_and(sheet, at)), None)
    if cut is None:
        return [name]
    return [replace(name, last=cut, behind=cut, age_years=None), replace(name, first=cut)]


def _begins_with_and(sheet: Sheet, at: int) -> bool:
    form = sheet.forms[at]
    return form.startswith(AND) and form not in given_names()


def _next_item(sheet: Sheet, at: int, end: int) -> int:
    """The unit behind the marks, bullets and numbers that part two names."""
    while at < end and (sheet.forms[at] in _PARTING or (sheet.forms[at].isdecimal())):
        at += 1
    return at


def persons_of(sheet: Sheet, names: list[NameAt]) -> tuple[PersonAt, ...]:
    """The persons of a list of names."""
    told = [person_of(sheet, name, Victims()) for name in names]
    return tuple(replace(one, joined=True) if at and _begins_with_and(sheet, one.first) else one for at, one in enumerate(told))


def common_sex(names: list[NameAt]) -> str:
    """The sex that all names of a list tell; men and women together tell none."""
    told = {name.sex for name in names}
    return told.pop() if len(told) == 1 and told <= {"man", "woman"} else "unknown"


def name_groups(sheet: Sheet, harms: Sequence[HarmAt]) -> None:
    """أربعة أطفال … وهم سامر الأحمد (5 أعوام)، وهدى الأحمد: the names behind a count of as many."""
    told = {one.first for harm in harms if harm.part_of is None for one in harm.persons}
    by_wholes = set(told)
    for harm in sorted(harms, key=lambda one: one.part_of is not None):  # أربعة بينهم ثلاث نساء … والجرحى هم: the four are named, not the three
        if harm.min is not None and harm.min == harm.max and 1 < harm.min <= _MOST and not harm.persons:
            end = min(sheet.size, harm.last + 120 + 12 * harm.min)
            opened = next((at for at in range(harm.last, min(end, harm.last + 40)) if _opens_names(sheet, at)), None)
            names = names_in_list(sheet, opened + 1, end) if opened is not None and not _of_others(sheet, opened, harm) else []
            if 1 < len(names) <= harm.min and names[0].first not in (by_wholes if harm.part_of is not None else told):
                harm.persons = tuple(person_of(sheet, name, replace(harm.victims, role=None)) for name in names)
                if harm.victims.sex == "unknown" and len(names) == harm.min:
                    harm.victims = replace(harm.victims, sex=common_sex(names))
                by_wholes |= {name.first for name in names}


def _opens_names(sheet: Sheet, at: int) -> bool:
    """وهم, وأسماء المصابين:, عرف من الضحايا: behind it stand the names."""
    if sheet.forms[at] in _WHO_ARE:
        return True
    return sheet.forms[at] == ":" and not _LEADS_TO_NAMES.isdisjoint(sheet.forms[max(0, at - _NEAR_COLON) : at])


def _of_others(sheet: Sheet, at: int, harm: HarmAt) -> bool:
    """… وإصابة أربعة … أسماء الشهداء الثلاثة، وهم: the names are of those whom another harm befell."""
    told = [term.row["outcome"] for unit in range(max(harm.last, at - 4), at) for term in sheet.terms[unit] if term.kind == "harm" and term.form in ("p", "d")]
    return bool(told) and harm.outcome not in told


def named_further(sheet: Sheet, harm: HarmAt) -> HarmAt | None:
    """إصابة فلانة (32 عاما) بجروح في الصدر، وفلانة (26 عاما) بشظايا: one more by name and age, whom the same word of harm is told of; not وفلان (30 عاما) قال."""
    if harm.negated or len(harm.persons) != 1 or harm.persons[0].age_years is None:
        return None
    end = min(sheet.prose.end(harm.first), harm.last + _FURTHER)
    stop = next((at for at in range(harm.last, end) if sheet.forms[at] == "." or _is_verb(sheet, at)), end)
    for at in range(harm.last, stop):
        name = read_name(sheet, at, end) if _joins_name(sheet, at) else None
        if name is not None and name.age_years is not None:
            person = person_of(sheet, name, Victims())
            told = HarmAt(name.first, name.last, harm.trigger, harm.outcome, 1, 1, "exact", learn(Victims(), person), persons=(person,), status=harm.status, modal=harm.modal, rule="harm.named_further")
            return None if _is_verb(sheet, name.behind) else told
    return None


def _joins_name(sheet: Sheet, at: int) -> bool:
    """(بجروح)، وفلان: "and" behind a mark, or as the first letter of a word that no table cuts."""
    return (sheet.pre[at] == AND and not sheet.forms[at - 1].isalpha()) or _begins_with_and(sheet, at)


def _is_verb(sheet: Sheet, at: int) -> bool:
    return at < sheet.size and any(term.form in VERB_FORMS for term in sheet.terms[at])


def told_apart(harm: HarmAt) -> list[HarmAt]:
    """A row for each person of a list whose age is told: each is a part of the count."""
    if harm.min == 1 or all(person.age_years is None for person in harm.persons):
        return []
    return [
        HarmAt(one.first, one.last, harm.trigger, harm.outcome, 1, 1, "exact", learn(harm.victims, one), harm, status=harm.status, modal=harm.modal)
        for one in harm.persons
        if one.age_years is not None
    ]


_QUOTES = frozenset({'"', "«", "“"})
_OF_TITLE = words("of_title")
_CALLED = words("called")
_KIN = rule_words("harm_persons.kin")
_PARTING = words("between_parts") | words("bullets") | {"\n", ":", '"', "«", "»"}
_WHO_ARE = words("who_are")
_LEADS_TO_NAMES = words("names_of") | words("known_of")
_NEAR_COLON = 4  # units between a word that leads to names and its colon
_RELATIVE, _FURTHER = 14, 30  # units of a clause about one person, and from one person to the next
