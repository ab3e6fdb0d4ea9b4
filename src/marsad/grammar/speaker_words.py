"""Words that tell a speaker from what is no speaker, as ``packs/common/speaker_words.tsv`` lists them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from marsad.lexicon.word_tables import JOINED, Finder, finder, word_rows
from marsad.text.fold import fold_word


@cache
def speaker_words(ident: str) -> frozenset[str]:
    """The single words of a row, folded."""
    return frozenset(fold_word(word) for row in word_rows("speaker_words") if row["id"] == ident for word in row["words"].split("/") if " " not in word)


@cache
def first_words(ident: str) -> frozenset[str]:
    """The words with which the phrases of a row begin, folded, with and without و and ف: where none of them stands, none of the phrases does."""
    heads = (phrase.split()[0] for row in word_rows("speaker_words") if row["id"] == ident for phrase in row["words"].split("/"))
    return frozenset(lead + fold_word(head) for head in heads for lead in ("", *JOINED))


@cache
def _phrases() -> Finder[str]:
    """The phrases of all rows in one finder: each word of a text is looked at once, whichever rows are asked for."""
    return finder((row["words"], row["id"]) for row in word_rows("speaker_words"))


def stands_at(ident: str, words: Sequence[str], at: int) -> bool:
    """A word or phrase of a row begins at a unit."""
    found = _phrases().at(words, at)
    return bool(found) and ident in [row for _, row in found]
