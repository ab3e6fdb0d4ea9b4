"""Linking's own values as the record keeps them: tellings, links, reports and totals to payloads and back; keys to numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache

import msgspec

from marsad.linking import kept, tolls
from marsad.linking.facts import ReportFacts, Said, Telling
from marsad.linking.kept import key_numbers, numbered_keys, unpack_report
from marsad.linking.road import Linked
from marsad.linking.weights import Link
from marsad.record.tellings import JOINS, LinkRow, ReportRow, TellingRow

__all__ = ["JOINS", "Shelved", "key_numbers", "numbered_keys", "pack_link", "pack_reports", "pack_telling", "unpack_link", "unpack_report", "unpack_telling", "unpack_total"]
_encode = msgspec.json.Encoder().encode
_total = msgspec.json.Decoder(tolls.Total).decode


def pack_telling(telling: Telling, home: str) -> TellingRow:
    """A telling and the cluster it lies in, as a row."""
    return TellingRow(telling.uid, telling.told.report, home, kept.pack_telling(telling).decode(), frozenset(key_numbers(telling.told)))


def unpack_telling(row: TellingRow) -> Telling:
    """The telling of a row."""
    return kept.unpack_telling(row.uid, row.payload)


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


@lru_cache(20_000)
def unpack_link(score: float, levels: str) -> Link:
    """The link of a row; very many links of a crowd are alike, and are held once."""
    return Link(score, _levels(levels.removeprefix(JOINS)))


@lru_cache(20_000)
def _levels(packed: str) -> tuple[str, ...]:
    """The levels of a link; very many links have the same."""
    return tuple(packed.split("|"))


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
        yield ReportRow(report, reading, _encode(ReportFacts(linked.shelf.sources[report], tuple(said.get(report, ())), ())).decode(), told)


def unpack_total(payload: str) -> tolls.Total:
    """The running total of a payload."""
    return _total(payload)
