"""How many: whether the numbers of killed and injured of two tellings can be one."""

from __future__ import annotations

from marsad.linking.facts import Count, Told


def how_many(a: Told, b: Told) -> str:
    """The killed, else the injured, else another outcome: equal, overlapping, a rise within reason, or in conflict."""
    best = "unstated"
    for outcome in ("killed", "injured", "abducted", "detained", "missing"):
        ours, theirs = _wholes(a, outcome), _wholes(b, outcome)
        if ours and theirs:
            level = min((_pair(x, y, a, b) for x in ours for y in theirs), key=_ORDER.index)
            if level in {"equal", "equal_few"}:
                return "equal_both" if best in {"equal", "equal_few"} else _second(a, b, outcome, level)
            best = level if best == "unstated" else best
    if best in {"unstated", "overlap", "rise"} and _same_part(a, b):
        return "equal_part"
    return best


_ORDER = ("equal", "equal_few", "overlap", "rise", "differ", "conflict")


def _second(a: Told, b: Told, outcome: str, level: str) -> str:
    """Killed and injured both equal tell far more than one of them."""
    if outcome == "killed":
        ours, theirs = _wholes(a, "injured"), _wholes(b, "injured")
        if any(x.expr != "unstated" and (x.min, x.max) == (y.min, y.max) for x in ours for y in theirs):
            return "equal_both"
    return level


def _wholes(told: Told, outcome: str) -> list[Count]:
    return [count for count in told.counts if count.outcome == outcome and count.whole and count.max != 0 and not count.running]


def _pair(x: Count, y: Count, a: Told, b: Told) -> str:
    if x.min is None or y.min is None:
        return "overlap"
    if x.min == y.min and x.expr not in {"unstated", "vague"} and y.expr not in {"unstated", "vague"}:
        return "equal" if x.min > 4 else "equal_few"
    if (x.max is None or x.max >= y.min) and (y.max is None or y.max >= x.min):
        return "overlap"
    low, high = sorted((x.min, y.min))
    if high <= 2 * low + 2:
        return "rise" if _rises(x, y, a, b) else "differ"
    return "conflict"


def _rises(x: Count, y: Count, a: Told, b: Told) -> bool:
    """The larger figure was published no earlier than the smaller: a toll that rose."""
    if a.published is None or b.published is None or x.min is None or y.min is None:
        return False
    return (x.min < y.min and a.published <= b.published) or (y.min < x.min and b.published <= a.published)


def _same_part(a: Told, b: Told) -> bool:
    parts = {(count.outcome, count.part, count.min) for count in a.counts if not count.whole and count.expr == "exact"}
    return any((count.outcome, count.part, count.min) in parts for count in b.counts if not count.whole)
