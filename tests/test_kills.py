"""A small part of `make kills`: each way of writing to a case is killed once, and the second run ends it."""

from __future__ import annotations

from pathlib import Path

from django.db import connection
from tools.kills import WAYS, Cases, run


def test_each_way_of_writing_is_killed_and_ended_by_the_next_run(tmp_path: Path) -> None:
    cases = Cases(tmp_path)
    hit, wrong = run(cases, len(WAYS), seed=20184)
    assert wrong == [], wrong
    assert set(hit) == set(WAYS)
    connection.close()
