"""Incidents of a case that may be one with another: those that lie near in days, weighed one by one."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from marsad.linking.nearby import REACH_DAYS, Candidate, candidates
from marsad.record import incidents as kept

Plain = dict[str, Any]


def near(one: Plain, *, limit: int = 10) -> list[Candidate]:
    """What may be the same happening as an incident, the likeliest first; nothing for one without a day."""
    start, end = one["date"]["start"], one["date"]["end"]
    if not start:
        return []
    reach = timedelta(days=REACH_DAYS)
    since, until = (date.fromisoformat(start) - reach).isoformat(), (date.fromisoformat(end) + reach).isoformat()
    return candidates(one, kept.all_payloads(since=since, until=until))[:limit]
