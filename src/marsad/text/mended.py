"""Bytes that were decoded wrongly once, or written in the order of the eye: recognised, and the mended reading offered.

Nothing is mended in silence: the bytes are kept as they came, and the report says what was done.
"""

from __future__ import annotations

import re

from marsad.text.rule_words import TURNED_ARTICLE, rule_forms, rule_words

_WORD = re.compile("[\u0620-\u064a\u064b-\u0652]{2,}")
_WRONG = re.compile("[\u00d8\u00d9][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u2122]|[طظ][\u0080-\u00bf§©«®¬°±²³´µ¶¸¹»¼½¾¿€‚„…†‡ˆ‰‹ŒŽ'‘’“”•–—™›œžژڈچپگک¢£¤¥¦¨ھ×÷]")
_COMMON = rule_words("mended.common")
_ENDS = rule_forms("mended.ends")  # letters that end a word and never begin one


def mojibake(text: str) -> str | None:
    """UTF-8 that was read as Windows-1252, Latin-1 or Windows-1256 (Ø§Ù„, ط§ظ„), read as what it is; None where it is no such text."""
    if 6 * len(_WRONG.findall(text)) < sum(map(str.isalpha, text)):
        return None
    for encoding in ("cp1252", "latin-1", "cp1256"):
        mended = _again(text, encoding)
        if mended is not None and len(_WORD.findall(mended)) > len(_WORD.findall(text)) // 4 and _common(mended) >= _common(text):
            return mended
    return None


def _again(text: str, encoding: str) -> str | None:
    try:
        return b"".join(char.encode(encoding) if char > "\x7f" and _in(char, encoding) else char.encode("latin-1") for char in text).decode("utf-8")
    except UnicodeError:
        return None


def _in(char: str, encoding: str) -> bool:
    try:
        char.encode(encoding)
    except UnicodeError:
        return False
    return True


def visual(text: str) -> str | None:
    """Text whose letters stand in the order of the eye, from left to right (ةنيدملا), turned round line by line; None where it is not."""
    words = _WORD.findall(text[:20_000])
    wrong = sum(word.startswith(_ENDS) for word in words)
    right = sum(word.endswith(_ENDS) for word in words)
    turned = sum(word.endswith(TURNED_ARTICLE) for word in words)
    articles = sum(word.startswith("ال") for word in words)
    if len(words) < 5 or wrong + turned <= 2 * (right + articles) or wrong + turned < 3:
        return None
    return "\n".join(re.sub(r"[0-9A-Za-z.,:/-]+", lambda kept: kept[0][::-1], line[::-1]) for line in text.split("\n"))


def _common(text: str) -> int:
    return sum(word in _COMMON for word in text.split())
