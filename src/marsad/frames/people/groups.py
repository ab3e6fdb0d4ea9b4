"""The group that people are of: "من عناصر التنظيم", "في صفوف المدنيين", "من عائلة واحدة"."""

from __future__ import annotations

from dataclasses import replace

from marsad.frames.people.phrase import NOBODY, People
from marsad.frames.people.sides import FORCES, doers_of, of_fighters, over_phrase, own_force, party
from marsad.frames.victims import EXPLICIT, mixed, of_force, of_settlement, outcome_of, person_at, with_noun
from marsad.frames.words import meaning_of, words_of
from marsad.grammar.place_found import TYPES
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import Term
from marsad.model.reading import Victims
from marsad.syntax.phrases import starts_number
from marsad.syntax.tokens import Tokens
from marsad.text.rule_words import ARTICLE, BY, IN, OF, THEY, rule_words

_AMONG = rule_words("people.among")
_RANKS = rule_words("people.ranks")
_THESE = rule_words("these") | rule_words("that_f")
_SEVERAL = frozenset({"p", "d"})
_DISPLACED = "displaced"
_FOR_THE = "لل"
_OF_HIS = ("ه", "ها", THEY)


def of_group(tokens: Tokens, people: People, at: int, end: int) -> int | None:
    """من عناصر التنظيم, في صفوف المدنيين, بين الثوار, من عائلة واحدة."""
    sheet = tokens.sheet
    if at + 1 >= end:
        return None
    if sheet.pre[at] == BY and sheet.forms[at] in _RANKS:
        return _group(tokens, people, at + 1, end)  # جرحى بصفوف الحوثيين
    if sheet.forms[at] not in _AMONG or sheet.pre[at]:
        return None
    if sheet.forms[at] == OF:
        return _uncounted_group(tokens, people, at + 1 + (at + 2 < end and _is_no_group(sheet, people, at + 1)), end)
    return _belonging(tokens, people, at, end) or _among(tokens, people, at, end)


def _is_no_group(sheet: Sheet, people: People, at: int) -> bool:
    """(من) أبرز قيادات التنظيم, (من) مراكز الدفاع المدني: a word that stands before the group and names none."""
    if sheet.forms[at] in words_of("foremost"):
        return person_at(sheet, at) is None
    return people.combatant and sheet.forms[at] in words_of("posts_of")


def _belonging(tokens: Tokens, people: People, at: int, end: int) -> int | None:
    """60 عنصرا في قوى الأمن, قيادي كبير في التنظيم, أحد الخبراء في تنظيم X: a party that they serve in."""
    if tokens.sheet.forms[at] != IN or not _told_already(people):
        return None
    armed = people.combatant or people.victims.status in FORCES
    if armed and (stop := party(tokens, people, at + 1, end)):
        return stop
    of_no_side = (people.victims.status == "unknown" and (people.victims.role != "official" or _of_arms(tokens.sheet, people, at))) or people.victims.role == "activist"
    return of_fighters(tokens, people, at + 1, end) if of_no_side and people.noun and not people.outcomes else None


def _of_arms(sheet: Sheet, people: People, at: int) -> bool:
    """مسؤول العمليات, المسؤول الأمني (في الحركة): an office of arms, whose holder in an armed group is one of its men."""
    return not words_of("office_of_arms").isdisjoint(sheet.forms[people.first : at])


def _among(tokens: Tokens, people: People, at: int, end: int) -> int | None:
    """في صفوف المدنيين, في صفوف تلك الميليشيات, بين الثوار."""
    if not _told_already(people):
        return None
    sheet, unit = tokens.sheet, at + 1
    unit += sheet.forms[unit] in _RANKS and unit + 1 < end
    unit += sheet.forms[unit] in _THESE and unit + 1 < end
    if unit == at + 1 and (sheet.forms[at] == IN or not (whom := person_at(sheet, unit)) or (whom.kind == "harm" and people.counted)):
        return None  # العشرات بين قتلى وجرحى: no group, but what befell them
    return _uncounted_group(tokens, people, unit, end)


def _told_already(people: People) -> bool:
    return bool(people.outcomes) or people.counted or people.noun


def _uncounted_group(tokens: Tokens, people: People, unit: int, end: int) -> int | None:
    return None if starts_number(tokens, unit) else _group(tokens, people, unit, end)


def _group(tokens: Tokens, people: People, unit: int, end: int) -> int | None:
    if (stop := numbered_unit(tokens, people, unit, end)) is not None:
        return stop
    sheet, form = tokens.sheet, tokens.sheet.forms[unit]
    term = person_at(sheet, unit)
    if term is None and form in words_of("kin_of"):
        return _kin(tokens, people, unit, end)
    if form in words_of("family_one") and (people.noun or people.counted):
        people.noun = True
        return _one_family(tokens, unit, end)
    if term and _is_group(sheet, unit, term):
        return _group_noun(tokens, people, unit, end, term)
    if sheet.phrase(unit, "own_force"):
        return own_force(sheet, people, unit)
    if form in words_of("member") or form in words_of("residents"):
        return _members(tokens, people, unit, end)
    return _unlisted(tokens, people, unit, end)


def numbered_unit(tokens: Tokens, people: People, at: int, end: int) -> int | None:
    """(سبعة من) الفرقة 30, (خمسة من أفراد) اللواء 35 مدرع: a unit of an army by its number, and no general."""
    forms = tokens.sheet.forms
    if at + 1 >= end or forms[at] not in words_of("unit_of_army") or not forms[at + 1].isdecimal():
        return None
    if any(term.kind == "actor" and term.key for term in tokens.sheet.terms[at]):
        return None  # اللواء 444: a party of the packs
    people.noun, infantry = True, at + 2 < end and forms[at + 2] in words_of("of_infantry")
    if infantry:
        people.victims = of_force(people.victims, "soldier")
    return at + 2 + infantry


def _kin(tokens: Tokens, people: People, unit: int, end: int) -> int | None:
    """ثلاثة من أقاربه, اثنان من رفاق الطبيب: kin and companions whom a number counts."""
    if not people.counted or people.noun:
        return None
    people.noun = True
    return over_phrase(tokens, unit, end)


def _is_group(sheet: Sheet, unit: int, term: Term) -> bool:
    """المدنيين, مدنيين, جنوده: definite, of several, or somebody's own."""
    return sheet.forms[unit][:2] == "ال" or term.form in _SEVERAL or bool(sheet.suf[unit])


def _unlisted(tokens: Tokens, people: People, unit: int, end: int) -> int | None:
    """A party; or what a number without a noun of its own counts."""
    return _group_alone(tokens, people, unit, end) if people.counted and not people.noun else party(tokens, people, unit, end)


def _one_family(tokens: Tokens, unit: int, end: int) -> int:
    """من عائلة واحدة, من أسرة الدالي."""
    stop = over_phrase(tokens, unit, end)
    return stop + (stop < end and tokens.sheet.forms[stop] in words_of("one"))


def _members(tokens: Tokens, people: People, unit: int, end: int) -> int:
    """من عناصر الحاجز, من أهالي القرية: residents are civilians where nothing else is said."""
    if tokens.sheet.forms[unit] in words_of("resident_civilian"):
        people.victims, people.explicit = replace(people.victims, status="civilian"), True
    people.noun = True
    stop = party(tokens, people, unit + ("actor" not in tokens.sheet.kinds[unit]), end)  # من عناصر الحوثي: a party by those two words
    if stop is None and (force := meaning_of("armed_members", tokens.sheet.forms[unit])):
        people.victims = of_force(people.victims, force)  # 40 من مسلحي الحوثي
    return stop or over_phrase(tokens, unit, end)


def _group_alone(tokens: Tokens, people: People, unit: int, end: int) -> int | None:
    """11 من المسيرية, خمسة من رفاقه, ثلاث من الإصابات: what a number without a noun of its own counts."""
    sheet, form = tokens.sheet, tokens.sheet.forms[unit]
    if (outcome := meaning_of("counted_outcomes", form)) is not None:
        people.outcomes, people.noun = (outcome,), True
        return unit + 1
    if (stop := party(tokens, people, unit, end)) is not None or sheet.terms[unit]:
        return stop
    if form[:2] == "ال" or doers_of(sheet, unit):
        people.noun = True
        return over_phrase(tokens, unit, end)  # of a group that no table knows
    if len(form) > 4 and form.endswith(_OF_HIS):
        people.noun = True
        return unit + 1
    return None


def _group_noun(tokens: Tokens, people: People, unit: int, end: int, term: Term) -> int:
    """العشرات من المدنيين والمسلحين: who the group is; a word of harm there counts where none did."""
    one, stop = _kinds_of_group(tokens, unit, end, term)
    people.noun = True
    if (outcome := outcome_of(term)) and not people.outcomes:
        _take_outcome(tokens, people, outcome)
        people.outcomes, stop = _outcomes_of_group(tokens, people, stop, end, outcome)
    if not people.combatant and of_settlement(tokens.sheet, unit):
        one = Victims("civilian")
    if term.kind == "person":
        people.victims = _of_kind(people, one)
        people.explicit = people.explicit or term.key in EXPLICIT
        people.combatant = people.combatant or term.row.get("status") == "combatant"
    return party(tokens, people, stop, end) or _their_post(tokens, unit, stop, end)


def _take_outcome(tokens: Tokens, people: People, outcome: str) -> None:
    """ثلاثة من الجرحى: of those told before; أربعة من النازحين: civilians, of those told before only where و joins them."""
    displaced = outcome == _DISPLACED
    people.back = people.expr == "exact" and not (displaced and not tokens.joined(people.first))
    if displaced and people.victims == NOBODY:
        people.victims = Victims("civilian", role="displaced")


def _of_kind(people: People, group: Victims) -> Victims:
    """Who they are by their group, where the phrase has not said it."""
    own = people.victims
    if own == NOBODY:
        return group
    return replace(own, status=group.status) if own.status == "unknown" or people.combatant else own


def _kinds_of_group(tokens: Tokens, unit: int, end: int, term: Term) -> tuple[Victims, int]:
    """المدنيين والمسلحين: who a group of one or two kinds is, and the unit behind it."""
    one, stop = with_noun(NOBODY, term), tokens.sheet.stops[unit]
    other = _joined_noun(tokens, stop, end)
    if other and other.kind == term.kind == "person":
        return mixed(one, with_noun(NOBODY, other)), tokens.sheet.stops[stop]
    return one, stop


def _outcomes_of_group(tokens: Tokens, people: People, stop: int, end: int, outcome: str) -> tuple[tuple[str, ...], int]:
    """عشرات من القتلى والجرحى: one vague number may be of two outcomes; and the unit behind them."""
    other = _joined_noun(tokens, stop, end) if people.expr == "vague" else None
    if other and (second := outcome_of(other)):
        return (outcome, second), tokens.sheet.stops[stop]
    return (outcome,), stop


def _joined_noun(tokens: Tokens, at: int, end: int) -> Term | None:
    """والمسلحين, والجرحى: a second definite noun for people joined by و."""
    joined = at < end and tokens.joined(at) and tokens.sheet.forms[at][:2] == "ال"
    return person_at(tokens.sheet, at) if joined else None


def _home(sheet: Sheet, at: int) -> int:
    """(82 من أبناء) محافظة السويداء: the unit behind the place whose people they are, told with the word for its kind; 0 where none stands."""
    named = sheet.phrases(at, *TYPES) and not sheet.pre[at] and "place" in sheet.kinds[at + 1] and not sheet.pre[at + 1]
    return sheet.stops[at + 1] if named else 0


def _their_post(tokens: Tokens, noun: int, at: int, end: int) -> int:
    """عناصر الحاجز, موظفي المؤسسة الوطنية للنفط: a definite noun behind members says whose they are, and for what it is."""
    sheet = tokens.sheet
    if at + 1 < end and sheet.forms[noun] in words_of("residents") and (home := _home(sheet, at)):
        return home
    whose = at < end and sheet.forms[noun] in words_of("member") | words_of("residents") and sheet.forms[at][:2] == "ال" and not sheet.pre[at]
    if not whose or person_at(sheet, at) is not None:
        return at
    return at + 3 if _for_what(sheet, at, end) else at + 1


def _for_what(sheet: Sheet, at: int, end: int) -> bool:
    """المؤسسة الوطنية للنفط: what a body is for, behind its adjective."""
    return at + 2 < end and sheet.forms[at + 1][:2] == ARTICLE and sheet.forms[at + 2][:2] == _FOR_THE
