"""A noun of saying that somebody makes: أطلقت X نداء لـ, أصدرت X تحذيرا من, وجهت X إنذارا إلى Y بـ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from marsad.attribution.relays import passed_on_by
from marsad.attribution.subject_end import end_of_subject
from marsad.attribution.subject_in_front import subject_before
from marsad.attribution.units import deverbal
from marsad.grammar.cast import Cast
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words, stands_at
from marsad.grammar.statement import Statement
from marsad.grammar.voices import Speaker, read_speaker
from marsad.lexicon.terms import VERB_FORMS
from marsad.syntax.tokens import CLOSED, tokens_of
from marsad.text.rule_words import ALEF, AND, ARTICLE, COMMAS, OF, RELATIVES, TO
from marsad.text.units import standing

_REACH = 12  # units between the verb and its noun
_NEAR = 14  # units between the noun and what is said
_ACTS = {"called": "demand", "warned": "assert", "menaced": "threaten", "vowed": "promise", "censured": "condemn"}  # rows of speaker_words.tsv
_OPENS = frozenset({"ب", "ل"})
_LEADS = frozenset({OF, TO})


def calls_made(sheet: Sheet) -> Iterator[int]:
    """The units at which a verb may make a call."""
    return (at for at in standing(sheet.stands, _verbs()) if noun_made(sheet, at) is not None)


@cache
def _verbs() -> frozenset[str]:
    """The verbs of making a call, with و and without."""
    verbs = speaker_words("makes_call")
    return verbs | {AND + verb for verb in verbs}


def makes_call(sheet: Sheet, at: int) -> bool:
    """أطلقت … نداء: a verb and the noun of saying that it makes."""
    return noun_made(sheet, at) is not None


def noun_made(sheet: Sheet, at: int) -> int | None:
    """The noun of saying behind a verb that makes it, with no other clause between; None where none stands there."""
    for unit in range(at + 1, min(sheet.prose.end(at), at + _REACH)):
        if _act_of(sheet, unit):
            return unit
        if sheet.prose.quoted[unit] < 0 and (sheet.forms[unit] in RELATIVES or sheet.phrases(unit, "complement", "clause") or _tells(sheet, unit)):
            return None
    return None


def _act_of(sheet: Sheet, at: int) -> str:
    """The act of نداء, تحذيرا, إنذارات; empty for any other word, and for one that is annexed or another's."""
    act = _act_words().get(sheet.forms[at], "")
    return "" if sheet.pre[at] or sheet.suf[at] or (act and _annexed(sheet, at)) else act


@cache
def _act_words() -> Mapping[str, str]:
    """The act of each of these nouns."""
    return {word: act for row, act in reversed(_ACTS.items()) for word in speaker_words(row)}


def _annexed(sheet: Sheet, at: int) -> bool:
    """تحذيرات الخبراء: those of others, which somebody passes on."""
    owner = at + 1
    return sheet.forms[owner].startswith(ARTICLE) and not sheet.forms[at].endswith(ALEF) and not tokens_of(sheet).flags[owner] & CLOSED


def _tells(sheet: Sheet, unit: int) -> bool:
    return any(term.kind in ("saying", "event", "harm") and term.form in VERB_FORMS for term in sheet.terms[unit])


def by_call(sheet: Sheet, at: int, found: Sequence[Statement], cast: Cast) -> Statement | None:
    """أصدرت السفارة تحذيرا من هجمات: whoever makes it says what stands behind the noun, and behind whom it is made to."""
    noun = noun_made(sheet, at)
    if noun is None or (content := _content(sheet, noun)) is None:
        return None
    said, act, last = (content, sheet.prose.end(at)), _act_of(sheet, noun), found[-1] if found else None
    if behind := _maker_behind(sheet, at, noun):
        return None if _told_from(last, at) else Statement((at, content), said, act, [cast.meet(behind)], opens="call")
    if before := subject_before(sheet, at, cast):
        return Statement((before.first, content), said, act, [cast.meet(before)], _relayed(last, before), opens="call", way="before")
    if last is None or sheet.pre[at] != AND:
        return None
    return Statement((at, content), said, act, list(last.speakers), list(last.relays), carried=True, opens="call")


def _maker_behind(sheet: Sheet, at: int, noun: int) -> Speaker | None:
    """أصدرت السفارة تحذيرا: who makes it, between the verb and the noun."""
    return read_speaker(sheet, at + 1, end_of_subject(sheet, at + 1, noun)) if at + 1 < noun else None


def _told_from(last: Statement | None, at: int) -> bool:
    """قال الوزير: أصدرت السفارة تحذيرا: what was said last begins here."""
    return last is not None and last.content[0] == at


def _relayed(last: Statement | None, maker: Speaker) -> list[Speaker]:
    """قال الوزير إن المشافي أطلقت نداء: who said that of which the maker of the call is the first word."""
    if last is None or not last.content[0] <= maker.first <= last.content[0] + 1:
        return []
    return passed_on_by(last)


def _content(sheet: Sheet, noun: int) -> int | None:
    """What is said begins: أن, a colon, what is asked with ب or ل, of what is warned with من; None where nothing is told of it."""
    near = range(noun + 1, min(sheet.prose.end(noun), noun + _NEAR))
    if any(sheet.forms[unit] in speaker_words("invited") for unit in near):
        return None
    for unit in near:
        if sheet.phrase(unit, "complement"):
            return sheet.stops[unit]
        if unit in sheet.prose.closes:
            return unit + 1
        if sheet.forms[unit] in COMMAS or sheet.forms[unit] in RELATIVES or sheet.phrase(unit, "clause"):
            return None
        if sheet.forms[unit] in _LEADS and not _somebody(sheet, unit + 1):
            return unit + 1
        if _asked(sheet, unit):
            return unit
    return None


def _asked(sheet: Sheet, unit: int) -> bool:
    """لوقف القصف, بإخلاء القرى: what is asked, with its ب or ل; not لسكان القرى, to whom it is said."""
    form = sheet.forms[unit]
    if sheet.pre[unit][-1:] in _OPENS:
        return deverbal(sheet, unit) or not (_somebody(sheet, unit) or form.startswith("ال"))
    addressed = form[1:] in speaker_words("addressed") or form[1:] in speaker_words("audience")
    return not sheet.terms[unit] and form[:1] in _OPENS and not ((form.startswith("لل") and not form.startswith(_TO_THE_DOING)) or addressed)


_TO_THE_DOING = "للت"  # للتبرع, للتدخل: nouns of doing begin so, and hardly any for people


def _somebody(sheet: Sheet, at: int) -> bool:
    """إلى المجتمع الدولي, لسكان القرى, لكل الأهالي: those to whom it is said."""
    return not sheet.kinds[at].isdisjoint(_PEOPLE) or stands_at("addressed", sheet.forms, at)


_PEOPLE = frozenset({"actor", "source", "person", "place"})
