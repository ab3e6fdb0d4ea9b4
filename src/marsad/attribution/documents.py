"""Statements that a document makes: جاء في بيان X أن …, تضمن تقرير X …, في حصيلة لـX."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from marsad.attribution.according_to.at_the_end import according_after
from marsad.attribution.according_to.name import toll_owner
from marsad.attribution.paper_owners import owners_of_paper, whose_paper
from marsad.attribution.subject_end import end_of_subject
from marsad.attribution.units import skip_marks
from marsad.grammar.cast import Cast
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words
from marsad.grammar.statement import Statement
from marsad.grammar.voices import Speaker, read_speaker
from marsad.text.rule_words import AND, ARTICLE, IN, THAT, rule_words

_REACH = 30  # units between the document and what it says
_BACK = 12  # statements among which one is looked for that told of a paper
_PAPERS = rule_words("documents.papers")


def _is_definite(form: str) -> bool:
    """البيان, بيانه: a paper that was told before, or whose owner was."""
    return form.startswith("ال") or form.endswith(("ها", "ه"))


def by_document(sheet: Sheet, at: int, found: Sequence[Statement], cast: Cast, own: frozenset[str]) -> Statement | None:
    """جاء في بيان لـX أن …: X says it; without an owner the last voice, or else the document itself."""
    paper, end = sheet.stops[at], min(sheet.prose.end(at), sheet.stops[at] + _REACH)
    if paper >= end or sheet.forms[paper] not in _PAPERS:
        return _in_front(sheet, at, cast, own)
    opening = next((unit for unit in range(paper + 1, end) if _opens(sheet, unit)), None)
    if opening is None:
        return None
    speakers, carried = [cast.meet(speaker) for speaker in owners_of_paper(sheet, paper, opening)], False
    relays: list[Speaker] = []
    if not speakers and found and _is_definite(sheet.forms[paper]):
        told = _told_of_it(sheet, paper, found)
        speakers, relays, carried = [_as_paper(sheet, speaker, paper) for speaker in told.speakers], list(told.relays), True
    if not speakers:
        speakers = [cast.meet(itself)] if (itself := read_speaker(sheet, paper, paper + 1)) else []
    content = skip_marks(sheet, opening)
    return Statement((at, content), (content, sheet.prose.end(at)), "assert", speakers, relays, carried=carried) if speakers else None


def _told_of_it(sheet: Sheet, paper: int, found: Sequence[Statement]) -> Statement:
    """قالت المنظمة في تقرير إن …. وقال الجيش …. وجاء في التقرير أن: the last statement in which that paper spoke or somebody spoke in it; else the last one."""
    noun = sheet.forms[paper].removeprefix(ARTICLE)
    return next((one for one in reversed(found[-_BACK:]) if any(sheet.forms[unit].removeprefix(ARTICLE) == noun for unit in _its_words(one))), found[-1])


def _its_words(statement: Statement) -> list[int]:
    """The units of the cue, and those with which its voices begin."""
    return [*range(*statement.cue), *(speaker.first for speaker in statement.speakers)]


def _in_front(sheet: Sheet, at: int, cast: Cast, own: frozenset[str]) -> Statement | None:
    """وفي بيان للوزارة، جاء أن …, نقلت وكالة X بيانا للوزارة جاء فيه: …: the paper and whose it is begin the sentence."""
    start, opening = sheet.prose.start(at), sheet.stops[at]
    paper = start + 1
    if passed_on := whose_paper(sheet, at, own):
        owners, relays = passed_on
        return Statement((at, opening), (skip_marks(sheet, opening), sheet.prose.end(at)), "assert", [cast.meet(owner) for owner in owners], relays)
    if at - start > _REACH or sheet.forms[start].removeprefix(AND) != IN or sheet.forms[paper] not in speaker_words("said_in"):
        return None
    told = opening < sheet.size and (sheet.forms[opening - 1] == THAT or _opens(sheet, opening))
    speakers = [cast.meet(speaker) for speaker in owners_of_paper(sheet, paper, at)] if told else []
    content = skip_marks(sheet, opening)
    return Statement((at, content), (content, sheet.prose.end(at)), "assert", speakers) if speakers else None


def _as_paper(sheet: Sheet, speaker: Speaker, paper: int) -> Speaker:
    """Who spoke last, told here by his statement."""
    return replace(speaker, voice=replace(speaker.voice, span=sheet.span(paper, paper + 1)))


def _opens(sheet: Sheet, at: int) -> bool:
    """أن, a colon, or a quotation longer than a name."""
    return sheet.phrase(at, "complement") or sheet.forms[at] == ":" or sheet.prose.closes.get(at, at) - at > 7


def by_toll(sheet: Sheet, at: int, found: list[Statement] | Sequence[Statement], cast: Cast, own: frozenset[str]) -> Statement | None:
    """قتل 12 مدنيا، في حصيلة جديدة لوزارة X: whose count it is; behind بحسب its own shape reads it."""
    first = toll_owner(sheet, at) if at and sheet.forms[at - 1] == IN else 0
    if not first:
        return None
    stop = end_of_subject(sheet, first, sheet.prose.end(at))
    speaker = read_speaker(sheet, first, stop)
    return according_after(sheet, at - 1, stop, cast.meet(speaker), found, own) if speaker else None
