"""لا that a reader of PDF files turned round: الثالثاء for الثلاثاء, األحد for الأحد."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

import daachorse

from marsad.text.fold import fold_word
from marsad.text.rule_words import rule_forms
from marsad.text.tables import rows

_SURE = re.compile(r"(?<!\w)([وفبك]{0,2})ا([أإآا])ل(?=[\u0621-\u064a])")  # no Arabic word begins so
_TURNED = rule_forms("lam_alef.turned")  # one of them stands in each
_WORD = re.compile(r"[\u0621-\u064a\u064b-\u0652]{3,}")
_LEAD = re.compile(r"^[وفبلك]?(?:ال)?")
_AHEAD, _BEHIND = re.compile(r"(?:^|[^\u0621-\u064a])[وفبلك]?(?:ال)?$"), re.compile(r"(?![\u0621-\u064a])")


@cache
def _known() -> dict[str, tuple[str, bool]]:
    """Folded words as the PDF reader spells them: the right one, and whether the wrong one is a word of its own."""
    return {fold_word(row["swapped"]): (fold_word(row["right"]), row["when"] == "sure") for row in rows("lam_alef")}


@cache
def _signs() -> daachorse.CharwiseDoubleArrayAhoCorasick:
    """Finds those of them that are no words of their own."""
    return daachorse.CharwiseDoubleArrayAhoCorasick([word for word, (_, doubtful) in _known().items() if not doubtful])


def _stands_somewhere(folded: str) -> bool:
    """One of those that are no words of their own stands somewhere as a whole word, with its clitics."""
    return any(_BEHIND.match(folded, last) and _AHEAD.search(folded[max(0, first - 4) : first]) for first, last, _ in _signs().find(folded))


def turned(text: str, folded: str) -> Iterator[tuple[int, str]]:
    """The two letters changed back, in words that cannot stand as they are; in the others only where such words stand beside them.

    ``folded`` is the text in one spelling: where no such word stands anywhere in it, nothing is looked at word by word.
    """
    sure = [found for found in _SURE.finditer(text) if fold_word(found[0]) != "الل"] if any(pair in text for pair in _TURNED) else []
    if not sure and not _stands_somewhere(folded):
        return
    words = [(word, *found) for word in _WORD.finditer(text) if (found := _found(word[0]))]
    certain = len(sure) + sum(not doubtful for _, _, _, doubtful in words)
    for mark in sure:
        yield mark.end() - 2, "ل"
        yield mark.end() - 1, mark[2]
    for word, wrong, right, doubtful in words:
        if not doubtful or certain > 1:
            yield from _changed(word, wrong, right)


@lru_cache(maxsize=1 << 12)
def _found(word: str) -> tuple[str, str, bool] | None:
    """The table's word inside a word with its clitics."""
    known, folded = _known(), fold_word(word)
    for cut in (0, 1, 2, 3):
        rest = folded[cut:]
        if rest in known and (not cut or _LEAD.fullmatch(folded[:cut])):
            return rest, *known[rest]
    return None


def _changed(word: re.Match[str], wrong: str, right: str) -> Iterator[tuple[int, str]]:
    """Letter by letter from the end, where the two spellings differ."""
    letters = [at for at in range(*word.span()) if not "\u064b" <= word.string[at] <= "\u0652"][-len(wrong) :]
    for at, was, now in zip(letters, wrong, right, strict=True):
        if was != now:
            yield at, now
