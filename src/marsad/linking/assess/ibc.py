"""Iraq Body Count's rule of two sources.

Source: Iraq Body Count, methodology, sections 1.1 and 3: an entry needs at least two independent reports, or one where the data
provider is an official or medical body.
"""

from __future__ import annotations

from marsad.linking.assess.airwars import harmed
from marsad.linking.assess.policy import Finding, Matter, Policy

BODIES = frozenset(["medical", "official_civil", "un_body"])


def civilians_killed(matter: Matter) -> Finding:
    """Nothing to enter unless someone who may be a civilian is said to have been killed."""
    killed = [figure for figure in harmed(matter) if figure.outcome == "killed" and (figure.parts or set(figure.groups) - {"fighter"})]
    return Finding(
        not killed, "no civilian is said to have been killed" if not killed else "civilians may have been killed", tuple(figure.claim for figure in killed)
    )


def two_independent(matter: Matter) -> Finding:
    """Two independent origins at least."""
    return Finding(matter.origins.min >= 2, f"independent origins: at least {matter.origins.min}", tuple(group.claims[0] for group in matter.origins.groups))


def one_body(matter: Matter) -> Finding:
    """A single origin that is a hospital, a ministry or a body of the United Nations."""
    bodies = [group for group in matter.origins.groups if group.kinds & BODIES]
    return Finding(
        bool(bodies),
        "a medical or official body is an origin" if bodies else "no medical or official body is an origin",
        tuple(group.claims[0] for group in bodies),
    )


def single(matter: Matter) -> Finding:
    """What is left has one origin only and waits for a second."""
    return Finding(True, "one origin only")


IBC = Policy(
    name="ibc-two-source",
    version="1",
    source="https://www.iraqbodycount.org/about/methods/",
    rules=(("out of scope", civilians_killed), ("entered", two_independent), ("entered", one_body), ("provisional", single)),
)
