"""The main road of phrases for people: which of the ways to tell people begins at a unit, and what stands behind one person."""

from __future__ import annotations

from dataclasses import replace

from marsad.frames.beginnings import PEOPLE_KINDS, people_may_begin
from marsad.frames.names import is_given, named_at
from marsad.frames.people.ages import read_age, read_ages
from marsad.frames.people.counted import counted, of_group_head, one_more, one_of, ranged
from marsad.frames.people.described import describe, titles_another
from marsad.frames.people.named import called, each, name_further, named_behind_many, office, quoted_names, quoted_word, sex_of_name, take_name
from marsad.frames.people.nouns import family, head_noun, number_behind, starts_kunya, tells_nobody
from marsad.frames.people.phrase import KIN, NOBODY, People, one_named
from marsad.frames.people.sides import FORCES, QUOTES
from marsad.frames.victims import person_at, spelled_otherwise, with_noun
from marsad.frames.words import words_of
from marsad.grammar.cut_names import given_names
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import Term
from marsad.model.reading import Victims
from marsad.syntax.tokens import Tokens
from marsad.text.fold import fold_word
from marsad.text.rule_words import ALEF, AND, ARTICLE, OF, rule_word, rule_words

_MADE_UP = 6  # units from a group to what it is made up of
_TITLES = frozenset({"detained", "killed", "injured"})  # outcomes of which the noun may be a title
_NO_NAMES: frozenset[str] = frozenset()


def read_people(tokens: Tokens, at: int, end: int, *, named: bool = False, registry: frozenset[str] = _NO_NAMES) -> People | None:
    """The phrase for people that begins at a unit; ``named`` takes a bare name for one person, ``registry`` holds names told in full."""
    sheet = tokens.sheet
    if at >= end or sheet.dated[at]:
        return None
    form = sheet.forms[at]
    if form == OF:
        return ranged(tokens, at, end)
    if not (named or registry or people_may_begin(sheet.forms, at)) and sheet.kinds[at].isdisjoint(PEOPLE_KINDS):
        return None
    if form in QUOTES and _quotes_word(sheet, at, end):
        return _in_quotes(tokens, at, end, named=named)
    people = _head(tokens, at, end, named=named) or _by_name(tokens, at, end, named=named, registry=registry)
    return _told(tokens, people, end) if people else None


def _quotes_word(sheet: Sheet, at: int, end: int) -> bool:
    return at + 1 < end and sheet.forms[at + 1].isalnum()


def _in_quotes(tokens: Tokens, at: int, end: int, *, named: bool) -> People | None:
    """«مسلحان», "سامر الدالي": what is quoted, with its marks."""
    inner = read_people(tokens, at + 1, end, named=named)
    if inner is None:
        return quoted_word(tokens.sheet, at, end) if named else None
    close = inner.last
    people = replace(inner, first=at + 1, last=close + 1 if close < end and tokens.sheet.forms[close] == '"' else close)
    if people.names and people.number == "s":
        _apposition(tokens, people, end)
    return people


def _head(tokens: Tokens, at: int, end: int, *, named: bool) -> People | None:
    """One, some or many by a number, a noun, or a word for one of them."""
    if named and (people := called(tokens, at, end)) is not None:
        return people
    if _starts_name(tokens, at):
        return None
    return each(tokens, at, end) or _listed(tokens, at, end) or counted(tokens, at, end) or _noun(tokens, at, end)


def _listed(tokens: Tokens, at: int, end: int) -> People | None:
    """معظم سكان القرية, أحد الجنود, آخرون: opened by a word for some of a group."""
    if not people_may_begin(tokens.sheet.forms, at):
        return None
    return of_group_head(tokens, at, end) or _group_members(tokens, at, end) or one_of(tokens, at, end) or one_more(tokens, at, end)


def _group_members(tokens: Tokens, at: int, end: int) -> People | None:
    """طاقم طبي مؤلف من رجلين وامرأة: a group whose members are told one after another and not by their number."""
    sheet = tokens.sheet
    if sheet.forms[at] not in words_of("group_noun"):
        return None
    made = next((unit for unit in range(at + 1, min(end - 2, at + _MADE_UP)) if sheet.forms[unit] in words_of("made_of")), 0)
    people = _noun(tokens, made + 1 + (sheet.forms[made + 1] == OF), end) if made else None
    return people if people is not None and people.number in ("s", "d") else None


def _by_name(tokens: Tokens, at: int, end: int, *, named: bool, registry: frozenset[str]) -> People | None:
    """One person by a bare name, by one that the report tells in full elsewhere, or by the office."""
    if named and not _of_a_party(tokens, at) and (last := named_at(tokens, at, end)):
        return one_named(at, last)
    form = tokens.sheet.forms[at]
    if form in registry and (named or form[:2] == "ال"):
        return None if _starts_name(tokens, at) else one_named(at, at + 1)
    heads = named and form in words_of("title_head") and not spelled_otherwise(tokens.sheet, at)
    return office(tokens, at, end) if heads else None


def _of_a_party(tokens: Tokens, at: int) -> bool:
    """مخابرات X, فرع X: a word that no table knows, right before a party that is no man, is a part of it."""
    if tokens.sheet.forms[at] in words_of("force_noun"):
        return True  # (تحاصر) قوات النظام الزبداني
    actor = tokens.sheet.term(at + 1, "actor") if at + 1 < tokens.sheet.size else None
    return actor is not None and bool(actor.row.get("force")) and not is_given(tokens, at)


def _starts_name(tokens: Tokens, at: int) -> bool:
    """A given name, that is no noun for people as a whole as well, as far as no clitic was cut from it."""
    return is_given(tokens, at) and (bool(tokens.sheet.pre[at]) or person_at(tokens.sheet, at) is None)


def _noun(tokens: Tokens, at: int, end: int) -> People | None:
    """A noun without a number before it."""
    term = person_at(tokens.sheet, at)
    if term is None:
        return None
    if starts_kunya(tokens, at, end) or (term.kind == "harm" and tokens.sheet.suf[at]):
        return None
    if tokens.sheet.forms[at].endswith(ALEF) and tokens.sheet.forms[at - 1].removeprefix(ARTICLE) in words_of("backed"):
        return None  # مسلحون مدعومون إيرانيا
    if term.kind == "person" and term.row.get("role") == "family":
        return family(tokens, at, end) or _its_members(tokens, at, end)
    people = head_noun(tokens, at, term)
    if tells_nobody(tokens, people, end, term):
        return None
    people = _kin_of_another(tokens, people, end, term) or describe(tokens, people, at, end)
    if people.number == "d" and (term.form == "s" or term.key == _SPOUSE):
        people.victims = _sex_of_two(people.victims, term)
    people = number_behind(tokens, people, end)
    return describe(tokens, people, people.last, end) if tokens.sheet.forms[people.last - 1] in words_of("two") else people  # عنصران اثنان من قوى الأمن


def _its_members(tokens: Tokens, at: int, end: int) -> People | None:
    """عائلة كاملة مؤلفة من أب وأم وثلاثة أطفال: a family is no count, those of whom it is made up are, one after another."""
    for unit in range(at + 1, min(end - 2, at + 4)):
        if tokens.sheet.forms[unit] in words_of("made_up"):
            return read_people(tokens, unit + 2, end)
        if tokens.sheet.forms[unit] in words_of("member_mark") and (kin := person_at(tokens.sheet, unit + 1)) and kin.key in _PARENTS:
            return read_people(tokens, unit + 1, end)  # أسرة كاملة، الأب والأم وطفلان
    return None


_PARENTS = rule_words("people.parents")
_OF_TWO = "ي"  # شقيقي
_SPOUSE = rule_word("people.spouse")


def _sex_of_two(victims: Victims, term: Term) -> Victims:
    """طفلاه, زوجان: of two whose noun stands in the singular, or who are a couple, the sex is that of several."""
    sexes = term.row.get("sex", "").split("/")
    return replace(victims, sex=sexes[-1]) if len(sexes) > 1 else victims


def _kin_of_another(tokens: Tokens, people: People, end: int, term: Term) -> People | None:
    """نجل القيادي فلان, زوجة الناشط: whose kin somebody is says nothing of who that one is, and names another."""
    sheet, unit = tokens.sheet, tokens.sheet.stops[people.first]
    his = sheet.forms[people.first].endswith("ه") and not term.key.endswith("ة")  # والده السبعيني
    if term.key not in KIN or people.definite or sheet.suf[people.first] or his or unit >= end:
        return None
    other = _one_other(tokens, unit, end)
    if other is None:
        return None
    people.victims, people.noun, people.keys = with_noun(NOBODY, term), True, (term.key,)
    people.last, people.of_another = other.last, True
    if people.number == "s" and _two_of_another(sheet, people.first, unit, term):
        people.min, people.max, people.number = 2, 2, "d"
    return people


def _two_of_another(sheet: Sheet, at: int, behind: int, term: Term) -> bool:
    """طفلا القيادي, شقيقي الأسير: two, without the ن that falls before whose they are; not شقيقي سامر, who is the speaker's."""
    form = sheet.forms[at]
    return form == fold_word(term.key) + ALEF or (form == fold_word(term.key) + _OF_TWO and sheet.forms[behind][:2] == "ال")


def _one_other(tokens: Tokens, at: int, end: int) -> People | None:
    """القيادي فلان, الناشط, فلان: one definite person or one told by name."""
    office = tokens.sheet.forms[at] in words_of("title_head") and tokens.sheet.forms[at + 1][:2] == "ال"
    if tokens.sheet.pre[at] or not (office or tokens.sheet.forms[at][:2] == "ال" or is_given(tokens, at)):
        return None
    other = read_people(tokens, at, end, named=True)
    if other is None or other.number != "s":
        return None
    return other


# --- what stands behind one person ---


def _told(tokens: Tokens, people: People, end: int) -> People:
    """The name and the age behind one person's noun."""
    if people.of_another:
        return people
    if people.number == "d" and people.noun:
        quoted_names(tokens, people, end)
    if people.number == "s":
        _told_of_one(tokens, people, end)
        return people
    if people.number == "p" and people.noun:
        named_behind_many(tokens, people, end)
    read_ages(tokens, people, end)
    return people


def _told_of_one(tokens: Tokens, people: People, end: int) -> None:
    if titles_another(tokens, people, end):
        return
    if people.noun and not people.names and _may_be_named(people):
        take_name(tokens, people, end)
    if people.names or people.noun:
        _apposition(tokens, people, end)
    read_age(tokens, people, end)
    if people.names and (people.victims.sex == "unknown" or _his_boy(tokens, people)):
        people.victims = replace(people.victims, sex=sex_of_name(tokens, people))


def _his_boy(tokens: Tokens, people: People) -> bool:
    """طفله أحمد: folded, his child looks like a girl; the name tells a boy."""
    given = given_names().get(tokens.sheet.forms[people.names[0][0]])
    return given == "man" and people.victims.sex == "woman" and people.keys[:1] == ("طفلة",)


def _may_be_named(people: People) -> bool:
    """Just one person; a word of harm is no title without the article: الأسير المحرر فلان, الشهيد فلان."""
    if people.others or people.max != 1:
        return False
    return not people.outcomes or (people.definite and people.outcomes[0] in _TITLES)


def _apposition(tokens: Tokens, people: People, end: int) -> None:
    """فلان الفلاني، أحد قادة التنظيم: who somebody told by name was."""
    sheet, at = tokens.sheet, people.last
    at += at < end and sheet.forms[at] == "،"
    if not people.names and (name := name_further(tokens, people, end)):
        _takes_name_behind(tokens, people, name, end)
    if at >= end or people.victims.status != "unknown":
        return
    is_clause = sheet.forms[at].removeprefix(AND) in words_of("who_is")
    if people.names and _lives_there(sheet, at + is_clause, end):
        people.victims = replace(people.victims, status="civilian")
    elif is_clause:
        _who_is(tokens, people, at + 1, end)
    elif people.names and (other := _in_apposition(tokens, people, at, end)):
        people.victims = _victims_of(people, other)
        people.last = max(people.last, other.last)


def _lives_there(sheet: Sheet, at: int, end: int) -> bool:
    """(فلان) من أهالي القرية, (وهو) من سكان البلدة."""
    return at + 1 < end and sheet.forms[at] == OF and sheet.forms[at + 1] in words_of("resident_civilian")


def _in_apposition(tokens: Tokens, people: People, at: int, end: int) -> People | None:
    """One person that a phrase behind a name tells: indefinite, or one of the armed with the article."""
    noun = at > people.last and person_at(tokens.sheet, at)
    other = one_of(tokens, at, end) or _commander(tokens, at, end) or (_noun(tokens, at, end) if noun else None)
    if other is None or other.number != "s":
        return None
    return other if not other.definite or other.victims.status in FORCES else None


def _victims_of(people: People, other: People) -> Victims:
    return replace(other.victims, sex=people.victims.sex if other.victims.sex == "unknown" else other.victims.sex)


def _commander(tokens: Tokens, at: int, end: int) -> People | None:
    """مقتل فلان القيادي بالتنظيم, مقتل فلان قائد لواء X: who it was, behind the name."""
    sheet = tokens.sheet
    term = person_at(sheet, at) if not sheet.pre[at] else None
    if term is None or term.form != "s" or term.row.get("role") != "commander":
        return None
    return describe(tokens, People(at, at, 1, 1, "exact", number="s", definite=True), at, end)


def _takes_name_behind(tokens: Tokens, people: People, at: int, end: int) -> None:
    """ضابط كبير هو العميد فلان: the name of the one told."""
    other = read_people(tokens, at, end, named=True)
    if other and other.names:
        people.names, people.last = other.names, other.last


def _who_is(tokens: Tokens, people: People, at: int, end: int) -> None:
    """مقتل فلان وهو قيادي في التنظيم: the clause says of which side somebody was, or that it was a child."""
    other = _noun(tokens, at, end) if at < end and person_at(tokens.sheet, at) else None
    if other and not other.definite and other.victims.status != "unknown":
        people.victims = _victims_of(people, other)
