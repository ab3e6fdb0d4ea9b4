"""Sentences in which nobody died, and harmless sentences with words of war: few may be misread, and which these are is told."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from marsad import Report, read
from marsad.model.reading import Reading

FOLDER = Path(__file__).parent
MOST_DEATHS, MOST_EVENTS = 2, 3  # of sixty each


def sentences(name: str) -> list[str]:
    rows = (FOLDER / name).read_text(encoding="utf-8").splitlines()[1:]
    return [row.split("\t")[1] for row in rows if row]


def reading(sentence: str) -> Reading:
    return read(Report(sentence, "صحيفة المرفأ", date(2024, 5, 15)))


def deaths(found: Reading) -> list[tuple[int | None, str]]:
    harms = [harm for event in found.events for harm in event.harms]
    return [(harm.quantity.min, harm.status) for harm in harms if harm.outcome == "killed" and harm.quantity.max != 0 and harm.status in ("happened", "ongoing")]


def told(found: Reading) -> list[str]:
    return [event.type for event in found.events if event.status in ("happened", "ongoing")]


def test_nobody_died_in_these() -> None:
    cases = sentences("cases_nobody_died.tsv")
    wrong = [sentence for sentence in cases if deaths(reading(sentence))]
    assert len(cases) >= 60 and len(wrong) <= MOST_DEATHS, wrong


def test_words_of_war_that_tell_no_war() -> None:
    cases = sentences("cases_harmless.tsv")
    wrong = [(sentence, told(found)) for sentence in cases if told(found := reading(sentence))]
    assert len(cases) >= 60 and len(wrong) <= MOST_EVENTS, wrong
