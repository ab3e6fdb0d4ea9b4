"""The incidents of a case that may be one happening with another one: those that lie near in days, weighed one by one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from marsad.linking.merging import REACH_DAYS, Candidate, ranked_candidates
from marsad.record import incidents as kept

Plain = dict[str, Any]


def merge_candidates(incident_id: str, *, limit: int = 10, **filters: Any) -> list[Candidate]:
    """The incidents of the open case that may be the same happening as one of them, the likeliest first, each with its reasons.

    An id that was merged is followed. Empty for an unknown id, and for an incident without a day. ``filters`` are those of
    ``record.incidents.incidents``: ``hidden`` keeps back what the asker may not see.
    """
    one = kept.incident_of(incident_id, decided=False)
    return ranked_candidates(one, _near(one["date"], filters))[:limit] if one else []


def _near(dated: Plain, filters: Plain) -> Iterable[Plain]:
    if not dated["start"]:
        return ()
    reach = timedelta(days=REACH_DAYS)
    since, until = (date.fromisoformat(dated["start"]) - reach).isoformat(), (date.fromisoformat(dated["end"]) + reach).isoformat()
    return kept.all_payloads(since=since, until=until, **filters)
