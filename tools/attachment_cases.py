"""What the annotated reports say about attachment: for each harm that was found, the candidates for its place and which of them are right.

The reports are the project's samples and, where ../shared is, the annotated ones beside it; ``half`` keeps those with an even or an odd number.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any
from unittest.mock import patch

from marsad.claims.attach.settle import Settled
from marsad.claims.attach.weighing import Levels
from marsad.claims.attach.where_features.worth import levels_of
from marsad.claims.backends import rules
from marsad.lexicon.packs import load_packs
from marsad.model.report import Report
from tools.gold import SHARED, Case, samples
from tools.scoring import plain, shared

FOLDERS = ("gold", "airwars", "posts", "worlds")
Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Lesson:
    """One harm: the levels of each candidate, the numbers of the right ones, how much the harm counts, how sure the best was."""

    candidates: Sequence[Levels]
    right: frozenset[int]
    counts: float


def annotated(half: str | None = None) -> Iterator[Case]:
    """The annotated reports, or one half of them; the samples belong to the even half."""
    if half != "odd":
        yield from samples()
    for folder in FOLDERS:
        for path in sorted((SHARED / "acceptance" / folder).glob("*.json")):
            gold = json.loads(path.read_text(encoding="utf-8"))
            if half is None or (gold["n"] % 2 == 0) == (half == "even"):
                yield gold, _text(SHARED / gold["file"], gold["line"])


def _text(path: Path, line: int) -> str:
    row = json.loads(path.read_text(encoding="utf-8").splitlines()[line])
    return str(row.get("text") or row["content"])


def settled(gold: Plain, text: str) -> Settled | None:
    """The events of one report with all that attachment weighed."""
    kept: list[Settled] = []

    def keep(*values: Any) -> Settled:
        kept.append(Settled(*values))
        return kept[-1]

    published = date.fromisoformat(gold["published"]) if gold.get("published") else None
    with patch.object(rules, "Settled", keep):
        rules.read(Report(text, gold.get("outlet") or None, published), load_packs())
    return kept[0] if kept else None


def found_harms(gold: Plain, told: Settled) -> Iterator[tuple[Plain, int, Any]]:
    """Each annotated harm that was read: the annotation, the number of its event, and the harm."""
    harms = [(number, harm) for number, event in enumerate(told.events) for harm in event.harms if not harm.negated]
    used: set[int] = set()
    for row in gold["harms"]:
        spans = [(shared(row["span"], told.survey.sheet.span(harm.first, harm.last)), (row["min"], row["max"]) == (harm.min, harm.max), at) for at, (_, harm) in enumerate(harms) if harm.outcome == row["outcome"] and at not in used]
        best = max((one for one in spans if one[0]), key=lambda one: (one[1], one[0], -one[2]), default=None)
        if best:
            used.add(best[2])
            yield row, *harms[best[2]]


def tellings(gold: Plain, row: Plain) -> list[Plain]:
    """A harm and the other places of the report that tell the same one."""
    home = row.get("repeat_of") or row["id"]
    return [one for one in gold["harms"] if (one.get("repeat_of") or one["id"]) == home]


def place_lessons(cases: Iterator[Case]) -> list[Lesson]:
    """For each harm with an annotated place the candidates of its event and which are that place."""
    lessons = []
    for gold, text in cases:
        told = settled(gold, text)
        rows = list(found_harms(gold, told)) if told else []
        for row, number, _ in rows:
            same = tellings(gold, row)
            spans = [one["place_span"] for one in same if one.get("place_span")]
            names = {plain(one["place_norm"]) for one in same if one.get("place_norm")} | {plain(text[slice(*span)]) for span in spans}
            if not row.get("place_norm") or not told:
                continue
            chosen = told.chosen[number]
            right = {number for number, _ in chosen.ranked if number < len(chosen.cases) and _is(told, chosen.cases[number].number, spans, names)}
            ordered: list[Levels] = [*map(levels_of, chosen.cases), {"nothing": "nothing"}]
            lessons.append(Lesson(ordered, frozenset(right), len(rows) ** -0.5))
    return lessons


def _is(told: Settled, number: int, spans: Sequence[Sequence[int]], names: set[str]) -> bool:
    place = told.survey.place(number)
    own = told.survey.places[number]
    span = told.survey.sheet.span(own.first, own.last)
    return any(shared(one, place.span) or shared(one, span) for one in spans) or bool(names & {plain(place.name), plain(place.id), plain(told.survey.sheet.text[slice(*place.span)])})
