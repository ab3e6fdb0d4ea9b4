"""A policy of assessment: ordered rules, of which the first that holds gives the grade; the trace keeps what was tried.

The machine proposes. A person's grade stands beside it with a reason, and neither overwrites the other.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from marsad.linking.accounts import Account
from marsad.linking.assess.settings import Settings
from marsad.linking.attribution import Party
from marsad.linking.disputes import Dispute
from marsad.linking.facts import Told
from marsad.linking.origins import Origins

UNKNOWN_SOURCE, UNKNOWN_CLAIM = "F", "6"


@dataclass(frozen=True, slots=True)
class Admiralty:
    """What a person thinks of sources (A reliable … E unreliable, F cannot be judged) and of claims (1 confirmed … 5 improbable, 6 cannot be judged).

    Source: the Admiralty code of NATO's AJP-2.1. The keys are voices' ids or names, and claim uids; who is in neither is F6.
    """

    sources: Mapping[str, str] = field(default_factory=dict)
    claims: Mapping[str, str] = field(default_factory=dict)

    def code(self, voice: str, claim: str) -> str:
        return self.sources.get(voice, UNKNOWN_SOURCE) + self.claims.get(claim, UNKNOWN_CLAIM)

    def credible(self, voice: str, claim: str) -> bool:
        """Not judged unreliable (E) and not improbable (5): unknown is not the same as unreliable."""
        return self.sources.get(voice, UNKNOWN_SOURCE) != "E" and self.claims.get(claim, UNKNOWN_CLAIM) != "5"


@dataclass(frozen=True, slots=True)
class Matter:
    """What a rule looks at: the incident's events, figures, parties, disputes and origins. ``voices`` gives the first voice of each claim; ``day`` is its ordinal."""

    events: Sequence[Told]
    figures: Sequence[Account]
    parties: Sequence[Party]
    disputes: Sequence[Dispute]
    origins: Origins
    voices: Mapping[str, str]
    acts: Mapping[str, str] = field(default_factory=dict)
    codes: Admiralty = field(default_factory=Admiralty)
    settings: Settings = field(default_factory=Settings)
    day: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule says: whether it holds, in words why, and the claims it used."""

    holds: bool
    why: str
    claims: tuple[str, ...] = ()


Rule = Callable[[Matter], Finding]


@dataclass(frozen=True, slots=True)
class Policy:
    """A named, versioned list of (value, rule); ``otherwise`` is the value where no rule holds."""

    name: str
    version: str
    source: str
    rules: tuple[tuple[str | None, Rule], ...]
    otherwise: str | None = None

    def assess(self, matter: Matter) -> dict[str, object]:
        """The proposed grade and the trace of rules tried, the one that fired last."""
        trace: list[dict[str, object]] = []
        for value, rule in self.rules:
            finding = rule(matter)
            trace.append({"rule": rule.__name__, "value": value, "holds": finding.holds, "why": finding.why, "claims": list(finding.claims)})
            if finding.holds:
                return self._result(value, trace, matter)
        return self._result(self.otherwise, trace, matter)

    def _result(self, value: str | None, trace: list[dict[str, object]], matter: Matter) -> dict[str, object]:
        codes = {claim: matter.codes.code(voice, claim) for claim, voice in sorted(matter.voices.items())}
        ready = f":{matter.settings.name}" if matter.settings.name else ""
        return {"scheme": f"{self.name}@{self.version}{ready}", "value": value, "trace": trace, "admiralty": codes, "by": "machine"}
