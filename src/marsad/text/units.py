"""Cut a folded text into units: words, numbers, punctuation marks and line ends.

Digits are always cut from adjoining letters (15حوثيا is two units), so that numbers stand alone.
"""

from __future__ import annotations

import re

# the three dots of an ellipsis are one mark; a number keeps its inner separators
_UNIT = re.compile(r"[^\W\d_]+|\d+(?:[.,:]\d+)*|\n|\.{2,}|[^\s]")


def cut(folded: str) -> list[tuple[int, int]]:
    """Bounds of the units of a folded text, in order."""
    return [match.span() for match in _UNIT.finditer(folded)]
