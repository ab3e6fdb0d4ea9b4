"""Fact sheets: lines of a label and a value are one happening; lines of a page that only look alike are not."""

from __future__ import annotations

from datetime import date

import pytest

from marsad import Report, read
from marsad.text.fact_sheets import fact_breaks
from marsad.text.repair import repair

SHEET = "المكان: بلدة سقبا\nالتاريخ: 7 نيسان 2023\nنوع الحادثة: قصف مدفعي\nعدد القتلى: أربعة\nالجرحى: 12\nالجهة المسؤولة: قوات النظام السوري"


def test_a_sheet_is_one_event_with_its_place_day_harm_and_doer() -> None:
    (event,) = read(Report(SHEET, "مركز الشاطئ للتوثيق", date(2024, 9, 22))).events
    assert [place.name for place in event.places] == ["سقبا"]
    assert event.time is not None
    assert event.time.start == "2023-04-07"
    assert [(harm.outcome, harm.quantity.min, SHEET[slice(*harm.quantity.span)]) for harm in event.harms] == [("killed", 4, "أربعة"), ("injured", 12, "12")]
    assert [(actor.id, actor.role) for actor in event.actors] == [("syria-government", "perpetrator")]


def test_marks_around_labels_and_full_stops_do_not_part_a_sheet() -> None:
    text = "_المكان: بلدة سقبا._\n* **القتلى** : 10.\n- الجرحى: 3"
    (event,) = read(Report(text, "مركز الشاطئ للتوثيق", date(2024, 9, 22))).events
    assert [(harm.outcome, harm.quantity.min) for harm in event.harms] == [("killed", 10), ("injured", 3)]
    assert [place.name for place in event.places] == ["سقبا"]


@pytest.mark.parametrize(
    "text",
    [
        "المصدر: وكالة المرفأ\nالتاريخ: 7 نيسان 2023",  # the furniture of any page
        "المكان: بلدة سقبا\n\nالقتلى: 10",  # a blank line parts
        "الشهداء: سامر الدالي - رامي الفرا\nالجرحى: هدى الفرا",  # a list of names
        "القتلى:\nالمكان: سقبا",  # a heading without a value
        "قال الناطق: قتل ثلاثة\nالمكان: سقبا",  # no label
        "القتلى: 10 المكان: سقبا",
    ],
)
def test_other_lines_stay_apart(text: str) -> None:
    assert list(fact_breaks(text)) == []


def test_every_character_keeps_its_place() -> None:
    assert len(repair(SHEET).folded.origin) == len(repair(SHEET).folded.text) + 1
