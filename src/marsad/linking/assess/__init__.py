"""Policies of assessment by name. A new policy is a file and a line here."""

from __future__ import annotations

from marsad.linking.assess.airwars import AIRWARS
from marsad.linking.assess.ibc import IBC
from marsad.linking.assess.policy import Admiralty, Finding, Matter, Policy

POLICIES: dict[str, Policy] = {policy.name: policy for policy in (AIRWARS, IBC)}

__all__ = ["POLICIES", "Admiralty", "Finding", "Matter", "Policy"]
