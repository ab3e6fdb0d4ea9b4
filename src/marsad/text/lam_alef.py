"""لا that a reader of PDF files turned round: الثالثاء for الثلاثاء, األحد for الأحد."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from marsad.text.fold import fold_word
from marsad.text.rule_words import rule_forms
from marsad.text.tables import rows

_SURE = re.compile(r"(?<!\w)([وفبك]{0,2})ا([أإآا])ل(?=[\u0621-\u064a])")  # no Arabic word begins so
_TURNED = rule_forms("lam_alef.turned")  # one of them stands in each
_WORD = re.compile(r"[\u0621-\u064a\u064b-\u0652]{3,}")
_LEAD = re.compile(r"^[وفبلك]?(?:ال)?")
_INSIDE = re.compile(r"ا([\u064b-\u0652]*)ل")


@cache
def _known() -> dict[str, tuple[str, bool]]:
    """Folded words as the PDF reader spells them: the right one, and whether the wrong one is a word of its own."""
    return {fold_word(row["swapped"]): (fold_word(row["right"]), row["when"] == "sure") for row in rows("lam_alef")}


def turned(text: str) -> Iterator[tuple[int, str]]:
    """The two letters changed back, in words that cannot stand as they are; in the others only where such words stand beside them."""
    if "ال" not in text and "األ" not in text:
        return
    sure = [found for found in _SURE.finditer(text) if fold_word(found[0]) != "الل"] if any(pair in text for pair in _TURNED) else []
    met = {word: found for word in set(_WORD.findall(text)) if (found := _FOUND[word])}
    words = [(word, *met[word[0]]) for word in _WORD.finditer(text) if word[0] in met] if met else []
    certain = len(sure) + sum(not doubtful for _, _, _, doubtful in words)
    for mark in sure:
        yield mark.end() - 2, "ل"
        yield mark.end() - 1, mark[2]
    for word, wrong, right, doubtful in words:
        if not doubtful or certain > 1:
            yield from _changed(word, wrong, right)


def _found(word: str) -> tuple[str, str, bool] | None:
    """The table's word inside a word with its clitics."""
    known, folded = _known(), fold_word(word)
    for cut in (0, 1, 2, 3):
        rest = folded[cut:]
        if rest in known and (not cut or _LEAD.fullmatch(folded[:cut])):
            return rest, *known[rest]
    return None


class _Memo(dict[str, tuple[str, str, bool] | None]):
    """What was found in words already met; it forgets all when it grows too large."""

    def __missing__(self, word: str) -> tuple[str, str, bool] | None:
        if len(self) > 20_000:
            self.clear()
        found = self[word] = _found(word)
        return found


_FOUND = _Memo()


def _changed(word: re.Match[str], wrong: str, right: str) -> Iterator[tuple[int, str]]:
    """Letter by letter from the end, where the two spellings differ."""
    letters = [at for at in range(*word.span()) if not "\u064b" <= word.string[at] <= "\u0652"][-len(wrong) :]
    for at, was, now in zip(letters, wrong, right, strict=True):
        if was != now:
            yield at, now
