"""Whatever is done to a ledger or an original behind the program's back is found."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import replace

import pytest
import rfc8785
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.reports import many

from marsad.case import add, open_case
from marsad.record import lists
from marsad.record.ledger import canonical, head
from marsad.record.parts import ready
from marsad.record.place import CasePlace, find_case
from marsad.record.store import judge
from marsad.record.verify import verify


@pytest.fixture
def filled(sqlite_case: CasePlace) -> CasePlace:
    """A case with 30 lines and more, and a judgement."""
    add(sqlite_case, many(10))
    judge("accept", lists.claims()[0].uid, who="محلل")
    return sqlite_case


def edited(case: CasePlace, *statements: tuple[str, tuple[object, ...]]) -> CasePlace:
    """A copy of a case whose database somebody changed, with its guards taken off first."""
    folder = case.folder.with_name("edited")
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(case.folder, folder)
    with sqlite3.connect(folder / "case.db") as database:
        database.execute("PRAGMA foreign_keys = OFF")
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            database.execute(f"DROP TRIGGER {name}")
        for statement, values in statements:
            database.execute(statement, values)
    database.close()
    open_case(folder)
    return find_case(folder)


values = st.recursive(st.none() | st.booleans() | st.integers(-(2**60), 2**60) | st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner), max_leaves=12)


@given(value=values)
def test_canonical_json_is_that_of_rfc_8785(value: object) -> None:
    try:
        expected = rfc8785.dumps(value)  # type: ignore[arg-type]
    except (rfc8785.CanonicalizationError, UnicodeEncodeError) as fault:
        with pytest.raises(type(fault)):
            canonical(value)
        return
    assert canonical(value) == expected


COLUMNS = ("seq", "at", "who", "kind", "subject", "payload_sha256", "prev", "hash")
_INSERT = f"INSERT INTO record_ledgerline ({', '.join(COLUMNS)}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
_MOVE = [(f"UPDATE record_ledger{table} SET {column} = {column} + ? WHERE {column} >= ?", table) for table, column in (("line", "seq"), ("payload", "line_id"))]
Statements = list[tuple[str, tuple[object, ...]]]


def flipped(text: str, where: int) -> str:
    at = where % len(text)
    return text[:at] + ("0" if text[at] != "0" else "1") + text[at + 1 :]


def moved(by: int, since: int) -> Statements:
    return [(sql, (by, since)) for sql, _ in _MOVE]


def gone(first: int, last: int) -> Statements:
    return [("DELETE FROM record_ledgerpayload WHERE line_id BETWEEN ? AND ?", (first, last)), ("DELETE FROM record_ledgerline WHERE seq BETWEEN ? AND ?", (first, last))]


Lines = dict[int, tuple[object, ...]]
Edit = Callable[[Lines, dict[int, str], int, int, int], Statements]
EDITS: dict[str, Edit] = {
    "a cell flipped": lambda lines, _, at, other, where: [(f'UPDATE record_ledgerline SET "{COLUMNS[1 + other % 7]}" = ? WHERE seq = ?', (flipped(str(lines[at][1 + other % 7]), where), at))],
    "a payload flipped": lambda _, payloads, at, __, where: [("UPDATE record_ledgerpayload SET payload = ? WHERE line_id = ?", (flipped(payloads[at], where), at))],
    "a payload gone": lambda _, __, at, ___, ____: [("UPDATE record_ledgerpayload SET payload = NULL WHERE line_id = ?", (at,))],
    "a payload's row gone": lambda _, __, at, ___, ____: [("DELETE FROM record_ledgerpayload WHERE line_id = ?", (at,))],
    "lines deleted": lambda _, __, at, other, ___: gone(min(at, other), max(at, other)),
    "lines deleted and the rest moved up": lambda _, __, at, other, ___: [*gone(min(at, other), max(at, other)), *moved(min(at, other) - max(at, other) - 1, max(at, other))],
    "the tail cut": lambda lines, _, at, __, ___: gone(at, len(lines)),
    "two lines swapped": lambda lines, _, at, other, __: [("UPDATE record_ledgerline SET seq = ? WHERE seq = ?", pair) for pair in ((-1, at), (at, other if other != at else at % len(lines) + 1), (other if other != at else at % len(lines) + 1, -1))],
    "lines renumbered": lambda _, __, at, ___, ____: moved(1000, at),
    "a line put in": lambda lines, payloads, at, other, _: [*moved(1000, at), *moved(-999, 1000 + at), (_INSERT, (at, *lines[other][1:])), ("INSERT INTO record_ledgerpayload VALUES (?, ?)", (at, payloads[other]))],
    "a line put behind": lambda lines, payloads, _, other, __: [(_INSERT, (len(lines) + 1, *lines[other][1:])), ("INSERT INTO record_ledgerpayload VALUES (?, ?)", (len(lines) + 1, payloads[other]))],
}


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(what=st.sampled_from(sorted(EDITS)), at=st.integers(0, 200), other=st.integers(0, 200), where=st.integers(0, 200))
def test_any_edit_of_the_ledger_is_found(filled: CasePlace, what: str, at: int, other: int, where: int) -> None:
    open_case(filled.folder)
    lines: Lines = {int(str(row[0])): row for row in _rows(filled, f"SELECT {', '.join(COLUMNS)} FROM record_ledgerline")}
    payloads = {int(str(key)): str(value) for key, value in _rows(filled, "SELECT line_id, payload FROM record_ledgerpayload")}
    total, last = head()
    fault = verify(edited(filled, *EDITS[what](lines, payloads, at % total + 1, other % total + 1, where)), head=last)
    assert fault is not None and fault.what and fault.touches


def test_untouched_it_holds(filled: CasePlace) -> None:
    assert verify(edited(filled), head=head()[1]) is None


HARMS: dict[str, Callable[[bytes, int], bytes | None]] = {
    "flipped": lambda raw, at: raw[: at % len(raw)] + bytes([raw[at % len(raw)] ^ 1 << at % 8]) + raw[at % len(raw) + 1 :],
    "cut": lambda raw, at: raw[: at % len(raw)],
    "longer": lambda raw, at: raw[:at] + b"\0" + raw[at:],
    "another's": lambda raw, at: raw[::-1],
    "deleted": lambda raw, at: None,
}


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(what=st.sampled_from(sorted(HARMS)), which=st.integers(0, 9), at=st.integers(0, 5000))
def test_any_edit_of_an_original_is_found_and_named(filled: CasePlace, what: str, which: int, at: int) -> None:
    path = sorted(filled.originals.glob("*/*"))[which]
    raw = path.read_bytes()
    path.unlink()
    if (harmed := HARMS[what](raw, at)) is not None:
        path.write_bytes(harmed)
    fault = verify(filled)
    path.write_bytes(raw)
    assert fault is not None and path.name[:16] in fault.where and path.name in fault.touches


@pytest.mark.parametrize("name", ["ab" * 32, "note.txt"])
def test_a_file_put_among_the_originals_is_found(filled: CasePlace, name: str) -> None:
    (filled.originals / "ab").mkdir(exist_ok=True)
    (filled.originals / "ab" / name).write_bytes(b"x")
    fault = verify(filled)
    assert fault is not None and "put there" in fault.what and name in fault.touches


def _rows(case: CasePlace, sql: str) -> list[tuple[object, ...]]:
    from marsad.record.rows import query

    return query(sql)


def test_a_cut_tail_shows_by_the_head_that_was_printed(filled: CasePlace) -> None:
    seq, last = head()
    cut = edited(
        filled, ("DELETE FROM record_ledgerpayload WHERE line_id = ?", (seq,)), ("DELETE FROM record_ledgerline WHERE seq = ?", (seq,)), ("DELETE FROM record_judgement", ())
    )
    assert verify(cut) is None
    fault = verify(cut, head=last)
    assert fault is not None and "tail was cut" in fault.what


RECORD = {
    "a report's text": ("UPDATE record_report SET text = text || ' '", "changed after it came in"),
    "a report's day": ("UPDATE record_report SET published = '2001-01-01'", "changed after it came in"),
    "a report gone": ("DELETE FROM record_report WHERE id = (SELECT min(id) FROM record_report)", "gone from the record"),
    "a report put in": ("INSERT INTO record_report SELECT 'x', capture_id, outlet, title, url, author, published, language, known, text FROM record_report LIMIT 1", "no ledger line brought it in"),
    "a reading": ("UPDATE record_reading SET payload = replace(payload, 'airstrike', 'shelling')", "was changed"),
    "a reading gone": ("DELETE FROM record_reading", "gone from the record"),
    "a judgement": ("UPDATE record_judgement SET who = 'other'", "changed after it was made"),
    "a judgement put in": ("INSERT INTO record_judgement (kind, subject, who, \"when\") VALUES ('reject', 'x', 'y', 'z')", "no ledger line made it"),
    "custody": ("UPDATE record_capture SET custody = replace(custody, 'marsad test', 'x')", "not as it was recorded"),
    "a capture's address": ("UPDATE record_capture SET requested = 'https://else.test/'|| id", "its address or time is not as it was recorded"),
    "a report of another original": ("UPDATE record_report SET capture_id = (SELECT max(id) FROM record_capture) WHERE capture_id = 1", "tied to another original"),
    "an original's length": ("UPDATE record_original SET size = size + 1", "another length"),
    "a capture gone": ("DELETE FROM record_capture WHERE id = 1", "not as it was recorded"),
    "no reading in force": ("UPDATE record_reading SET current = 0 WHERE id = 2", "not the one in force"),
    "a reading's backend": ("UPDATE record_reading SET backend = 'other@1' WHERE id = 2", "no ledger line made it"),
    "a harm's row": ("UPDATE record_harm SET least = 0 WHERE id = 3", "not in the record as it was read"),
    "a claim's row": ("UPDATE record_claim SET origin = 'x' WHERE id = 2", "not in the record as it was read"),
    "a voice more": ("INSERT INTO record_voice (reading_id, claim, position, name, kind, anonymous) SELECT reading_id, claim, 9, 'x', kind, anonymous FROM record_voice LIMIT 1", "not in the record as it was read"),
}


def test_an_older_reading_put_in_force_is_found(filled: CasePlace, monkeypatch: pytest.MonkeyPatch) -> None:
    import marsad.case as module

    plain = module._read_one
    monkeypatch.setattr(module, "_read_one", lambda found: ready({**json.loads(plain(found).payload), "backend": "rules@later"}, plain(found).words))
    assert module.reread(filled) == 10 and verify(filled) is None
    fault = verify(edited(filled, ("UPDATE record_reading SET current = NOT current WHERE report_id = (SELECT min(report_id) FROM record_reading)", ())))
    assert fault is not None and "not the one in force" in fault.what


def test_a_case_file_of_another_case_is_found(filled: CasePlace) -> None:
    fault = verify(replace(filled, id="0123456789abcdef"))
    assert fault is not None and "this ledger is of case" in fault.what


@pytest.mark.parametrize(("statement", "told"), RECORD.values(), ids=RECORD)
def test_a_change_of_the_record_is_found_and_named(filled: CasePlace, statement: str, told: str) -> None:
    fault = verify(edited(filled, (statement, ())))
    assert fault is not None and told in fault.what
