"""Verbs that tell a deed only by what stands beside them: the examples of each row, and what must tell no such deed."""

from __future__ import annotations

from datetime import date

import pytest

from marsad import Report, read
from marsad.lexicon.word_tables import word_rows


def types(text: str) -> list[str]:
    return [event.type for event in read(Report(text, "صحيفة المرفأ", date(2024, 5, 15))).events]


def cells(column: str) -> list[object]:
    return [pytest.param(row["type"], text, id=f"{row['id']}-{at}") for row in word_rows("deeds_told") for at, text in enumerate(filter(None, row[column].split("|")))]


@pytest.mark.parametrize(("kind", "text"), cells("examples"))
def test_what_stands_beside_a_verb_tells_the_deed(kind: str, text: str) -> None:
    assert types(text) == [kind]


@pytest.mark.parametrize(("kind", "text"), cells("counter"))
def test_without_it_no_such_deed_is_told(kind: str, text: str) -> None:
    assert kind not in types(text)
