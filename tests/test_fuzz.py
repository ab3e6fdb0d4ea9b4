"""The minute of the fuzzer that every change takes: 7,000 texts that nobody would write, the same ones each time (`make fuzz` reads on for an hour)."""

from __future__ import annotations

from itertools import islice
from pathlib import Path

import pytest
from tools import fuzz


@pytest.mark.parametrize("seed", [7, 8])
def test_F10_no_text_stops_reading_and_every_span_gives_its_words(seed: int) -> None:
    wrong = [(fault, text, day) for text, day in islice(fuzz.texts(seed), 3500) if (fault := fuzz.check(text, day))]
    assert wrong == []


def test_a_value_with_other_words_than_stand_at_its_place_is_found() -> None:
    assert list(fuzz._misquoted({"harms": [{"span": [0, 3], "text": "قتل"}]}, "قصف ثم")) != []
    assert list(fuzz._misquoted({"harms": [{"span": [0, 3], "text": "قصف"}]}, "قصف ثم")) == []


def test_runs_are_counted_together_and_one_with_a_fault_is_not(tmp_path: Path) -> None:
    assert [fuzz.tallied(tmp_path / "runs.tsv", *run) for run in ((1, 500, 0), (2, 300, 1), (3, 200, 0))] == [500, 500, 700]
