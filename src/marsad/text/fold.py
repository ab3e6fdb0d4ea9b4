"""Spelling folded away for matching, with an exact way back to the characters of the report.

One table look-up on UTF-32 code points folds a whole text: alef with its hamzas, ta marbuta, alef maqsura, Persian and
presentation letters, digits of all scripts, case; diacritics, tatweel, zero-width and bidi controls are dropped. The letters that folding makes one
(أ, إ, آ and ا; ى and ي; ة and ه) are kept beside it, as they tell some words apart (``lexicon/spellings.py``).
What is set between the letters of a word to evade filters (صـ.ـو.اريـ.ـخ) is dropped too (``evasion.py``), and what ``repair.py``
mended is folded as it was mended.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

import numpy as np
from numpy.typing import NDArray

from marsad.model.values import fixed
from marsad.text.evasion import between_letters, repeated

_ONE_TO_ONE = {
    "أ": "ا",
    "إ": "ا",
    "آ": "ا",
    "ٱ": "ا",
    "ٲ": "ا",
    "ٳ": "ا",
    "ى": "ي",
    "ی": "ي",
    "ې": "ي",
    "ے": "ي",
    "ة": "ه",
    "ۃ": "ه",
    "ہ": "ه",
    "ھ": "ه",
    "ۀ": "ه",
    "ک": "ك",
    "ڪ": "ك",
    "گ": "ك",
    "٬": ",",
    "٫": ".",
    "،": "،",
    "٪": "%",
    "\r": "\n",
    "\u2028": "\n",
    "\u2029": "\n",
    "\u0085": "\n",
    "\t": " ",
    "“": '"',
    "”": '"',
    "„": '"',
    "‟": '"',
    "″": '"',
    "ـ": "",
    "🔟": "10",
    "‘": "'",
    "’": "'",
    "‐": "-",
    "‑": "-",
    "–": "-",
    "—": "-",
    "−": "-",
}
_DROP = 0


@fixed
class Folded:
    """A folded text and, for each of its characters, the offset in the original text.

    ``origin`` has one entry more than ``text`` has characters: the original's length. ``letters`` is the folded text with the
    hamzas, ى and ة that were written.
    """

    text: str
    origin: list[int]
    letters: str = ""

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original characters of a stretch; it ends before the next kept character, so marks stay with their letter."""
        return self.origin[start], self.origin[end]


_TOLD = "أإآىة"
_PLAIN = str.maketrans(_TOLD, "".join(map(_ONE_TO_ONE.__getitem__, _TOLD)))


def plain(letters: str) -> str:
    """Letters as ``Folded.letters`` has them, folded."""
    return letters.translate(_PLAIN)


def _drops(char: str) -> bool:
    return unicodedata.category(char) in ("Mn", "Cf", "Me") or char in "\u0640\x00"


@cache
def _tables() -> tuple[NDArray[np.uint32], dict[int, str]]:
    """The folding table over all code points, and the few characters that fold to more than one."""
    table = np.arange(0x110000, dtype=np.uint32)
    longer: dict[int, str] = {}
    scripts = [
        range(0x0, 0x250),
        range(0x300, 0x370),
        range(0x600, 0x780),
        range(0x8A0, 0x900),
        range(0x2000, 0x2070),
        range(0x20D0, 0x2100),  # the frame of keycap digits
        range(0xFB50, 0xFE00),
        range(0xFE00, 0xFE10),
        range(0xFE70, 0xFF00),
        range(0xFF10, 0xFF1A),
        range(0x1F51F, 0x1F520),  # 🔟
    ]
    for code in (c for block in scripts for c in block):
        folded = _fold_char(chr(code))
        if len(folded) > 1:
            longer[code] = folded
            table[code] = ord(folded[0])
        else:
            table[code] = ord(folded) if folded else _DROP
    table[0xE000:0xF900] = ord(" ")
    table[0xD800:0xE000] = ord(" ")
    return table, longer


def _fold_char(char: str) -> str:
    if char in _ONE_TO_ONE:
        return _ONE_TO_ONE[char]
    if _drops(char):
        return ""
    if char.isspace():
        return "\n" if char in "\n\x0b\x0c" else " "
    if char.isdigit() and (digit := unicodedata.digit(char, -1)) >= 0:
        return str(digit)
    if 0xFB50 <= ord(char) <= 0xFEFF:
        plain = unicodedata.normalize("NFKC", char)
        if plain == char:
            return char
        return "".join(_fold_char(c) for c in plain if c != " ") or ""
    return char.lower() if len(char.lower()) == 1 else char


def fold(text: str, changes: Mapping[int, str] | None = None) -> Folded:
    """Fold the spelling of a text and keep the way back.

    ``changes`` are mended characters by their offset, an empty one drops the character; without them only what stands between
    the letters of a word is dropped. Runs in time proportional to the text. Unpaired surrogates become spaces; NULs are dropped.
    """
    table, longer = _tables()
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    folded = table[codes]
    changes = dict.fromkeys(between_letters(text), "") if changes is None else changes
    for at, mended in changes.items():
        folded[at] = table[ord(mended)] if mended else _DROP
    if present := _present(longer, codes):
        return _fold_longer(codes, folded, {code: longer[code] for code in present})
    kept = np.flatnonzero(folded)
    return _folded(folded[kept], kept, codes)


@lru_cache(maxsize=1)
def as_written(text: str) -> tuple[Mapping[int, str], Folded]:
    """What stands between the letters of a report's words, and its text folded without it; kept until the next, as linking asks for the report that was just read."""
    apart = dict.fromkeys(between_letters(text), "")
    return apart, fold(text, apart)


def _folded(letters: NDArray[np.uint32], kept: NDArray[np.intp], codes: NDArray[np.uint32]) -> Folded:
    origin = kept.tolist()
    origin.append(codes.size)
    table, _ = _tables()
    written = codes[kept]
    told = np.where(_is_told()[written] & (table[written] == letters), written, letters)  # what was mended is plain
    return Folded(letters.tobytes().decode("utf-32-le"), origin, told.tobytes().decode("utf-32-le"))


@cache
def _is_told() -> NDArray[np.bool_]:
    """For each code point whether it is one of the letters that are kept."""
    told = np.zeros(0x110000, dtype=np.bool_)
    told[list(map(ord, _TOLD))] = True
    return told


def _present(longer: dict[int, str], codes: NDArray[np.uint32]) -> list[int]:
    if not codes.size or codes.max() < 0xFB50:
        return []
    return sorted(longer.keys() & codes[codes >= 0xFB50].tolist())


def _fold_longer(codes: NDArray[np.uint32], folded: NDArray[np.uint32], longer: dict[int, str]) -> Folded:
    """Ligatures such as ﻻ give several letters of one origin; ``longer`` are those that stand in the text."""
    counts = (folded != _DROP).astype(np.intp)
    for code, letters in longer.items():
        counts[codes == code] = len(letters)
    kept = np.repeat(np.arange(codes.size), counts)
    out = folded[kept]
    begins = np.cumsum(counts) - counts
    for code, letters in longer.items():
        for step, letter in enumerate(letters):
            out[begins[codes == code] + step] = ord(letter)
    return _folded(out, kept, codes)


_LETTERS = re.compile(r"[\u0621-\u063a\u0641-\u064a\u060c 0-9:()]*")


@cache
def _letters() -> dict[int, int]:
    """How the plain letters of Arabic fold."""
    table, _ = _tables()
    return {code: int(table[code]) for code in range(0x0621, 0x064B)}


@lru_cache(maxsize=1 << 14)  # names of voices and places come again and again
def fold_word(word: str) -> str:
    """The folded spelling of a short term, without the way back."""
    if _LETTERS.fullmatch(word) and not repeated(word):
        return " ".join(word.translate(_letters()).split())
    return " ".join(fold(word).text.split())
