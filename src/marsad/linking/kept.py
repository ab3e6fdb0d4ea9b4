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
FORM = "13"  # of what is kept to go on from: where it changes, it is made anew
_encode = msgspec.json.Encoder(order="sorted").encode
_telling = msgspec.json.Decoder(Packed).decode
_parted = msgspec.json.Decoder(tuple[msgspec.Raw, tuple[msgspec.Raw, ...]]).decode
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


def _packed(telling: Telling) -> Packed:
    return telling.apart, telling.members if len(telling.members) == 1 else (telling.told, *telling.members)


def _unpacked(uid: str, packed: Packed) -> Telling:
    apart, (told, *rest) = packed
    for one in (told, *rest):
        for name in ("words", "telling"):
            setattr(one, name, frozenset(map(intern, getattr(one, name))))  # the words of a language are few, those of a case many: each is held once
    return Telling(uid, told, tuple(rest) or (told,), apart)


def pack_telling(telling: Telling) -> bytes:
    """A telling as bytes."""
    return _encode(_packed(telling))


def unpack_telling(uid: str, payload: bytes | str) -> Telling:
    """The telling of some bytes."""
    return _unpacked(uid, _telling(payload))


def unpack_told(payload: bytes) -> Told:
    """What a telling tells, without the events that it is made of: all that a pair is scored by."""
    return _told(_parted(payload)[1][0])


def pack_report(kept: Kept) -> bytes:
    """Where a report stood and what its claims say, as bytes."""
    return _encode(kept.report)


def unpack_report(payload: bytes | str) -> ReportFacts:
    """The report of some bytes."""
    return _taken(payload)


def pack(kept: Kept) -> bytes:
    """All that is kept of a report as bytes, pressed."""
    return zstandard.ZstdCompressor(level=1).compress(_encode((kept.report, [(one.uid, _packed(one)) for one in kept.tellings], kept.totals)))


def unpack(payload: bytes) -> Kept:
    """The report of such bytes."""
    report, tellings, totals = _whole(zstandard.ZstdDecompressor().decompress(payload))
    return Kept(report, tuple(_unpacked(uid, packed) for uid, packed in tellings), totals)
