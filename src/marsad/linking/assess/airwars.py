"""Airwars' grading of civilian harm, as its methodology and RECORD.md word it.

Source: Airwars, "Methodology note: assessment of civilian harm" (airwars.org/research/methodology-note-civilian-harm): fair, weak,
contested, confirmed, discounted.
"""

from __future__ import annotations

from marsad.linking.accounts import Account
from marsad.linking.assess.policy import Finding, Matter, Policy
from marsad.linking.attribution import Party, rivals
from marsad.linking.facts import Told
from marsad.linking.sides import allied, same_side

BELLIGERENT_ACTS = frozenset(["airstrike", "drone_strike", "missile_strike", "shelling", "chemical_attack", "suicide_attack", "landmine"])
OF_WAR = frozenset(  # what only a belligerent has
    [
        *("aircraft", "helicopter", "drone", "barrel_bomb", "artillery", "mortar", "rocket", "ballistic_missile", "cruise_missile", "shell", "tank"),
        *("cluster_munition", "phosphorus", "incendiary", "thermobaric", "chlorine", "sarin", "chemical"),
    ]
)


def harmed(matter: Matter) -> list[Account]:
    """Figures in force that count anyone killed or injured; where every figure was taken back, all that were given."""
    now = [figure for figure in matter.figures if figure.superseded_by is None] or list(matter.figures)
    return [figure for figure in now if (figure.total or (1, None))[1] != 0]


def no_harm_told(matter: Matter) -> Finding:
    """No one is said to have been killed or hurt: there is nothing to grade (the scheme grades civilian harm only)."""
    return Finding(
        not harmed(matter), "nobody is said to have been killed or injured" if not harmed(matter) else "people are said to have been killed or injured"
    )


def accepted(matter: Matter) -> Finding:
    """Confirmed: a belligerent accepted responsibility (Airwars: "a specific belligerent has accepted responsibility for civilian harm").

    An admission that names fighters only accepts no civilian harm, nor does a claim of an attack on the other side; nor one by who
    denies beside it.
    """
    civil = any("civilian" in figure.groups or "unknown" in figure.groups or figure.parts for figure in harmed(matter))
    owners = [(party.actor, claims) for party in matter.parties if (claims := _owned_harm(matter, party))]
    if owners and civil:
        return Finding(True, f"{', '.join(actor for actor, _ in owners)} accepted responsibility", tuple(claim for _, claims in owners for claim in claims))
    return Finding(False, "no party accepted responsibility for harm to civilians" if not owners else "what a party owned to speaks of no civilians")


def _owned_harm(matter: Matter, party: Party) -> list[str]:
    """The claims by which a party owned to harm: what it concedes; and what it claims, unless that is an attack on the other side."""
    on_a_side = {claim for event in matter.events if event.targets or _fighters(event) for claim in event.claims}
    conceded = [claim for claim in party.owning if matter.acts.get(claim) == "concede"]
    claimed = [claim for claim in party.owning if matter.acts.get(claim) == "claim_responsibility" and claim not in on_a_side]
    return conceded or ([] if party.denying else claimed)


def _fighters(event: Told) -> bool:
    """Whom it counts are fighters, all of them."""
    return bool(event.counts) and all(count.group == "fighter" for count in event.counts if count.whole)


def only_combatants(matter: Matter) -> Finding:
    """Discounted: those killed were combatants. The perpetrator's word alone never discounts (RECORD.md)."""
    counted = [figure for figure in harmed(matter) if figure.groups]
    fighters = [figure for figure in counted if set(figure.groups) == {"fighter"}]
    if not counted or len(fighters) != len(counted) or any(figure.parts for figure in harmed(matter)):
        return Finding(False, "not all who were harmed are said to have been combatants")
    sides = {party.actor for party in matter.parties}
    others = [figure for figure in fighters if matter.voices.get(figure.claim) not in sides]
    if not others:
        return Finding(False, "only the party that did it says that they were combatants", tuple(figure.claim for figure in fighters))
    return Finding(True, "all who were harmed are said to have been combatants, and not by the perpetrator alone", tuple(figure.claim for figure in fighters))


def rival_claims(matter: Matter) -> Finding:
    """Contested: rival claims of responsibility (Airwars: "competing claims of responsibility").

    Allies are no rivals, unless the policy says that a watched party's allies contest: then any two parties do, and such an ally alone.
    """
    several = rivals(matter.parties) or (_beside_the_watched(matter) if matter.settings.allies == "contested" else [])
    if several:
        return Finding(
            True,
            f"named as perpetrators: {', '.join(party.actor for party in several)}",
            tuple(claim for party in several for claim in (*party.accusing, *party.owning)),
        )
    return Finding(False, "no rival parties are named")


def _beside_the_watched(matter: Matter) -> list[Party]:
    """The parties that may have done it in the place of a watched one, and those of which not all are allies that nobody watches."""
    named = [party for party in matter.parties if (party.accusing or party.owning) and not party.minority]
    apart = [one for one in named if any(_apart(one.actor, other.actor, matter) for other in named if other is not one)]
    if apart:
        return apart
    watched = matter.settings.watch
    return [party for party in named if party.actor not in watched and any(allied(party.actor, one, matter.day) for one in watched)]


def _apart(one: str, other: str, matter: Matter) -> bool:
    """Neither an army and its state, nor allies, unless the one or the other is watched."""
    return not same_side(one, other) and (not allied(one, other, matter.day) or bool({one, other} & matter.settings.watch))


def two_origins(matter: Matter) -> Finding:
    """Fair: two or more credible origins, counted as the policy says, and a likely action of a belligerent."""
    credible = [group for group in matter.origins.groups if any(matter.codes.credible(matter.voices.get(claim, ""), claim) for claim in group.claims)]
    counted = min(_origins(matter), len(credible))
    likely = [party.actor for party in matter.parties if party.accusing or party.owning] or sorted(
        ({event.type for event in matter.events} & BELLIGERENT_ACTS) | {means for event in matter.events for means in event.means & OF_WAR}
    )
    claims = tuple(group.claims[0] for group in credible)
    if counted < 2:
        return Finding(False, f"credible origins, counted as {matter.settings.origins}: {counted}", claims)
    if not likely:
        return Finding(False, "nothing points to an action of a belligerent", claims)
    return Finding(True, f"{counted} credible origins, counted as {matter.settings.origins}; action of a belligerent: {', '.join(likely)}", claims)


def _origins(matter: Matter) -> int:
    """How many origins count, as the policy says (``Settings.origins``)."""
    least, most = matter.origins.min, matter.origins.max
    if matter.settings.origins != "sources":
        return least if matter.settings.origins == "least" else most
    blaming = {claim for party in matter.parties for claim in (*party.accusing, *party.owning)}
    outlets = sum(group.own and not blaming.isdisjoint(group.claims) for group in matter.origins.groups)
    return max(least, outlets + (0 if all(group.own for group in matter.origins.groups) else least))


def one_origin(matter: Matter) -> Finding:
    """Weak: a single origin, or none that can be told from another."""
    counted = f"{matter.origins.min} to {matter.origins.max}" if matter.origins.min < matter.origins.max else str(matter.origins.max)
    return Finding(True, f"independent origins: {counted}", tuple(group.claims[0] for group in matter.origins.groups))


AIRWARS = Policy(
    name="airwars",
    version="2",
    source="https://airwars.org/research/methodology-note-civilian-harm/",
    rules=(
        (None, no_harm_told),
        ("confirmed", accepted),
        ("discounted", only_combatants),
        ("contested", rival_claims),
        ("fair", two_origins),
        ("weak", one_origin),
    ),
)
