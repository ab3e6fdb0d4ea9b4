"""Linking's own values as the record keeps them: tellings, links, reports and totals to payloads and back; keys to numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from hashlib import blake2b

import msgspec

from marsad.linking import tolls
from marsad.linking.facts import Said, Taken, Told
from marsad.linking.pairs import Key, keys
from marsad.linking.road import Linked
from marsad.linking.tellings import Telling
from marsad.linking.weights import Link
from marsad.record.tellings import LinkRow, ReportRow, TellingRow

JOINS = "+"  # before the levels of a link that joined two clusters
_encode = msgspec.json.Encoder().encode
_telling = msgspec.json.Decoder(tuple[tuple[tuple[str, str], ...], tuple[Told, ...]]).decode
_taken = msgspec.json.Decoder(Taken).decode
_total = msgspec.json.Decoder(tolls.Total).decode


def key_numbers(told: Told) -> dict[int, Key]:
    """The keys of a telling as the numbers under which the record files it: 63 bits, so that no two keys meet by chance."""
    return {int.from_bytes(blake2b(repr(key).encode(), digest_size=8).digest(), "big") >> 1: key for key in set(keys(told))}


def pack_telling(telling: Telling, home: str) -> TellingRow:
    """A telling and the cluster it lies in, as a row."""
    kept = telling.members if len(telling.members) == 1 else (telling.told, *telling.members)
    return TellingRow(telling.uid, telling.told.report, home, _encode((telling.apart, kept)).decode(), frozenset(key_numbers(telling.told)))


def unpack_telling(row: TellingRow) -> Telling:
    """The telling of a row."""
    apart, (told, *rest) = _telling(row.payload)
    return Telling(row.uid, told, tuple(rest) or (told,), apart)


class Shelved(dict[str, Telling]):
    """Tellings by uid, each taken from its row of ``rows`` when it is first asked for."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, TellingRow] = {}

    def __missing__(self, uid: str) -> Telling:
        self[uid] = telling = unpack_telling(self.rows[uid])
        return telling


def pack_link(a: str, b: str, link: Link, joins: bool) -> LinkRow:
    """A link as a row, and whether it joined two clusters."""
    return LinkRow(a, b, link.score, JOINS * joins + "|".join(link.levels))


def unpack_link(row: LinkRow) -> Link:
    """The link of a row."""
    return Link(row.score, tuple(row.levels.removeprefix(JOINS).split("|")))


def pack_reports(linked: Linked, readings: Mapping[str, int]) -> Iterator[ReportRow]:
    """Reports as linking sees them, with their running totals; their tellings stand beside them. ``readings`` gives each one's reading."""
    said: dict[str, list[Said]] = {}
    for claim in linked.shelf.said.values():
        said.setdefault(claim.report, []).append(claim)
    totals: dict[str, list[tolls.Total]] = {}
    for event in linked.totals:
        totals.setdefault(event.report, []).extend(tolls.totals([event], linked.shelf.said))
    for report, reading in readings.items():
        told = tuple((one.place, date.fromordinal(one.as_of).isoformat(), _encode(one).decode()) for one in totals.get(report, ()))
        yield ReportRow(report, reading, _encode(Taken(linked.shelf.sources[report], tuple(said.get(report, ())), ())).decode(), told)


def unpack_report(payload: str) -> Taken:
    """The report of a payload."""
    return _taken(payload)


def unpack_total(payload: str) -> tolls.Total:
    """The running total of a payload."""
    return _total(payload)
