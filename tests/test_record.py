"""The case on both databases: what goes in comes back, nothing is changed unseen, it travels in a bag."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.db import DatabaseError, connection, connections, transaction
from django.db.migrations.recorder import MigrationRecorder
from tests.reports import captured, many, text

from marsad.case import add, create_case, open_case, reread
from marsad.errors import CaseError, NoSuchCase
from marsad.model.custody import Captured, Refused
from marsad.model.judgement import in_force
from marsad.record import lists
from marsad.record.bag import make_bag, restore
from marsad.record.boot import boot, migrate
from marsad.record.erasure import erase_report
from marsad.record.ledger import erase, head, lines
from marsad.record.originals import path_of
from marsad.record.parts import Read, ready
from marsad.record.place import CasePlace
from marsad.record.rows import query, query_nothing
from marsad.record.search import search
from marsad.record.store import judge, judgements, record_of
from marsad.record.verify import verify


def test_what_is_added_is_captured_read_and_told(case: CasePlace) -> None:
    done = add(case, [*many(3), Refused("x.html", "no article")])
    assert (done.added, done.known, len(done.refused)) == (3, 0, 1)
    held = lists.counts()
    assert (held["originals"], held["reports"], held["judgements"]) == (3, 3, 0) and held["claims"] >= 6 and held["harms"] >= 3
    first = lists.reports()[0]
    record = record_of(first.id)
    assert record is not None and record["report"]["text"] == first.text == text(0)
    assert path_of(case.originals, captured(0).sha256).read_text(encoding="utf-8") == text(0)
    assert {claim.act for claim in lists.claims()} == {"assert", "deny"}
    assert verify(case) is None


def test_sqlite_keeps_what_was_told_to_be_kept(sqlite_case: CasePlace) -> None:
    asked = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 30_000}
    assert {name: query(f"PRAGMA {name}")[0][0] for name in asked} == asked


def test_adding_again_adds_nothing_not_even_a_line(case: CasePlace) -> None:
    add(case, many(3))
    before = head()
    done = add(case, many(3))
    assert (done.added, done.known) == (0, 3) and head() == before


def test_what_is_not_arabic_is_kept_and_not_read(case: CasePlace) -> None:
    done = add(case, [captured(1, "Twelve people were killed.", language="en")])
    report = lists.reports()[0]
    assert done.unread == 1 and report.language == "en" and record_of(report.id) is None


HOSTILE = ["قتل 5 مدنيين\x00 في سقبا", "قتل 5 مدنيين \ud800 في سقبا", "json:قتل 5 مدنيين", "‮قتل 5 مدنيين في سقبا‬", "<script>قتل 5 مدنيين</script>"]


@pytest.mark.parametrize("words", HOSTILE)
def test_texts_come_back_character_by_character(case: CasePlace, words: str) -> None:
    add(case, [captured(1, words)])
    assert lists.reports()[0].text == words
    assert verify(case) is None


GUARDED = {
    "record_ledgerline": "who = 'x'",
    "record_ledgerpayload": "payload = '{}'",
    "record_original": "size = 1",
    "record_capture": "custody = '{}'",
    "record_report": "text = 'x'",
    "record_reading": "payload = '{}'",
    "record_judgement": "who = 'x'",
}


@pytest.mark.parametrize("table", GUARDED)
def test_the_database_refuses_to_change_or_remove_what_was_kept(case: CasePlace, table: str) -> None:
    add(case, many(1))
    judge("accept", lists.claims()[0].uid, who="محلل")
    for statement in (f"UPDATE {table} SET {GUARDED[table]}", f"DELETE FROM {table}"):
        with pytest.raises(DatabaseError), transaction.atomic():
            query_nothing(statement)
    assert verify(case) is None


ASKED = {
    "القتلى": "وسقط القتلى بالعشرات",
    "والقتلى": "والقتلى بالعشرات",
    "قتلى": "للقتلى والجرحى",
    "قتل": "قُتِلَ خمسة",
    "إدلب": "في ادلب",
    "مدرسه": "قصف مدرسة",
    "صواريخ": "صـ.ـو.اريـ.ـخ على المدينة",
    "2018": "عام ٢٠١٨",
}


def test_words_are_found_under_all_their_spellings_and_clitics(case: CasePlace) -> None:
    add(case, [captured(number, words) for number, words in enumerate(ASKED.values())])
    for asked, words in ASKED.items():
        found = [one for one in search(asked) if one.text == words]
        assert found and all(found[0].text[start:end] for start, end in found[0].spans), asked
    assert search("لاشيء") == [] and search("") == [] and search('"; DROP TABLE') == []


def test_search_marks_the_words_in_the_original_text(case: CasePlace) -> None:
    add(case, [captured(1, "سقط والقُتْلى هناك")])
    (found,) = search("القتلى")
    assert [found.text[start:end] for start, end in found.spans] == ["والقُتْلى"]


def test_reports_are_listed_by_outlet_and_day(case: CasePlace) -> None:
    add(case, many(5))
    assert [line.published for line in lists.reports(since="2018-02-22", until="2018-02-23")] == ["2018-02-22", "2018-02-23"]
    assert lists.reports(outlet="أخرى") == [] and len(lists.reports(limit=2, after=4)) == 1


def test_reports_without_a_day_come_first_on_every_database(case: CasePlace) -> None:
    undated = captured(7)
    add(case, [*many(2), replace(undated, reports=(replace(undated.reports[0], report=replace(undated.reports[0].report, published=None)),))])
    assert [line.published for line in lists.reports()] == [None, "2018-02-20", "2018-02-21"]
    assert [one.published for one in search("المرصد")] == ["2018-02-21", "2018-02-20", None]


def test_each_report_tells_whence_it_came_and_each_claim_who_wrote_it_and_what_was_decided(case: CasePlace) -> None:
    add(case, many(2))
    ident, uid = lists.reports()[0].id, lists.claims()[0].uid
    whence = lists.whence([ident])[ident]
    assert (whence["original"], whence["requested"], whence["copy"], whence["received"]) == (captured(0).sha256, "/in/0.txt", "working", "2026-11-24T00:00:00+00:00")
    first = judge("reject", uid, who="محلل", why="خبر قديم")
    judge("correct", uid, who="محللة", field="act", value="deny")
    judge("undo", str(first.id), who="محلل")
    written = lists.written([uid])[uid]
    assert written["author"].startswith("machine:rules@") and [(one["kind"], one["who"], one["value"]) for one in written["decisions"]] == [("correct", "محللة", "deny")]
    assert lists.written(["none"]) == {}


def test_judgements_stand_in_order_and_are_taken_back_not_removed(case: CasePlace) -> None:
    add(case, many(1))
    uid = lists.claims()[0].uid
    first = judge("reject", uid, who="محلل", why="خبر قديم")
    judge("undo", str(first.id), who="محلل")
    assert [one.kind for one in judgements()] == ["reject", "undo"] and not [one for one in in_force(judgements()) if one.kind == "reject"]
    with pytest.raises(CaseError, match="name of the person"):
        judge("accept", uid, who=" ")
    assert verify(case) is None


def test_a_reading_that_comes_out_the_same_is_not_kept_twice(case: CasePlace) -> None:
    add(case, many(2))
    assert reread(case) == 0 and query("SELECT count(*) FROM record_reading") == [(2,)]


def whole(read: Read) -> dict[str, Any]:
    return json.loads(read.payload)  # type: ignore[no-any-return]


def test_a_newer_reading_supersedes_and_the_older_one_stays(case: CasePlace, monkeypatch: pytest.MonkeyPatch) -> None:
    add(case, many(2))
    uids = {claim.uid for claim in lists.claims()}
    import marsad.case as module

    plain = module._read_one
    monkeypatch.setattr(module, "_read_one", lambda found: ready({**whole(plain(found)), "backend": "rules@later"}, plain(found).words))
    assert reread(case) == 2
    assert query("SELECT count(*) FROM record_reading") == [(4,)] and {claim.uid for claim in lists.claims()} == uids
    assert record_of(lists.reports()[0].id)["backend"] == "rules@later"  # type: ignore[index]
    assert verify(case) is None


def test_an_erased_line_keeps_its_hash_and_reason(case: CasePlace) -> None:
    add(case, many(1))
    erase(2, who="محرر", why="أمر محكمة")
    kept = list(lines())
    assert kept[1].payload is None and "أمر محكمة" in (kept[-1].payload or "")
    assert verify(case) is None


def test_an_erased_report_is_gone_everywhere_and_the_case_holds(make_case: Callable[[], CasePlace], tmp_path: Path) -> None:
    case = make_case()
    add(case, many(3))
    ident, words = lists.reports()[0].id, lists.reports()[0].text
    before = head()[1]
    assert erase_report(case, ident, who="محرر", why="طلب الأسرة")
    assert verify(case, head=before) is None
    assert record_of(ident) is None and not search("عربين") and all(claim.report != ident for claim in lists.claims())
    assert not path_of(case.originals, captured(0).sha256).exists()
    assert not [path for path in case.folder.rglob("*") if path.is_file() and words.encode() in path.read_bytes()]
    assert add(case, many(3)).added == 0 and verify(case) is None  # it does not come back by the next add
    assert erase_report(case, ident, who="محرر", why="طلب"), "a second run ends what a first one may have left"
    make_bag(case, tmp_path / "bag")
    assert restore(tmp_path / "bag", tmp_path / "again").id == case.id


def test_a_bag_restores_to_the_same_ids_and_head_on_the_other_database(make_case: Callable[[], CasePlace], tmp_path: Path) -> None:
    case = make_case()
    add(case, many(4))
    judge("accept", lists.claims()[0].uid, who="محلل")
    claims, last = [claim.uid for claim in lists.claims()], head()
    make_bag(case, tmp_path / "bag")
    place = restore(tmp_path / "bag", tmp_path / "again")
    assert connection.vendor == "sqlite" and place.id == case.id
    assert [claim.uid for claim in lists.claims()] == claims and head() == last
    assert verify(place, head=last[1]) is None and [one.kind for one in judgements()] == ["accept"]
    assert add(place, many(5)).added == 1 and verify(place, head=last[1]) is None  # it goes on from there
    assert place.created == case.created


def test_a_bag_explains_itself_in_two_languages_and_is_checked_without_marsad(sqlite_case: CasePlace, tmp_path: Path) -> None:
    add(sqlite_case, [*many(2), captured(3, HOSTILE[0])])
    judge("accept", lists.claims()[0].uid, who="محلل", why="سطر\nوسطر \x7f \U0001f4a5")
    seq, last = make_bag(sqlite_case, tmp_path / "bag")
    data = tmp_path / "bag" / "data"
    for name in ("README.txt", "README.ar.txt"):
        words = (data / name).read_text(encoding="utf-8")
        assert last in words and sqlite_case.title in words
        assert {path for path in re.findall(r"^(record/\w+\.jsonl|claims\.jsonl|case\.toml)", words, re.MULTILINE)} == {str(path.relative_to(data)) for path in (*data.glob("record/*.jsonl"), data / "claims.jsonl", data / "case.toml")}
    bare = [sys.executable, "-I", "-S", str(data / "check_ledger.py")]
    assert subprocess.run(bare, capture_output=True, text=True, check=True).stdout == f"holds: {seq} {last}\n"
    subprocess.run(["sha256sum", "--quiet", "-c", "manifest-sha256.txt"], cwd=tmp_path / "bag", check=True)
    lines = data / "record" / "ledgerline.jsonl"
    lines.write_text(lines.read_text(encoding="utf-8").replace("machine", "machin3", 1), encoding="utf-8")
    assert "line 1 does not hold" in subprocess.run(bare, capture_output=True, text=True, check=False).stderr
    claims = [json.loads(line) for line in (data / "claims.jsonl").read_text(encoding="utf-8").splitlines()]
    assert {one["report"]["text"] for one in claims} == {text(0), text(1), HOSTILE[0]} and all(one["claims"] for one in claims[:2])


def test_a_pack_of_one_s_own_travels_with_the_case(tmp_path: Path) -> None:
    own = tmp_path / "harbour"
    own.mkdir()
    (own / "pack.toml").write_text('id = "harbour"\nversion = "1"\ntitle = "x"\n', encoding="utf-8")
    case = create_case(tmp_path / "case", packs=(str(own), "syria"))
    shutil.rmtree(own)
    shutil.move(case.folder, tmp_path / "elsewhere")
    case = open_case(tmp_path / "elsewhere")
    assert add(case, many(1)).failed == [] and "harbour@1" in query("SELECT packs FROM record_reading")[0][0].split()
    make_bag(case, tmp_path / "bag")
    shutil.rmtree(tmp_path / "elsewhere")
    again = restore(tmp_path / "bag", tmp_path / "again")
    assert add(again, many(2)).added == 1 and reread(again) == 0 and again.packs[1] == "syria"


def test_a_bag_is_of_one_moment_and_never_left_half_made(sqlite_case: CasePlace, tmp_path: Path) -> None:
    add(sqlite_case, many(3))
    writer: list[threading.Thread] = []

    def meddle(_: int) -> None:
        if not writer:
            writer.append(threading.Thread(target=lambda: (open_again(sqlite_case), connection.close())))
            writer[0].start()
            writer[0].join()

    def open_again(case: CasePlace) -> None:
        assert add(case, many(6)).added == 3

    seq, last = make_bag(sqlite_case, tmp_path / "moment", progress=meddle)
    assert len(list((tmp_path / "moment" / "data" / "originals").glob("*/*"))) == 3 and head()[0] > seq
    assert restore(tmp_path / "moment", tmp_path / "then").id == sqlite_case.id and head() == (seq, last)
    open_case(sqlite_case.folder)
    with pytest.raises(KeyboardInterrupt):
        make_bag(sqlite_case, tmp_path / "bag", progress=_stop)
    assert list(tmp_path.glob("*bag*")) == [] and list(tmp_path.glob(".*bag*")) == []


def _stop(_: int) -> None:
    raise KeyboardInterrupt


def test_a_bag_goes_into_postgres_too(sqlite_case: CasePlace, postgres: object, tmp_path: Path) -> None:
    add(sqlite_case, many(2))
    last = head()
    make_bag(sqlite_case, tmp_path / "bag")
    postgres.sql("CREATE DATABASE fromabag")  # type: ignore[attr-defined]
    place = restore(tmp_path / "bag", tmp_path / "again", database=postgres.url("fromabag"))  # type: ignore[attr-defined]
    assert connection.vendor == "postgresql" and head() == last
    assert add(place, many(3)).added == 1 and verify(place, head=last[1]) is None


def test_a_bag_that_was_changed_is_refused_and_leaves_nothing(sqlite_case: CasePlace, tmp_path: Path) -> None:
    add(sqlite_case, many(2))
    make_bag(sqlite_case, tmp_path / "bag")
    target = next((tmp_path / "bag" / "data" / "originals").glob("*/*"))
    target.chmod(0o600)
    target.write_bytes(b"x" + target.read_bytes()[1:])
    with pytest.raises(NoSuchCase, match="changed"):
        restore(tmp_path / "bag", tmp_path / "again")
    assert not (tmp_path / "again").exists() and not list(tmp_path.glob(".again*"))


def test_folders_that_are_no_case_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(NoSuchCase, match="marsad new"):
        open_case(tmp_path)
    (tmp_path / "case.toml").write_text("id = ", encoding="utf-8")
    with pytest.raises(NoSuchCase, match="cannot be read"):
        open_case(tmp_path)
    with pytest.raises(NoSuchCase, match="something in this folder"):
        create_case(tmp_path)
    with pytest.raises(NoSuchCase, match="not an address of PostgreSQL"):
        create_case(tmp_path / "new", database="mysql://root:secret@h/x")
    assert not (tmp_path / "new").exists()


def test_one_original_with_many_reports_is_kept_once(case: CasePlace) -> None:
    whole = b"".join(one.raw for one in many(450))
    one = Captured(whole, captured(0).custody, tuple(each.reports[0] for each in many(450)))
    done = add(case, [one])
    assert done.added == 450 and lists.counts()["originals"] == 1 and verify(case) is None


def test_a_step_of_the_tables_is_taken_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Killed right before the line that a step was taken, the next run takes the step again."""
    place = CasePlace(tmp_path, "step", "تجربة")
    boot(place)
    kept = MigrationRecorder.record_applied
    taken: list[str] = []

    def stop(recorder: MigrationRecorder, app: str, name: str) -> None:
        taken.append(app)
        if taken.count("record") == 3:
            raise KeyboardInterrupt
        kept(recorder, app, name)

    monkeypatch.setattr(MigrationRecorder, "record_applied", stop)
    with pytest.raises(KeyboardInterrupt):
        migrate()
    monkeypatch.setattr(MigrationRecorder, "record_applied", kept)
    connections["default"].close()
    boot(place)
    migrate()
    assert "record_annotation" in connections["default"].introspection.table_names()
