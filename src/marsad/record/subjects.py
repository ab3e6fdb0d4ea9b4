"""What judgements are on: a decision on words names a claim, an event or a harm that the case holds or that a person added."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator
from typing import Any

from marsad.record.rows import query

ON_WORDS = ("accept", "reject", "correct", "same", "different")  # kinds of judgements on what was read
_AT_ONCE = 500


def on_nothing() -> tuple[int, str] | None:
    """The first judgement on words that names what is not there, with that name. Not to be asked of a case whose reports were erased."""
    marks = ", ".join(["%s"] * len(ON_WORDS))
    told = [(number, uid) for number, *both in query(f"SELECT id, subject, other FROM record_judgement WHERE kind IN ({marks}) ORDER BY id", ON_WORDS) for uid in both if uid]
    missing = {uid for _, uid in told} - known({uid for _, uid in told})
    return next(((number, uid) for number, uid in told if uid in missing), None) if missing else None


def known(uids: Collection[str]) -> set[str]:
    """Those of some ids that a claim, an event or a harm of the case has, one that a person added included."""
    found: set[str] = set()
    wanted = sorted(uids)
    for at in range(0, len(wanted), _AT_ONCE):
        part = wanted[at : at + _AT_ONCE]
        for table in ("claim", "event", "harm"):
            found |= {row[0] for row in query(f"SELECT uid FROM record_{table} WHERE uid IN ({', '.join(['%s'] * len(part))})", part)}
    return found | _added(set(wanted) - found)


def _added(wanted: set[str]) -> set[str]:
    """Ids that a person gave, in the values of judgements."""
    if not wanted:
        return set()
    values = query("SELECT value FROM record_judgement WHERE kind IN ('add', 'correct') AND value LIKE '%%uid%%'")
    return wanted & {uid for (value,) in values for uid in _uids(json.loads(value))}


def _uids(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from _uids(one)
    elif isinstance(value, dict):
        if isinstance(value.get("uid"), str):
            yield value["uid"]
        for one in value.values():
            yield from _uids(one)
