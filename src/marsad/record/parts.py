"""What is kept of a reading: the whole of it as JSON, and narrow rows of its claims, voices, events and harms for lists and filters.

Nothing here knows a database: the processes that read make this too, and whoever writes has only to put it away. The rows
follow from the JSON alone, so that they can be made again and checked against it.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

import msgspec

from marsad.record.cells import sha256_of, to_cell, to_json

Plain = dict[str, Any]
Rows = dict[str, list[tuple[Any, ...]]]
_PART = ("reading_id", "uid", "report_id", "author", "start", "end")
PARTS: dict[str, tuple[str, ...]] = {
    "claim": (*_PART, "act", "origin", "origin_id", "kind", "events"),
    "voice": ("reading_id", "claim", "position", "name", "actor", "kind", "anonymous"),
    "event": (*_PART, "type", "status", "place", "place_id", "first", "last"),
    "harm": (*_PART, "event", "outcome", "least", "most", "expr", "status", "scope"),
}


@dataclass(frozen=True, slots=True)
class KeptReading:
    """What linking keeps of a reading, as bytes, and the form that it was made by."""

    form: str
    payload: bytes


@dataclass(frozen=True, slots=True)
class Read:
    """What was read from a report, ready to be kept; ``words`` are those under which its text is found, ``kept`` what linking keeps of it."""

    backend: str
    packs: tuple[str, ...]
    payload: str
    sha256: str
    rows: Rows
    words: str
    kept: KeptReading | None = None


def ready(record: Plain, words: str, kept: KeptReading | None = None) -> Read:
    """A reading (RECORD.md's object with uids), ready to be kept. Its text stands in the report and is not kept twice."""
    payload = to_json({**record, "report": {key: value for key, value in record["report"].items() if key != "text"}})
    return Read(record["backend"], tuple(record["packs"]), payload, sha256_of(payload), part_rows(record["report"]["id"], payload), words, kept)


# --- what the rows tell of RECORD.md's object; the rest of it is passed over ---


class _Voice(msgspec.Struct, gc=False):
    name: str
    id: str | None
    kind: str
    anonymous: bool


class _Claim(msgspec.Struct, gc=False):
    uid: str
    span: tuple[int, int]
    act: str
    chain: list[_Voice]
    events: list[str]


class _Place(msgspec.Struct, gc=False):
    name: str | None = None
    id: str | None = None


class _Time(msgspec.Struct, gc=False):
    start: str | None = None
    end: str | None = None


class _Victims(msgspec.Struct, gc=False):
    status: str


class _Harm(msgspec.Struct, gc=False):
    uid: str
    span: tuple[int, int]
    outcome: str
    min: int | None
    max: int | None
    expr: str
    victims: _Victims
    scope: str


class _Event(msgspec.Struct, gc=False):
    id: str
    uid: str
    span: tuple[int, int]
    type: str
    status: str
    places: list[_Place]
    time: _Time | None
    harms: list[_Harm]


class _Reading(msgspec.Struct, gc=False):
    backend: str
    claims: list[_Claim]
    events: list[_Event]


_decode = msgspec.json.Decoder(_Reading).decode


def _reading(payload: str) -> _Reading:
    try:
        return _decode(payload)
    except msgspec.DecodeError:  # an unpaired surrogate, which only Python's own reader takes
        return msgspec.convert(json.loads(payload), _Reading)


def part_rows(ident: str, payload: str) -> Rows:
    """The rows of a reading by table; each wants the number of the reading in front."""
    read = _reading(payload)
    author = f"machine:{read.backend}"
    uids = {event.id: event.uid for event in read.events}
    claims, voices, events, harms = [], [], [], []
    for claim in read.claims:
        origin, told = claim.chain[0], " ".join([uids[event] for event in claim.events])
        claims.append((claim.uid, ident, author, *claim.span, claim.act, to_cell(origin.name), origin.id, origin.kind, told))
        for position, voice in enumerate(claim.chain):
            voices.append((claim.uid, position, to_cell(voice.name), voice.id, voice.kind, voice.anonymous))
    for event in read.events:
        place, time = event.places[0] if event.places else _Place(), event.time or _Time()
        events.append((event.uid, ident, author, *event.span, event.type, event.status, to_cell(place.name), place.id, time.start, time.end))
        for harm in event.harms:
            harms.append((harm.uid, ident, author, *harm.span, event.uid, harm.outcome, harm.min, harm.max, harm.expr, harm.victims.status, harm.scope))
    return {"claim": claims, "voice": voices, "event": events, "harm": harms}
