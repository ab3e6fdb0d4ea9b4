"""Disputes: claims that oppose one another, by what they oppose each other on. Computed, never typed in."""

from __future__ import annotations

from collections.abc import Callable, Container, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import combinations
from typing import TypeVar

from marsad.linking.accounts import OUTCOMES, Account, Interval
from marsad.linking.attribution import MINORITY, Party, rivals
from marsad.linking.compare.where import APART, where
from marsad.linking.facts import DENYING, Said, Told
from marsad.linking.peoples import other_people

T = TypeVar("T")


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
        claims += [figure.claim for figure in _against_another(mine, lambda one: (tuple(sorted(one.groups.items())), one.over, one.people), _opposed)]
    return claims


def _against_another(things: Sequence[T], sort: Callable[[T], Hashable], against: Callable[[T, T], bool], source: Callable[[T], Hashable] = id) -> list[T]:
    """Those that stand against one of another source. Many are alike, so one of each sort is held against one of each other sort."""
    sorts: dict[Hashable, list[T]] = {}
    for thing in things:
        sorts.setdefault(sort(thing), []).append(thing)
    others: dict[Hashable, set[Hashable]] = {}  # of each sort, two sources that stand against it
    for (m, ours), (n, theirs) in combinations(sorts.items(), 2):
        if against(ours[0], theirs[0]):
            for at, opposed in ((m, theirs), (n, ours)):
                others[at] = _two(others.get(at, set()), map(source, opposed))
    return [thing for thing in things if others.get(sort(thing), set()) - {source(thing)}] if others else []


def _two(held: set[Hashable], more: Iterable[Hashable]) -> set[Hashable]:
    """Two different values suffice: one of them is another than any given one."""
    found = set(held)
    for value in more:
        if len(found) == 2:
            break
        found.add(value)
    return found


def _opposed(a: Account, b: Account) -> bool:
    if other_people(a.people, b.people):
        return False  # the dead of two sides
    shared = [group for group in a.groups if group in b.groups]
    pairs = [(a.groups[group], b.groups[group]) for group in shared]
    if a.total and b.total and (set(shared) == {"unknown"} or (not shared and "unknown" in {*a.groups, *b.groups})):
        pairs = [(a.total, b.total)]  # seven people here, two civilians and five others there
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
    called = [(group, one) for group, accounts in sides.items() for one in accounts]
    claims = [one.claim for _, one in _against_another(called, lambda it: (it[0], it[1].total, it[1].claim in doers), partial(_of_one_lot, doers, both), lambda it: (it[1].report, it[1].voice))]
    named = {group: {(one.report, one.voice) for one in accounts} for group, accounts in sides.items()}
    few = len(named["fighter"]) < minority * (len(named["fighter"]) + len(named["civilian"]))
    return [] if few else claims


def _of_one_lot(doers: Container[str], both: bool, x: tuple[str, Account], y: tuple[str, Account]) -> bool:
    """One account calls them civilians, the other fighters: as many, or it is the party that did it which says so."""
    if x[0] == y[0]:
        return False
    civilian, fighter = (x[1], y[1]) if x[0] == "civilian" else (y[1], x[1])
    return (civilian.total == fighter.total and not both) or (fighter.claim in doers and civilian.claim not in doers)


def _occurrence(events: Sequence[Told], parties: Sequence[Party], replies: Sequence[Said]) -> list[str]:
    """Someone who is accused of nothing denies or doubts that it happened."""
    accused = {claim for party in parties for claim in party.denying}
    against = [reply.uid for reply in replies if reply.act in DENYING and reply.uid not in accused]
    return [*against, *(claim for event in events for claim in event.claims)] if against else []


def _place(events: Sequence[Told]) -> list[str]:
    """Places apart."""
    return [claim for event in _against_another(events, lambda one: one.spots, lambda a, b: where(a, b) in APART) for claim in event.claims]


def _time(events: Sequence[Told]) -> list[str]:
    """Days apart, of two reports: what one report tells of two days is its own affair."""
    dated = [event for event in events if event.days and event.firm]
    return [claim for event in _against_another(dated, lambda one: (one.days, bool(one.hours)), _dated, lambda one: one.report) for claim in event.claims]


def _dated(a: Told, b: Told) -> bool:
    """Two days beside what they date, and not the same one: Saturday night here, Sunday's dawn there."""
    assert a.days and b.days
    short = a.days[1] - a.days[0] <= 1 and b.days[1] - b.days[0] <= 1
    return short and a.days[0] != b.days[0] and (bool(a.hours and b.hours) or a.days[1] != b.days[1])
