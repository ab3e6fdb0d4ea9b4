"""Running totals over a region and a period: each source's series as it stands, never one merged number.

Beside them stands the sum of incidents of the same place and time, with what could explain the gap between the two.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

from marsad.linking.accounts import Interval, add
from marsad.linking.facts import Said, Told
from marsad.model.ranges import everyone
from marsad.model.values import fixed
from marsad.text.fold import fold_word

Plain = dict[str, Any]


@fixed
class Total:
    """One running total that one source gives, or its sum of one day. Days are ordinals; ``since`` None where the day it runs from is not stated.

    ``place`` is folded, ``written`` as the report has it. ``note`` is how it stands to the total of the source before it: None, "falls", "repeats", "differs on one day", "other span".
    """

    source: str
    as_of: int
    since: int | None
    place: str
    outcome: str
    group: str
    low: int
    high: int | None
    claim: str
    note: str | None = None
    written: str = ""


def totals(events: Iterable[Told], said: Mapping[str, Said]) -> list[Total]:
    """The running totals among what reports tell, each under its first voice."""
    found = []
    for event in events:
        as_of = event.days[1] if event.days else event.published
        for count in event.counts if as_of is not None else ():
            if count.min is not None and count.part not in {"children", "women"}:
                chain = said[event.claims[0]].chain
                found.append(
                    Total(
                        source=chain[0].key if chain else event.report,
                        as_of=min(as_of, event.published) if event.published else as_of,  # type: ignore[type-var, arg-type]
                        since=event.days[0] if event.days and (event.days[1] > event.days[0] + 1 or not count.running) else None,
                        place=event.spots[0].name if event.spots else "",
                        outcome=count.outcome,
                        group=count.group,
                        low=count.min,
                        high=count.max,
                        claim=event.claims[0],
                        written=event.spots[0].written if event.spots else "",
                    )
                )
    return found


def series(found: Iterable[Total]) -> dict[tuple[str, str, str, str], list[Total]]:
    """The totals of each source, place, outcome and group in the order of their days, each held against the one before.

    A total that falls is kept and marked: a correction, another way of counting, or a mistake; it takes the place of nothing by itself.
    """
    lines: dict[tuple[str, str, str, str], list[Total]] = {}
    for one in sorted(found, key=lambda total: (total.as_of, total.low, total.claim)):
        lines.setdefault((one.source, one.place, one.outcome, one.group), []).append(one)
    return {key: [line[0], *(replace(new, note=_note(old, new)) for old, new in pairwise(line))] for key, line in sorted(lines.items())}


def _note(old: Total, new: Total) -> str | None:
    if (old.low, old.high, old.as_of) == (new.low, new.high, new.as_of):
        return "repeats"
    if old.as_of == new.as_of:
        return "differs on one day"
    if old.since is not None and new.since is not None and old.since != new.since:
        return "other span"
    return "falls" if new.high is not None and new.high < old.low else None


def report(found: Sequence[Total], incidents: Sequence[Plain], *, place: str | None = None, since: str | None = None, outcome: str = "killed") -> Plain:
    """What ``marsad tolls`` shows: each source's series, contradictions between sources, the sum of incidents, and reasons for the gap.

    ``place`` is a folded name or a place id as totals and incidents name it, ``since`` an ISO day. Intervals stay intervals.
    """
    start = date.fromisoformat(since).toordinal() if since else None
    mine = [one for one in found if one.outcome == outcome and (place is None or place in one.place) and (start is None or one.as_of >= start)]
    lines = series(mine)
    counted = [one for one in incidents if _within(one, place, start)]
    total = _sum(counted, outcome)
    return {
        "place": place,
        "since": since,
        "outcome": outcome,
        "sources": [
            {"source": source, "place": line[0].written or where, "group": group, "totals": [_plain(one) for one in line], "covers": _covers(line)}
            for (source, where, _, group), line in lines.items()
        ],
        "contradictions": contradictions(lines),
        "incidents": {"count": len(counted), "min": total[0], "max": total[1]},
        "gap": gap(lines, total, undated=any(one["date"]["start"] is None for one in counted), place=place, outside=outside(lines, counted)),
    }


def _plain(one: Total) -> Plain:
    return {
        "as_of": date.fromordinal(one.as_of).isoformat(),
        "since": date.fromordinal(one.since).isoformat() if one.since else None,
        "min": one.low,
        "max": one.high,
        "claim": one.claim,
        "note": one.note,
    }


def _covers(line: Sequence[Total]) -> Plain:
    starts = [one.since for one in line if one.since is not None]
    return {"from": date.fromordinal(min(starts)).isoformat() if starts else None, "to": date.fromordinal(max(one.as_of for one in line)).isoformat()}


def contradictions(lines: Mapping[tuple[str, str, str, str], Sequence[Total]]) -> list[Plain]:
    """Two sources that on one day, from one day on, for one group, cannot both be right."""
    by_day: dict[tuple[object, ...], list[Total]] = {}
    for line in lines.values():
        for one in line:
            by_day.setdefault((one.place, one.as_of, one.since, one.group), []).append(one)
    found = []
    for same in by_day.values():
        for at, a in enumerate(same):
            for b in same[at + 1 :]:
                if a.source != b.source and ((a.high is not None and a.high < b.low) or (b.high is not None and b.high < a.low)):
                    found.append({"as_of": date.fromordinal(a.as_of).isoformat(), "sources": [a.source, b.source], "claims": [a.claim, b.claim]})
    return found


def _within(one: Plain, place: str | None, start: int | None) -> bool:
    where = one["place"] or {}
    if place is not None and not any(place in (name or "") or place in fold_word(name or "") for name in (where.get("name"), where.get("id"), where.get("adm1"), *where.get("also", ()))):
        return False
    day = one["date"]["end"]
    return start is None or (day is not None and date.fromisoformat(day).toordinal() >= start)


def _sum(counted: Sequence[Plain], outcome: str) -> Interval:
    return add([interval for one in counted if (interval := everyone(one[outcome]))])


def gap(lines: Mapping[tuple[str, str, str, str], Sequence[Total]], total: Interval, *, undated: bool, place: str | None, outside: int = 0) -> list[str]:
    """What could explain that totals and the sum of incidents differ. Possibilities for an analyst, not findings.

    ``undated`` where some incidents have no day; ``outside`` is how many lie outside the days that the totals cover.
    """
    if not lines:
        return ["no source gives a running total for this place and time"]
    last = [line[-1] for line in lines.values()]
    low, high = total[0], total[0] if total[1] is None else total[1]
    areas = {one.place for one in last}
    possible = {
        "coverage: the case holds no report of some of what the totals count": any(one.low > high for one in last),
        "overlap: incidents may have been counted that a total leaves out, or one happening may stand as two incidents": any(
            one.high is not None and one.high < low for one in last
        ),
        "period: the totals do not run from the same day": len({one.since for line in lines.values() for one in line}) > 1,
        f"period: {outside} of the incidents lie before or after the days that the totals cover": outside > 0,
        "dates: some incidents have no day": undated,
        "place: the totals do not cover the same area": len(areas) > 1,
        "place: no place was asked for, so the sum holds incidents of every place": place is None,
        "groups: some totals count civilians only, others everyone": len({one.group for one in last}) > 1,
    }
    return [reason for reason, holds in possible.items() if holds]


def outside(lines: Mapping[tuple[str, str, str, str], Sequence[Total]], counted: Sequence[Plain]) -> int:
    """How many incidents ended before the first day that any total covers, or began after the last."""
    days = [one for line in lines.values() for one in line]
    if not days:
        return 0
    starts = [one.since for one in days]
    first = None if None in starts else min(since for since in starts if since is not None)
    last = max(one.as_of for one in days)
    dated = [(date.fromisoformat(one["date"]["start"]).toordinal(), date.fromisoformat(one["date"]["end"]).toordinal()) for one in counted if one["date"]["start"]]
    return sum((first is not None and end < first) or start > last for start, end in dated)
