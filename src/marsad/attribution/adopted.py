"""A deed that somebody takes upon himself by a verb with its pronoun: في تفجير …، تبناه تنظيم X; the deed told before is what he claims."""

from __future__ import annotations

from marsad.attribution.speaker_phrase import end_of_phrase
from marsad.attribution.speaker_span import end_of_subject
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words
from marsad.grammar.statement import Statement
from marsad.grammar.voices import Cast, read_speaker
from marsad.lexicon.terms import Term

_REACH = 40  # units between a deed and the verb that takes it up
_CLAIMING = frozenset({"armed_group", "party", "official_military"})


def by_adopting(sheet: Sheet, at: int, saying: Term, cast: Cast) -> Statement | None:
    """في تفجير سيارة في السوق، تبناه تنظيم X: X claims what stands between the noun of the deed and the verb."""
    first, end = at + 1, sheet.prose.end(at)
    if saying.row["act"] != "claim_responsibility" or not sheet.suf[at] or first >= end:
        return None
    stop = sheet.stops[first] if sheet.term(first, "actor") else min(end_of_phrase(sheet, first, end), end_of_subject(sheet, first, end))
    speaker = read_speaker(sheet, first, stop)
    deed = _deed(sheet, at)
    if speaker is None or deed is None or speaker.voice.kind not in _CLAIMING:
        return None
    last = at - (sheet.forms[at - 1] in _LEADS)
    return Statement((at, stop), (deed, last), saying.row["act"], [cast.meet(speaker)], after=True)


def _deed(sheet: Sheet, at: int) -> int | None:
    """The noun of a deed nearest before the verb, in its sentence."""
    start = max(sheet.prose.start(at), at - _REACH)
    return next((unit for unit in range(at - 1, start - 1, -1) if any(term.kind == "event" and term.form not in _VERBS for term in sheet.terms[unit])), None)


_VERBS = frozenset({"past", "present"})
_LEADS = speaker_words("who") | {"،", ","}
