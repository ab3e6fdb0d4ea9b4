"""How well linking does: on the clusters labelled in tools/linking_gold.json, and on the samples' answer key.

A labelled telling is a report's line and a place in its text; it stands for the event that the reader found nearest to it. Where
the reader found none there, the telling stays alone: what reading misses, linking cannot join, and that counts.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from marsad.claims.road import read
from marsad.lexicon.packs import load_packs
from marsad.linking.road import Linked, link
from marsad.model.identity import with_uids
from marsad.model.record import to_record
from marsad.model.report import Report

GOLD = Path(__file__).with_name("linking_gold.json")
NEAR = 120  # characters between a label and the event it means
Plain = dict[str, Any]
Item = tuple[int, int]


def shared_records(path: Path) -> list[Plain]:
    """The records of all shared reports, in the order of their lines."""
    packs, records = load_packs(), []
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        report = Report(row["content"], row["source"], date.fromisoformat(row["date_extracted"][:10]), row["url"], row["title"])
        records.append(with_uids(to_record(read(report, packs), "gold")))
    return records


def labels() -> dict[Item, str]:
    """Each labelled telling, by line and place, with the event that it tells."""
    gold = json.loads(GOLD.read_text(encoding="utf-8"))
    return {(told["line"], told["at"]): event["id"] for event in gold["events"] for told in event["told"]}


def found_events(records: Sequence[Plain], linked: Linked, items: Iterable[Item]) -> dict[Item, str | None]:
    """The event of a telling that lies nearest to each label."""
    members = {event.uid for telling in linked.tellings.values() for event in telling.members}
    return {(line, at): _nearest(records[line], at, members) for line, at in items}


def _nearest(record: Plain, at: int, members: set[str]) -> str | None:
    best: tuple[int, str] | None = None
    for event in record["events"]:
        if event["uid"] not in members:
            continue
        spans = [event["span"], *(harm["span"] for harm in event["harms"])]
        distance = min(max(start - at, at - end, 0) for start, end in spans)
        if distance <= NEAR and (best is None or distance < best[0]):
            best = distance, event["uid"]
    return best[1] if best else None


def homes(linked: Linked) -> dict[str, int]:
    """The number of the cluster of each event."""
    return {event.uid: at for at, cluster in enumerate(linked.clusters) for uid in cluster for event in linked.tellings[uid].members}


def pairs_f1(truth: Mapping[Item, str], found: Mapping[Item, object]) -> tuple[float, float, float]:
    """Precision, recall and F1 over pairs of labelled tellings."""
    right = _pairs(truth[item] + "\0" + str(found[item]) for item in truth)
    told, linked = _pairs(truth.values()), _pairs(str(value) for value in found.values())
    precision, recall = right / linked if linked else 1.0, right / told if told else 1.0
    return precision, recall, _f1(precision, recall)


def _pairs(values: Iterable[str]) -> int:
    sizes: dict[str, int] = defaultdict(int)
    for value in values:
        sizes[value] += 1
    return sum(size * (size - 1) // 2 for size in sizes.values())


def b_cubed(truth: Mapping[Item, str], found: Mapping[Item, object]) -> tuple[float, float, float]:
    """B-cubed precision, recall and F1 (Bagga and Baldwin 1998): the mean over tellings of how pure and how whole their cluster is."""
    by_truth, by_found = defaultdict(set), defaultdict(set)
    for item in truth:
        by_truth[truth[item]].add(item)
        by_found[found[item]].add(item)
    precision = sum(len(by_truth[truth[item]] & by_found[found[item]]) / len(by_found[found[item]]) for item in truth) / len(truth)
    recall = sum(len(by_truth[truth[item]] & by_found[found[item]]) / len(by_truth[truth[item]]) for item in truth) / len(truth)
    return precision, recall, _f1(precision, recall)


def _f1(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def score_gold(records: Sequence[Plain]) -> dict[str, tuple[float, float, float]]:
    """Pairs and B-cubed on the linking gold; and how many labels have an event at all."""
    linked, truth = link(records), labels()
    events, home = found_events(records, linked, truth), homes(linked)
    found = {item: home[event] if event else f"alone {item}" for item, event in events.items()}
    seen = sum(event is not None for event in events.values()) / len(events)
    return {"pairs": pairs_f1(truth, found), "b-cubed": b_cubed(truth, found), "read": (seen, seen, seen)}


def training_records():
    import pickle
    return pickle.load(open('/tmp/lk/recs.pkl','rb'))
