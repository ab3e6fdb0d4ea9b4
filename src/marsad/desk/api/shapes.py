"""What the API answers, as dataclasses: they make the answers and the schemas of the OpenAPI document alike."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Decision:
    """What somebody decided: of which kind, on what (a claim, event, harm, report or incident), which value it gave and why."""

    id: int
    kind: str
    subject: str
    field: str | None
    value: Any
    who: str
    when: str
    why: str | None


@dataclass(frozen=True, slots=True)
class Kept:
    """What came of something that was sent. ``row`` is what ``seen`` means for a thing that is changed later; ``incident`` is the one that it now stands in;
    ``again`` where it had been done before; ``pending`` while what rests on it is still made anew; ``job`` an adding, to be asked for at /api/add/{id}/."""

    judgements: list[int]
    thing: str | None
    row: int | None
    report: str | None
    incident: str | None
    mark: int | None
    job: str | None
    again: bool
    pending: bool


@dataclass(frozen=True, slots=True)
class Job:
    """How far an adding of one's own is (waiting, reading, linking, done, failed), and what came of it; ``refused`` gives each source with the reason."""

    phase: str
    over: bool
    read: int
    new: list[str]
    known: list[str]
    unread: int
    refused: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Mark:
    """A protection in force; what even this person may not see is named by its number only."""

    id: int
    kind: str
    level: str
    subject: str | None
    names: list[str]
    start: int | None
    end: int | None
    who: str
    when: str
    why: str | None


@dataclass(frozen=True, slots=True)
class Marks:
    """The protections in force."""

    rows: list[Mark]
    next: str | None


@dataclass(frozen=True, slots=True)
class Problem:
    """Why there is no answer, in words; ``fault`` a name of it for programs, ``field`` the entry that is wrong, ``theirs`` what somebody else decided meanwhile."""

    error: str
    fault: str = ""
    field: str = ""
    theirs: Decision | None = None


@dataclass(frozen=True, slots=True)
class Range:
    """People as an interval: null and null is not stated, a null ``max`` beside a number is that many or more. Not stated is not zero."""

    min: int | None
    max: int | None


@dataclass(frozen=True, slots=True)
class Link:
    """One kind of data and its address."""

    name: str
    url: str


@dataclass(frozen=True, slots=True)
class Root:
    """Where the data lie."""

    links: list[Link]


@dataclass(frozen=True, slots=True)
class ReportLine:
    """One report; its reading is at /api/reports/{id}/."""

    id: str
    outlet: str | None
    title: str | None
    url: str | None
    published: str | None
    language: str | None
    claims: int


@dataclass(frozen=True, slots=True)
class ReportWhole:
    """A report as it was read (the shape of RECORD.md), where the work on it stands, and what people decided on it; ``seen`` is the last of these decisions. ``withheld`` where passages of its text may not be seen: the text is null then."""

    id: str
    withheld: bool
    state: str
    assignee: str | None
    seen: int
    decisions: list[Decision]
    reading: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that one voice says. ``span`` are code points in the report's text; ``events`` the ids of what it tells of."""

    uid: str
    report: str
    outlet: str | None
    published: str | None
    act: str
    origin: str | None
    origin_id: str | None
    span: tuple[int, int]
    words: str | None
    events: list[str]


@dataclass(frozen=True, slots=True)
class Place:
    """Where, as written; coordinates as coarse as the key may see them. ``ambiguous``: the name may mean several places."""

    label: str
    id: str | None
    lat: float | None
    lon: float | None
    adm1: str | None
    ambiguous: bool


@dataclass(frozen=True, slots=True)
class IncidentLine:
    """One incident; all of it is at /api/incidents/{id}/. ``grade`` is what the machine proposes, ``decided`` a person's grade.
    ``held``: its numbers rest on what this key may not see, and are null for that; so are its place, days and type where those do."""

    id: str
    state: str
    type: str | None
    first: str | None
    last: str | None
    place: Place | None
    killed: Range
    injured: Range
    origins: Range
    held: bool
    grade: str | None
    scheme: str
    decided: str | None
    disputes: int | None
    claims: int
    reports: int
    updated: str


@dataclass(frozen=True, slots=True)
class IncidentWhole:
    """An incident as RECORD.md has it, with the decisions on it that stand; ``seen`` is the last of them. ``withheld`` is how many of its claims this key may not see, a small number told as the desk's threshold; they are left out of all lists.
    ``held``: its numbers rest on them, and are left out too."""

    id: str
    state: str
    type: str | None
    withheld: int
    held: bool
    seen: int
    decisions: list[Decision]
    incident: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Toll:
    """A running total that one source gives for a place. Totals are never added, and never merged over sources."""

    source: str | None
    place: str
    outcome: str
    group: str
    as_of: str
    since: str | None
    people: Range
    note: str | None
    claim: str
    report: str


@dataclass(frozen=True, slots=True)
class Echo:
    """A passage of ``later`` that repeats one of ``earlier``; ``ordered`` where it is known which came first. Spans are code points."""

    incident: str
    earlier: str
    later: str
    source: str
    outlet: str
    kind: str
    score: float
    ordered: bool
    day: str | None
    spans: tuple[tuple[int, int], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with its incidents and the sum of their intervals; several points where the name may mean several places."""

    label: str
    accuracy: str
    points: list[tuple[float, float]]
    incidents: int
    stated: int
    killed: Range


@dataclass(frozen=True, slots=True)
class Reports:
    """One page of reports; ``next`` is the address of the next page, or null."""

    rows: list[ReportLine]
    next: str | None


@dataclass(frozen=True, slots=True)
class Claims:
    """One page of claims."""

    rows: list[Claim]
    next: str | None


@dataclass(frozen=True, slots=True)
class Incidents:
    """One page of incidents, and how many pass the filters in all."""

    rows: list[IncidentLine]
    count: int
    next: str | None


@dataclass(frozen=True, slots=True)
class Tolls:
    """One page of running totals, the newest first."""

    rows: list[Toll]
    next: str | None


@dataclass(frozen=True, slots=True)
class Echoes:
    """One page of passages re-used, the newest first."""

    rows: list[Echo]
    next: str | None


@dataclass(frozen=True, slots=True)
class Places:
    """The places of the incidents that pass the filters. ``left_out``: numbers of at most so many of them rest on what is hidden and are in no sum."""

    rows: list[Spot]
    left_out: int
    next: str | None


@dataclass(frozen=True, slots=True)
class Victim:
    """Somebody who is named on an incident or a report (``subject``). ``hidden`` where name, family, trade and source are kept back: names are protected
    unless they were opened. ``claims`` are what it rests on."""

    id: str
    subject: str
    name: str
    latin: str
    age_years: int | None
    age: str
    sex: str
    status: str
    fate: str
    day: str | None
    trade: str | None
    family: str | None
    source: str | None
    claims: list[str]
    hidden: bool
    written_by: str
    written: str


@dataclass(frozen=True, slots=True)
class Victims:
    """People, the latest first."""

    rows: list[Victim]
    next: str | None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A picture, a video, a document or what an address answered. What is hidden has neither caption nor hash."""

    id: str
    subject: str
    sha256: str | None
    type: str | None
    size: int | None
    source: str | None
    received: str | None
    caption: str | None
    author: str | None
    place: str | None
    day: str | None
    sensitive: bool
    hidden: bool
    written_by: str
    written: str


@dataclass(frozen=True, slots=True)
class Evidences:
    """Evidence, the latest first."""

    rows: list[Evidence]
    next: str | None


@dataclass(frozen=True, slots=True)
class Note:
    """A note on an incident or a report; ``text`` is null where it is hidden."""

    id: str
    subject: str
    text: str | None
    hidden: bool
    written_by: str
    written: str


@dataclass(frozen=True, slots=True)
class Notes:
    """Notes, the latest first."""

    rows: list[Note]
    next: str | None
