"""Incidents that may be one: what lies near in place, days and kind, ranked, each with what speaks for it and against it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from marsad.linking.compare.where import kilometres, skeleton
from marsad.linking.tables import rows
from marsad.text.fold import fold_word

Plain = dict[str, Any]
REACH_DAYS = 2  # days between two incidents beyond which nothing is offered
REACH_KM = 15.0
LEAST = 2.0  # points below which nothing is offered


@dataclass(frozen=True, slots=True)
class Candidate:
    """Another incident that may be the same happening: its points, and the reasons with theirs."""

    incident: Plain
    score: float
    reasons: tuple[tuple[str, float], ...]


def candidates(one: Plain, others: Iterable[Plain]) -> list[Candidate]:
    """The incidents that may be one with ``one``, the likeliest first, then by id."""
    found = [made for other in others if other["id"] != one["id"] and (made := _candidate(one, other))]
    return sorted(found, key=lambda candidate: (-candidate.score, candidate.incident["id"]))


def _candidate(one: Plain, other: Plain) -> Candidate | None:
    days, place = _days(one, other), _place(one, other)
    if days is None or place is None:
        return None
    reasons = tuple(reason for reason in (days, place, _kind(one, other), _people(one, other), _doers(one, other), _reports(one, other)) if reason)
    score = sum(points for _, points in reasons)
    return Candidate(other, score, reasons) if score >= LEAST else None


Reason = tuple[str, float]


def _days(one: Plain, other: Plain) -> Reason | None:
    """None where the days are too far apart, or one has none."""
    spans = [_span(each["date"]) for each in (one, other)]
    if None in spans:
        return None
    (first, last), (start, end) = (span for span in spans if span)
    gap = max(start - last, first - end, 0)
    if gap > REACH_DAYS:
        return None
    unsure = any(each["date"].get("inferred") for each in (one, other))
    return ("the same day", 2.0) if gap == 0 else (f"{gap} day{'s' if gap > 1 else ''} apart" + (", of which one is only that of publication" if unsure else ""), 1.0 if unsure else 0.0)


def _span(dated: Plain) -> tuple[int, int] | None:
    if not dated["start"]:
        return None
    return date.fromisoformat(dated["start"]).toordinal(), date.fromisoformat(dated["end"] or dated["start"]).toordinal()


def _place(one: Plain, other: Plain) -> Reason | None:
    """None where the places cannot be one."""
    here, there = one["place"], other["place"]
    if not here or not there:
        return ("one names no place", -1.0)
    if here["id"] and here["id"] == there["id"]:
        return ("the same place", 2.0)
    names = [{skeleton(fold_word(name)) for name in (place["name"], *place["also"])} for place in (here, there)]
    if names[0] & names[1]:
        return ("a place that both name", 1.5)
    apart = _apart(here, there)
    if apart is not None and apart <= REACH_KM:
        return (f"places {apart:.0f} km apart", 0.5)
    wide = any(place["accuracy"] in {"district", "governorate"} for place in (here, there))
    return ("one names only the district or province of the other", 0.5) if wide and here["adm1"] and here["adm1"] == there["adm1"] else None


def _apart(here: Plain, there: Plain) -> float | None:
    if here["lat"] is None or there["lat"] is None:
        return None
    return kilometres((here["lat"], here["lon"]), (there["lat"], there["lon"]))


def _kind(one: Plain, other: Plain) -> Reason | None:
    if one["type"] == other["type"]:
        return ("the same kind", 1.0)
    families = {row["type"]: (row["family"], set(row["kin"].split("|"))) for row in rows("families")}
    (ours, kin), (theirs, akin) = (families.get(each["type"], ("", set())) for each in (one, other))
    if ours == theirs or "any" in (ours, theirs) or ours in akin or theirs in kin:
        return ("kinds that may be one", 0.5)
    return ("other kinds", -1.5)


def _people(one: Plain, other: Plain) -> Reason | None:
    """Equal numbers of killed or injured; numbers that cannot be one."""
    told = [(one[outcome].get("all"), other[outcome].get("all")) for outcome in ("killed", "injured")]
    both = [(a, b) for a, b in told if a and b]
    if any((a["min"], a["max"]) == (b["min"], b["max"]) for a, b in both):
        return ("equal numbers of people", 2.0)
    if any((a["max"] is not None and a["max"] < b["min"]) or (b["max"] is not None and b["max"] < a["min"]) for a, b in both):
        return ("other numbers of people", -0.5)
    return None if both else ("one counts nobody, so it may tell a part of the other", 0.5)


def _doers(one: Plain, other: Plain) -> Reason | None:
    ours, theirs = ({party["actor"] for party in each["attribution"]} for each in (one, other))
    if not ours or not theirs:
        return None
    return ("the same party is named", 1.0) if ours & theirs else ("other parties are named", -1.0)


def _reports(one: Plain, other: Plain) -> Reason | None:
    """A report that tells of both tells them as two."""
    return ("one report tells of both", -1.5) if set(one["reports"]) & set(other["reports"]) else None
