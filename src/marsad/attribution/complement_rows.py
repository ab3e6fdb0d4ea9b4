"""Rows of ``packs/common/frames/complements.tsv``: each way in which a verb of saying leads to what is said."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from marsad.attribution.conditions import FRAMES, When, conditions
from marsad.model.values import fixed
from marsad.text.fold import fold_word
from marsad.text.tsv import read_rows


@fixed
class ComplementRow:
    """One row: with which verbs (``keys`` of their column ``governs``), at which word, under which conditions.

    ``kind`` is what must begin at the word: a phrase of the lexicon, or a quotation (``quote``); ``proclitic`` a letter before
    it, or ``-`` where it stands bare. ``place`` says where the word may stand: ``first`` right behind the verb, ``later`` behind a speaker. What is said begins
    ``here``, at the word, or ``behind`` it; with ``none`` the word is passed over. A row that is not ``sure`` gives way to an أن that comes later in its clause.
    """

    id: str
    keys: frozenset[str]
    words: frozenset[str]
    kind: str
    proclitic: str
    place: str
    when: When
    begins: str
    sure: bool


@cache
def complement_rows() -> tuple[ComplementRow, ...]:
    """All rows in the order of the table: of two that fire at one word the first is taken."""
    return tuple(_row(row) for row in read_rows(FRAMES / "complements.tsv"))


def _row(row: Mapping[str, str]) -> ComplementRow:
    words = frozenset(fold_word(word) for word in row["words"].split("/") if word)
    return ComplementRow(row["id"], frozenset(row["keys"].split()), words, row["kind"], row["proclitic"], row["place"], conditions(row["when"]), row["begins"], row["sure"] == "yes")


@cache
def asked() -> tuple[frozenset[str], frozenset[str], str]:
    """All words, kinds and proclitics that some row asks for: what a word has beside them makes no difference."""
    rows = complement_rows()
    return frozenset[str]().union(*(row.words for row in rows)), frozenset(row.kind for row in rows), "".join(sorted({*"".join(row.proclitic for row in rows)}))


@lru_cache(maxsize=4096)
def rows_at(governs: frozenset[str], place: str, word: str, kinds: frozenset[str], proclitic: str) -> tuple[ComplementRow, ...]:
    """The rows of a verb with this column ``governs`` that may fire at a word, as far as the word itself tells.

    ``word`` is empty and ``proclitic`` OTHER where no row asks for it; ``kinds`` are those of the word that some row asks for, or
    QUOTE alone at a quotation.
    """
    return tuple(row for row in complement_rows() if _fits(row, governs, place, word, kinds, proclitic))


def _fits(row: ComplementRow, governs: frozenset[str], place: str, word: str, kinds: frozenset[str], proclitic: str) -> bool:
    if not ("*" in row.keys or row.keys & governs) or (row.kind == "quote") != (kinds == QUOTE):
        return False
    if (row.words and word not in row.words) or (row.place and row.place != place):
        return False
    return (not row.kind or row.kind in kinds) and (not row.proclitic or proclitic in row.proclitic)


QUOTE, OTHER = frozenset({"quote"}), "*"
