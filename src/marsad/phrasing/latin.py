"""Arabic names in Latin letters by the romanisation of the Library of Congress (ALA-LC), as far as unvowelled writing gives it.

Short vowels that are not written are not guessed, so that what stands here can be led back to its letters; a reader is told by
``MARK`` that a name was written by rule and not by somebody who knows it. Common words are spelled out in ``spelled.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from marsad.phrasing.tables import rows

MARK = "≈"  # before a name that was written by rule
_ARABIC = re.compile(r"[\u0600-\u06ff]")
_DROPPED = re.compile(r"[\u0640\u064b-\u064d\u0651-\u065f\u0670]")
_CONSONANT = re.compile(r"[بتثجحخدذرزسشصضطظعغفقكلمنهء]")


def is_arabic(text: str) -> bool:
    """Has Arabic letters."""
    return bool(_ARABIC.search(text))


@lru_cache(4096)
def latin(text: str) -> str:
    """A name in Latin letters: «تل الضمان» is Tl al-Ḍmān."""
    return " ".join(_word(word, number == 0) for number, word in enumerate(_DROPPED.sub("", text).split()))


@cache
def _letters() -> Mapping[str, str]:
    return {row["letter"]: row["latin"] for row in rows("letters")}


@cache
def _spelled() -> Mapping[str, str]:
    return {row["arabic"]: row["latin"] for row in rows("spelled")}


def _word(word: str, first: bool) -> str:
    known = _spelled().get(word)
    if known:
        return known[:1].upper() + known[1:] if first else known
    if not is_arabic(word):
        return word
    article, stem = ("al-", word[2:]) if word.startswith("ال") and len(word) > 4 else ("", word)
    written = "".join(_letter(stem, at) for at in range(len(stem)))
    marks = len(written) - len(written.lstrip("ʻʼ"))
    return article + written[:marks] + written[marks : marks + 1].upper() + written[marks + 1 :]


def _letter(word: str, at: int) -> str:
    """و and ي are long vowels between or behind consonants; a first alef carries a vowel that is not written."""
    letter = word[at]
    if letter in "وي" and at and _CONSONANT.match(word[at - 1]) and (at + 1 == len(word) or _CONSONANT.match(word[at + 1])):
        return "ū" if letter == "و" else "ī"
    if letter == "ا" and at == 0:
        return "a"
    return _letters().get(letter, letter)
