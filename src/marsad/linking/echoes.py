"""Echoes: passages that one text re-uses from another, word for word or reworded, and which came first.

Word for word: MinHash over pairs of words, in bands narrow enough that passages with half their pairs in common meet, then
alignment of what met. Reworded: the same figures and places in the same order, published within a day, and a chain that leads
from one to the other or from both to one wire.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from marsad.linking.facts import ReportFacts, Said, Source, Told

PERMUTATIONS, BANDS = 72, 24  # three rows a band: passages with half their pairs in common meet in 96 of 100 cases, with two fifths in 79
LITERAL, INSIDE = 80.0, 92.0  # rapidfuzz ratios from which a passage counts as re-used: as a whole; as a part of a longer one
IN_ORDER = 0.85  # of the letters of a part that is so much alike, at least so many stand in the longer passage in their order: asked first, as that costs an eighth
SHORT, LITERAL_SHORT = 130, 90.0  # characters under which passages are alike because all news is worded so, and the ratio asked of them
FEW = 8  # of the passages of one band, so many of the earliest are held against each later one
HANDFUL = 24  # passages that are few enough to hold each against each
SEED = 7
_MIX = np.array([1, 0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F], dtype=np.uint64)
Span = tuple[int, int]
Plain = dict[str, Any]


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
    """Near-literal re-use between reports; ``credits`` gives for each report the outlets and wires that its chains name.

    Each passage is held against the earliest one that is like it, so that what hundreds carry is a star and not all pairs.
    """
    standing: dict[str, list[tuple[Source, Span]]] = defaultdict(list)
    for source in sorted(sources, key=lambda one: (one.published or 0, not one.wire, one.report)):
        for span, words in source.passages:
            standing[words].append((source, span))
    wordings = list(standing)  # the earliest first
    earliest = _earliest(wordings)
    found = []
    for at, words in enumerate(wordings):
        first, score = earliest.get(at, (at, 100.0))
        source, span = standing[wordings[first]][0]
        found += [_echo(source, span, later, place, score, credits or {}) for later, place in standing[words] if later.report != source.report]
    return sorted(set(found), key=lambda echo: (echo.earlier, echo.later, echo.spans))


def across(reports: Iterable[ReportFacts]) -> list[Echo]:
    """Near-literal re-use between all reports of a case, whether they tell one incident or not: the graph of who repeats whom."""
    taken = list(reports)
    credits = {one.source.report: frozenset(voice.key for claim in one.said for voice in claim.chain[:-1] if voice.kind in RELAYS) for one in taken}
    return literal([one.source for one in taken], credits)


def _earliest(wordings: Sequence[str]) -> dict[int, tuple[int, float]]:
    """For each passage the earliest one that is like it, by alignment of those that share a band, and how alike they are."""
    found: dict[int, tuple[int, float]] = {}
    for low, high in sorted(_meeting(wordings)):
        if high not in found and (score := likeness(wordings[low], wordings[high])):
            found[high] = low, score
    return found


def _meeting(wordings: Sequence[str]) -> set[tuple[int, int]]:
    """Pairs of passages that share a band, the earlier first; of a band that very many share, each with the first few only."""
    if len(wordings) <= HANDFUL:
        return set(combinations(range(len(wordings)), 2))
    pairs: set[tuple[int, int]] = set()
    for column in bands(wordings).T:
        order = np.argsort(column, kind="stable")
        borders = np.concatenate(([0], np.flatnonzero(np.diff(column[order])) + 1, [len(order)]))
        for start in np.flatnonzero(np.diff(borders) > 1):
            members = order[borders[start] : borders[start + 1]].tolist()
            for at, high in enumerate(members[1:], 1):
                pairs.update((low, high) for low in members[: min(at, FEW)])
    return pairs


def bands(wordings: Sequence[str]) -> NDArray[np.uint64]:
    """The bands of each passage, a row each: two passages are compared where one band is equal."""
    from rensa import RMinHash

    digests = np.zeros((0, PERMUTATIONS), dtype=np.uint64)
    if wordings:
        digests = np.array(RMinHash.digests_from_token_sets([_shingles(one) for one in wordings], num_perm=PERMUTATIONS, seed=SEED), dtype=np.uint64)
    rows = digests.reshape(len(wordings), BANDS, PERMUTATIONS // BANDS)
    mixed: NDArray[np.uint64] = (rows * _MIX).sum(axis=2, dtype=np.uint64)
    return mixed


def _shingles(words: str) -> list[str]:
    parts = words.split()
    return [f"{a} {b}" for a, b in zip(parts, parts[1:], strict=False)]


def likeness(one: str, other: str) -> float:
    """How alike two folded passages are, of 100; 0 where neither repeats the other."""
    from rapidfuzz import fuzz
    from rapidfuzz.distance import LCSseq

    whole = fuzz.ratio(one, other, score_cutoff=LITERAL if max(len(one), len(other)) >= SHORT else LITERAL_SHORT)
    if whole:
        return float(whole)
    least = min(len(one), len(other))
    if least < 60 or not LCSseq.similarity(one, other, score_cutoff=int(IN_ORDER * least)):
        return 0.0
    return float(fuzz.partial_ratio(one, other, score_cutoff=INSIDE))


def _echo(a: Source, x: Span, b: Source, y: Span, score: float, credits: Mapping[str, frozenset[str]]) -> Echo:
    """The credited one is the earlier; else the one published before; of one day, the wire; else nothing tells."""
    if b.outlet in credits.get(a.report, ()) and a.outlet not in credits.get(b.report, ()):
        return Echo(b.report, a.report, (y, x), "literal", score, True)
    before = a.published is not None and b.published is not None and (a.published, not a.wire) < (b.published, not b.wire)
    return Echo(a.report, b.report, (x, y), "literal", score, before or a.outlet in credits.get(b.report, ()))


def retold(told: Sequence[Told], said: Mapping[str, Said], sources: Mapping[str, Source], known: Collection[tuple[str, str]]) -> list[Echo]:
    """Tellings that retell another in their own words: the same figures and place, within a day, and a credit. Reports of ``known`` pairs are left out.

    Each is held against a few of those before it that name its outlet, that it names, or that name a relay in common.
    """
    found, seen = [], set(known)
    naming: dict[tuple[Tale, str], list[Told]] = {}  # tellings by their tale and the relays and outlet that a credit may lead to
    for telling in told:
        tale = _tale(telling)
        if tale is None:
            continue
        relays, outlet = _relays(telling, said), sources[telling.report].outlet
        near = {other.uid: other for key in ((tale, f"by {outlet}"), *((tale, name) for relay in relays for name in (relay, f"of {relay}"))) for other in naming.get(key, ())}
        for other in sorted(near.values(), key=lambda one: (one.published or 0, one.report, one.order)):
            pair = (other.report, telling.report)
            if pair not in seen and (echo := reworded(other, telling, said, sources)):
                seen |= {pair, pair[::-1]}
                found.append(echo)
        for key in ((tale, f"of {outlet}"), *((tale, name) for relay in relays for name in (relay, f"by {relay}"))):
            if len(naming.setdefault(key, [])) < FEW:
                naming[key].append(telling)
    return found


def _relays(telling: Told, said: Mapping[str, Said]) -> frozenset[str]:
    """The outlets and wires that its chains name."""
    return frozenset(voice.key for uid in telling.claims for voice in said[uid].chain[:-1] if voice.kind in RELAYS)


def reworded(a: Told, b: Told, said: Mapping[str, Said], sources: Mapping[str, Source]) -> Echo | None:
    """One telling retells another in its own words: same figures, same places, same order, within a day, and a credit."""
    if a.report == b.report or _tale(a) is None or _tale(a) != _tale(b):
        return None
    x, y = sources[a.report], sources[b.report]
    first_day, second_day = x.published, y.published
    if first_day is None or second_day is None or abs(first_day - second_day) > 1:
        return None
    named = [_relays(one, said) for one in (a, b)]
    credited = x.outlet in named[1] or y.outlet in named[0]
    if y.outlet in named[0]:
        x, y, a, b, first_day, second_day = y, x, b, a, second_day, first_day
    elif not credited and not named[0] & named[1]:
        return None
    spans = (said[a.claims[0]].span, said[b.claims[0]].span)
    return Echo(x.report, y.report, spans, "reworded", 100.0, credited or first_day < second_day)


RELAYS = frozenset(["wire", "broadcaster", "outlet"])
Tale = tuple[tuple[tuple[str, int | None], ...], str]


def _tale(told: Told) -> Tale | None:
    """The figures in their order and the first place; None where they are too common to tell one tale from another."""
    figures = tuple((count.outcome, count.min) for count in told.counts if count.expr not in {"unstated", "vague"})
    telling = len(set(figures)) > 1 or any((number or 0) > 4 for _, number in figures)
    return (figures, told.spots[0].name) if telling and told.spots else None


def plain(echo: Echo) -> Plain:
    """An echo as JSON has it."""
    return {
        "earlier": echo.earlier,
        "later": echo.later,
        "spans": [list(span) for span in echo.spans],
        "kind": echo.kind,
        "score": round(echo.score, 1),
        "ordered": echo.ordered,
    }
