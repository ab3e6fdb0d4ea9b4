"""The file of a report or an incident: the people, evidence, notes and comments that are written to it, as somebody may see them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from marsad.desk.actions.subjects import Subject
from marsad.desk.page import person
from marsad.desk.redaction import redactor_of
from marsad.desk.rows import Interval
from marsad.linking.same_person import Proposal, proposals
from marsad.record.annotations import Annotation, standing
from marsad.record.linkage import people as counted_of
from marsad.record.redacted_annotations import Shown, shown
from marsad.record.redaction import BLOCK

Plain = dict[str, Any]
WRITTEN = ("person", "evidence", "note", "comment")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two victims that may be one person, with the reasons."""

    a: Shown
    b: Shown
    score: float
    reasons: tuple[str, ...]


def written(request: HttpRequest, subject: Subject) -> dict[str, list[Shown]]:
    """What is written to a subject by kind, as the asker may see it."""
    rows = shown(standing(WRITTEN, subjects=subject.ids), redactor_of(request), person(request).name, homes=subject.homes)
    return {kind: [one for one in rows if one.kind == kind] for kind in WRITTEN}


def named_of(people: Sequence[Shown], same: Sequence[Annotation]) -> Interval:
    """How many people are named as killed: those whom a person said to be one count once."""
    killed = {one.thing for one in people if one.value.get("fate") == "killed"}
    joined = _joined({one.thing for one in people}, same)
    count = len({joined.get(thing, thing) for thing in killed})
    return Interval(count, count)


def counted(subject: Subject, request: HttpRequest) -> Interval | None:
    """How many the incident counts as killed; None where that is held back."""
    if subject.incident is None or subject.id in redactor_of(request).held:
        return None
    return Interval(*counted_of(subject.incident["killed"]))


def _joined(things: set[str], same: Sequence[Annotation]) -> dict[str, str]:
    """Each victim under the first of those that are the same person."""
    first: dict[str, str] = {}

    def root(thing: str) -> str:
        while first.get(thing, thing) != thing:
            thing = first[thing]
        return thing

    for one in same:
        if one.value["same"]:
            a, b = sorted((root(one.value["a"]), root(one.value["b"])))
            first[b] = a
    return {thing: root(thing) for thing in things}


def pairs_of(people: Sequence[Shown], decided: Sequence[Annotation], *, among: frozenset[str] | None = None, places: dict[str, tuple[str | None, str | None]] | None = None, limit: int = 20) -> list[Pair]:
    """Victims that may be one person and on whom nobody decided; those whose names are hidden are not compared."""
    known = {frozenset((one.value["a"], one.value["b"])) for one in decided}
    by_thing = {one.thing: one for one in people if not one.hidden and one.value["name"] != BLOCK}
    told = [(thing, {**one.value, **_where(one, places or {})}) for thing, one in by_thing.items()]
    found: list[Proposal] = [one for one in proposals(told, among=among) if frozenset((one.a, one.b)) not in known]
    return [Pair(by_thing[one.a], by_thing[one.b], one.score, tuple(reason.code for reason in one.reasons)) for one in found[:limit]]


def _where(one: Shown, places: dict[str, tuple[str | None, str | None]]) -> Plain:
    place, day = places.get(one.subject, (None, None))
    return {"place": place, "day": one.value.get("day") or day}
