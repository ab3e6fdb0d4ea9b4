"""Linking a case: readings and judgements in, incidents kept. Whatever stops it, the incidents that stood go on standing."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from marsad.linking import history, road
from marsad.linking.assess import POLICIES, Admiralty
from marsad.linking.attribution import spokesmen
from marsad.linking.decisions import standing as in_force
from marsad.linking.incidents import Setting
from marsad.linking.tables import HERE
from marsad.model.judgement import Judgement
from marsad.record.place import CasePlace
from marsad.version import __version__

Plain = dict[str, Any]
MACHINE = "machine"


@dataclass(frozen=True, slots=True)
class Joined:
    """What one link run did: reports looked at, incidents that now stand, what became of ids (kind, id, into)."""

    reports: int
    incidents: int
    changes: tuple[tuple[str, str, str | None], ...] = ()
    line: int | None = None

    def count(self, kind: str) -> int:
        """How many changes are of one kind."""
        return sum(one[0] == kind for one in self.changes)


def link_case(place: CasePlace, *, anew: bool = False, who: str = MACHINE, progress: Callable[[int], object] = lambda _: None) -> Joined:
    """Link what is new since the last run; everything from nothing where there was none, or ``anew``."""
    from marsad.record.linkage import last_run, stale

    run = last_run()
    if run and not anew and not stale():
        return Joined(0, run.incidents)
    return _from_nothing(place, who, progress)


def relink(place: CasePlace, reports: Sequence[str], *, who: str = MACHINE) -> Joined:
    """Link the neighbourhood of some reports anew, after a judgement or an ``add``, with all else that is new."""
    return _from_nothing(place, who, lambda _: None)


def _from_nothing(place: CasePlace, who: str, progress: Callable[[int], object]) -> Joined:
    """1. Read all. 2. Link. 3. In one transaction: carry ids on from what stood, keep."""
    from marsad.record.linkage import Covers, newest
    from marsad.record.rows import writing
    from marsad.record.store import judgements, records

    seen = newest()
    decided = in_force(judgements())
    looked = 0

    def counted() -> Any:
        nonlocal looked
        for record in records():  # 1
            yield record
            looked += 1
            progress(1)

    linked = road.link(counted(), decided)  # 2
    found = road.incidents(linked, setting(place, decided))
    homes = {claim: home for home, part in linked.parts.items() for cluster in part for uid in cluster for claim in linked.tellings[uid].claims}
    with writing():  # 3
        return _keep(found, {one["id"]: homes[one["claims"][0]] for one in found}, Covers(*seen, basis(place)), looked, who)


def _keep(found: list[Plain], homes: dict[str, str], covers: Any, looked: int, who: str) -> Joined:
    from marsad.record.linkage import Made, keep_incidents, standing

    old = standing()
    named, changes = history.carry(_events(old), _events(found))
    made = [Made({**one, "id": carried["id"]}, one["id"], homes[one["id"]]) for one, carried in zip(found, named, strict=True)]
    told = tuple((change.kind, change.id, change.into) for change in changes)
    run = keep_incidents(made, old=[one["id"] for one in old], changes=told, covers=covers, looked=looked, who=who)
    return Joined(looked, run.incidents, told, run.line)


def _events(incidents: Sequence[Plain]) -> list[Plain]:
    """Incidents by the events that their claims tell: a claim that tells two happenings stands in both, an event in one only."""
    return [{"id": one["id"], "claims": one["events"]} for one in incidents]


def setting(place: CasePlace, decided: Sequence[Judgement]) -> Setting:
    """What grading needs: whom people speak for (packs), the case's policy, the codes that people gave to sources and claims."""
    from marsad.lexicon.packs import load_packs

    sources = {one.subject: str(one.value) for one in decided if one.kind == "grade" and one.field == "reliability"}
    claims = {one.subject: str(one.value) for one in decided if one.kind == "grade" and one.field == "credibility"}
    return Setting(spokesmen(load_packs(*place.packs).actors), place.policy, Admiralty(sources, claims))


def basis(place: CasePlace) -> str:
    """What linking rests on beside readings and judgements: version, tables of linking, policy. Where it changes, all is linked anew."""
    digest = hashlib.sha256()
    for path in sorted(HERE.glob("*.*")):
        if path.suffix in {".tsv", ".txt"}:
            digest.update(path.read_bytes())
    policy = POLICIES[place.policy]
    return f"{__version__}/{digest.hexdigest()[:16]}/{policy.name}@{policy.version}"
