"""The words of a text by which other texts are known to re-use it or to tell the same: passages, stems, fingerprints."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any
from zlib import crc32

from marsad.linking.spelling import spelled
from marsad.linking.stems import stem
from marsad.text.fold import fold_word

Plain = dict[str, Any]
_SENTENCE = re.compile(r"[^.؟!\n]+")
MIN_WORDS = 8  # a shorter passage is a phrase that anyone may write


def passages(text: str) -> Iterator[tuple[tuple[int, int], str]]:
    """The sentences of a text that are long enough to be re-used, each with its offsets and its folded words."""
    said = spelled(text)
    for found in _SENTENCE.finditer(text):
        words = said.words(*found.span())
        if len(words) >= MIN_WORDS:
            yield found.span(), " ".join(words)


def wording_of(every: Sequence[str]) -> tuple[frozenset[str], frozenset[str], tuple[int, ...]]:
    """The longer words of a sentence, their stems, and its fingerprints."""
    words = frozenset([sys.intern(word) for word in every if len(word) > 3])
    return words, frozenset(map(_root, words)) - {""}, _prints(every)


@lru_cache(1 << 15)
def _root(word: str) -> str:
    """The stem of a word that tells something; empty of a number, and where too little is left."""
    root = stem(word)
    return sys.intern(root) if len(root) > 2 and not root[0].isdigit() else ""


def telling_stems(stems: frozenset[str], places: Sequence[Plain]) -> frozenset[str]:
    """The stems without those of place names."""
    return stems.difference(*[_stems_of(place["name"]) for place in places])


@lru_cache(1 << 12)
def _stems_of(name: str) -> frozenset[str]:
    return frozenset(map(stem, fold_word(name).split()))


SHINGLE, PRINTS = 5, 2


def _prints(words: Sequence[str]) -> tuple[int, ...]:
    """The least hashes of the runs of five of a sentence's words: two sentences with most runs in common have one in common too."""
    coded = list(map(str.encode, words))
    runs = zip(*[coded[at:] for at in range(SHINGLE)], strict=False)
    return tuple(sorted(set(map(crc32, map(b" ".join, runs))))[:PRINTS])
