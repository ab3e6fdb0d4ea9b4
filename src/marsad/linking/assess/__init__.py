"""Policies of assessment by name. A new policy is a file and a line here."""

from __future__ import annotations

import re

from marsad.errors import CaseError
from marsad.linking.assess.airwars import AIRWARS
from marsad.linking.assess.ibc import IBC
from marsad.linking.assess.policy import Admiralty, Finding, Matter, Policy
from marsad.linking.assess.settings import Settings, settings_of

POLICIES: dict[str, Policy] = {policy.name: policy for policy in (AIRWARS, IBC)}


def policy_of(words: str) -> tuple[Policy, Settings]:
    """The policy and the settings that a case names (``airwars:russia-syria``). Raises CaseError where there is none of that name."""
    name = re.split(r"[:,@]", words, maxsplit=1)[0]
    if name not in POLICIES:
        raise CaseError(f"{name}: no policy of assessment; there are: {', '.join(POLICIES)}")
    return POLICIES[name], settings_of(words[len(name) :])


__all__ = ["POLICIES", "Admiralty", "Finding", "Matter", "Policy", "Settings", "policy_of"]
