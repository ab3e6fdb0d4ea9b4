"""A few reports linked anew within their neighbourhood: what is far from them is neither read nor touched.

Tellings are clustered from the strongest link down, and a link that joins nothing leaves no trace. So clusters that a change
does not reach come out as before (``linking.before``); which these are is found by trying, the next neighbours included.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from marsad.case.crowds import Crowd, changed
from marsad.case.packing import JOINS, Shelved, pack_link, pack_reports, pack_telling, unpack_link, unpack_report
from marsad.linking import road
from marsad.linking.before import Before, Pair
from marsad.linking.incidents import Setting, incident
from marsad.linking.kept import Kept
from marsad.linking.tellings import Telling
from marsad.linking.weights import Link
from marsad.model.judgement import Judgement
from marsad.record import tellings as kept

Plain = dict[str, Any]


@dataclass(slots=True)
class Near:
    """The part of a case around some reports: ``linked`` holds what is loaded, ``tellings`` too, ``home`` the cluster each loaded telling lay in.

    ``fresh`` are the tellings of the reports as they are told now, ``lost`` the clusters of those that they told before,
    ``pairs`` the claims that people said to be of one incident or of two, ``decided`` the clusters that such claims may lie in,
    ``inside`` and ``whole`` the clusters of which the tellings are loaded, and all their links, ``joined`` the pairs whose links
    joined clusters before, ``now`` those that do.
    """

    linked: road.Linked
    tellings: Shelved
    lost: set[str]
    pairs: list[set[str]] = field(default_factory=list)
    decided: set[str] = field(default_factory=set)
    fresh: list[Telling] = field(default_factory=list)
    home: dict[str, str] = field(default_factory=dict)
    inside: set[str] = field(default_factory=set)
    whole: set[str] = field(default_factory=set)
    joined: set[Pair] = field(default_factory=set)
    now: set[Pair] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Renewed:
    """The incidents made anew, the home of each by its natural id, and the homes whose incidents they take the place of."""

    incidents: list[Plain]
    home_of: dict[str, str]
    homes: set[str]


def renew(reports: Collection[str], read: Sequence[tuple[int, Plain | Kept]], decided: Sequence[Judgement], setting: Setting) -> Renewed:
    """Link some reports anew, of which ``read`` holds what is told (number of the reading, record or what was kept of it). Call inside ``writing()``.

    1. Forget what the reports told before. 2. Score what they tell now against what shares a key with it. 3. Cut anew the
    clusters that this reaches. 4. Read across. 5. Keep. The outcome is that of linking everything from nothing.
    """
    tellings = Shelved()
    near = Near(road.Linked(tellings, judgements=list(decided)), tellings, set())
    near.fresh = [telling for _, record in read for telling in road.shelve(near.linked, record)]
    crowd = changed(kept.of_reports(reports), near.fresh)
    near.fresh += crowd.moved
    near.lost = {row.home for _, row in crowd.old}
    kept.drop(reports, crowd.old, crowd.filed)  # 1
    near.pairs = [{one.subject, one.other} for one in decided if one.kind in {"same", "different"} and one.other]
    near.decided = kept.homes_of_claims({claim for pair in near.pairs for claim in pair})
    _meet(near, crowd)  # 2
    reached, clusters = _cut(near)  # 3
    found = _read_across(near, clusters, setting)  # 4
    labels = _labels(clusters, near.home)
    _keep(near, read, labels)  # 5
    event_home = {event.uid: labels[uid] for members in clusters for uid in members for event in near.linked.tellings[uid].members}
    return Renewed(found, {one["id"]: event_home[one["events"][0]] for one in found}, reached)


def _meet(near: Near, crowd: Crowd) -> None:
    """Score new tellings against those that share a key with them and speak for it, or for which they speak themselves."""
    blocks, rows = crowd.beside(near.fresh)
    _shelve(near, rows)
    near.linked.blocks.update(blocks)
    for telling in near.fresh:
        road.put(near.linked, telling)
    for telling in near.fresh:
        road.meet(near.linked, telling)


def _cut(near: Near) -> tuple[set[str], list[list[str]]]:
    """Cluster what is new or reached. What may join it is looked at too; where that comes out otherwise it is reached, and so on.

    Gives the clusters that were reached, and what became of them.
    """
    reached, around = set(near.lost), set[str]()
    weighed, put, known = road.Weighed(near.tellings), set[Pair](), set[str]()  # known: the tellings whose links are put
    fresh = {telling.uid for telling in near.fresh}
    while True:
        reached = _decided_too(near, reached)
        around -= reached
        core = fresh | {uid for uid, home in near.home.items() if home in reached}
        before = Before(near.joined, fresh, {uid for uid in core - fresh if near.home[uid] in near.lost})
        beside = {uid for uid, home in near.home.items() if home in around}
        links = _links(near, core - known, beside)
        weighed.link({pair: link for pair, link in links.items() if pair not in put} if put else links)
        put |= links.keys()
        known |= core
        clusters, joined = road.recut(near.linked, core | beside, core, weighed, before)
        if asked := kept.homes_of(before.asked):
            _load(near, asked)
            around |= asked
        elif stirred := _stirred(near, clusters, around):
            reached |= stirred
        else:
            near.now = set(joined)
            return reached, [members for members in clusters if near.home.get(members[0]) not in around]


def _links(near: Near, core: set[str], beside: set[str]) -> dict[Pair, Link]:
    """The links from what is reached, and those that joined each neighbour: the others, and what leads from neighbour to neighbour, joined nothing."""
    links = near.linked.links
    found = {_pair(uid, other): link for uid in core for other, link in links[uid].items() if uid < other or other not in core}
    found.update(((a, b), links[a][b]) for a, b in near.joined if a in beside and b in links[a])
    return found


def _pair(a: str, b: str) -> Pair:
    return (a, b) if a < b else (b, a)


def _decided_too(near: Near, reached: set[str]) -> set[str]:
    """What is reached, loaded, with all that people's decisions on its claims reach."""
    while True:
        _load(near, reached, wholly=True)
        told = [near.tellings[uid] for uid, home in near.home.items() if home in reached] if near.pairs else []
        claims = {claim for telling in (*told, *near.fresh) for claim in telling.claims}
        more = kept.homes_of_claims({claim for pair in near.pairs if claims & pair for claim in pair})
        if more <= reached:
            return reached
        reached = reached | more


def _load(near: Near, homes: set[str], *, wholly: bool = False) -> None:
    """Load the tellings of clusters, and the links that joined them; ``wholly`` with all links that lead from them."""
    rows = kept.of_homes(homes - near.inside)
    _shelve(near, rows)
    near.home.update((row.uid, row.home) for row in rows)
    for row in rows:
        if row.home in near.decided:
            _ = near.tellings[row.uid]  # so that its claims are known
    near.inside |= homes
    _load_links(near, homes - near.whole, "" if wholly else JOINS)
    near.whole |= homes if wholly else set()


def _load_links(near: Near, homes: set[str], beginning: str) -> None:
    """Load the links that lead from some clusters; the names of their tellings are held once."""
    links, name = near.linked.links, {uid: uid for uid in near.home}.get
    for one, other, score, levels in kept.links_of(homes, beginning):
        a, b = name(one, one), name(other, other)
        links[a][b] = links[b][a] = unpack_link(score, levels)
        if levels.startswith(JOINS):
            near.joined.add((a, b))


def _shelve(near: Near, rows: Iterable[kept.TellingRow]) -> None:
    fresh = {telling.uid for telling in near.fresh}
    near.tellings.rows.update((row.uid, row) for row in rows if row.uid not in fresh)


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


def _keep(near: Near, read: Sequence[tuple[int, Plain | Kept]], labels: Mapping[str, str]) -> None:
    links = near.linked.links
    new = {_pair(telling.uid, other) for telling in near.fresh for other in links[telling.uid]}
    changed = [(a, b) for a, b in near.joined ^ near.now if a in labels and b in links[a] and (a, b) not in new]
    kept.relevel(pack_link(a, b, links[a][b], (a, b) in near.now) for a, b in changed)
    kept.rehome({uid: label for uid, label in labels.items() if near.home.get(uid, label) != label})
    kept.keep(
        (pack_telling(telling, labels[telling.uid]) for telling in near.fresh),
        (pack_link(a, b, links[a][b], (a, b) in near.now) for a, b in sorted(new)),
        pack_reports(near.linked, {road.report_of(one): number for number, one in read}),
    )
