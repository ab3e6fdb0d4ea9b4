"""People's decisions: what they rejected or corrected in a record, and which claims they said to be of one incident or of two.

A decision always wins and survives every relink. Where decisions contradict one another the later one holds.
"""

from __future__ import annotations

import copy
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from marsad.linking.clusters import Decided
from marsad.model.judgement import Judgement, beside, in_force

Plain = dict[str, Any]


def corrected(record: Plain, judgements: Sequence[Judgement]) -> Plain:
    """The record as people left it: rejected claims, events and harms are gone, corrected values and added claims are in.

    The record itself stays as it is. A path that leads nowhere is passed over: a newer reading may no longer have that value.
    """
    changed = applied(record, judgements)
    verdicts = {one.subject: one.kind for one in judgements if one.kind in {"accept", "reject"}}  # the later one holds
    gone = {uid for uid, kind in verdicts.items() if kind == "reject"}
    return _without(without_removed(changed) if changed is not record else record, gone & _uids(changed) if gone else gone)


def applied(record: Plain, judgements: Sequence[Judgement]) -> Plain:
    """The record with corrected values and added claims; a place, a party or a group that was removed is None, so that the others keep their numbers."""
    record = _with_added(record, judgements)
    mine = [one for one in judgements if one.kind == "correct" and one.field]
    if not mine or not _uids(record) & {one.subject for one in mine}:
        return record
    changed = copy.deepcopy({**record, "report": None}) | {"report": record["report"]}
    things = {thing["uid"]: thing for kind in ("claims", "events") for thing in changed[kind]}
    things.update((harm["uid"], harm) for event in changed["events"] for harm in event["harms"])
    for one in mine:
        if one.subject in things:
            value = copy.deepcopy(one.value)
            _set(things[one.subject], (one.field or "").split("."), value)
            if isinstance(value, dict) and "uid" in value:
                things[value["uid"]] = value  # a group that a person added is corrected like those that were read
    return changed


def _uids(record: Plain) -> set[str]:
    told = {thing["uid"] for kind in ("claims", "events") for thing in record[kind]}
    return told | {harm["uid"] for event in record["events"] for harm in event["harms"] if harm is not None}


_LISTS = ("places", "actors", "harms")  # of an event, out of which people remove what is wrong


def without_removed(record: Plain) -> Plain:
    """A record without the places, parties and groups that people removed."""
    if all(one is not None for event in record["events"] for name in _LISTS for one in event[name]):
        return record
    return {**record, "events": [_without_removed(event) for event in record["events"]]}


def _without_removed(event: Plain) -> Plain:
    kept = [at for at, harm in enumerate(event["harms"]) if harm is not None]
    lists = {name: [one for one in event[name] if one is not None] for name in _LISTS}
    return {**event, **lists, "harms": _renumbered(event["harms"], kept)}


def _with_added(record: Plain, judgements: Sequence[Judgement]) -> Plain:
    """With the claims that people added (``{"claim", "events"}`` in the shape of the record), in text order."""
    added = [one.value for one in judgements if one.kind == "add" and one.subject == record["report"]["id"] and isinstance(one.value, dict)]
    if not added:
        return record
    known = {claim["uid"] for claim in record["claims"]}
    new = [one for one in added if one["claim"]["uid"] not in known]
    claims = sorted([*record["claims"], *(one["claim"] for one in new)], key=lambda claim: claim["span"])
    return {**record, "claims": claims, "events": [*record["events"], *(_whole(event) for one in new for event in one["events"])]}


_UNSAID: Plain = {"cause": "conflict", "mentions": []}  # of events that people added before these were kept
_UNSAID_HARM: Plain = {"status": "happened", "persons": [], "until": None, "confidence": 1.0}


def _whole(event: Plain) -> Plain:
    """An event that a person added, with what an older version did not keep of it."""
    return {**_UNSAID, **event, "harms": [{**_UNSAID_HARM, **harm} for harm in event["harms"]]}


def _set(thing: Any, path: list[str], value: Any) -> None:
    """Set the value at a path. ``quantity`` is all of a harm's number with its words; the place behind the last one, and one that has
    a name of its own (``places.+3f2a``), are new ones."""
    if path[0] == "quantity" and isinstance(thing, dict) and "expr" in thing:
        path = path[1:]
        if not path:
            thing.pop("typed", None)  # what was typed before gives way to words of the text
            thing.update(value if isinstance(value, dict) else {})
            return
    for step in path[:-1]:
        thing = _step(thing, step)
    last: Any = path[-1]
    if isinstance(thing, list) and last.startswith("+"):
        _put(thing, last, value)
    elif isinstance(thing, list) and last.isdigit() and int(last) < len(thing):
        thing[int(last)] = value
    elif isinstance(thing, list) and last == str(len(thing)):
        thing.append(value)
    elif isinstance(thing, dict):
        thing[last] = value


def _put(things: list[Any], name: str, value: Any) -> None:
    """Add a value under a name of its own, or put another in its place: so none of two that people add at once takes the other's place."""
    if isinstance(value, dict):
        value["added"] = name
    at = next((at for at, one in enumerate(things) if isinstance(one, dict) and one.get("added") == name), None)
    if at is None:
        things.append(value)
    else:
        things[at] = value


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
    return _renumbered(harms, [at for at, harm in enumerate(harms) if harm["uid"] not in gone])


def _renumbered(harms: Sequence[Plain], kept: Sequence[int]) -> list[Plain]:
    """Some of the harms of an event; each stays part of the one of which it was, where that is kept."""
    place = {old: new for new, old in enumerate(kept)}
    return [{**harms[at], "part_of": place.get(harms[at]["part_of"]) if harms[at]["part_of"] is not None else None} for at in kept]


def splits(judgements: Iterable[Judgement], claims: Collection[str]) -> list[frozenset[str]]:
    """Pairs of some claims that a person said to be of different incidents."""
    told = ([[uid for uid in side if uid in claims] for side in beside(one)] for one in judgements if one.kind == "different")
    return [frozenset((a, b)) for these, those in told for a in these for b in those if a != b]


def decided(judgements: Sequence[Judgement], telling_of: Mapping[str, Sequence[str]]) -> Decided:
    """Decisions on claims as decisions on tellings, the latest first. ``telling_of`` gives the tellings of each claim.

    "Same" joins the first tellings of two claims; "different" keeps all tellings of both apart.
    """
    pairs = []
    for one in sorted(judgements, key=lambda judgement: -judgement.id):
        if one.kind not in {"same", "different"} or not one.other:
            continue
        these, those = ([claim for claim in side if claim in telling_of] for side in beside(one))
        if one.kind == "same" and these and those:
            pairs.append(((telling_of[these[0]][0], telling_of[those[0]][0]), True))
        elif one.kind == "different":
            pairs += [((a, b), False) for x in these for y in those if x != y for a in telling_of[x] for b in telling_of[y] if a != b]
    return Decided(tuple(pairs))


def standing(judgements: Sequence[Judgement]) -> list[Judgement]:
    """Those that nobody took back."""
    return in_force(list(judgements))
