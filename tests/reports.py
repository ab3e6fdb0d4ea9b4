"""Reports made for the tests, under fictitious outlets."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from marsad.model.custody import Captured, CapturedReport, Custody
from marsad.model.report import Report

TOWNS = ("عربين", "سقبا", "دوما", "حرستا", "كفربطنا", "جسرين")


def text(number: int) -> str:
    """A short report with a claim, an event and harms of its own."""
    town = TOWNS[number % len(TOWNS)]
    return f"قال المرصد السوري لحقوق الإنسان إن {number % 90 + 3} مدنيا قتلوا أمس في غارات جوية على مدينة {town}. ونفى مصدر عسكري قصف المدينة. رقم التقرير {number}."


def captured(number: int, words: str | None = None, *, source: str | None = None, language: str = "ar") -> Captured:
    """One original with one report in it, as capture gives it."""
    body = text(number) if words is None else words
    report = Report(body, "صحيفة المرفأ", date(2018, 2, 20) + timedelta(days=number % 30), f"https://example.test/{number}", f"عنوان {number}")
    name = source or f"/in/{number}.txt"
    custody = Custody(name, name, "2026-11-24T00:00:00+00:00", "marsad test", "working", declared_type=None, detected_type="text/plain")
    return Captured(body.encode("utf-8", "surrogatepass"), custody, (CapturedReport(report, language=language),))


def many(count: int, start: int = 0) -> Iterator[Captured]:
    """Reports ``start`` to ``start + count``."""
    return (captured(number) for number in range(start, start + count))
