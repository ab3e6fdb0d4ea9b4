"""What one voice passes on of another as the whole of what it says: قالت الوزارة إن الشهود أكدوا أن …"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words
from marsad.grammar.statement import SPEECH, Statement
from marsad.syntax.tokens import tokens_of
from marsad.text.fold import fold_word

_PLAINLY = frozenset({"assert", "concede"})


def as_one_chain(sheet: Sheet, found: Sequence[Statement]) -> list[Statement]:
    """The statements, where of two of which one is all that the other tells only one is left: that of its first voice, through whoever passes it on.

    A clause (أكدوا أن …) is what is said; a noun (أكدت لها هذه المعلومات) is nothing without its verb, and the words around it are what is said.
    """
    passed_on = [(outer, inner) for outer, inner in pairwise(found) if _passes_on(outer, inner) and _at_once(sheet, inner)]
    for outer, inner in passed_on:
        if inner.opens not in SPEECH:
            inner.cue, inner.content, inner.quoted = outer.cue, outer.content, outer.quoted
    gone = {id(outer) for outer, _ in passed_on}
    return [statement for statement in found if id(statement) not in gone]


def _passes_on(outer: Statement, inner: Statement) -> bool:
    """The first voice of the one begins what the other tells, both end at one, and who tells it is a relay of the first."""
    if not {outer.act, inner.act} <= _PLAINLY or outer.content[1] != inner.content[1] or not inner.speakers:
        return False
    begins = outer.content[0] <= inner.speakers[0].first <= outer.content[0] + _MARK_AND_POINTER
    return begins and all(speaker in inner.relays for speaker in outer.speakers)


_MARK_AND_POINTER = 2  # units before the first voice: «هؤلاء


def _at_once(sheet: Sheet, inner: Statement) -> bool:
    """أكدوا, اعترفوا: a plain verb of saying, and the first verb behind the head of what is told; not التقى الوفد، وقال إن."""
    verb = next((unit for unit in range(inner.speakers[0].first + 1, inner.cue[1]) if tokens_of(sheet).is_verb(unit)), inner.cue[0])
    return not sheet.pre[verb] and fold_word(sheet.term_at(verb, "saying").key) in speaker_words("passed_on")
