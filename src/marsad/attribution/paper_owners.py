"""Whose a document is: بيان صادر عن X, and بثت قناة X تسجيلا لـY قال فيه, where a medium gives out what another said."""

from __future__ import annotations

from marsad.attribution.joined_speakers import speakers_in
from marsad.attribution.relays import is_own
from marsad.attribution.subject_end import end_of_subject
from marsad.grammar.named_parties import MEDIA
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words, stands_at
from marsad.grammar.voices import Speaker, read_speaker
from marsad.text.rule_words import WITH, rule_words

# between the document and whose it is: بيان صحفي صادر عن X, تقرير جديد أصدرته X
_LEADS = rule_words("documents.leads")
_REACH = 24  # units of a sentence before the verb with فيه


def whose_paper(sheet: Sheet, at: int, own: frozenset[str]) -> tuple[list[Speaker], list[Speaker]] | None:
    """Whose paper it is in which (فيه) a verb says something, and the medium before it; None where no medium gave out another's paper."""
    if sheet.pre[at] or at + 1 >= sheet.size or sheet.forms[at + 1] not in speaker_words("in_it"):
        return None
    start = max(sheet.prose.start(at), at - _REACH)
    paper = next((unit for unit in range(start, at) if sheet.forms[unit] in speaker_words("spoken_in") or stands_at("paper", sheet.scan.words, unit)), start)
    medium = next((unit for unit in range(start, paper) if _is_medium(sheet, unit)), -1)
    if medium < 0:
        return None
    owners = owners_of_paper(sheet, paper + (sheet.forms[paper + 1] == WITH), at)
    through = read_speaker(sheet, medium, end_of_subject(sheet, medium, paper))
    return (owners, [through] if through is not None and not is_own(through, own) else []) if owners and _speaks(sheet, owners[0]) else None


def _speaks(sheet: Sheet, owner: Speaker) -> bool:
    """لقاء مع قناة X, بيان للصحفيين: a medium and an audience are told."""
    return owner.voice.kind not in MEDIA and sheet.forms[owner.first] not in speaker_words("audience")


def _is_medium(sheet: Sheet, at: int) -> bool:
    """قناة, وكالة, وسائل إعلام: who gives it out; not لقناة, to whom it was said."""
    known = sheet.term(at, "source") or sheet.term(at, "actor")
    return not sheet.pre[at] and known is not None and known.row["kind"] in MEDIA


def owners_of_paper(sheet: Sheet, paper: int, end: int) -> list[Speaker]:
    """Whose document it is: the name behind it."""
    first = paper + 1
    while first < end and (sheet.forms[first] in _LEADS or not sheet.forms[first][0].isalnum()):
        first += 1
    stop = end_of_subject(sheet, first, end) if first < end else end
    known = [unit for unit in range(first, stop) if sheet.term(unit, "actor") or sheet.term(unit, "source")]
    return speakers_in(sheet, first, stop) if known and known[0] - first < 2 else []
