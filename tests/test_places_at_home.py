"""Places stay in their country: no village of one country stands in a report of another that does not name it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from marsad import Report, load_packs, read
from marsad.lexicon.gazetteer.entries import read_places
from marsad.lexicon.packs import BUNDLED

REPORTS = Path(__file__).resolve().parents[2] / "shared" / "data" / "reports" / "worlds-dev.jsonl"
CODES = {"syria": "sy", "yemen": "ye", "iraq": "iq", "palestine": "ps", "lebanon": "lb", "libya": "ly", "sudan": "sd"}
SENTENCES = [
    ("قتل ثلاثة مدنيين في قصف على بلدة البيضاء في اليمن.", "ye"),
    ("قتل ستة نازحين أمس في قصف مدفعي على معسكر زمزم قرب الفاشر في السودان.", "sd"),
    ("قتل رجلان في قصف على العزيزية في ليبيا.", "ly"),
    ("قصفت قوات النظام قرية تل حلف بريف الحسكة وقتل رجل.", "sy"),
    ("قتل رجل في قصف على قرية الدبس شمال الرقة في سوريا.", "sy"),
]


def homes() -> dict[str, str]:
    """The country of each place of the seven packs, by id; governorates and cities are named in other countries too."""
    rows = [row for pack in CODES for row in read_places(BUNDLED / pack / "places.tsv")]
    return {row.id: row.country for row in rows if row.type in ("village", "town", "neighbourhood", "district", "subdistrict")}


@pytest.mark.parametrize(("text", "country"), SENTENCES)
def test_a_place_lies_in_the_country_that_the_sentence_names(text: str, country: str) -> None:
    packs, at = load_packs(), homes()
    found = [place.id for event in read(Report(text, "صحيفة المرفأ", date(2024, 3, 1)), packs).events for place in event.places if place.id in at]
    assert all(at[ident] == country for ident in found if ident)


def test_no_small_place_of_another_country_in_real_reports() -> None:
    if not REPORTS.is_file():
        pytest.skip("../shared/data/reports is not beside the project: the test on real reports is left out")
    packs, at = load_packs(), homes()
    strange = []
    for line in REPORTS.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        reading = read(Report(row["text"], "صحيفة المرفأ", date(2018, 1, 1)), packs)
        for place in [place for event in reading.events for place in event.places]:
            home = at.get(place.id or "", "")
            if home and home != CODES[row["country"]] and not _named(home, reading):
                strange.append((row["n"], place.id))
    assert strange == []


def _named(home: str, reading: object) -> bool:
    names = {"sy": "سور", "ye": "يمن", "iq": "عراق", "ps": "فلسطين", "lb": "لبنان", "ly": "ليبي", "sd": "سودان"}
    return names[home] in reading.report.text  # type: ignore[attr-defined]
