"""What is offered or agreed: the terms of agreements, truces and talks."""

from __future__ import annotations

from datetime import date

import pytest

from marsad import Report, read
from marsad.model.record import to_record

CASES = [
    (
        "توصل الطرفان إلى اتفاق يقضي بخروج المقاتلين إلى إدلب، وتسليم السلاح الثقيل، مقابل إدخال مساعدات إلى البلدة.",
        "departure خروج المقاتلين; destination إدلب; surrender تسليم السلاح الثقيل; exchange مقابل إدخال مساعدات إلى البلدة",
    ),
    (
        "أعلن الوسيط هدنة لمدة أربعة أيام. وينص الاتفاق على الإفراج عن 50 رهينة ورفع الحصار عن المدينة.",
        "deadline لمدة أربعة أيام; exchange الإفراج عن 50 رهينة; other رفع الحصار عن المدينة",
    ),
    ("تناولت المفاوضات فتح معبر الوافدين وتسليم جثث القتلى.", "other فتح معبر الوافدين; exchange تسليم جثث القتلى"),
    ("واتفق الجانبان على هدنة بضمانة روسية.", "guarantee ضمانة روسية"),
    ("رفضت الفصائل خلال المفاوضات خروج المقاتلين.", "departure خروج المقاتلين"),
    ("جرت مفاوضات في جنيف.", ""),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:24] for text, _ in CASES])
def test_terms_of(text: str, expected: str) -> None:
    record = to_record(read(Report(text, "صحيفة المرفأ", date(2018, 3, 11))), "t")
    bargain = next(event for event in record["events"] if event["type"] in ("agreement", "ceasefire", "negotiation"))
    assert "; ".join(f"{term['kind']} {term['text']}" for term in bargain["terms"]) == expected
    assert all(text[slice(*term["span"])] == term["text"] for term in bargain["terms"])


def test_events_that_are_no_bargain_have_no_terms() -> None:
    record = to_record(read(Report("قصفت الطائرات البلدة مقابل خروج المقاتلين.", "صحيفة المرفأ", date(2018, 3, 11))), "t")
    assert [event["terms"] for event in record["events"] if event["type"] in ("airstrike", "shelling")] == [[]]


def test_those_set_free_are_no_harm() -> None:
    record = to_record(read(Report("وينص الاتفاق على الإفراج عن 50 رهينة.", "صحيفة المرفأ", date(2018, 3, 11))), "t")
    assert not [harm for event in record["events"] for harm in event["harms"]]
