"""What people set, held against the ledger: protections, people, keys, settings, states of work, and who saw what."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from marsad.record.access import fingerprint_of
from marsad.record.annotations import COLUMNS
from marsad.record.fault import Fault
from marsad.record.ledger import Line, hash_of
from marsad.record.people_told import PersonTold
from marsad.record.rows import from_cell, query

Plain = dict[str, Any]
_NEAR = timedelta(minutes=1)  # between a row's own moment and that of its line
_PEOPLE = "accounts: who may sign in, and with which rights"


@dataclass(slots=True)
class Told:
    """What the ledger says that people set."""

    marks: dict[str, tuple[str, str | None]] = field(default_factory=dict)
    lifted: dict[str, str] = field(default_factory=dict)
    people: dict[str, PersonTold] = field(default_factory=dict)
    keys: list[tuple[Plain, Line]] = field(default_factory=list)
    revoked: Counter[str] = field(default_factory=Counter)
    settings: dict[str, str] = field(default_factory=dict)
    assigned: dict[str, str | None] = field(default_factory=dict)
    seen: Plain | None = None
    annotations: dict[str, tuple[str | None, Line]] = field(default_factory=dict)
    erased: set[str] = field(default_factory=set)

    def note(self, line: Line, payload: Plain) -> None:
        """Take in one line."""
        if line.subject.startswith("mark:"):
            self._mark(line, payload)
        elif line.subject.startswith("annotation:"):
            self._annotation(line, payload)
        elif line.kind == "person":
            self.people.setdefault(line.subject, PersonTold()).note(payload)
        elif line.kind == "token" and payload.get("change") == "made":
            self.keys.append((payload | {"name": line.subject}, line))
        elif line.kind == "token":
            self.revoked[payload.get("digest") or line.subject] += 1
        elif line.kind == "setting":
            self.settings[line.subject] = payload.get("value", "")
        elif line.kind == "assigned":
            self.assigned[line.subject] = payload.get("to")
        elif line.kind == "seen":
            self.seen = payload

    def _annotation(self, line: Line, payload: Plain) -> None:
        number = line.subject.removeprefix("annotation:")
        if line.kind == "erased":
            self.erased.add(number)
        elif line.kind != "swept":
            self.annotations[number] = (payload.get("row_sha256"), line)

    def _mark(self, line: Line, payload: Plain) -> None:
        number = line.subject.removeprefix("mark:")
        if line.kind == "lifted":
            self.lifted[number] = line.at
        elif line.kind == "erased":
            self.marks[number] = (self.marks.get(number, ("", ""))[0], payload.get("row_sha256"))
        else:
            self.marks[number] = (line.kind, payload.get("row_sha256"))


def faults(told: Told) -> Iterator[Fault | None]:
    """The first fault of each table."""
    yield _marks(told)
    yield _people(told)
    yield _keys(told)
    yield _settings(told)
    yield _work(told)
    yield _looks(told)
    yield _forms()
    yield _annotations(told)


def near(row: str | None, line: str) -> bool:
    """A row's moment is that of its line, but for what it takes to write both."""
    try:
        return row is not None and abs(datetime.fromisoformat(row) - datetime.fromisoformat(line)) <= _NEAR
    except (ValueError, TypeError):
        return False


def _marks(told: Told) -> Fault | None:
    left = dict(told.marks)
    touches = "what is kept from people without the right to see it"
    for number, *cells, lifted in query('SELECT id, kind, level, subject, names, start, "end", who, "when", why, lifted FROM record_mark ORDER BY id'):
        level, sha256 = left.pop(str(number), ("", ""))
        if (level, sha256) != (cells[1], hash_of(list(cells))) and sha256 is not None:
            return Fault(f"protection {number}", "was changed, or no ledger line made it", touches)
        at = told.lifted.get(str(number))
        if (lifted is None) != (at is None) or (at is not None and not near(lifted, at)):
            return Fault(f"protection {number}", "was lifted otherwise than the ledger says", touches)
    return next((Fault(f"protection {number}", "is gone from the record", touches) for number in sorted(left)), None)


def _people(told: Told) -> Fault | None:
    sql = "SELECT u.username, u.is_active, p.role, p.totp, u.password, u.is_staff, u.is_superuser FROM record_profile p JOIN auth_user u ON u.id = p.user_id ORDER BY 1"
    known = set()
    for name, active, role, totp, password, staff, above in query(sql):
        known.add(name)
        said = told.people.get(name)
        if said is None or said.role is None:
            return Fault(f"account {name}", "stands in the record, but no ledger line made it", _PEOPLE)
        wrong = said.differs(role=role, active=bool(active), totp=totp, password=password)
        if wrong or staff or above:
            return Fault(f"account {name}", f"has another {wrong or 'right'} than the ledger says", _PEOPLE)
    extra = [row[0] for row in query("SELECT username FROM auth_user") if row[0] not in known]
    return Fault(f"account {extra[0]}", "stands in the record, but no ledger line made it", _PEOPLE) if extra else None


def _keys(told: Told) -> Fault | None:
    touches = "what programs may read and do"
    left = list(told.keys)
    revoked = Counter(told.revoked)
    for digest, name, by, made, expires, gone, account in query("SELECT digest, name, made_by, made, expires, revoked, account FROM record_token ORDER BY made"):
        mine = next((one for one in left if one[0]["name"] == name and one[0].get("expires") == expires and one[0].get("digest", digest) == digest and one[0].get("account") == account and one[1].who == by and near(made, one[1].at)), None)
        if mine is None:
            return Fault(f"key {name}", "was changed, or no ledger line made it", touches)
        left.remove(mine)
        void = digest if revoked[digest] else name
        if (gone is not None) != bool(revoked[void]) or (gone is not None and not _instant(gone)):
            return Fault(f"key {name}", "is void, or holds, otherwise than the ledger says", touches)
        revoked[void] -= gone is not None
    return None


def _instant(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).year > 2000
    except ValueError:
        return False


def _settings(told: Told) -> Fault | None:
    kept = {key: value for key, value in query("SELECT key, value FROM record_setting") if key != "queue"}
    wrong = sorted(key for key in {*kept, *told.settings} if kept.get(key) != told.settings.get(key))
    return Fault(f"setting {wrong[0]}", "is not what the ledger says", "how exact coordinates are, what is dialled, what is hidden") if wrong else None


def _work(told: Told) -> Fault | None:
    from marsad.model.judgement import in_force
    from marsad.record.queue import behind, weighed
    from marsad.record.store import judgements

    said = {one.subject: str(one.value) for one in in_force(judgements(kinds=("state", "undo"))) if one.kind == "state"}
    rows = query("SELECT report, state, assignee, weight, reasons, published FROM record_work ORDER BY report")
    for report, state, assignee, *_ in rows:
        if state != said.get(report, "machine"):
            return Fault(f"work on report {report}", "stands otherwise than people decided", "who may still change it, and what counts as final")
        if assignee != told.assigned.get(report):
            return Fault(f"work on report {report}", "is given to somebody to whom no ledger line gave it", "who works on it")
    if behind():
        return None  # made anew when the desk opens next
    made = {row[0]: tuple(row[1:]) for at in range(0, len(rows), 200) for row in weighed([row[0] for row in rows[at : at + 200]])}
    wrong = next((row[0] for row in rows if made.get(row[0]) != tuple(row[3:])), None)
    return Fault(f"work on report {wrong}", "is weighed otherwise than its incidents say", "the order of the queue") if wrong else None


def _looks(told: Told) -> Fault | None:
    if told.seen is None:
        return None
    count, sha256 = fingerprint_of(until=told.seen["last"])
    if (count, sha256) != (told.seen["count"], told.seen["sha256"]):
        return Fault("who saw what", "is not what the ledger sealed", "who looked at which report, and who took data away")
    return None


def _annotations(told: Told) -> Fault | None:
    """What people wrote beside the reports: each row as its line says, none besides, none gone."""
    touches = "victims, evidence, notes, comments"
    left = dict(told.annotations)
    names = ", ".join(f'"{name}"' for name in COLUMNS)
    for number, *cells in query(f"SELECT id, {names} FROM record_annotation ORDER BY id"):
        sha256, line = left.pop(str(number), ("", None))
        if line is None:
            return Fault(f"annotation {number}", "stands in the record, but no ledger line made it", touches)
        if str(number) in told.erased:
            if cells[3] is not None or cells[6] is not None:
                return Fault(f"annotation {number}", "was to be erased under law and still holds words", touches)
        elif sha256 is not None and sha256 != hash_of(list(cells)):
            return Fault(f"annotation {number}", "was changed after it was written", touches)
        if from_cell(cells[4]) != line.who or not near(cells[5], line.at):
            return Fault(f"annotation {number}", "is signed or dated otherwise than its line of the ledger", touches)
    return next((Fault(f"annotation {number}", "is gone from the record", touches) for number in sorted(left, key=int)), None)


def _forms() -> Fault | None:
    stray = query("SELECT k.judgement FROM record_decisionkey k LEFT JOIN record_judgement j ON j.id = k.judgement WHERE j.id IS NULL LIMIT 1")
    return Fault(f"key of a form for judgement {stray[0][0]}", "stands for a judgement that is not there", "a decision that is sent twice") if stray else None


def plain(value: str) -> Any:
    """JSON of a cell."""
    return json.loads(from_cell(value) or "null")
