"""Letters of a word set apart so that filters do not see it: مـ ـقـ ـتل, صـ.ـو.اريـ.ـخ, قـ/ـتل, جر.ح, مق*تل, استشهـاااد.

Each finder gives the offsets of the characters that stand between the letters; folding drops them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from marsad.text.characters import characters_of
from marsad.text.tables import rows

_LETTER = "\u0621-\u063a\u0641-\u064a\u0671-\u06d3"
_MARK = "\u064b-\u0652\u0670"
_SEPARATOR = r"[.·*•_/|،,~^+=\-'’‘٬:]"
_JOINED = re.compile(rf"ـ(?:{_SEPARATOR}+ـ*|ـ*{_SEPARATOR}+)(?=[{_LETTER}])|(?<=[{_LETTER}{_MARK}]){_SEPARATOR}+ـ+(?=[{_LETTER}])")
# these begin with one letter, which is found quickly
_APART = re.compile(rf"ـ(?<=[{_LETTER}{_MARK}]ـ)ـ*[ \u00a0]+ـ+(?=[{_LETTER}])")
_GAP = re.compile(rf"ـ(?<=[{_LETTER}{_MARK}]ـ)ـ*[ \u00a0](?!ال)(?=[{_LETTER}])")
_HALF = re.compile(rf"(?<![{_LETTER}{_MARK}ـ])[{_LETTER}{_MARK}]{{2,}}\Z")
_LONGEST = 60  # letters of half a word, with their marks
_DOTS = re.compile(rf"(?<=[{_LETTER}{_MARK}ـ])[.·*•_](?=[{_LETTER}{_MARK}ـ])")
_DOTTED = re.compile(rf"(?<![\w.*])[{_LETTER}{_MARK}]+(?:[.*][{_LETTER}{_MARK}]+)+(?![\w*])")
_REPEATED = re.compile(rf"([{_LETTER}])(?:[ـ{_MARK}]*\1){{2,}}")
_SPACE = re.compile(r"\s")
# what must stand somewhere before one of these is looked for: each begins with one letter, which is found quickly
_MAY_JOIN = re.compile(rf"ـ(?:{_SEPARATOR}|(?<={_SEPARATOR}ـ))")
_MAY_DOT = re.compile(rf"\.(?=[{_LETTER}{_MARK}])(?<=[{_LETTER}{_MARK}]\.)")


def between_letters(text: str) -> Iterator[int]:
    """The offsets of what stands between letters of one word."""
    joined = [*_joined_by_tatweel(text)] if _MAY_JOIN.search(text) else []
    yield from joined
    yield from _halved(text, joined=bool(joined))
    if _MAY_DOT.search(text) or "*" in text:
        yield from _dotted(text)
    if characters_of(text).repeats():
        yield from repeated(text)


def _joined_by_tatweel(text: str) -> Iterator[int]:
    done = 0
    while mark := _JOINED.search(text, done):
        yield from range(*mark.span())
        space = _SPACE.search(text, mark.end())
        first = max(text.rfind(gap, done, mark.start()) for gap in " \n\t") + 1 or done
        done = space.start() if space else len(text)
        for dot in _DOTS.finditer(text, first, done):  # further dots of the same word stand without tatweel
            yield dot.start()
        for more in _JOINED.finditer(text, mark.end(), done):
            yield from range(*more.span())


def _halved(text: str, *, joined: bool) -> Iterator[int]:
    """مـ ـقتل, استـ شهد; a single tatweel before a blank only draws its word out, where no letters are joined elsewhere."""
    for gap in _APART.finditer(text):
        yield from range(*gap.span())
    halves = [gap for gap in _GAP.finditer(text) if (half := _HALF.search(text, max(0, gap.start() - _LONGEST), gap.start())) and half[0] not in _short("clitic")]
    if joined or len(halves) > 1:
        for gap in halves:
            yield from range(*gap.span())


def _dotted(text: str) -> Iterator[int]:
    chunks = list(_DOTTED.finditer(text))
    parts = [chunk[0].replace("*", ".").split(".") for chunk in chunks]
    broken = [chunk for chunk, several in zip(chunks, parts, strict=True) if _is_broken(several)]
    if len(broken) > 1:
        broken = [chunk for chunk, several in zip(chunks, parts, strict=True) if chunk in broken or all(len(part) < 5 for part in several)]
    for chunk in broken:
        yield from (at for at in range(*chunk.span()) if text[at] in ".*")


def _is_broken(parts: list[str]) -> bool:
    """A part of one or two letters that is no word, no initial and no title before a name."""
    if all(len(part) == 1 for part in parts) or (len(parts) == 2 and parts[0] in _short("title")):
        return False
    return any(len(part) < 3 and part not in _short("whole") and (at or len(part) == 2) for at, part in enumerate(parts))


def repeated(text: str) -> list[int]:
    """The offsets of what repeats a letter more than once: استشهـاااد."""
    return [at for run in _REPEATED.finditer(text) for at in range(run.start() + 1, run.end())]


@cache
def _short(use: str) -> frozenset[str]:
    """Short words that stand whole, clitics and titles, as they are spelled."""
    return frozenset(row["word"] for row in rows("short_words") if row["use"] == use)
