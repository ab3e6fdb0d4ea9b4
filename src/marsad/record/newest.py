"""Versions of one report: of a post that was edited, or a page that was taken again, the newest counts and the older stay to be seen."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Any

from django.db import connections

from marsad.record.rows import query

Plain = dict[str, Any]
VERSION = "version"  # how a report says that it is a later one at the address of another (``again``)
_PART = 500


def superseded(until: int | None = None) -> Mapping[str, str]:
    """Each report of which a newer version is there, with the newest; ``until`` leaves out what was read later than that reading.

    Two reports are versions of one where they stand at one address, or are one message of one chat, and were published at the same moment.
    """
    where = connections["default"].settings_dict
    held = query("SELECT count(*), max(capture_id) FROM record_report")[0]
    return _superseded(str(where["NAME"]), str(where["HOST"]), held[0], held[1], until)


@lru_cache(8)
def _superseded(name: str, host: str, reports: int, captures: int | None, until: int | None) -> Mapping[str, str]:
    """As ``superseded``; nothing of it changes while no report comes in."""
    later = "SELECT id, known, published FROM record_report WHERE known LIKE %s"
    read = " AND id IN (SELECT report_id FROM record_reading WHERE id <= %s)" if until is not None else ""
    found = _known(query(later + read, [f'%"{VERSION}"%', *([until] if until is not None else [])]))
    told = {ident: about["again"][1] for ident, about in found.items() if (about.get("again") or [None])[0] == VERSION}
    found |= _some(set(told.values()) - found.keys())
    newer: dict[str, str] = {}
    for ident, before in told.items():
        if before in found and _moment(found[ident]) == _moment(found[before]):
            old, new = sorted((before, ident), key=lambda one: found[one].get("edited") or "")  # of two that are alike in that, what came in later
            newer[old] = new
    return {old: _last(old, newer) for old in newer}


def forget() -> None:
    """What is known of versions is asked anew: a report was erased."""
    _superseded.cache_clear()


def versions(ident: str) -> tuple[str | None, list[str]]:
    """The newest version of a report, None where it is that itself; and the older ones that it took the place of."""
    newer = superseded()
    return newer.get(ident), sorted(old for old, new in newer.items() if new == ident)


def with_older(reports: Iterable[str]) -> set[str]:
    """Some reports with their other versions: where one of them counts, the others do not."""
    wanted = set(reports)
    return wanted | {one for pair in superseded().items() if wanted & set(pair) for one in pair}


def told_by_newest(record: Plain, newer: Mapping[str, str]) -> Plain:
    """A record as it counts: an older version tells nothing."""
    return {**record, "claims": [], "events": []} if record["report"]["id"] in newer else record


def _some(idents: set[str]) -> dict[str, Plain]:
    found: dict[str, Plain] = {}
    listed = sorted(idents)
    for at in range(0, len(listed), _PART):
        part = listed[at : at + _PART]
        found |= _known(query(f"SELECT id, known, published FROM record_report WHERE id IN ({', '.join(['%s'] * len(part))})", part))
    return found


def _known(rows: Iterable[tuple[str, str, str | None]]) -> dict[str, Plain]:
    return {ident: {**json.loads(known or "{}"), "published": published} for ident, known, published in rows}


def _moment(about: Plain) -> tuple[Any, Any]:
    return about["published"], about.get("published_text")


def _last(ident: str, newer: Mapping[str, str]) -> str:
    seen = {ident}
    while (after := newer.get(ident)) is not None and after not in seen:
        ident = after
        seen.add(after)
    return ident
