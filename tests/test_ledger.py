"""Whatever is done to a ledger or an original behind the program's back is found."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path

import pytest
import rfc8785
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.reports import many

from marsad.case import add, open_case
from marsad.record import lists
from marsad.record.ledger import canonical, head
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


CELLS = {"record_ledgerline": ("at", "who", "kind", "subject", "payload_sha256", "prev", "hash"), "record_ledgerpayload": ("payload",)}
edits = st.tuples(
    st.sampled_from(["change", "change payload", "delete", "swap", "insert", "payload gone", "renumber"]), st.integers(1, 30), st.integers(1, 30), st.sampled_from(CELLS["record_ledgerline"]), st.integers(0, 200)
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edit=edits)
def test_any_edit_of_the_ledger_is_found(filled: CasePlace, edit: tuple[str, int, int, str, int]) -> None:
    open_case(filled.folder)
    what, at, other, cell, where = edit
    total = head()[0]
    at, other = at % total + 1, other % total + 1
    lines = {row[0]: row for row in _rows(filled, "SELECT seq, at, who, kind, subject, payload_sha256, prev, hash FROM record_ledgerline")}
    payloads = dict(_rows(filled, "SELECT line_id, payload FROM record_ledgerpayload"))
    flipped = lambda text: text[: where % len(text)] + ("0" if text[where % len(text)] != "0" else "1") + text[where % len(text) + 1 :]  # noqa: E731
    if what == "change":
        old = lines[at][("seq", *CELLS["record_ledgerline"]).index(cell)]
        change = [(f'UPDATE record_ledgerline SET "{cell}" = ? WHERE seq = ?', (flipped(old), at))]
    elif what == "change payload":
        change = [("UPDATE record_ledgerpayload SET payload = ? WHERE line_id = ?", (flipped(payloads[at]), at))]
    elif what == "payload gone":
        change = [("UPDATE record_ledgerpayload SET payload = NULL WHERE line_id = ?", (at,))]
    elif what == "delete":
        change = [("DELETE FROM record_ledgerpayload WHERE line_id = ?", (at,)), ("DELETE FROM record_ledgerline WHERE seq = ?", (at,))]
    elif what == "swap":
        other = other if other != at else at % total + 1
        change = [("UPDATE record_ledgerline SET seq = ? WHERE seq = ?", pair) for pair in ((-1, at), (at, other), (other, -1))]
    elif what == "renumber":
        change = [("UPDATE record_ledgerline SET seq = seq + 1000 WHERE seq >= ?", (at,)), ("UPDATE record_ledgerpayload SET line_id = line_id + 1000 WHERE line_id >= ?", (at,))]
    else:
        new = (total + 1, *lines[at][1:])
        change = [("INSERT INTO record_ledgerline (seq, at, who, kind, subject, payload_sha256, prev, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", new), ("INSERT INTO record_ledgerpayload VALUES (?, ?)", (total + 1, payloads[at]))]
    last = head()[1]
    fault = verify(edited(filled, *change), head=last)
    assert fault is not None and fault.what and fault.touches


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
    "a harm's row": ("UPDATE record_harm SET least = 0 WHERE id = 3", "not in the record as it was read"),
    "a claim's row": ("UPDATE record_claim SET origin = 'x' WHERE id = 2", "not in the record as it was read"),
    "a voice more": ("INSERT INTO record_voice (reading_id, claim, position, name, kind, anonymous) SELECT reading_id, claim, 9, 'x', kind, anonymous FROM record_voice LIMIT 1", "not in the record as it was read"),
}


@pytest.mark.parametrize(("statement", "told"), RECORD.values(), ids=RECORD)
def test_a_change_of_the_record_is_found_and_named(filled: CasePlace, statement: str, told: str) -> None:
    fault = verify(edited(filled, (statement, ())))
    assert fault is not None and told in fault.what


@pytest.mark.parametrize("harm", ["flip", "cut", "delete", "empty"])
def test_a_change_of_an_original_is_found(filled: CasePlace, harm: str) -> None:
    path: Path = sorted(filled.originals.glob("*/*"))[3]
    raw = path.read_bytes()
    path.chmod(0o600)
    if harm == "delete":
        path.unlink()
    else:
        path.write_bytes({"flip": bytes([raw[0] ^ 1]) + raw[1:], "cut": raw[:-1], "empty": b""}[harm])
    fault = verify(filled)
    assert fault is not None and path.name[:16] in fault.where and path.name in fault.touches
