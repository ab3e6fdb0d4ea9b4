"""Running totals as pages show them: one line a source, place and group; nothing is added over lines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import msgspec

from marsad.desk.people import Person
from marsad.desk.rows import Interval, killed_words
from marsad.linking import tolls
from marsad.phrasing import days as dates
from marsad.record.redaction import BLOCK, Redactor
from marsad.record.totals import first_voices

_decode = msgspec.json.Decoder(tolls.Total).decode
LINES = 12  # lines that one chart can hold and still be read


@dataclass(frozen=True, slots=True)
class TotalRow:
    """One running total: the day it stands for, the day it runs from (None where not stated), how it stands to the one before."""

    as_of: str
    since: str | None
    people: Interval
    note: str | None
    claim: str
    report: str


@dataclass(frozen=True, slots=True)
class Line:
    """What one source gives for one place, outcome and group, in the order of days."""

    source: str
    place: str
    outcome: str
    group: str
    totals: tuple[TotalRow, ...]


def decoded(rows: Iterable[tuple[str, str]]) -> list[tuple[str, tolls.Total]]:
    """Totals out of their payloads, each with its report."""
    return [(report, _decode(payload)) for report, payload in rows]


def lines_of(rows: Sequence[tuple[str, str]], who: Person, redactor: Redactor, *, outcome: str = "killed", most: int = LINES) -> list[Line]:
    """The lines of some totals, those with most totals first; a protected source has no name."""
    found = decoded(rows)
    report_of = {one.claim: report for report, one in found}
    series = tolls.series(one for _, one in found if one.outcome == outcome)
    chosen = sorted(series.items(), key=lambda pair: (-len(pair[1]), pair[0]))[:most]
    voices = first_voices([line[-1].claim for _, line in chosen])
    made = []
    for (source, place, kind, group), line in chosen:
        actor, name = voices.get(line[-1].claim, (None, source))
        totals = tuple(_row(one, report_of[one.claim]) for one in line)
        made.append(Line(BLOCK if redactor.hides_voice(source, name) or (line[-1].claim, 0) in redactor.voices else redactor.voice(actor, name, report=report_of[line[-1].claim]), redactor.free(line[-1].written or place), kind, group, totals))
    return made


def _row(one: tolls.Total, report: str) -> TotalRow:
    return TotalRow(_iso(one.as_of) or "", _iso(one.since), Interval(one.low, one.high), one.note, one.claim, report)


def _iso(day: int | None) -> str | None:
    return date.fromordinal(day).isoformat() if day is not None else None


def plain_lines(lines: Sequence[Line], who: Person) -> list[dict[str, Any]]:
    """The lines as the chart draws them."""
    names = [f"{line.source} · {line.place}" if line.place else line.source for line in lines]
    return [
        {"source": name if names.count(name) == 1 else f"{name} ({at + 1})", "totals": [_plain(one, who) for one in line.totals]}
        for at, (name, line) in enumerate(zip(names, lines, strict=True))
    ]


def _plain(one: TotalRow, who: Person) -> dict[str, Any]:
    return {
        "as_of": one.as_of,
        "min": one.people.min,
        "max": one.people.max,
        "range": killed_words(one.people.min, one.people.max),
        "label": dates.spoken(one.as_of, who.language, who.months),
        "note": one.note,
        "address": f"/reports/{one.report}/#{one.claim}",
    }
