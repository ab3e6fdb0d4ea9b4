"""What is hidden leaves the case by no way: a canary for each kind of thing, and every page, answer and export searched for it."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from tests import canary
from tests.conftest import copied, desk_made_once
from tests.desk import browser, open_for_tests
from tests.exporting import all_words, taken

from marsad.cli import main
from marsad.exports.formats import FORMATS
from marsad.record import incidents, lists, marks
from marsad.record.place import CasePlace
from marsad.record.program_keys import make_token
from marsad.record.redaction import Redactor
from marsad.record.store import judge


@pytest.fixture(scope="module")
def _canaries(_filled_desk: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    def fill_and_hide(desk: CasePlace) -> None:
        canary.fill(desk)
        canary.hide()

    return desk_made_once(tmp_path_factory.mktemp("hidden"), _filled_desk, fill_and_hide)


@pytest.fixture
def hidden(_canaries: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CasePlace:
    """A desk with a canary for each thing that can be hidden."""
    return open_for_tests(copied(_canaries, tmp_path, monkeypatch))


def of(role: str | None) -> Any:
    client = browser(None if role == "data" else role)
    if role == "data":
        client.defaults["HTTP_AUTHORIZATION"] = f"Bearer {make_token('برنامج', by='مديرة')}"
    return client


def test_F1_every_canary_is_there_to_be_heard(hidden: CasePlace) -> None:
    """The control: who may see hears each of them, so that silence elsewhere means something."""
    heard = {word for _, page in canary.pages(of("admin")) for word in canary.heard(page)}
    assert heard >= {*canary.WORDS, *map(str, canary.NUMBERS)} - {"kafr-batna", "misraba", "hammura"}


@pytest.mark.parametrize("role", [None, "viewer", "reviewer", "data"])
def test_F1_no_canary_is_heard_by_who_sees_nothing_hidden(hidden: CasePlace, role: str | None) -> None:
    leaks = [(url, heard) for url, page in canary.pages(of(role)) if (heard := canary.heard(page))]
    assert leaks == [], leaks


def test_F1_no_canary_is_heard_from_exports_of_the_api(hidden: CasePlace, tmp_path: Path) -> None:
    heard: dict[str, set[str]] = {}
    for role in ("data", "admin"):
        client = of(role)
        for name in FORMATS:
            with zipfile.ZipFile(io.BytesIO(b"".join(client.get(f"/api/export/{name}/").streaming_content))) as archive:
                archive.extractall(tmp_path / role / name)
        heard[role] = set(canary.heard(all_words(tmp_path / role)))
    assert heard["data"] == set() and {"الكهربجي", "النسرينة", "473"} <= heard["admin"]


def test_F1_editors_hear_what_is_protected_and_not_what_is_redacted(hidden: CasePlace) -> None:
    told = [(url, canary.heard(page, canary.REDACTED, (287,))) for url, page in canary.pages(of("editor"))]
    assert [one for one in told if one[1]] == []


def test_F1_hidden_values_are_not_found_counted_or_ranked(hidden: CasePlace) -> None:
    viewer, admin = of("viewer"), of("admin")
    for name in ("كفربطنا", "حمورية", "مسرابا"):
        assert admin.get("/api/incidents/", {"place": name}).json()["count"] >= 1, name
        assert viewer.get("/api/incidents/", {"place": name}).json()["count"] == 0, name
        assert viewer.get("/api/places/", {"place": name}).json()["rows"] == [], name
    assert viewer.get("/api/incidents/", {"type": "chemical_attack"}).json()["count"] == 0
    order = [(row["killed"]["min"], row["held"]) for row in viewer.get("/api/incidents/", {"order": "killed"}).json()["rows"]]
    told = [least for least, _ in order if least is not None]
    assert told == sorted(told, reverse=True) and 350 in told and 250 in told
    assert all(least is None for least, _ in order[len(told) :]) and any(held for _, held in order)
    assert len(incidents.incidents()) > viewer.get("/api/incidents/").json()["count"], "an incident that only a hidden report tells is not counted"


def test_F1_lists_of_a_protected_outlet_are_empty(hidden: CasePlace) -> None:
    viewer, admin = of("viewer"), of("admin")
    assert admin.get("/api/reports/", {"outlet": canary.OUTLET}).json()["rows"]
    assert viewer.get("/api/reports/", {"outlet": canary.OUTLET}).json()["rows"] == []
    assert viewer.get(f"/api/reports/{canary.ids()['outlet']}/").json()["reading"]["report"]["url"] is None


def _taken_away(case: CasePlace, audience: str, out: Path) -> str:
    """Everything that commands give for a role: charts, a bag, a page to print, each format of exports; and what they print."""
    said = ""
    for words in (["plot", "plot"], ["plot", "plot2", "--incident", incidents.incidents(hidden=_hidden(audience))[0].id], ["bag", "bag"], ["print", "print"]):
        command, name, *more = words
        done = CliRunner().invoke(main, [command, str(case.folder), str(out / audience / name), "--for", audience, *more])
        assert done.exit_code == 0, done.output
        said += done.output
    if audience == "public":
        done = CliRunner().invoke(main, ["publish", str(case.folder), str(out / audience / "site")])
        assert done.exit_code == 0, done.output
        said += done.output
    for name in FORMATS:
        taken(case, name, out / audience / name, audience)
    for path in (path for kind in ("png", "pdf", "woff2", "zip") for path in [*(out / audience).rglob(f"*.{kind}")]):
        path.unlink()  # pictures of the pages beside them, fonts
    return said + all_words(out / audience)


def _hidden(audience: str) -> Any:
    from marsad.cli.leaving import asker_for

    return asker_for(audience, "test").redactor.hidden


def test_F1_no_canary_is_heard_from_charts_bags_prints_and_exports(hidden: CasePlace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("marsad.exports.print.to_pdf", lambda *_: None)
    for line in incidents.incidents():
        judge("state", line.id, who="محررة", value="published")
    assert set(canary.heard(_taken_away(hidden, "editor", tmp_path))) >= {"الكهربجي", "النسرينة", "البيلسان", "473"}, "the control"
    assert canary.heard(all_words(tmp_path / "editor"), canary.REDACTED, (287,)) == []
    for audience in ("public", "viewer"):
        told = _taken_away(hidden, audience, tmp_path)
        assert canary.heard(told) == [], audience
        assert "incidents that only hidden reports tell" in told and "blocks stand for their names" in told


def test_F1_a_full_bag_warns_and_a_part_of_a_case_is_not_taken_for_one(hidden: CasePlace, tmp_path: Path) -> None:
    runner, folder = CliRunner(), str(hidden.folder)
    whole = runner.invoke(main, ["bag", folder, str(tmp_path / "whole")])
    assert whole.exit_code == 0 and "in the clear what 5 protections" in whole.stderr
    assert runner.invoke(main, ["bag", folder, str(tmp_path / "part"), "--for", "viewer"]).exit_code == 0
    refused = runner.invoke(main, ["add", str(tmp_path / "again"), "--from-bag", str(tmp_path / "part")])
    assert refused.exit_code == 1 and "no copy of it" in refused.stderr
    assert not (tmp_path / "part" / "data" / "originals").exists()


def test_F1_an_encrypted_bag_holds_no_plain_word_and_opens_for_its_recipient_alone(hidden: CasePlace, tmp_path: Path) -> None:
    import pyrage

    runner, sealed = CliRunner(), tmp_path / "case.age"
    mine, other = (pyrage.x25519.Identity.generate() for _ in range(2))
    for name, key in (("mine", mine), ("other", other)):
        (tmp_path / name).write_text(f"# secret\n{key}\n", encoding="utf-8")
    done = runner.invoke(main, ["bag", str(hidden.folder), str(sealed), "--encrypt-to", str(mine.to_public())])
    assert done.exit_code == 0 and "encrypted for 1 recipient" in done.output, done.output
    assert sealed.read_bytes().startswith(b"age-encryption.org/v1") and canary.NURSE.encode() not in sealed.read_bytes()
    assert list(hidden.folder.glob(".packing-*")) == [] and list(tmp_path.glob(".*making*")) == []
    for words in ([], ["--identity", str(tmp_path / "other")]):
        refused = runner.invoke(main, ["add", str(tmp_path / "again"), "--from-bag", str(sealed), *words])
        assert refused.exit_code == 1 and not (tmp_path / "again").exists(), refused.output
    cut = tmp_path / "cut.age"
    cut.write_bytes(sealed.read_bytes()[:-40])
    assert runner.invoke(main, ["add", str(tmp_path / "again"), "--from-bag", str(cut), "--identity", str(tmp_path / "mine")]).exit_code == 1
    restored = runner.invoke(main, ["add", str(tmp_path / "again"), "--from-bag", str(sealed), "--identity", str(tmp_path / "mine")])
    assert restored.exit_code == 0 and "restored and verified" in restored.output, restored.output
    assert list(tmp_path.glob(".packing-*")) == []
    assert runner.invoke(main, ["bag", str(hidden.folder), str(tmp_path / "x.age"), "--encrypt-to", "age1nothing"]).exit_code == 1


def test_F1_other_names_of_a_source_are_proposed_and_hidden_once_confirmed(desk: CasePlace) -> None:
    canary.fill(desk)
    admin, viewer = of("admin"), of("viewer")
    for source, level, told in ((canary.NURSE, "protected", {"ياقوتينا", "شهادة ياقوتينا الكهربجي"}), (canary.OUTLET, "protected", {"baylasan.example"})):
        answer = admin.post("/marks/protect/", {"kind": "source", "source": source, "level": level, "why": "خطر"})
        page = admin.get(answer["Location"]).content.decode()
        assert "?names=" in answer["Location"] and all(f'value="{name}"' in page for name in told), source
        assert admin.post("/marks/protect/", {"kind": "source", "source": source, "level": level, "why": "خطر", "name": sorted(told)}).status_code == 302
        names = {name for one in marks.marks() for name in one.names}
        assert told <= names
        assert not any(f'value="{name}"' in admin.get(answer["Location"]).content.decode() for name in told)
    other = canary.ids()["less"]
    judge("accept", first_claim(other), who="محررة", why="كما قالت ياقوتينا")
    assert "ياقوتينا" in admin.get(f"/reports/{other}/history/").content.decode()
    assert "ياقوتينا" not in viewer.get(f"/reports/{other}/history/").content.decode()
    assert of("viewer").get(f"/marks/?names={marks.marks()[0].id}").status_code == 403


def first_claim(report: str) -> str:
    return lists.claims(report=report)[0].uid


def test_F1_a_small_number_of_what_is_hidden_is_not_told_apart(hidden: CasePlace, tmp_path: Path) -> None:
    """Pages, API, exports, bags and the site tell such numbers in steps, whatever the filters: no two of them give a small group by their difference."""
    for line in incidents.incidents():
        judge("state", line.id, who="محررة", value="published")
    assert of("admin").post("/people/", {"do": "choices", "smallest": "9"}).status_code == 200
    assert [Redactor(smallest=9).count(number) for number in (0, 1, 9, 10, 18)] == [0, 9, 9, 18, 18]
    seen, viewer = of("data"), of("viewer")
    told = {seen.get(f"/api/incidents/{line.id}/").json().get("withheld") for line in incidents.incidents()}
    assert told <= {0, 9, None}
    asked = [seen.get("/api/places/", filters).json()["left_out"] for filters in ({}, {"place": "الرقة"}, {"since": "2018-02-20"}, {"type": "shelling"})]
    assert asked[0] == 9 and asked[1] == 0 and set(asked) <= {0, 9}
    for url in ("/overview/", "/tolls/"):
        page = viewer.get(url).content.decode()
        assert "(9 على الأكثر) لا تُجمع هنا" in page and "لا تُجمع هنا" not in viewer.get(url, {"place": "الرقة"}).content.decode(), url
    for name in ("sdg-16-1-2", "csv"):
        taken(hidden, name, tmp_path / name, "viewer")
        assert json.loads((tmp_path / name / "loss_report.json").read_text(encoding="utf-8"))["withheld_at_most"] == 9
    assert CliRunner().invoke(main, ["bag", str(hidden.folder), str(tmp_path / "bag"), "--for", "viewer"]).exit_code == 0
    left = json.loads((tmp_path / "bag" / "data" / "left_out.json").read_text(encoding="utf-8"))
    assert {left[key] for key in ("incidents", "held", "reports", "sources", "passages")} == {9}
    assert CliRunner().invoke(main, ["publish", str(hidden.folder), str(tmp_path / "site")]).exit_code == 0
    assert "(9 على الأكثر)" in (tmp_path / "site" / "ar" / "index.html").read_text(encoding="utf-8")
