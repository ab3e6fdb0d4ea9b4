"""When a row of a pack holds: a party that was founded, fell, or changed its name on a day."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

_REACH = 10  # words between a year and the name that it dates
_FIRST = 1990


def held_in(row: Mapping[str, str], when: date | int | None) -> bool:
    """The row holds on a day, or in some part of a year; where no day is known it does."""
    if when is None:
        return True
    since, until = row.get("from", ""), row.get("until", "")
    day = f"{when:04d}" if isinstance(when, int) else when.isoformat()
    return (not since or day >= since[: len(day)]) and (not until or day[: len(until)] <= until)


def year_beside(forms: Sequence[str], at: int) -> int | None:
    """The year told a few words from a name, in its sentence: في عام 2013 قصف الجيش …"""
    if not any([form[:2] in _CENTURIES for form in forms[max(0, at - _REACH) : at + _REACH + 1]]):
        return None
    found: list[tuple[int, int]] = []
    for step in (-1, 1):
        for away in range(1, _REACH + 1):
            unit = at + step * away
            if not 0 <= unit < len(forms) or forms[unit] in STOPS:
                break
            word = forms[unit]
            if len(word) == 4 and word.isdecimal() and _FIRST <= int(word) < 2100:
                found.append((away, int(word)))
                break
    return min(found)[1] if found else None


_CENTURIES = ("19", "20")
STOPS = frozenset({".", "\n", "!", "؟"})
