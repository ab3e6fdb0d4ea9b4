"""Ids that stay for ever: made from what a claim rests on, so that a newer reading of the same words keeps them.

A judgement is tied to such an id. Where a newer reading sees a claim, event or harm at the same characters and of the same
kind, it is the same one and the judgement still holds; where it does not, the old one stays in the record beside it.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from typing import Any

Plain = dict[str, Any]


def with_uids(record: Plain) -> Plain:
    """The record with a ``uid`` on each claim, event and harm; nothing else is changed."""
    report, seen = record["report"]["id"], Counter[str]()
    events = []
    for event in record["events"]:
        uid = _uid(seen, report, "event", event["type"], event["span"], event["trigger"])
        harms = [{**harm, "uid": _uid(seen, uid, "harm", harm["outcome"], harm["span"])} for harm in event["harms"]]
        events.append({**event, "uid": uid, "harms": harms})
    claims = [{**claim, "uid": _uid(seen, report, "claim", claim["act"], claim["content"], claim["cue"])} for claim in record["claims"]]
    return {**record, "claims": claims, "events": events}


def _uid(seen: Counter[str], *parts: object) -> str:
    digest = hashlib.sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    seen[digest] += 1
    return digest if seen[digest] == 1 else f"{digest}-{seen[digest]}"
