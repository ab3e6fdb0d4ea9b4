"""A sentence that begins with a paper and whose it is: وفي بيان للوزارة نشر أمس، قالت إن …, وفي كلمة لزعيم X، هدد بـ."""

from __future__ import annotations

from marsad.attribution.paper_owners import owners_of_paper
from marsad.attribution.sentence_subject import agrees
from marsad.attribution.speaker_phrase.reach import end_of_phrase
from marsad.grammar.named_parties import MEDIA
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words
from marsad.grammar.voices import Speaker, read_speaker
from marsad.text.rule_words import AND, COMMAS, IN

_REACH = 24  # units between the paper and the verb


def owner_in_front(sheet: Sheet, at: int) -> Speaker | None:
    """Whose paper the sentence begins with, where the verb agrees with him; a medium and an audience (في حديث لإذاعة X, في تصريح للصحفيين) are only told."""
    start = sheet.prose.start(at)
    paper = start + 1
    if at - start > _REACH or sheet.forms[start].removeprefix(AND) != IN or sheet.forms[paper] not in speaker_words("said_in"):
        return None
    end = next((unit for unit in range(paper, at) if sheet.forms[unit] in COMMAS), at)
    if not (owners := owners_of_paper(sheet, paper, end)) or sheet.forms[first := owners[0].first] in speaker_words("audience"):
        return None
    owner = read_speaker(sheet, first, end_of_phrase(sheet, first, end))
    return owner if owner is not None and owner.voice.kind not in MEDIA and agrees(sheet, at, first) else None
