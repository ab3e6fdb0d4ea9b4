"""Versions of one report: of a post that was edited, or a page that was taken again, the newest counts and the older stay to be seen."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from typing import Any

from django.db import connections

from marsad.record.rows import query

Plain = dict[str, Any]
VERSION = "version"  # how a report says that it is a later one at the address of another (``again``)
VERSION_OF = "version_of"  # how the ledger says of an erased report which one it was a later version of
_PART = 500


def superseded(until: int | None = None) -> Mapping[str, str]:
    """Each report of which a newer version is there, with the newest; ``until`` leaves out what was read later than that reading.

    Two reports are versions of one where they stand at one address, or are one message of one chat, and were published at the same moment.
    """
    where = connections["default"].settings_dict
    held = query(f"SELECT count(*), max(capture_id), (SELECT count(*) FROM record_ledgerline l WHERE {_gone()}) FROM record_report", [])[0]
    return _superseded(f"{where['HOST']}:{where['PORT']}/{where['NAME']}", held, until)


def _gone() -> str:
    """What is true of the ledger's line of an erased report, as the index of each database is asked."""
    reports = "l.subject >= 'report:' AND l.subject < 'report;'" if connections["default"].vendor == "sqlite" else "l.subject LIKE 'report:%%'"
    return f"{reports} AND l.kind = 'erased'"


def _erased() -> dict[str, str | None]:
    """The reports that were erased under law, each with the one that it was a later version of, by the ledger."""
    sql = f"SELECT l.subject, p.payload FROM record_ledgerline l JOIN record_ledgerpayload p ON p.line_id = l.seq WHERE {_gone()} ORDER BY l.seq"
    return {subject.removeprefix("report:"): json.loads(payload or "{}").get(VERSION_OF) for subject, payload in query(sql, [])}


@lru_cache(8)
def _superseded(place: str, held: tuple[int, ...], until: int | None) -> Mapping[str, str]:
    """As ``superseded``; nothing of it changes while no report comes in and none is erased. What was erased still ties together what stood before and behind it."""
    erased = _erased()
    before = {**_later(until), **{ident: older for ident, older in erased.items() if older}}
    about = _some({*before, *before.values()} - erased.keys())
    alike: dict[tuple[Any, ...], list[tuple[str, int, str]]] = {}
    for ident, known in about.items():
        first, steps = _first(ident, before)
        alike.setdefault((first, *_moment(known)), []).append((known.get("edited") or "", steps, ident))  # of two that are alike in that, what came in later
    newer: dict[str, str] = {}
    for same in alike.values():
        *older, newest = (ident for *_, ident in sorted(same))
        newer.update(dict.fromkeys(older, newest))
    return newer


def _later(until: int | None) -> dict[str, str]:
    """Each report that came in as a later version of another, with that one."""
    read = " AND id IN (SELECT report_id FROM record_reading WHERE id <= %s)" if until is not None else ""
    found = query(f"SELECT id, known FROM record_report WHERE known LIKE %s{read}", [f'%"{VERSION}"%', *([until] if until is not None else [])])
    told = {ident: json.loads(known).get("again") or [None, None] for ident, known in found}
    return {ident: before for ident, (how, before) in told.items() if how == VERSION}


def versions(ident: str) -> tuple[str | None, list[str]]:
    """The newest version of a report, None where it is that itself; and the older ones that it took the place of."""
    newer = superseded()
    return newer.get(ident), sorted(old for old, new in newer.items() if new == ident)


def with_older(reports: Iterable[str]) -> set[str]:
    """Some reports with their other versions: where one of them counts, the others do not."""
    wanted = set(reports)
    return wanted | {one for pair in superseded().items() if wanted & set(pair) for one in pair}


def version_of(ident: str) -> str | None:
    """The report that one came in as a later version of."""
    known = query("SELECT known FROM record_report WHERE id = %s", [ident])
    how, before = (json.loads(known[0][0]).get("again") if known else None) or (None, None)
    return before if how == VERSION else None


def told_by_newest(record: Plain, newer: Mapping[str, str]) -> Plain:
    """A record as it counts: an older version tells nothing."""
    return {**record, "claims": [], "events": []} if record["report"]["id"] in newer else record


def _some(idents: Collection[str]) -> dict[str, Plain]:
    """What is known of some reports, and when they were published."""
    found: dict[str, Plain] = {}
    listed = sorted(idents)
    for at in range(0, len(listed), _PART):
        part = listed[at : at + _PART]
        rows = query(f"SELECT id, known, published FROM record_report WHERE id IN ({', '.join(['%s'] * len(part))})", part)
        found |= {ident: {**json.loads(known), "published": published} for ident, known, published in rows}
    return found


def _moment(about: Plain) -> tuple[Any, Any]:
    return about["published"], about.get("published_text")


def _first(ident: str, before: Mapping[str, str]) -> tuple[str, int]:
    """The first version that came in of what a report is one of, and how many came in from that to this."""
    seen = [ident]
    while (older := before.get(seen[-1])) is not None and older not in seen:
        seen.append(older)
    return seen[-1], len(seen)
