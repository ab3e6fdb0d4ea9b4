"""An attack whose claim is told by the way: هجوم تبناه تنظيم X, هجمات تبنى بعضها تنظيم X, التفجير الذي تبنته الحركة."""

from __future__ import annotations

from marsad.attribution.joined_speakers import speakers_in
from marsad.attribution.speaker_phrase.reach import end_of_phrase
from marsad.attribution.telling import Telling
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words
from marsad.grammar.statement import Statement
from marsad.lexicon.terms import VERB_FORMS
from marsad.text.rule_words import ON, rule_words

_ITS = rule_words("third_person")
_NEAR = 6  # units between an attack and the verb that tells whose it is


def claimed_by_the_way(telling: Telling) -> Statement | None:
    """Who claims the attack that stands before the verb: he claims what another tells."""
    sheet, at = telling.sheet, telling.at
    if telling.saying.row["act"] != "claim_responsibility":
        return None
    some = sheet.forms[at + 1] in speaker_words("some_of_them")
    attack = _attack_before(sheet, at) if some or sheet.suf[at] in _ITS else -1
    if attack < 0:
        return None
    first = at + 1 + some
    last = end_of_phrase(sheet, first, sheet.prose.end(at))
    speakers = [telling.cast.meet(speaker) for speaker in speakers_in(sheet, first, last)]
    end = at - (sheet.forms[at - 1] in speaker_words("who"))
    return Statement((at, last), (attack, end), "claim_responsibility", speakers, after=True, opens="comment", way="behind") if speakers else None


def _attack_before(sheet: Sheet, at: int) -> int:
    """The noun of an attack before the verb, in its sentence, and no other noun by a preposition between (الهجوم على الفساد الذي تبناه المجلس); -1 where there is none."""
    start = sheet.prose.start(at)
    attack = next((unit for unit in range(at - 1, max(start, at - _NEAR) - 1, -1) if any(term.kind == "event" and term.form not in VERB_FORMS for term in sheet.terms[unit])), -1)
    return -1 if ON in sheet.forms[attack + 1 : at] else attack
