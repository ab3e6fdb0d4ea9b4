"""Does the case hold? The ledger line by line, then every original, report, reading and judgement against it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec
from django.db import connection

from marsad.errors import DamagedCase
from marsad.record import verify_desk, verify_lists
from marsad.record.cells import sha256_of, to_cell
from marsad.record.fault import Fault as Fault
from marsad.record.incidents import decisions
from marsad.record.kept import kept_fault, note_kept
from marsad.record.ledger import GENESIS, Line, lines
from marsad.record.linkage import INCIDENT_ROW, Made, fingerprint, incident_row, last_run, place_keys, runs
from marsad.record.originals import strays
from marsad.record.parts import PARTS, part_rows
from marsad.record.place import CasePlace
from marsad.record.rows import from_cell, query, snapshot, stream
from marsad.record.store import judgement_hash, known_originals, report_hash
from marsad.record.subjects import on_nothing

_quickly = msgspec.json.Decoder().decode


def _decode(text: str) -> Any:
    """JSON of the case; unpaired surrogates, which only Python's own reader takes, are rare."""
    try:
        return _quickly(text)
    except msgspec.DecodeError:
        return json.loads(text)

_TOLD = tuple(column for column in INCIDENT_ROW if column not in ("own", "home", "state", "decided", "updated", "payload"))  # what follows from the incident


@dataclass(slots=True)
class _Told:
    """What the ledger says that the case must hold; None where the line's payload was erased and only says that it is there."""

    originals: dict[str, int | None] = field(default_factory=dict)
    custody: dict[str, set[str | None]] = field(default_factory=dict)
    reports: dict[str, tuple[str, str] | None] = field(default_factory=dict)
    readings: dict[str, list[tuple[str, str, str, str | None] | None]] = field(default_factory=dict)
    judgements: dict[str, str | None] = field(default_factory=dict)
    heads: dict[str, int] = field(default_factory=dict)
    ats: dict[int, str] = field(default_factory=dict)
    erased: set[int] = field(default_factory=set)
    erased_reports: set[str] = field(default_factory=set)
    erased_judgements: set[str] = field(default_factory=set)
    shredded: set[str | None] = field(default_factory=set)
    stamps: list[Line] = field(default_factory=list)
    strays: list[str] = field(default_factory=list)
    captures: dict[int, str] = field(default_factory=dict)
    desk: verify_desk.Told = field(default_factory=verify_desk.Told)
    linked: set[str] = field(default_factory=set)
    totals: str | None = None
    created: dict[str, Any] = field(default_factory=dict)
    judged: dict[str, tuple[str, str]] = field(default_factory=dict)
    kept: dict[str, set[str]] = field(default_factory=dict)
    count: int = 0


def verify(place: CasePlace, *, head: str | None = None, progress: Callable[[int], object] = lambda _: None) -> Fault | None:
    """The first fault of a case, or None where all holds.

    Writers may go on meanwhile: what they add is not looked at. 1. The chain: numbers, hashes, payloads. 2. The printed ``head``, if given, is one of its hashes: else its tail was cut or
    its past rewritten. 3. Originals, 4. reports, readings, judgements: each there, each as the ledger says, none besides.
    5. The narrow rows for lists: as they follow from the readings; what linking keeps of readings: as it was made. 6. Incidents: as the last link run sealed them, with their rows
    and the history of their ids; where they were dropped, ``marsad link`` makes them again. 7. What people set: protections, people,
    keys, settings, states of work, who saw what.
    """
    if (fault := _database()) is not None:
        return fault
    told = _Told()
    with snapshot():
        try:
            fault = next((fault for fault in _checks(place, told, head, progress) if fault is not None), None)
        except (ValueError, TypeError, KeyError, AttributeError, IndexError) as odd:  # a cell that no program of ours can have written
            return Fault("record", f"holds a value that cannot be read ({type(odd).__name__}): it was changed, or the file is damaged", "the row in which it stands")
    return fault or _strays(place, told)


def _checks(place: CasePlace, told: _Told, head: str | None, progress: Callable[[int], object]) -> Iterator[Fault | None]:
    yield _chain(told, progress)  # 1
    yield _head(told, head)  # 2
    yield _stamps(told)
    yield _created(place, told.created)
    yield _originals(place, told)  # 3
    yield _custody(told)
    yield _reports(told)  # 4
    yield _readings(told)
    yield _judgements(told)
    yield _parts()  # 5
    yield kept_fault(told.kept)
    yield incidents_hold(told.linked, told.totals)  # 6
    yield verify_lists.search_index()
    yield from verify_desk.faults(told.desk)  # 7


def _chain(told: _Told, progress: Callable[[int], object]) -> Fault | None:
    prev, at = GENESIS, ""
    emptied: list[Line] = []
    for number, line in enumerate(lines(), 1):
        where = f"ledger line {line.seq}"
        if line.seq != number:
            return Fault(f"ledger line {number}", "is missing", _of(line))
        if line.prev != prev:
            return Fault(where, "does not follow from the line before it: a line was changed, put in, taken out or moved", _of(line))
        if line.hash != line.expected():
            return Fault(where, "was changed: its words do not give its hash", _of(line))
        if line.at < at:
            return Fault(where, f"is dated {line.at}, before the line in front of it ({at}): lines are written in the order of time", _of(line))
        at = line.at
        if line.payload is None:
            emptied.append(line)
        elif hashlib.sha256(line.payload.encode()).hexdigest() != line.payload_sha256:
            return Fault(where, "has another payload than was recorded", _of(line))
        prev = line.hash
        _note(told, line)
        if not number % 1000:
            progress(1000)
    unexplained = next((line for line in emptied if line.seq not in told.erased), None)
    return Fault(f"ledger line {unexplained.seq}", "has lost its payload and no erasure says why", _of(unexplained)) if unexplained else None


def _database() -> Fault | None:
    """The file of the database is whole, as SQLite's own check says."""
    if connection.vendor != "sqlite":
        return None
    try:
        said = [str(row[0]) for row in query("PRAGMA integrity_check(3)")]
    except DamagedCase as fault:
        said = [str(fault)]
    if said == ["ok"]:
        return None
    return Fault("database", f"is damaged: {'; '.join(' '.join(one.split()) for one in said)[:300]}", "whatever stands on its pages; restore the case from a bag or a backup")


def _of(line: Line) -> str:
    return f"{line.kind} {line.subject}"


def _note(told: _Told, line: Line) -> None:
    told.count = line.seq
    told.heads[line.hash] = line.seq
    told.ats[line.seq] = line.at
    if line.kind == "erased" and line.subject.isdecimal():
        told.erased.add(int(line.subject))
    payload = _decode(line.payload or "{}")
    told.desk.note(line, payload)
    note_kept(told.kept, line.kind, line.subject, payload)
    if line.kind == "linked":
        told.linked.add(line.at)
    if line.kind == "linked" or line.subject.startswith("report:"):
        told.totals = payload.get("totals", told.totals)
    if line.kind == "created":
        told.created = payload
    elif line.kind == "captured":
        told.originals[line.subject] = payload.get("size")
        told.custody.setdefault(line.subject, set()).add(payload.get("custody_sha256"))
    elif line.kind == "reported":
        told.reports[line.subject] = (payload["row_sha256"], payload["custody_sha256"]) if payload else None
    elif line.kind == "read":
        told.readings.setdefault(line.subject, []).append((payload["reading_sha256"], payload["backend"], " ".join(payload["packs"]), payload.get("made")) if payload else None)
    elif line.kind == "erased" and line.subject.startswith("report:"):
        told.erased_reports.add(line.subject.removeprefix("report:"))
        told.shredded.add(payload.get("original"))
    elif line.kind == "erased" and line.subject.startswith("judgement:"):
        number = line.subject.removeprefix("judgement:")
        told.erased_judgements.add(number)
        told.judgements[number] = payload.get("row_sha256")
    elif line.kind == "rewritten":
        _note_rewritten(told, line, payload)
    elif line.kind == "stamped" and payload:
        told.stamps.append(line)
    elif line.kind == "judged":
        told.judgements[line.subject] = payload.get("row_sha256")
        told.judged[line.subject] = (line.who, line.at)


def _note_rewritten(told: _Told, line: Line, payload: dict[str, Any]) -> None:
    """An original was shredded for a report, or for a piece of evidence, that a line before it erased; another may have taken its place."""
    if (payload.get("report") in told.erased_reports or str(payload.get("annotation")) in told.desk.erased) and line.subject in told.originals:
        told.shredded.add(line.subject)
        if payload["into"] is not None:
            told.originals[payload["into"]] = payload["size"]


def _head(told: _Told, head: str | None) -> Fault | None:
    if head is None or head in told.heads:
        return None
    return Fault("ledger", f"the head {head[:16]}… is not in this chain of {told.count} lines: its tail was cut, or its past rewritten", "all that came after it")


def _stamps(told: _Told) -> Fault | None:
    """Stamps of a third party are of heads that stand before them, and hold by the certificates that were kept with them."""
    if not told.stamps:
        return None
    from marsad.record.stamp import fault_of

    for line in told.stamps:
        if (wrong := fault_of(line, told.heads, told.ats)) is not None:
            return Fault(f"ledger line {line.seq}", wrong, f"that head {line.subject[:16]}… was there at a certain time")
    return None


def _originals(place: CasePlace, told: _Told) -> Fault | None:
    for sha256, size in told.originals.items():
        path = place.originals / sha256[:2] / sha256
        if sha256 in told.shredded:
            if path.exists():
                return Fault(f"original {sha256[:16]}…", "was to be shredded under law and is still there: erase it again", str(path))
            continue
        if not path.is_file():
            return Fault(f"original {sha256[:16]}…", "is missing", f"the reports captured from it; {path}")
        if size not in (None, path.stat().st_size) or _sha256(path) != sha256:
            return Fault(f"original {sha256[:16]}…", "was changed: its bytes do not give its hash", f"the reports captured from it; {path}")
    kept = dict(query("SELECT sha256, size FROM record_original"))
    if stray := sorted(kept.keys() - told.originals.keys()):
        return Fault(f"original {stray[0][:16]}…", "stands in the record, but no ledger line captured it", stray[0])
    if lost := sorted(told.originals.keys() - kept.keys()):
        return Fault(f"original {lost[0][:16]}…", "was captured, but its row is gone from the record", lost[0])
    if odd := sorted(sha256 for sha256, size in told.originals.items() if size not in (None, kept[sha256])):
        return Fault(f"original {odd[0][:16]}…", "has another length in the record than was recorded", odd[0])
    told.strays = strays(place.originals, told.originals)
    return None


def _strays(place: CasePlace, told: _Told) -> Fault | None:
    """Files among the originals that nobody captured, neither before nor while we looked."""
    if told.strays and (left := set(told.strays).intersection(strays(place.originals, told.originals)) - known_originals(told.strays)):
        name = min(left)
        return Fault(f"original {name[:16]}…", "stands in the folder, but no ledger line captured it: it was put there", str(place.originals / name[:2] / name))
    return None


def _created(place: CasePlace, told: dict[str, Any]) -> Fault | None:
    """The case is the one whose ledger this is, and case.toml says of it what it said when it was made."""
    path, found = place.folder / "case.toml", query("SELECT subject FROM record_ledgerline WHERE seq = 1")
    if found and found[0][0] != place.id:
        return Fault("case.toml", f"names case {place.id}, but this ledger is of case {found[0][0]}", str(path))
    says = {"title": place.title, "packs": [Path(name).name for name in place.packs], "policy": place.policy, "created": place.created}
    if "policy" in told:  # cases of before did not write the rest into their first line
        wrong = next((name for name, value in says.items() if told.get(name) != value), None)
        return Fault("case.toml", f"says another {wrong} than when the case was made", "how reports are read and incidents graded") if wrong else None
    return None


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as raw:
        while block := raw.read(1 << 20):
            digest.update(block)
    return digest.hexdigest()


def _custody(told: _Told) -> Fault | None:
    seen: dict[str, set[str]] = {}
    for number, sha256, requested, received, custody in stream("SELECT id, original_id, requested, received, custody FROM record_capture"):
        if custody == "{}" and sha256 in told.shredded:
            told.custody.pop(sha256, None)
            continue
        said = _decode(custody)
        if (to_cell(said["requested"]), said["received"]) != (requested, received):
            return Fault(f"custody of original {sha256[:16]}…", "was changed: its address or time is not as it was recorded", sha256)
        told.captures[number] = sha256_of(custody)
        seen.setdefault(sha256, set()).add(told.captures[number])
    for sha256, hashes in told.custody.items():
        if None not in hashes and hashes != seen.get(sha256, set()):
            return Fault(f"custody of original {sha256[:16]}…", "was changed: it is not as it was recorded", sha256)
    return None


def _reports(told: _Told) -> Fault | None:
    left: dict[str, tuple[str, str] | None] = dict(told.reports)
    for ident, capture, *cells in stream("SELECT id, capture_id, outlet, title, url, author, published, language, known, text FROM record_report"):
        if ident not in left:
            return Fault(f"report {ident}", "stands in the record, but no ledger line brought it in", ident)
        expected = left.pop(ident)
        if expected and ident not in told.erased_reports and expected[1] != told.captures.get(capture):
            return Fault(f"report {ident}", "was tied to another original than it came from", f"the custody of report {ident}")
        if ident in told.erased_reports:
            if cells[-1]:
                return Fault(f"report {ident}", "was to be erased under law and still holds text", ident)
        elif expected and expected[0] != report_hash(ident, *cells):
            return Fault(f"report {ident}", "was changed after it came in", f"all claims read from report {ident}")
    return next((Fault(f"report {ident}", "is gone from the record", f"all claims read from report {ident}") for ident in sorted(left)), None)


def _readings(told: _Told) -> Fault | None:
    """Each reading as it was made, in their order; the last of a report is the one in force."""
    left = {ident: list(hashes) for ident, hashes in told.readings.items()}
    for ident, current, backend, packs, made, payload in stream("SELECT report_id, current, backend, packs, made, payload FROM record_reading ORDER BY id"):
        if ident in told.erased_reports:
            left.pop(ident, None)
            continue
        said = left[ident].pop(0) if left.get(ident) else ("", "", "", "")
        if said is not None and said[:3] != (sha256_of(payload), backend, packs):
            return Fault(f"reading of report {ident}", "was changed, or no ledger line made it", f"its claims, events and harms; report {ident}")
        if said is not None and said[3] not in (None, made):
            return Fault(f"reading of report {ident}", "bears another time than it was made at", f"which reading is the newer; report {ident}")
        if bool(current) == bool(left[ident]):
            return Fault(f"reading of report {ident}", "is not the one in force that the ledger says", f"its claims, events and harms; report {ident}")
    return next((Fault(f"reading of report {ident}", "is gone from the record", f"report {ident}") for ident in sorted(left) if left[ident]), None)


def _parts() -> Fault | None:
    """Rows of claims, voices, events and harms that are not what their readings say."""
    kept = {table: stream(f"SELECT {_names(columns)} FROM record_{table} ORDER BY reading_id, id") for table, columns in PARTS.items()}
    for number, ident, payload in stream("SELECT id, report_id, payload FROM record_reading WHERE payload <> '{}' ORDER BY id"):
        for table, rows in part_rows(ident, payload).items():
            for row in rows:
                if next(kept[table], None) != (number, *row):
                    return _strayed(table, (number, *row))
    return next((_strayed(table, row) for table, rows in kept.items() for row in rows), None)


def _names(columns: Sequence[str]) -> str:
    return ", ".join(f'"{column}"' for column in columns)


def _strayed(table: str, row: Sequence[object]) -> Fault:
    return Fault(f"{table} {row[1]}", "is not in the record as it was read", "lists and filters; the reading itself holds")


def _judgements(told: _Told) -> Fault | None:
    left = dict(told.judgements)
    for row in stream('SELECT id, kind, subject, other, field, value, who, "when", why FROM record_judgement'):
        expected = left.pop(str(row[0]), "")
        if expected == "":
            return Fault(f"judgement {row[0]}", "stands in the record, but no ledger line made it", row[2])
        if expected not in (None, judgement_hash(*row)):
            return Fault(f"judgement {row[0]}", "was changed after it was made", row[2])
        if str(row[0]) in told.erased_judgements and row[8] is not None:
            return Fault(f"judgement {row[0]}", "was to be emptied under law and still holds its reason", row[2])
        if (fault := _signed(row, told)) is not None:
            return fault
    if left:
        return Fault(f"judgement {min(left, key=int)}", "is gone from the record", "what it decided")
    lost = None if told.erased_reports else on_nothing()
    return Fault(f"judgement {lost[0]}", f"is on {lost[1]}, and no claim, event or harm of the case bears that name", "what it decided") if lost else None


def _signed(row: Sequence[Any], told: _Told) -> Fault | None:
    """A judgement is signed and dated as its line is."""
    who, at = told.judged[str(row[0])]
    if from_cell(row[6]) != who:
        return Fault(f"judgement {row[0]}", "is signed by another than its line of the ledger", row[2])
    if not verify_desk.near(row[7], at):
        return Fault(f"judgement {row[0]}", f"is dated {row[7]}, and its line of the ledger {at}", row[2])
    return None


# --- incidents ---


def incidents_hold(linked: Collection[str] = (), totals: str | None = None) -> Fault | None:
    """Do the incidents stand as the last link run sealed them? Dropped ones are no fault: they can be made again.

    ``linked`` are the times of link runs, ``totals`` the sealed fingerprint of running totals; nothing is said of them where they are not given.
    """
    run = last_run()
    held = query("SELECT count(*) FROM record_incident")[0][0]
    if run is None:
        return Fault("incidents", "stand in the record, but no link run of the ledger made them", "all of them; make them anew: marsad link") if held else None
    if not held and not query("SELECT 1 FROM record_linkedreport LIMIT 1"):
        return None
    if (fingerprint(), held) != (run.fingerprint, run.incidents):
        return Fault("incidents", f"are not those that ledger line {run.line} sealed", "all of them; make them anew: marsad link --anew")
    payloads = (verify_lists.plain(row[0]) for row in stream("SELECT payload FROM record_incident"))
    return _incident_rows(linked) or verify_lists.of_incidents(payloads) or _history() or verify_lists.names() or verify_lists.totals(totals) or verify_lists.homes()


def _incident_rows(linked: Collection[str]) -> Fault | None:
    """Lists and filters tell of an incident what the incident itself says."""
    places = _grouped("SELECT incident, key FROM record_incidentplace ORDER BY incident, key")
    strays = set(places)
    columns = _names(("own", "home", "payload", "state", "decided", "updated", *_TOLD))
    decided = decisions([row[0] for row in query("SELECT id FROM record_incident")])
    for own, home, payload, state, grade, updated, *row in stream(f"SELECT {columns} FROM record_incident"):
        one = json.loads(payload)
        strays.discard(one["id"])
        made = dict(zip(INCIDENT_ROW, incident_row(Made(one, own, home), "", decided.get(one["id"], {}), payload), strict=True))
        if [made[column] for column in _TOLD] != list(row) or places.get(one["id"], []) != sorted(place_keys(one["place"])):
            return Fault(f"incident {one['id']}", "is told otherwise in lists than it is", "lists and filters; the incident itself holds; marsad link --anew")
        if (state, grade) != (made["state"], made["decided"]):
            return Fault(f"incident {one['id']}", "has another state or grade than people gave it", "what is published, and as what")
        if linked and updated not in linked:
            return Fault(f"incident {one['id']}", "bears a time of change at which nothing was linked", "what is shown as new")
    return Fault(f"incident {min(strays)}", "has rows in lists and is not there", "lists and filters") if strays else None


def _history() -> Fault | None:
    told = [(line, *change) for line, payload in runs() for change in payload["changes"]]
    kept = query('SELECT line, kind, incident, "into" FROM record_incidentchange ORDER BY line, id')
    if [tuple(row) for row in kept] != told:
        return Fault("history of incidents", "is not what the ledger tells", "which incidents were merged or split, and when")
    return None


def _grouped(sql: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for ident, value in stream(sql):
        found.setdefault(ident, []).append(value)
    return found
