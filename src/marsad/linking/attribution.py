"""Attribution: which party is said to have done it, by which claims, and how that party stands to it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from marsad.linking.facts import DENYING, Said, Told
from marsad.linking.sides import allied

OWNING = frozenset(["claim_responsibility", "concede", "justify"])
ADMITTING = frozenset(["claim_responsibility", "concede"])
ARMED = frozenset(["armed_group", "official_military", "party"])
STRIKES = frozenset(["air", "shell"])
FIGHTS = frozenset(["clash", "any"])  # families of which the people counted may be those of a fight of two sides
MINORITY = 0.25  # a share of the voices that name somebody: whom fewer name is shown apart, and makes nothing contested


@dataclass(frozen=True, slots=True)
class Party:
    """A party named for an incident. ``stance``: accused | accepted | denied | contested | unknown; ``claims`` that bear on it.

    One that only denies its own part, with no accusation read, has ``denying`` alone. ``allies`` are those named here that fought
    on its side, ``minority`` is true where few of many voices name it, ``stated`` where a person said how it stands to the deed.
    """

    actor: str
    role: str
    stance: str
    claims: tuple[str, ...]
    accusing: tuple[str, ...] = ()
    denying: tuple[str, ...] = ()
    owning: tuple[str, ...] = ()
    allies: frozenset[str] = frozenset()
    minority: bool = False
    stated: bool = False


def attribute(
    events: Sequence[Told],
    replies: Sequence[Said],
    said: Mapping[str, Said],
    side: Mapping[str, str],
    denied: Sequence[Told] = (),
    *,
    day: int | None = None,
    minority: float = MINORITY,
) -> list[Party]:
    """The parties named as perpetrators of one incident, each with its stance.

    A party that says so itself has accepted; its own denial makes it denied, also where who accused it was not read (``denied`` are
    the events that are denied); where rivals are named too it is contested. A party nobody names by id stays as it is worded.
    ``day`` says who was allied then; ``minority`` is the share of the voices below which a party is shown apart.
    """
    accusing, owning = _named(events, said, side)
    denying: dict[str, list[str]] = {}
    own = {claim: doer for event in denied if (doer := _own_deed(event, said, side)) for claim in event.claims}
    for reply in replies:
        if reply.act in DENYING:
            denying.setdefault(own.get(reply.uid) or _speaker(reply, side), []).append(reply.uid)
        elif reply.act in ADMITTING and not reply.events and reply.chain and reply.chain[0].kind in ARMED and reply.chain[0].named:
            owning.setdefault(_speaker(reply, side), []).append(reply.uid)
    voices = {uid: _voice(claim, side) for uid, claim in said.items()}
    few = _minority(accusing, owning, voices, minority)
    return _stated(_parties(accusing, owning, denying, set(own.values()), few, day), events, side)


def _named(events: Sequence[Told], said: Mapping[str, Said], side: Mapping[str, str]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The claims that accuse each party, and those that own to it; who only fought there is none where others are named for it, nor who shelled and was shelled."""
    accusing: dict[str, list[str]] = {}
    owning: dict[str, list[str]] = {}
    admitted: dict[str, list[str]] = {}
    either: dict[str, list[str]] = {}
    doing = set[str]()
    accusers = {(claim.report, _speaker(claim, side)) for claim in said.values() if claim.act == "accuse"}
    for event in events:
        if _another_deed(event, events, said, side):
            continue
        speakers = {claim: _speaker(said[claim], side) for claim in event.claims}
        sides = {side.get(actor, actor) for actor in event.sides}
        for party in sorted(_doers(event, side)):
            for claim, speaker in speakers.items():
                if speaker == party and (said[claim].act in _acts_of_owning(event) or (said[claim].act == "assert" and event.family in STRIKES)):
                    owning.setdefault(party, []).append(claim)
                elif speaker != party and (event.report, party) not in accusers and (party not in sides or event.family != "clash"):
                    (either if party in sides else accusing).setdefault(party, []).append(claim)
        doing |= set() if _only_fought(event) else _doers(event, side) - sides
        for claim in _owning_unnamed(event, said):
            (admitted if said[claim].act == "concede" else owning).setdefault(speakers[claim], []).append(claim)
    for party in admitted if accusing.keys() <= admitted.keys() else ():  # who admits what others are named for admits that it befell it
        owning.setdefault(party, []).extend(admitted[party])
    doing |= owning.keys()
    accusing = accusing if accusing or owning else either  # each of two that shelled each other, where nobody tells whose shell it was
    if doing and any(event.counts and event.family not in FIGHTS for event in events):
        accusing = {party: claims for party, claims in accusing.items() if party in doing}
    return accusing, owning


def _only_fought(event: Told) -> bool:
    """ "Security forces clashed with the attackers", and nobody is counted: no attack of theirs."""
    return event.family == "clash" and not event.counts


def _owning_unnamed(event: Told, said: Mapping[str, Said]) -> list[str]:
    """The claims by which an armed party owns to a deed of which no doer is named; not to what it names beside its own, "in answer to the attack"."""
    if event.perpetrators or event.beside:
        return []
    owning = [claim for claim in event.claims if said[claim].act in _acts_of_owning(event) and said[claim].chain]
    return [claim for claim in owning if said[claim].chain[0].kind in ARMED and said[claim].chain[0].named]


def _acts_of_owning(event: Told) -> frozenset[str]:
    """Who admits that fighters or soldiers fell in a fight, or by a deed of which no doer is named, admits its own losses; who admits that shells fell, and tells of nobody hurt, no deed of its own."""
    losses = all(count.group == "fighter" for count in event.counts) if event.counts else event.family != "air"
    return OWNING - {"concede"} if losses and (event.family == "clash" or not event.perpetrators) else OWNING


def _stated(parties: list[Party], events: Sequence[Told], side: Mapping[str, str]) -> list[Party]:
    """What people typed of a party's stance goes before what its claims say; where they say different things it is contested."""
    said: dict[str, set[str]] = {}
    claims: dict[str, list[str]] = {}
    for event in events:
        for actor, stance in event.stances:
            said.setdefault(side.get(actor, actor), set()).add(stance)
            claims.setdefault(side.get(actor, actor), []).extend(event.claims)
    if not said:
        return parties
    unnamed = [
        Party(actor, "perpetrator", "unknown", tuple(dict.fromkeys(claims[actor]))) for actor in sorted(said.keys() - {party.actor for party in parties})
    ]
    return [replace(party, stance=_one_of(said[party.actor]), stated=True) if party.actor in said else party for party in [*parties, *unnamed]]


def _one_of(stances: Collection[str]) -> str:
    return next(iter(stances)) if len(stances) == 1 else "contested"


def _another_deed(event: Told, events: Sequence[Told], said: Mapping[str, Said], side: Mapping[str, str]) -> bool:
    """A party tells of its own attack on the very party that others say did this: that is another deed."""
    doers = _doers(event, side)
    if not event.targets or not doers or any(_speaker(said[claim], side) not in doers for claim in event.claims):
        return False
    others = {actor for other in events if not doers & _doers(other, side) for actor in _doers(other, side)}
    return bool(others & {side.get(target, target) for target in event.targets})


def _voice(claim: Said, side: Mapping[str, str]) -> str:
    """Who says it: a source by its name, or the report that tells it itself."""
    return _speaker(claim, side) if len(claim.chain) > 1 and claim.chain[0].named else claim.report


def _own_deed(event: Told, said: Mapping[str, Said], side: Mapping[str, str]) -> str | None:
    """The party that denies a deed as its own: it is named as the doer, and itself speaks or "a source in the army"; or it denies its part in what nobody is named for. Not where it denies that anything occurred."""
    doers = _doers(event, side)
    for claim in event.claims:
        voice = said[claim].chain[0] if said[claim].chain else None
        if voice is None or "occurs" in said[claim].marks:
            continue
        if _speaker(said[claim], side) in doers:
            return _speaker(said[claim], side)
        if not voice.named and voice.kind in ARMED and len(doers) == 1:
            return next(iter(doers))
        if voice.named and voice.kind in ARMED and not doers and "part" in said[claim].marks:
            return _speaker(said[claim], side)
    return None


def _doers(event: Told, side: Mapping[str, str]) -> set[str]:
    return {side.get(actor, actor) for actor in event.perpetrators}


def _speaker(claim: Said, side: Mapping[str, str]) -> str:
    key = claim.chain[0].key if claim.chain else ""
    return side.get(key, key)


def _parties(
    accusing: Mapping[str, list[str]],
    owning: Mapping[str, list[str]],
    denying: Mapping[str, list[str]],
    disowning: Collection[str],
    few: Collection[str],
    day: int | None,
) -> list[Party]:
    named = sorted({*accusing, *owning, *disowning})
    bare = [_party(party, accusing, owning, denying, frozenset(other for other in named if allied(party, other, day)), party in few) for party in named]
    opposed = {party.actor for party in rivals(bare)}
    return [replace(party, stance="contested") if party.stance == "accused" and party.actor in opposed else party for party in bare]


def _party(
    party: str, accusing: Mapping[str, list[str]], owning: Mapping[str, list[str]], denying: Mapping[str, list[str]], allies: frozenset[str], minority: bool
) -> Party:
    stance = "accepted" if party in owning else "denied" if party in denying else "accused"
    claims = dict.fromkeys([*accusing.get(party, ()), *owning.get(party, ()), *denying.get(party, ())])
    accused, owned = (tuple(dict.fromkeys(found.get(party, ()))) for found in (accusing, owning))
    return Party(party, "perpetrator", stance, tuple(claims), accused, tuple(denying.get(party, ())), owned, allies, minority)


def _minority(accusing: Mapping[str, list[str]], owning: Mapping[str, list[str]], voices: Mapping[str, str], share: float) -> set[str]:
    """The parties that less than this share (a quarter) of the voices name which name anyone; who owns to it is never one."""
    naming = {party: {voices[claim] for claim in claims} for party, claims in accusing.items()}
    every = len(set().union(*naming.values(), *({voices[claim] for claim in claims} for claims in owning.values())))
    return {party for party, mine in naming.items() if party not in owning and len(mine) < share * every}


def rivals(parties: Iterable[Party]) -> list[Party]:
    """Parties named against one another: no claim names two of them together, they fought on no one side, and not only few name them."""
    named = [party for party in parties if (party.accusing or party.owning) and not party.minority]
    return [one for one in named if any(_against(one, other) for other in named if other is not one)]


def _against(one: Party, other: Party) -> bool:
    return other.actor not in one.allies and not {*one.accusing, *one.owning} & {*other.accusing, *other.owning}
