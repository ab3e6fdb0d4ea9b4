"""Tables of the common pack whose words are looked up one by one, beside the lexicon: modality, causes, roles of parties.

A word that enters the lexicon is not cut into clitics any more and hides shorter terms; the words of these tables do
neither. A cell lists words parted by ``/``; several words in one are a phrase, ``…*`` stands for all words that begin so.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import compress, count
from typing import Any, Generic, NamedTuple, TypeVar

from marsad.errors import PackError, PackFault
from marsad.lexicon import packs
from marsad.lexicon.asked import change, column
from marsad.lexicon.memory import Memory
from marsad.lexicon.rows import Row, read_table
from marsad.text.fold import fold_word

Key = TypeVar("Key")
WORD_TABLES = frozenset(
    {"modality", "function_words", "verbs", "harm_words", "given_names", "party_roles", "party_states", "party_followers", "party_taken_up", "event_kinds", "event_mentions", "figurative", "deeds_told", "causes", "speaker_words", "rule_words", "name_words", "place_stands", "force_names", "spellings"}
)
JOINED = ("و", "ف")
_LONGEST = 24  # letters that the beginning of a word in a table has at most
_LOOSE = (*JOINED, "ب", "ل")


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
    """What may begin at a word, the longest first: phrases of this word alone, others by their second word, those whose second word is open.

    ``only`` is the key where nothing but the word alone can stand there, with one key, as with most words.
    """

    alone: list[Key]
    behind: dict[str, Phrases[Key]]
    open: Phrases[Key]
    only: Key | None

    def at(self, words: Sequence[str], at: int) -> list[tuple[int, Key]]:
        """The phrases that stand at a word: where each ends, and its key."""
        alone, behind, open_, _ = self
        end = at + 1
        here = [(end, key) for key in alone] if alone else []
        near = behind[words[end]] if end < len(words) and words[end] in behind else ()
        if near or open_:
            found = [one for one in (*near, *open_) if _goes_on(words, at, one[0])]
            longer = sorted(found, key=lambda one: -len(one[0])) if len(found) > 1 else found
            return [(at + len(phrase), key) for phrase, key in longer] + here
        return here


def _by_second(phrases: Phrases[Key]) -> _Heads[Key] | None:
    if not phrases:
        return None
    alone = [key for phrase, key in phrases if len(phrase) == 1]
    behind: dict[str, Phrases[Key]] = {}
    open_: Phrases[Key] = []
    for one in phrases:
        if len(one[0]) > 1:
            home = open_ if one[0][1].endswith("*") else behind.setdefault(one[0][1], [])
            home.append(one)
    return _Heads(alone, behind, open_, alone[0] if len(alone) == len(phrases) == 1 else None)


class Finder(Generic[Key]):
    """Finds the phrases of a table among the words of a text; each phrase leads to the keys given with it."""

    def __init__(self, *, loose: bool = False) -> None:
        """``loose``: ب and ل may stand before a phrase too."""
        self.loose = loose
        self._whole: dict[str, Phrases[Key]] = {}
        self._begun: dict[str, Phrases[Key]] = {}
        self._openings: set[str] = set()  # the first two letters of the words with a star
        self.number = len(_ALL)
        _ALL.append(self)

    def add(self, cell: str, key: Key) -> None:
        """Take the phrases of a cell in."""
        for phrase in words_of(cell):
            head = phrase[0]
            home, askers = (self._begun, _BEGUN) if head.endswith("*") else (self._whole, _WHOLE)
            head = head.rstrip("*")
            home.setdefault(head, []).append((phrase, key))
            askers.setdefault(head, {})[self.number] = None
            if home is self._begun:
                self._openings.add(head[:2])
                alike = _OPENINGS.get(head[:2], ())
                _OPENINGS[head[:2]] = alike if head in alike else (*alike, head)
        _HEADED.forget()
        change()

    def at(self, words: Sequence[str], at: int) -> list[tuple[int, Key]]:
        """The phrases that begin at a word: where each ends, and its key; the longest first."""
        heads = _heads_at(words[at]).get(self.number)
        return heads.at(words, at) if heads else []

    def heads(self, word: str) -> _Heads[Key] | None:
        """What may begin at a word."""
        joined = len(word) > 2 and word[0] in (_LOOSE if self.loose else JOINED)
        bare = (word, word[1:]) if joined else (word,)
        found = [entry for one in bare for entry in self._whole.get(one, ())]
        for one in bare:
            if one[:2] in self._openings:
                found += [entry for length in range(2, min(len(one), _LONGEST) + 1) for entry in self._begun.get(one[:length], ())]
        return _by_second(found)


_ALL: list[Finder[Any]] = []  # each is made once, from a table of the common pack
_WHOLE: dict[str, dict[int, None]] = {}  # the numbers of the finders that know a word as the head of a phrase
_BEGUN: dict[str, dict[int, None]] = {}  # of those that know the beginning of a word as such
_OPENINGS: dict[str, tuple[str, ...]] = {}  # these beginnings by their first two letters


_NO_HEADS: dict[int, _Heads[Any]] = {}  # one for all words of no table


def _heads_of(word: str) -> dict[int, _Heads[Any]]:
    """What may begin at a word, by the number of the finder."""
    askers = _askers(word)
    return {number: heads for number in sorted(askers) if (heads := _ALL[number].heads(word))} if askers else _NO_HEADS


_HEADED = Memory(_heads_of)
HEADS = column(lambda word, form, pre: _heads_of(word))
_heads_at = _HEADED.__getitem__  # a class of dictionary of one's own is asked by its method: by brackets it takes twice as long


def _askers(word: str) -> set[int]:
    """The numbers of the finders that may know a word, with a letter before it or without."""
    found = set[int]()
    for one in (word, word[1:]) if len(word) > 2 and word[0] in _LOOSE else (word,):
        found.update(_WHOLE.get(one, ()))
        if one.startswith(beginnings := _OPENINGS.get(one[:2], ())):
            found.update(*[_BEGUN[beginning] for beginning in beginnings if one.startswith(beginning)])
    return found


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

    def __init__(self, words: Sequence[str], met: list[dict[int, _Heads[Any]]] | None = None) -> None:
        """``met`` is what may begin at each word, where that is known."""
        self._words = words
        self._hits: dict[int, Hits[Any]] = {}
        self._look_up(list(map(_heads_at, words)) if met is None else met)

    def _look_up(self, met: list[dict[int, _Heads[Any]]]) -> None:
        self._known = len(_ALL)
        self._met = met
        self._heads = list(compress(count(), self._met))

    def hits(self, table: Finder[Key]) -> Hits[Key]:
        """The phrases of one table."""
        known = self._hits.get(table.number)
        if known is None:
            known = self._hits[table.number] = self._found(table)
        return known

    def _found(self, table: Finder[Key]) -> Hits[Key]:
        words, number = self._words, table.number
        if number >= self._known:  # made since this text was indexed
            self._look_up(list(map(_heads_at, words)))
        met, last = self._met, len(words) - 1
        found: dict[int, list[tuple[int, Key]]] = {}
        for at in [at for at in self._heads if number in met[at]]:
            heads = met[at][number]
            if heads.only is not None:
                found[at] = [(at + 1, heads.only)]
            elif heads.open or (at < last and words[at + 1] in heads.behind):
                if rows := heads.at(words, at):
                    found[at] = rows
            elif heads.alone:
                found[at] = [(at + 1, key) for key in heads.alone]
        return Hits(list(found), found)


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
