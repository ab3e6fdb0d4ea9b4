"""Disputes: claims that oppose one another, by what they oppose each other on. Computed, never typed in."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from marsad.linking.accounts import OUTCOMES, Account, Interval
from marsad.linking.attribution import MINORITY, Party, rivals
from marsad.linking.compare.where import APART, where
from marsad.linking.facts import DENYING, Said, Told


@dataclass(frozen=True, slots=True)
class Dispute:
    """One thing that claims disagree on, with the claims of all sides."""

    kind: str
    claims: tuple[str, ...]


def disputes(events: Sequence[Told], found: Sequence[Account], parties: Sequence[Party], replies: Sequence[Said], minority: float = MINORITY) -> list[Dispute]:
    """All disputes of one incident, each kind once. ``minority`` is the share of the voices below which those who say otherwise dispute nothing."""
    kinds: dict[str, Iterable[str]] = {
        "count": _count(found),
        "perpetrator": _perpetrator(events, parties),
        "civilian_status": _status(found, parties, minority),
        "occurrence": _occurrence(events, parties, replies),
        "place": _place(events),
        "time": _time(events),
    }
    return [Dispute(kind, tuple(dict.fromkeys(claims))) for kind, claims in kinds.items() if claims]


def _count(found: Sequence[Account]) -> list[str]:
    """Two figures of one outcome, neither of which took the place of the other, that cannot both be true."""
    now = [figure for figure in found if figure.superseded_by is None and figure.total and not figure.partial and not figure.vague]
    claims: list[str] = []
    for outcome in OUTCOMES:
        mine = [figure for figure in now if figure.outcome == outcome]
        for a, b in combinations(mine, 2):
            if _opposed(a, b):
                claims += [a.claim, b.claim]
    return claims


def _opposed(a: Account, b: Account) -> bool:
    shared = [group for group in a.groups if group in b.groups]
    pairs = [(a.groups[group], b.groups[group]) for group in shared] if shared else []
    if not shared and a.total and b.total and "unknown" in {*a.groups, *b.groups}:
        pairs = [(a.total, b.total)]
    return any(_disjoint(a.allowed(x), b.allowed(y)) for x, y in pairs)


def _disjoint(x: Interval, y: Interval) -> bool:
    return (x[1] is not None and x[1] < y[0]) or (y[1] is not None and y[1] < x[0])


def _perpetrator(events: Sequence[Told], parties: Sequence[Party]) -> list[str]:
    """Rival parties are named, or a party denies what it is accused of; where the accusation was not read, what it denies its part in."""
    told = [claim for event in events for claim in event.claims]
    several = [claim for party in rivals(parties) for claim in (*party.accusing, *party.owning)]
    denied = [claim for party in parties if party.denying for claim in (*(party.accusing or party.owning or told), *party.denying)]
    return several + denied


def _status(found: Sequence[Account], parties: Sequence[Party], minority: float) -> list[str]:
    """The same dead are called civilians here and fighters there: as many of them, or by the party that did it; by one voice of ten, nothing is disputed.

    Where one account counts civilians and fighters beside each other, equal numbers of them are no longer the same dead.
    """
    doers = {claim for party in parties for claim in party.owning}
    killed = [one for one in found if one.outcome == "killed" and not one.vague]
    both = any({"civilian", "fighter"} <= set(one.groups) for one in killed)
    sides = {group: [one for one in killed if set(one.groups) == {group}] for group in ("civilian", "fighter")}
    claims = []
    for civilian in sides["civilian"]:
        for fighter in sides["fighter"]:
            same = (civilian.total == fighter.total and not both) or (fighter.claim in doers and civilian.claim not in doers)
            if same and (civilian.report, civilian.voice) != (fighter.report, fighter.voice):
                claims += [civilian.claim, fighter.claim]
    named = {group: {(one.report, one.voice) for one in accounts} for group, accounts in sides.items()}
    few = len(named["fighter"]) < minority * (len(named["fighter"]) + len(named["civilian"]))
    return [] if few else claims


def _occurrence(events: Sequence[Told], parties: Sequence[Party], replies: Sequence[Said]) -> list[str]:
    """Someone who is accused of nothing denies or doubts that it happened."""
    accused = {claim for party in parties for claim in party.denying}
    against = [reply.uid for reply in replies if reply.act in DENYING and reply.uid not in accused]
    return [*against, *(claim for event in events for claim in event.claims)] if against else []


def _place(events: Sequence[Told]) -> list[str]:
    """Places apart: many tellings name the same few places, so each two places are compared once."""
    number = {spots: at for at, spots in enumerate(dict.fromkeys(event.spots for event in events))}
    named = {number[event.spots]: event for event in events}
    apart = {(m, n) for (m, a), (n, b) in combinations(sorted(named.items(), key=lambda one: one[0]), 2) if where(a, b) in APART}
    told = [(number[event.spots], event) for event in events] if apart else []
    return [claim for (m, a), (n, b) in combinations(told, 2) if (m, n) in apart or (n, m) in apart for claim in (*a.claims, *b.claims)]


def _time(events: Sequence[Told]) -> list[str]:
    return [
        claim
        for a, b in combinations(events, 2)
        if _dated(a, b)
        for claim in (*a.claims, *b.claims)
    ]


def _dated(a: Told, b: Told) -> bool:
    """Both state a day beside what they tell, and not the same one: Saturday night here, Sunday's dawn there."""
    if not (a.days and b.days and a.firm and b.firm) or a.report == b.report:
        return False
    short = a.days[1] - a.days[0] <= 1 and b.days[1] - b.days[0] <= 1
    return short and a.days[0] != b.days[0] and (bool(a.hours and b.hours) or a.days[1] != b.days[1])
