"""آب as it is written: folded it is the town إب and a father too, and the stroke over its first letter tells the month."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from marsad.grammar.dates_months import IBB
from marsad.lexicon.lexicon import Scan
from marsad.text.rule_words import rule_word

_STROKE = "آ"
_AUGUST = rule_word("dates.august")  # its other name


def with_months(text: str, scan: Scan, stands: Mapping[str, Sequence[int]]) -> list[str]:
    """The forms of a report, with the month by its other name."""
    told = [at for at in stands.get(IBB, ()) if text[scan.span(at, at + 1)[0]] == _STROKE]
    if not told:
        return scan.forms
    forms = scan.forms[:]
    for at in told:
        forms[at] = _AUGUST
    return forms
