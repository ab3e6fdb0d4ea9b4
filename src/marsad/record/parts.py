"""What is kept of a reading: the whole of it as JSON, and narrow rows of its claims, voices, events and harms for lists and filters.

Nothing here knows a database: the processes that read make this too, and whoever writes has only to put it away.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

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
class Read:
    """What was read from a report, ready to be kept; ``words`` are those under which its text is found."""

    backend: str
    packs: tuple[str, ...]
    payload: str
    sha256: str
    rows: Rows
    words: str


def ready(record: Plain, words: str) -> Read:
    """A reading (RECORD.md's object with uids), ready to be kept. Its text stands in the report and is not kept twice."""
    payload = to_json({**record, "report": {key: value for key, value in record["report"].items() if key != "text"}})
    return Read(record["backend"], tuple(record["packs"]), payload, sha256_of(payload), part_rows(record["report"]["id"], record), words)


def part_rows(ident: str, record: Plain) -> Rows:
    """The rows of a reading by table; each wants the number of the reading in front."""
    author = f"machine:{record['backend']}"
    uids = {event["id"]: event["uid"] for event in record["events"]}
    rows: Rows = {"claim": [], "voice": [], "event": [], "harm": []}
    for claim in record["claims"]:
        where = (claim["uid"], ident, author, *claim["span"])
        origin = claim["chain"][0]
        told = " ".join(uids[event] for event in claim["events"])
        rows["claim"].append((*where, claim["act"], to_cell(origin["name"]), origin["id"], origin["kind"], told))
        rows["voice"] += [(claim["uid"], position, to_cell(voice["name"]), voice["id"], voice["kind"], voice["anonymous"]) for position, voice in enumerate(claim["chain"])]
    for event in record["events"]:
        place = event["places"][0] if event["places"] else {"name": None, "id": None}
        time = event["time"] or {"start": None, "end": None}
        where = (event["uid"], ident, author, *event["span"])
        rows["event"].append((*where, event["type"], event["status"], to_cell(place["name"]), place["id"], time["start"], time["end"]))
        rows["harm"] += [
            (harm["uid"], ident, author, *harm["span"], event["uid"], harm["outcome"], harm["min"], harm["max"], harm["expr"], harm["victims"]["status"], harm["scope"]) for harm in event["harms"]
        ]
    return rows
