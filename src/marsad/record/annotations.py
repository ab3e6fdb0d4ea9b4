"""What people write beside the reports: victims, evidence, notes, comments, who works on what. Rows are added, never changed.

A change is a new row of the same ``thing``; what was there before stays as its history. The ledger keeps that something was written, by whom,
and a hash of the row: it must not name what is protected.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from marsad.errors import CaseError
from marsad.record.ledger import Entry, append, hash_of, now
from marsad.record.rows import from_cell, insert, query, to_cell, writing

Plain = dict[str, Any]
Kind = Literal["person", "pair", "evidence", "note", "comment", "done", "assigned", "filter"]
KINDS: tuple[Kind, ...] = ("person", "pair", "evidence", "note", "comment", "done", "assigned", "filter")
COLUMNS = ("kind", "thing", "subject", "value", "who", "when", "why", "key")
_LONGEST = 200_000  # characters of one value


@dataclass(frozen=True, slots=True)
class Annotation:
    """One row: what somebody wrote of a ``thing``. ``value`` is None where it was taken back."""

    id: int
    kind: str
    thing: str
    subject: str
    value: Any
    who: str
    when: str
    why: str | None


@dataclass(frozen=True, slots=True)
class Overtaken:
    """Somebody else wrote of the same thing meanwhile; nothing was kept."""

    theirs: Annotation


def annotate(
    kind: Kind, subject: str, value: Plain | None, *, who: str, key: str, thing: str | None = None, seen: int | None = None, why: str | None = None
) -> Annotation | Overtaken:
    """Write something beside the reports. The same key again gives what was written the first time.

    1. One writer at a time. 2. Was it kept before? 3. Did somebody else change the thing since ``seen``, the last row that the page showed?
    Then nothing is kept. 4. Keep it with its line in the ledger. Raises CaseError for what is too long, or changes what is not there.
    """
    if not who.strip() or not 8 <= len(key) <= 64:
        raise CaseError("what is written needs the name of the person, and a key")
    body = None if value is None else json.dumps(value, ensure_ascii=False, sort_keys=True)
    if body is not None and len(body) > _LONGEST:
        raise CaseError(f"too long: {len(body):,} characters, at most {_LONGEST:,}")
    with writing():  # 1
        if known := _rows("key = %s", [key]):  # 2
            return known[0]
        last = last_of(thing) if thing else None
        if thing and (last is None or last.kind != kind):
            raise CaseError(f"{thing}: there is no such {kind} to change")
        if last and seen is not None and last.id > seen and last.who != who:
            return Overtaken(last)  # 3
        cells = (kind, thing or _new(kind), subject, None if body is None else to_cell(body), to_cell(who), now(), to_cell(why), key)
        insert("record_annotation", COLUMNS, [cells])  # 4
        number = query("SELECT max(id) FROM record_annotation")[0][0]
        append([Entry("annotated", f"annotation:{number}", {"row_sha256": hash_of(list(cells))})], who)
    return _rows("id = %s", [number])[0]


def pair_up(a: str, b: str, *, same: bool, who: str, key: str, why: str | None) -> None:
    """Say that two victims are one person, or that they are two; said again, the later one counts."""
    a, b = sorted((a, b))
    before = next((one for one in standing(["pair"], subjects=[a]) if one.value["b"] == b), None)
    annotate("pair", a, {"a": a, "b": b, "same": same}, who=who, key=key, thing=before.thing if before else None, why=why)


def give_to(to: str | None, incident: str, ids: Sequence[str], *, who: str, key: str, why: str | None = None) -> None:
    """Give an incident to somebody, or to nobody; ``ids`` are also those that were merged into it."""
    before = next(iter(standing(["assigned"], subjects=ids)), None)
    if to or before:
        annotate("assigned", incident, {"to": to} if to else None, who=who, key=key, thing=before.thing if before else None, why=why)


def _new(kind: str) -> str:
    return f"{kind[0]}{secrets.token_hex(8)}"


def last_of(thing: str) -> Annotation | None:
    """What stands of a thing; its value is None where it was taken back."""
    found = _rows("thing = %s", [thing])
    return found[-1] if found else None


def history_of(thing: str) -> list[Annotation]:
    """All that was written of a thing, the oldest first."""
    return _rows("thing = %s", [thing])


def standing(kinds: Collection[str], *, subjects: Sequence[str] | None = None, after: int = 0, limit: int | None = None, newest: bool = False) -> list[Annotation]:
    """What stands of some kinds, on some subjects or on any, in the order in which it was last written; what was taken back is left out."""
    if not kinds or (subjects is not None and not subjects):
        return []
    rules = [f"a.kind IN ({_marks(kinds)})", "a.value IS NOT NULL", "NOT EXISTS (SELECT 1 FROM record_annotation b WHERE b.thing = a.thing AND b.id > a.id)"]
    values: list[Any] = list(kinds)
    if subjects is not None:
        rules.append(f"a.subject IN ({_marks(subjects)})")
        values += subjects
    bounds = f" LIMIT {int(limit)} OFFSET {int(after)}" if limit is not None else ""
    names = ", ".join(f'a."{name}"' for name in ("id", *COLUMNS[:-1]))
    rows = query(f"SELECT {names} FROM record_annotation a WHERE {' AND '.join(rules)} ORDER BY a.id{' DESC' if newest else ''}{bounds}", values)
    return [_of(row) for row in rows]


def _rows(rule: str, values: Sequence[Any]) -> list[Annotation]:
    names = ", ".join(f'"{name}"' for name in ("id", *COLUMNS[:-1]))
    return [_of(row) for row in query(f"SELECT {names} FROM record_annotation WHERE {rule} ORDER BY id", values)]


def _of(row: Sequence[Any]) -> Annotation:
    number, kind, thing, subject, value, who, when, why = row
    return Annotation(number, kind, thing, subject, None if value is None else json.loads(from_cell(value) or "null"), from_cell(who) or "", when, from_cell(why))


def _marks(values: Collection[Any]) -> str:
    return ", ".join(["%s"] * len(values))
