"""A report as linking keeps it: its tellings are made once, when it is read, and linking goes on from them without its record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache, lru_cache
from hashlib import blake2b, sha256
from operator import mul
from sys import intern
from typing import Any

import msgspec
import zstandard

from marsad.linking import decisions
from marsad.linking.facts import ReportFacts, Telling, Told
from marsad.linking.pairs import Key, filings, keys
from marsad.linking.tables import HERE
from marsad.linking.taking.record import take
from marsad.linking.tellings import gather
from marsad.model.judgement import Judgement
from marsad.model.values import fixed
from marsad.version import __version__

Plain = dict[str, Any]
Packed = tuple[tuple[tuple[str, str], ...], tuple[Told, ...]]  # of a telling: what it is told apart from, and its events
FORM = "14"  # of what is kept to go on from: where it changes, it is made anew
_encode = msgspec.json.Encoder(order="deterministic").encode  # sets in order, fields as they stand: "sorted" lets go of what a compiled class gives before it is written
_apart = msgspec.json.Decoder(tuple[tuple[str, str], ...]).decode
_told = msgspec.json.Decoder(Told).decode
_taken = msgspec.json.Decoder(ReportFacts).decode
_whole = msgspec.json.Decoder(tuple[ReportFacts, tuple[tuple[str, Packed], ...], tuple[Told, ...]]).decode


@fixed
class Kept:
    """One report: where it stood and what its claims say, the happenings it tells, and its figures of no single happening."""

    report: ReportFacts
    tellings: tuple[Telling, ...]
    totals: tuple[Told, ...]


def keep(record: Plain, judgements: Sequence[Judgement] = ()) -> Kept:
    """Keep of a record what linking needs, as people left it."""
    taken = take(decisions.corrected(record, judgements))
    tellings = gather(taken.told, decisions.splits(judgements, {claim for told in taken.told for claim in told.claims}))
    return Kept(ReportFacts(taken.source, taken.said, ()), tuple(tellings), tuple(told for told in taken.told if told.total))


def silent(kept: Kept) -> Kept:
    """A report of which a newer version counts: it stood where it stood, and tells nothing."""
    return Kept(ReportFacts(replace(kept.report.source, wire=False), (), ()), (), ())


def key_numbers(told: Told) -> set[int]:
    """The keys of a telling as numbers of 63 bits, so that no two keys meet by chance.

    The parts of a key, each times the odd number of its place, in one: days and figures as they are, words by a hash that is asked once a word.
    """
    ours, time_odd, *odd = _odd()
    totals = set[int]()
    for name, times, rests in filings(told):
        kind = _hashed(name) * ours
        ends = [kind + sum(map(mul, map(_as_number, rest), odd)) for rest in rests]
        totals.update([time_odd * time + end for time in times for end in ends])
    return {total >> 1 & _63 for total in totals}


def numbered_keys(told: Told) -> dict[int, Key]:
    """The keys of a telling, each under its number."""
    return {_number(key): key for key in set(keys(told))}


def _number(key: Key) -> int:
    total: int = sum(map(mul, map(_as_number, key), _odd()))
    return total >> 1 & _63


_63 = (1 << 63) - 1


def _as_number(part: object) -> int:
    return part if isinstance(part, int) else _hashed(str(part))


@cache
def _odd() -> tuple[int, ...]:
    return tuple(_hashed(f"part {place}") | 1 for place in range(8))


@lru_cache(1 << 14)
def _hashed(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big")


@cache
def tables_hash() -> str:
    """What the tables of linking say, as a hash."""
    digest = sha256()
    for path in sorted(HERE.glob("*.*")):
        if path.suffix in {".tsv", ".txt"}:
            digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def form() -> str:
    """By what reports are kept: the version, the tables of linking, the shape. What was kept by another is made anew."""
    return f"{__version__}/{tables_hash()}/{FORM}"


# --- as bytes ---


def _events(telling: Telling) -> tuple[Told, ...]:
    """What a telling tells, before the events that it is made of where these are several."""
    return telling.members if len(telling.members) == 1 else (telling.told, *telling.members)


def _held_once(told: Told) -> None:
    """The words of a language are few, those of a case many: each is held once. Only of what a telling tells are any kept."""
    for name in ("words", "telling"):
        setattr(told, name, frozenset(map(intern, getattr(told, name))))


def _unpacked(uid: str, apart: tuple[tuple[str, str], ...], told: Told, members: tuple[Told, ...]) -> Telling:
    return Telling(uid, told, members or (told,), apart)


def pack_telling(telling: Telling) -> bytes:
    """A telling as bytes: a line for what it is told apart from, one for what it tells, and one for each of its events where these are several."""
    return b"\n".join([_encode(telling.apart), *map(_encode, _events(telling))])


def unpack_telling(uid: str, payload: bytes | str, *, to_stay: bool = True) -> Telling:
    """The telling of some bytes; ``to_stay`` where very many are held at once."""
    apart, told, *members = payload.split(b"\n") if isinstance(payload, bytes) else payload.split("\n")
    telling = _unpacked(uid, _apart(apart), _told(told), tuple(map(_told, members)))
    if to_stay:
        _held_once(telling.told)
    return telling


def unpack_told(payload: bytes) -> Told:
    """What a telling tells, without the events that it is made of: all that a pair is scored by."""
    return _told(payload.split(b"\n", 2)[1])


def pack_report(kept: Kept) -> bytes:
    """Where a report stood and what its claims say, as bytes."""
    return _encode(kept.report)


def unpack_report(payload: bytes | str) -> ReportFacts:
    """The report of some bytes."""
    return _taken(payload)


def pack(kept: Kept) -> bytes:
    """All that is kept of a report as bytes, pressed."""
    return zstandard.ZstdCompressor(level=1).compress(_encode((kept.report, [(one.uid, (one.apart, _events(one))) for one in kept.tellings], kept.totals)))


def unpack(payload: bytes) -> Kept:
    """The report of such bytes."""
    report, tellings, totals = _whole(zstandard.ZstdDecompressor().decompress(payload))
    kept = Kept(report, tuple([_unpacked(uid, apart, told, tuple(members)) for uid, (apart, (told, *members)) in tellings]), totals)
    for one in kept.tellings:
        _held_once(one.told)
    return kept
