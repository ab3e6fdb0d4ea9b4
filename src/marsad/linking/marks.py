"""Words that say how a figure or a happening stands to another: a rise, an earlier toll, a second strike, a period."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from marsad.linking.tables import rows
from marsad.text.fold import fold_word

APART = frozenset(["again", "described", "vague_place", "beside", "among", "weekday", "itself", "fought_with", "turn", "places", "first_of_two", "second_of_two"])  # marks of a name, or of the words before a trigger or a number, not of a clause
_BEGIN = r"(?<!\w)"
_JOINED = "[وفبلك]?"
_WORD = re.compile(r"\w+")
_NONE: frozenset[str] = frozenset()


def marks(folded: str) -> frozenset[str]:
    """The marks that stand in a folded text, as whole words, a joined ``و``, ``ف``, ``ب``, ``ل`` or ``ك`` allowed."""
    begin = _beginnings()
    if begin.isdisjoint(_WORD.findall(folded)):
        return _NONE  # of most clauses: no word in it begins one
    found, end = set[str](), 0
    for word in _WORD.finditer(folded):
        if word[0] in begin and (at := word.start()) >= end and (mark := _pattern().match(folded, at)):
            found.add(mark.lastgroup or "")
            end = mark.end()
    return frozenset(found)


def has(mark: str, folded: str) -> bool:
    """Whether one of the words of a mark stands in a folded text; overlapping marks do not hide one another here."""
    return not _beginnings(mark).isdisjoint(_WORD.findall(folded)) and _one(mark).search(folded) is not None


def ends(mark: str, folded: str) -> list[int]:
    """The places in a folded text at which words of a mark end."""
    return [] if _beginnings(mark).isdisjoint(_WORD.findall(folded)) else [found.end() for found in _one(mark).finditer(folded)]


@lru_cache(1 << 13)
def whole(mark: str, folded: str) -> bool:
    """Whether a folded name is nothing but one of the words of a mark."""
    return _one(mark).fullmatch(folded) is not None


@lru_cache(1 << 13)
def leads(mark: str, folded: str) -> bool:
    """Whether a folded name begins with one of the words of a mark."""
    return _one(mark).match(folded) is not None


@cache
def _pattern() -> re.Pattern[str]:
    each = (f"(?P<{row['mark']}>{_words(row['words'])})" for row in rows("marks") if row["mark"] not in APART)
    return re.compile(rf"{_BEGIN}(?:{'|'.join(each)})")  # the beginning once, for all: inside a word nothing is tried


@cache
def _beginnings(mark: str | None = None) -> frozenset[str]:
    """The first words of a mark, or of all marks of a clause, with the letters that may be joined to them: no more than a look tells that none is there."""
    firsts = {found[0] for row in rows("marks") if (row["mark"] not in APART if mark is None else row["mark"] == mark) for word in row["words"].split("/") if (found := _WORD.match(fold_word(word)))}
    return frozenset(letter + first for first in firsts for letter in ("", *"وفبلك"))


@cache
def _one(mark: str) -> re.Pattern[str]:
    return re.compile(_BEGIN + next(_words(row["words"]) for row in rows("marks") if row["mark"] == mark))


def _words(written: str) -> str:
    words = sorted((fold_word(word) for word in written.split("/")), key=len, reverse=True)
    return rf"{_JOINED}(?:{'|'.join(map(re.escape, words))})(?!\w)"


@cache
def part_of_day(words: str) -> tuple[int, int] | None:
    """The hours that a part of the day may mean, counted on after 24 where a night runs into the next day."""
    folded = fold_word(words)
    for row in rows("parts"):
        if re.search(rf"(?<!\w)\w?(?:ال)?{fold_word(row['word'])}", folded):
            return int(row["from"]), int(row["to"])
    return None
