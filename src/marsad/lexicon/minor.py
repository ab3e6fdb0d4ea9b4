"""Places that few know, looked for by an automaton of their own, so that they never hide a better known term.

Some fifty thousand villages bear names that are words elsewhere. What is found of them is handed on as it is; the grammar
lets it count where the report gives a sign. All is kept as a few long strings, from which a report's few rows are taken:
loading costs as much as reading the file, and a process holds a fourth of what their rows take as strings of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from operator import methodcaller

import daachorse

from marsad.lexicon.gazetteer.names import loose_key
from marsad.lexicon.lines import Lines, packed
from marsad.lexicon.memory import Memory
from marsad.lexicon.terms import Entry, Term

Kept = tuple[str, str, bytes, bytes, bytes, str]  # words, columns, rows, patterns, automaton, loose keys
_EMPTY = "\u0002"
_CELL, _ROW = "\t", "\n"
_SPELLING = re.compile(f"(.*){_CELL}(.*)")
_PARTS = methodcaller("groups")
_MOST = 8_000  # rows that are held as they were asked for, some 1.2 kB each; a long archive goes on naming new ones
_LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءؤئ"


def is_minor(entry: Entry) -> bool:
    """The entry is of a place that few know."""
    return entry.term.kind == "place" and entry.term.row.get("minor") == "1"


class Minor:
    """The minor places of some packs, and all places by the loose spelling of their names."""

    def __init__(self, kept: Kept, first: int) -> None:
        words, columns, rows, patterns, automaton, keys = kept
        self._kept = words, columns, keys
        self.vocabulary = {word: number for number, word in enumerate(words.split(_ROW), first)} if words else {}
        self._columns = columns.split(_CELL)
        self._rows = Lines(rows)
        self._patterns = Lines(patterns)
        self._automaton = daachorse.CharwiseDoubleArrayAhoCorasick.deserialize(automaton)
        self._keys = keys
        self._made: dict[int, dict[str, str]] = {}
        self._spelled: dict[str, str] = {}  # made when it is first asked for
        self._near = Memory(self._numbers_near)  # the places one letter away from names already asked for
        self._met: dict[int, tuple[Term, ...]] = {}  # the terms of each name that a text has given

    @property
    def kept(self) -> Kept:
        """What this was made of."""
        words, columns, keys = self._kept
        return words, columns, self._rows.packed, self._patterns.packed, self._automaton.serialize(), keys

    def find(self, chars: str) -> list[tuple[int, int, tuple[Term, ...]]]:
        """Where names of minor places stand in a text whose units are given as characters."""
        if len(self._made) > _MOST:
            self._made.clear()
            self._met.clear()
        return [(first, last, self._terms(number)) for first, last, number in self._automaton.find(chars)]

    def _terms(self, number: int) -> tuple[Term, ...]:
        if number not in self._met:
            parts = self._patterns[number].split(" ")
            self._met[number] = tuple([self._term(int(part[1:]), "common" if part[0] == "?" else "name") for part in parts])
        return self._met[number]

    def _term(self, number: int, form: str) -> Term:
        if number not in self._made:
            self._made[number] = dict(zip(self._columns, self._rows[number].split(_CELL), strict=True))
        row = self._made[number]
        return Term("place", row["id"], form, row)

    def _by_key(self) -> dict[str, str]:
        if not self._spelled and self._keys:
            self._spelled = dict(map(_PARTS, _SPELLING.finditer(self._keys)))  # one after another: a list of all of them would stand between what stays
        return self._spelled

    def spelled_like(self, name: str) -> list[Term]:
        """Places whose name is spelled so but for article, hamza, doubled letters, spaces."""
        return [self._term(int(number), "name") for number in self._by_key().get(loose_key(name), "").split(" ") if number]

    def one_letter_off(self, name: str) -> list[Term]:
        """Places whose name differs by one letter: one too many, one missing, or a wrong one."""
        return [self._term(number, "name") for number in self._near[loose_key(name)]]

    def _numbers_near(self, key: str) -> list[int]:
        known = self._by_key()
        return sorted({int(number) for near in _edits(key) if near in known for number in known[near].split(" ")})

    def begins_like(self, name: str, most: int) -> list[Mapping[str, str]]:
        """Places whose name begins so, in any spelling: for somebody who is still typing."""
        key, found = loose_key(name), list[Mapping[str, str]]()
        for spelled, numbers in self._by_key().items():
            if spelled.startswith(key):
                found += [self._term(int(number), "name").row for number in numbers.split(" ")]
            if len(found) >= most:
                break
        return found

    def rows(self) -> Iterator[dict[str, str]]:
        """Every place of the packs."""
        return (dict(zip(self._columns, row.split(_CELL), strict=True)) for row in self._rows.all() if row)


def _edits(key: str) -> set[str]:
    """Spellings one letter away; the first letter stands, as writers seldom miss it."""
    parts = [(key[:at], key[at:]) for at in range(1, len(key) + 1)]
    cut = {left + right[1:] for left, right in parts if right}
    changed = {left + letter + right[1:] for left, right in parts if right for letter in _LETTERS}
    longer = {left + letter + right for left, right in parts for letter in _LETTERS}
    turned = {left + right[1] + right[0] + right[2:] for left, right in parts if len(right) > 1}
    return (cut | changed | longer | turned) - {key}


class MinorBuilder:
    """Minor places on their way into an automaton of their own, over the vocabulary of the main one."""

    def __init__(self, vocabulary: Mapping[str, int], split: Mapping[str, str | None]) -> None:
        self._known, self._split = vocabulary, split
        self._words: dict[str, int] = {}
        self._columns: tuple[str, ...] = ()
        self._rows: dict[str, int] = {}
        self._patterns: dict[str, dict[str, None]] = {}
        self._keys: dict[str, dict[str, None]] = {}

    def kept(self, entries: Iterable[Entry], places: Iterable[Entry], char: Mapping[int, str]) -> Kept:
        """Plain values of ``entries``, the minor ones; ``places`` are all, by whose names places are looked up."""
        for entry in entries:
            self._add(entry, char)
        for entry in places:
            self._keys.setdefault(loose_key(entry.spelling), {})[str(self._row(entry.term.row))] = None
        patterns = list(self._patterns) or [_EMPTY]
        automaton = daachorse.CharwiseDoubleArrayAhoCorasick(patterns, daachorse.MATCH_KIND_LEFTMOST_LONGEST)
        found = packed(" ".join(parts) for parts in self._patterns.values())
        keys = _ROW.join(f"{key}{_CELL}{' '.join(rows)}" for key, rows in self._keys.items())
        return _ROW.join(self._words), _CELL.join(self._columns), packed(self._rows), found, automaton.serialize(), keys

    def _add(self, entry: Entry, char: Mapping[int, str]) -> None:
        words = entry.spelling.split()
        numbers = [self._inner(word) if at else self._number(word) for at, word in enumerate(words)]
        if not words or None in numbers:
            return
        pattern = "".join(char[number] for number in numbers if number is not None)
        part = ("?" if entry.term.form == "common" else "=") + str(self._row(entry.term.row))
        self._patterns.setdefault(pattern, {})[part] = None

    def _number(self, word: str) -> int | None:
        """The number of a word; None for one that the text would give as another word behind و, ب or ل."""
        if word in self._known:
            return self._known[word]
        if self._split[word] is not None:
            return None
        return self._words.setdefault(word, len(self._known) + len(self._words) + 1)

    def _inner(self, word: str) -> int | None:
        """The number of a later word; one that the text would cut (دير سنبل, كبير) has that of what is left of it."""
        core = None if word in self._known else self._split[word]
        return self._known[core] if core is not None else self._number(word)

    def _row(self, row: Mapping[str, str]) -> int:
        self._columns = self._columns or tuple(row)
        return self._rows.setdefault(_CELL.join(row.get(column, "") for column in self._columns), len(self._rows))
