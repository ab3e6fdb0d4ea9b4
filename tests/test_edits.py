"""Every column of every table is edited behind the program's back: each edit is found, or is one of those that verify says it cannot prove."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection
from tests.desk import FIRST, browser, decide, first_record, open_for_tests, report_ids
from tests.reports import captured

from marsad.case import add
from marsad.case.linking import link_case
from marsad.record import marks, queue, work
from marsad.record.access import seal
from marsad.record.annotations import annotate
from marsad.record.choices import choose
from marsad.record.people import change_account
from marsad.record.place import CasePlace, find_case
from marsad.record.program_keys import make_token, revoke_token, tokens
from marsad.record.store import judge
from marsad.record.unproved import UNPROVED
from marsad.record.verify import verify

TOTAL = "قال المرصد السوري لحقوق الإنسان إن 1203 مدنيين قتلوا في الغوطة الشرقية منذ 18 شباط 2018."
PARTY = "قال ناشطون إن 9 مدنيين قتلوا أمس في غارات للطيران الروسي على مدينة دوما."
WHICH = {"record_setting": "WHERE key <> 'queue'"}  # verify says of that row that it cannot be proved
IGNORED = ("sqlite_", "django_", "auth_group", "auth_permission", "auth_user_", "record_search")


@pytest.fixture
def full(desk: CasePlace) -> CasePlace:
    """A case with rows in every table that people and the machine write."""
    return filled(desk)


def filled(desk: CasePlace) -> CasePlace:
    add(desk, [captured(5, f"{FIRST} رقم آخر."), captured(6, TOTAL), captured(7, PARTY)])
    link_case(find_case(desk.folder))
    ident = report_ids()[0]
    claim = first_record()["claims"][0]
    assert decide(browser("editor"), ident, kind="accept", subject=claim["uid"], seen=99, why="سبب").status_code == 200
    marks.mark("source", "protected", "sohr", who="مديرة", why="خطر", names=["اسم"])
    marks.lift(marks.mark("passage", "redacted", ident, who="مديرة", why="خطر", start=0, end=4), who="مديرة", why="زال")
    make_token("برنامج", by="مديرة")
    make_token("برنامج آخر", by="مديرة")
    revoke_token(tokens()[0].digest, by="مديرة")
    choose("coordinates", "round1", who="مديرة")
    change_account("محررة", by="مديرة", totp="A" * 32)
    work.assign(ident, "مراجع", by="محررة")
    work.note_look("قارئ", "saw", ident)
    annotate("note", ident, {"text": "ملاحظة"}, who="مديرة", key="note-in-a-test", why="سبب")
    work.be_present(ident, "قارئ")
    judge("state", _incident(), who="محررة", value="in_review", why="سبب")
    queue.catch_up(queue.behind())
    seal("machine")
    return desk


def _incident() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT id FROM record_incident ORDER BY id LIMIT 1")
        return str(cursor.fetchone()[0])


def columns(path: Path) -> list[tuple[str, str]]:
    with sqlite3.connect(path) as database:
        tables = [row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY 1") if row[0] == "record_searched" or not row[0].startswith(IGNORED)]
        return [(table, column[1]) for table in tables for column in database.execute(f"PRAGMA table_info({table})")]


def other(value: Any) -> Any:
    """Another value of the same sort."""
    if isinstance(value, (int, float)):
        return value + 1 if value not in (0, 1) else 1 - value
    return f"{value or ''}x" if value is None or not str(value)[:4].isdecimal() else f"1999{str(value)[4:]}"


def test_F2_every_edit_of_every_column_is_found_or_told_as_unproved(full: CasePlace) -> None:
    assert verify(full) is None
    missed, found, empty = [], 0, set()
    with sqlite3.connect(full.sqlite, isolation_level=None) as database:
        database.execute("PRAGMA foreign_keys = OFF")
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f"DROP TRIGGER {name}")
        for table, column in columns(full.sqlite):
            if UNPROVED.get(table, {}).keys() & {column, "*"}:
                continue
            row = database.execute(f'SELECT rowid, "{column}" FROM {table} {WHICH.get(table, "")} ORDER BY ("{column}" IS NULL), rowid DESC LIMIT 1').fetchone()
            if row is None:
                empty.add(table)
                continue
            edited = database.execute(f'UPDATE OR IGNORE {table} SET "{column}" = ? WHERE rowid = ?', [other(row[1]), row[0]]).rowcount
            key = other(row[1]) if edited and database.execute(f"SELECT 1 FROM {table} WHERE rowid = ?", [row[0]]).fetchone() is None else row[0]
            if edited and verify(full) is None:
                missed.append((table, column))
            found += 1
            database.execute(f'UPDATE {table} SET "{column}" = ? WHERE rowid = ?', [row[1], key])
    assert missed == [], missed
    assert verify(full) is None and found > 150
    assert empty <= {"record_incidentname", "record_incidentecho"}, empty


def test_F2_edits_are_found_on_postgres_too(postgres_desk: CasePlace) -> None:
    """Every third column (every one with MARSAD_EDITS=all): what looks is the same program, only the database is another."""
    step = 1 if os.environ.get("MARSAD_EDITS") == "all" else 3
    place = filled(postgres_desk)
    assert verify(place) is None
    missed, found = [], 0
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")  # no triggers, no foreign keys
        cursor.execute("SELECT table_name, column_name, data_type FROM information_schema.columns WHERE table_schema = 'public' ORDER BY 1, ordinal_position")
        known = [row for row in cursor.fetchall() if not row[0].startswith(IGNORED) and not UNPROVED.get(row[0], {}).keys() & {row[1], "*"}]
        for table, column, kind in known[::step]:
            cursor.execute(f'SELECT ctid, "{column}" FROM {table} {WHICH.get(table, "")} ORDER BY ("{column}" IS NULL), ctid DESC LIMIT 1')
            row = cursor.fetchone()
            if row is None:
                continue
            with suppress(DatabaseError):  # a value that the column's own rules refuse is no edit
                new = not row[1] if kind == "boolean" else other(row[1] if row[1] is not None or "char" in kind or kind == "text" else 0)
                cursor.execute(f'UPDATE {table} SET "{column}" = %s WHERE ctid = %s RETURNING ctid', [new, row[0]])
                at = cursor.fetchone()[0]
                found += 1
                if verify(place) is None:
                    missed.append((table, column))
                cursor.execute(f'UPDATE {table} SET "{column}" = %s WHERE ctid = %s', [row[1], at])
        cursor.execute("SET session_replication_role = DEFAULT")
    assert missed == [], missed
    assert verify(place) is None and found > 50


def test_F2_emptied_tables_are_found(full: CasePlace) -> None:
    for table in ("record_mark", "record_access", "record_setting", "record_incidentspot", "record_incidentactor", "record_total", "record_searched"):
        with sqlite3.connect(full.sqlite, isolation_level=None) as database:
            database.execute("PRAGMA foreign_keys = OFF")
            database.execute(f"CREATE TABLE spare AS SELECT * FROM {table}")
            assert database.execute("SELECT count(*) FROM spare").fetchone()[0], table
            database.execute(f"DELETE FROM {table}")
            assert verify(full) is not None, table
            database.execute(f"INSERT INTO {table} SELECT * FROM spare")
            database.execute("DROP TABLE spare")
    assert verify(full) is None


def test_F2_case_toml_is_held_against_the_first_line(full: CasePlace) -> None:
    head = full.folder / "case.toml"
    for line in ('policy = "airwars"', 'title = "تجربة"'):
        kept = head.read_text(encoding="utf-8")
        assert line in kept
        head.write_text(kept.replace(line, line.replace('"airwars"', '"ohchr"').replace("تجربة", "أخرى")), encoding="utf-8")
        fault = verify(open_for_tests(full.folder))
        assert fault is not None and fault.where == "case.toml"
        head.write_text(kept, encoding="utf-8")
