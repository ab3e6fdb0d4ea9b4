"""Which incidents may be one happening: what lies near in place, days and kind, ranked, each with what speaks for it and against it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from marsad.linking.compare.where import kilometres, skeleton
from marsad.linking.facts import FEW
from marsad.linking.tables import rows
from marsad.text.fold import fold_word

Plain = dict[str, Any]
REACH_DAYS = 2  # days between two incidents beyond which nothing is offered
REACH_KM = 15.0
LEAST = 2.0  # points below which nothing is offered
WIDE = frozenset(["district", "governorate"])


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that speaks for two incidents being one happening (``points`` above 0) or against it.

    ``code`` is its row in tables/merge_reasons.tsv; ``number`` the days or kilometres that its words tell, else None.
    """

    code: str
    points: float
    number: int | None = None

    def words(self, language: str = "en") -> str:
        """The reason in words, in "en" or "ar"."""
        return _table()[self.code][language].format(n=self.number)


@dataclass(frozen=True, slots=True)
class Candidate:
    """Another incident that may be the same happening: its points, and the reasons that they are the sum of."""

    incident: Plain
    score: float
    reasons: tuple[Reason, ...]


def ranked_candidates(one: Plain, others: Iterable[Plain]) -> list[Candidate]:
    """The incidents that may be one with ``one``, the likeliest first, then by id."""
    found = [made for other in others if other["id"] != one["id"] and (made := _candidate(one, other))]
    return sorted(found, key=lambda candidate: (-candidate.score, candidate.incident["id"]))


def _candidate(one: Plain, other: Plain) -> Candidate | None:
    days, place = _days(one, other), _place(one, other)
    if days is None or place is None:
        return None
    reasons = tuple(reason for reason in (days, place, _kind(one, other), _people(one, other), _doers(one, other), _reports(one, other)) if reason)
    score = sum(reason.points for reason in reasons)
    return Candidate(other, score, reasons) if score >= LEAST else None


@cache
def _table() -> dict[str, dict[str, str]]:
    return {row["code"]: dict(row) for row in rows("merge_reasons")}


def _reason(code: str, number: int | None = None) -> Reason:
    return Reason(code, float(_table()[code]["points"]), number)


def _days(one: Plain, other: Plain) -> Reason | None:
    """None where the days are too far apart, or one has none."""
    spans = [_span(each["date"]) for each in (one, other)]
    if None in spans:
        return None
    (first, last), (start, end) = (span for span in spans if span)
    gap = max(start - last, first - end, 0)
    if gap > REACH_DAYS:
        return None
    if gap == 0:
        return _reason("same_day")
    unsure = any(each["date"].get("inferred") for each in (one, other))
    return _reason("days_unsure" if unsure else "days_apart", gap)


def _span(dated: Plain) -> tuple[int, int] | None:
    if not dated["start"]:
        return None
    return date.fromisoformat(dated["start"]).toordinal(), date.fromisoformat(dated["end"] or dated["start"]).toordinal()


def _place(one: Plain, other: Plain) -> Reason | None:
    """None where the places cannot be one."""
    here, there = one["place"], other["place"]
    if not here or not there:
        return _reason("no_place")
    if here["id"] and here["id"] == there["id"]:
        return _reason("same_place")
    names = [{skeleton(fold_word(name)) for name in (place["name"], *place["also"])} for place in (here, there)]
    if names[0] & names[1]:
        return _reason("shared_name")
    apart = _apart(here, there)
    if apart is not None and apart <= REACH_KM:
        return _reason("close_places", round(apart))
    wide = any(place["accuracy"] in WIDE for place in (here, there))
    return _reason("wider_place") if wide and here["adm1"] and here["adm1"] == there["adm1"] else None


def _apart(here: Plain, there: Plain) -> float | None:
    if here["lat"] is None or there["lat"] is None:
        return None
    return kilometres((here["lat"], here["lon"]), (there["lat"], there["lon"]))


def _kind(one: Plain, other: Plain) -> Reason:
    if one["type"] == other["type"]:
        return _reason("same_kind")
    families = {row["type"]: (row["family"], set(row["kin"].split("|"))) for row in rows("families")}
    (ours, kin), (theirs, akin) = (families.get(each["type"], ("", set())) for each in (one, other))
    return _reason("akin" if ours == theirs or "any" in (ours, theirs) or ours in akin or theirs in kin else "other_kind")


def _people(one: Plain, other: Plain) -> Reason | None:
    """Equal numbers of killed or injured; numbers that cannot be one; nobody counted here or there."""
    both = [(a, b) for outcome in ("killed", "injured") if (a := one[outcome].get("all")) and (b := other[outcome].get("all"))]
    if not both:
        return _reason("no_people")
    equal = [a["min"] for a, b in both if (a["min"], a["max"]) == (b["min"], b["max"])]
    if equal:
        return _reason("equal_people" if max(equal) > FEW else "equal_few")
    return _reason("fewer_people") if any(_disjoint(a, b) or _disjoint(b, a) for a, b in both) else None


def _disjoint(low: Plain, high: Plain) -> bool:
    return low["max"] is not None and low["max"] < high["min"]


def _doers(one: Plain, other: Plain) -> Reason | None:
    ours, theirs = ({party["actor"] for party in each["attribution"]} for each in (one, other))
    if not ours or not theirs:
        return None
    return _reason("same_party" if ours & theirs else "other_party")


def _reports(one: Plain, other: Plain) -> Reason | None:
    """A report that tells of both tells them as two."""
    return _reason("told_as_two") if set(one["reports"]) & set(other["reports"]) else None
