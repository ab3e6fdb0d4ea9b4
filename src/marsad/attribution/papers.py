"""Statements that somebody gives out in writing: أصدرت X بيانا جاء فيه أن …, صدر عن X البيان الآتي: …"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from marsad.attribution.paper_owners import whose_paper
from marsad.attribution.subject_end import end_of_subject
from marsad.attribution.subject_in_front import subject_before
from marsad.attribution.units import skip_marks
from marsad.grammar.cast import Cast
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words, stands_at
from marsad.grammar.statement import Statement
from marsad.grammar.voices import Speaker, read_speaker
from marsad.text.rule_words import ABOUT, AND, rule_words
from marsad.text.units import standing

_REACH = 16  # units between the verb and the document
_TOLD = rule_words("papers.told")
_OUT = rule_words("papers.out")


def papers(sheet: Sheet) -> Iterator[int]:
    """The units at which a document may be given out."""
    return (at for at in standing(sheet.stands, _verbs()) if issues(sheet, at))


@cache
def _verbs() -> frozenset[str]:
    """The verbs of giving out, with و and without."""
    verbs = _OUT | speaker_words("issued")
    return verbs | {AND + verb for verb in verbs}


def issues(sheet: Sheet, at: int) -> bool:
    """أصدرت …, صدر عن …: a verb of giving out."""
    verb = sheet.forms[at].removeprefix(AND)  # where no table knows the verb, its و was not cut
    return verb in speaker_words("issued") or (verb in _OUT and sheet.forms[at + 1] == ABOUT)


def by_paper(sheet: Sheet, at: int, cast: Cast, own: frozenset[str]) -> Statement | None:
    """أصدرت X بيانا جاء فيه أن …, صدر عن X البيان الآتي: …: whoever gave it out says what stands in it, or whose it is where a medium gave it out."""
    first = at + 1 + (sheet.forms[at].removeprefix(AND) in _OUT)
    end = min(sheet.prose.end(at), first + _REACH)
    paper = next((unit for unit in range(first, end) if stands_at("paper", sheet.scan.words, unit)), None)
    opening = _opening(sheet, paper, end) if paper is not None else None
    if paper is None or opening is None:
        return None
    owners, through = whose_paper(sheet, _told(sheet, paper, end), own) or ([], [])
    speakers = [cast.meet(owner) for owner in owners] or _giver(sheet, at, first, paper, cast)
    content = skip_marks(sheet, opening)
    return Statement((at, content), (content, sheet.prose.end(at)), "assert", speakers, through) if speakers else None


def _opening(sheet: Sheet, paper: int, end: int) -> int | None:
    """What the document says begins: بيانا جاء فيه أن, البيان الآتي: …; None where it is only told of."""
    told = _told(sheet, paper, end)
    if told > paper:
        return told + 2 if sheet.phrase(told + 2, "complement") or sheet.forms[told + 2] == ":" or told + 2 in sheet.prose.closes else None
    behind = paper + 1
    if behind < end and sheet.forms[behind] in speaker_words("next_paper"):
        return behind + 1
    return None


def _told(sheet: Sheet, paper: int, end: int) -> int:
    """The unit of جاء, ورد behind a document; the document itself where there is none."""
    return next((unit for unit in range(paper, end - 1) if sheet.forms[unit] in _TOLD), paper)


def _giver(sheet: Sheet, at: int, first: int, paper: int, cast: Cast) -> list[Speaker]:
    """Who stands between the verb and the document, or before the verb."""
    speaker = read_speaker(sheet, first, end_of_subject(sheet, first, paper)) if first < paper else None
    speaker = speaker or subject_before(sheet, at, cast)
    return [cast.meet(speaker)] if speaker else []
