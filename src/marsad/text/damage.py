"""Damage that cannot be mended: letters in reverse order, bytes read in the wrong character set, other languages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice

from marsad.text.characters import FOREIGN, WRONG, Characters
from marsad.text.rule_words import TURNED_ARTICLE

_MOJIBAKE = re.compile(r"(?:[ØÙ][\u0080-\u00bf§©«¬°±²³´µ¶·¸¹º»¼½¾†‡ˆ‰Š‹Œ]){3,}|(?:[ÇÈÊÍÎÏÐÑÓÕÖØÚÛÝÞáãäåæçêì]{3,}\s+){3,}")
_WORD = re.compile(r"[\u0621-\u064a]{3,}")
_LA = re.compile(r"لا(?![\u0621-\u064a])")
_FOREIGN = re.compile(r"[A-Za-z\u00c0-\u024f\u0400-\u04ff\u0590-\u05ff]{2,}")


def mojibake(text: str, characters: Characters) -> bool:
    """Runs such as Ø§Ù„ or ÞÊá: Arabic bytes read as another character set."""
    return bool(characters.counts[WRONG]) and _MOJIBAKE.search(text) is not None


def letters_reversed(text: str) -> bool:
    """Words that begin with ة or ى and end with لا: a reader of PDF files gave the letters from left to right."""
    few = len(_LA.findall(text)) * 8
    if sum(1 for _ in islice(_WORD.finditer(text), few)) == few:
        return False
    words = _WORD.findall(text)
    backward = sum(word[0] in "ةىئؤ" or word.endswith(("لاو", "لاب")) for word in words)
    articles = sum(word.endswith(TURNED_ARTICLE) for word in words)
    return len(words) > 5 and backward * 20 > len(words) and articles * 8 > len(words)


def other_languages(text: str, characters: Characters) -> bool:
    """A paragraph of twenty words or more in another script."""
    return characters.counts[FOREIGN] + characters.counts[WRONG] >= 40 and any(words >= 20 for _, _, words in foreign_parts(text))


def foreign_parts(text: str, *, least: int = 6) -> Iterator[tuple[int, int, int]]:
    """The paragraphs that are in another script: from where to where, and how many words; a name or an address among Arabic words is none."""
    at = 0
    for line in text.split("\n"):
        foreign = _FOREIGN.findall(line)
        if len(foreign) >= least and len(foreign) > len(_WORD.findall(line)):
            yield at, at + len(line), len(foreign)
        at += len(line) + 1
