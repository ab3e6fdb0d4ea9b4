"""What our record knows and a format cannot hold, counted while the incidents go by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from marsad.exports.seen import Seen
from marsad.exports.tables import codes

Plain = dict[str, Any]
MOST = 1000  # ids that a line of the report names
_PARTS = {"harm.number": "min", "claim.words": "content", "report.custody": "id", "report.text": "id"}  # fields under another name in the record

_WRITTEN = {"people": "person", "evidence": "evidence"}


class Losses:
    """Counts the incidents that know a field which the format does not hold."""

    def __init__(self, held: frozenset[str], partly: Mapping[str, str]) -> None:
        self.incidents = self.withheld = 0
        self._partly = partly
        self._lost: dict[str, list[str]] = {field: [] for field in codes("record") if field not in held or field in partly}
        self._count = dict.fromkeys(self._lost, 0)

    def watch(self, incidents: Iterable[Seen]) -> Iterator[Seen]:
        """The same incidents; each is looked at as it goes by."""
        for one in incidents:
            self.incidents += 1
            self.withheld += one.incident["withheld"]
            for field in self._lost:
                if knows(one, field):
                    self._count[field] += 1
                    if len(self._lost[field]) < MOST:
                        self._lost[field].append(one.incident["id"])
            yield one

    def report(self, name: str, told: Callable[[int], int]) -> Plain:
        """The loss report: every field that is not held whole, how many incidents know it, and which (the first thousand); at most how many are withheld,
        whose numbers no row and no sum holds (``told``: as it may be told)."""
        words = codes("record")
        lost = [
            {
                **{"field": field, "means": words[field]["en"], "incidents": self._count[field], "ids": ids},
                **{"kept": self._partly.get(field, "nothing"), "ids_left_out": self._count[field] - len(ids)},
            }
            for field, ids in self._lost.items()
        ]
        return {"format": name, "incidents": self.incidents, "withheld_at_most": told(self.withheld), "lost": lost}


def knows(one: Seen, field: str) -> bool:
    """The incident knows something of a field of the record (table record.tsv).

    Where the claims were not fetched, an incident with claims counts as one that knows what claims hold.
    """
    part, _, rest = field.partition(".")
    if part == "incident":
        return _known(one.incident, _path(rest), 0)
    if part == "written":
        return any(thing.kind == _WRITTEN[rest] for thing in one.written)
    if not one.reports:
        return bool(one.incident["reports"])
    key = _PARTS.get(field, rest)
    return any(_full(thing.get(key)) for thing in _things(one, part))


def _things(one: Seen, part: str) -> Iterator[Plain]:
    if part == "report":
        yield from (report.head for report in one.reports.values())
    for claim in one.claims:
        if part == "claim":
            yield claim.claim
        for event in claim.events:
            if part == "event":
                yield event
            elif part == "harm":
                yield from event["harms"]


@cache
def _path(rest: str) -> tuple[str, ...]:
    return tuple(rest.split("."))


def _known(value: Any, path: tuple[str, ...], at: int) -> bool:
    """Something stands at a path; lists are gone through."""
    if isinstance(value, list):
        return any(_known(one, path, at) for one in value)
    if at == len(path):
        return _full(value)
    return isinstance(value, dict) and path[at] in value and _known(value[path[at]], path, at + 1)


def _full(value: Any) -> bool:
    return value not in (None, "", [], {}, False)
