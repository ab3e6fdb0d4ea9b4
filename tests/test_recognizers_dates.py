"""Dates of the Arabic specification of Microsoft Recognizers-Text, as far as news tells dates that way.

The sentences stay outside the project; ``recognizers_dates_left_out.tsv`` lists by index the cases that are not asked,
each with its reason. Of two values for a day or month without a year, the one before the reference date is asked.
"""

from __future__ import annotations

import json
import os
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from marsad.grammar.dates import dates_in

SHARED = Path(os.environ.get("MARSAD_SHARED", Path(__file__).resolve().parents[2] / "shared"))
CASES = SHARED / "data" / "expressions" / "recognizers-DateTimeModel.json"
LEFT_OUT = Path(__file__).parent / "recognizers_dates_left_out.tsv"
KINDS = ("date", "daterange", "datetime", "datetimerange")
FLOOR = 0.9

Found = tuple[int, int, str | None, str | None, str]


def _left_out() -> dict[int, str]:
    lines = LEFT_OUT.read_text(encoding="utf-8").splitlines()[1:]
    return {int(index): reason for index, reason in (line.split("\t") for line in lines)}


def _asked(case: dict[str, Any]) -> list[dict[str, Any]]:
    return [result for result in case["Results"] if result["TypeName"].rpartition(".")[2] in KINDS]


def _agrees(result: dict[str, Any], found: Found) -> bool:
    """One of the values is ours; where the specification resolves nothing, the words are enough."""
    values = result["Resolution"].get("values", []) if isinstance(result["Resolution"], dict) else []
    known = [value for value in values if value.get("value") != "not resolved"]
    return not known or any(_same(value, found) for value in known)


def _same(value: dict[str, Any], found: Found) -> bool:
    first, last = found[2] or "", found[3] or ""
    if value["type"] == "datetime":
        return first == str(value["value"])[:16].replace(" ", "T")
    if value["type"] == "datetimerange":
        return found[4] == "part_of_day" and first == str(value["start"])[:10]
    if value["type"] == "date":
        return first == last == str(value["value"])
    # the specification ends a range now on its last day, now on the day behind it; "since" has no end there
    ends = (value["end"], _day_before(value["end"])) if "end" in value else (last,)
    return first == str(value["start"]) and last in ends


def _day_before(day: str) -> str:
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def _right(case: dict[str, Any]) -> bool:
    found = dates_in(case["Input"], date.fromisoformat(case["Context"]["ReferenceDateTime"][:10]))
    asked = _asked(case)
    return bool(asked) and all(any(_agrees(result, each) for each in found) for result in asked)


@pytest.mark.skipif(not CASES.is_file(), reason=f"no {CASES}: the shared expressions are not at hand")
def test_nine_of_ten_news_like_cases_come_right(capsys: pytest.CaptureFixture[str]) -> None:
    cases = json.loads(CASES.read_text(encoding="utf-8-sig"))
    left_out = _left_out()
    news = [index for index in range(len(cases)) if index not in left_out]
    wrong = [index for index in news if not _right(cases[index])]
    with capsys.disabled():
        right = len(news) - len(wrong)
        share = f"{right} of {len(news)} right ({right / len(news):.1%})"
        print(f"\nRecognizers dates: {share}, {len(left_out)} left out, wrong: {wrong}")
    assert len(news) - len(wrong) >= FLOOR * len(news)


def test_each_case_left_out_has_a_reason() -> None:
    assert all(reason.strip() for reason in _left_out().values())
