"""What an action is on: a report, an incident, a thing that somebody wrote. What is hidden from who asks is as if it were not there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.http import Http404

from marsad.desk.actor import Actor
from marsad.desk.reading import Desk, uids_of
from marsad.model.judgement import Judgement, beside, state_of
from marsad.record import work
from marsad.record.annotations import last_of
from marsad.record.decisions import on_report
from marsad.record.incidents import claims_of, incident_of, went_into
from marsad.record.redacted_annotations import Shown, shown
from marsad.record.redacted_incident import redacted_incident
from marsad.record.redaction import Redactor
from marsad.record.store import record_of

Plain = dict[str, Any]


@dataclass(slots=True)
class Opened:
    """A report that somebody may see, with the judgements on it; ``desk`` is None where it was not read."""

    head: work.ReportHead
    desk: Desk | None
    past: list[Judgement]
    redactor: Redactor
    uids: set[str]
    state: str


def open_report(actor: Actor, ident: str) -> Opened:
    """A report with the judgements on it. Raises Http404 where there is none, or this person may not know of it."""
    redactor = actor.redactor
    head = work.report_head(ident) if _plain(ident, 16) else None
    if head is None or ident in redactor.reports:
        raise Http404
    record = record_of(ident)
    uids = uids_of(record) if record else set()
    past = on_report(ident, uids)
    if record and (more := uids_of(record, past) - uids):
        past = on_report(ident, uids | more)
        uids |= more
    return Opened(_head(head, redactor), Desk(record, past, redactor) if record else None, past, redactor, uids, state_of(past, ident))


def _head(head: work.ReportHead, redactor: Redactor) -> work.ReportHead:
    """What is known of a report beside its reading, as somebody may see it."""
    return replace(
        head,
        title=redactor.free(head.title or "", report=head.id),
        outlet=redactor.outlet(head.outlet),
        author=redactor.voice(None, head.author, report=head.id),
        url=redactor.url(head.id, head.url, head.outlet),
    )


def open_incident(actor: Actor, ident: str, *, decided: bool = True) -> Plain:
    """An incident of which the person may see any report; without its numbers where those are held back. Raises Http404."""
    return redacted_incident(_incident(actor, ident, decided=decided), actor.redactor)


def _incident(actor: Actor, ident: str, *, decided: bool = True) -> Plain:
    found = incident_of(ident, decided=decided) if _plain(ident, 24) else None
    if found is None or set(found["reports"]) <= actor.redactor.reports:
        raise Http404
    return found


def on_incident(found: Plain, judged: Sequence[Judgement]) -> list[Judgement]:
    """Of some judgements those that decide on an incident: its grade and state, and which claims are of one happening."""
    claims = set(found["claims"])
    return [one for one in judged if one.subject == found["id"] or (one.kind in {"same", "different"} and not claims.isdisjoint([*beside(one)[0], *beside(one)[1]]))]


@dataclass(frozen=True, slots=True)
class Subject:
    """What a file is of: a report or an incident, with every id under which things were written to it (of incidents that were merged into it too)."""

    id: str
    incident: Plain | None
    ids: tuple[str, ...]
    head: str
    homes: dict[str, str]  # the report of each claim of the incident

    @property
    def day(self) -> str | None:
        """The first day of the incident."""
        return self.incident["date"]["start"] if self.incident else None

    @property
    def place(self) -> str | None:
        """The place of the incident, by its id or name."""
        place = self.incident["place"] if self.incident else None
        return (place["id"] or place["name"]) if place else None


def subject_of(actor: Actor, ident: str) -> Subject:
    """The report or incident of an id, where the person may know of it. Raises Http404."""
    if ident.startswith("i"):
        found = _incident(actor, ident)
        return Subject(found["id"], found, (found["id"], *went_into([found["id"]])), "", dict(claims_of(found["id"])))
    head = work.report_head(ident) if _plain(ident, 16) else None
    if head is None or ident in actor.redactor.reports:
        raise Http404
    return Subject(ident, None, (ident,), actor.redactor.free(head.title or "", report=ident), {})


def thing_of(actor: Actor, thing: str) -> tuple[Subject, Shown]:
    """A thing that somebody may see, with its subject. Raises Http404."""
    last = last_of(thing) if _plain(thing, 24) else None
    if last is None or last.value is None:
        raise Http404
    subject = subject_of(actor, last.subject)
    found = shown([last], actor.redactor, actor.name, homes=subject.homes)
    if not found:
        raise Http404
    return subject, found[0]


def _plain(ident: str, longest: int) -> bool:
    return ident.isascii() and ident.isalnum() and len(ident) <= longest
