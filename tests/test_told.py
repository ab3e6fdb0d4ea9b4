"""Sentences of every kind, each with what is told in it: whom harm befell, what happened and where, who did it, who says it, which days.

The cases stand in ``cases_told.tsv`` (text, told): of each text the fields that its row names, and of these all that is read.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from marsad import Report, read
from marsad.grammar.dates import dates_in
from marsad.model.reading import Reading
from test_harm_phrases import one_harm

DAY = date(2024, 9, 22)
OUTLET = "صحيفة المرفأ"
ROWS = [line.split("\t") for line in Path(__file__).with_name("cases_told.tsv").read_text(encoding="utf-8").splitlines()[1:] if line]
A_TEST = 60


def harms(reading: Reading) -> str:
    """Whom harm befell; what did not happen, and a count of more than one happening, is marked."""
    found = sorted((harm for event in reading.events for harm in event.harms), key=lambda harm: harm.quantity.span)
    marks = [(harm, ("" if harm.status == "happened" else harm.status + " ") + ("total " if harm.scope == "running_total" else "")) for harm in found]
    return "; ".join(mark + one_harm(harm) for harm, mark in marks)


def roles(reading: Reading) -> str:
    """What those harmed are by their office or trade."""
    found = sorted((harm for event in reading.events for harm in event.harms), key=lambda harm: harm.quantity.span)
    return "; ".join(harm.victims.role or "-" for harm in found)


def events(reading: Reading) -> str:
    return "; ".join(f"{event.type} {event.status}".removesuffix(" happened") for event in reading.events)


def each(reading: Reading) -> str:
    """What harm belongs to each event; a dash where none does."""
    return "; ".join(", ".join(f"{harm.outcome} {harm.quantity.min}" for harm in event.harms) or "-" for event in reading.events)


def means(reading: Reading) -> str:
    """With what each event was done; a dash where that is not told."""
    return "; ".join(", ".join(one.name for one in event.means) or "-" for event in reading.events)


def places(reading: Reading) -> str:
    """Where it happened, each place once, with its role where that is another."""
    found = [f"{place.name} {place.role}".removesuffix(" scene") for event in reading.events for place in event.places]
    return "; ".join(dict.fromkeys(found))


def scenes(reading: Reading) -> str:
    """The first place of each event in turn; a dash where it has none."""
    return "; ".join(event.places[0].name if event.places else "-" for event in reading.events)


def ids(reading: Reading) -> str:
    """Which places of the tables these are; a dash where that is left open."""
    return "; ".join(dict.fromkeys(place.id or "-" for event in reading.events for place in event.places))


def doers(reading: Reading) -> str:
    return "; ".join(sorted({actor.id or actor.name for event in reading.events for actor in event.actors if actor.role == "perpetrator"}))


def who(reading: Reading) -> str:
    """Who did each event in turn; a dash where that is not told."""
    found = [sorted(actor.id or actor.name for actor in event.actors if actor.role == "perpetrator") for event in reading.events]
    return "; ".join(", ".join(dict.fromkeys(one)) or "-" for one in found)


def struck(reading: Reading) -> str:
    return "; ".join(sorted({actor.id or actor.name for event in reading.events for actor in event.actors if actor.role == "target"}))


def said(reading: Reading) -> str:
    """The act of each statement and who speaks, through whom."""
    found = [(claim.act, [voice.id or voice.name for voice in claim.chain]) for claim in reading.claims if claim.cue is not None or len(claim.chain) > 1]
    return "; ".join(f"{act}: {' < '.join(name for name in chain if name != OUTLET)}" for act, chain in found)


def days(reading: Reading) -> str:
    return "; ".join(first if first == last else f"{first}..{last}" for _, _, first, last, _ in dates_in(reading.report.text, DAY) if first and last)


def when(reading: Reading) -> str:
    """The day of each event that has one."""
    told = [(event.time.start, event.time.end) for event in reading.events if event.time and event.time.start]
    return "; ".join(start if start == end else f"{start}..{end}" for start, end in told)


def stretches(reading: Reading) -> str:
    """From when to when each total was counted; a dash where that is not told."""
    found = sorted((harm for event in reading.events for harm in event.harms if harm.scope == "running_total"), key=lambda harm: harm.quantity.span)
    return "; ".join(f"{harm.since or '-'}..{harm.until or '-'}" for harm in found)


FIELDS: dict[str, Callable[[Reading], str]] = {"harms": harms, "roles": roles, "events": events, "each": each, "means": means, "places": places, "scenes": scenes, "ids": ids, "doers": doers, "who": who, "struck": struck, "said": said, "days": days, "when": when, "stretches": stretches}


def wrong(text: str, told: str) -> list[str]:
    """The fields of a row that are read otherwise."""
    reading = read(Report(text.replace("⏎", "\n"), OUTLET, DAY))
    wanted = [part.partition(":") for part in told.split(" | ")]
    return [f"{text} → {name}: {now}" for name, _, value in wanted if (now := FIELDS[name](reading)) != value.strip()]


@pytest.mark.parametrize("first", range(0, len(ROWS), A_TEST))
def test_what_a_sentence_tells(first: int) -> None:
    assert [fault for text, told in ROWS[first : first + A_TEST] for fault in wrong(text, told)] == []
