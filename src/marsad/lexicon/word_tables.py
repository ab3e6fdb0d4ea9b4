"""Tables of the common pack whose words are looked up one by one, beside the lexicon: modality, causes, roles of parties.

A word that enters the lexicon is not cut into clitics any more and hides shorter terms; the words of these tables do
neither. A cell lists words parted by ``/``; several words in one are a phrase, ``…*`` stands for all words that begin so.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any, Generic, NamedTuple, TypeVar

from marsad.errors import PackError, PackFault
from marsad.lexicon import packs
from marsad.lexicon.rows import Row, read_table
from marsad.text.fold import fold_word

Key = TypeVar("Key")
WORD_TABLES = frozenset(
    {"modality", "function_words", "verbs", "harm_words", "given_names", "party_roles", "party_states", "party_followers", "event_kinds", "event_mentions", "figurative", "causes", "speaker_words"}
)
_JOINED = ("و", "ف")
_LOOSE = (*_JOINED, "ب", "ل")


@lru_cache(maxsize=16)
def word_rows(table: str) -> tuple[Row, ...]:
    """The rows of a table of the common pack. Raises PackError."""
    faults: list[PackFault] = []
    rows = tuple(read_table(packs.BUNDLED / packs.COMMON / f"{table}.tsv", faults))
    if faults:
        raise PackError(faults)
    return rows


def words_of(cell: str) -> list[tuple[str, ...]]:
    """The words of a cell, folded: one tuple a phrase, a star kept at its end."""
    phrases = [phrase.split() for phrase in cell.split("/") if phrase.strip()]
    return [tuple(fold_word(word.rstrip("*")) + ("*" if word.endswith("*") else "") for word in phrase) for phrase in phrases]


Phrases = list[tuple[tuple[str, ...], Key]]


class _Heads(NamedTuple, Generic[Key]):
    """What may begin at a word, the longest first: phrases of this word alone, others by their second word, those whose second word is open."""

    alone: list[Key]
    behind: dict[str, Phrases[Key]]
    open: Phrases[Key]

    def longer(self, words: Sequence[str], at: int) -> Phrases[Key]:
        """The phrases of several words that stand at a word."""
        following = words[at + 1] if at + 1 < len(words) else ""
        near = [*self.behind.get(following, ()), *self.open]
        found = [one for one in near if _goes_on(words, at, one[0])]
        return sorted(found, key=lambda one: -len(one[0])) if len(found) > 1 else found


class _Memo(dict[str, _Heads[Key] | None], Generic[Key]):
    """What may begin at words already met; it forgets all when it grows too large."""

    def __init__(self, find: Callable[[str], Phrases[Key]]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, word: str) -> _Heads[Key] | None:
        if len(self) > 50_000:
            self.clear()
        found = self[word] = _by_second(self._find(word))
        return found


def _by_second(phrases: Phrases[Key]) -> _Heads[Key] | None:
    heads: _Heads[Key] = _Heads([key for phrase, key in phrases if len(phrase) == 1], {}, [])
    for one in phrases:
        if len(one[0]) > 1:
            home = heads.open if one[0][1].endswith("*") else heads.behind.setdefault(one[0][1], [])
            home.append(one)
    return heads if phrases else None


class Finder(Generic[Key]):
    """Finds the phrases of a table among the words of a text; each phrase leads to the keys given with it."""

    def __init__(self, *, loose: bool = False) -> None:
        """``loose``: ب and ل may stand before a phrase too."""
        self.loose = loose
        self._whole: dict[str, Phrases[Key]] = {}
        self._begun: dict[str, Phrases[Key]] = {}
        self._openings: set[str] = set()  # the first two letters of the words with a star
        self._memo: _Memo[Key] = _Memo(self._heads)
        self.number = len(_ALL)
        _ALL.append(self)
        _HEADED.clear()

    def add(self, cell: str, key: Key) -> None:
        """Take the phrases of a cell in."""
        for phrase in words_of(cell):
            head = phrase[0]
            home = self._begun if head.endswith("*") else self._whole
            home.setdefault(head.rstrip("*"), []).append((phrase, key))
            if home is self._begun:
                self._openings.add(head[:2])

    def at(self, words: Sequence[str], at: int) -> list[tuple[int, Key]]:
        """The phrases that begin at a word: where each ends, and its key; the longest first."""
        heads = self._memo[words[at]]
        if heads is None:
            return []
        longer = heads.longer(words, at) if heads.behind or heads.open else []
        return [(at + len(phrase), key) for phrase, key in longer] + [(at + 1, key) for key in heads.alone]

    def begins(self, word: str) -> bool:
        """Whether a phrase may begin at a word."""
        return self._memo[word] is not None

    def _heads(self, word: str) -> list[tuple[tuple[str, ...], Key]]:
        joined = len(word) > 2 and word[0] in (_LOOSE if self.loose else _JOINED)
        bare = (word, word[1:]) if joined else (word,)
        found = [entry for one in bare for entry in self._whole.get(one, ())]
        for one in bare:
            if one[:2] in self._openings:
                found += [entry for length in range(2, len(one) + 1) for entry in self._begun.get(one[:length], ())]
        return found


_ALL: list[Finder[Any]] = []  # each is made once, from a table of the common pack


class _Headed(dict[str, tuple[int, ...]]):
    """The numbers of the finders whose phrases may begin at a word; it forgets all when it grows too large."""

    def __missing__(self, word: str) -> tuple[int, ...]:
        if len(self) > 100_000:
            self.clear()
        found = self[word] = tuple([one.number for one in _ALL if one.begins(word)])
        return found


_HEADED = _Headed()


class Hits(NamedTuple, Generic[Key]):
    """The phrases of one table in a text: the units at which they begin, and by them where each ends and its key."""

    units: list[int]
    found: Mapping[int, list[tuple[int, Key]]]

    def at(self, unit: int) -> Sequence[tuple[int, Key]]:
        """The phrases that begin at a unit, the longest first."""
        return self.found.get(unit, ())

    def between(self, first: int, last: int) -> list[int]:
        """The units of a stretch at which phrases begin."""
        return self.units[bisect_left(self.units, first) : bisect_left(self.units, last)]


class WordIndex:
    """The phrases of all tables in one text: each word is looked at once, whichever tables ask."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words
        self._heads: dict[int, list[int]] = {}
        self._known = len(_ALL)
        self._hits: dict[int, Hits[Any]] = {}
        numbers = list(map(_HEADED.__getitem__, words))
        for at in [at for at, found in enumerate(numbers) if found]:
            for number in numbers[at]:
                self._heads.setdefault(number, []).append(at)

    def hits(self, table: Finder[Key]) -> Hits[Key]:
        """The phrases of one table."""
        if table.number not in self._hits:
            heads = self._heads.get(table.number, ()) if table.number < self._known else range(len(self._words))
            found = {at: rows for at in heads if (rows := table.at(self._words, at))}
            self._hits[table.number] = Hits(list(found), found)
        return self._hits[table.number]


def _goes_on(words: Sequence[str], at: int, phrase: tuple[str, ...]) -> bool:
    if at + len(phrase) > len(words):
        return False
    for away in range(1, len(phrase)):
        word, wanted = words[at + away], phrase[away]
        if word != wanted and not (wanted.endswith("*") and word.startswith(wanted[:-1])):
            return False
    return True


def finder(entries: Iterable[tuple[str, Key]], *, loose: bool = False) -> Finder[Key]:
    """A finder over cells and what each leads to."""
    made: Finder[Key] = Finder(loose=loose)
    for cell, key in entries:
        made.add(cell, key)
    return made
