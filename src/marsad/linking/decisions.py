"""People's decisions: what they rejected or corrected in a record, and which claims they said to be of one incident or of two.

A decision always wins and survives every relink. Where decisions contradict one another the later one holds.
"""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from marsad.linking.clusters import Decided
from marsad.model.judgement import Judgement, in_force

Plain = dict[str, Any]


def corrected(record: Plain, judgements: Sequence[Judgement]) -> Plain:
    """The record as people left it: rejected claims, events and harms are gone, corrected values and added claims are in.

    The record itself stays as it is. A path that leads nowhere is passed over: a newer reading may no longer have that value.
    """
    record = _with_added(record, judgements)
    uids = {thing["uid"] for kind in ("claims", "events") for thing in record[kind]} | {harm["uid"] for event in record["events"] for harm in event["harms"]}
    mine = [one for one in judgements if one.kind in {"reject", "correct"} and one.subject in uids]
    if not mine:
        return record
    changed = copy.deepcopy({**record, "report": None}) | {"report": record["report"]}
    things = {thing["uid"]: thing for kind in ("claims", "events") for thing in changed[kind]}
    things.update((harm["uid"], harm) for event in changed["events"] for harm in event["harms"])
    for one in mine:
        if one.kind == "correct" and one.field:
            _set(things[one.subject], one.field.split("."), one.value)
    verdicts = {one.subject: one.kind for one in judgements if one.kind in {"accept", "reject"}}  # the later one holds
    return _without(changed, {one.subject for one in mine if verdicts.get(one.subject) == "reject"})


def _with_added(record: Plain, judgements: Sequence[Judgement]) -> Plain:
    """With the claims that people added (``{"claim", "events"}`` in the shape of the record), in text order."""
    added = [one.value for one in judgements if one.kind == "add" and one.subject == record["report"]["id"] and isinstance(one.value, dict)]
    if not added:
        return record
    known = {claim["uid"] for claim in record["claims"]}
    new = [one for one in added if one["claim"]["uid"] not in known]
    claims = sorted([*record["claims"], *(one["claim"] for one in new)], key=lambda claim: claim["span"])
    return {**record, "claims": claims, "events": [*record["events"], *(event for one in new for event in one["events"])]}


def _set(thing: Any, path: list[str], value: Any) -> None:
    """Set the value at a path. ``quantity`` is all of a harm's number with its words; the place behind the last one is a new one."""
    if path[0] == "quantity" and isinstance(thing, dict) and "expr" in thing:
        path = path[1:]
        if not path:
            thing.update(value if isinstance(value, dict) else {})
            return
    for step in path[:-1]:
        thing = _step(thing, step)
    last: Any = path[-1]
    if isinstance(thing, list) and last.isdigit() and int(last) < len(thing):
        thing[int(last)] = value
    elif isinstance(thing, list) and last == str(len(thing)):
        thing.append(value)
    elif isinstance(thing, dict):
        thing[last] = value


def _step(thing: Any, step: str) -> Any:
    if isinstance(thing, list):
        return thing[int(step)] if step.isdigit() and int(step) < len(thing) else None
    return thing.get(step) if isinstance(thing, dict) else None


def _without(record: Plain, gone: set[str]) -> Plain:
    if not gone:
        return record
    lost = {event["id"] for event in record["events"] if event["uid"] in gone}
    lost_claims = {claim["id"] for claim in record["claims"] if claim["uid"] in gone}
    events = [{**event, "harms": _harms(event["harms"], gone)} for event in record["events"] if event["id"] not in lost]
    claims = [
        {
            **claim,
            "events": [event for event in claim["events"] if event not in lost],
            "responds_to": [other for other in claim["responds_to"] if other not in lost_claims],
        }
        for claim in record["claims"]
        if claim["uid"] not in gone
    ]
    return {**record, "claims": claims, "events": events}


def _harms(harms: Sequence[Plain], gone: set[str]) -> list[Plain]:
    kept = [at for at, harm in enumerate(harms) if harm["uid"] not in gone]
    place = {old: new for new, old in enumerate(kept)}
    return [{**harms[at], "part_of": place.get(harms[at]["part_of"]) if harms[at]["part_of"] is not None else None} for at in kept]


def splits(judgements: Iterable[Judgement]) -> list[frozenset[str]]:
    """Pairs of claims that a person said to be of different incidents."""
    return [frozenset((one.subject, one.other)) for one in judgements if one.kind == "different" and one.other]


def decided(judgements: Sequence[Judgement], telling_of: Mapping[str, Sequence[str]]) -> Decided:
    """Decisions on claims as decisions on tellings, the latest first. ``telling_of`` gives the tellings of each claim.

    "Same" joins the first tellings of two claims; "different" keeps all tellings of both apart.
    """
    pairs = []
    for one in sorted(judgements, key=lambda judgement: -judgement.id):
        if one.kind not in {"same", "different"} or not one.other:
            continue
        ours, theirs = telling_of.get(one.subject, ()), telling_of.get(one.other, ())
        if one.kind == "same" and ours and theirs:
            pairs.append(((ours[0], theirs[0]), True))
        elif one.kind == "different":
            pairs += [((a, b), False) for a in ours for b in theirs if a != b]
    return Decided(tuple(pairs))


def standing(judgements: Sequence[Judgement]) -> list[Judgement]:
    """Those that nobody took back."""
    return in_force(list(judgements))
