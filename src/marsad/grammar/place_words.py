"""Words around the names of places, as ``packs/common/place_words.tsv`` lists them."""

from __future__ import annotations

from functools import cache

from marsad.lexicon.word_tables import word_rows
from marsad.text.fold import fold_word


@cache
def place_words(ident: str) -> frozenset[str]:
    """The words of a row, folded."""
    return frozenset(fold_word(word) for row in word_rows("place_words") if row["id"] == ident for word in row["words"].split("/"))
