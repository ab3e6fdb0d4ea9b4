"""Incidents as lists show them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from marsad.desk.shown import clean
from marsad.phrasing.incident_point import place_name
from marsad.record.incidents import IncidentLine
from marsad.record.overview import labels
from marsad.record.redaction import BLOCK, Redactor


@dataclass(frozen=True, slots=True)
class Interval:
    """From the least to the most; both None: not stated, ``max`` None: that many or more. ``held`` back where it rests on what is hidden."""

    min: int | None
    max: int | None
    held: bool = False


def interval(least: int | None, most: int | None, *, held: bool) -> Interval:
    """The interval, or nothing of it where it is held back."""
    return Interval(None, None, held=True) if held else Interval(least, most)


@dataclass(frozen=True, slots=True)
class IncidentRow:
    """One incident of a list. ``sure`` is false where its place may be one of several; ``decided`` is a person's grade or None."""

    id: str
    first: str | None
    last: str | None
    place: str
    sure: bool
    type: str
    killed: Interval
    injured: Interval
    origins: Interval
    disputes: int | None
    reports: int
    grade: str | None
    decided: str | None
    state: str
    who: str = ""


def incident_rows(
    lines: Sequence[IncidentLine], redactor: Redactor, *, language: str = "ar", packs: tuple[str, ...] = (), place: str | None = None, who: Mapping[str, str] | None = None
) -> list[IncidentRow]:
    """Rows for a list, with the places as the reader reads them; ``place`` where all are of one place, whose name is known; ``who`` did it, in words, by incident."""
    written = labels([line.id for line in lines]) if place is None else dict.fromkeys((line.id for line in lines), place)
    return [
        IncidentRow(
            id=line.id,
            first=line.first,
            last=line.last if line.last != line.first else None,
            place=place_name({"name": (written.get(line.id) if line.place != BLOCK else None) or line.place or "", "id": line.place_id}, language, packs, redactor),
            sure=line.place_id is not None or line.place is None,
            type=line.type or BLOCK,
            killed=interval(line.killed_min, line.killed_max, held=line.held),
            injured=interval(line.injured_min, line.injured_max, held=line.held),
            origins=interval(line.origins_min, line.origins_max, held=line.held),
            disputes=line.disputes,
            reports=line.reports,
            grade=line.grade,
            decided=line.decided,
            state=line.state,
            who=(who or {}).get(line.id, ""),
        )
        for line in map(redactor.line, lines)
    ]


def killed_words(least: int | None, most: int | None) -> str:
    """An interval in plain characters, for charts: 12, 10–15, ≥36, or a dash."""
    if least is None:
        return "—"
    if most is None:
        return f"≥{least}"
    return str(least) if least == most else f"{least}–{most}"


def cut(label: str, most: int = 34) -> str:
    """A label of a drawing, no longer than there is room for; the filter ``drawn`` lets it run in its own direction."""
    words = " ".join(clean(label).split())
    return words if len(words) <= most else f"{words[: most - 1].rstrip()}…"
