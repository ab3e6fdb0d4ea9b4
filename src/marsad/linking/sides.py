"""Sides: who is part of whom, who fought beside whom and when, and whom a person speaks for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, lru_cache

from marsad.linking.tables import rows


def spokesmen(actors: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Whom a person or a body speaks for, from the packs' column ``speaks_for``."""
    return {ident: party for ident, row in actors.items() if (party := row.get("speaks_for"))}


def together(named: Iterable[str], side: Mapping[str, str]) -> dict[str, str]:
    """Whom people speak for; and where a state or a coalition is named beside its army or a member, both are that side."""
    parties = {side.get(name, name) for name in named}
    joined = {party: wholes[0] for party in parties if (wholes := [whole for whole in _sides().get(party, ()) if whole in parties])}
    return {**{name: joined.get(party, party) for name, party in side.items()}, **joined} if joined else dict(side)


@cache
def _sides() -> dict[str, list[str]]:
    """What each party is part of, in the order of the table."""
    found: dict[str, list[str]] = {}
    for row in rows("sides"):
        found.setdefault(row["actor"], []).append(row["side"])
    return found


def allied(one: str, other: str, day: int | None) -> bool:
    """The two fought on one side on a day, or at any time where no day is known."""
    return any([_then(row, day) for row in _alliances(one, other)])


@lru_cache(1 << 13)
def _alliances(one: str, other: str) -> tuple[Mapping[str, str], ...]:
    """The rows that tell when the two, or what they are part of, fought on one side."""
    pairs = {frozenset((a, b)) for a in _wholes(one) for b in _wholes(other) if a != b}
    return tuple(row for row in rows("allies") if frozenset((row["party"], row["ally"])) in pairs)


def same_side(one: str, other: str) -> bool:
    """The one is a part of the other, or both are the same."""
    return one in _wholes(other) or other in _wholes(one)


@cache
def _wholes(actor: str) -> frozenset[str]:
    """A party and all that it is part of."""
    found, edge = {actor}, [actor]
    while edge:
        here = edge.pop()
        more = {row["side"] for row in rows("sides") if row["actor"] == here} - found
        found |= more
        edge += more
    return frozenset(found)


def _then(row: Mapping[str, str], day: int | None) -> bool:
    if day is None:
        return True
    return (not row["from"] or _first(row["from"]) <= day) and (not row["until"] or day <= _first(row["until"]))


def _first(words: str) -> int:
    """The ordinal of a day, or of the first one of a month or a year."""
    year, month, day = (*(int(part) for part in words.split("-")), 1, 1)[:3]
    return date(year, month, day).toordinal()
