"""Putting captures, readings and judgements into a case, each with its lines in the ledger."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any, Literal

from marsad.errors import CaseError, NotWritten
from marsad.model.custody import Captured, CapturedReport
from marsad.model.judgement import Judgement, beside, state_of
from marsad.record.cells import sha256_of as sha256_of
from marsad.record.cells import to_json as to_json
from marsad.record.kept import kept_sha256, put_kept
from marsad.record.ledger import Entry, append, canonical, now
from marsad.record.originals import keep_originals, settle_originals, sweep, unfinished
from marsad.record.parts import PARTS, Read, Rows
from marsad.record.place import CasePlace
from marsad.record.rewriting import shredded_of
from marsad.record.rows import from_cell, insert, query, query_nothing, to_cell, writing
from marsad.record.search import index
from marsad.record.work import put_state
from marsad.text.finding import findable

Plain = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Kept:
    """How many reports of a batch are new to the case, and how many it held already."""

    added: int
    known: int

    def __add__(self, other: Kept) -> Kept:
        return Kept(self.added + other.added, self.known + other.known)


def known_reports(ids: Sequence[str]) -> set[str]:
    """Those of some report ids that the case holds."""
    if not ids:
        return set()
    marks = ", ".join(["%s"] * len(ids))
    return {row[0] for row in query(f"SELECT id FROM record_report WHERE id IN ({marks})", list(ids))}


def erased_reports(ids: Sequence[str]) -> set[str]:
    """Those of some report ids that were erased under law."""
    marks = ", ".join(["%s"] * len(ids))
    return {row[0] for row in query(f"SELECT id FROM record_report WHERE text = '' AND id IN ({marks})", list(ids))} if ids else set()


def addresses() -> Iterator[tuple[str, str, str]]:
    """The addresses at which reports stood, the oldest first: report, address, original. Both that asked for and that which the page gives itself."""
    sql = "SELECT r.id, r.url, r.known, c.original_id, r.outlet FROM record_report r JOIN record_capture c ON c.id = r.capture_id WHERE r.text <> '' ORDER BY c.id"
    for ident, url, known, original, outlet in query(sql):
        about = json.loads(known)
        for address in {from_cell(url), about.get("canonical"), message_address(from_cell(outlet), about.get("part"), about.get("published_text"))}:
            if address:
                yield ident, address, original


def message_address(outlet: str | None, part: str | None, published: str | None) -> str | None:
    """What a message of a chat without addresses is known by in every export of it: the chat, its number, its moment. None of all else."""
    return f"{outlet}\n{part}\n{published}" if outlet and published and (part or "").startswith("message ") else None


def known_originals(hashes: Sequence[str]) -> set[str]:
    """Those of some hashes whose originals the record speaks of."""
    marks = ", ".join(["%s"] * len(hashes))
    return {row[0] for row in query(f"SELECT sha256 FROM record_original WHERE sha256 IN ({marks})", list(hashes))} if hashes else set()


def keep(place: CasePlace, batch: Sequence[tuple[Captured, Sequence[Read | None]]], *, who: str) -> Kept:
    """Keep a batch of originals with their reports and what was read from each (None where it was not read).

    What holds nothing new is passed over. 1. Originals go to the disk; 2. meanwhile, in one transaction: captures, reports
    that are new, their readings, the search index and the ledger's lines. Only when the originals are there is it committed:
    a batch that cannot be finished leaves no row.
    """
    known = known_reports([found.report.id for captured, _ in batch for found in captured.reports])
    batch, total = [one for one in batch if not known.issuperset(found.report.id for found in one[0].reports)], sum(len(captured.reports) for captured, _ in batch)
    if not batch:
        return Kept(0, total)
    with ThreadPoolExecutor(1) as disk, writing():  # 2
        if unfinished(place.originals):
            sweep(place.originals, known_originals)
        gone = shredded_of([captured.sha256 for captured, _ in batch])
        kept = disk.submit(keep_originals, place.originals, {captured.sha256: captured.raw for captured, _ in batch if captured.sha256 not in gone})  # 1
        entries: list[Entry] = []
        new = _new_reports(batch, known_reports([found.report.id for captured, _ in batch for found in captured.reports]))
        captures = _keep_captures(batch, entries)
        insert("record_report", _REPORT, [_report_row(found, captures[key], entries) for key, found, _ in new])
        keep_readings([(found.report.id, read) for _, found, read in new if read], entries)
        index((found.report.id, _day(found), read.words if read else findable(found.report.text)) for _, found, read in new)
        append(entries, who)
        kept.result()
    settle_originals(place.originals)
    return Kept(len(new), total - len(new))


def take_back(place: CasePlace) -> None:
    """Remove what dead writers left half-done; where this case may not be written, it waits for one who may."""
    try:
        with writing():
            sweep(place.originals, known_originals)
    except (NotWritten, PermissionError):
        pass


_Key = tuple[str, str]
_REPORT = ("id", "capture_id", "outlet", "title", "url", "author", "published", "language", "known", "text")


def _key(captured: Captured) -> _Key:
    return captured.sha256, captured.custody.requested


def _new_reports(batch: Sequence[tuple[Captured, Sequence[Read | None]]], known: set[str]) -> list[tuple[_Key, CapturedReport, Read | None]]:
    new = []
    for captured, reads in batch:
        for found, read in zip(captured.reports, reads, strict=True):
            if found.report.id not in known:
                known.add(found.report.id)
                new.append((_key(captured), found, read))
    return new


def _keep_captures(batch: Sequence[tuple[Captured, Sequence[Read | None]]], entries: list[Entry]) -> dict[_Key, tuple[int, str]]:
    """The captures of a batch, each with its number and the hash of its custody; those not yet in the case are added."""
    by_key = {(captured.sha256, to_cell(captured.custody.requested)): captured for captured, _ in batch}
    hashes = list({sha256 for sha256, _ in by_key})
    have = known_originals(hashes)
    insert("record_original", ("sha256", "size"), [(sha256, len(captured.raw)) for sha256, captured in {k[0]: c for k, c in by_key.items()}.items() if sha256 not in have])
    old = _capture_ids(hashes)
    rows = []
    for (sha256, requested), captured in by_key.items():
        if (sha256, requested) not in old:
            custody = to_json(captured.custody)
            rows.append((sha256, requested, captured.custody.received, custody))
            entries.append(Entry("captured", sha256, {"size": len(captured.raw), "custody_sha256": sha256_of(custody)}))
    insert("record_capture", ("original_id", "requested", "received", "custody"), rows)
    ids = _capture_ids(hashes)
    return {_key(captured): ids[key] for key, captured in by_key.items()}


def keep_custody(captured: Captured, entries: list[Entry]) -> None:
    """Keep the rows of an original in which no report stands (evidence), with their lines. Call inside ``writing()``."""
    _keep_captures([(captured, ())], entries)


def _capture_ids(hashes: Sequence[str]) -> dict[tuple[str, str | None], tuple[int, str]]:
    marks = ", ".join(["%s"] * len(hashes))
    rows = query(f"SELECT id, original_id, requested, custody FROM record_capture WHERE original_id IN ({marks})", hashes)
    return {(sha256, requested): (number, sha256_of(custody)) for number, sha256, requested, custody in rows}


def _report_row(found: CapturedReport, capture: tuple[int, str], entries: list[Entry]) -> tuple[Any, ...]:
    report, (number, custody) = found.report, capture
    about = {name: getattr(found, name) for name in ("canonical", "published_text", "published_source", "published_precision", "zone", "part")}
    about |= {"pages": [list(page) for page in found.pages]} if found.pages else {}
    about |= {"mended": found.mended} if found.mended else {}
    about |= {"again": list(found.again)} if found.again else {}
    about |= {name: value for name in ("forwarded", "edited") if (value := getattr(found, name))}
    about |= {"media": [list(one) for one in found.media]} if found.media else {}
    about |= {"doubts": [[doubt.start, doubt.end, doubt.confidence] for doubt in found.doubts]} if found.doubts else {}
    day = _day(found)
    cells = tuple(to_cell(value) for value in (report.outlet, report.title, report.url, found.author))
    row = (report.id, number, *cells, day, found.language, to_json(about), to_cell(report.text))
    entries.append(Entry("reported", report.id, {"row_sha256": report_hash(row[0], *row[2:]), "custody_sha256": custody}))
    return row


def _day(found: CapturedReport) -> str | None:
    return found.report.published.isoformat() if found.report.published else None


def report_hash(*cells: Any) -> str:
    """The hash that the ledger keeps of a report's row (all but the number of its capture)."""
    return hashlib.sha256(canonical(list(cells))).hexdigest()


# --- readings ---


def keep_readings(read: Sequence[tuple[str, Read]], entries: list[Entry]) -> None:
    """Keep what was read from reports (by report id); an older reading of the same report is no longer the current one."""
    if not read:
        return
    made, ids = now(), [ident for ident, _ in read]
    rows = [(ident, one.backend, " ".join(one.packs), made, one.payload, True) for ident, one in read]
    entries += [Entry("read", ident, {"reading_sha256": one.sha256, "backend": one.backend, "packs": list(one.packs), "made": made, **_told_of(one)}) for ident, one in read]
    marks = ", ".join(["%s"] * len(ids))
    query_nothing(f"UPDATE record_reading SET current = %s WHERE current = %s AND report_id IN ({marks})", [False, True, *ids])
    insert("record_reading", ("report_id", "backend", "packs", "made", "payload", "current"), rows)
    numbers = dict(query(f"SELECT report_id, id FROM record_reading WHERE current = %s AND report_id IN ({marks})", [True, *ids]))
    keep_parts([(numbers[ident], one.rows) for ident, one in read])
    put_kept(ids, [(ident, numbers[ident], one.kept) for ident, one in read if one.kept])


def _told_of(one: Read) -> Plain:
    return {"kept_sha256": kept_sha256(one.kept)} if one.kept else {}


def keep_parts(read: Sequence[tuple[int, Rows]]) -> None:
    """Keep the narrow rows of readings (by their numbers), for lists and filters; their whole values stand in the reading."""
    for table, columns in PARTS.items():
        insert(f"record_{table}", columns, [(number, *row) for number, rows in read for row in rows[table]], together=True)


# --- judgements ---


def judge(
    kind: str, subject: str, *, who: str, other: str | None = None, field: str | None = None, value: Any = None, why: str | None = None, when: str | None = None
) -> Judgement:
    """Keep one decision of one person, with its line in the ledger. ``when`` is given where several are one decision."""
    if not who.strip():
        raise CaseError("a judgement needs the name of the person who makes it")
    when = when or now()
    cells = (kind, subject, other, field, None if value is None else to_json(value), to_cell(who), when, to_cell(why))
    with writing():
        number = _put_judgements([cells], who)[0]
        _decide(kind, subject)
    return Judgement(number, kind, subject, who, when, other, field, value, why)  # type: ignore[arg-type]


def judge_all(kind: Literal["same", "different", "undo"], on: Sequence[tuple[str, str | None]], *, who: str, why: str | None, when: str | None = None) -> list[Judgement]:
    """Keep one decision of one person that is on many pairs of claims, or takes many such back: made at one moment, it is taken back as one."""
    when = when or now()
    with writing():
        numbers = _put_judgements([(kind, subject, other, None, None, to_cell(who), when, to_cell(why)) for subject, other in on], who)
    return [Judgement(number, kind, subject, who, when, other, why=why) for number, (subject, other) in zip(numbers, on, strict=True)]


def _put_judgements(rows: Sequence[tuple[Any, ...]], who: str) -> list[int]:
    """Add judgements, each with its line in the ledger; their numbers. Call inside ``writing()``."""
    before = query("SELECT coalesce(max(id), 0) FROM record_judgement")[0][0]
    insert("record_judgement", _JUDGEMENT, rows, together=True)
    numbers = [row[0] for row in query("SELECT id FROM record_judgement WHERE id > %s ORDER BY id", [before])]
    append([Entry("judged", str(number), {"row_sha256": judgement_hash(number, *row)}) for number, row in zip(numbers, rows, strict=True)], who)
    return numbers


def _decide(kind: str, subject: str) -> None:
    """An incident's row follows what a person said of its state or grade, or took back, and so does that of the work on a report: in the same
    transaction, or who is killed in between would leave a list that says another state than was decided."""
    from marsad.record.linkage import decide

    while kind == "undo":
        found = query("SELECT kind, subject FROM record_judgement WHERE id = %s", [int(subject)]) if subject.isdecimal() else []
        kind, subject = found[0] if found else ("", "")
    if kind in ("state", "grade"):
        decide(subject)
    if kind == "state" and query("SELECT 1 FROM record_report WHERE id = %s", [subject]):
        put_state(subject, state_of(judgements_about([subject]), subject))


_JUDGEMENT = ("kind", "subject", "other", "field", "value", "who", "when", "why")


def judgement_hash(*cells: Any) -> str:
    """The hash that the ledger keeps of a judgement's row."""
    return hashlib.sha256(canonical(list(cells))).hexdigest()


def judgements(subject: str | None = None, *, kinds: Sequence[str] = (), after: int = 0) -> list[Judgement]:
    """All judgements in their order, or those on one subject, of some kinds, or made after one of them."""
    rules: dict[str, Sequence[Any]] = {"(subject = %s OR other = %s)": [subject, subject] if subject else [], f"kind IN ({', '.join(['%s'] * len(kinds))})": kinds, "id > %s": [after] if after else []}
    kept = {rule: values for rule, values in rules.items() if values}
    where = " WHERE " + " AND ".join(kept) if kept else ""
    return _judgements(where, [value for values in kept.values() for value in values])


def judgements_where(column: str, values: Sequence[Any]) -> list[Judgement]:
    """Judgements by their ids (``id``) or by what they are on (``subject``)."""
    marks = ", ".join(["%s"] * len(values))
    return _judgements(f" WHERE {column} IN ({marks})", values) if values else []


def judgements_about(subjects: Sequence[str], others: Sequence[str] = ()) -> list[Judgement]:
    """Judgements on some subjects, those that name one of ``others`` second, and whatever takes one of them back, asked for at once."""
    rules = {f"subject IN ({', '.join(['%s'] * len(subjects))})": subjects, f"other IN ({', '.join(['%s'] * len(others))})": others}
    kept = {rule: values for rule, values in rules.items() if values}
    first = " UNION ".join(f"SELECT id FROM record_judgement WHERE {rule}" for rule in [*kept, _OF_MANY])
    found = _judgements(f" WHERE id IN ({_TAKEN_BACK.format(first)})", [value for values in kept.values() for value in values]) if kept else []
    return list(_about(found, set(subjects), set(others)))


_OF_MANY = "kind = 'different' AND value IS NOT NULL"  # which claims it is on stands in its value


def _about(found: Sequence[Judgement], subjects: set[str], others: set[str]) -> Iterator[Judgement]:
    """Of what was decided on many claims at once, what is on some subjects, each told of the first of these; with all else."""
    left_out = set[str]()
    for one in found:
        if one.kind == "different" and isinstance(one.value, dict):
            these, those = beside(one)
            mine = next((uid for uid in these if uid in subjects), "")
            if not mine and others.isdisjoint(those):
                left_out.add(str(one.id))
                continue
            one = replace(one, subject=mine or one.subject)
        elif one.kind == "undo" and one.subject in left_out:
            left_out.add(str(one.id))
            continue
        yield one


# an undo is on a judgement, perhaps on another undo
_TAKEN_BACK = (
    "WITH RECURSIVE first AS ({}), taken AS (SELECT id FROM first UNION"
    " SELECT u.id FROM record_judgement u JOIN taken t ON u.kind = 'undo' AND u.subject = CAST(t.id AS varchar)) SELECT id FROM taken"
)


def _judgements(where: str, values: Sequence[Any]) -> list[Judgement]:
    rows = query(f'SELECT id, kind, subject, who, "when", other, field, value, why FROM record_judgement{where} ORDER BY id', list(values))
    return [
        Judgement(row[0], row[1], row[2], from_cell(row[3]) or "", row[4], row[5], row[6], None if row[7] is None else json.loads(row[7]), from_cell(row[8]))
        for row in rows
    ]


# --- reading back ---


def record_of(report: str) -> Plain | None:
    """The current reading of a report as RECORD.md's object, or None where it was not read."""
    found = query("SELECT g.payload, r.text FROM record_reading g JOIN record_report r ON r.id = g.report_id WHERE g.current = %s AND g.payload <> '{}' AND r.id = %s", [True, report])
    return _whole(*found[0]) if found else None


def times_read(report: str) -> list[tuple[str, str]]:
    """When a report was read and by which backend, the oldest first."""
    return [(row[0], row[1]) for row in query("SELECT made, backend FROM record_reading WHERE report_id = %s ORDER BY id", [report])]


def records(*, after: str = "", size: int = 500) -> Iterator[Plain]:
    """The current readings of all reports, by report id."""
    for _, record in readings(after=after, size=size):
        yield record


def readings(*, after: str = "", size: int = 500, until: int | None = None) -> Iterator[tuple[int, Plain]]:
    """The current readings of all reports with their numbers, by report id; ``until`` leaves out those of a higher number."""
    sql = (
        "SELECT g.payload, r.text, r.id, g.id FROM record_reading g JOIN record_report r ON r.id = g.report_id"
        " WHERE g.current = %s AND g.payload <> '{}' AND r.id > %s AND g.id <= %s ORDER BY r.id LIMIT %s"
    )
    while rows := query(sql, [True, after, until if until is not None else _ALL, size]):
        for payload, text, _, number in rows:
            yield number, _whole(payload, text)
        after = rows[-1][2]


_ALL = (1 << 63) - 1


def readings_of(reports: Sequence[str]) -> list[tuple[int, Plain]]:
    """The current readings of some reports with their numbers; reports without one are passed over."""
    marks = ", ".join(["%s"] * len(reports))
    sql = f"SELECT g.id, g.payload, r.text FROM record_reading g JOIN record_report r ON r.id = g.report_id WHERE g.current = %s AND g.payload <> '{{}}' AND r.id IN ({marks}) ORDER BY r.id"
    return [(number, _whole(payload, text)) for number, payload, text in query(sql, [True, *reports])] if reports else []


def _whole(payload: str, text: str) -> Plain:
    record: Plain = json.loads(payload)
    record["report"]["text"] = from_cell(text)
    return record
