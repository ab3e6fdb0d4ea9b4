"""A deed that stands between the verb of claiming and whoever claims it: تبنى الهجوم تنظيم X, أعلن مسؤوليته عن الهجوم تنظيم X."""

from __future__ import annotations

from marsad.attribution.joined_speakers import speakers_in
from marsad.attribution.subject_end import end_of_subject
from marsad.attribution.telling import Telling
from marsad.attribution.units import deverbal, responsibility
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words
from marsad.grammar.statement import Statement
from marsad.text.rule_words import ABOUT, ARTICLE, COMMAS

_ADJECTIVES = 3  # units of a deed with its adjectives: الهجوم الانتحاري المزدوج


def claimed_first(telling: Telling) -> Statement | None:
    """The definite deed right behind the verb, and the body behind it that claims it; None for any other verb or order."""
    sheet, first = telling.sheet, _what_is_claimed(telling)
    if first + 1 >= sheet.size or not _deed(sheet, first):
        return None
    who = first + 1
    while who < min(first + _ADJECTIVES, sheet.size) and sheet.forms[who].startswith(ARTICLE) and not _body(sheet, who):
        who += 1
    end = sheet.prose.end(telling.at)
    if who >= end or sheet.pre[who] or not _body(sheet, who):
        return None
    comma = next((unit for unit in range(who, end) if sheet.forms[unit] in COMMAS), end)
    speakers = speakers_in(sheet, who, end_of_subject(sheet, who, comma))
    return Statement((telling.at, first), (first, who), "claim_responsibility", [telling.cast.meet(one) for one in speakers]) if speakers else None


def _what_is_claimed(telling: Telling) -> int:
    """The unit behind تبنى, or behind أعلن مسؤوليته عن; the end of the text for any other verb."""
    sheet, behind = telling.sheet, telling.sheet.stops[telling.at]
    if telling.saying.row["act"] == "claim_responsibility":
        return behind
    his = responsibility(sheet, behind) and sheet.forms[behind + 1] == ABOUT
    return behind + 2 if his else sheet.size


def _deed(sheet: Sheet, at: int) -> bool:
    """الهجوم, العملية; التنظيم claims it."""
    deed = deverbal(sheet, at) or sheet.forms[at] in speaker_words("operation")
    return deed and sheet.forms[at].startswith(ARTICLE) and not _body(sheet, at)


def _body(sheet: Sheet, at: int) -> bool:
    return at < sheet.size and (sheet.term(at, "actor") is not None or sheet.term(at, "source") is not None)
