"""How a reading is held against a gold annotation: the measures of the quality gate.

Spans are matched by overlap, values exactly. What each measure counts:
statement  content overlaps a gold statement's by half or more; origin, chain: of those, with the right first voice, and relays
harm_count harms with the right outcome, minimum and maximum; harm_exact: and victims; harm_full: and scope, place, date, voice
event      events of the right type, near the gold trigger or at its place
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

Plain = dict[str, Any]
Span = Sequence[int] | None
Row = tuple[int, int, int, int]  # gold found, gold, ours right, ours

MEASURES = ("statement", "act", "origin", "chain", "harm", "harm_count", "harm_exact", "harm_full", "event")


def plain(words: str | None) -> str:
    """Words without marks and spelling differences, for comparing names."""
    words = re.sub("[\u064b-\u0652\u0670\u0640]", "", words or "")
    words = re.sub("[إأآٱ]", "ا", words).replace("ى", "ي").replace("ة", "ه")
    return re.sub(r"[^\w]+", " ", words).strip().lower()


def shared(a: Span, b: Span) -> int:
    """Characters that two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0])) if a and b else 0


def iou(a: Span, b: Span) -> float:
    """Shared characters over all characters of two spans."""
    both = shared(a, b)
    return both / ((a[1] - a[0]) + (b[1] - b[0]) - both) if both and a and b else 0.0


def best_pairs(golds: list[Plain], ours: list[Plain], score: Callable[[Plain, Plain], float], floor: float = 0.0) -> list[tuple[Plain, Plain]]:
    """One-to-one pairs, best score first."""
    ranked = sorted(((score(g, o), i, j) for i, g in enumerate(golds) for j, o in enumerate(ours)), reverse=True)
    left: set[int] = set()
    right: set[int] = set()
    pairs = []
    for value, i, j in ranked:
        if value > floor and i not in left and j not in right:
            left.add(i)
            right.add(j)
            pairs.append((golds[i], ours[j]))
    return pairs


def same_voice(text: str, gold: Plain, voice: Plain | None) -> bool:
    """The same voice, by id, by place in the text or by name."""
    if not voice:
        return False
    if (gold.get("name_norm") and voice.get("id") and plain(gold["name_norm"]) == plain(voice["id"])) or shared(gold.get("span"), voice.get("span")):
        return True
    words, name = plain(text[slice(*gold["span"])] if gold.get("span") else gold.get("name_norm")), plain(voice.get("name"))
    return bool(name and words) and (name in words or words in name)


def score(gold: Plain, record: Plain, text: str) -> dict[str, Row]:
    """Rows of all measures for one report."""
    rows: dict[str, Row] = {}
    _statements(gold, record, text, rows)
    _harms(gold, record, text, rows)
    _events(gold, record, text, rows)
    return rows


def _statements(gold: Plain, record: Plain, text: str, rows: dict[str, Row]) -> None:
    low, high = gold.get("body") or [0, len(text)]
    ours = [c for c in record["claims"] if (len(c["chain"]) > 1 or c["act"] == "disclaim") and c["content"][0] >= low - 5 and c["content"][1] <= high + 5]
    pairs = best_pairs(gold["statements"], ours, lambda g, c: iou(g["content"], c["content"]), 0.4999)
    matched = {id(g): c for g, c in pairs}
    for g in gold["statements"]:
        twin = next((c for h, c in pairs if h is not g and h["content"] == g["content"]), None)
        if id(g) not in matched and twin:
            matched[id(g)] = twin
    hits = [(g, matched[id(g)]) for g in gold["statements"] if id(g) in matched]
    used = len({id(c) for c in matched.values()})
    rows["statement"] = (len(hits), len(gold["statements"]), used, len(ours))
    right = [(g, c) for g, c in hits if same_voice(text, g["origin"], (c["chain"] or [None])[0])]
    chain = [
        (g, c)
        for g, c in right
        if len(c["chain"][1:-1]) == len(g["relays"]) and all(any(same_voice(text, r, v) for v in c["chain"][1:-1]) for r in g["relays"])
    ]
    acts = [1 for g, c in hits if g["act"] == c["act"]]
    for name, count in (("act", len(acts)), ("origin", len(right)), ("chain", len(chain))):
        rows[name] = (count, len(hits), count, len(hits))


def _harms(gold: Plain, record: Plain, text: str, rows: dict[str, Row]) -> None:
    low, high = gold.get("body") or [0, len(text)]
    voices = {event: claim for claim in record["claims"] for event in claim["events"]}
    ours = [
        {**h, **h["victims"], "event": e}
        for e in record["events"]
        for h in e["harms"]
        if h["max"] != 0 and h["span"][0] >= low - 5 and h["span"][1] <= high + 5
    ]

    def near(g: Plain, o: Plain) -> float:
        if g["outcome"] != o["outcome"] or not shared(g["span"], o["span"]):
            return 0.0
        return 1 + (g["min"] == o["min"] and g["max"] == o["max"]) + iou(g["span"], o["span"])

    pairs = best_pairs(gold["harms"], ours, near)
    count = [(g, o) for g, o in pairs if (g["min"], g["max"]) == (o["min"], o["max"])]
    exact = [(g, o) for g, o in count if all(g.get(key, "unknown") == o[key] for key in ("status", "age", "sex"))]
    origins = {s["id"]: s["origin"] for s in gold["statements"]}
    full = [
        (g, o)
        for g, o in exact
        if g["scope"] == o["scope"]
        and _same_place(text, gold, g, o["event"])
        and _same_date(g, o["event"], gold.get("published"))
        and _same_teller(text, g, voices.get(o["event"]["id"]), origins)
    ]
    for name, got in (("harm", pairs), ("harm_count", count), ("harm_exact", exact), ("harm_full", full)):
        rows[name] = (len(got), len(gold["harms"]), len(got), len(ours))


def _same_teller(text: str, gold: Plain, claim: Plain | None, origins: dict[str, Plain]) -> bool:
    if not gold.get("statement"):
        return claim is None or len(claim["chain"]) <= 1
    return claim is not None and same_voice(text, origins[gold["statement"]], claim["chain"][0])


def _same_place(text: str, gold: Plain, harm: Plain, event: Plain) -> bool:
    told = [h for h in gold["harms"] if (h.get("repeat_of") or h["id"]) == (harm.get("repeat_of") or harm["id"])]
    if any(not h.get("place_norm") for h in told):
        return True
    spans = [h["place_span"] for h in told if h.get("place_span")]
    names = {plain(h["place_norm"]) for h in told} | {plain(text[slice(*s)]) for s in spans}
    return any(any(shared(s, p["span"]) for s in spans) or names & {plain(p["name"]), plain(p["id"]), plain(text[slice(*p["span"])])} for p in event["places"])


def _same_date(gold: Plain, event: Plain, published: str | None) -> bool:
    time = event["time"] or {}
    if not gold.get("date") or (gold["date"] == published and not time.get("start")):
        return True
    first, _, last = gold["date"].partition("/")
    start = (time.get("start") or "")[:10]
    return bool(start) and start <= (last or first) and (time.get("end") or start)[:10] >= first


def _events(gold: Plain, record: Plain, text: str, rows: dict[str, Row]) -> None:
    low, high = gold.get("body") or [0, len(text)]
    ours = [e for e in record["events"] if e["span"][0] >= low - 5 and e["span"][1] <= high + 5]

    def same(g: Plain, e: Plain) -> bool:
        if g["type"] != e["type"]:
            return False
        if shared(g["trigger"], e["span"]) or abs(g["trigger"][0] - e["span"][0]) < 120:
            return True
        names = {plain(p["name_norm"]) for p in g["places"]} | {plain(text[slice(*p["span"])]) for p in g["places"] if p.get("span")}
        return any(names & {plain(p["name"]), plain(p["id"]), plain(text[slice(*p["span"])])} for p in e["places"])

    told = sum(any(same(g, e) for e in ours) for g in gold["events"])
    right = sum(any(same(g, e) for g in gold["events"]) for e in ours)
    rows["event"] = (told, len(gold["events"]), right, len(ours))


def add(total: dict[str, Row], rows: dict[str, Row]) -> None:
    """Add the rows of one report to a total."""
    for name, row in rows.items():
        a, b = total.get(name, (0, 0, 0, 0)), row
        total[name] = (a[0] + b[0], a[1] + b[1], a[2] + b[2], a[3] + b[3])


def f1(row: Row) -> float:
    """Harmonic mean of recall over the gold and precision over ours."""
    recall = row[0] / row[1] if row[1] else 1.0
    precision = row[2] / row[3] if row[3] else 0.0
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def line(name: str, row: Row) -> str:
    """One printed line of a measure."""
    recall, precision = row[0] / row[1] if row[1] else 1.0, row[2] / row[3] if row[3] else 0.0
    return f"{name:11} {row[0]:4}/{row[1]:<4} P {precision:.3f}  R {recall:.3f}  F1 {f1(row):.3f}"
