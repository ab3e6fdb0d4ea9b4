"""Why an incident is what it is, in words: its claims, what joined them, where its ranges come from, its grade."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from marsad.linking.explain import explain
from marsad.record.incidents import changes
from marsad.record.lists import ClaimLine, claims_by_uid, spans_of, whence
from marsad.record.newest import superseded

Plain = dict[str, Any]
_UID = re.compile(r"\b[0-9a-f]{16}(?:-\d+)?\b")
_GROUPS = {"civilian": "civilians", "fighter": "fighters", "unknown": "of unknown status", "children": "children", "women": "women", "all": "in all"}

_BOUNDS = {
    "both": "it sets the range",
    "min": "it sets the lowest number",
    "max": "it sets the highest number",
    "within": "it lies within the range",
    "vague": "it gives no number, so it sets no bound beside those that do",
    "partial": "it counts some of the people only, so it sets no bound",
}
_STANDING = (("accusing", "named by"), ("owning", "owned to by"), ("denying", "denied by"))


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the lines below it."""

    heading: str
    lines: list[str]


def why(incident: Plain) -> list[Section]:
    """All that ``--why`` tells. Claims are numbered once and named by number afterwards."""
    told = claims_by_uid(incident["claims"])
    number = {uid: f"[{at}]" for at, uid in enumerate(incident["claims"], 1)}
    reports = {line.report: " of ".join(filter(None, (f"report {line.report}", line.outlet))) for line in told.values()}

    def short(line: str) -> str:
        return _UID.sub(lambda found: number.get(found[0]) or found[0], line)

    def named(line: str) -> str:
        return re.sub(r"report ([0-9a-f]{16})", lambda found: reports.get(found[1], found[0]), short(line))

    return [
        Section("Claims", list(_claims(incident, told, number))),
        *_versions(incident["reports"]),
        Section("What joined them", [named(line) for line in _joined(incident)]),
        Section("Where the ranges come from", list(_ranges(incident, number))),
        Section("Who is said to have done it", list(_parties(incident, number))),
        Section("What is disputed", [f"{one['kind']}: {_list(one['claims'], number)}" for one in incident["disputes"]] or ["nothing that the claims show"]),
        Section("Grade", [named(line) for line in _grade(incident, number)]),
        Section("What became of the id", [f"{one.at[:10]} {one.kind}: {one.id}{f' → {one.into}' if one.into else ''}" for one in changes(incident["id"])]),
    ]


def _versions(reports: Sequence[str]) -> list[Section]:
    """Reports that took the place of older versions, which count for nothing here."""
    newer = superseded()
    lines = [f"report {new} is the newest of its versions; of report {old} nothing counts" for old, new in sorted(newer.items()) if new in reports]
    return [Section("Versions", lines)] if lines else []


def _claims(incident: Plain, told: Mapping[str, ClaimLine], number: Mapping[str, str]) -> Iterator[str]:
    pages, spans = whence(incident["reports"]), spans_of(incident["claims"])
    for uid in incident["claims"]:
        line = told.get(uid)
        if line is None:
            yield f"{number[uid]} {uid}: no longer in the case (its report was erased or read again)"
        else:
            yield f"{number[uid]} {uid} · {line.published or 'no date'} · {line.outlet or 'no outlet'} · {line.act} · {line.origin}"
            yield f"    «{line.words[:300]}{'…' if len(line.words) > 300 else ''}»"
            yield from _of_document(pages.get(line.report, {}), spans.get(uid, (0, 0)))


def _of_document(about: Plain, span: tuple[int, int]) -> Iterator[str]:
    """On which page of a document a claim stands, and what of its words a machine read from a picture and is not sure of."""
    page = max(((at, number) for number, at in about.get("pages") or () if at <= span[0]), default=None)
    doubts = [sure for start, end, sure in about.get("doubts") or () if start < span[1] and end > span[0]]
    if page:
        yield f"    page {page[1]}"
    if doubts:
        yield f"    read from a picture: {len(doubts)} of its words or numbers are to be looked at (the least sure at {min(doubts)} %)"


def _joined(incident: Plain) -> Iterator[str]:
    """The explanation of linking, up to the grade, which has a heading of its own."""
    for line in explain(incident):
        if line.startswith("Proposed grade"):
            return
        yield line


def _ranges(incident: Plain, number: Mapping[str, str]) -> Iterator[str]:
    for outcome in ("killed", "injured"):
        stated = {group: one for group, one in incident[outcome].items() if one}
        if stated.get("all") in [one for group, one in stated.items() if group != "all"]:
            del stated["all"]  # one group is all there is
        yield f"{outcome}: " + (", ".join(f"{spell(one)} {_GROUPS[group]}" for group, one in stated.items()) or "not stated")
        for figure in incident["figures"]:
            if figure["outcome"] == outcome:
                counted = ", ".join(f"{spell(one)} {_GROUPS.get(group, group)}" for group, one in figure["counts"].items()) or "nobody"
                yield f"    {number.get(figure['claim'], figure['claim'])} counts {counted}: {_bound(figure, number)}"
        for one in incident["bounds"]:
            if one["outcome"] == outcome:
                yield f"    the {'lowest' if one['bound'] == 'min' else 'highest'} number rests on one origin alone: {_list(one['claims'], number)}"
    if any(one["kind"] == "civilian_status" for one in incident["disputes"]):
        yield "whether they were civilians is disputed: so the fewest civilians are 0"


def _bound(figure: Plain, number: Mapping[str, str]) -> str:
    """What an account does to the range, in words."""
    by = figure["superseded_by"]
    return f"{number.get(by, by)} took its place" if by else _BOUNDS[figure["bound"]]


def _parties(incident: Plain, number: Mapping[str, str]) -> Iterator[str]:
    for party in incident["attribution"]:
        said = [f"{words} {_list(party[what], number)}" for what, words in _STANDING if party.get(what)] or [_list(party["claims"], number)]
        yield f"{party['actor']} ({party['role']}): {party['stance']}; {', '.join(said)}"
    if not incident["attribution"]:
        yield "no party is named"


def _grade(incident: Plain, number: Mapping[str, str]) -> Iterator[str]:
    lines = explain(incident)
    start = next(at for at, line in enumerate(lines) if line.startswith("Proposed grade"))
    yield from lines[start:]
    fired = incident["assessment"]["trace"][-1]
    if fired["holds"] and fired["claims"]:
        yield f"  it rests on {_list(fired['claims'], number)}"
    unknown = sum(code == "F6" for code in incident["assessment"]["admiralty"].values())
    if unknown:
        yield f"  {unknown} claims are F6: nobody has judged the source or the claim yet"
    grade = incident["decided"]["grade"]
    yield f"A person's grade: {grade['value']}, {grade['who']}, {grade['when'][:10]}: {grade['why'] or 'no reason given'}" if grade else "No person has graded it"


def _list(claims: Sequence[str], number: Mapping[str, str]) -> str:
    return ", ".join(number.get(uid, uid) for uid in claims)


def spell(interval: Plain | None) -> str:
    """14, 10–15, ≥12, or "not stated"."""
    if interval is None or interval["min"] is None:
        return "not stated"
    low, high = interval["min"], interval["max"]
    return str(low) if low == high else f"≥{low}" if high is None else f"{low}–{high}"
