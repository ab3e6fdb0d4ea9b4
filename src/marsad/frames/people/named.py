"""People told by name: behind a title, an office, a bracket or a quotation mark, or in a list."""

from __future__ import annotations

from dataclasses import replace

from marsad.frames.names import is_given, named_at, numbers_item, starts_joined
from marsad.frames.people.ages import past_age
from marsad.frames.people.phrase import NOBODY, People, one_named
from marsad.frames.people.sides import over_phrase
from marsad.frames.victims import person_at, with_noun
from marsad.frames.words import words_of
from marsad.grammar.cut_names import given_names
from marsad.grammar.sheet import Sheet
from marsad.model.reading import Victims
from marsad.syntax.tokens import CLOSED, EACH, Tokens
from marsad.text.rule_words import AND, ARTICLE, OF, rule_word

_BETWEEN_NAMES = frozenset({AND, "،", '"', "-", ":"})
_JOINS_NAMES = frozenset({AND, "،"})
_OFFICES = frozenset({"type_site", "named_site", "type_hospital", "source"})
_OPENS_LIST = frozenset({":", "،"})
_ENDS_NAME = frozenset({"،", ".", "(", ":"})
_OFFICE = 16  # units between a name of a list and the next, where somebody's office is told
_MOST_NAMES = 60


def name_follows(tokens: Tokens, at: int, end: int) -> bool:
    sheet = tokens.sheet
    return at < end and (sheet.forms[at] in words_of("named") or sheet.forms[at] == '"' or bracketed(tokens, at, end) > 0 or named_at(tokens, at, end, titled=True) > 0)


def mark_before_name(tokens: Tokens, at: int, end: int) -> int:
    """القيادي (البارز)، سامر العوضي، في: the unit of the mark before the whole name of the one told, with which its clause ends; else 0."""
    while at < end and tokens.sheet.forms[at][:2] == "ال":
        at += 1
    last = named_at(tokens, at + 1, end) if at + 2 < end and tokens.sheet.forms[at] == "،" and is_given(tokens, at + 1) else 0
    return at if last else 0


def name_further(tokens: Tokens, people: People, end: int) -> int:
    """القيادي في حركة X، سامر العوضي، في; وزير الداخلية السابق، سامي الدالي; المسؤول الأمني بالمحافظة المدعو فلان; وهو فلان: the unit where the name of the one told begins, behind what the office is of; else 0."""
    sheet, at, last = tokens.sheet, people.last, min(end - 1, people.last + _OFFICE)
    so_called, who_is, closes = words_of("so_called"), words_of("who_is"), sheet.prose.closes
    while at < last:
        form = sheet.forms[at]
        if form == "،" and sheet.forms[at + 1] not in so_called:
            return at + 1 if _ends_with_name(tokens, at + 1, end) else 0
        if form in so_called:
            return at
        if form.removeprefix(AND) in who_is:
            return at + 1
        if _ends_office(tokens, at):
            return 0
        at = closes.get(at, at) + 1  # القيادي في "لواء الفتح"، فلان
    return 0


def _ends_with_name(tokens: Tokens, at: int, end: int) -> bool:
    """A whole name, with which its clause ends."""
    last = named_at(tokens, at, end) if tokens.sheet.forms[at] in given_names() else 0
    return last > 0 and (last == end or tokens.sheet.forms[last] in _ENDS_NAME or (tokens.joined(last) and tokens.is_verb(last)))


def _ends_office(tokens: Tokens, at: int) -> bool:
    """What tells no longer what somebody's office is of: a verb, what is joined, another person."""
    if tokens.is_verb(at) or tokens.joined(at):
        return True
    adjective = tokens.sheet.forms[at - 1][:2] == tokens.sheet.forms[at][:2] == ARTICLE  # الأستاذ الجامعي
    return not adjective and person_at(tokens.sheet, at) is not None


def bracketed(tokens: Tokens, at: int, end: int) -> int:
    """(سامر الدالي): the unit of the closing mark where a name fills a pair of brackets; else 0."""
    if at + 2 >= end or tokens.sheet.forms[at] != "(":
        return 0
    last = named_at(tokens, at + 1, end, titled=True)
    return last if last - at > 2 and last < end and tokens.sheet.forms[last] == ")" else 0


def called(tokens: Tokens, at: int, end: int) -> People | None:
    """(سامر الدالي), المدعو سامر الدالي: one person by name."""
    if tokens.sheet.forms[at] != "(" and tokens.sheet.forms[at] not in words_of("so_called"):
        return None
    first = at + (tokens.sheet.forms[at] != "(")
    if close := bracketed(tokens, first, end):
        return replace(one_named(first + 1, close), first=at, last=close + 1)
    first += at < first < end and tokens.sheet.forms[first] == '"'
    last = named_at(tokens, first, end, titled=True) if at < first < end else 0
    return replace(one_named(first, last), first=at, last=last + (last < end and tokens.sheet.forms[last] == tokens.sheet.forms[first - 1] == '"')) if last else None


def quoted_word(sheet: Sheet, at: int, end: int) -> People | None:
    """استشهاد "الدالي": one man by one word in quotation marks that no table knows."""
    if at + 2 >= end or sheet.forms[at + 2] != '"' or sheet.terms[at + 1] or sheet.forms[at + 1][:2] != "ال":
        return None
    return replace(one_named(at + 1, at + 2), victims=Victims(sex="man"))


def office(tokens: Tokens, at: int, end: int) -> People | None:
    """مدير مكتب الرئيس فلان, رئيس وزرائه: one person by the office, with the name or without."""
    last = _office_end(tokens, at, end)
    name = named_at(tokens, last, end, titled=True) if last < end else 0
    if not name and last == at + 1:
        return None
    people = People(at, name or last, 1, 1, "exact", noun=True, number="s")
    people.names = ((last, name),) if name else ()
    if not words_of("state_bodies").isdisjoint(tokens.sheet.forms[at + 1 : last]):
        people.victims = Victims(role="official")
    return people


def _office_end(tokens: Tokens, at: int, end: int) -> int:
    """The unit behind an office: رئيس وزرائه, مدير مكتب الرئيس, مدير مدرسة."""
    sheet = tokens.sheet
    if at + 2 < end and sheet.forms[at + 1] in words_of("of_office"):
        return over_phrase(tokens, at + 1, end)
    last = over_phrase(tokens, at, end)
    if last == at + 1 < end and not sheet.kinds[last].isdisjoint(_OFFICES) and sheet.forms[last][:2] != "ال":
        return sheet.stops[last]
    return last


# --- lists of names ---


_PRESENT = ("ي", "ت")


def each(tokens: Tokens, at: int, end: int) -> People | None:
    """كل من فلان وفلان: as many as are named."""
    sheet = tokens.sheet
    if not tokens.flags[at] & EACH:
        return None
    unit = tokens.end(at)
    people = those_named(tokens, unit + (unit < end and sheet.forms[unit] in _OPENS_LIST), end)
    alone = people is not None and len(people.names) == 1 and sheet.forms[people.first].startswith(_PRESENT) and not is_given(tokens, people.first)
    return None if alone else people  # كل من يحاول الهرب


def those_named(tokens: Tokens, unit: int, end: int) -> People | None:
    """(كل من) الشقيقين فلان وفلان: the names, behind a noun for both or all of them."""
    sheet = tokens.sheet
    pair = person_at(sheet, unit) if unit < end else None
    head = unit + 1 if pair and pair.form in ("d", "p") else unit
    names = names_listed(tokens, head, end)
    if not names:
        return None
    victims = with_noun(NOBODY, pair) if pair and head > unit else NOBODY
    victims = replace(victims, sex=_sex_of_all(tokens, names, pair=head > unit)) if victims.sex == "unknown" else victims
    return People(unit, names[-1][1], len(names), len(names), "exact", victims, True, True, number="p", names=tuple(names))


def _sex_of_all(tokens: Tokens, names: list[tuple[int, int]], *, pair: bool) -> str:
    """الشقيقين سامر ورامي: the sex that all names tell, else that of a noun in the masculine where none is a woman's."""
    told = {_sex_of_given(tokens.sheet.forms[first].removeprefix(AND) if starts_joined(tokens, first) else tokens.sheet.forms[first]) for first, _ in names}
    if len(told) == 1 and told <= {"man", "woman"}:
        return told.pop()
    return "man" if pair and "woman" not in told else "unknown"


def _sex_of_given(form: str) -> str:
    return "man" if form in words_of("fathers") else given_names().get(form, "start")


def names_listed(tokens: Tokens, at: int, end: int) -> list[tuple[int, int]]:
    """Names joined by و or a comma, each with its title, in quotation marks or not."""
    sheet = tokens.sheet
    names: list[tuple[int, int]] = []
    while at < end and len(names) < _MOST_NAMES:
        at += sheet.forms[at] in _BETWEEN_NAMES and at + 1 < end
        at += sheet.forms[at] == AND and at + 1 < end  # و رشيد
        at += 2 * numbers_item(tokens, at, end)
        start = at + 1 if person_at(sheet, at) else at
        start += sheet.forms[start] == '"'
        last = _up_to_next(tokens, start, named_at(tokens, start, end, joined=True))
        last = last or (_one_word_more(tokens, start, end) if names else 0)
        if not last:
            break
        names.append((start, last))
        at = last + (last < end and sheet.forms[last] == '"')
        at = _past_office(tokens, _past_home(tokens, past_age(tokens, at, end), end), end)
        if at >= end or not (_joins(tokens, at) or sheet.forms[at] == AND or sheet.forms[at] in _JOINS_NAMES or numbers_item(tokens, at, end)):
            break
    return names


def _up_to_next(tokens: Tokens, start: int, last: int) -> int:
    """سامر الدالي وبيتر حنا: one name ends where the next is joined to it."""
    return next((unit for unit in range(start + 1, last) if starts_joined(tokens, unit)), last)


def _joins(tokens: Tokens, at: int) -> bool:
    """و before a word, also before a name that no table cuts it off."""
    return tokens.joined(at) or starts_joined(tokens, at)


def _one_word_more(tokens: Tokens, at: int, end: int) -> int:
    """(سامر) وبيتر: a word that no table knows, joined to a name in its list, where no other such word follows."""
    next_ = at + 1
    alone = next_ >= end or _joins(tokens, next_) or bool(tokens.flags[next_] & CLOSED)
    return next_ if at < end and alone and starts_joined(tokens, at) else 0


def _past_home(tokens: Tokens, at: int, end: int) -> int:
    """عمر الدالي من الرقة، ورامي الفرا: the unit behind the place that somebody is from; the same unit where none stands."""
    sheet = tokens.sheet
    told = at + 1 < end and sheet.forms[at] == OF and "place" in sheet.kinds[at + 1]
    return sheet.stops[at + 1] if told else at


def _past_office(tokens: Tokens, at: int, end: int) -> int:
    """سامر الدالي مدير المكتب، ورامي الفرا: the unit of the next name of the list, behind who the one before is; the same unit where none follows."""
    if at >= end or _joins(tokens, at) or not _tells_who(tokens, at):
        return at
    for unit in range(at + 1, min(end - 1, at + _OFFICE)):
        if tokens.is_verb(unit):
            return at
        if _joins(tokens, unit) and _begins_name(tokens, unit, end):
            return unit
    return at


def _tells_who(tokens: Tokens, at: int) -> bool:
    """مدير المكتب, القائد الميداني, الملقب بأبي خالد: who somebody is, behind the name."""
    sheet = tokens.sheet
    noun = person_at(sheet, at) is not None or sheet.forms[at] in words_of("title_head") or sheet.forms[at][:2] == "ال"
    return noun and not sheet.pre[at]


def _begins_name(tokens: Tokens, at: int, end: int) -> bool:
    """ورامي الفرا, والقيادي "أبو خالد": a name, with its title or without."""
    start = at + 1 if person_at(tokens.sheet, at) else at
    start += tokens.sheet.forms[start] == '"'
    return named_at(tokens, start, end, joined=True) > 0


# --- a name behind a noun ---


def take_name(tokens: Tokens, people: People, end: int) -> None:
    """الشاب فلان, القيادي البارز فلان, وزير الدفاع فلان: the name behind one person's noun."""
    sheet, at = tokens.sheet, _where_name_begins(tokens, people, end)
    if close := bracketed(tokens, at, end):
        people.names, people.last = ((at + 1, close),), close + 1
        return
    at += at < end and sheet.forms[at] == '"'
    last = named_at(tokens, at, end, titled=True) if at < end else 0
    if not last:
        return
    people.names = ((at, last),)
    people.last = last + (last < end and sheet.forms[last] == '"' and sheet.forms[at - 1] == '"')


def _where_name_begins(tokens: Tokens, people: People, end: int) -> int:
    """Behind "named", the adjectives of a title, or what an office is of."""
    at = people.last
    at += at < end and tokens.sheet.forms[at] in words_of("named")
    if people.definite and at == people.last:
        return _past_adjectives(tokens, at, end)
    return at if named_at(tokens, at, end, titled=True) else _past_office_of(tokens, people, at, end)


def _past_adjectives(tokens: Tokens, at: int, end: int) -> int:
    """القيادي البارز فلان: adjectives between a title and the name."""
    stop = at
    while stop < min(end, at + 3) and tokens.sheet.forms[stop][:2] == "ال" and not tokens.sheet.pre[stop] and not tokens.flags[stop] & CLOSED:
        stop += 1
    led = stop < end and (tokens.sheet.forms[stop] == '"' or bracketed(tokens, stop, end) or named_at(tokens, stop, end, titled=True))
    return stop if led else at


def _past_office_of(tokens: Tokens, people: People, at: int, end: int) -> int:
    """وزير الدفاع فلان, مسؤول التسليح, نائب رئيس البرلمان فلان: what the office is of."""
    if tokens.sheet.forms[at] in words_of("title_head") and not tokens.sheet.pre[at]:
        people.last = _office_end(tokens, at, end)
        return people.last
    if at >= end or tokens.sheet.forms[at][:2] != "ال" or tokens.sheet.pre[at] or tokens.sheet.forms[at - 1][:2] == "ال" or tokens.flags[at] & CLOSED:
        return at
    people.last = over_phrase(tokens, at, end)
    return people.last


def quoted_names(tokens: Tokens, people: People, end: int) -> None:
    """نجليه «فلان وفلان», القائدان «فلان» و«فلان»."""
    sheet, at = tokens.sheet, people.last
    close = sheet.prose.closes.get(at, 0)
    if at >= end or not close or not named_at(tokens, at + 1, close, titled=True):
        return
    both = names_listed(tokens, at, end)
    people.names = tuple(both) if len(both) == 2 else ((at + 1, close),)
    people.last = max(close, both[-1][1] if both else 0) + 1


def named_behind_many(tokens: Tokens, people: People, end: int) -> None:
    """مقتل المصورين سامر الدالي ورامي الفرا: as many as are named right behind a noun that could be of two or of many."""
    at = people.last
    if at >= end or not (people.definite and tokens.sheet.forms[at - 1].endswith("ين")) or people.counted or not (is_given(tokens, at) or tokens.sheet.forms[at] in words_of("fathers")):
        return
    names = names_listed(tokens, at, end)
    if len(names) > 1:
        people.min = people.max = len(names)
        people.expr, people.names, people.last, people.counted, people.number = "exact", tuple(names), names[-1][1], True, "d" if len(names) == 2 else "p"


def sex_of_name(tokens: Tokens, people: People) -> str:
    """A feminine noun or given name is a woman's; a noun in the masculine with a name behind it a man's."""
    sheet = tokens.sheet
    told = "woman" if sheet.forms[people.names[0][0]] in words_of("mothers") else given_names().get(sheet.forms[people.names[0][0]], "start")
    if told in ("man", "woman", "either"):
        return "unknown" if told == "either" else told
    if not people.noun:
        return _sex_by_agreement(tokens, people)
    return "woman" if sheet.forms[people.first].endswith("ه") else "man"


def _sex_by_agreement(tokens: Tokens, people: People) -> str:
    """A given name that no table knows is a man's, but behind or before a verb in the feminine, and beside التي, المدعوة."""
    sheet = tokens.sheet
    if not words_of("of_a_woman").isdisjoint([sheet.forms[people.first], *sheet.forms[people.last : people.last + 2]]):
        return "woman"
    verbs = [sheet.forms[unit] for unit in (people.first - 1, people.last, people.last + 1) if 0 <= unit < sheet.size and tokens.is_verb(unit)]
    return "unknown" if verbs and all(form.endswith(_FEMININE) for form in verbs) else "man"


_FEMININE = rule_word("subjects.feminine")
