"""The days and hours of an event as linking compares them."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Any

from marsad.linking import marks
from marsad.text.fold import fold_word

Plain = dict[str, Any]


def ordinal(day: str | None) -> int | None:
    return date.fromisoformat(day[:10]).toordinal() if day else None


def days_of(time: Plain | None, published: int | None) -> tuple[int, int] | None:
    if time is None or time["inferred"] or not (time["start"] or time["end"]):
        return None
    first, last = ordinal(time["start"]), ordinal(time["end"])
    first = first if first is not None else last
    last = last if last is not None else published
    if first is None or last is None or (published is not None and first > published + 1):
        return None  # what has happened cannot lie after the day of publication: a weekday was counted forward
    return (first, last) if first <= last else (last, first)


def inferred_day(time: Plain | None) -> int | None:
    """The day of publication, where the reading took that for the day of an event of which no word says it."""
    return ordinal(time["start"]) if time and time["inferred"] else None


@lru_cache(1 << 12)
def has_a_name(words: str) -> bool:
    """أمس الأحد, 3 أيار: a day that has a name or a number; أمس alone is counted from the day of publication, which may be off by one."""
    return marks.holds("weekday", fold_word(words)) or any(letter.isdigit() for letter in words)


def hours_of(time: Plain | None) -> tuple[int, int] | None:
    if time is None or time["precision"] not in {"part_of_day", "minute"}:
        return None
    if time["precision"] == "minute" and time["start"] and len(time["start"]) > 12:
        hour = int(time["start"][11:13])
        return hour, hour + 1
    return marks.part_of_day(time["text"] or "")
