"""What is asked of each word by itself, whatever stands around it: asked once when the word is first met, and laid beside it wherever it stands.

A rule that wants something of every unit of a text (its classes) asks for a column; one that looks for the few words of a kind
among many asks for a sign. Both are asked for when a module is loaded; what was met before is then asked anew.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

Ask = Callable[[str, str, str], Any]  # of a word as it stands, its form without clitics, and what was cut off before it
Answers = tuple[Any, ...]  # the signs of a word, one bit each, and what stands in each column
SIGNS = 0  # the column of the signs
_COLUMNS: list[Ask] = []
_SIGNS: list[Ask] = []
_CHANGED = [0]  # how often what is asked has changed


def column(ask: Ask) -> int:
    """Ask something of every word: the number of its column."""
    _COLUMNS.append(ask)
    change()
    return len(_COLUMNS)


def sign(ask: Ask) -> int:
    """Ask whether a word is of a kind that few are of: the bit that says so."""
    _SIGNS.append(ask)
    change()
    return 1 << (len(_SIGNS) - 1)


def change() -> None:
    """What is asked, or what a table answers, is not what it was."""
    _CHANGED[0] += 1


def state() -> int:
    """Answers of one state are answers to the same questions, out of the same tables."""
    return _CHANGED[0]


def columns() -> int:
    """How many columns there are, that of the signs among them."""
    return 1 + len(_COLUMNS)


def answers(word: str, form: str, pre: str) -> Answers:
    """All that is asked of a word."""
    signs = 0
    for number, ask in enumerate(_SIGNS):
        if ask(word, form, pre):
            signs |= 1 << number
    return (signs, *[ask(word, form, pre) for ask in _COLUMNS])


@lru_cache(maxsize=1 << 12)
def _again(word: str, form: str, pre: str, state: int) -> Answers:
    return answers(word, form, pre)


def answers_again(word: str, form: str, pre: str) -> Answers:
    """All that is asked of a word whose form is not what the lexicon made of it: few are such words, and the same ones again and again."""
    return _again(word, form, pre, state())
