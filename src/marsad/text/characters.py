"""The characters of a text by what they are, looked up at once: a rule asks here whether any of its signs stand in a text at all."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from marsad.model.values import fixed

LETTER, BETWEEN, FOREIGN, WRONG = 1, 2, 3, 4  # an Arabic letter; a mark or tatweel; a letter of another script; one of those that wrongly read bytes give
WRONG_LETTERS = "ÇÈÊÍÎÏÐÑÓÕÖØÙÚÛÝÞáãäåæçêì"
_KINDS = np.zeros(0x110000, dtype=np.uint8)
_KINDS[[*range(0x621, 0x63B), *range(0x641, 0x64B), *range(0x671, 0x6D4)]] = LETTER
_KINDS[[0x640, *range(0x64B, 0x653), 0x670]] = BETWEEN
_KINDS[[*range(0x41, 0x5B), *range(0x61, 0x7B), *range(0xC0, 0x250), *range(0x400, 0x500), *range(0x590, 0x600)]] = FOREIGN
_KINDS[[ord(letter) for letter in WRONG_LETTERS]] = WRONG


@fixed
class Characters:
    """The characters of a text as numbers, what each is, and how many there are of each kind."""

    codes: NDArray[np.uint32]
    kinds: NDArray[np.uint8]
    counts: Sequence[int]

    def repeats(self) -> bool:
        """Some letter stands three times in a row, but for marks and tatweel between."""
        run = self.codes[self.kinds != BETWEEN] if self.counts[BETWEEN] else self.codes
        alike = run[1:] == run[:-1]
        thrice = (alike[1:] & alike[:-1]).nonzero()[0]
        return bool(thrice.size) and bool((_KINDS[run[thrice]] == LETTER).any())


@lru_cache(maxsize=1)
def characters_of(text: str) -> Characters:
    """Look all characters of a text up; those of the last text are kept."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    kinds = _KINDS[codes]
    return Characters(codes, kinds, np.bincount(kinds, minlength=WRONG + 1).tolist())
