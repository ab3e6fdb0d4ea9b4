"""Phrases of harm as the press of several countries and years writes them: what is counted, and who is not.

The cases stand in ``cases_harms.tsv`` (kind, sentence, expected rows), so that any backend can be run against them.
``⏎`` is a line break; ``part`` marks a harm that is a part of another; behind ``:`` stand those told by name.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from marsad import Report, read
from marsad.model.reading import Harm

TABLE = Path(__file__).parent / "cases_harms.tsv"
CASES = [row.split("\t") for row in TABLE.read_text(encoding="utf-8").splitlines()[1:] if row and not row.startswith("#")]


def told(text: str) -> str:
    """The harms of a text in few words: outcome, count, victims."""
    harms = [harm for event in read(Report(text.replace("⏎", "\n"), "صحيفة المرفأ", date(2024, 9, 22))).events for harm in event.harms]
    harms = [harm for harm in harms if harm.status in ("happened", "ongoing", "negated")]
    return "; ".join(one_harm(harm) for harm in sorted(harms, key=lambda harm: harm.quantity.span))


def one_harm(harm: Harm) -> str:
    """A harm in few words: outcome, count, victims, those told by name."""
    low, high, victims = harm.quantity.min, harm.quantity.max, harm.victims
    count = f"{low}.." if high is None else f"{low}" if low == high else f"{low}..{high}"
    kinds = [victims.status, victims.age, victims.sex]
    while len(kinds) > 1 and set(kinds[1:]) == {"unknown"}:
        kinds = kinds[:1]
    about = "~" if harm.quantity.expr == "about" else ""
    part = "part " if harm.part_of is not None else ""
    return f"{part}{harm.outcome} {about}{count} {'/'.join(kinds)}{_persons(harm.persons)}"


def _persons(persons) -> str:  # type: ignore[no-untyped-def]
    told = [person.name + (f" {person.age_years}" if person.age_years is not None else "") for person in persons]
    return f": {', '.join(told)}" if told else ""


@pytest.mark.parametrize(("kind", "text", "expected"), CASES, ids=[f"{kind}-{text[:28]}" for kind, text, _ in CASES])
def test_harms_of(kind: str, text: str, expected: str) -> None:
    assert told(text) == expected


SCOPES = [row.split("\t") for row in Path(__file__).with_name("cases_scopes.tsv").read_text(encoding="utf-8").splitlines()[1:]]


@pytest.mark.parametrize(("text", "scope"), SCOPES, ids=[text[:30] for text, _ in SCOPES])
def test_over_what_harm_is_counted(text: str, scope: str) -> None:
    harms = [harm for event in read(Report(text, "صحيفة المرفأ", date(2024, 9, 22))).events for harm in event.harms]
    assert harms and {harm.scope for harm in harms} == {scope}


def test_names_behind_a_colon_are_of_those_counted_before() -> None:
    text = "أصيب عشرة مواطنين.\n\nوقالت إن أسماء المصابين هي:\n\nأحمد الدالي 46 عاما، وصباح الأحمد 26 عاما."
    assert told(text) == "injured 10 civilian: أحمد الدالي 46, صباح الأحمد 26; part injured 1 civilian/adult/man; part injured 1 civilian/adult/unknown"
