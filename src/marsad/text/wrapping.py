"""Line breaks inside sentences: text wrapped at a column reads as if it were not.

A break is one inside a sentence where the line before it was full (its next word would not have fitted) in a text that
shows itself wrapped, or where the line ends in a word that nothing ends in (في, إن, لم, مصدر). Breaks of paragraphs,
lists and headings stay.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from marsad.model.values import fixed
from marsad.text.fold import fold_word
from marsad.text.rule_words import ALEF
from marsad.text.tables import rows

_WIDEST, _NARROWEST = 160, 30  # columns at which text is wrapped
_POST = 12  # lines of a post
_NAME = 8  # words of a line that is but a title and a name
_MARKED = re.compile(r"\s*(?:[-–—•*●▪◾◼▫◦■□►▶→☑✔❖♦#@|]|\(?\d{1,3}\s?[.)\-–/:_](?:\s|(?=[^\W\d_]))|\d{1,2}:\d\d|الساعة \d|[\U0001F000-\U0001FFFF\u2600-\u27BF])")  # how an item of a list begins
_ENDED = (".", "!", "؟", "?", ":", "…", "۔", '."', ".»", ".”")
_OPEN = ("،", ",", "؛", "(", "«", "“", "-", "ـ")
_COUNTED = ALEF  # the last letter of a noun behind a number from 11 on
_CLOCK = "الساعة"  # behind it stands a time, and no item of a list
_COMMAS = ("،", ",", "؛")
_WORD = re.compile(r"\w+")
_BREAKS = re.compile(r"\r\n|[\n\r\u2028]")


@fixed
class Line:
    """A line without the blanks around it; ``start`` is where its text begins in the whole, blanks included; ``indent`` counts those before it."""

    start: int
    text: str
    indent: int = 0

    @property
    def size(self) -> int:
        """How far the line reaches: a blank before it takes up room too."""
        return len(self.text) + self.indent

    @property
    def first_word(self) -> str:
        return self.text.split(None, 1)[0]


def inner_breaks(text: str) -> list[int]:
    """The offsets of line breaks that stand inside a sentence."""
    if "\n" not in text:
        return []
    pairs = list(neighbours(text))
    width = _width(pairs)
    inside = ((above, below) for above, below in pairs if _goes_on(above, below) or _taken_up(above, below) or _named_above(above, below) or (width and _full(above, below, width)))
    return [break_at(text, above, below) for above, below in inside]


def neighbours(text: str) -> Iterator[tuple[Line, Line]]:
    """Lines that follow one another with no blank line between."""
    above, start = Line(0, ""), 0
    plain = "\r" not in text and "\u2028" not in text
    for raw in text.split("\n") if plain else _BREAKS.split(text):
        text_of_line = raw.strip()
        line = Line(start, text_of_line, len(raw.rstrip()) - len(text_of_line))
        if above.text and line.text:
            yield above, line
        above = line
        start += len(raw) + (1 if plain or not text.startswith("\r\n", start + len(raw)) else 2)


def break_at(text: str, above: Line, below: Line) -> int:
    """The offset of the line break between two lines that follow one another."""
    return next(at for at in range(below.start - 1, above.start - 1, -1) if text[at] in "\n\r\u2028")


def _ended(line: Line) -> bool:
    return line.text.endswith(_ENDED)


def _full(above: Line, below: Line, width: int) -> bool:
    """The next word would not have fitted on the line, and the sentence is not over."""
    size = above.size
    return size <= width < size + 1 + len(below.first_word) and not _over(above) and not _begins_item(above, below)


def _over(line: Line) -> bool:
    """The sentence ends with the line: not at a colon, behind which what is said stands, nor at the two points between parts of a sentence."""
    return _ended(line) and not line.text.endswith(":") and not (line.text.endswith("..") and not line.text.endswith("..."))


def _begins_item(above: Line, below: Line) -> bool:
    """A mark at the head of the line: not of a tag, nor a time in its sentence (حوالي الساعة / 17:50, قرابة / الساعة 12)."""
    timed = above.text.endswith(_CLOCK) or below.text.startswith(_CLOCK)
    return below.text[0] not in _TAGS and not timed and _MARKED.match(below.text) is not None


_TAGS = "#@"


def _goes_on(above: Line, below: Line) -> bool:
    """The line ends in a word or mark that no sentence, heading or item ends in, or the next begins with a comma."""
    if below.text[0] in _COMMAS:
        return True
    if below.text[0] not in _TAGS and _MARKED.match(below.text):
        return False
    if above.text.endswith(_OPEN[:3]):
        return len(above.text.split()) > 2
    last = above.text.rsplit(None, 1)[-1]
    if not _WORD.fullmatch(last) or " " not in above.text:
        return False
    if last.isdecimal() and fold_word(below.first_word)[-1] == _COUNTED:
        return True  # 35 / قتيلا
    word = fold_word(last)
    return word in _unfinished("end") or (word[:1] in "وف" and word[1:] in _unfinished("end"))


def _taken_up(above: Line, below: Line) -> bool:
    """The line begins with a word that only goes on with what stands before it (غربي حلب, التي)."""
    return not _ended(above) and len(above.text) > _NARROWEST and fold_word(below.first_word) in _unfinished("begin")


def _named_above(above: Line, below: Line) -> bool:
    """الشهيد سامر الدالي / ارتقى اليوم: the line above is but the name of the one of whom the verb tells."""
    named = fold_word(above.first_word.lstrip("#")) in _unfinished("fallen") and len(above.text.split()) <= _NAME
    return named and not _ended(above) and fold_word(below.first_word) in _unfinished("fell")


@cache
def _unfinished(side: str) -> frozenset[str]:
    """The folded words that nothing ends in, or that nothing begins with."""
    return frozenset(fold_word(row["word"]) for row in rows("unfinished") if row["side"] == side)


def _widest(sizes: list[int]) -> int:
    """The longest line of a text whose lines are nearly all narrow enough to be wrapped; else 0."""
    narrow = [size for size in sizes if size <= _WIDEST]
    if len(narrow) < 2 or len(narrow) < 0.85 * len(sizes) or max(narrow) < _NARROWEST:
        return 0
    return max(narrow)


def _width(pairs: list[tuple[Line, Line]]) -> int:
    """The column at which a text was wrapped; 0 where it was not."""
    sizes = [line.size for pair in pairs for line in pair if " " in line.text or len(line.text) < _NARROWEST]  # an address that fits nowhere stands alone
    width = _widest(sizes)
    if not width:
        return 0
    open_pairs = [(above, below) for above, below in pairs if not _ended(above)]
    full = [(above, below) for above, below in open_pairs if _full(above, below, width)]
    if not full or len(full) < 0.5 * len(open_pairs) or _is_post(pairs, full):
        return 0
    hanging = any(_goes_on(above, below) or _taken_up(above, below) or _agrees(above, below) for above, below in full)
    ended = sum(_ended(below) for _, below in pairs)
    alone = len(full) == len(open_pairs) and any(_ends_it(above, below, width) for above, below in full)
    return width if hanging or alone or (len(full) > 1 and ended) or len(full) > 4 else 0


def _is_post(pairs: list[tuple[Line, Line]], full: list[tuple[Line, Line]]) -> bool:
    """Few lines without a full stop, of which most tell something new."""
    if len(pairs) >= _POST or 2 * sum(_anew(below) for _, below in full) < len(full):
        return False
    return not any("." in above.text or "." in below.text for above, below in pairs)


def _anew(below: Line) -> bool:
    """استشهاد …, قصف …: in a text of few lines one that begins so tells something new."""
    return fold_word(below.first_word) in _unfinished("anew")


def _agrees(above: Line, below: Line) -> bool:
    """القصف / المدفعي: a definite word behind a definite one is its adjective."""
    return above.text.rsplit(None, 1)[-1].startswith("ال") and below.text.startswith("ال") and not below.text.endswith(":")


def _ends_it(above: Line, below: Line, width: int) -> bool:
    """The line below ends its sentence; under the first line, which may be a heading, only where it is short."""
    return _ended(below) and (above.start > 0 or len(below.text) < 0.8 * width)
