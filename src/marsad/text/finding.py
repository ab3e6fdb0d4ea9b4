"""Words under which a text is found, whatever their spelling and the clitics before them."""

from __future__ import annotations

import re
from functools import lru_cache

from marsad.text.fold import fold

WORD = re.compile(r"[^\W\d_]+|\d+(?:[.,:]\d+)*")  # the units of a folded text that are words or numbers
_LEADING = re.compile(r"^(?:[وف]?[بلكس]|[وف])(?=..)")


@lru_cache(maxsize=1 << 17)
def forms(word: str) -> frozenset[str]:
    """The ways in which a folded word can be asked for: والقتلى is found by القتلى and by قتلى."""
    found = {word}
    if word.startswith("لل") and len(word) > 4:
        found |= {"ال" + word[2:], word[2:]}
    for _ in range(2):
        for form in list(found):
            if lead := _LEADING.match(form):
                found.add(form[lead.end() :])
            if form.startswith("ال") and len(form) > 4:
                found.add(form[2:])
    return frozenset(found)


@lru_cache(maxsize=1 << 17)
def _joined(word: str) -> str:
    return " ".join(forms(word))


def findable(text: str) -> str:
    """Every form of every word of a text, once, with blanks between them."""
    return " ".join(set(" ".join(map(_joined, set(WORD.findall(fold(text).text)))).split()))
