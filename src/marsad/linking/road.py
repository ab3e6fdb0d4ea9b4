"""The main road of linking: records and decisions in, incidents out; and one more report into what is linked already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from marsad.linking import decisions
from marsad.linking.clusters import JOIN, Decided, cluster, components, holds, rank
from marsad.linking.facts import Telling, Told
from marsad.linking.incidents import Setting, Shelf, incident, why
from marsad.linking.kept import Kept, keep
from marsad.linking.pairs import Key, Lot, file_under, keys, met
from marsad.linking.tellings import twice
from marsad.linking.weights import NEVER, Link, Pair, pair_of, score
from marsad.model.crowd import SPEAKERS
from marsad.model.judgement import Judgement

Plain = dict[str, Any]


@dataclass(slots=True)
class Linked:
    """Tellings, what links them, and the clusters of each component.

    ``blocks`` are the tellings under each key by their lots, ``links`` for each telling those that speak for one happening, ``home`` the
    component of each telling by its smallest uid, ``clusters`` the clusters of each component, ``totals`` figures of no single
    happening, ``joined`` the pairs whose links joined clusters.
    """

    tellings: dict[str, Telling] = field(default_factory=dict)
    blocks: dict[Key, list[Lot]] = field(default_factory=lambda: defaultdict(list))
    links: dict[str, dict[str, Link]] = field(default_factory=lambda: defaultdict(dict))
    home: dict[str, str] = field(default_factory=dict)
    parts: dict[str, list[list[str]]] = field(default_factory=dict)
    shelf: Shelf = field(default_factory=Shelf)
    totals: list[Told] = field(default_factory=list)
    judgements: list[Judgement] = field(default_factory=list)
    joined: set[Pair] = field(default_factory=set)

    @property
    def clusters(self) -> list[list[str]]:
        """All clusters, each a list of tellings."""
        return [found for part in self.parts.values() for found in part]


def link(records: Iterable[Plain | Kept], judgements: Sequence[Judgement] = ()) -> Linked:
    """Link all records, or what was kept of them when they were read, from nothing.

    1. Tell, as people left it. 2. Gather within each report. 3. Pair and score. 4. Find components. 5. Cluster each.
    """
    linked = Linked(judgements=decisions.standing(judgements))
    for record in records:
        for telling in shelve(linked, record):  # 1, 2
            put(linked, telling)
    for telling in linked.tellings.values():
        meet(linked, telling, once=True)  # 3
    settle(linked, list(linked.tellings))  # 4, 5
    return linked


def add(linked: Linked, record: Plain | Kept) -> list[str]:
    """Add one report to what is linked; only the components it touches are looked at anew. Gives the tellings of those.

    The outcome is the same as linking everything from nothing, whatever the order. A report that is there already changes nothing.
    """
    if report_of(record) in linked.shelf.sources:
        return []
    told = shelve(linked, record)
    new = [telling.uid for telling in told]
    silenced = _put_all(linked, told)
    touched = {linked.home[uid] for uid in silenced}
    touched |= {linked.home[other] for uid in new for other in linked.links[uid] if other in linked.home}
    touched |= {linked.home[uid] for pair, same in _decided(linked).pairs if same and set(pair) & set(new) for uid in pair if uid in linked.home}
    near = [uid for part in touched for found in linked.parts.pop(part) for uid in found]
    settle(linked, [*near, *new])
    return [*near, *new]


def report_of(record: Plain | Kept) -> str:
    """The id of a report."""
    ident: str = record.report.source.report if isinstance(record, Kept) else record["report"]["id"]
    return ident


def incidents(linked: Linked, setting: Setting | None = None, only: Iterable[str] | None = None) -> list[Plain]:
    """The incidents of what was linked, by date, then id; ``only`` those of the components of the given tellings.

    What is only denied, and told by nobody, is none.
    """
    parts = linked.parts.values() if only is None else [linked.parts[part] for part in {linked.home[uid] for uid in only}]
    told = [members for part in parts for members in part if is_told(linked, members)]
    found = [read_across(linked, members, setting) for members in told]
    return sorted(found, key=lambda one: (one["date"]["start"] or "", one["id"]))


def read_across(linked: Linked, members: Sequence[str], setting: Setting | None = None) -> Plain:
    """The incident of a cluster of which all links are known."""
    cluster = [linked.tellings[uid] for uid in members]
    return incident(cluster, why(cluster, inside(linked, members)), linked.shelf, setting)


def is_told(linked: Linked, members: Sequence[str]) -> bool:
    """Somebody says that it happened."""
    return not all(linked.tellings[uid].denied for uid in members)


def _put_all(linked: Linked, told: Sequence[Telling]) -> set[str]:
    """File new tellings and compare them; the tellings that they keep from speaking for a key, with their partners, lose the links that this gave."""
    for telling in told:
        put(linked, telling)
    for telling in told:
        meet(linked, telling)
    silenced = {uid for telling in told for key in set(keys(telling.told)) for _, uid in linked.blocks[key][SPEAKERS : SPEAKERS + len(told)]}
    lost = {(uid, other) for uid in silenced for other in linked.links[uid].keys() - met(linked.blocks, linked.tellings[uid].told)}
    for uid, other in lost:
        linked.links[uid].pop(other, None)
        linked.links[other].pop(uid, None)
    return {uid for pair in lost for uid in pair if uid in linked.home}


def shelve(linked: Linked, record: Plain | Kept) -> list[Telling]:
    """Put a report on the shelf, as people left it; its tellings, which have met no other yet."""
    kept = record if isinstance(record, Kept) else keep(record, linked.judgements)
    linked.shelf.put(kept.report)
    linked.totals += kept.totals
    return list(kept.tellings)


def put(linked: Linked, telling: Telling) -> None:
    """File a telling under its keys; it meets no other yet."""
    linked.tellings[telling.uid] = telling
    file_under(linked.blocks, telling.told)


def meet(linked: Linked, telling: Telling, *, once: bool = False, again: Mapping[Pair, Link] = MappingProxyType({})) -> None:
    """Score a telling against those that it is compared with; ``once`` where each of them is met too, so that half of the pairs is done by each.

    ``again`` are links that are known: of tellings that were compared before.
    """
    for uid in met(linked.blocks, telling.told):
        if not once or telling.uid < uid:
            other = linked.tellings[uid]
            if other.told.report != telling.told.report:
                one = again.get(pair_of(uid, telling.uid)) or score(*_ordered(telling.told, other.told), JOIN)
                if one.score > JOIN:
                    linked.links[uid][telling.uid] = linked.links[telling.uid][uid] = one


def _ordered(a: Told, b: Told) -> tuple[Told, Told]:
    return (a, b) if a.uid < b.uid else (b, a)


def settle(linked: Linked, uids: list[str]) -> None:
    """Cut some tellings, all their neighbours among them, into components and clusters."""
    inside = set(uids)
    links = {(uid, other): one for uid in uids for other, one in linked.links[uid].items() if uid < other and other in inside}
    mine = decided_among(linked, inside)
    parts = components(uids, links, mine)
    for part in parts:
        for uid in part:
            linked.home[uid] = part[0]
    within: dict[str, dict[Pair, Link]] = defaultdict(dict)
    for pair, one in links.items():
        within[linked.home[pair[0]]][pair] = one
    joined: list[Pair] = []
    for part in parts:
        inner = within[part[0]]
        weighed = Weighed(linked.tellings, {pair: one.score for pair, one in inner.items()})
        linked.parts[part[0]] = cluster(part, apart(linked, part), weighed.holds, rank(inner), mine, joined)
    linked.joined = linked.joined.difference(links) | (links.keys() & joined)


def apart(linked: Linked, uids: Iterable[str]) -> dict[str, list[str]]:
    """What their reports tell apart from some tellings."""
    return {uid: [other for other, _ in linked.tellings[uid].apart] for uid in uids}


def decided_among(linked: Linked, uids: Collection[str]) -> Decided:
    """What people decided on pairs of some tellings."""
    decided = _decided(linked)
    return Decided(tuple((pair, same) for pair, same in decided.pairs if pair[0] in uids and pair[1] in uids)) if decided.pairs else decided


def _decided(linked: Linked) -> Decided:
    if not any(one.kind in {"same", "different"} for one in linked.judgements):
        return Decided()
    telling_of: dict[str, list[str]] = defaultdict(list)
    for uid, telling in sorted(linked.tellings.items()):
        for claim in telling.claims:
            telling_of[claim].append(uid)
    return decisions.decided(linked.judgements, telling_of)


def inside(linked: Linked, members: Sequence[str]) -> dict[Pair, Link]:
    """The links between some tellings."""
    ours = set(members)
    return {(uid, other): one for uid in members for other, one in linked.links[uid].items() if uid < other and other in ours}


@dataclass(slots=True)
class Weighed:
    """Whether the speakers of two clusters may be one, weighed when first asked for. ``scores`` are those of links and of all other pairs looked at."""

    tellings: Mapping[str, Telling]
    scores: dict[Pair, float] = field(default_factory=dict)
    held: dict[tuple[tuple[str, ...], tuple[str, ...]], bool] = field(default_factory=dict)

    def holds(self, xs: Sequence[str], ys: Sequence[str]) -> bool:
        asked = tuple(xs), tuple(ys)
        if asked not in self.held:
            self.held[asked] = holds(xs, ys, self._known, self._weigh)
        return self.held[asked]

    def _known(self, a: str, b: str) -> float | None:
        return self.scores.get(pair_of(a, b))

    def _weigh(self, a: str, b: str) -> float:
        a, b = sorted((a, b))
        x, y = self.tellings[a].told, self.tellings[b].told
        found = score(x, y, NEVER).score if x.report != y.report else twice(x, y)
        self.scores[a, b] = min(found, JOIN)
        return found
