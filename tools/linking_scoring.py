"""How well linking does: on the clusters labelled in tools/linking_gold.json, and on the answer key of samples/incidents.

The labelled events are in two halves by their ids: what is found in the one half may mend the program, the other one shows
whether the mending holds beyond it. A labelled telling is a report's line and a place in its text; it stands for the event that the reader found nearest to it. Where
the reader found none there, the telling stays alone: what reading misses, linking cannot join, and that counts.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from marsad.claims.road import read
from marsad.lexicon.packs import load_packs
from marsad.linking.incidents import Setting
from marsad.linking.road import Linked, incidents, link
from marsad.linking.sides import spokesmen
from marsad.linking.tolls import totals
from marsad.model.identity import with_uids
from marsad.model.record import to_record
from marsad.model.report import Report
from marsad.text.fold import fold_word

ROOT = Path(__file__).resolve().parents[1]
GOLD = Path(__file__).with_name("linking_gold.json")
KEY = ROOT / "samples" / "incidents" / "key.json"
HAPPENINGS = ROOT / "samples" / "happenings"
SAMPLES = (ROOT / "samples" / "incidents" / "reports.jsonl", ROOT / "samples" / "ghouta" / "reports.jsonl")
SHARED = ROOT.parent / "shared" / "data" / "reports" / "saudinewsnet-2015.jsonl"
NEAR = 120  # characters between a label and the event it means
HALVES = ("tuning", "held out")
Plain = dict[str, Any]
Item = tuple[int, int]
Measures = tuple[float, float, float]


def shared_records(path: Path = SHARED) -> list[Plain]:
    """The records of all shared reports, in the order of their lines."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return [_record(Report(row["content"], row["source"], date.fromisoformat(row["date_extracted"][:10]), row["url"], row["title"])) for row in rows]


def sample_records(path: Path) -> dict[str, Plain]:
    """The records of the samples of one file by their names."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    return {row["id"]: _record(Report(row["text"], row["outlet"], date.fromisoformat(row["published"]), row["url"], row["title"])) for row in rows}


def training_records() -> list[Plain]:
    """What weights are fitted on: the samples, and the shared reports where they are."""
    records = [record for path in SAMPLES for record in sample_records(path).values()]
    return records + (shared_records() if SHARED.is_file() else [])


def _record(report: Report) -> Plain:
    return with_uids(to_record(read(report, load_packs()), "gold"))


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
        spans = [event["span"], *(one["span"] for key in ("harms", "mentions") for one in event.get(key, ()))]
        distance = min(max(start - at, at - end, 0) for start, end in spans)
        if distance <= NEAR and (best is None or distance < best[0]):
            best = distance, event["uid"]
    return best[1] if best else None


def homes(linked: Linked) -> dict[str, int]:
    """The number of the cluster of each event."""
    return {event.uid: at for at, cluster in enumerate(linked.clusters) for uid in cluster for event in linked.tellings[uid].members}


def pairs_f1(truth: Mapping[Item, str], found: Mapping[Item, object]) -> Measures:
    """Precision, recall and F1 over pairs of labelled tellings."""
    right = _pairs(truth[item] + "\0" + str(found[item]) for item in truth)
    return _measures(right, _pairs(str(found[item]) for item in truth), _pairs(truth.values()))


def _pairs(values: Iterable[str]) -> int:
    sizes: dict[str, int] = defaultdict(int)
    for value in values:
        sizes[value] += 1
    return sum(size * (size - 1) // 2 for size in sizes.values())


def b_cubed(truth: Mapping[Item, str], found: Mapping[Item, object]) -> Measures:
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


def half(event: str) -> str:
    """The half that a labelled event is in."""
    return HALVES[hashlib.sha256(event.encode()).digest()[-1] % 2]


def score_gold(records: Sequence[Plain]) -> dict[str, Measures]:
    """Pairs and B-cubed on the linking gold, whole and by halves; and how many labels have an event at all."""
    linked, truth = link(records), labels()
    events, home = found_events(records, linked, truth), homes(linked)
    found = {item: home[event] if event else f"alone {item}" for item, event in events.items()}
    seen = sum(event is not None for event in events.values()) / len(events)
    rows = {"pairs": pairs_f1(truth, found), "b-cubed": b_cubed(truth, found), "read": (seen, seen, seen)}
    for name in HALVES:
        part = {item: event for item, event in truth.items() if half(event) == name}
        rows[f"pairs, {name}"], rows[f"b-cubed, {name}"] = pairs_f1(part, found), b_cubed(part, {item: found[item] for item in part})
    return rows


# --- the answer key of the samples --------------------------------------------------------------------------------------


def score_samples(folder: Path = KEY.parent, *, say: Callable[[str], None] = lambda line: None) -> dict[str, Measures]:
    """What of the answer key of a folder is met, each a share: who shares an incident, place, date, ranges, tolls, origins, parties, disputes, grades.

    ``say`` is told each thing that is not as the key has it.
    """
    records, key = sample_records(folder / "reports.jsonl"), json.loads((folder / "key.json").read_text(encoding="utf-8"))
    linked = link(records.values())
    found = incidents(linked, Setting(side=spokesmen(load_packs().actors)))
    names = {record["report"]["id"]: name for name, record in records.items()}
    met: dict[str, list[bool]] = defaultdict(list)
    hits = Counter[str]()
    taken: set[str] = set()
    for wanted in key["incidents"]:
        near = [one for one in found if one["id"] not in taken and {names[report] for report in one["reports"]} & set(wanted["reports"])]
        if not near:
            say(f"{wanted['id']}: no incident is left for it")
            near = [{**found[0], **NOTHING}]
        best = max(near, key=lambda one: _likeness(wanted, one, names))
        taken.add(best["id"])
        for measure, good in _checks(wanted, best, names).items():
            met[measure].append(good)
            if not good:
                say(f"{wanted['id']}: {measure} is {_shown(best, measure, names)}")
        ours, theirs = {one["kind"] for one in best["disputes"]}, set(wanted["disputes"])
        hits.update(right=len(ours & theirs), found=len(ours), wanted=len(theirs))
        if ours != theirs:
            say(f"{wanted['id']}: disputes found are {sorted(ours)}, wanted {sorted(theirs)}")
    met["totals"] = [_has_total(linked, wanted, one) for wanted in key["running_totals"] for one in wanted["series"]]
    met["none"] = [_nobody_killed(found, wanted, names) for wanted in key.get("none", ())]
    rows = {measure: (share := sum(good) / len(good), share, share) for measure, good in met.items() if good}
    rows["disputes"] = _measures(hits["right"], hits["found"], hits["wanted"])
    return rows


def _nobody_killed(found: Sequence[Plain], wanted: Plain, names: Mapping[str, str]) -> bool:
    """No incident counts dead by a report that tells only what is feared, remembered, judged, or no deed of war."""
    return not any(one["killed"]["all"] for one in found if {names[report] for report in one["reports"]} & set(wanted["reports"]))


NOTHING: Plain = {"attribution": [], "assessment": {"value": None, "trace": [{"rule": ""}]}, "id": "", "reports": [], "place": None, "date": {"start": None, "end": None}, "origins": {"min": 0, "max": 0}, "disputes": [], "tolls": []} | {
    outcome: dict.fromkeys(("civilian", "fighter", "unknown", "children", "women", "all")) for outcome in ("killed", "injured")
}


def _likeness(wanted: Plain, one: Plain, names: Mapping[str, str]) -> float:
    """Of two incidents of one town on one day the one with the key's figures is meant."""
    ours, theirs = {names[report] for report in one["reports"]}, set(wanted["reports"])
    return len(ours & theirs) / len(ours | theirs) + (0.5 if all(_ranges(wanted, one).values()) else 0.0)


def _checks(wanted: Plain, one: Plain, names: Mapping[str, str]) -> dict[str, bool]:
    start, _, end = wanted["date"].partition("/")
    place = one["place"] or {"name": ""}
    return {
        "reports": {names[report] for report in one["reports"]} == set(wanted["reports"]),
        "place": fold_word(wanted["place"]) in fold_word(place["name"]),
        "date": (one["date"]["start"], one["date"]["end"]) == (start, end or start),
        "ranges": all(_ranges(wanted, one).values()),
        "ranges exact": all(_ranges(wanted, one, exact=True).values()),
        "tolls": "tolls" not in wanted or [toll["min"] for toll in one["tolls"]] == wanted["tolls"],
        "origins": [one["origins"]["min"], one["origins"]["max"]] == wanted["origins"],
        "grade": one["assessment"]["value"] == wanted["grade"],
        "perpetrators": "perpetrators" not in wanted or {party["actor"] for party in one["attribution"]} == set(wanted["perpetrators"]),
    }


def _ranges(wanted: Plain, one: Plain, *, exact: bool = False) -> dict[str, bool]:
    """Whether each range of the key lies in what was found; ``exact``: whether it is what was found."""
    return {
        f"{outcome} {group}": _holds(one[outcome], group, interval, exact=exact)
        for outcome in ("killed", "injured")
        for group, interval in wanted.get(outcome, {}).items()
    }


def _holds(found: Plain, group: str, wanted: Plain, *, exact: bool) -> bool:
    """A range of the key lies in what was found; ``exact``: it is what was found."""
    told = found.get(group)
    if not told:
        return False
    low, high = told["min"], told["max"]
    if exact:
        return (low, high) == (wanted["min"], wanted["max"])
    return low <= wanted["min"] and (high is None or (wanted["max"] is not None and wanted["max"] <= high))


def _shown(one: Plain, measure: str, names: Mapping[str, str]) -> object:
    if measure == "reports":
        return sorted(names[report] for report in one["reports"])
    if measure.startswith("ranges"):
        return {outcome: {group: interval for group, interval in one[outcome].items() if interval} for outcome in ("killed", "injured")}
    if measure == "perpetrators":
        return [party["actor"] for party in one["attribution"]]
    if measure == "grade":
        return one["assessment"]["value"], [step["rule"] for step in one["assessment"]["trace"]][-1]
    return one[measure]


def _has_total(linked: Linked, wanted: Plain, series: Plain) -> bool:
    return any(
        (total.source, date.fromordinal(total.as_of).isoformat(), total.low) == (series["source"], series["as_of"], series["n"])
        and fold_word(wanted["place"]) in total.place
        and total.since == date.fromisoformat(wanted["since"]).toordinal()
        for total in totals(linked.totals, linked.shelf.said)
    )


def _measures(right: int, found: int, wanted: int) -> Measures:
    precision, recall = right / found if found else 1.0, right / wanted if wanted else 1.0
    return precision, recall, _f1(precision, recall)
