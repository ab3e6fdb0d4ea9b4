"""The small word lists that the rules of harm and of people ask for, from ``packs/common/harm_words.tsv``."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from marsad.text.fold import fold_word

_TABLE = Path(__file__).resolve().parent.parent / "packs" / "common" / "harm_words.tsv"


@cache
def _lists() -> dict[str, tuple[str, ...]]:
    """Each list under its key, its words as they are spelled."""
    rows = [line.split("\t") for line in _TABLE.read_text(encoding="utf-8").splitlines()[1:]]
    return {key: tuple(words.split("/")) for key, words, *_ in rows}


def words(key: str) -> frozenset[str]:
    """The words of one list, folded as units of a text are."""
    return frozenset(map(fold_word, _lists()[key]))
