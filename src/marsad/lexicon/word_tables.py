"""Tables of the common pack whose words are looked up one by one, beside the lexicon: modality, causes, roles of parties.

A word that enters the lexicon is not cut into clitics any more and hides shorter terms; the words of these tables do
neither. A cell lists words parted by ``/``; several words in one are a phrase, ``…*`` stands for all words that begin so.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Generic, TypeVar

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


class _Memo(dict[str, list[tuple[tuple[str, ...], Key]]], Generic[Key]):
    """What may begin at words already met; it forgets all when it grows too large."""

    def __init__(self, find: Callable[[str], list[tuple[tuple[str, ...], Key]]]) -> None:
        super().__init__()
        self._find = find

    def __missing__(self, word: str) -> list[tuple[tuple[str, ...], Key]]:
        if len(self) > 50_000:
            self.clear()
        found = self[word] = self._find(word)
        return found


@dataclass(slots=True)
class Finder(Generic[Key]):
    """Finds the phrases of a table among the words of a text; each phrase leads to the keys given with it."""

    loose: bool = False  # whether ب and ل may stand before a phrase too
    _whole: dict[str, list[tuple[tuple[str, ...], Key]]] = field(default_factory=dict)
    _begun: dict[str, list[tuple[tuple[str, ...], Key]]] = field(default_factory=dict)
    _openings: set[str] = field(default_factory=set)  # the first two letters of the words with a star
    _memo: _Memo[Key] = field(init=False)

    def __post_init__(self) -> None:
        self._memo = _Memo(self._heads)

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
        if not heads:
            return []
        found = [(at + len(phrase), key) for phrase, key in heads if len(phrase) == 1 or _goes_on(words, at, phrase)]
        return sorted(found, key=lambda one: -one[0]) if len(found) > 1 else found

    def heads(self, words: Sequence[str], first: int, last: int) -> list[int]:
        """The units of a stretch whose word may begin a phrase: ``at`` finds nothing at the others."""
        memo = self._memo
        return [at for at, word in enumerate(words[first:last], first) if memo[word]]

    def _heads(self, word: str) -> list[tuple[tuple[str, ...], Key]]:
        joined = len(word) > 2 and word[0] in (_LOOSE if self.loose else _JOINED)
        bare = (word, word[1:]) if joined else (word,)
        found = [entry for one in bare for entry in self._whole.get(one, ())]
        for one in bare:
            if one[:2] in self._openings:
                found += [entry for length in range(2, len(one) + 1) for entry in self._begun.get(one[:length], ())]
        return found


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
    made: Finder[Key] = Finder(loose)
    for cell, key in entries:
        made.add(cell, key)
    return made
