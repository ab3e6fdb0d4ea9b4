"""Echoes: passages that one text re-uses from another, word for word or reworded, and which came first.

Word for word: MinHash over pairs of words, in bands narrow enough that passages with half their pairs in common meet, then
alignment of what met. Reworded: the same figures and places in the same order, published within a day, and a chain that leads
from one to the other or from both to one wire.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from marsad.linking.facts import Said, Source, Told

PERMUTATIONS, BANDS = 72, 24  # three rows a band: passages with half their pairs in common meet in 96 of 100 cases, with two fifths in 79
LITERAL, INSIDE = 80.0, 92.0  # rapidfuzz ratios from which a passage counts as re-used: as a whole; as a part of a longer one
SEED = 7
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Echo:
    """A passage of ``later`` that repeats one of ``earlier``. ``ordered`` is false where nothing tells which came first."""

    earlier: str
    later: str
    spans: tuple[Span, Span]
    kind: Literal["literal", "reworded"]
    score: float
    ordered: bool


def literal(sources: Sequence[Source], credits: Mapping[str, frozenset[str]] | None = None) -> list[Echo]:
    """All near-literal re-use between reports; ``credits`` gives for each report the outlets and wires that its chains name.

    A passage that stands in many reports is compared once for each distinct wording, so that boilerplate costs little.
    """
    standing: dict[str, list[tuple[Source, Span]]] = defaultdict(list)
    for source in sources:
        for span, words in source.passages:
            standing[words].append((source, span))
    found = [echo for places in standing.values() for echo in _pairs(places, places, 100.0, credits or {})]
    for one, other, score in _alike(list(standing)):
        found += _pairs(standing[one], standing[other], score, credits or {})
    return sorted(set(found), key=lambda echo: (echo.earlier, echo.later, echo.spans))


def bands(words: Iterable[str]) -> list[list[tuple[int, int]]]:
    """The bands of each passage: two passages are compared where one band is equal."""
    from rensa import RMinHash

    rows = PERMUTATIONS // BANDS
    digests = RMinHash.digests_from_token_sets([_shingles(one) for one in words], num_perm=PERMUTATIONS, seed=SEED)
    return [[(at, hash(tuple(digest[at * rows : (at + 1) * rows]))) for at in range(BANDS)] for digest in digests]


def _shingles(words: str) -> list[str]:
    parts = words.split()
    return [f"{a} {b}" for a, b in zip(parts, parts[1:], strict=False)]


def _alike(passages: list[str]) -> Iterator[tuple[str, str, float]]:
    """Pairs of distinct passages that are alike enough, by alignment of those that share a band."""
    buckets: dict[tuple[int, int], list[int]] = defaultdict(list)
    for at, mine in enumerate(bands(passages)):
        for band in mine:
            buckets[band].append(at)
    tried: set[tuple[int, int]] = set()
    for bucket in buckets.values():
        for low, one in enumerate(bucket):
            tried.update((one, other) for other in bucket[low + 1 :])
    for one, other in sorted(tried):
        score = likeness(passages[one], passages[other])
        if score:
            yield passages[one], passages[other], score


def likeness(one: str, other: str) -> float:
    """How alike two folded passages are, of 100; 0 where neither repeats the other."""
    from rapidfuzz import fuzz

    whole = fuzz.ratio(one, other, score_cutoff=LITERAL)
    if whole:
        return float(whole)
    part = fuzz.partial_ratio(one, other, score_cutoff=INSIDE) if min(len(one), len(other)) >= 60 else 0.0
    return float(part)


def _pairs(these: Sequence[tuple[Source, Span]], those: Sequence[tuple[Source, Span]], score: float, credits: Mapping[str, frozenset[str]]) -> Iterator[Echo]:
    """Each report against the first one that has the passage: a star, not all pairs, for a passage that hundreds carry."""
    every = sorted({*these, *those}, key=lambda place: (place[0].published or 0, place[0].report, place[1]))
    if not every:
        return
    first, start = every[0]
    for source, span in every[1:]:
        if source.report != first.report:
            yield _echo(first, start, source, span, score, credits)


def _echo(a: Source, x: Span, b: Source, y: Span, score: float, credits: Mapping[str, frozenset[str]]) -> Echo:
    """The credited one is the earlier; else the one published before; else nothing tells."""
    if b.outlet in credits.get(a.report, ()) and a.outlet not in credits.get(b.report, ()):
        return Echo(b.report, a.report, (y, x), "literal", score, True)
    ordered = a.outlet in credits.get(b.report, ()) or (a.published is not None and b.published is not None and a.published < b.published)
    return Echo(a.report, b.report, (x, y), "literal", score, ordered)


def reworded(a: Told, b: Told, said: Mapping[str, Said], sources: Mapping[str, Source]) -> Echo | None:
    """One telling retells another in its own words: same figures, same places, same order, within a day, and a credit."""
    if a.report == b.report or not _same_tale(a, b):
        return None
    x, y = sources[a.report], sources[b.report]
    first_day, second_day = x.published, y.published
    if first_day is None or second_day is None or abs(first_day - second_day) > 1:
        return None
    named = [frozenset(voice.key for uid in one.claims for voice in said[uid].chain[:-1] if voice.kind in RELAYS) for one in (a, b)]
    if y.outlet in named[0]:
        x, y, a, b, first_day, second_day = y, x, b, a, second_day, first_day
    elif x.outlet not in named[1] and not named[0] & named[1]:
        return None
    spans = (said[a.claims[0]].span, said[b.claims[0]].span)
    return Echo(x.report, y.report, spans, "reworded", 100.0, x.outlet in named[1] or y.outlet in named[0] or first_day < second_day)


RELAYS = frozenset(["wire", "broadcaster", "outlet"])


def _same_tale(a: Told, b: Told) -> bool:
    ours, theirs = ([(count.outcome, count.min) for count in one.counts if count.expr not in {"unstated", "vague"}] for one in (a, b))
    places = [[spot.name for spot in one.spots[:2]] for one in (a, b)]
    telling = len(set(ours)) > 1 or any((number or 0) > 4 for _, number in ours)
    return telling and ours == theirs and bool(places[0]) and places[0][:1] == places[1][:1]
