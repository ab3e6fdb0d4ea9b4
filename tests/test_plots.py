"""Charts: well-formed SVG, PNG with Arabic letters joined, nothing hidden, nothing from a text that breaks the file."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from tests.conftest import _postgres_maker, _sqlite_maker
from tests.incidents import linked

from marsad.case import open_case
from marsad.errors import CaseError
from marsad.exports.plots import plot
from marsad.exports.plots.canvas import picture, to_png, words
from marsad.exports.plots.timeline import timeline
from marsad.exports.plots.toll_chart import Given, Series, toll_chart
from marsad.record import incidents as kept
from marsad.record.place import CasePlace


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def _linked(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[CasePlace, Path]:
    """A case of the samples for all that only look at it, on one database and then on the other, and what this machine trusts."""
    home = tmp_path_factory.mktemp("plots")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MARSAD_STATE", str(home / "state"))
        place = (_sqlite_maker if request.param == "sqlite" else _postgres_maker)(request, home)()
        linked(place)
    connection.close()
    return place, home / "state"


@pytest.fixture
def case(_linked: tuple[CasePlace, Path], monkeypatch: pytest.MonkeyPatch) -> CasePlace:
    monkeypatch.setenv("MARSAD_STATE", str(_linked[1]))
    open_case(_linked[0].folder)
    return _linked[0]


def drawn(told: str) -> bytes:
    return to_png(picture(200, 40, "", [words(100, 25, told, anchor="middle")]))


def test_arabic_letters_are_joined_and_a_letter_that_no_font_has_is_not_taken_for_one() -> None:
    assert drawn("بيت") != drawn("ب\u200cي\u200cت") and drawn("بيت") != drawn("")


def test_a_range_is_read_from_left_to_right_within_arabic() -> None:
    assert "\u202a10–15\u202c" in words(0, 0, "بين 10–15 قتيلا") and "\u202b" not in words(0, 0, "10–15")


def test_words_of_a_report_cannot_break_the_picture() -> None:
    svg = picture(200, 40, "<&\x00", [words(0, 20, "a</text>\u202e<script>\x00\ufffe\ud800")])
    root = ElementTree.fromstring(svg)
    assert root.find(".//{http://www.w3.org/2000/svg}script") is None and "\u202e" not in svg


@pytest.mark.parametrize("language", ["ar", "en"])
def test_charts_of_a_case_are_well_formed_and_name_its_places(case: CasePlace, tmp_path: Path, language: str) -> None:
    files = plot(case, tmp_path / "out", language=language)
    assert [path.name for path in files] == [f"{name}.{form}" for name in ("timeline", "tolls", "origins") for form in ("svg", "png")]
    for path in files:
        raw = path.read_bytes()
        assert raw[:8] == b"\x89PNG\r\n\x1a\n" if path.suffix == ".png" else ElementTree.fromstring(raw).tag.endswith("svg")
    told = files[0].read_text(encoding="utf-8")
    assert "سراقب" in told and ("تجربة" in told) and ("Incidents by day" in told) == (language == "en")
    assert "1250" in files[2].read_text(encoding="utf-8")


def test_each_incident_with_a_day_is_drawn_and_the_others_are_counted(case: CasePlace) -> None:
    lines = kept.incidents()
    svg = timeline(lines, "en", "x")
    assert all(line.id in svg for line in lines if line.first)
    missing = sum(line.first is None for line in lines)
    assert (f"known day: {missing}" in svg) == bool(missing)


def test_an_open_toll_is_told_as_one_and_no_toll_says_so() -> None:
    svg = toll_chart([Series("مصدر", [Given(date(2018, 3, 1), 12, None), Given(date(2018, 3, 2), 10, 15)])], "ar", "x")
    assert "12+" in svg and "10–15" in svg
    assert "لا حصيلة" in toll_chart([], "ar", "x")


def test_a_case_without_incidents_has_nothing_to_draw(sqlite_case: CasePlace, tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="marsad link"):
        plot(sqlite_case, tmp_path / "out")
