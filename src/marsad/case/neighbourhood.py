"""A few reports linked anew within their neighbourhood: what is far from them is neither read nor touched."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any

from marsad.case.packing import key_numbers, pack_link, pack_reports, pack_telling, unpack_link, unpack_report, unpack_telling
from marsad.linking import road
from marsad.linking.incidents import Setting
from marsad.linking.tellings import Telling
from marsad.model.judgement import Judgement
from marsad.record import tellings as kept

Plain = dict[str, Any]


def renew(reports: Collection[str], read: Sequence[tuple[int, Plain]], decided: Sequence[Judgement], setting: Setting) -> tuple[list[Plain], dict[str, str], set[str]]:
    """Link some reports anew, of which ``read`` holds readings (number, record). Call inside ``writing()``.

    Gives the incidents of the components touched, the component of each by its natural id, and the components they come from.
    1. Forget what the reports told before. 2. Load what shares a key with what they tell now, and score. 3. Load the components
    that this touches. 4. Cut these anew. 5. Keep. The outcome is that of linking everything from nothing.
    """
    old = kept.of_reports(reports)  # 1
    kept.drop(reports, old, [(key, number) for number, row in old if row.payload for key in key_numbers(unpack_telling(row).told)])
    part = road.Linked(judgements=list(decided))
    fresh = [telling for _, record in read for telling in road.shelve(part, record)]
    near = _meet(part, fresh)  # 2
    homes = {row.home for _, row in old} | {near[uid] for telling in fresh for uid in part.links[telling.uid] if uid in near}
    home_of, homes = _load(part, homes, fresh, decided)  # 3
    road.settle(part, [*home_of, *(telling.uid for telling in fresh)])  # 4
    labels = _labels(part.home, home_of)
    _put_on_shelf(part, {part.tellings[uid].told.report for uid in home_of})
    found = road.incidents(part, setting, only=part.home)
    _keep(part, fresh, read, home_of, labels)  # 5
    event_home = {event.uid: labels[home] for uid, home in part.home.items() for event in part.tellings[uid].members}
    return found, {one["id"]: event_home[one["events"][0]] for one in found}, homes


def _meet(part: road.Linked, fresh: Sequence[Telling]) -> dict[str, str]:
    """Score new tellings against those that share a key with them; the component of each of those."""
    keys = {number: key for telling in fresh for number, key in key_numbers(telling.told).items()}
    blocks, rows = kept.under(keys)
    part.tellings.update((row.uid, unpack_telling(row)) for row in rows)
    for number, uids in blocks.items():
        part.blocks[keys[number]] += uids
    for telling in fresh:
        road.meet(part, telling)
    return {row.uid: row.home for row in rows}


def _load(part: road.Linked, homes: set[str], fresh: Sequence[Telling], decided: Sequence[Judgement]) -> tuple[dict[str, str], set[str]]:
    """Load components, and those that a person's "same" ties to them; the component of each telling loaded."""
    same = [(one.subject, one.other) for one in decided if one.kind == "same" and one.other]
    claims = {claim for telling in fresh for claim in telling.claims}
    home_of: dict[str, str] = {}
    loaded: set[str] = set()
    while True:
        homes |= kept.homes_of_claims({claim for pair in same if claims & set(pair) for claim in pair if claim})
        if homes <= loaded:
            return home_of, homes
        for row in kept.of_homes(homes - loaded):
            telling = part.tellings[row.uid] = unpack_telling(row)
            home_of[row.uid] = row.home
            claims.update(telling.claims)
        for link in kept.links_of(homes - loaded):
            part.links[link.a][link.b] = part.links[link.b][link.a] = unpack_link(link)
        loaded |= homes


def _labels(home: dict[str, str], home_of: dict[str, str]) -> dict[str, str]:
    """What the new components are called in the record: as the old one that most of their tellings come from, so that few rows change."""
    votes = Counter((home[uid], old) for uid, old in home_of.items())
    labels: dict[str, str] = {}
    for (new, old), _ in sorted(votes.items(), key=lambda vote: (-vote[1], vote[0])):
        if new not in labels and old not in labels.values():
            labels[new] = old
    taken = set(home_of.values()) | set(labels.values())
    for new in sorted(set(home.values()) - labels.keys()):
        label = new if new not in taken else f"{new}+"
        labels[new] = label
        taken.add(label)
    return labels


def _put_on_shelf(part: road.Linked, reports: set[str]) -> None:
    for payload in kept.shelves(reports - part.shelf.sources.keys()):
        part.shelf.put(unpack_report(payload))


def _keep(part: road.Linked, fresh: Sequence[Telling], read: Sequence[tuple[int, Plain]], home_of: dict[str, str], labels: dict[str, str]) -> None:
    new = {telling.uid for telling in fresh}
    ends = sorted({(uid, other) if uid < other else (other, uid) for uid in new for other in part.links[uid]})
    kept.rehome({uid: labels[part.home[uid]] for uid, old in home_of.items() if labels[part.home[uid]] != old})
    kept.keep(
        (pack_telling(telling, labels[part.home[telling.uid]]) for telling in fresh),
        (pack_link(a, b, labels[part.home[a]], part.links[a][b]) for a, b in ends),
        pack_reports(part, {record["report"]["id"]: number for number, record in read}),
    )
