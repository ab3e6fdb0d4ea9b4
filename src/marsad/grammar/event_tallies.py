"""How many raids, shells, bombs: a number in front of a countable means or of the deed itself."""

from __future__ import annotations

from bisect import bisect_left

from marsad.grammar.event_found import EventAt
from marsad.grammar.event_number import with_so_many
from marsad.grammar.quantities import HEADS, opens_nothing, read_quantity
from marsad.grammar.sheet import Sheet

_COUNTS = frozenset({"number"})
_COUNTED = 24  # units behind an event within which what is counted stands
_UNITS = {"airstrike": "airstrikes", "shelling": "shells", "missile_strike": "missiles", "drone_strike": "airstrikes", "explosion": "explosions"}


def tally_of(sheet: Sheet, event: EventAt, first: int, last: int) -> list[tuple[int, int, int | None, int | None, str, str]]:
    """How many raids, shells, bombs: a number in front of a countable means or of the trigger itself."""
    out: list[tuple[int, int, int | None, int | None, str, str]] = []
    if event.type not in _UNITS and sheet.near("weapon", max(first, event.at - 4), min(last, event.stop + _COUNTED)) < 0:
        return out
    counts = sheet.marked(_COUNTS, HEADS, digits=True)
    for at in counts[bisect_left(counts, max(first, event.at - 4)) : bisect_left(counts, min(last, event.stop + 12))]:
        quantity = None if opens_nothing(sheet.forms, at) else read_quantity(sheet.forms, sheet.pre, sheet.suf, at)
        if not quantity or sheet.dated[at] or quantity.end >= last or sheet.pre[quantity.end] or any(at < stop for _, stop, *_ in out):
            continue  # قتل ثلاثة بقصف: those killed are counted
        if unit := _unit_of(sheet, event, quantity.end):
            out.append((at, sheet.stops[quantity.end], quantity.min, quantity.max, quantity.expr, unit))
    return out


def _unit_of(sheet: Sheet, event: EventAt, at: int) -> str | None:
    """What a number counts: the means behind it, or the deed itself (قصفت بلدة X بأربع غارات); None where it counts neither."""
    weapon = sheet.term(at, "weapon")
    if weapon and weapon.row["unit"]:
        return weapon.row["unit"]
    return _UNITS.get(event.type) if at == event.at or _in_raids(sheet, event, at) else None


def _in_raids(sheet: Sheet, event: EventAt, at: int) -> bool:
    """قصفت X بلدة Y بأربع غارات: in how many raids it was done."""
    told = event.type == "airstrike" and at > event.at and any(term.kind == "event" and term.row["type"] == event.type for term in sheet.terms[at])
    return told and with_so_many(sheet, at, event.stop)
