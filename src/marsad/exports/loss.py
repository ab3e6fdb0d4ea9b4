"""What our record knows and a format cannot hold, counted while the incidents go by."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
        self._asked = asked(self._lost)

    def watch(self, incidents: Iterable[Seen]) -> Iterator[Seen]:
        """The same incidents; each is looked at as it goes by."""
        for one in incidents:
            self.incidents += 1
            self.withheld += one.incident["withheld"]
            for field in known(one, self._asked):
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


Asked = Mapping[str, tuple[tuple[str, Any], ...]]  # fields by the part of the record in which they stand, each with where it stands there


def asked(fields: Iterable[str]) -> Asked:
    """Fields of the record (table record.tsv) as ``known`` asks for them."""
    found: dict[str, tuple[tuple[str, Any], ...]] = {}
    for field in fields:
        part, _, rest = field.partition(".")
        where = tuple(rest.split(".")) if part == "incident" else _WRITTEN[rest] if part == "written" else _PARTS.get(field, rest)
        found[part] = (*found.get(part, ()), (field, where))
    return found


def known(one: Seen, fields: Asked) -> Iterator[str]:
    """The fields of which the incident knows something.

    Where the claims were not fetched, an incident with claims counts as one that knows what claims hold.
    """
    for part, looked in fields.items():
        if part == "incident":
            yield from (field for field, path in looked if (first := one.incident.get(path[0])) and _known(first, path, 1))
        elif part == "written":
            yield from (field for field, kind in looked if any(thing.kind == kind for thing in one.written))
        elif one.reports:
            yield from _of_things(tuple(_things(one, part)), looked)
        elif one.incident["reports"]:
            yield from (field for field, _ in looked)


def _of_things(things: Sequence[Plain], looked: Iterable[tuple[str, str]]) -> Iterator[str]:
    """The fields of which at least one thing knows something."""
    for field, key in looked:
        for thing in things:
            if thing.get(key):
                yield field
                break


def _things(one: Seen, part: str) -> Iterator[Plain]:
    if part == "report":
        yield from (report.head for report in one.reports.values())
    elif part == "claim":
        yield from (claim.claim for claim in one.claims)
    else:
        for event in (event for claim in one.claims for event in claim.events):
            if part == "event":
                yield event
            else:
                yield from event["harms"]


def _known(value: Any, path: tuple[str, ...], at: int) -> bool:
    """Something stands at a path; lists are gone through."""
    for number in range(at, len(path)):
        if isinstance(value, list):
            return any(_known(one, path, number) for one in value)
        if not isinstance(value, dict):
            return False
        value = value.get(path[number])
    return any(_known(one, path, len(path)) for one in value) if isinstance(value, list) else bool(value)
