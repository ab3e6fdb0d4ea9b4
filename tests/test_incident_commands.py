"""The commands on incidents, as an analyst types them; and link, killed in the middle."""

from __future__ import annotations

import csv
import io
import json
import os
import random
import signal
import time
from pathlib import Path

import pytest
from tests.conftest import copied, made_once
from tests.incidents import SAMPLES, fill, linked, samples
from tests.test_case_commands import run
from tests.test_faults import in_child
from tests.test_incidents import standing

from marsad.case import open_case
from marsad.case.linking import link_case
from marsad.case.merging import merge_candidates
from marsad.record import incidents as kept
from marsad.record.ledger import head, lines
from marsad.record.place import CasePlace
from marsad.record.verify import verify


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A case with the samples of incidents, linked; not to be changed."""
    case = tmp_path_factory.mktemp("incidents") / "case"
    run("new", case, "--title", "عينات")
    assert "incidents stand" in run("add", case, SAMPLES).stdout
    return case


@pytest.fixture(scope="module")
def _made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = tmp_path_factory.mktemp("made")
    with made_once(home) as case:
        run("new", case)
        rows = [line for line in SAMPLES.read_text(encoding="utf-8").splitlines() if json.loads(line)["id"] in {"n01", "n02", "n04"}]
        (home / "in.jsonl").write_text("\n".join(rows), encoding="utf-8")
        run("add", case, home / "in.jsonl")
    return home


@pytest.fixture
def made(_made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small case of two incidents that a test may judge."""
    return copied(_made, tmp_path, monkeypatch)


def objects(*words: object) -> list[dict[str, object]]:
    return [json.loads(line) for line in run(*words, "--format", "json").stdout.splitlines()]


def test_json_is_the_incident_of_the_contract(shared: Path) -> None:
    found = objects("incidents", shared)
    contract = {"id", "state", "type", "date", "place", "killed", "injured", "attribution", "claims", "reports", "origins", "tolls", "disputes", "assessment", "why"}
    assert found and all(contract <= one.keys() for one in found)
    assert objects("incident", shared, found[0]["id"]) == [found[0]]


def test_what_may_be_one_with_an_incident_is_offered_in_the_case(shared: Path) -> None:
    open_case(shared)
    offered = {one["id"]: merge_candidates(one["id"]) for one in kept.all_payloads()}
    assert merge_candidates("i000000000000") == []
    ident = next(ident for ident, near in offered.items() if near)
    assert [one["id"] for one in objects("incidents", shared, "--near", ident)] == [candidate.incident["id"] for candidate in offered[ident]]


def test_lists_are_filtered_sorted_and_cut(shared: Path) -> None:
    rows = list(csv.DictReader(io.StringIO(run("incidents", shared, "--place", "سراقب", "--format", "csv").stdout)))
    assert [row["place"] for row in rows] == ["سراقب"]
    assert len(run("incidents", shared, "--limit", 3).stdout.splitlines()) >= 5 and "3 incidents" in run("incidents", shared, "--limit", 3).stdout
    assert "0 incidents" in run("incidents", shared, "--since", "2030-01-01").stdout
    assert all(row["grade"] == "fair" for row in csv.DictReader(io.StringIO(run("incidents", shared, "--grade", "fair", "--format", "csv").stdout)))
    assert "yesterday" in run("incidents", shared, "--since", "yesterday", code=1).output


def test_why_tells_links_words_ranges_grade_and_what_would_have_to_be_false(shared: Path) -> None:
    big = objects("incidents", shared, "--order", "reports", "--limit", 1)[0]
    told = run("incident", shared, big["id"], "--why").stdout
    for words in ("Claims", "«", "tell one happening: score", "Where the ranges come from", "counts", "Proposed grade by airwars", "does not hold", "No person has graded it", "F6"):
        assert words in told
    pair = next(one["id"] for one in objects("incidents", shared) if len(one["reports"]) == 2)  # type: ignore[arg-type]
    assert "It falls apart if claim [" in run("incident", shared, pair, "--why").stdout
    assert "tell one happening" not in run("incident", shared, big["id"]).stdout


def test_an_unknown_incident_says_what_to_do(shared: Path) -> None:
    assert "marsad incidents" in run("incident", shared, "nosuch", code=1).output


def test_tolls_are_shown_by_source_with_contradictions_and_beside_the_incidents(shared: Path) -> None:
    told = run("tolls", shared, "--place", "الغُوطة").stdout
    assert "1250" in told and "980" in told and "contradiction: as of 2018-03-25" in told and "never added" in told
    found = objects("tolls", shared)[0]
    assert {"sources", "contradictions", "incidents", "gap"} <= found.keys()
    assert "2018-03-20" not in run("tolls", shared, "--since", "2018-03-21").stdout


def test_echoes_name_who_came_first_and_the_words(shared: Path) -> None:
    rows = objects("echoes", shared)
    assert rows and all(row["earlier_outlet"] != row["later_outlet"] and row["words"] for row in rows)


def test_judging_links_anew_is_told_and_can_be_taken_back(made: Path) -> None:
    a, b = objects("incidents", made)
    claims = a["claims"][0], b["claims"][0]  # type: ignore[index]
    assert "1 merged" in run("judge", made, "same", *claims, "--who", "سلمى", "--why", "القصف نفسه").stdout
    (one,) = objects("incidents", made)
    gone = ({a["id"], b["id"]} - {one["id"]}).pop()
    assert f"was merged into {one['id']}" in run("incident", made, gone).output
    assert f"was merged into {one['id']}" in run("judge", made, "grade", gone, "fair", "--who", "سلمى", "--why", "x", code=1).output
    run("judge", made, "undo", 1, "--who", "سلمى", "--why", "خطأ")
    assert {one["id"] for one in objects("incidents", made)} == {a["id"], b["id"]}
    assert "taken back already" in run("judge", made, "undo", 1, "--who", "سلمى", "--why", "x", code=1).output


def test_a_persons_grade_is_shown_beside_the_proposed_one(made: Path) -> None:
    one = objects("incidents", made)[0]
    run("judge", made, "grade", one["id"], "fair", "--who", "سلمى", "--why", "شهود آخرون")
    told = run("incident", made, one["id"], "--why").stdout
    assert "Proposed grade by airwars" in told and "A person's grade: fair, سلمى" in told and "شهود آخرون" in told
    assert "fair (a person" in run("incidents", made).stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("same", "nosuch", "nosuch"), "no claim of this id"),
        (("accept", "nosuch"), "no claim of this id"),
        (("reject", "nosuch"), "no claim, event or harm"),
        (("grade", "nosuch", "fair"), "no incident of this id"),
        (("state", "nosuch", "published"), "no incident of this id"),
        (("reliability", "sohr", "Z"), "give one of A, B"),
        (("undo", "77"), "no judgement of this number"),
    ],
    ids=lambda one: one[0] if isinstance(one, tuple) else "",
)
def test_a_judgement_on_nothing_is_refused(made: Path, words: tuple[str, ...], said: str) -> None:
    assert said in run("judge", made, *words, "--who", "سلمى", "--why", "x", code=1).output
    assert not kept.changes("nosuch") and "0 judgements" in run("verify", made).stdout


def test_reports_that_are_not_linked_yet_are_told(made: Path, tmp_path: Path) -> None:
    (tmp_path / "more.jsonl").write_text(SAMPLES.read_text(encoding="utf-8").splitlines()[4], encoding="utf-8")
    run("add", made, tmp_path / "more.jsonl", "--no-link")
    assert "1 reports and 0 judgements not linked yet" in run("incidents", made).output and "behind by 1 reports" in run("verify", made).stdout
    assert "1 reports linked" in run("link", made).stdout and "nothing new" in run("link", made).stdout


def test_a_bag_brings_the_incidents_back_with_their_ids_under_the_same_head(made: Path, tmp_path: Path) -> None:
    a, b = objects("incidents", made)
    run("judge", made, "same", a["claims"][0], b["claims"][0], "--who", "سلمى", "--why", "x")  # type: ignore[index]
    before = objects("incidents", made), head()
    run("bag", made, tmp_path / "bag")
    run("add", tmp_path / "again", "--from-bag", tmp_path / "bag")
    assert (objects("incidents", tmp_path / "again"), next(line.prev for line in lines() if line.kind == "restored")) == (before[0], before[1][1])
    assert "sealed them" in run("verify", tmp_path / "again").stdout


def test_link_killed_in_the_middle_leaves_the_former_incidents_in_force(case: CasePlace) -> None:
    names = list(samples())
    linked(case, names[:12])
    before = standing()
    fill(case, names[12:])
    dice, kills = random.Random(7), 0
    while kills < 25:
        pid = in_child(lambda: (open_case(case.folder), link_case(case, anew=True))[0] and None)
        time.sleep(dice.uniform(0.0, 0.25))
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
        kills += 1
        open_case(case.folder)
        assert verify(case) is None
        if standing() != before:
            break
    link_case(case)
    one_go = standing()
    link_case(case, anew=True)
    assert standing() == one_go and len(kept.incidents()) > len(before)
