"""Typing values from the shell: the same values as on the desk."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.desk import FIRST
from tests.test_case_commands import run

from marsad.case import open_case
from marsad.record import marks, people
from marsad.record.annotations import standing
from marsad.record.incidents import incidents
from marsad.record.store import judgements, records


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("typed")
    (folder / "in.txt").write_text(FIRST, encoding="utf-8")
    run("new", folder / "case")
    run("add", folder / "case", folder / "in.txt", "--published", "2018-02-20")
    return folder / "case"


def test_values_are_typed_and_removed_from_the_shell(made: Path) -> None:
    open_case(made)
    record = next(records())
    event = next(one for one in record["events"] if one["harms"])
    who = ("--who", "سلمى", "--why", "اتصال", "--no-link")
    for words in ((event["harms"][0]["uid"], "number", "10-15"), (event["uid"], "place", "33.539, 36.367 حي الورد"), (event["uid"], "time", "2018-02-18T14:30"), (event["uid"], "perpetrator", "russia; stance=accepted"), (event["uid"], "injured", "3+ civilian child")):
        assert "kept" in run("judge", made, "type", *words, *who).stdout
    assert "kept" in run("judge", made, "remove", event["uid"], "places.0", *who).stdout
    for words in (("type", event["harms"][0]["uid"], "number", "many"), ("type", event["uid"], "place", "atlantis"), ("type", event["uid"], "king", "x"), ("type", event["uid"], "target", "russia; stance=denied"), ("remove", event["uid"], "trigger")):
        assert run("judge", made, *words, *who, code=1).exit_code == 1
    run("link", made)
    one = json.loads(run("incidents", made, "--format", "json").stdout.splitlines()[0])
    assert one["date"]["start"] == "2018-02-18" and ("russia", "accepted", True) in [(party["actor"], party["stance"], party["stated"]) for party in one["attribution"]]
    assert one["injured"]["children"]["min"] == 3
    assert "holds" in run("verify", made).stdout


def test_people_notes_and_evidence_are_written_from_the_shell(made: Path, tmp_path: Path) -> None:
    run("link", made)
    ident = json.loads(run("incidents", made, "--format", "json").stdout.splitlines()[0])["id"]
    picture = tmp_path / "x.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\x00" * 30)
    who = ("--who", "سلمى", "--why", "صورة مبنى")
    for how, words in (("name", "سمير المرفئي; age_years=34; sex=man"), ("note", "ملاحظة"), ("comment", "تعليق"), ("evidence", str(picture))):
        assert "kept" in run("judge", made, how, ident, words, *who).stdout
    for how, subject, words in (("name", ident, ";"), ("note", "nothing", "x"), ("evidence", ident, "/nowhere.png"), ("name", ident, "x; age_years=900")):
        assert run("judge", made, how, subject, words, *who, code=1).exit_code == 1
    open_case(made)
    assert [(one.kind, one.subject) for one in standing(["person", "note", "comment", "evidence"])] == [(kind, ident) for kind in ("person", "note", "comment", "evidence")]
    assert "holds" in run("verify", made).stdout


def test_several_are_decided_at_once_and_somebody_is_told_what_waits(made: Path) -> None:
    place, who = open_case(made), ("--who", "سلمى", "--why", "قرأته", "--no-link")
    people.save_account("نديم", "طويلة-وليست-سهلة-7", "editor", by="سلمى")
    record = next(records())
    report, harms = record["report"]["id"], [harm["uid"] for event in record["events"] for harm in event["harms"]]
    assert "accepted" in run("judge", made, "accept-all", report, *who).stdout and "kept" in run("judge", made, "victims", *harms, "civilian child", *who).stdout
    assert {one.subject for one in judgements() if one.kind == "accept"} == {claim["uid"] for claim in record["claims"]}
    assert {(one.subject, one.field, one.value) for one in judgements() if (one.field or "").startswith("victims.")} == {(uid, *what) for uid in harms for what in (("victims.status", "civilian"), ("victims.age", "child"))}
    run("link", made)
    ident = incidents(limit=1)[0].id
    two = [run("judge", made, "name", ident, name, *who).stdout.split()[1] for name in ("سالم الوهمي", "سالم علي الوهمي")]
    for words in (("two-people", *two), ("same-person", *reversed(two)), ("assign", ident, "نديم"), ("assign", report, "نديم")):
        assert "kept" in run("judge", made, *words, *who).stdout
    assert [one.value["same"] for one in standing(["pair"])] == [True]
    waits = [line.split("\t")[:2] for line in run("mine", made, "--who", "نديم").stdout.splitlines()]
    assert ["assigned", report] in waits and ["assigned", ident] in waits and ["changed", ident] in waits
    assert "kept" in run("judge", made, "assign", ident, "-", *who).stdout and standing(["assigned"]) == []
    for words in (("accept-all", report), ("accept-all", "none"), ("victims", harms[0], "king"), ("victims", "none", "child"), ("same-person", two[0], two[0]), ("assign", ident, "nobody")):
        assert run("judge", made, *words, *who, code=1).exit_code == 1
    assert "holds" in run("verify", place.folder).stdout


def test_what_somebody_knows_is_written_from_the_shell(made: Path) -> None:
    open_case(made)
    who = ("--who", "سلمى", "--why", "كنت هناك")
    told = "type=airstrike; place=irbin; day=2018-02-19; killed=14-16 civilian, 2 fighter; injured=~30; perpetrator=russia; source=أم سعيد"
    first, again = (run("judge", made, "incident", "رأيت الغارة على السوق في عربين.", told, *who).stdout for _ in range(2))
    assert "it stands in incident" in first and [one.kind for one in judgements()].count("add") == 1 and first.split()[:2] == again.split()[:2]
    added = next(one.value["events"][0] for one in judgements() if one.kind == "add")
    assert [(harm["outcome"], harm["victims"]["status"], harm["min"], harm["max"]) for harm in added["harms"][:2]] == [("killed", "civilian", 14, 16), ("killed", "fighter", 2, 2)]
    assert (added["places"][0]["id"], added["time"]["start"], added["actors"][0]["id"]) == ("irbin", "2018-02-19", "russia")
    run("judge", made, "interview", "قالت زعفران القرنفلي إن الطائرات عادت مساء.", "source=الممرضة زعفران القرنفلي; consent=record", *who)
    assert {one.kind for one in marks.marks()} == {"report", "source"}
    for words in (("x", "place=irbin"), ("x", "type=airstrike; killed=many"), ("x", "type=airstrike; killed=3 kings"), ("x", "type=airstrike; king=y"), ("x", "type=party")):
        assert run("judge", made, "incident", *words, *who, code=1).exit_code == 1
    assert "holds" in run("verify", made).stdout
