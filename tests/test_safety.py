"""Faults of protection and record, each by the name under which it was found."""

from __future__ import annotations

import json
import os
import pwd
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests import canary
from tests.desk import browser, decide, first_record, report_ids
from tests.reports import many

from marsad.case import add
from marsad.cli import main
from marsad.errors import CaseError
from marsad.record import lists
from marsad.record.bag import Damaged, make_bag, restore
from marsad.record.choices import choose
from marsad.record.erasure import erase_report
from marsad.record.incidents import incidents
from marsad.record.ledger import Entry, append, lines
from marsad.record.place import CasePlace, find_case
from marsad.record.rows import query, writing
from marsad.record.store import judge
from marsad.record.verify import verify


def test_F3_time_never_falls_in_the_ledger(case: CasePlace, monkeypatch: pytest.MonkeyPatch) -> None:
    add(case, many(2))
    monkeypatch.setattr("marsad.record.ledger.now", lambda: "2001-01-01T00:00:00.000+00:00")
    with writing():
        append([Entry("test", "a clock that went back", {})], "test")
    monkeypatch.undo()
    told = [line.at for line in lines()]
    assert told == sorted(told) and verify(case) is None
    with writing():
        append([Entry("test", "a line of before", {})], "test", at="2019-01-01T00:00:00.000+00:00")
    fault = verify(case)
    assert fault is not None and "dated" in fault.what


def test_F5_a_bag_of_a_damaged_case_says_so_and_gives_back_what_is_whole(case: CasePlace, tmp_path: Path) -> None:
    add(case, many(4))
    whole, broken = sorted(path for path in case.originals.glob("*/*"))[:2]
    broken.chmod(0o600)
    broken.write_bytes(b"cut")
    with pytest.raises(Damaged, match=broken.name[:16]):
        make_bag(case, tmp_path / "bag")
    assert not (tmp_path / "bag").exists()
    make_bag(case, tmp_path / "bag", damaged=True)
    restored = restore(tmp_path / "bag", tmp_path / "restored")
    assert (restored.originals / whole.parent.name / whole.name).is_file() and len(lists.reports()) == 4
    fault = verify(restored)
    assert fault is not None and broken.name[:16] in fault.where


def test_F5_a_half_made_bag_is_cleared_by_the_next_run(case: CasePlace, tmp_path: Path) -> None:
    add(case, many(1))
    gone, alive = tmp_path / ".bag.making-4194303", tmp_path / f".bag.making-{os.getppid()}"
    for left in (gone, alive):
        (left / "record").mkdir(parents=True)
    make_bag(case, tmp_path / "bag")
    assert not gone.exists() and alive.exists()


def test_F5_a_bag_without_its_protections_is_refused(case: CasePlace, tmp_path: Path) -> None:
    import bagit

    from marsad.record.marks import mark

    add(case, many(1))
    mark("source", "protected", "sohr", who="مديرة", why="خطر")
    make_bag(case, tmp_path / "bag")
    (tmp_path / "bag" / "data" / "record" / "mark.jsonl").write_text("")
    bagit.Bag(str(tmp_path / "bag")).save(manifests=True)
    with pytest.raises(CaseError, match="protection 1"):
        restore(tmp_path / "bag", tmp_path / "restored")


def test_F6_an_erasure_that_was_stopped_is_ended_by_the_next_run(case: CasePlace, monkeypatch: pytest.MonkeyPatch) -> None:
    add(case, many(2))
    ident = lists.reports()[0].id
    words = lists.reports()[0].text.encode()
    monkeypatch.setattr("marsad.record.erasure.shred", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        erase_report(case, ident, who="قاضية", why="حكم")
    monkeypatch.undo()
    assert verify(case) is not None
    assert erase_report(case, ident, who="قاضية", why="حكم") and verify(case) is None
    assert not [path for path in case.folder.rglob("*") if path.is_file() and words in path.read_bytes()]
    assert len(query("SELECT 1 FROM record_ledgerline WHERE kind = 'erased'")) == 1


def test_F8_what_no_person_touched_is_never_final_and_who_took_something_back_is_a_writer(desk: CasePlace) -> None:
    ident, claim = report_ids()[0], first_record()["claims"][0]["uid"]
    reviewer, editor, admin = browser("reviewer"), browser("editor"), browser("admin")
    for state in ("in_review", "peer_review"):
        assert reviewer.post(f"/reports/{ident}/work/", {"state": state}).status_code == 302
    assert reviewer.post(f"/reports/{ident}/work/", {"state": "final"}).status_code == 403
    assert decide(admin, ident, kind="reject", subject=claim, seen=99, why="سبب").status_code == 200
    number = query("SELECT max(id) FROM record_judgement WHERE kind = 'reject'")[0][0]
    assert decide(admin, ident, kind="accept", subject=first_record()["claims"][1]["uid"], seen=99).status_code == 200
    assert decide(reviewer, ident, kind="undo", subject=str(number), seen=99, why="سبب").status_code == 200
    assert reviewer.post(f"/reports/{ident}/work/", {"state": "final"}).status_code == 403
    assert editor.post(f"/reports/{ident}/work/", {"state": "final"}).status_code == 302


def test_F8_publishing_takes_two_unless_the_case_says_one(desk: CasePlace) -> None:

    ident = incidents()[0].id
    editor = browser("editor")

    def publish(key: str) -> int:
        seen = query("SELECT coalesce(max(id), 0) FROM record_judgement WHERE subject = %s", [ident])[0][0]
        return int(editor.post(f"/incidents/{ident}/state/", {"value": "published", "why": "سبب", "key": key, "seen": str(seen)}).status_code)

    assert publish("first-key") == 422
    judge("grade", ident, who="محررة", value="weak", why="سبب")
    assert publish("second-key") == 422, "one's own grade is no second person"
    judge("grade", ident, who="مراجع", value="weak", why="سبب")
    assert publish("third-key") == 302
    judge("state", ident, who="محررة", value="candidate", why="سبب")
    assert query("SELECT state FROM record_incident WHERE id = %s", [ident]) == [("candidate",)]
    choose("publishers", "1", who="مديرة")
    assert publish("fourth-key") == 302


def test_F8_an_incident_that_is_hidden_is_merged_with_as_little_as_one_that_is_not_there(desk: CasePlace) -> None:
    canary.fill(desk)
    before = query("SELECT count(*) FROM record_judgement")
    whole = canary.ids()["whole"]
    hidden = next(line.id for line in incidents(report=whole))
    one = next(line.id for line in incidents() if line.id != hidden)
    assert browser("admin").post("/marks/protect/", {"kind": "report", "report": whole, "level": "redacted", "why": "خطر"}).status_code == 302
    editor = browser("editor")
    for kind in ("differ", "join"):
        told = [editor.post(f"/incidents/{one}/{kind}/", {"other": other, "why": "سبب", "key": f"{kind}-{other}", "seen": "0"}).status_code for other in (hidden, "i000000000000")]
        assert told == [422, 422]
    assert query("SELECT count(*) FROM record_judgement") == before


WAYS_OUT = {
    "bag": ["bag", "OUT"],
    "bag for a role": ["bag", "OUT", "--for", "viewer"],
    "encrypted bag": ["bag", "OUT", "--encrypt-to", "KEY"],
    "export": ["export", "geojson", "OUT"],
    "print": ["print", "OUT"],
    "charts": ["plot", "OUT"],
    "site": ["publish", "OUT"],
}


def test_F3_every_way_out_writes_its_line_and_lines_say_how_they_came(desk: CasePlace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import pyrage

    monkeypatch.setattr("marsad.exports.print.to_pdf", lambda *_: None)
    key = str(pyrage.x25519.Identity.generate().to_public())
    user = pwd.getpwuid(os.getuid()).pw_name
    for name, (command, *words) in WAYS_OUT.items():
        before = len(list(lines()))
        given = [str(tmp_path / name) if word == "OUT" else key if word == "KEY" else word for word in words]
        done = CliRunner().invoke(main, [command, str(desk.folder), *given, "--who", "سلمى"])
        assert done.exit_code == 0, done.output
        (line,) = [line for line in list(lines())[before:] if line.kind == "exported"]
        told = json.loads(line.payload or "{}")
        assert line.who == "سلمى" and told["via"] == f"command of {user}" and len(told["sha256"]) == 64 and told["format"] and told["for"], name
    for url in ("/incidents/csv/", "/incidents/take/?format=geojson"):
        before = len(list(lines()))
        assert browser("editor").post(url, {"format": "geojson"}).status_code == 200
        (line,) = [line for line in list(lines())[before:] if line.kind == "exported"]
        assert line.who == "محررة" and len(json.loads(line.payload or "{}")["sha256"]) == 64, url
    assert verify(desk) is None


def test_F3_a_restored_case_says_that_it_was_and_by_whom(desk: CasePlace, tmp_path: Path) -> None:
    seq, last = make_bag(desk, tmp_path / "bag")
    done = CliRunner().invoke(main, ["add", str(tmp_path / "again"), "--from-bag", str(tmp_path / "bag"), "--who", "سلمى"])
    assert done.exit_code == 0 and f"{seq} {last}" in done.output
    line = list(lines())[-1]
    assert (line.kind, line.subject, line.prev, line.who, line.seq) == ("restored", last, last, "سلمى", seq + 1)
    assert verify(find_case(tmp_path / "again"), head=last) is None


def test_F8_the_list_follows_a_state_of_work_in_the_same_transaction_and_when_it_is_taken_back(desk: CasePlace, monkeypatch: pytest.MonkeyPatch) -> None:
    ident, claim = report_ids()[0], first_record()["claims"][0]["uid"]
    editor = browser("editor")
    with monkeypatch.context() as patch:
        patch.setattr("marsad.record.store.put_state", lambda *_: (_ for _ in ()).throw(MemoryError))
        assert decide(editor, ident, kind="accept", subject=claim, seen=99).status_code == 500
    assert query("SELECT count(*) FROM record_judgement WHERE kind = 'state'") == [(0,)] and verify(desk) is None
    assert decide(editor, ident, kind="accept", subject=claim, seen=99).status_code == 200
    assert query("SELECT kind, state FROM record_judgement j JOIN record_work w ON w.report = j.subject WHERE kind = 'state'") == [("state", "in_review")]
    number = query("SELECT max(id) FROM record_judgement WHERE kind = 'state'")[0][0]
    assert decide(editor, ident, kind="undo", subject=str(number), seen=99, why="سبب").status_code == 200
    assert query("SELECT state FROM record_work WHERE report = %s", [ident]) == [("machine",)] and verify(desk) is None


def test_F3_a_judgement_on_what_is_not_there_is_found_though_its_line_holds(desk: CasePlace) -> None:
    claim = first_record()["claims"][0]["uid"]
    judge("accept", claim, who="محررة", why="سبب")
    assert verify(desk) is None
    made = judge("reject", "0123456789abcdef", who="محررة", why="سبب")
    fault = verify(desk)
    assert fault is not None and fault.where == f"judgement {made.id}" and "no claim" in fault.what
