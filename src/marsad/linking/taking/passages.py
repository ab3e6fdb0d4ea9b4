"""The words of a text by which other texts are known to re-use it or to tell the same: passages, stems, fingerprints."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any
from zlib import crc32

from marsad.lexicon.memory import Memory
from marsad.linking.spelling import spelled
from marsad.linking.stems import stem
from marsad.linking.taking.stretches import stops
from marsad.text.fold import fold_word

Plain = dict[str, Any]
MIN_WORDS = 8  # a shorter passage is a phrase that anyone may write
_LEAST = 2 * MIN_WORDS  # characters of so many words, with what parts them and a stop


def passages(text: str) -> Iterator[tuple[tuple[int, int], str]]:
    """The sentences of a text that are long enough to be re-used, each with its offsets and its folded words."""
    said = spelled(text)
    ends = stops(text)
    for low, stop in zip((0, *ends), (*ends, len(text) + 1), strict=True):
        if stop - low >= _LEAST and len(words := said.words(low, stop - 1)) >= MIN_WORDS:
            yield (low, stop - 1), " ".join(words)


def wording_of(every: Sequence[str]) -> tuple[frozenset[str], frozenset[str], tuple[int, ...]]:
    """The longer words of a sentence, their stems, and its fingerprints."""
    told = list(map(_rooted, [word for word in every if len(word) > 3]))
    return frozenset([word for word, _ in told]), frozenset([root for _, root in told if root]), _prints(every)


def _root(word: str) -> tuple[str, str]:
    """A word, held once, and its stem where that tells something; an empty one of a number, and where too little is left."""
    root = stem(word)
    return sys.intern(word), sys.intern(root) if len(root) > 2 and not root[0].isdigit() else ""


_rooted = Memory(_root).__getitem__


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
