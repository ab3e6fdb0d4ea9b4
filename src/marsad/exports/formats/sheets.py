"""The sheets of the spreadsheet pack: which rows one incident gives to each."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from marsad.exports.flat import flat
from marsad.exports.protection import BLOCK, blocked
from marsad.exports.seen import ClaimSeen, Seen
from marsad.exports.writing import About
from marsad.record.cells import from_json

Plain = dict[str, Any]
CHAIN = " ← "


def incidents(one: Seen, about: About) -> Iterator[Plain]:
    """One row."""
    yield flat(one.incident, address=about.address)


def accounts(one: Seen, about: About) -> Iterator[Plain]:
    """A row for each group that a claim gives a number of."""
    days = {toll["claim"]: toll["as_of"] for toll in one.incident["tolls"]}
    for figure in one.incident["figures"]:
        for group, count in figure["counts"].items():
            yield {
                **{"incident": one.incident["id"], "claim": figure["claim"], "outcome": figure["outcome"], "group": group, "min": count["min"], "max": count["max"]},
                **{"bound": figure["bound"], "superseded_by": figure["superseded_by"], "as_of": days.get(figure["claim"])},
            }


def claims(one: Seen, about: About) -> Iterator[Plain]:
    """A row for each claim."""
    groups = {uid: number for number, group in enumerate(one.incident["origins"]["groups"], 1) for uid in group}
    codes = one.incident["assessment"].get("admiralty", {})
    for claim in one.claims:
        chain = claim.claim["chain"]
        first = chain[0] if chain else {"name": claim.report["outlet"], "kind": "outlet", "anonymous": False}
        yield {
            **{"incident": one.incident["id"], "claim": claim.uid, "report": claim.report["id"], "outlet": claim.report["outlet"], "published": claim.report["published"]},
            **{"act": claim.claim["act"], "origin": first["name"], "origin_kind": first["kind"], "anonymous": first["anonymous"]},
            **{"chain": CHAIN.join(str(voice["name"]) for voice in chain), "words": claim.words, "quoted": claim.claim["quoted"], "hedge": hedge(claim)},
            **{"origin_group": groups.get(claim.uid), "admiralty": codes.get(claim.uid)},
        }


def hedge(claim: ClaimSeen) -> Any:
    """The words that weaken a claim."""
    found = claim.claim["hedge"]
    return found.get("text") if isinstance(found, dict) else found


def harms(one: Seen, about: About) -> Iterator[Plain]:
    """A row for each number that a claim gives."""
    for claim in one.claims:
        names = one.reports[claim.report["id"]].names
        for event in claim.events:
            for harm in event["harms"]:
                who = harm["victims"]
                words = blocked(harm["text"], names)
                yield {
                    **{"incident": one.incident["id"], "claim": claim.uid, "harm": harm["uid"], "event_type": event["type"], "event_status": event["status"]},
                    **{"cause": event["cause"], "means": [means["name"] for means in event["means"]], "words": words},
                    **{key: harm[key] for key in ("outcome", "min", "max", "expr", "scope", "since", "until", "status", "part_of", "confidence")},
                    **{"victim_status": who["status"], "victim_age": who["age"], "victim_sex": who["sex"], "victim_role": who["role"]},
                }


def people(one: Seen, about: About) -> Iterator[Plain]:
    """A row for each person told by name, and for each whom somebody wrote down; the name itself only where names may go out."""
    for claim in one.claims:
        for event in claim.events:
            for harm in event["harms"]:
                for person in harm["persons"]:
                    told = {key: person[key] for key in ("age_years", "age", "sex", "role", "relation")}
                    name = person["name"] if about.asker.names else BLOCK
                    yield {**dict.fromkeys(_TOLD), "incident": one.incident["id"], "claim": claim.uid, "name": name, "outcome": harm["outcome"], **told}
    for written in one.written:
        if written.kind == "person":
            value = written.value
            same = {"incident": one.incident["id"], "claim": value["claims"] or None, "outcome": value["fate"], "role": None, "relation": None, "thing": written.thing}
            yield {**same, **{key: value[key] for key in ("name", "age_years", "age", "sex", *_TOLD[1:])}}


_TOLD = ("thing", "latin", "status", "day", "trade", "family", "source", "note")  # of people, only where somebody wrote them down


def places(one: Seen, about: About) -> Iterator[Plain]:
    """A row for each place that a claim names."""
    for claim in one.claims:
        for event in claim.events:
            time = event["time"] or {}
            for place in event["places"]:
                told = {key: place[key] for key in ("name", "role", "lat", "lon", "accuracy", "adm1", "adm2", "country")}
                days = {"time_start": time.get("start"), "time_end": time.get("end"), "time_words": time.get("text")}
                yield {"incident": one.incident["id"], "claim": claim.uid, "place_id": place["id"], **told, **days}


def sources(one: Seen, about: About) -> Iterator[Plain]:
    """A row for each report; the writer keeps each report once."""
    for report in one.reports.values():
        head = report.head
        yield {"report": head["id"], "text_sha256": head["sha256"], **{key: head[key] for key in ("outlet", "published", "language", "title", "url")}}


def evidence(one: Seen, about: About) -> Iterator[Plain]:
    """A row for each capture behind a report that may be seen whole, and for each piece of evidence that somebody gave to the incident."""
    for ident, (sha256, cell) in sorted((ident, report.original) for ident, report in one.reports.items() if report.original):
        custody = from_json(cell)
        told = {key: custody.get(key) for key in ("received", "status", "copy", "detected_type")}
        asked = {key: _address(custody[key]) for key in ("requested", "final")}
        yield {**dict.fromkeys(_GIVEN), "report": ident, "original_sha256": sha256, **told, **asked}
    for written in one.written:
        if written.kind == "evidence":
            value = written.value
            kept = {"original_sha256": value["sha256"], "received": value["received"], "requested": _address(value["from"]), "detected_type": value["type"]}
            rest = dict.fromkeys(("report", "final", "status", "copy"))
            yield {**rest, **kept, "incident": one.incident["id"], "thing": written.thing, **{key: value[key] for key in _GIVEN[2:]}}


_GIVEN = ("incident", "thing", "caption", "author", "place", "day", "sensitive")  # of evidence, only where somebody gave it


def _address(asked: Any) -> str | None:
    """An address on the net; the name of a file on somebody's disk is nobody's business."""
    return str(asked) if str(asked).startswith(("http://", "https://")) else None


def grades(one: Seen, about: About) -> Iterator[Plain]:
    """A row for each rule that was tried; one without rules still tells what a person decided."""
    incident = one.incident
    decided, assessment = incident["decided"]["grade"] or {}, incident["assessment"]
    same = {"incident": incident["id"], "scheme": assessment["scheme"], "proposed": assessment["value"]}
    same |= {"decided": decided.get("value"), "decided_by": decided.get("who"), "decided_why": decided.get("why")}
    for number, step in enumerate(assessment["trace"] or [{}], 1):
        yield {**same, "step": number if step else None, "rule": step.get("rule"), "holds": step.get("holds"), "why": step.get("why"), "claims": step.get("claims")}


Rows = Callable[[Seen, About], Iterator[Plain]]
SHEETS: dict[str, Rows] = {
    **{"incidents": incidents, "accounts": accounts, "claims": claims, "harms": harms, "people": people},
    **{"places": places, "sources": sources, "evidence": evidence, "grades": grades},
}
ONCE = frozenset(["sources", "evidence"])  # sheets that keep a row once, however many incidents give it
