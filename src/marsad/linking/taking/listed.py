"""Numbers listed by town behind their sum: "nine civilians were killed: four in the shelling of Kafr Nabl, three in Has and two in Daraya"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from marsad.grammar.numbers import begins_number, read_number
from marsad.linking.taking.stretches import end_of
from marsad.text.fold import fold_word

Plain = dict[str, Any]
_LEAD = re.compile(r"[:(]|\bبواقع\b")  # begins a list: تسعة مدنيين: أربعة في, بواقع خمسة في
_ITEM = re.compile(r"(?:(?:[،(:]|\bبواقع)\s*و?|\sو)(\w+)")
_PLACED = re.compile(r"^(?:\s+\w+)?\s+(?:في\s|على\s|ب)")  # أربعة في, ثلاثة مدنيين في, اثنان برصاص


def listed(whole: Plain, places: Sequence[Plain], text: str) -> list[Plain]:
    """The items of such a list as harms: they make up the whole, and stand beside two places or more; none where it is no such list."""
    low, high = whole["span"][1], end_of(text, whole["span"][1])
    lead = _LEAD.search(text, low, high)
    if lead is None or whole["min"] is None or whole["min"] != whole["max"]:
        return []
    items = [(start, stop, number) for start, stop, number in _items(text, lead.start(), high) if _PLACED.match(text[stop:high])]
    named = {_place_of(start, after, places) for (start, _, _), after in zip(items, [*(item[0] for item in items[1:]), high], strict=False)}
    if sum(number for _, _, number in items) != whole["min"] or len(named - {None}) < 2:
        return []
    return [{**whole, "min": number, "max": number, "span": [start, stop], "text": text[start:stop], "persons": []} for start, stop, number in items]


def _items(text: str, low: int, high: int) -> Iterator[tuple[int, int, int]]:
    """The numbers behind the lead, a comma or و."""
    for found in _ITEM.finditer(text, low, high):
        word = fold_word(found.group(1))
        number = read_number([word, ""], ["", ""], 0) if begins_number(word) else None
        if number is not None and isinstance(number.value, int):
            yield found.start(1), found.end(1), number.value


def _place_of(low: int, high: int, places: Sequence[Plain]) -> str | None:
    return next((place["name"] for place in places if low <= place["span"][0] < high), None)
