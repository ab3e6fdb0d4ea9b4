"""Whether the words from a verb to a unit are a whole subject: a party, or a noun for a speaker with its adjectives."""

from __future__ import annotations

from marsad.attribution.units import deverbal
from marsad.grammar.cut_names import given_names
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words
from marsad.text.rule_words import COMMAS, rule_word

_SPEAKERS = frozenset({"actor", "source"})
_IN_HIS_NAME = rule_word("speaker_phrase.in_his_name")


def whole_subject(sheet: Sheet, first: int, at: int) -> bool:
    """The words from the verb to here are a whole subject: a known actor, or a noun for a source with its adjectives."""
    if sheet.phrases(at, "complement", "statement_frame", "accord", "clause") or sheet.forms[at] in speaker_words("no_object"):
        return False
    head = next((unit for unit in range(first, min(at, first + 2)) if not _SPEAKERS.isdisjoint(sheet.kinds[unit])), None)
    if head is None or _speaks_too(sheet, at):
        return False
    definite = sheet.forms[head].startswith("ال") or sheet.term(head, "actor") is not None
    if _belongs(sheet, head, at, definite=definite):
        return False
    return all(_describes_head(word, definite=definite) for word in _between(sheet, sheet.stops[head], at))


def _speaks_too(sheet: Sheet, at: int) -> bool:
    """Another party or source, and no verbal noun of what a party did."""
    return not _SPEAKERS.isdisjoint(sheet.kinds[at])


def _belongs(sheet: Sheet, head: int, at: int, *, definite: bool) -> bool:
    """وزارة الداخلية, جماعات حقوق الإنسان: whose it is; المرصد السوري: an adjective of the subject, or its office."""
    article = sheet.forms[at].startswith("ال")
    if article and not definite and sheet.stops[head] == at:
        return True
    return _annexed(sheet, head, at) or (article and definite and not deverbal(sheet, at))


def _describes_head(word: str, *, definite: bool) -> bool:
    """An adjective of a definite head has the article; behind a bare one any word may describe."""
    return word.startswith("ال") or (not definite and word.isalpha() and word not in speaker_words("no_object"))


def _annexed(sheet: Sheet, head: int, at: int) -> bool:
    """جماعات حقوق الإنسان: a definite noun behind a bare one that is no adjective belongs to it."""
    before = sheet.forms[at - 1]
    bare = at - 1 >= sheet.stops[head] and not before.startswith("ال") and not before.endswith(("ي", "ه", "ين", "ون", "ات"))
    return sheet.forms[at].startswith("ال") and not sheet.forms[head].startswith("ال") and bare and before.isalpha() and not sheet.dated[at - 1]


def _between(sheet: Sheet, first: int, last: int) -> list[str]:
    """The words of a stretch, days, commas and phrases of manner (أكثر من مرة) left out."""
    words, at = [], first
    while at < last:
        if sheet.forms[at] in given_names():
            at += 1  # الرئيس سالم الدالي
            continue
        if sheet.forms[at] == _IN_HIS_NAME and (behind := _spoken_for(sheet, at)) <= last:
            at = behind  # المتحدث باسم المجلس
            continue
        if not sheet.dated[at] and sheet.forms[at] not in COMMAS:
            words.append(sheet.forms[at])
        at += 1
    return words


def _spoken_for(sheet: Sheet, at: int) -> int:
    """The unit behind the body in whose name somebody speaks: باسم المجلس, باسم وزارة الصحة."""
    return sheet.stops[at + 1]
