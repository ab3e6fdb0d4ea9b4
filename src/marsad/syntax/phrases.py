"""Noun phrases and prepositional phrases, read by closed classes and agreement; an unknown word is a noun or a name."""

from __future__ import annotations

from marsad.grammar.numbers import begins_number
from marsad.grammar.quantities import HEADS, QuantityAt, read_quantity
from marsad.grammar.sheet import TYPE_WORDS
from marsad.model.values import fixed
from marsad.syntax.tokens import CLOSED, PREPOSITION, QUANTIFIER, Tokens
from marsad.text.rule_words import ALEF, BETWEEN, DUAL, OF

_LONGEST = 12  # words of one noun phrase; names of bodies rarely have more
_OF = OF


@fixed
class NounPhrase:
    """A noun with what belongs to it: ``count`` before it, adjectives, genitives and names behind it."""

    first: int
    head: int
    last: int
    count: QuantityAt | None
    definite: bool


@fixed
class PrepositionalPhrase:
    """A preposition and the noun phrase that it governs."""

    first: int
    preposition: str
    phrase: NounPhrase

    @property
    def last(self) -> int:
        return self.phrase.last


def starts_number(tokens: Tokens, at: int) -> bool:
    form = tokens.sheet.forms[at]
    return form in HEADS or begins_number(form) or (form == BETWEEN and at + 1 < tokens.sheet.size and begins_number(tokens.sheet.forms[at + 1]))


def read_noun_phrase(tokens: Tokens, at: int, end: int) -> NounPhrase | None:
    """The noun phrase that begins at a unit: count, head, and all that agrees with it or stands in its genitive."""
    sheet = tokens.sheet
    if at >= end:
        return None
    count = read_quantity(sheet.forms, sheet.pre, sheet.suf, at) if starts_number(tokens, at) and not sheet.dated[at] else None
    head = count.end if count else at
    if count and head + 1 < end and sheet.forms[head] == _OF:
        head += 1  # العشرات من المدنيين
    if count and (head >= end or not _noun(tokens, head)):
        return NounPhrase(at, at, count.end, count, False)
    if not count and tokens.flags[at] & QUANTIFIER and at + 1 < end and _noun(tokens, at + 1):
        head = at + 1
    if not _noun(tokens, head):
        return None
    last, definite = extent(tokens, head, end)
    return NounPhrase(at, head, last, count, definite)


def _noun(tokens: Tokens, at: int) -> bool:
    form = tokens.sheet.forms[at]
    return form[0].isalnum() and not tokens.flags[at] & CLOSED and not tokens.is_verb(at)


def extent(tokens: Tokens, head: int, end: int) -> tuple[int, bool]:
    """The unit behind the last adjective, genitive or name of a head, and whether the phrase is definite.

    Behind a definite word or a name only words with the article (its adjectives) and further parts of the name belong
    to the phrase: an indefinite noun there begins another phrase.
    """
    sheet = tokens.sheet
    closed = _closes(tokens, head)
    named = "place" in sheet.kinds[head] or "actor" in sheet.kinds[head]
    at = max(sheet.stops[head], head + 1) if named else head + 1
    while at < min(end, head + _LONGEST) and _belongs(tokens, at, closed, named, head):
        named = not sheet.terms[at] or "place" in sheet.kinds[at] or "actor" in sheet.kinds[at] or (named and closed)
        closed = closed or _closes(tokens, at)
        at = sheet.stops[at] if sheet.kinds[at] & _NAMES else at + 1
    return min(at, end), closed


_NAMES = frozenset({"place", "actor"})


def _closes(tokens: Tokens, at: int) -> bool:
    return tokens.definite(at) or not tokens.sheet.kinds[at].isdisjoint(_NAMES)


def _belongs(tokens: Tokens, at: int, closed: bool, named: bool, head: int) -> bool:
    """The next word is an adjective, a genitive or a further name."""
    sheet = tokens.sheet
    if sheet.pre[at] or sheet.dated[at] or not _noun(tokens, at) or starts_number(tokens, at):
        return False
    article = sheet.forms[at][:2] == "ال"
    if article or not closed:
        return not parts(tokens, at - 1, at, head)
    return named and not sheet.terms[at]


_NOUNS = frozenset({"person", "weapon", "source", "number", "thing", "struck"} | {kind for kind in TYPE_WORDS})


def is_noun(tokens: Tokens, at: int) -> bool:
    """A word that tables know as a noun, and that is no adjective of nationality or kind (عسكري, مدني)."""
    sheet = tokens.sheet
    return not sheet.kinds[at].isdisjoint(_NOUNS) and not sheet.forms[at].endswith(("ي", "يه", "يين", "يون", "يا"))


def parts(tokens: Tokens, one: int, other: int, head: int) -> bool:
    """The second of two words cannot belong to the first: its ending does not agree, and no genitive may stand there.

    1. Behind ون or ان (مسلحون, جنديان) no genitive stands, and an adjective ends alike. 2. An accusative (طبيبا) belongs
    to an accusative only. 3. Behind a word with the article stands an adjective: no noun, and none of another gender.
    """
    before, word = tokens.sheet.forms[one], tokens.sheet.forms[other]
    if len(before) > 4 and (before.endswith("ون") or (before.endswith(DUAL) and "person" in tokens.sheet.kinds[one])):  # 1
        return not word.endswith(before[-2:])
    if word.endswith(ALEF) and len(word) > 3 and word[:2] != "ال" and not before.endswith(ALEF):  # 2
        return "place" not in tokens.sheet.kinds[other]
    if before[:2] == "ال":  # 3
        return is_noun(tokens, other) or (one == head and before.endswith("ه") != word.endswith("ه") and _singular(tokens, one))
    return before.endswith("يه") and word[:2] != "ال" and is_noun(tokens, other)


def _singular(tokens: Tokens, at: int) -> bool:
    form = tokens.sheet.forms[at]
    return form.endswith("ه") or any(term.form == "s" for term in tokens.sheet.terms[at])


def read_prepositional(tokens: Tokens, at: int, end: int) -> PrepositionalPhrase | None:
    """في غارة جوية, بقصف مدفعي, لقوات النظام: a preposition, by itself or as a clitic, and its noun phrase."""
    sheet = tokens.sheet
    if tokens.flags[at] & PREPOSITION and tokens.end(at) < end:
        phrase = read_noun_phrase(tokens, tokens.end(at), end)
        return PrepositionalPhrase(at, sheet.forms[at], phrase) if phrase else None
    if sheet.pre[at][-1:] in ("ب", "ل", "ك"):
        phrase = read_noun_phrase(tokens, at, end)
        return PrepositionalPhrase(at, sheet.pre[at][-1], phrase) if phrase else None
    return None


def agreement(form: str) -> tuple[str, str]:
    """What the ending of a verb shows: قتلوا plural, قتلا dual, قتلت feminine (or a plural of things), else singular."""
    if form.endswith(("وا", "ون")):
        return "p", "m"
    if form.endswith("تا"):
        return "d", "f"
    if form.endswith(ALEF) and len(form) > 3:
        return "d", "m"
    feminine = (form.endswith("ت") and len(form) > 3) or form[0] == "ت"
    return "s", "f" if feminine else "m"
