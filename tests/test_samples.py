"""The samples are this project's own, and their gold files say what the annotators wrote."""

from __future__ import annotations

import hashlib
import importlib.util
import json
import re
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

SAMPLES = Path(__file__).parent.parent / "samples" / "ghouta"
SHARED = Path(__file__).resolve().parents[2] / "shared"  # beside the project, where it is
PUBLISHED = (".txt", ".jsonl", ".csv", ".conllu", ".json")
RUN = 8

ACTS = set(
    [
        "assert",
        "accuse",
        "deny",
        "doubt",
        "concede",
        "claim_responsibility",
        "justify",
        "correct",
        "demand",
        "condemn",
        "propose",
        "promise",
        "threaten",
        "disclaim",
    ]
)
KINDS = set(
    [
        "outlet",
        "wire",
        "broadcaster",
        "monitor",
        "rescue",
        "medical",
        "official_civil",
        "official_military",
        "armed_group",
        "party",
        "un_body",
        "ngo",
        "activist",
        "witness",
        "resident",
        "correspondent",
        "document",
        "social_media",
        "unknown",
    ]
)
TYPES = set(
    [
        "airstrike",
        "drone_strike",
        "shelling",
        "missile_strike",
        "chemical_attack",
        "explosion",
        "landmine",
        "suicide_attack",
        "shooting",
        "clash",
        "advance",
        "territorial_change",
        "siege",
        "killing",
        "execution",
        "torture",
        "detention",
        "abduction",
        "displacement",
        "evacuation",
        "negotiation",
        "agreement",
        "ceasefire",
        "ceasefire_violation",
        "prisoner_exchange",
        "aid_delivery",
        "aid_obstruction",
        "protest",
        "damage",
        "casualties",
    ]
)
OUTCOMES = set(["killed", "injured", "missing", "detained", "abducted", "tortured", "displaced", "evacuated", "trapped"])
EXPRS = set(["exact", "at_least", "more_than", "at_most", "less_than", "about", "range", "vague", "unstated"])
STATES = set(["happened", "ongoing", "planned", "conditional", "hypothetical", "negated"])
VICTIMS = {
    "status": {"civilian", "fighter", "soldier", "unknown"},
    "age": {"child", "adult", "elderly", "unknown"},
    "sex": {"woman", "man", "unknown"},
    "scope": {"event", "running_total"},
    "outcome": OUTCOMES,
    "expr": EXPRS,
}


def annotate() -> ModuleType:
    """The script beside the samples."""
    spec = importlib.util.spec_from_file_location("samples_annotate", SAMPLES / "annotate.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


SCRIPT = annotate()
REPORTS: dict[str, dict[str, Any]] = SCRIPT.reports()
NOTES = SCRIPT.written_down()
GOLD = {name: json.loads((SAMPLES / "gold" / f"{name}.json").read_text(encoding="utf-8")) for name in REPORTS}
each = pytest.mark.parametrize("name", REPORTS)


def told(words: str, text: str, span: list[int]) -> bool:
    """The span holds the words that the annotator wrote, and cuts no word in two."""
    first, _, last = words.partition("#")[0].partition(" … ")
    inside = text[slice(*span)]
    whole = not re.match(r"\w\w", text[span[1] - 1 : span[1] + 1])
    return inside.startswith(first) and inside.endswith(last or first) and whole


def pairs(name: str) -> Iterator[tuple[str, list[int]]]:
    """Every span of a gold file, with the words that the annotator wrote for it."""
    notes, gold = NOTES[name], GOLD[name]
    for says, row in zip(notes.says, gold["statements"], strict=True):
        yield from ((says.cue, row["cue"]), (says.content, row["content"]), (says.origin.words, row["origin"]["span"]))
        yield from ((words, relay["span"]) for (words, _), relay in zip(says.via, row["relays"], strict=True))
    for harm, row in zip(notes.harms, gold["harms"], strict=True):
        yield harm.words, row["span"]
        if harm.place and harm.place[0]:
            yield harm.place[0], row["place_span"]
    for event, row in zip(notes.events, gold["events"], strict=True):
        yield event.words, row["trigger"]
        yield from ((words, place["span"]) for (words, _), place in zip(event.places, row["places"], strict=True))
        yield from ((t.words, tally["span"]) for t, tally in zip(event.tally, row.get("tally", []), strict=True))
    yield from zip(notes.related, gold["related"], strict=True)


def ids(gold: dict[str, Any], kind: str) -> list[str]:
    return [row["id"] for row in gold[kind]]


def day_or_days(value: str | None) -> bool:
    """No date, one day, or two days in order."""
    days = [date.fromisoformat(part) for part in (value or "").split("/") if part]
    return len(days) <= 2 and days == sorted(days)


def test_every_report_is_marked_as_a_sample() -> None:
    assert len(REPORTS) >= 25 and set(REPORTS) == set(NOTES)
    assert all(r["sample"] and "افتراضي" in r["outlet"] for r in REPORTS.values())
    assert all(r["url"].startswith("https://example.org/") for r in REPORTS.values())


def test_ids_are_unique() -> None:
    lines = (SAMPLES / "reports.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(lines) == len({json.loads(line)["id"] for line in lines})
    assert {p.stem for p in (SAMPLES / "gold").glob("*.json")} == set(REPORTS)


def test_gold_files_are_up_to_date() -> None:
    written = {name: (SAMPLES / "gold" / f"{name}.json").read_text(encoding="utf-8") for name in REPORTS}
    assert SCRIPT.rendered() == written


@each
def test_report_is_short_and_its_hash_is_right(name: str) -> None:
    report, gold = REPORTS[name], GOLD[name]
    assert 80 <= len(report["text"].split()) <= 250
    assert gold["text_sha256"] == hashlib.sha256(report["text"].encode()).hexdigest()
    assert (gold["outlet"], gold["published"]) == (report["outlet"], report["published"])
    assert date.fromisoformat(report["published"])


@each
def test_spans_hold_the_words_that_were_written_down(name: str) -> None:
    text = REPORTS[name]["text"]
    assert [(words, text[slice(*span)]) for words, span in pairs(name) if not told(words, text, span)] == []


@each
def test_spans_lie_in_the_body(name: str) -> None:
    gold = GOLD[name]
    low, high = gold["body"]
    spans = [row[key] for kind, key in (("statements", "content"), ("harms", "span"), ("events", "trigger")) for row in gold[kind]]
    assert all(low <= start < end <= high for start, end in spans)
    assert not any(s < end and start < e for s, e in spans for start, end in gold["related"])


@each
def test_content_holds_no_cue_and_no_full_stop(name: str) -> None:
    text = REPORTS[name]["text"]
    for row in GOLD[name]["statements"]:
        (start, end), (cue, cue_end) = row["content"], row["cue"]
        assert text[end - 1] not in ".،: \n" and text[start] not in "،: \n"
        assert cue_end <= start or end <= cue


@each
def test_vocabulary_is_the_record_s(name: str) -> None:
    gold = GOLD[name]
    assert {s["act"] for s in gold["statements"]} <= ACTS
    assert {s["origin"]["kind"] for s in gold["statements"]} <= KINDS
    assert {e["type"] for e in gold["events"]} <= TYPES and {e["status"] for e in gold["events"]} <= STATES
    for harm in gold["harms"]:
        assert all(harm[key] in allowed for key, allowed in VICTIMS.items())
        assert 0 < harm["min"] <= (harm["max"] or harm["min"])
        assert harm["max"] is None or harm["expr"] not in {"at_least", "more_than", "unstated"}
    assert all(day_or_days(row["date"]) for row in gold["harms"] + gold["events"])


@each
def test_references_lead_somewhere(name: str) -> None:
    gold = GOLD[name]
    statements, harms, events = ids(gold, "statements"), ids(gold, "harms"), ids(gold, "events")
    assert all(len(set(kind)) == len(kind) for kind in (statements, harms, events))
    assert {to for s in gold["statements"] for to in s["responds_to"]} <= set(statements)
    for harm in gold["harms"]:
        assert {harm["part_of"], harm["repeat_of"]} - {None} <= set(harms) - {harm["id"]}
        assert harm["statement"] is None or harm["statement"] in statements
    assert sorted(h for e in gold["events"] for h in e["harms"]) == sorted(harms)


@each
def test_harm_stands_in_the_statement_that_tells_it(name: str) -> None:
    gold = GOLD[name]
    contents = {s["id"]: s["content"] for s in gold["statements"]}
    inside = {h["id"]: {i for i, (a, b) in contents.items() if a <= h["span"][0] and h["span"][1] <= b} for h in gold["harms"]}
    assert all(h["statement"] in inside[h["id"]] if h["statement"] else not inside[h["id"]] for h in gold["harms"])


def runs(text: str) -> set[tuple[str, ...]]:
    """Every run of eight words, in plain spelling."""
    plain = re.sub("[\u064b-\u0652\u0670\u0640]", "", re.sub("[أإآ]", "ا", text)).replace("ى", "ي").replace("ة", "ه")
    words = re.findall(r"\w+", plain)
    return {tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared material is not on this machine")
def test_no_sample_repeats_a_publisher() -> None:
    own = {run: name for name, report in REPORTS.items() for run in runs(f"{report['title']}\n{report['text']}")}
    shared = set[tuple[str, str, str]]()
    for path in (path for suffix in PUBLISHED for path in SHARED.rglob(f"*{suffix}")):
        for line in path.read_text(encoding="utf-8", errors="replace").splitlines():
            plain = json.dumps(json.loads(line), ensure_ascii=False).replace("\\n", " ") if path.suffix == ".jsonl" else line
            shared |= {(path.name, own[run], " ".join(run)) for run in runs(plain) & own.keys()}
    assert not shared
