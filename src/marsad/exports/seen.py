"""What an export goes over: the incidents that pass the filters, each with its claims, as the asker may see them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from marsad.exports.evidence import originals_of
from marsad.exports.protection import Asker, blocked, seen_incident
from marsad.exports.written import Written, written_to
from marsad.linking.decisions import corrected
from marsad.record import incidents as kept
from marsad.record.several import judgements_on, records_of

Plain = dict[str, Any]
_AT_ONCE = 500  # incidents in memory at a time
_WITH_READINGS = 100


@dataclass(frozen=True, slots=True)
class ReportSeen:
    """A report behind an incident: its head as the asker may see it, and what was read from it."""

    head: Plain
    record: Plain
    names: tuple[str, ...]  # of victims, which are not told
    original: tuple[str, str] | None = None  # its hash and custody (JSON), where the report may be seen whole


@dataclass(frozen=True, slots=True)
class ClaimSeen:
    """One claim of an incident: its voices from the origin on, its words, and the events that it tells of this incident."""

    uid: str
    report: Plain
    claim: Plain
    words: str
    events: tuple[Plain, ...]


@dataclass(frozen=True, slots=True)
class Seen:
    """One incident with what was read of it (empty for formats that hold no claims), and the victims and evidence that people wrote to it."""

    incident: Plain
    claims: tuple[ClaimSeen, ...] = ()
    reports: Mapping[str, ReportSeen] = field(default_factory=dict)
    written: tuple[Written, ...] = ()


def seen(asker: Asker, filters: Mapping[str, Any], *, readings: bool) -> Iterator[Seen]:
    """Every incident that passes the filters, some hundred in memory at a time. Call inside a snapshot."""
    idents, size = kept.all_ids(**filters, hidden=asker.redactor.hidden), _WITH_READINGS if readings else _AT_ONCE
    for at in range(0, len(idents), size):
        found = [one for whole in kept.payloads(idents[at : at + size]) if (one := seen_incident(whole, asker))]
        reports = _reports(found, asker) if readings else {}
        written = written_to(found, asker, (name for report in reports.values() for name in report.names))
        for one in found:
            mine = {ident: reports[ident] for ident in one["reports"] if ident in reports}
            yield Seen(one, tuple(_claims(one, mine, asker)), mine, written.get(one["id"], ()))


def _reports(found: Sequence[Plain], asker: Asker) -> dict[str, ReportSeen]:
    records = records_of(list(dict.fromkeys(report for one in found for report in one["reports"])))
    uids = [uid for record in records.values() for uid in _uids(record)]
    judged = judgements_on(uids)
    originals = originals_of(list(records))
    return {ident: report_seen(corrected(record, judged) if judged else record, asker, originals.get(ident)) for ident, record in records.items()}


def _uids(record: Plain) -> Iterator[str]:
    yield from (claim["uid"] for claim in record["claims"])
    for event in record["events"]:
        yield event["uid"]
        yield from (harm["uid"] for harm in event["harms"])


def report_seen(record: Plain, asker: Asker, original: tuple[str, str] | None = None) -> ReportSeen:
    """A reading with what the asker may not see as blocks, victims' names too unless they may go out."""
    redactor, report = asker.redactor, record["report"]
    ident, outlet = report["id"], report["outlet"]
    names = () if asker.names else tuple(sorted(_names(record), key=len, reverse=True))
    secret = redactor.hides_voice(report.get("outlet_id"), outlet)
    withheld = bool(ident in redactor.passages or secret)
    head = {
        **{"id": ident, "outlet": redactor.voice(None, outlet) if outlet else outlet, "published": report["published"], "language": report["language"]},
        **{"title": None if asker.public else blocked(redactor.free(report["title"] or "", report=ident), names) or None, "url": None if withheld else redactor.url(ident, report["url"], outlet)},
        "sha256": None if withheld else report["sha256"],
    }
    return ReportSeen(head, {**asker.record(record), "raw": report["text"] or ""}, names, original if head["sha256"] else None)


def _names(record: Plain) -> set[str]:
    return {person["name"] for event in record["events"] for harm in event["harms"] for person in harm["persons"] if person["name"]}


def _claims(one: Plain, reports: Mapping[str, ReportSeen], asker: Asker) -> Iterator[ClaimSeen]:
    """The claims of an incident in its order."""
    events, found = frozenset(one["events"]), {}
    for report in reports.values():
        by_id = {event["id"]: event for event in report.record["events"]}
        for claim in report.record["claims"]:
            found[claim["uid"]] = (report, claim, [by_id[ident] for ident in claim["events"] if ident in by_id and by_id[ident]["uid"] in events])
    for uid in one["claims"]:
        if uid in found:
            report, claim, told = found[uid]
            start, end = claim["span"]
            # a name that the reading did not know for one would stand in the words: they do not leave the house
            words = "" if asker.public else asker.redactor.words(report.head["id"], report.record["raw"][start:end], at=start)
            yield ClaimSeen(uid, report.head, claim, blocked(words, report.names), tuple(told))
