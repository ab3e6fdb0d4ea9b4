"""Verbs of saying that are spelled as other words: وبين المراسل أن … (between), ورد الوزير على … بأن (was told).

The preposition never stands before أن, nor before one noun that أن follows; only there it is read as the verb. Who stands before على answers.
"""

from __future__ import annotations

from collections.abc import Iterator

from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import Term
from marsad.text.rule_words import AND, BETWEEN, rule_word, rule_words
from marsad.text.units import standing

_REACH = 8  # units between the verb and its أن
_FAR = 15  # and where he is said to have spoken to somebody
_IN_SPEECH = rule_words("bayyana.in_speech")
_ANSWERED, _REPLIED = rule_words("bayyana.answered"), rule_word("bayyana.replied")
_WORD = frozenset({BETWEEN}) | _ANSWERED
_SHOWED = Term("saying", BETWEEN, "past", {"past": BETWEEN, "act": "assert", "governs": "a"})
_ANSWERS = Term("saying", _REPLIED, "past", {"past": _REPLIED, "act": "assert", "governs": "a c"})


def shown(sheet: Sheet) -> Iterator[int]:
    """The units at which بين or ورد is such a verb."""
    return (at for at in standing(sheet.stands, _WORD) if is_shown(sheet, at))


def verb_shown(sheet: Sheet, at: int) -> Term:
    """The verb that such a word is."""
    return _ANSWERS if sheet.forms[at] in _ANSWERED else _SHOWED


def is_shown(sheet: Sheet, at: int) -> bool:
    """وبين أن, وبين المراسل أن: أن right behind, or behind one speaker that no و joins to another; ورد الوزير على."""
    if sheet.forms[at] in _ANSWERED:
        return _may_speak(sheet, at + 1)
    if sheet.forms[at] not in _WORD or not (sheet.pre[at] == AND or at == sheet.prose.start(at)):
        return False
    if sheet.phrase(at + 1, "complement"):
        return True
    if not _may_speak(sheet, at + 1):
        return False
    spoke = not _IN_SPEECH.isdisjoint(sheet.forms[at + 2 : at + _FAR])  # وبين مدير الصحة في تصريح لوكالة X أن
    end = min(at + (_FAR if spoke else _REACH), sheet.prose.end(at))
    opens = next((unit for unit in range(at + 2, end) if sheet.phrase(unit, "complement")), None)
    return opens is not None and not any(sheet.pre[unit] == AND or sheet.forms[unit] == "،" for unit in range(at + 1, opens))


def _may_speak(sheet: Sheet, at: int) -> bool:
    """A noun for a speaker, or a party."""
    return bool(sheet.term(at, "source") or sheet.term(at, "actor"))
