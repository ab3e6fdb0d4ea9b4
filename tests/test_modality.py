"""Modality: what is denied, feared, averted, planned, demanded, remembered … has not happened; the table's own examples hold."""

from __future__ import annotations

from datetime import date

import pytest

from marsad import Report, read
from marsad.grammar.modality import STATUS
from marsad.lexicon.word_tables import word_rows
from marsad.model.reading import Reading

ROWS = [row for row in word_rows("modality") if row["class"] in (*STATUS, "occasion")]  # an occasion is what looks like a memory and is none
REAL = {"happened", "ongoing"}


def reading(sentence: str) -> Reading:
    return read(Report(sentence, "صحيفة المرفأ", date(2024, 5, 15)))


def statuses(sentence: str, *, known: bool = True) -> list[tuple[str, str]]:
    """Counted harms and events of a sentence, each with its status; without ``known`` those with the article are left out.

    Talks go on while what they are about has not happened: they are no event of the row's.
    """
    found = [event for event in reading(sentence).events if known or not sentence[event.trigger[0] :].startswith("ال")]
    harms = [(harm.outcome, harm.status) for event in reading(sentence).events for harm in event.harms if harm.quantity.max != 0]
    return [*((event.type, event.status) for event in found if event.type not in ("casualties", "negotiation")), *harms]


def examples(column: str) -> list[object]:
    return [pytest.param(row["class"], text, id=f"{row['id']}-{at}") for row in ROWS for at, text in enumerate(filter(None, row[column].split("|")))]


@pytest.mark.parametrize(("kind", "sentence"), examples("examples"))
def test_a_row_takes_its_examples(kind: str, sentence: str) -> None:
    found = statuses(sentence, known=kind in ("carried_out", "ongoing"))
    if kind in ("carried_out", "ongoing"):
        assert any(status in REAL for _, status in found), found
    else:
        assert all(status not in REAL for _, status in found), found


@pytest.mark.parametrize(("kind", "sentence"), examples("counter"))
def test_a_row_leaves_its_counterexamples(kind: str, sentence: str) -> None:
    found = statuses(sentence)
    assert any(status in REAL for _, status in found), found


def test_every_row_has_an_example() -> None:
    assert [row["id"] for row in ROWS if not row["counter" if row["class"] == "occasion" else "examples"]] == []
