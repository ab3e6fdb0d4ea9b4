"""Cut a folded text into units: words, numbers, punctuation marks and line ends.

Digits and Latin letters are always cut from adjoining letters (15حوثيا and لـCNN are two units), so that numbers stand alone. Marks around nothing but
a number, as some writers set all their counts (عدد (12) قتيلا, «12» قتيلا, /12/ قتيلا), belong to no unit. An address (https://…) is one unit.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set

from marsad.text.rule_words import rule_forms

# the three dots of an ellipsis are one mark; a number keeps its inner separators
_COUNT = re.compile(r"[(«\"“/](?:(?<=\()|(?<![\w/].))\s*(?!(?:19|20)\d\d\s*[^\w\s])\d{1,3}(?:[.,]?\d{3})*\s*(?:\)|[»\"”/](?![\w/]))")  # (2014) is a year
# letters of Arabic are tried first: they are most of a text, and quicker to know than those of all scripts
_ENDS, _DEEDS = rule_forms("units.ends"), rule_forms("units.glued_deeds")
_GLUED = re.compile(rf"[ء-غف-ي]{{2,}}?(?:{'|'.join(_ENDS)})(?=(?:{'|'.join(_DEEDS)})(?![ء-غف-ي]))")  # مدنياوجرح: a blank was lost before و
_GLUES = tuple(end + deed for end in _ENDS for deed in _DEEDS if not any(deed != other and deed.startswith(other) for other in _DEEDS))
_UNIT = re.compile(r"[\u0621-\u063a\u0641-\u064a]+[^\W\d_a-zA-Z]*|https?://[^\s<>()\[\]«»\"]+|[a-zA-Z]+|[^\W\d_a-zA-Z]+|\d+(?:[.,:]\d+)*|\n|\.{2,}|[^\s]")


def cut(folded: str) -> list[tuple[int, int]]:
    """Bounds of the units of a folded text, in order."""
    return list(map(re.Match.span, found_units(folded)))


def found_units(folded: str) -> list[re.Match[str]]:
    """The units of a folded text as they were found, with bounds and letters."""
    found = list(_UNIT.finditer(folded))
    if any(glue in folded for glue in _GLUES):
        found = [part for unit in found for part in _parted(unit, folded)]
    bare = {edge for match in _COUNT.finditer(folded) for edge in (match.start(), match.end() - 1)}
    return [unit for unit in found if unit.start() not in bare] if bare else found


def _parted(unit: re.Match[str], folded: str) -> list[re.Match[str]]:
    """مدنياوجرح, قتلواوجرح: the two words between which a blank was lost; any other unit as it is."""
    first = _GLUED.match(folded, *unit.span())
    second = _UNIT.match(folded, first.end(), unit.end()) if first else None
    return [first, second] if first and second else [unit]


def index(forms: Sequence[str]) -> Mapping[str, Sequence[int]]:
    """The units at which each word of a text stands, so that a question for some words need not go over all units."""
    stands: defaultdict[str, list[int]] = defaultdict(list)
    for at, form in enumerate(forms):
        stands[form].append(at)
    return stands


def standing(stands: Mapping[str, Sequence[int]], words: Set[str]) -> list[int]:
    """The units at which one of some words stands, in order."""
    return sorted([at for word in stands.keys() & words for at in stands[word]])
