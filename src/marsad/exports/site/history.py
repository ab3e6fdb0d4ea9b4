"""What became of published incidents: when they were published, graded, corrected, withdrawn, or went into another one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from marsad.model.judgement import Judgement
from marsad.record.incidents import incident_of
from marsad.record.store import judgements

Plain = dict[str, Any]
_VALUES = frozenset(["accept", "correct", "reject", "add"])  # what changes what a report is read to say


@dataclass(frozen=True, slots=True)
class Change:
    """One change of a published incident: its day, its kind (published, withdrawn, graded, corrected) and, of a grade, which."""

    incident: str
    day: str
    kind: str
    value: str = ""


@dataclass(frozen=True, slots=True)
class Gone:
    """An incident that was published once and is not now. ``into`` is the one that it was merged into, else it was withdrawn."""

    incident: str
    day: str
    into: str | None


def history(shown: Sequence[Plain]) -> tuple[dict[str, list[Change]], list[Gone]]:
    """The changes of each incident that is shown, the oldest first, and those that are gone."""
    made = judgements(kinds=("state", "grade", *sorted(_VALUES), "undo"))
    first = _first_published(made)
    of_claims = {uid: one["id"] for one in shown for uid in (*one["claims"], *one["events"])}
    found: dict[str, list[Change]] = {one["id"]: [] for one in shown}
    for change in _changes(made, first, of_claims):
        if change.incident in found and change not in found[change.incident]:
            found[change.incident].append(change)
    gone = sorted((_gone(ident, made) for ident in first if ident not in found), key=lambda one: one.incident)
    return found, gone


def _first_published(made: Sequence[Judgement]) -> dict[str, int]:
    """The judgement by which each incident was first published: what was decided before it, nobody outside had seen."""
    first: dict[str, int] = {}
    for one in made:
        if one.kind == "state" and one.value == "published":
            first.setdefault(one.subject, one.id)
    return first


def _changes(made: Sequence[Judgement], first: Mapping[str, int], of_claims: Mapping[str, str]) -> Iterator[Change]:
    by_id = {str(one.id): one for one in made}
    for one in made:
        taken_back = by_id.get(one.subject) if one.kind == "undo" else None
        about = taken_back or one
        incident = about.subject if about.kind in ("state", "grade") else of_claims.get(about.subject)
        if incident is None or incident not in first or one.id < first[incident]:
            continue
        kind = _kind(about, taken_back is not None)
        if kind:
            yield Change(incident, one.when[:10], kind, str(about.value) if kind == "graded" else "")


def _kind(about: Judgement, taken_back: bool) -> str | None:
    """What a decision, or its taking back, means to somebody who reads the site."""
    if about.kind == "state":
        return "published" if (about.value == "published") != taken_back else "withdrawn"
    if about.kind == "grade":
        return "corrected" if taken_back else "graded"
    return "corrected" if about.kind in _VALUES and about.kind != "accept" else None


def _gone(ident: str, made: Sequence[Judgement]) -> Gone:
    """The day of the last decision on it, and where it went."""
    whole = incident_of(ident)
    days = [one.when[:10] for one in made if one.subject == ident]
    into = whole["id"] if whole and whole["id"] != ident and whole["state"] == "published" else None
    return Gone(ident, max(days), into)
