"""Attribution: which party is said to have done it, by which claims, and how that party stands to it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from marsad.linking.facts import DENYING, Said, Told
from marsad.linking.tables import rows

OWNING = frozenset(["claim_responsibility", "concede", "justify"])
ADMITTING = frozenset(["claim_responsibility", "concede"])
ARMED = frozenset(["armed_group", "official_military", "party"])
STRIKES = frozenset(["air", "shell"])


@dataclass(frozen=True, slots=True)
class Party:
    """A party named for an incident. ``stance``: accused | accepted | denied | contested | unknown; ``claims`` that bear on it.

    One that only denies its own part, with no accusation read, has ``denying`` alone.
    """

    actor: str
    role: str
    stance: str
    claims: tuple[str, ...]
    accusing: tuple[str, ...] = ()
    denying: tuple[str, ...] = ()
    owning: tuple[str, ...] = ()


def spokesmen(actors: Mapping[str, Mapping[str, str]]) -> dict[str, str]:
    """Whom a person or a body speaks for, from the packs' column ``speaks_for``."""
    return {ident: party for ident, row in actors.items() if (party := row.get("speaks_for"))}


def together(named: Iterable[str], side: Mapping[str, str]) -> dict[str, str]:
    """Whom people speak for; and where a state or a coalition is named beside its army or a member, both are that side."""
    parties = {side.get(name, name) for name in named}
    joined: dict[str, str] = {}
    for row in rows("sides"):
        if {row["actor"], row["side"]} <= parties:
            joined.setdefault(row["actor"], row["side"])
    return {**{name: joined.get(party, party) for name, party in side.items()}, **joined}


def attribute(
    events: Sequence[Told], replies: Sequence[Said], said: Mapping[str, Said], side: Mapping[str, str], denied: Sequence[Told] = ()
) -> list[Party]:
    """The parties named as perpetrators of one incident, each with its stance.

    A party that says so itself has accepted; its own denial makes it denied, also where who accused it was not read (``denied`` are
    the events that are denied); where rivals are named too it is contested, and so
    where someone else denies or doubts that it was that party. A party nobody names by id stays as it is worded.
    """
    accusing: dict[str, list[str]] = {}
    owning: dict[str, list[str]] = {}
    accusers = {(claim.report, _speaker(claim, side)) for claim in said.values() if claim.act == "accuse"}
    for event in events:
        speakers = {claim: _speaker(said[claim], side) for claim in event.claims}
        for party in sorted(_doers(event, side)):
            for claim, speaker in speakers.items():
                if speaker == party and (said[claim].act in OWNING or (said[claim].act == "assert" and event.family in STRIKES)):
                    owning.setdefault(party, []).append(claim)
                elif speaker != party and (event.report, party) not in accusers:
                    accusing.setdefault(party, []).append(claim)
        for claim, speaker in speakers.items():
            if said[claim].act in OWNING and speaker not in event.perpetrators and said[claim].chain:
                if said[claim].chain[0].kind in ARMED and not event.perpetrators:
                    owning.setdefault(speaker, []).append(claim)
    denying: dict[str, list[str]] = {}
    own = {claim: doer for event in denied if (doer := _own_deed(event, said, side)) for claim in event.claims}
    for reply in replies:
        if reply.act in DENYING:
            denying.setdefault(own.get(reply.uid) or _speaker(reply, side), []).append(reply.uid)
        elif reply.act in ADMITTING and not reply.events and reply.chain and reply.chain[0].kind in ARMED:
            owning.setdefault(_speaker(reply, side), []).append(reply.uid)
    return _parties(accusing, owning, denying, set(own.values()))


def _own_deed(event: Told, said: Mapping[str, Said], side: Mapping[str, str]) -> str | None:
    """The party that denies a deed as its own: it is named as the doer, and itself speaks or "a source in the army"; not where it denies that anything occurred."""
    doers = _doers(event, side)
    for claim in event.claims:
        voice = said[claim].chain[0] if said[claim].chain else None
        if voice is None or "occurs" in said[claim].marks:
            continue
        if _speaker(said[claim], side) in doers:
            return _speaker(said[claim], side)
        if not voice.named and voice.kind in ARMED and len(doers) == 1:
            return next(iter(doers))
    return None


def _doers(event: Told, side: Mapping[str, str]) -> set[str]:
    return {side.get(actor, actor) for actor in event.perpetrators}


def _speaker(claim: Said, side: Mapping[str, str]) -> str:
    key = claim.chain[0].key if claim.chain else ""
    return side.get(key, key)


def _parties(
    accusing: Mapping[str, list[str]], owning: Mapping[str, list[str]], denying: Mapping[str, list[str]], disowning: Collection[str]
) -> list[Party]:
    named = sorted({*accusing, *owning, *disowning})
    found = []
    for party in named:
        mine = {*accusing.get(party, ()), *owning.get(party, ())}
        opposed = any(not mine & {*accusing.get(other, ()), *owning.get(other, ())} for other in named if other != party)
        stance = "accepted" if party in owning else "denied" if party in denying else "contested" if opposed else "accused"
        claims = dict.fromkeys([*accusing.get(party, ()), *owning.get(party, ()), *denying.get(party, ())])
        found.append(
            Party(
                party,
                "perpetrator",
                stance,
                tuple(claims),
                tuple(dict.fromkeys(accusing.get(party, ()))),
                tuple(denying.get(party, ())),
                tuple(dict.fromkeys(owning.get(party, ()))),
            )
        )
    return found


def rivals(parties: Iterable[Party]) -> list[Party]:
    """Parties named against one another: no claim names two of them together, as it would allies."""
    named = [party for party in parties if party.accusing or party.owning]
    return [one for one in named if any(_against(one, other) for other in named if other is not one)]


def _against(one: Party, other: Party) -> bool:
    return not {*one.accusing, *one.owning} & {*other.accusing, *other.owning}
