"""A report as linking keeps it: its tellings are made once, when it is read, and linking goes on from them without its record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Any

import msgspec

from marsad.linking import decisions
from marsad.linking.facts import ReportFacts, Told, take
from marsad.linking.pairs import Key, keys
from marsad.linking.tellings import Telling, gather
from marsad.model.judgement import Judgement

Plain = dict[str, Any]
_encode = msgspec.json.Encoder(order="sorted").encode
_telling = msgspec.json.Decoder(tuple[tuple[tuple[str, str], ...], tuple[Told, ...]]).decode
_taken = msgspec.json.Decoder(ReportFacts).decode


@dataclass(frozen=True, slots=True)
class Kept:
    """One report: where it stood and what its claims say, the happenings it tells, and its figures of no single happening."""

    report: ReportFacts
    tellings: tuple[Telling, ...]
    totals: tuple[Told, ...]


def keep(record: Plain, judgements: Sequence[Judgement] = ()) -> Kept:
    """Keep of a record what linking needs, as people left it."""
    taken = take(decisions.corrected(record, judgements))
    tellings = gather(taken.told, decisions.splits(judgements))
    return Kept(replace(taken, told=()), tuple(tellings), tuple(told for told in taken.told if told.total))


def key_numbers(told: Told) -> dict[int, Key]:
    """The keys of a telling as numbers of 63 bits, so that no two keys meet by chance."""
    return {int.from_bytes(blake2b(repr(key).encode(), digest_size=8).digest(), "big") >> 1: key for key in set(keys(told))}


def pack_telling(telling: Telling) -> bytes:
    """A telling as bytes."""
    kept = telling.members if len(telling.members) == 1 else (telling.told, *telling.members)
    return _encode((telling.apart, kept))


def unpack_telling(uid: str, payload: bytes | str) -> Telling:
    """The telling of some bytes."""
    apart, (told, *rest) = _telling(payload)
    return Telling(uid, told, tuple(rest) or (told,), apart)


def pack_report(kept: Kept) -> bytes:
    """Where a report stood and what its claims say, as bytes."""
    return _encode(kept.report)


def unpack_report(payload: bytes | str) -> ReportFacts:
    """The report of some bytes."""
    return _taken(payload)

