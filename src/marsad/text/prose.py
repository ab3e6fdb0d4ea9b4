"""Sentences, paragraphs and quotations over the units of a text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from marsad.text.rule_words import rule_words
from marsad.text.units import index, standing

_ENDS = frozenset({".", "؟", "?", "!", "\n"})
_OPEN, _CLOSE, _PLAIN = "«", "»", '"'
_PAIRING = frozenset({_OPEN, _CLOSE, _PLAIN, "\n"})
_LONGEST = 400  # units; what runs on longer has lost its full stops, and is cut so that no work grows faster than the text
_PARAGRAPH_QUOTE = 400  # units that a quotation may run over; a longer one was never closed


@dataclass(frozen=True, slots=True)
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
        elif (form in _ENDS and not (form == "." and (_is_initial(forms, at) or _in_a_name(forms, bounds, at)))) or (form[:2] == ".." and not _goes_on(forms, at)):
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
    return at > 0 and len(forms[at - 1]) == 1 and forms[at - 1].isalpha() and forms[at - 1] != "ه"


def _in_a_name(forms: Sequence[str], bounds: Sequence[tuple[int, int]], at: int) -> bool:
    """السورية.نت, pic.twitter.com: a full stop with no gap on either side, before the end of an address or between Latin letters."""
    if not 0 < at < len(forms) - 1 or bounds[at - 1][1] != bounds[at][0] or bounds[at][1] != bounds[at + 1][0]:
        return False
    return forms[at + 1] in _DOMAINS or (forms[at - 1].isascii() and forms[at + 1].isascii() and forms[at - 1].isalpha() and forms[at + 1].isalpha())


_DOMAINS = rule_words("prose.domains")


def _goes_on(forms: Sequence[str], at: int) -> bool:
    """Two dots before a letter are a pause, not an end: the press of the Gulf sets them for a comma."""
    return at + 1 < len(forms) and forms[at + 1].isalpha() and len(forms[at]) == 2


def _pair_quotes(forms: Sequence[str], bounds: Sequence[tuple[int, int]], folded: str, marks: Sequence[int]) -> dict[int, int]:
    """Opening marks with their closing ones; the outermost pair counts where they nest."""
    closes: dict[int, int] = {}
    opened, depth, plain, closed = -1, 0, -1, -1
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
            if closed == at - 1 >= 0 and not folded[bounds[at][1] : bounds[at][1] + 1].isalnum():
                continue  # …"": closed already
            if plain < 0 or plain == at - 1 or _opens_again(bounds, folded, at):
                plain = at
            else:
                if at - plain <= _PARAGRAPH_QUOTE:
                    closes[plain] = at
                plain, closed = -1, at
        elif form == "\n":
            if depth and at - opened > _PARAGRAPH_QUOTE:
                depth = 0
            plain = -1 if plain >= 0 and at - plain > 60 else plain
    return closes


def _opens_again(bounds: Sequence[tuple[int, int]], folded: str, at: int) -> bool:
    """A mark with a gap before it and a letter after it opens, even where an earlier one was never closed."""
    start, end = bounds[at]
    before = folded[start - 1] if start else " "
    after = folded[end] if end < len(folded) else " "
    return before.isspace() and not after.isspace() and after.isalnum()
