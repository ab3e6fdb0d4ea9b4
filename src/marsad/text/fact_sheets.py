"""Fact sheets: lines that each give a label and its value (المكان: …, القتلى: …) are one sentence about one happening.

Documentation centres and civil defence open or send their reports so. The breaks between such lines are read as semicolons, where the
sheet tells of a deed or of harm; the labels stand in ``tables/fact_labels.tsv``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from marsad.text.fold import fold_word
from marsad.text.tables import rows
from marsad.text.wrapping import Line, break_at, neighbours

_WORD = r"(?:[^\W\d_][\u064b-\u0652]?)+"
_LABEL = re.compile(rf"[^\w\n]*_*((?:{_WORD}[ \t]+){{0,5}}{_WORD})[*_ \t]*:[ \t*_]*\S")
_TELLS = frozenset({"harm", "deed"})  # a sheet of places, days and names alone may be of any page
_FRAME = frozenset({"where", "when", "deed", "who"})  # and one of the dead and the hurt alone is a list of names
_LISTED = (" - ", "،", "/")


def fact_breaks(text: str) -> Iterator[tuple[int, str]]:
    """The breaks between the lines of a fact sheet as semicolons, and a full stop before one as a blank."""
    if ":" not in text or "\n" not in text:
        return
    sheet: list[tuple[Line, Line]] = []
    for above, below in neighbours(text):
        if sheet and sheet[-1][1] is not above:
            yield from _joined(text, sheet)
            sheet = []
        if _label(above.text) and _label(below.text) and not _names_people(above.text):
            sheet.append((above, below))
    yield from _joined(text, sheet)


def _joined(text: str, sheet: Sequence[tuple[Line, Line]]) -> Iterator[tuple[int, str]]:
    uses = {_label(line.text) for pair in sheet for line in pair}
    if uses.isdisjoint(_TELLS) or uses.isdisjoint(_FRAME):
        return
    for above, below in sheet:
        yield break_at(text, above, below), "؛"
        if above.text.endswith("."):
            yield above.start + text[above.start :].index(above.text) + len(above.text) - 1, " "


def _names_people(line: str) -> bool:
    """الشهداء: X - Y - Z: a list of names ends with its line."""
    return _label(line) == "harm" and not any(letter.isdigit() for letter in line) and any(mark in line for mark in _LISTED)


def _label(line: str) -> str:
    """What the label of a line tells of (where, when, harm, deed, who, other); "" where it begins with none."""
    found = _LABEL.match(line)
    words = [fold_word(word) for word in found[1].split()] if found else []
    return next((use for size in range(len(words), 0, -1) if (use := _labels().get(" ".join(words[:size])))), "")


@cache
def _labels() -> dict[str, str]:
    return {" ".join(map(fold_word, label.split())): row["use"] for row in rows("fact_labels") for label in row["labels"].split("/")}
