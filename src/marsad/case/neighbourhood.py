"""A few reports linked anew within their neighbourhood: what is far from them is neither read nor touched.

Tellings are clustered from the strongest link down, and a link that joins nothing leaves no trace. So clusters that a change
does not reach come out as before; which these are is found by trying, the next neighbours included.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from marsad.case.packing import joins, key_numbers, pack_link, pack_reports, pack_telling, unpack_link, unpack_report, unpack_telling
from marsad.linking import road
from marsad.linking.clusters import Pair
from marsad.linking.incidents import Setting, incident
from marsad.linking.tellings import Telling
from marsad.linking.weights import Link
from marsad.model.judgement import Judgement
from marsad.record import tellings as kept

Plain = dict[str, Any]


@dataclass(slots=True)
class Near:
    """The part of a case around some reports: ``linked`` holds what is loaded, ``home`` the cluster each loaded telling lay in.

    ``fresh`` are the tellings of the reports as they are told now, ``lost`` whether they told something before, ``joined`` the
    pairs whose links joined clusters before, ``now`` those that do.
    """

    linked: road.Linked
    fresh: list[Telling] = field(default_factory=list)
    home: dict[str, str] = field(default_factory=dict)
    loaded: set[str] = field(default_factory=set)
    lost: bool = False
    joined: set[Pair] = field(default_factory=set)
    now: set[Pair] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Renewed:
    """The incidents made anew, the home of each by its natural id, and the homes whose incidents they take the place of."""

    incidents: list[Plain]
    home_of: dict[str, str]
    homes: set[str]


def renew(reports: Collection[str], read: Sequence[tuple[int, Plain]], decided: Sequence[Judgement], setting: Setting) -> Renewed:
    """Link some reports anew, of which ``read`` holds readings (number, record). Call inside ``writing()``.

    1. Forget what the reports told before. 2. Score what they tell now against what shares a key with it. 3. Cut anew the
    clusters that this reaches. 4. Read across. 5. Keep. The outcome is that of linking everything from nothing.
    """
    old = kept.of_reports(reports)  # 1
    kept.drop(reports, old, [(key, number) for number, row in old if row.payload for key in key_numbers(unpack_telling(row).told)])
    near = Near(road.Linked(judgements=list(decided)), lost=bool(old))
    near.fresh = [telling for _, record in read for telling in road.shelve(near.linked, record)]
    _meet(near)  # 2
    reached, clusters = _cut(near, {row.home for _, row in old})  # 3
    found = _read_across(near, clusters, setting)  # 4
    labels = _labels(clusters, near.home)
    _keep(near, read, labels)  # 5
    event_home = {event.uid: labels[uid] for members in clusters for uid in members for event in near.linked.tellings[uid].members}
    return Renewed(found, {one["id"]: event_home[one["events"][0]] for one in found}, reached)


def _meet(near: Near) -> None:
    """Score new tellings against those that share a key with them."""
    keys = {number: key for telling in near.fresh for number, key in key_numbers(telling.told).items()}
    blocks, rows = kept.under(keys)
    near.linked.tellings.update((row.uid, unpack_telling(row)) for row in rows)
    for number, uids in blocks.items():
        near.linked.blocks[keys[number]] += uids
    for telling in near.fresh:
        road.meet(near.linked, telling)


def _cut(near: Near, reached: set[str]) -> tuple[set[str], list[list[str]]]:
    """Cluster what is new or reached together with its neighbours; a neighbour that comes out otherwise is reached too, and so on.

    A neighbour grows by the links that joined it, which are not weighed again: what else comes to it on the way stirs it.

    Gives the clusters that were reached, and what became of them.
    """
    known: dict[Pair, Link] = {}
    while True:
        reached = _decided_too(near, reached)
        around = _around(near, reached)
        _load(near, around)
        core = {telling.uid for telling in near.fresh} | {uid for uid, home in near.home.items() if home in reached}
        links = _links(near, core, around)
        known |= links
        joined: list[Pair] = []
        sure = {pair for pair in near.joined & links.keys() if near.home[pair[0]] in around}
        clusters = road.cut(near.linked, [*core, *(uid for uid, home in near.home.items() if home in around)], links, known, joined, sure)
        stirred = _stirred(near, clusters, around)
        if not stirred:
            near.now = set(joined)
            return reached, [members for members in clusters if near.home.get(members[0]) not in around]
        reached = reached | stirred


def _links(near: Near, core: set[str], around: set[str]) -> dict[Pair, Link]:
    """The links from what is reached, and those that joined each neighbour: the others, and what leads from neighbour to neighbour, joined nothing."""
    found: dict[Pair, Link] = {}
    home = near.home
    for uid in core:
        for other, link in near.linked.links[uid].items():
            if other in core or home.get(other) in around:
                found[(uid, other) if uid < other else (other, uid)] = link
    for uid in home.keys() - core:
        if home[uid] in around:
            found.update(((uid, other), link) for other, link in near.linked.links[uid].items() if (uid, other) in near.joined and home.get(other) == home[uid])
    return found


def _decided_too(near: Near, reached: set[str]) -> set[str]:
    """What is reached, loaded, with all that people's decisions on its claims reach."""
    pairs = [{one.subject, one.other} for one in near.linked.judgements if one.kind in {"same", "different"} and one.other]
    while True:
        _load(near, reached)
        told = [near.linked.tellings[uid] for uid, home in near.home.items() if home in reached]
        claims = {claim for telling in (*told, *near.fresh) for claim in telling.claims}
        more = kept.homes_of_claims({claim for pair in pairs if claims & pair for claim in pair if claim})
        if more <= reached:
            return reached
        reached = reached | more


def _around(near: Near, reached: set[str]) -> set[str]:
    """The clusters beside those reached, and beside what is new, that a link leads to."""
    fresh = {telling.uid for telling in near.fresh}
    inside = [*(uid for uid, home in near.home.items() if home in reached), *fresh]
    beside = {other for uid in inside for other in near.linked.links[uid]} - near.home.keys() - fresh
    known = {near.home[other] for uid in inside for other in near.linked.links[uid] if other in near.home}
    return (known | kept.homes_of(beside)) - reached


def _load(near: Near, homes: set[str]) -> None:
    """Load the tellings of clusters, and the links between them."""
    for row in kept.of_homes(homes - near.loaded):
        near.home[row.uid] = row.home
        if row.uid not in near.linked.tellings:
            near.linked.tellings[row.uid] = unpack_telling(row)
    for link in kept.links_of([uid for uid, home in near.home.items() if home in homes - near.loaded]):
        near.linked.links[link.a][link.b] = near.linked.links[link.b][link.a] = unpack_link(link)
        if joins(link):
            near.joined.add((link.a, link.b))
    near.loaded |= homes


def _stirred(near: Near, clusters: Sequence[Sequence[str]], around: set[str]) -> set[str]:
    """The neighbours that do not come out as they were."""
    size = Counter(home for home in near.home.values() if home in around)
    found = set()
    for members in clusters:
        homes = {near.home.get(uid, "") for uid in members}
        if homes & around and (len(homes) > 1 or len(members) != size[next(iter(homes))]):
            found |= homes & around
    return found


def _read_across(near: Near, clusters: Sequence[Sequence[str]], setting: Setting) -> list[Plain]:
    shelf, tellings = near.linked.shelf, near.linked.tellings
    for payload in kept.shelves({tellings[uid].told.report for members in clusters for uid in members} - shelf.sources.keys()):
        shelf.put(unpack_report(payload))
    told = [members for members in clusters if road.is_told(near.linked, members)]
    return [incident([tellings[uid] for uid in members], road.inside(near.linked, members), shelf, setting) for members in told]


def _labels(clusters: Sequence[Sequence[str]], home: Mapping[str, str]) -> dict[str, str]:
    """What the home of each telling is called in the record: as the old one of most of its cluster, so that few rows change."""
    votes = Counter((at, home[uid]) for at, members in enumerate(clusters) for uid in members if uid in home)
    labels: dict[int, str] = {}
    for (at, old), _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
        if at not in labels and old not in labels.values():
            labels[at] = old
    taken = set(home.values()) | set(labels.values())
    for at, members in enumerate(clusters):
        if at not in labels:
            labels[at] = members[0] if members[0] not in taken and not kept.is_home(members[0]) else f"{members[0]}+{len(taken)}"
            taken.add(labels[at])
    return {uid: labels[at] for at, members in enumerate(clusters) for uid in members}


def _keep(near: Near, read: Sequence[tuple[int, Plain]], labels: Mapping[str, str]) -> None:
    links = near.linked.links
    new = {(uid, other) if uid < other else (other, uid) for telling in near.fresh for uid in (telling.uid,) for other in links[uid]}
    changed = [(a, b) for a, b in near.joined ^ near.now if a in labels and b in links[a] and (a, b) not in new]
    kept.relevel(pack_link(a, b, links[a][b], (a, b) in near.now) for a, b in changed)
    kept.rehome({uid: label for uid, label in labels.items() if near.home.get(uid, label) != label})
    kept.keep(
        (pack_telling(telling, labels[telling.uid]) for telling in near.fresh),
        (pack_link(a, b, links[a][b], (a, b) in near.now) for a, b in sorted(new)),
        pack_reports(near.linked, {record["report"]["id"]: number for number, record in read}),
    )
