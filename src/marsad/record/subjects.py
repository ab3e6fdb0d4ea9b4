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
    rows = query(f"SELECT id, subject, other, CASE WHEN kind = 'different' THEN value END FROM record_judgement WHERE kind IN ({marks}) ORDER BY id", ON_WORDS)
    told = [(number, uid) for number, subject, other, many in rows for uid in (subject, other, *(_listed(many) if many else ())) if uid]
    there = known({uid for _, uid in told})
    return next(((number, uid) for number, uid in told if uid not in there), None)


def _listed(many: str) -> list[str]:
    value = json.loads(many)
    return [*value["these"], *value["those"]]


def known(uids: Collection[str]) -> set[str]:
    """Those of some ids that a claim, an event or a harm of the case has, one that a person added included."""
    found = as_read("uid", uids)
    wanted = set(uids) - found
    return found | {uid for _, _, value in (_put_in() if wanted else ()) for uid in wanted & set(_uids(value))}


def home_of(uid: str) -> str | None:
    """The report in which a claim, an event or a harm was read, or to which a person added it; None where there is none of this id."""
    if found := as_read("report_id", [uid]):
        return min(found)
    for kind, subject, value in _put_in():
        if uid in _uids(value) and uid != subject:
            return subject if kind == "add" else home_of(subject)
    return None


def as_read(column: str, uids: Collection[str]) -> set[str]:
    """A column of the claims, events and harms that have some ids: their own ids, or their reports."""
    found: set[str] = set()
    wanted = sorted(uids)
    for at in range(0, len(wanted), _AT_ONCE):
        part = wanted[at : at + _AT_ONCE]
        for table in ("claim", "event", "harm"):
            found |= {row[0] for row in query(f"SELECT {column} FROM record_{table} WHERE uid IN ({', '.join(['%s'] * len(part))})", part)}
    return found


def _put_in() -> Iterator[tuple[str, str, Any]]:
    """What people added: kind of the judgement, its subject, its value."""
    rows = query("SELECT kind, subject, value FROM record_judgement WHERE kind IN ('add', 'correct') AND value LIKE '%%uid%%'")
    return ((kind, subject, json.loads(value)) for kind, subject, value in rows)


def _uids(value: Any) -> Iterator[str]:
    if isinstance(value, list):
        for one in value:
            yield from _uids(one)
    elif isinstance(value, dict):
        if isinstance(value.get("uid"), str):
            yield value["uid"]
        for one in value.values():
            yield from _uids(one)
