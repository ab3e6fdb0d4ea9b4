"""Keeping what a link run found: incidents with their claims, ids and history, and one line of the ledger that seals them.

Everything here is derived but the history of ids, which the ledger holds too (``restore_history``).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from marsad.model.ranges import everyone
from marsad.record.cells import from_json, to_json
from marsad.record.incidents import decisions
from marsad.record.ledger import Entry, append, head, moment
from marsad.record.rows import from_cell, insert, query, query_nothing, stream, to_cell
from marsad.text.fold import fold_word

Plain = dict[str, Any]
SUBJECT = "incidents"  # of the ledger's lines of link runs
INCIDENT_ROW = (
    *("id", "own", "home", "state", "type", "first", "last", "place", "place_id", "lat", "lon", "adm1", "killed_min", "killed_max", "injured_min"),
    *("injured_max", "origins_min", "origins_max", "grade", "scheme", "decided", "disputes", "claims", "reports", "updated", "payload"),
)
NARROW = ("claim", "place", "spot", "actor", "echo")  # the tables of rows that follow from an incident
_CLAIM = ("incident", "claim", "report", "position")
_MODULUS = 1 << 256


@dataclass(frozen=True, slots=True)
class Covers:
    """What a link run took in: the last reading and judgement of the case, and the basis (version, weights, policy) it linked by."""

    readings: int
    judgements: int
    basis: str


@dataclass(frozen=True, slots=True)
class Run:
    """One link run as the ledger tells it. ``fingerprint`` is the sum of the hashes of all incidents that then stood."""

    line: int
    at: str
    covers: Covers
    incidents: int
    fingerprint: int


@dataclass(frozen=True, slots=True)
class Made:
    """An incident as RECORD.md has it, under the id that it carries; its natural id; the home of its tellings."""

    payload: Plain
    natural: str
    home: str


@dataclass(frozen=True, slots=True)
class Stale:
    """What linking has not seen yet: reports read or erased, and judgements made, since the last run."""

    reports: int
    judgements: int

    def __bool__(self) -> bool:
        return bool(self.reports or self.judgements)


def last_run() -> Run | None:
    """The last link run, or None where the case was never linked."""
    sql = (
        "SELECT l.seq, l.at, p.payload FROM record_ledgerline l JOIN record_ledgerpayload p ON p.line_id = l.seq"
        " WHERE l.subject = %s AND l.kind = 'linked' ORDER BY l.seq DESC LIMIT 1"
    )
    found = query(sql, [SUBJECT])
    return _run(*found[0]) if found else None


def _run(line: int, at: str, payload: str) -> Run:
    told = json.loads(payload)
    return Run(line, at, Covers(told["readings"], told["judgements"], told["basis"]), told["incidents"], int(told["fingerprint"], 16))


_PENDING = (
    " FROM record_reading g LEFT JOIN record_linkedreport l ON l.report = g.report_id"
    " WHERE g.current = %s AND g.id <> coalesce(l.reading, 0) AND (l.reading IS NOT NULL OR g.payload <> '{}')"  # few payloads are looked into
)


def pending_reports(limit: int = 1_000_000) -> list[str]:
    """The reports whose current reading linking has not seen, or that were erased since."""
    return [row[0] for row in query(f"SELECT g.report_id{_PENDING} ORDER BY g.report_id LIMIT %s", [True, limit])]


def stale() -> Stale:
    """How much linking has not seen yet."""
    run = last_run()
    seen = run.covers.judgements if run else 0
    newer = query("SELECT count(*) FROM record_judgement WHERE id > %s AND kind <> 'state' AND NOT (kind = 'grade' AND field IS NULL)", [seen])[0][0]
    return Stale(query(f"SELECT count(*){_PENDING}", [True])[0][0], newer)


def newest() -> tuple[int, int]:
    """The numbers of the last reading and the last judgement of the case."""
    return query("SELECT coalesce(max(id), 0) FROM record_reading")[0][0], query("SELECT coalesce(max(id), 0) FROM record_judgement")[0][0]


def standing(homes: Collection[str] | None = None) -> list[Plain]:
    """The incidents that stand: all, or those of some homes."""
    if homes is None:
        return [from_json(payload) for (payload,) in stream("SELECT payload FROM record_incident ORDER BY id")]
    return [from_json(row[0]) for part in _parts(sorted(homes)) for row in query(f"SELECT payload FROM record_incident WHERE home IN ({_marks(part)}) ORDER BY id", part)]


def elsewhere(ids: Collection[str], homes: Collection[str]) -> set[str]:
    """Those of some ids, and of what they become where they are taken (with an x behind), that incidents of other homes carry."""
    found, asked = set[str](), sorted(ids)
    while asked:
        borne = dict(row for part in _parts(asked) for row in query(f"SELECT id, home FROM record_incident WHERE id IN ({_marks(part)})", part))
        found |= {ident for ident, home in borne.items() if home not in homes}
        asked = [f"{ident}x" for ident in borne]
    return found


def known_ids() -> set[str]:
    """All ids that incidents have carried."""
    return {row[0] for row in query('SELECT incident FROM record_incidentchange UNION SELECT "into" FROM record_incidentchange UNION SELECT id FROM record_incident')}


def names() -> dict[str, str]:
    """The ids carried by incidents whose natural id is another."""
    return dict(query("SELECT own, incident FROM record_incidentname"))


def keep_incidents(
    made: Sequence[Made], *, old: Collection[str], changes: Iterable[tuple[str, str, str | None]], covers: Covers, looked: int, who: str, whole: bool = False, again: bool = False
) -> Run:
    """Put incidents in the place of those with the ``old`` ids. Call inside ``writing()``.

    1. Rows that come out the same stay as they are; the others are written anew. 2. Carried ids are noted. 3. One line of the
    ledger tells how many reports were ``looked`` at, what changed, and the fingerprint of all that now stands. ``whole`` where
    nothing else stands; ``again`` where dropped incidents were made again: if they are what the last line seals, no new one is needed.
    """
    run = last_run()
    at = run.at if again and run else moment()
    before, cells = _rows(old), {one.payload["id"]: to_json(one.payload) for one in made}
    fresh = [one for one in made if whole or before.get(one.payload["id"], ())[:3] != (one.natural, one.home, cells[one.payload["id"]])]  # 1
    same = {one.payload["id"] for one in made} - {one.payload["id"] for one in fresh}
    if whole:
        _drop_all()
    else:
        _drop([ident for ident in before if ident not in same])
    _insert(fresh, cells, {ident: before[ident][3] for one in fresh for ident in [one.payload["id"]] if before.get(ident, ("",) * 4)[2] == cells[ident]}, at)
    renamed = _rename(made)  # 2
    lost = sum(_hash(row[2]) for ident, row in before.items() if ident not in same)
    total = sum(_hash(cells[one.payload["id"]]) for one in (made if whole else fresh))
    total = (total if whole or run is None else run.fingerprint - lost + total) % _MODULUS
    told = [list(change) for change in changes]
    if again and run and (run.fingerprint, run.covers) == (total, covers) and not told and not renamed:
        return run
    facts = {**asdict(covers), "reports": looked, "incidents": query("SELECT count(*) FROM record_incident")[0][0], "claims": query("SELECT count(DISTINCT claim) FROM record_incidentclaim")[0][0]}
    append([Entry("linked", SUBJECT, {**facts, "fingerprint": f"{total:064x}", "totals": totals_fingerprint(), "changes": told, "names": renamed})], who, at=None if again else at)  # 3
    line = head()[0]
    insert("record_incidentchange", ("line", "kind", "incident", "into"), [(line, *change) for change in told])
    return Run(line, at, covers, facts["incidents"], total)


def _rows(ids: Collection[str]) -> dict[str, tuple[str, ...]]:
    return {row[0]: row[1:] for part in _parts(list(ids)) for row in query(f"SELECT id, own, home, payload, updated FROM record_incident WHERE id IN ({_marks(part)})", part)}


def _drop(ids: Sequence[str]) -> None:
    for part in _parts(ids):
        query_nothing(f"DELETE FROM record_incident WHERE id IN ({_marks(part)})", part)
        for table in NARROW:
            query_nothing(f"DELETE FROM record_incident{table} WHERE incident IN ({_marks(part)})", part)


def _drop_all() -> None:
    for table in ("", *NARROW):
        query_nothing(f"DELETE FROM record_incident{table}")


def _insert(made: Sequence[Made], cells: Mapping[str, str], updated: Mapping[str, str], at: str) -> None:
    """Write incidents, whose payloads are written out in ``cells``; one that is as it was keeps the moment of its last change."""
    decided = decisions([one.payload["id"] for one in made])
    told_in = report_of([claim for one in made for claim in one.payload["claims"]])
    insert("record_incident", INCIDENT_ROW, [incident_row(one, updated.get(one.payload["id"], at), decided.get(one.payload["id"], {}), cells[one.payload["id"]]) for one in made])
    insert("record_incidentclaim", _CLAIM, [row for one in made for row in claim_rows(one.payload, told_in)])
    insert("record_incidentplace", ("incident", "key"), [(one.payload["id"], key) for one in made for key in place_keys(one.payload["place"])])
    insert("record_incidentspot", ("incident", "label", "accuracy", "points"), [row for one in made for row in spot_rows(one.payload)])
    outlets = outlets_of([report for one in made for echo in one.payload["echoes"] for report in (echo["earlier"], echo["later"])])
    insert("record_incidentecho", _ECHO, [row for one in made for row in echo_rows(one.payload, outlets)])
    insert("record_incidentactor", ("incident", "actor", "stance"), [row for one in made for row in actor_rows(one.payload)])


def incident_row(one: Made, at: str, decided: Plain, cell: str) -> tuple[Any, ...]:
    """The narrow row of an incident, as it follows from its payload; ``cell`` is this written out."""
    payload, place, grade = one.payload, one.payload["place"] or {}, one.payload["assessment"]
    return (
        *(payload["id"], one.natural, one.home, decided["state"].value if "state" in decided else payload["state"], payload["type"]),
        *(payload["date"]["start"], payload["date"]["end"], to_cell(place.get("name")), place.get("id"), place.get("lat"), place.get("lon"), place.get("adm1")),
        *(*people(payload["killed"]), *people(payload["injured"]), payload["origins"]["min"], payload["origins"]["max"], grade["value"], grade["scheme"]),
        *(decided["grade"].value if "grade" in decided else None, len(payload["disputes"]), len(payload["claims"]), len(payload["reports"]), at, cell),
    )


def people(groups: Plain) -> tuple[int | None, int | None]:
    """All the people of an incident's ranges; (None, None) where no number is stated."""
    return everyone(groups) or (None, None)


def claim_rows(payload: Plain, report_of: dict[str, str]) -> list[tuple[str, str, str, int]]:
    """The rows that tell which claims stand in an incident."""
    return [(payload["id"], claim, report_of.get(claim, ""), position) for position, claim in enumerate(payload["claims"])]


def spot_rows(payload: Plain) -> list[tuple[Any, ...]]:
    """The row that tells where an incident stands on a map; none where no place is told."""
    place = payload["place"]
    if place is None:
        return []
    points = place["points"] or ([[place["lat"], place["lon"]]] if place["lat"] is not None else [])
    return [(payload["id"], to_cell(place["name"]), place["accuracy"], to_json(points))]


def actor_rows(payload: Plain) -> list[tuple[Any, ...]]:
    """The parties named for an incident; words that name none by id are cut to what a column holds."""
    return [(payload["id"], to_cell(party["actor"][:200]), party["stance"]) for party in payload["attribution"]]


_ECHO = ("incident", "earlier", "later", "source", "outlet", "kind", "score", "ordered", "day", "spans")


def echo_rows(payload: Plain, outlets: Mapping[str, tuple[str, str | None]]) -> list[tuple[Any, ...]]:
    """The passages re-used within an incident. ``outlets`` gives for each report its outlet, as a cell, and its day."""
    return [
        (payload["id"], one["earlier"], one["later"], outlets[one["earlier"]][0], *outlets[one["later"]][:1], one["kind"], one["score"], one["ordered"], outlets[one["later"]][1], to_json(one["spans"]))
        for one in payload["echoes"]
        if one["earlier"] in outlets and one["later"] in outlets
    ]


def outlets_of(reports: Sequence[str]) -> dict[str, tuple[str, str | None]]:
    """The outlet of each of some reports, as a cell, and its day."""
    distinct = list(dict.fromkeys(reports))
    return {row[0]: (to_cell((from_cell(row[1]) or "")[:200]) or "", row[2]) for part in _parts(distinct) for row in query(f"SELECT id, outlet, published FROM record_report WHERE id IN ({_marks(part)})", part)}


def place_keys(place: Plain | None) -> list[str]:
    """The words under which an incident is found by place."""
    if place is None:
        return []
    words = [place["name"], place["id"], place["adm1"], *place.get("candidates", ()), *place.get("also", ())]
    return sorted({key for word in words if word for key in (word, fold_word(word))})


def report_of(claims: Sequence[str]) -> dict[str, str]:
    """The report in which each of some claims was read, or into which a person put it."""
    found = {row[0]: row[1] for part in _parts(claims) for row in query(f"SELECT uid, report_id FROM record_claim WHERE uid IN ({_marks(part)})", part)}
    missing = {claim for claim in claims if claim not in found}
    if missing:
        added = ((json.loads(value)["claim"]["uid"], report) for report, value in query("SELECT subject, value FROM record_judgement WHERE kind = 'add' AND value IS NOT NULL ORDER BY id"))
        found.update((uid, report) for uid, report in added if uid in missing)
    return found


def _rename(made: Sequence[Made]) -> list[list[str]]:
    """Note the ids that are not what tellings alone would give; what was noted newly."""
    held = {row[0]: row[1] for part in _parts([one.natural for one in made]) for row in query(f"SELECT own, incident FROM record_incidentname WHERE own IN ({_marks(part)})", part)}
    newly = [[one.natural, one.payload["id"]] for one in made if held.get(one.natural, one.natural) != one.payload["id"]]
    _note_names(newly)
    return newly


def _note_names(newly: Sequence[Sequence[str]]) -> None:
    for part in _parts([natural for natural, _ in newly]):
        query_nothing(f"DELETE FROM record_incidentname WHERE own IN ({_marks(part)})", part)
    insert("record_incidentname", ("own", "incident"), [tuple(pair) for pair in newly])


def restore_history() -> None:
    """Take the history of ids from the ledger, where the tables lost it. Call inside ``writing()``."""
    query_nothing("DELETE FROM record_incidentchange")
    query_nothing("DELETE FROM record_incidentname")
    for line, told in runs():
        insert("record_incidentchange", ("line", "kind", "incident", "into"), [(line, *change) for change in told["changes"]])
        _note_names(told["names"])


def runs() -> Iterator[tuple[int, Plain]]:
    """The link runs of the ledger in their order: number of the line, what it tells."""
    sql = "SELECT l.seq, p.payload FROM record_ledgerline l JOIN record_ledgerpayload p ON p.line_id = l.seq WHERE l.subject = %s AND l.kind = 'linked' AND p.payload IS NOT NULL ORDER BY l.seq"
    for line, payload in query(sql, [SUBJECT]):
        yield line, json.loads(payload)


def decide(ident: str) -> None:
    """Bring the state and grade of an incident's row to what people last decided. Call inside ``writing()``."""
    decided = decisions([ident]).get(ident, {})
    state = decided["state"].value if "state" in decided else "candidate"
    query_nothing("UPDATE record_incident SET state = %s, decided = %s WHERE id = %s", [state, decided["grade"].value if "grade" in decided else None, ident])


def fingerprint() -> int:
    """The sum of the hashes of all incidents that stand."""
    return sum(_hash(payload) for (payload,) in stream("SELECT payload FROM record_incident")) % _MODULUS


def totals_fingerprint(*, without: str = "") -> str:
    """The sum of the hashes of all running totals, but for those of one report."""
    rows = query("SELECT report, place, as_of, payload FROM record_total WHERE report <> %s", [without])
    return f"{sum(_hash(json.dumps(list(row))) for row in rows) % _MODULUS:064x}"


def _hash(payload: str) -> int:
    return int.from_bytes(hashlib.sha256(payload.encode()).digest(), "big")


def _parts(values: Sequence[Any], size: int = 500) -> Iterator[list[Any]]:
    for at in range(0, len(values), size):
        yield list(values[at : at + size])


def _marks(part: Sequence[Any]) -> str:
    return ", ".join(["%s"] * len(part))
