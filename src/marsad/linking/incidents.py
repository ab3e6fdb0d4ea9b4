"""Reading across: what the tellings of one cluster add up to, in the shape of RECORD.md's section "Incidents"."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from marsad.linking import echoes
from marsad.linking.accounts import OUTCOMES, Account, Interval, accounts
from marsad.linking.assess import Admiralty, Matter, policy_of
from marsad.linking.attribution import Party, attribute
from marsad.linking.bounds import alone, sets
from marsad.linking.disputes import disputes
from marsad.linking.explain import joining
from marsad.linking.facts import DENYING, ReportFacts, Said, Source, Telling, Told
from marsad.linking.incident_date import incident_date
from marsad.linking.incident_place import incident_place
from marsad.linking.origins import origins, resolve
from marsad.linking.ranges import Ranges, in_force, ranges
from marsad.linking.sides import together
from marsad.linking.superseded import superseded
from marsad.linking.weights import Link, Pair, named_levels

Plain = dict[str, Any]
REPLIES = frozenset(["deny", "doubt", "concede", "correct", "justify", "claim_responsibility"])
REACH = 4  # claims: how far before a denial without a stated object what it denies may stand


@dataclass(frozen=True, slots=True)
class Setting:
    """What reading across needs beside the reports: whom people speak for, the policy, and a person's codes for sources and claims."""

    side: Mapping[str, str] = field(default_factory=dict)
    policy: str = "airwars"
    codes: Admiralty = field(default_factory=Admiralty)


@dataclass(slots=True)
class Shelf:
    """The reports, claims and chains by id."""

    sources: dict[str, Source] = field(default_factory=dict)
    said: dict[str, Said] = field(default_factory=dict)
    chains: dict[str, Any] = field(default_factory=dict)
    replies: dict[str, tuple[Said, ...]] = field(default_factory=dict)
    following: dict[str, tuple[Said, ...]] = field(default_factory=dict)

    def put(self, taken: ReportFacts) -> None:
        """Add one report."""
        self.sources[taken.source.report] = taken.source
        self.said.update((claim.uid, claim) for claim in taken.said)
        self.chains.update(resolve(taken.said))
        self.following[taken.source.report] = tuple(claim for claim in taken.said if not claim.events and claim.act == "assert" and "refers" in claim.marks)
        self.replies[taken.source.report] = tuple(_answering(claim, taken.said) for claim in taken.said if claim.act in REPLIES)


def _answering(claim: Said, said: Sequence[Said]) -> Said:
    """Who claims "responsibility for the attack" means the one told just before."""
    if claim.act != "claim_responsibility" or claim.events or claim.responds_to or "refers" not in claim.marks:
        return claim
    before = [one for one in said if one.events and 0 < claim.order - one.order <= REACH]
    return replace(claim, responds_to=(max(before, key=lambda one: one.order).uid,)) if before else claim


def incident(cluster: Sequence[Telling], why: Sequence[Plain], shelf: Shelf, setting: Setting | None = None) -> Plain:
    """One incident; ``why`` are the links that hold it together.

    1. Gather claims, with those that deny or own to them. 2. Count origins. 3. Figures and what took the place of what.
    4. Parties, disputes, ranges. 5. Date and place. 6. Assess.
    """
    setting = setting or Setting()
    members = sorted((event for telling in cluster for event in telling.members), key=lambda event: (event.published or 0, event.report, event.order))
    events = [event for event in members if not event.denied]
    claims = list(dict.fromkeys(claim for event in events for claim in event.claims))  # 1
    replies = _replies(cluster, shelf)
    claims += [claim.uid for claim in (*replies, *_following(cluster, shelf)) if claim.uid not in claims]
    denying = {reply.uid for reply in replies if reply.act in DENYING}
    asserting = [shelf.said[uid] for uid in claims if uid not in denying]
    of_report = _by_report(asserting)
    echoed = _echoes(events, of_report, shelf)
    counted = origins(asserting, shelf.chains, shelf.sources, _echoed_claims(echoed, of_report), setting.side)  # 2
    origin_of = {uid: at for at, group in enumerate(counted.groups) for uid in group.claims}
    found = superseded(accounts(events, origin_of), [event for event in members if event.denied], {event.report: shelf.sources[event.report].outlet for event in events})  # 3
    resolved = {uid: _resolved(shelf, uid) for uid in claims}
    side = together(_named(members, resolved.values()), setting.side)
    dated = incident_date(events)
    policy, settings = policy_of(setting.policy)
    parties = attribute(events, replies, resolved, side, [event for event in members if event.denied], day=_ordinal(dated), minority=settings.minority)  # 4
    doers = {party.actor for party in parties if party.accusing or party.owning}
    found = [replace(one, own=True) if side.get(told_by := one.status_by or one.voice, told_by) in doers else one for one in found]
    opposed = disputes(events, found, parties, replies, settings.minority)
    status = any(one.kind == "civilian_status" for one in opposed)
    matter = Matter(
        events,
        found,
        parties,
        opposed,
        counted,
        {uid: _voice(shelf, uid, side) for uid in claims},
        {uid: shelf.said[uid].act for uid in claims},
        setting.codes,
        settings,
        _ordinal(dated),
    )
    counted_in = {outcome: ranges(found, outcome, status_disputed=status) for outcome in OUTCOMES}
    everyone = {outcome: one["all"] for outcome, one in counted_in.items()}
    return {
        "id": incident_id(telling.uid for telling in cluster),
        "state": "candidate",
        "type": _type(events),
        "date": dated,
        "place": incident_place(events),
        "killed": _range(counted_in["killed"]),
        "injured": _range(counted_in["injured"]),
        "bounds": [{"outcome": one.outcome, "bound": one.bound, "claims": list(one.claims)} for one in alone(found, everyone)],
        "attribution": [_party(party) for party in parties],
        "claims": sorted(claims, key=lambda uid: (shelf.sources[shelf.said[uid].report].published or 0, shelf.said[uid].report, shelf.said[uid].order)),
        "reports": sorted({event.report for event in members}, key=lambda report: (shelf.sources[report].published or 0, report)),
        "origins": {"min": counted.min, "max": counted.max, "groups": [list(group.claims) for group in counted.groups]},
        "tolls": _tolls(found),
        "disputes": [{"kind": one.kind, "claims": list(one.claims)} for one in opposed],
        "assessment": policy.assess(matter),  # 6
        "why": list(why),
        "events": [event.uid for event in members],
        "echoes": [echoes.plain(echo) for echo in echoed],
        "figures": _figures(found, everyone),
    }


def incident_id(uids: Any) -> str:
    """The id of an incident that no earlier one lives on in: made of its smallest telling."""
    return "i" + hashlib.sha256(min(uids).encode()).hexdigest()[:12]


def _resolved(shelf: Shelf, uid: str) -> Said:
    said, chain = shelf.said[uid], shelf.chains[uid]
    return said if said.chain == chain else replace(said, chain=chain)


def _party(party: Party) -> Plain:
    sides = {"accusing": list(party.accusing), "owning": list(party.owning), "denying": list(party.denying)}
    return {"actor": party.actor, "role": party.role, "stance": party.stance, "minority": party.minority, "stated": party.stated, "claims": list(party.claims), **sides}


def _ordinal(dated: Plain) -> int | None:
    return date.fromisoformat(dated["start"]).toordinal() if dated["start"] else None


def _named(members: Sequence[Told], claims: Iterable[Said]) -> set[str]:
    """All who are named for an incident: its perpetrators and its first voices."""
    return {actor for event in members for actor in event.perpetrators} | {claim.chain[0].key for claim in claims if claim.chain}


def _voice(shelf: Shelf, uid: str, side: Mapping[str, str]) -> str:
    chain = shelf.chains[uid]
    key = chain[0].key if chain else ""
    return side.get(key, key)


def _replies(cluster: Sequence[Telling], shelf: Shelf) -> list[Said]:
    """Claims that deny, doubt or own to what the cluster tells: by the event that they deny, by what they respond to, or as the next claim of their report."""
    ours = {claim for telling in cluster for claim in telling.claims}
    denials = {claim for telling in cluster for event in telling.members if event.denied for claim in event.claims}
    found = {uid: _as_denial(shelf.said[uid]) for uid in denials}
    for telling in cluster:
        orders = [shelf.said[claim].order for claim in telling.claims]
        for reply in shelf.replies.get(telling.told.report, ()):
            near = reply.act in DENYING and not reply.events and not reply.responds_to and any(0 < reply.order - order <= REACH for order in orders)
            if reply.uid in ours or ours & set(reply.responds_to) or near:
                found.setdefault(reply.uid, reply)
    return sorted(found.values(), key=lambda reply: (reply.report, reply.order))


def _as_denial(claim: Said) -> Said:
    """Who tells a happening as untrue denies it, whatever the verb."""
    return claim if claim.act in DENYING else replace(claim, act="deny")


def _following(cluster: Sequence[Telling], shelf: Shelf) -> list[Said]:
    """Claims that tell no event of their own and take up what the claim before them told: "among the dead are two women"."""
    found = []
    for telling in cluster:
        last = max(shelf.said[claim].order for claim in telling.claims)
        for claim in shelf.following.get(telling.told.report, ()):
            if 0 < claim.order - last <= 1:
                found.append(claim)
    return found


def _echoes(events: Sequence[Told], of: Mapping[str, Sequence[Said]], shelf: Shelf) -> list[echoes.Echo]:
    """Re-use among the passages that hold the incident's claims, and tellings reworded with a credit."""
    if len({event.report for event in events}) < 2:
        return []
    sources = []
    for report in sorted({event.report for event in events}):
        spans = [claim.span for claim in of.get(report, ())]
        source = shelf.sources[report]
        passages = tuple(passage for passage in source.passages if any(_meet(passage[0], span) for span in spans))
        sources.append(source if passages == source.passages else replace(source, passages=passages))
    found = echoes.literal(sources, {source.report: _credits(of.get(source.report, ())) for source in sources})
    linked = {(echo.earlier, echo.later) for echo in found} | {(echo.later, echo.earlier) for echo in found}
    return found + echoes.retold([event for event in events if event.counts], shelf.said, shelf.sources, linked)


def _meet(a: tuple[int, int], b: tuple[int, int]) -> bool:
    return a[0] < b[1] and b[0] < a[1]


def _by_report(claims: Sequence[Said]) -> dict[str, list[Said]]:
    of: dict[str, list[Said]] = {}
    for claim in claims:
        of.setdefault(claim.report, []).append(claim)
    return of


def _credits(claims: Sequence[Said]) -> frozenset[str]:
    return frozenset(voice.key for claim in claims for voice in claim.chain[:-1] if voice.kind in echoes.RELAYS)


def _echoed_claims(found: Sequence[echoes.Echo], of: Mapping[str, Sequence[Said]]) -> list[tuple[str, str]]:
    """The claims whose words stand in re-used passages, pair by pair."""
    pairs = []
    for echo in found:
        ours = [claim.uid for claim in of.get(echo.earlier, ()) if _meet(claim.span, echo.spans[0])]
        theirs = [claim.uid for claim in of.get(echo.later, ()) if _meet(claim.span, echo.spans[1])]
        pairs += list(zip(ours, theirs, strict=False))
    return pairs


def _type(events: Sequence[Told]) -> str:
    """The kind that most reports tell, a telling kind before one that only says that there was harm."""
    votes: dict[str, set[str]] = {}
    for event in events:
        votes.setdefault(event.type, set()).add(event.report)
    families = {event.type: event.family for event in events}
    return min(votes, key=lambda kind: (families[kind] == "any", -len(votes[kind]), kind))


def _range(counted: Ranges) -> Plain:
    return {name: {"min": one[0], "max": one[1]} if one else None for name, one in counted.items()}


def _tolls(found: Sequence[Account]) -> list[Plain]:
    """The tolls in the order in which they were given; an earlier one that a report only recalls is told once."""
    killed = [figure for figure in found if figure.outcome == "killed" and figure.total and not figure.partial and not figure.vague]
    given = [figure for figure in killed if "earlier" not in figure.marks]
    return [
        {
            "as_of": date.fromordinal(figure.as_of).isoformat() if figure.as_of else None,
            "min": figure.total[0],
            "max": figure.total[1],
            "scope": "event",
            "claim": figure.claim,
            "superseded_by": figure.superseded_by,
        }
        for figure in killed
        if figure.total and ("earlier" not in figure.marks or all(figure.total != other.total for other in given))
    ]


def _figures(found: Sequence[Account], everyone: Mapping[str, Interval | None]) -> list[Plain]:
    """The accounts that the ranges are made of, each with what it does to the range of all people (``marsad.linking.bounds.sets``)."""
    counting = {outcome: set(map(id, in_force(found, outcome))) for outcome in OUTCOMES}
    return [_figure(one, sets(one, counting[one.outcome], everyone[one.outcome])) for one in found]


def _figure(account: Account, bound: str) -> Plain:
    """One claim's count of one outcome. ``precise`` is false for "tens" and "at least"."""
    counted = {name: {"min": low, "max": high} for name, (low, high) in {**account.groups, **account.parts}.items()}
    return {"outcome": account.outcome, "claim": account.claim, "counts": counted, "precise": account.precise, "bound": bound, "superseded_by": account.superseded_by}


def why(cluster: Sequence[Telling], links: Mapping[Pair, Link]) -> list[Plain]:
    """The links that hold the tellings together, the strongest first: the tree of them, for all links grow with the square of the tellings."""
    uids = {telling.uid: telling for telling in cluster}
    inside = {pair: link for pair, link in links.items() if pair[0] in uids and pair[1] in uids}
    return [told_link(uids[pair[0]], uids[pair[1]], inside[pair], alone=alone) for pair, alone in joining({pair: round(link.score, 2) for pair, link in inside.items()})]


def told_link(one: Telling, other: Telling, link: Link, *, alone: bool) -> Plain:
    """A link of the tree, as an incident tells it; ``alone`` where the incident hangs on it."""
    return {"claims": [one.claims[0], other.claims[0]], "events": [one.uid, other.uid], "score": round(link.score, 2), "reasons": named_levels(link), "alone": alone}
