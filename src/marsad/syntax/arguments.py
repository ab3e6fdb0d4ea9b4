"""A verb group and the phrases around it: what stands behind it in its clause, and who stands before it."""

from __future__ import annotations

from marsad.model.values import fixed
from marsad.syntax.phrases import NounPhrase, PrepositionalPhrase, agreement, read_noun_phrase, read_prepositional
from marsad.syntax.tokens import ADVERB, AUXILIARY, MODAL, NEGATION, OPENERS, PUNCTUATION, Tokens
from marsad.text.rule_words import ALEF, AND, COMMAS, rule_words

_REACH = 30  # units behind a verb in which its subject and object are looked for


@fixed
class VerbGroup:
    """A verb with the particles before it; ``number`` and ``gender`` are those that its ending shows."""

    first: int
    verb: int
    negated: bool
    number: str
    gender: str


@fixed
class Arguments:
    """Who does it and to whom: the noun phrases of a verb, those behind it in text order, and its prepositional phrases."""

    subject: NounPhrase | None
    object: NounPhrase | None
    behind: tuple[NounPhrase, ...]
    with_prepositions: tuple[PrepositionalPhrase, ...]


def read_verb_group(tokens: Tokens, at: int) -> VerbGroup | None:
    """A verb with قد, لم, كان … before it, and the number and gender that it shows."""
    if not tokens.is_verb(at):
        return None
    first, negated = at, False
    while first > 0 and tokens.flags[first - 1] & (NEGATION | MODAL | AUXILIARY) and at - first < 3:
        first -= 1
        negated = negated or bool(tokens.flags[first] & NEGATION)
    number, gender = agreement(tokens.sheet.forms[at])
    return VerbGroup(first, at, negated, number, gender)


def arguments(tokens: Tokens, group: VerbGroup, first: int, last: int) -> Arguments:
    """The phrases of a verb within a clause of units first..last-1, each unit looked at once."""
    behind: list[NounPhrase] = []
    prepositional: list[PrepositionalPhrase] = []
    at = group.verb + 1
    while at < min(last, group.verb + _REACH) and len(behind) < 3 and not _ends(tokens, at):
        found = read_prepositional(tokens, at, last)
        if found:
            prepositional.append(found)
        elif not tokens.sheet.pre[at] and not tokens.sheet.dated[at] and (phrase := read_noun_phrase(tokens, at, last)):
            behind.append(phrase)
            at = max(phrase.last, at + 1)
            continue
        at = max(found.last, at + 1) if found else tokens.end(at)
    subject, of_verb = _roles(tokens, group, first, behind)
    return Arguments(subject, of_verb, tuple(behind), tuple(prepositional))


def _roles(tokens: Tokens, group: VerbGroup, first: int, behind: list[NounPhrase]) -> tuple[NounPhrase | None, NounPhrase | None]:
    """By place, agreement and case: a phrase in the accusative, or of another gender, is no subject."""
    before = _before(tokens, first, group.first)
    next_one, second = [*behind, None, None][:2]
    if tokens.sheet.suf[group.verb]:  # قصفته قوات: the pronoun is the object
        return next_one or before, None
    if before or group.number == "p" or _stands_for_subject(tokens, first):
        return before, next_one
    if next_one and (is_accusative(tokens, next_one) or _of_other_gender(tokens, group, next_one)):
        return None, next_one
    return next_one, second


def _stands_for_subject(tokens: Tokens, first: int) -> bool:
    """الذي استهدف, أنه استهدف: the word that opens the clause stands for the subject."""
    opener = tokens.sheet.forms[first - 1] if first else ""
    return opener in _SUBJECT_OPENERS


_SUBJECT_OPENERS = rule_words("arguments.subject_openers")


def is_accusative(tokens: Tokens, phrase: NounPhrase) -> bool:
    """مدنيين, شخصا: an ending that no subject has."""
    form = tokens.sheet.forms[phrase.head]
    single = form.endswith(ALEF) and len(form) > 4 and form[:2] != "ال" and any(term.form == "s" for term in tokens.sheet.terms[phrase.head])
    return phrase.count is None and ((form.endswith("ين") and len(form) > 4) or single)


def _of_other_gender(tokens: Tokens, group: VerbGroup, phrase: NounPhrase) -> bool:
    """منعت اللجنة, but منع اللجنة: a singular feminine right behind a masculine verb is its object."""
    form = tokens.sheet.forms[phrase.head]
    return group.gender == "m" and phrase.first == group.verb + 1 == phrase.head and form.endswith("ه") and len(form) > 3


def _ends(tokens: Tokens, at: int) -> bool:
    """Another verb, another clause or a mark ends what belongs to a verb; a pair of commas around a day does not."""
    sheet = tokens.sheet
    if tokens.flags[at] & OPENERS or (tokens.is_verb(at) and not sheet.pre[at]) or (tokens.joined(at) and tokens.is_verb(at)) or sheet.forms[at] in (":", "؛", "("):
        return True
    return bool(tokens.flags[at] & PUNCTUATION) and sheet.forms[at] in COMMAS and not _aside(tokens, at + 1)


def _aside(tokens: Tokens, at: int) -> bool:
    """، السبت، or ، في وقت لاحق،: what stands between two commas tells when or how."""
    return at < tokens.sheet.size and bool(tokens.sheet.dated[at] or tokens.flags[at] & ADVERB)


def _before(tokens: Tokens, first: int, verb: int) -> NounPhrase | None:
    """The phrase that opens the clause, where nothing but its own words stands between it and the verb."""
    at = first
    while at < verb and (tokens.flags[at] & PUNCTUATION or tokens.sheet.forms[at] == AND):
        at += 1
    phrase = read_noun_phrase(tokens, at, verb) if at < verb and tokens.sheet.pre[at][-1:] not in ("ب", "ل", "ك") else None
    return phrase if phrase and phrase.first != phrase.last else None
