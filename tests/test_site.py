"""The public site: only published incidents, changes with their dates, renewed file by file, and checked against manifest and ledger."""

from __future__ import annotations

import csv
import json
import os
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner
from tests.browser import AXE, CHROMIUM, chromium, serious
from tests.exporting import VICTIM

from marsad.cli import main
from marsad.cli.leaving import about_for, asker_for
from marsad.errors import CaseError
from marsad.exports.site import check_site, publish
from marsad.exports.site.history import history
from marsad.record import incidents as kept
from marsad.record.place import CasePlace
from marsad.record.store import judge


@pytest.fixture
def case(filled_case: CasePlace) -> CasePlace:
    return filled_case


def made_public(count: int = 3) -> list[str]:
    ids = [line.id for line in kept.incidents(order="reports", limit=count)]
    for ident in ids:
        judge("grade", ident, who="سلمى", value="fair", why="مصدران")
        judge("state", ident, who="هدى", value="published", why="روجعت")
    return ids


def written(case: CasePlace, out: Path, address: str = ""):  # type: ignore[no-untyped-def]
    return publish(out, case.id, about_for(case, asker_for("public", "هدى"), "ar", address))


def test_only_what_is_published_stands_on_it_in_both_languages_and_for_programs(case: CasePlace, tmp_path: Path) -> None:
    ids = made_public()
    done = written(case, tmp_path / "site", "https://record.example")
    assert (done.incidents, done.gone) == (3, 0)
    for language in ("ar", "en"):
        page = (tmp_path / "site" / language / "index.html").read_text(encoding="utf-8")
        assert f'lang="{language}"' in page and all(f"incident/{ident}.html" in page for ident in ids)
        assert sorted(path.stem for path in (tmp_path / "site" / language / "incident").iterdir()) == sorted(ids)
    features = json.loads((tmp_path / "site" / "data" / "incidents.geojson").read_text(encoding="utf-8"))["features"]
    rows = list(csv.DictReader((tmp_path / "site" / "data" / "incidents.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert {one["id"] for one in features} == {row["id"] for row in rows} == set(ids)
    assert rows[0]["permalink"].startswith("https://record.example/")
    feed = ElementTree.parse(tmp_path / "site" / "ar" / "changes.xml").getroot()
    assert len(feed.findall("{http://www.w3.org/2005/Atom}entry")) == 3
    everything = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "site").rglob("*") if path.is_file())
    assert VICTIM not in everything and "http://" not in everything.replace("http://www.w3.org/2005/Atom", "").replace("http://trap.example", "")


def test_one_decision_rewrites_its_pages_alone_and_a_withdrawal_stays_told(case: CasePlace, tmp_path: Path) -> None:
    ids, out = made_public(), tmp_path / "site"
    first = written(case, out)
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file()}
    again = written(case, out)
    assert (again.written, again.removed, again.sha256) == (0, 0, first.sha256)
    assert before == {path: path.stat().st_mtime_ns for path in out.rglob("*") if path.is_file()}
    judge("state", ids[0], who="هدى", value="withdrawn", why="خطأ")
    after = written(case, out)
    assert (after.incidents, after.gone, after.removed) == (2, 1, 1)  # its JSON is gone
    assert (out / "ar" / "incident" / f"{ids[1]}.html").stat().st_mtime_ns == before[out / "ar" / "incident" / f"{ids[1]}.html"]
    told = (out / "ar" / "incident" / f"{ids[0]}.html").read_text(encoding="utf-8")
    assert "سُحبت هذه الحادثة" in told and "قتيل" not in told
    judge("grade", ids[1], who="سلمى", value="weak", why="نقل واحد")
    written(case, out)
    assert "قُدّرت: ضعيف" in (out / "ar" / "incident" / f"{ids[1]}.html").read_text(encoding="utf-8")


def test_what_was_decided_before_the_publication_is_no_change_though_in_the_same_moment(case: CasePlace) -> None:
    (line,) = kept.incidents(order="reports", limit=1)
    moment = "2026-11-28T08:00:00+00:00"
    judge("grade", line.id, who="سلمى", value="fair", why="مصدران", when=moment)
    judge("state", line.id, who="هدى", value="published", why="روجعت", when=moment)
    changes, gone = history(kept.payloads([line.id]))
    assert [one.kind for one in changes[line.id]] == ["published"] and gone == []


def test_a_changed_missing_or_added_file_is_told_and_the_ledger_knows_its_own_site(case: CasePlace, tmp_path: Path) -> None:
    made_public(2)
    out = tmp_path / "site"
    done = CliRunner().invoke(main, ["publish", str(case.folder), str(out)])
    assert done.exit_code == 0 and "2 incidents" in done.output
    good = CliRunner().invoke(main, ["verify-site", str(out), "--case", str(case.folder)])
    assert good.exit_code == 0 and "the ledger of the case says that it published this site" in good.output
    (out / "ar" / "index.html").write_text("طبعة أخرى", encoding="utf-8")
    (out / "site.js").unlink()
    (out / "extra.html").write_text("x", encoding="utf-8")
    assert check_site(out).faults == ("ar/index.html: was changed", "site.js: is missing", "extra.html: is not in the manifest")
    bad = CliRunner().invoke(main, ["verify-site", str(out)])
    assert bad.exit_code == 1 and "3 faults" in bad.output
    CliRunner().invoke(main, ["publish", str(case.folder), str(out)])  # the same command mends it
    assert check_site(out).faults == ()
    manifest = json.loads((out / "manifest.json").read_text(encoding="utf-8"))
    (out / "manifest.json").write_text(json.dumps({**manifest, "made_with": "somebody"}), encoding="utf-8")
    forged = CliRunner().invoke(main, ["verify-site", str(out), "--case", str(case.folder)])
    assert forged.exit_code == 1 and "does not say" in forged.output


def test_a_folder_of_something_else_is_left_alone(case: CasePlace, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.txt").write_text("x", encoding="utf-8")
    with pytest.raises(CaseError, match="is no site of Marsad"):
        written(case, tmp_path / "mine")
    made_public(1)
    written(case, tmp_path / "site")
    with pytest.raises(CaseError, match="the site of another case"):
        publish(tmp_path / "site", "another", replace(about_for(case, asker_for("public", "هدى"), "ar", ""), title="أخرى"))
    empty = CliRunner().invoke(main, ["verify-site", str(tmp_path / "mine")])
    assert empty.exit_code == 1 and "holds no site" in empty.output


def test_it_opens_from_a_stick_narrow_and_wide_and_filters_without_a_server(case: CasePlace, tmp_path: Path) -> None:
    if CHROMIUM is None:
        assert not os.environ.get("CI"), "CI must have Chromium: apt-get install chromium"
        pytest.skip("Chromium is not here (Debian: apt-get install chromium)")
    ids = made_public()
    written(case, tmp_path / "site")
    with chromium() as browser:
        for language, width in (("ar", 390), ("en", 1440)):
            page = browser.new_page(viewport={"width": width, "height": 900})
            complaints: list[str] = []
            page.on("console", lambda told, kept=complaints: kept.append(told.text))
            page.goto((tmp_path / "site" / language / "index.html").as_uri())
            assert "3" in page.locator("[role=status]").inner_text()
            page.locator("input[name=since]").fill("2100-01-01")
            assert page.locator("tr[data-id]:visible").count() == 0 and "0" in page.locator("[role=status]").inner_text()
            page.locator("input[name=since]").fill("")
            assert complaints == [] and (not AXE.exists() or serious(page) == [])
            page.locator("tr[data-id] a").first.click()
            page.wait_for_load_state()
            assert any(ident in page.url for ident in ids) and (not AXE.exists() or serious(page) == [])
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            page.close()
