"""Typing values from the shell: the same values as on the desk."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.desk import FIRST
from tests.test_case_commands import run

from marsad.case import open_case
from marsad.record.annotations import standing
from marsad.record.store import records


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
