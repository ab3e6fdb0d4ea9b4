"""Sentences, paragraphs and quotations over the units of a text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from marsad.model.values import fixed
from marsad.text.rule_words import rule_words
from marsad.text.units import index, standing

_ITEMS = rule_words("prose.items")  # signs that part the news of a digest in one line
_ENDS = frozenset({".", "؟", "?", "!", "\n"}) | _ITEMS
_OPEN, _CLOSE, _PLAIN = "«", "»", '"'
_PAIRING = frozenset({_OPEN, _CLOSE, _PLAIN, "\n"})
_LONGEST = 400  # units; what runs on longer has lost its full stops, and is cut so that no work grows faster than the text
_INNER_NAME = 8  # units of a name in quotation marks inside a quotation
_PARAGRAPH_QUOTE = 400  # units that a quotation may run over; a longer one was never closed


@fixed
class Prose:
    """Where sentences and quotations lie, in unit numbers.

    ``sentence[i]`` is the number of the sentence of unit i, ``sentences`` their bounds (the closing mark left out),
    ``closes`` the closing unit of each opening quotation mark, ``quoted[i]`` the opening mark around unit i or -1.
    """

    sentence: list[int]
    sentences: list[tuple[int, int]]
    closes: dict[int, int]
    quoted: list[int]

    def end(self, unit: int) -> int:
        """The unit after the last of the sentence around this one."""
        return self.sentences[self.sentence[unit]][1]

    def start(self, unit: int) -> int:
        """The first unit of the sentence around this one."""
        return self.sentences[self.sentence[unit]][0]


def _ends_sentence(forms: Sequence[str], bounds: Sequence[tuple[int, int]], at: int) -> bool:
    """A mark that ends a sentence: no full stop of an initial or an address, no dots behind which it goes on, no line that a colon ends before a quotation."""
    if forms[at][:2] == "..":
        return not _goes_on(forms, at)
    if forms[at] == "\n":
        return not _leads_to_quotation(forms, at)
    return forms[at] != "." or not (_is_initial(forms, at) or _in_a_name(forms, bounds, at))


def lay_out(forms: Sequence[str], bounds: Sequence[tuple[int, int]], folded: str, stands: Mapping[str, Sequence[int]] | None = None) -> Prose:
    """Find the sentences and quotations of a text; ``stands`` is the index of its words, where it is made already.

    A full stop ends a sentence unless it follows a single letter (أ. ب.) or stands inside the address of an outlet
    (السورية.نت); numbers keep theirs inside. Quotation marks
    pair within a paragraph; one left open is no quotation.
    """
    stands = index(forms) if stands is None else stands
    closes = _pair_quotes(forms, bounds, folded, standing(stands, _PAIRING))
    size = len(forms)
    sentence: list[int] = []
    sentences: list[tuple[int, int]] = []
    first = 0
    pauses = {form for form in stands if form[:2] == ".."} if ".." in folded else set()
    for at in standing(stands, _ENDS | pauses):
        form = forms[at]
        if at == first and form in _ENDS:  # a blank line is no sentence
            sentence.append(max(0, len(sentences) - 1))
            first = at + 1
        elif _ends_sentence(forms, bounds, at):
            _add(sentences, sentence, first, at, at + 1)
            first = at + 1
    if first < size or not sentences:
        _add(sentences, sentence, first, size, size)
    quoted = [-1] * size
    for opening, closing in closes.items():
        for at in range(opening, closing + 1):
            quoted[at] = opening
    return Prose(sentence, sentences, closes, quoted)


def _add(sentences: list[tuple[int, int]], sentence: list[int], first: int, last: int, stop: int) -> None:
    """Add a sentence of units first..last-1, with the mark that ends it; one that is too long in pieces."""
    while last - first > _LONGEST:
        sentence += [len(sentences)] * _LONGEST
        sentences.append((first, first + _LONGEST))
        first += _LONGEST
    sentence += [len(sentences)] * (stop - first)
    sentences.append((first, last))


def _is_initial(forms: Sequence[str], at: int) -> bool:
    return len(forms[at - 1]) == 1 and forms[at - 1].isalpha() and forms[at - 1] != "ه"


def _in_a_name(forms: Sequence[str], bounds: Sequence[tuple[int, int]], at: int) -> bool:
    """السورية.نت, pic.twitter.com: a full stop with no gap on either side, before the end of an address or between Latin letters."""
    if not 0 < at < len(forms) - 1 or bounds[at - 1][1] != bounds[at][0] or bounds[at][1] != bounds[at + 1][0]:
        return False
    return forms[at + 1] in _DOMAINS or (forms[at - 1].isascii() and forms[at + 1].isascii() and forms[at - 1].isalpha() and forms[at + 1].isalpha())


_DOMAINS = rule_words("prose.domains")


def _leads_to_quotation(forms: Sequence[str], at: int) -> bool:
    """وجاء في البيان: | "قصفت …": what a line of its own leads to by its colon stands in the next, in quotation marks."""
    last = at
    while last > 0 and forms[last] == "\n":
        last -= 1
    behind = next((form for form in forms[at : at + _BLANK_LINES] if form != "\n"), "")
    return forms[last] == ":" and behind in _QUOTES


_QUOTES = frozenset({_OPEN, _PLAIN})
_BLANK_LINES = 4  # line ends between a colon and what it leads to


def _goes_on(forms: Sequence[str], at: int) -> bool:
    """Two dots before a letter are a pause, not an end: the press of the Gulf sets them for a comma."""
    return at + 1 < len(forms) and forms[at + 1].isalpha() and len(forms[at]) == 2


def _pair_quotes(forms: Sequence[str], bounds: Sequence[tuple[int, int]], folded: str, marks: Sequence[int]) -> dict[int, int]:
    """Opening marks with their closing ones; of marks that look alike on both sides a pair inside another is kept before it."""
    closes: dict[int, int] = {}
    plain = _PlainMarks(bounds, folded, closes)
    opened, depth = -1, 0
    for at in marks:
        form = forms[at]
        if form == _OPEN:
            depth += 1
            opened = at if depth == 1 else opened
        elif form == _CLOSE and depth:
            depth -= 1
            if not depth and at - opened <= _PARAGRAPH_QUOTE:
                closes[opened] = at
        elif form == _PLAIN and not depth:
            plain.take(at)
        elif form == "\n":
            depth = 0 if at - opened > _PARAGRAPH_QUOTE else depth
            plain.end_line(at)
    return closes


class _PlainMarks:
    """Pairs marks that look alike on both sides; a name in marks inside a quotation ("… "X" …") does not end it."""

    def __init__(self, bounds: Sequence[tuple[int, int]], folded: str, closes: dict[int, int]) -> None:
        self._bounds, self._folded, self._closes = bounds, folded, closes
        self._open = self._outer = self._closed = self._line = -1

    def take(self, at: int) -> None:
        """The next mark: it opens, or it closes the one that stands open."""
        after = self._folded[self._bounds[at][1] : self._bounds[at][1] + 1]
        if self._closed == at - 1 >= 0 and not after.isalnum() and self._outer < 0:
            return  # …"": closed already
        if self._outer >= 0 and self._open < 0:
            if self._surely_closes(at):
                self._close_outer(at)
            else:
                self._open = at
        elif self._open < 0 or self._open == at - 1:
            self._open = at
        elif _opens_again(self._bounds, self._folded, at):
            outer = self._open if self._open > self._line else -1  # one left open in a line before was never closed
            self._outer, self._open = (outer if self._outer < 0 else self._outer), at
        else:
            self._close(at)

    def end_line(self, at: int) -> None:
        """A quotation over several lines is kept for a while, one with a name inside is not."""
        self._outer, self._line = -1, at
        self._open = -1 if self._open >= 0 and at - self._open > 60 else self._open

    def _close(self, at: int) -> None:
        if at - self._open <= _PARAGRAPH_QUOTE:
            self._closes[self._open] = at
        if at - self._open > _INNER_NAME:
            self._outer = -1
        self._open, self._closed = -1, at

    def _close_outer(self, at: int) -> None:
        if at - self._outer <= _PARAGRAPH_QUOTE:
            self._closes[self._outer] = at
        self._outer, self._closed = -1, at

    def _surely_closes(self, at: int) -> bool:
        """Right behind a word or a full stop, and before a gap or another mark."""
        start, end = self._bounds[at]
        return not self._folded[start - 1].isspace() and not self._folded[end : end + 1].isalnum()


def _opens_again(bounds: Sequence[tuple[int, int]], folded: str, at: int) -> bool:
    """A mark with a gap before it and a letter after it opens, even where an earlier one was never closed."""
    start, end = bounds[at]
    before = folded[start - 1] if start else " "
    after = folded[end] if end < len(folded) else " "
    return before.isspace() and not after.isspace() and after.isalnum()
