"""Ranges of people as an incident keeps them: ``{"civilian": {"min", "max"}, "fighter": …, "unknown": …, "all": …}``."""

from __future__ import annotations

from collections.abc import Mapping

Kept = Mapping[str, Mapping[str, int | None] | None]
GROUPS = ("civilian", "fighter", "unknown")


def everyone(groups: Kept) -> tuple[int, int | None] | None:
    """All the people of an incident; where it was kept before it held them, the groups added. None where no number is stated."""
    stated = [one for name in (("all",) if "all" in groups else GROUPS) if (one := groups.get(name))]
    if not stated:
        return None
    highest = [one["max"] for one in stated]
    return sum(one["min"] or 0 for one in stated), None if None in highest else sum(high for high in highest if high is not None)
