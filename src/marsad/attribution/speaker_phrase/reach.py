"""The unit behind the phrase that names a speaker, and whom the verb addresses behind it."""

from __future__ import annotations

from collections.abc import Callable

from marsad.attribution.personal_names import calls_a_person
from marsad.attribution.speaker_phrase.adjectives import read_adjective
from marsad.attribution.speaker_phrase.genitives import read_genitive, read_prepositional, read_relative
from marsad.attribution.speaker_phrase.holders import read_holder, read_name_behind_comma
from marsad.attribution.speaker_phrase.nouns import read_joined, read_noun
from marsad.attribution.speaker_phrase.phrase import Phrase
from marsad.grammar.named_parties import is_state
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words
from marsad.syntax.tokens import CLOSED, QUANTIFIER, tokens_of
from marsad.text.rule_words import AND, ARTICLE


def end_of_phrase(sheet: Sheet, first: int, end: int) -> int:
    """The unit behind the phrase that begins here."""
    return _phrase(sheet, first, end, known=False).at


def _phrase(sheet: Sheet, first: int, end: int, *, known: bool) -> Phrase:
    """The phrase that begins at a unit, read as far as it goes."""
    phrase = Phrase(sheet, first, end, [])
    read_noun(phrase)
    if calls_a_person(sheet, first, known=known):
        phrase.named, phrase.open = True, False
    before = first
    while before < phrase.at < end:  # as long as a step moves it on
        before = phrase.at
        for step in _STEPS:
            if step(phrase):
                break
    return phrase


def addressed_behind(sheet: Sheet, first: int, end: int, *, known: bool) -> int | None:
    """The noun behind a whole speaker, or ``end`` where the speaker's own name reaches so far; None where a verb, a mark or a preposition follows.

    ``known``: the first word calls somebody who was named before.
    """
    if tokens_of(sheet).flags[first] & CLOSED and first not in sheet.prose.closes:
        return None
    phrase = _phrase(sheet, first, end, known=known)
    if phrase.at >= end:
        return end if phrase.named or _known_person(sheet, first) else None
    at = _behind_comma(phrase, phrase.at, end)
    return at if _is_bare_noun(sheet, at) and _may_be_addressed(sheet, at) else None


def _known_person(sheet: Sheet, at: int) -> bool:
    """فايز السراج رئيس المجلس: one whom a pack knows; what stands behind his name is his office."""
    actor = sheet.term(at, "actor")
    return actor is not None and bool(actor.row["sex"])


def _is_bare_noun(sheet: Sheet, at: int) -> bool:
    """A word with no clitic before it, and no verb, preposition, day or turn of phrase."""
    if sheet.pre[at] or sheet.dated[at] or not sheet.forms[at].isalpha():
        return False
    return not tokens_of(sheet).flags[at] & ~QUANTIFIER and sheet.kinds[at].isdisjoint(_TURNS)


_TURNS = frozenset({"statement_frame", "manner", "clause", "complement", "broadcast", "accord"})


def _behind_comma(phrase: Phrase, at: int, end: int) -> int:
    """دعا رئيس اللجنة سالم الدالي، كل الهيئات إلى …: a lone comma behind the name, and no office nor name behind it."""
    sheet, behind = phrase.sheet, at + 1
    if sheet.forms[at] != "،" or behind >= end or "،" in sheet.forms[behind:end]:
        return at
    named = phrase.named or "actor" not in sheet.kinds[behind]
    return behind if named else at


def _may_be_addressed(sheet: Sheet, at: int) -> bool:
    """A definite noun, a party, a country, people, all of somebody."""
    form = sheet.forms[at]
    if form.startswith(AND) and not sheet.terms[at]:
        return False  # وحلفاءهما: its و was not cut
    if form.startswith(ARTICLE) or is_state(sheet, at) or tokens_of(sheet).flags[at] & QUANTIFIER or form in speaker_words("rest_of"):
        return True
    annexed = not sheet.pre[at + 1] and sheet.forms[at + 1].startswith(ARTICLE)
    return annexed or not sheet.kinds[at].isdisjoint(("actor", "source", "person"))


_STEPS: tuple[Callable[[Phrase], bool], ...] = (read_joined, read_prepositional, read_genitive, read_holder, read_adjective, read_relative, read_name_behind_comma)
