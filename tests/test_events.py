"""What happened, by its type: words that tell no happening, words that tell another one, and one happening told once."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from marsad import Report, read

CASES = [row.split("\t") for row in Path(__file__).with_name("cases_events.tsv").read_text(encoding="utf-8").splitlines()[1:]]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[text[:40] for text, _ in CASES])
def test_the_events_of_a_text(text: str, expected: str) -> None:
    events = read(Report(text.replace("\\n", "\n"), "صحيفة المرفأ", date(2024, 5, 15))).events
    assert ", ".join(f"{event.type} {event.status}".removesuffix(" happened") for event in events) == expected
