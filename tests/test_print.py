"""Incidents on paper: everything is there, nothing is cut, nothing is fetched, what is hidden stays hidden."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.exporting import HOSTILE, UNREAD, VICTIM

from marsad.case import open_case
from marsad.cli import main
from marsad.exports.print.maps import HEIGHT, WIDTH, map_of
from marsad.exports.print.page import say
from marsad.exports.print.pdf import browser
from marsad.exports.tables import rows
from marsad.record import incidents as kept
from marsad.record.ledger import head, lines
from marsad.record.marks import mark
from marsad.record.place import CasePlace


@pytest.fixture
def case(filled_case: CasePlace, monkeypatch: pytest.MonkeyPatch) -> CasePlace:
    """A filled case; the page alone, without waiting for a browser."""
    monkeypatch.setattr("marsad.exports.print.to_pdf", lambda *_: False)
    return filled_case


def printed(case: CasePlace, out: Path, *words: str) -> str:
    done = CliRunner().invoke(main, ["print", str(case.folder), str(out), *words])
    assert done.exit_code == 0, done.output
    open_case(case.folder)
    return (out / "print.html").read_text(encoding="utf-8")


def test_a_page_tells_all_of_an_incident_in_both_languages(case: CasePlace, tmp_path: Path) -> None:
    seq, before = head()
    line = next(line for line in kept.incidents(order="reports") if line.killed_min)
    page = printed(case, tmp_path / "out", "--incident", line.id, "--language", "both", "--for", "admin")
    assert page.count("<article") == 2 and {'lang="ar"', 'lang="en"'} <= set(re.findall(r'lang="\w+"', page))
    one = kept.incident_of(line.id)
    assert one is not None
    for word in (line.id, str(seq), before, say("label.killed", "ar"), say("label.killed", "en"), line.place or "", *(claim for claim in one["reports"][:0])):
        assert str(word) in page
    assert len(re.findall(r"[0-9a-f]{64}", page)) >= 2 * (1 + len(one["reports"]))  # the head, and the original of each report
    assert not re.search(r"<script|<link|src=|url\(", page)
    assert [entry for entry in lines() if entry.kind == "exported"]


def test_a_list_has_a_page_for_each_incident_that_passes(case: CasePlace, tmp_path: Path) -> None:
    page = printed(case, tmp_path / "out", "--place", "douma", "--paper", "letter")
    assert page.count("<article") == len(kept.incidents(place="douma")) >= 2 and "size: letter" in page


def test_words_of_strangers_stay_words(case: CasePlace, tmp_path: Path) -> None:
    page = printed(case, tmp_path / "out", "--language", "en")
    assert "\u202e" not in page and HOSTILE.split('"')[0] in page.replace("&quot;", '"')
    assert VICTIM not in page
    public = [line.id for line in kept.incidents(state="published")]
    assert not public and UNREAD not in page


def test_what_is_hidden_is_not_printed(case: CasePlace, tmp_path: Path) -> None:
    ident = kept.incidents(place="douma", since="2017-06-01")[0].id
    report = kept.claims_of(ident)[0][1]
    mark("report", "protected", report, who="سلمى", why="طلب المصدر")
    done = CliRunner().invoke(main, ["print", str(case.folder), str(tmp_path / "out"), "--incident", ident])
    assert done.exit_code == 1 and "no incident here" in done.output and not (tmp_path / "out").exists()


def test_days_and_ranges_run_from_the_left(case: CasePlace, tmp_path: Path) -> None:
    page = printed(case, tmp_path / "out")
    day = next(line.first for line in kept.incidents() if line.first)
    assert f'<bdi dir="ltr">{day}</bdi>' in page


def test_every_word_is_there_in_both_languages() -> None:
    assert all(row["ar"] and row["en"] for row in rows("words"))


def test_the_pdf_has_the_words_of_the_page(filled_case: CasePlace, tmp_path: Path) -> None:
    if browser() is None:
        pytest.skip("Chromium is not here (Debian: apt-get install chromium)")
    import pdfplumber

    line = next(line for line in kept.incidents(order="reports") if line.killed_min)
    printed(filled_case, tmp_path / "out", "--incident", line.id, "--language", "en")
    with pdfplumber.open(tmp_path / "out" / "print.pdf") as document:
        told = "".join("".join((page.extract_text() or "").split()) for page in document.pages)
    assert line.id in told and head()[1] not in told  # the head before this print was told
    one = kept.incident_of(line.id)
    assert one is not None and "Accountssidebyside" in told and told.count("http") >= len(one["reports"])


def test_a_print_draws_its_map_from_outlines_that_lie_here() -> None:
    drawn = map_of([(33.57, 36.4)], "دوما")
    assert drawn.count("<circle") == 1 and drawn.count("<polyline") > 3 and 'aria-label="دوما"' in drawn and "http" not in drawn
    x, y = map(float, re.findall(r'c[xy]="([\d.]+)"', drawn))
    assert abs(x - WIDTH / 2) < 1 and abs(y - HEIGHT / 2) < 1
    assert map_of([], "x") == "" and map_of([(15.3, 44.2), (33.57, 36.4)], "x").count("<circle") == 2
    assert len(max(drawn.split("<"), key=len)) < 40_000
