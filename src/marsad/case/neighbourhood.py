"""A few reports linked anew within their neighbourhood: what is far from them is neither read nor touched.

Tellings are clustered from the strongest link down, and a link that joins nothing leaves no trace. So clusters that a change
does not reach come out as before, and of those that it reaches only the links near it are read (``linking.regrowth``).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from marsad.case.crowds import Crowd, changed
from marsad.case.packing import JOINS, Shelved, pack_link, pack_reports, pack_telling, unpack_link, unpack_report, unpack_telling
from marsad.linking import decisions, road
from marsad.linking.clusters import Decided
from marsad.linking.facts import Telling
from marsad.linking.holding import Known, hold_anew
from marsad.linking.incidents import Setting, incident, told_link, why
from marsad.linking.kept import Kept
from marsad.linking.regrowth import Grown, regrow
from marsad.linking.stood import Stood
from marsad.linking.weights import Link, Pair, pair_of
from marsad.model.judgement import Judgement, beside
from marsad.record import tellings as kept
from marsad.record.linkage import report_of, standing

Plain = dict[str, Any]
CROWD = 60  # tellings of one incident from which on what holds it together is made out of what held it before


@dataclass(slots=True)
class Near:
    """The part of a case around some reports: ``linked`` holds what is loaded, ``tellings`` too, ``home`` the cluster each loaded telling lay in.

    ``fresh`` are the tellings of the reports as they are told now; ``gone`` those that they told before with their clusters,
    ``gone_links`` all links of these, ``ghosts`` those of them that joined clusters, ``again`` those of them between tellings that are told as before, ``was`` what of the gone is known.
    ``pairs`` are the claims that people ever said to be of one incident or of two, ``then`` the judgements that were in force before, ``decided`` the
    clusters that such claims may lie in, ``told_in`` their reports. ``inside`` are the clusters of which the
    tellings are loaded, ``names`` the uid of each of these, held once, ``read`` the tellings of which all links are loaded, ``joined``
    the pairs whose links joined clusters before.
    """

    linked: road.Linked
    tellings: Shelved
    fresh: list[Telling] = field(default_factory=list)
    gone: dict[str, str] = field(default_factory=dict)
    gone_links: set[Pair] = field(default_factory=set)
    ghosts: dict[Pair, float] = field(default_factory=dict)
    again: dict[Pair, Link] = field(default_factory=dict)
    was: dict[str, Telling] = field(default_factory=dict)
    pairs: list[set[str]] = field(default_factory=list)
    then: list[Judgement] = field(default_factory=list)
    decided: dict[str, set[str]] = field(default_factory=dict)
    told_in: set[str] = field(default_factory=set)
    home: dict[str, str] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    inside: set[str] = field(default_factory=set)
    read: set[str] = field(default_factory=set)
    joined: set[Pair] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Renewed:
    """The incidents made anew, the home of each by its natural id, the homes whose incidents they take the place of, and these ``old`` ones."""

    incidents: list[Plain]
    home_of: dict[str, str]
    homes: set[str]
    old: list[Plain]


def renew(reports: Collection[str], read: Sequence[tuple[int, Plain | Kept]], judged: Sequence[Judgement], before: int, decided: Sequence[Judgement], setting: Setting) -> Renewed:
    """Link some reports anew, of which ``read`` holds what is told (number of the reading, record or what was kept of it). Call inside ``writing()``.

    ``judged`` are all judgements, the last run knew those up to ``before``; ``decided`` are in force. 1. Forget what the reports told before. 2. Score what they tell now
    against what shares a key with it. 3. Cut anew the clusters that this reaches. 4. Read across. 5. Keep. The outcome is that of
    linking everything from nothing.
    """
    tellings = Shelved()
    near = Near(road.Linked(tellings, judgements=list(decided)), tellings)
    near.fresh = [telling for _, record in read for telling in road.shelve(near.linked, record)]
    crowd = changed(kept.of_reports(reports), near.fresh)
    near.fresh += crowd.moved
    _note_decided(near, judged, before)
    _forget(near, reports, crowd)  # 1
    _meet(near, crowd)  # 2
    grown = _cut(near, _apart(near, crowd))  # 3
    reached = _reached(near, grown.clusters)
    clusters = [members for members in grown.clusters if near.home.get(members[0]) not in near.inside - reached]
    old = standing(reached)
    found = _read_across(near, clusters, setting, old)  # 4
    labels = _labels(clusters, near.home)
    _keep(near, read, labels, set(grown.joined))  # 5
    event_home = {event.uid: labels[uid] for members in clusters for uid in members for event in near.linked.tellings[uid].members}
    return Renewed(found, {one["id"]: event_home[one["events"][0]] for one in found}, reached, old)


def _note_decided(near: Near, judged: Sequence[Judgement], before: int) -> None:
    """The clusters that hold what anybody ever said to be of one incident or of two: what was taken back shaped them too."""
    near.then = decisions.standing([one for one in judged if one.id <= before])
    near.pairs = [{*these, *those} for one in judged if one.kind in {"same", "different"} and one.other for these, those in [beside(one)]]
    reports = report_of(sorted(set().union(*near.pairs)))
    near.told_in = set(reports.values())
    homes = kept.homes_of_reports(near.told_in)
    near.decided = {claim: homes.get(report, set()) for claim, report in reports.items()}


def _forget(near: Near, reports: Collection[str], crowd: Crowd) -> None:
    """Drop what goes, but remember what it was linked to."""
    near.gone = {row.uid: row.home for _, row in crowd.old}
    near.was = {row.uid: unpack_telling(row) for _, row in crowd.old if row.payload}
    other = near.gone.keys() - {telling.uid for telling in near.fresh if near.was.get(telling.uid) == telling}
    for a, b, score, levels in kept.links_from(near.gone):
        near.gone_links.add((a, b))
        if a not in other and b not in other:
            near.again[a, b] = unpack_link(score, levels)
        if levels.startswith(JOINS):
            near.ghosts[a, b] = score
    kept.drop(reports, crowd.old, crowd.filed)


def _meet(near: Near, crowd: Crowd) -> None:
    """Score new tellings against those that share a key with them and speak for it, or for which they speak themselves."""
    blocks, rows = crowd.beside(near.fresh)
    _shelve(near, rows)
    near.linked.blocks.update(blocks)
    for telling in near.fresh:
        road.put(near.linked, telling)
    for telling in near.fresh:
        road.meet(near.linked, telling, again=near.again)
    near.read = {telling.uid for telling in near.fresh}


def _apart(near: Near, crowd: Crowd) -> set[str]:
    """The tellings that go or come and that a bar may part from others: of the two that it parts one is enough, so the most linked one of a report told anew is left out."""
    moved, told = {telling.uid for telling in crowd.moved}, dict[str, set[str]]()
    for uid, report in [*((row.uid, row.report) for _, row in crowd.old), *((telling.uid, telling.told.report) for telling in near.fresh)]:
        if uid not in moved:
            told.setdefault(report, set()).add(uid)
    links = Counter(uid for pair in near.gone_links for uid in pair) + Counter({uid: len(near.linked.links[uid]) for uid in near.read})
    ranked = [sorted(uids, key=lambda uid: (-links[uid], uid)) for uids in told.values()]
    return {uid for uids in ranked for uid in uids[1:]} | {telling.uid for telling in crowd.moved if telling.apart}


def _cut(near: Near, apart: set[str]) -> Grown:
    """Cluster what is new with what it was lost from and what it may join. What any of these may join now is loaded too, and so on."""
    fresh = {telling.uid for telling in near.fresh}
    wanted = {*near.gone.values(), *kept.homes_of({other for uid in fresh for other in near.linked.links[uid]})}
    _load(near, _with_decided(near, wanted))
    grown = _grow(near, apart, fresh)
    while more := kept.homes_of(grown.asked):
        _load(near, _with_decided(near, more))
        grown = _grow(near, apart, fresh)
    return grown


def _grow(near: Near, apart: set[str], fresh: set[str]) -> Grown:
    links, uids = near.linked.links, sorted(near.home.keys() | fresh)
    joined = {(a, b): links[a][b].score for a, b in near.joined}
    known = near.was.keys() == near.gone.keys()  # what was erased is not: which decisions were on it is known no more
    odd, then = (apart, _decided_then(near)) if known else (apart | _of_decided(near), Decided())
    stood = Stood(joined, near.ghosts, near.gone, fresh, odd, near.home, then, {uid for uid, telling in near.was.items() if telling.apart})
    return regrow(near.linked, uids, stood, road.decided_among(near.linked, set(uids)), lambda asked: _read(near, asked))


def _with_decided(near: Near, homes: set[str]) -> set[str]:
    """Some clusters, with all that people's decisions on their claims reach."""
    told = {claim for telling in near.fresh for claim in telling.claims} if near.pairs else set()
    while True:
        touched = [pair for pair in near.pairs if any(claim in told or not homes.isdisjoint(near.decided.get(claim, ())) for claim in pair)]
        more = {home for pair in touched for claim in pair for home in near.decided.get(claim, ())}
        if more <= homes:
            return homes
        homes = homes | more


def _decided_then(near: Near) -> Decided:
    """What people had decided on the tellings that are loaded, as they were."""
    if not any(one.kind in {"same", "different"} for one in near.then):
        return Decided()
    stayed = {uid: near.tellings[uid] for uid in near.home if near.tellings.rows[uid].report in near.told_in}
    telling_of: dict[str, list[str]] = {}
    for uid, telling in sorted({**stayed, **near.was}.items()):
        for claim in telling.claims:
            telling_of.setdefault(claim, []).append(uid)
    return decisions.decided(near.then, telling_of)


def _of_decided(near: Near) -> set[str]:
    """The loaded tellings of clusters that people's decisions shaped or may shape."""
    homes = {home for homes in near.decided.values() for home in homes}
    return {uid for uid, home in near.home.items() if home in homes} if homes else set()


def _load(near: Near, homes: set[str]) -> None:
    """Load the tellings of clusters, and the links that joined them."""
    new = homes - near.inside
    rows = kept.of_homes(new)
    _shelve(near, rows)
    near.home.update((row.uid, row.home) for row in rows)
    near.names.update((row.uid, row.uid) for row in rows)
    near.inside |= homes
    joins = list(kept.joins_of(new))
    _take(near, joins)
    near.joined |= {(near.names.get(a, a), near.names.get(b, b)) for a, b, *_ in joins}
    for row in rows:
        if row.report in near.told_in:
            _ = near.tellings[row.uid]  # so that its claims are known


def _read(near: Near, uids: Collection[str]) -> None:
    """Load all links of some tellings."""
    new = set(uids) - near.read
    near.read |= new
    _take(near, kept.links_from(new))


def _take(near: Near, rows: Iterable[tuple[Any, ...]]) -> None:
    """Take links from their rows; the names of their tellings are held once."""
    links, name = near.linked.links, near.names.get
    for one, other, score, levels in rows:
        a, b = name(one, one), name(other, other)
        links[a][b] = links[b][a] = unpack_link(score, levels)


def _shelve(near: Near, rows: Iterable[kept.TellingRow]) -> None:
    fresh = {telling.uid for telling in near.fresh}
    near.tellings.rows.update((row.uid, row) for row in rows if row.uid not in fresh)


def _reached(near: Near, clusters: Sequence[Sequence[str]]) -> set[str]:
    """The clusters that lost a telling, or do not come out as they were."""
    size, found = Counter(near.home.values()), set(near.gone.values())
    for members in clusters:
        homes = {near.home.get(uid, "") for uid in members}
        if len(homes) > 1 or len(members) != size[next(iter(homes))]:
            found |= homes - {""}
    return found


def _read_across(near: Near, clusters: Sequence[Sequence[str]], setting: Setting, old: Sequence[Plain]) -> list[Plain]:
    shelf, tellings = near.linked.shelf, near.linked.tellings
    for payload in kept.shelves({tellings[uid].told.report for members in clusters for uid in members} - shelf.sources.keys()):
        shelf.put(unpack_report(payload))
    told = [members for members in clusters if road.is_told(near.linked, members)]
    home = near.gone | near.home
    stood = {home[uid]: one for one in old for uid in [uid for uid in one["events"] if uid in home][:1]}
    return [incident([tellings[uid] for uid in members], _why(near, members, stood), shelf, setting) for members in told]


def _why(near: Near, members: Sequence[str], stood: Mapping[str, Plain]) -> list[Plain]:
    """What holds a cluster together: where it is large, out of what held the earlier ones that it is made of."""
    mine, tellings, links = set(members), near.tellings, near.linked.links
    homes = {near.home[uid] for uid in members if uid in near.home}
    lost = {uid for uid, home in near.home.items() if home in homes and uid not in mine}
    if len(members) < CROWD or not homes or not homes <= stood.keys() or 2 * len(lost) > len(members):
        _read(near, members)
        return why([tellings[uid] for uid in members], road.inside(near.linked, members))
    _read(near, lost)
    gone, gone_links = near.gone.keys() | lost, near.gone_links | {pair_of(uid, other) for uid in lost for other in links[uid]}
    held = {(link["events"][0], link["events"][1]): link for home in homes for link in stood[home]["why"]}
    tree = hold_anew(mine, list(held.values()), gone, gone_links, Known(links, near.read, lambda asked: _read(near, asked)))
    stays = {pair for pair in held if gone.isdisjoint(pair)}
    return [{**held[a, b], "alone": alone} if (a, b) in stays else told_link(tellings[a], tellings[b], links[a][b], alone=alone) for (a, b), alone in tree]


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


def _keep(near: Near, read: Sequence[tuple[int, Plain | Kept]], labels: Mapping[str, str], now: set[Pair]) -> None:
    links = near.linked.links
    new = {pair_of(telling.uid, other) for telling in near.fresh for other in links[telling.uid]}
    changed = [(a, b) for a, b in near.joined ^ now if a in labels and b in links[a] and (a, b) not in new]
    kept.relevel(pack_link(a, b, links[a][b], (a, b) in now) for a, b in changed)
    kept.rehome({uid: label for uid, label in labels.items() if near.home.get(uid, label) != label})
    kept.keep(
        (pack_telling(telling, labels[telling.uid]) for telling in near.fresh),
        (pack_link(a, b, links[a][b], (a, b) in now) for a, b in sorted(new)),
        pack_reports(near.linked, {road.report_of(one): number for number, one in read}),
    )
