"""What people write to a report or an incident: victims, notes, comments, evidence, lists of names; who is who, and in whose hands an incident is."""

from __future__ import annotations

from typing import Any

from django.conf import settings

from marsad.capture.fetch import fetch
from marsad.capture.people_lists import people_of
from marsad.case.listed import form_of
from marsad.desk.actions.action import Done, Sent
from marsad.desk.actions.subjects import Subject, subject_of, thing_of
from marsad.desk.actor import Actor
from marsad.desk.annotating import evidence, value_of
from marsad.desk.not_done import Meanwhile, NotDone, wrong
from marsad.desk.sniffed import type_of
from marsad.desk.uploads import LARGEST
from marsad.errors import CaseError, InputError, InvalidValue
from marsad.model.custody import Captured, Custody
from marsad.model.typed import name_of
from marsad.model.victims import victim
from marsad.record import queue
from marsad.record.annotations import Annotation, Kind, Overtaken, annotate, give_to, last_of, pair_up
from marsad.record.evidence import keep_evidence
from marsad.record.ledger import now
from marsad.record.redacted_annotations import shown
from marsad.record.rows import writing
from marsad.version import __version__

Plain = dict[str, Any]
KINDS: tuple[Kind, ...] = ("person", "note", "comment", "evidence")


def write(actor: Actor, ident: str, sent: Sent) -> Done:
    """Write a victim, a note or a comment, change one, or take it back: 1. may it be changed, 2. what is asked, 3. keep it once, and over nobody's work unseen."""
    subject, form = subject_of(actor, ident), sent.form
    kind, thing = _kind(form.get("kind", "")), form.get("thing") or None
    if thing is not None and not _may_change(actor, subject, thing, kind):  # 1
        raise NotDone("thing_unknown", "thing")
    if thing is None and kind == "evidence":
        raise NotDone("evidence_none", "thing")
    value = None if form.get("remove") and thing else _value(kind, sent, thing)  # 2
    return _done(subject, _annotated(kind, subject.id, value, actor, sent, thing))  # 3


def _kind(given: str) -> Kind:
    for kind in KINDS:
        if kind == given:
            return kind
    raise NotDone("wish_among", "kind", among=", ".join(KINDS))


def _value(kind: Kind, sent: Sent, thing: str | None) -> Plain:
    """What a form writes; evidence keeps its bytes when what is said of it changes."""
    try:
        value = value_of(kind, sent.form, queue.workers())
    except InvalidValue as fault:
        raise wrong(fault) from None
    before = last_of(thing) if thing else None
    return {**(before.value or {}), **value} if before and kind == "evidence" else value


def _annotated(kind: Kind, subject: str, value: Plain | None, actor: Actor, sent: Sent, thing: str | None) -> Annotation | Overtaken:
    try:
        return annotate(kind, subject, value, who=actor.name, key=sent.form.get("key", ""), thing=thing, seen=sent.seen, why=sent.why or None)
    except CaseError:
        raise NotDone("note_key", "key") from None


def _may_change(actor: Actor, subject: Subject, thing: str, kind: str) -> bool:
    """A thing of this kind is written to this subject, and the person sees all of it; a comment is its writer's."""
    last = last_of(thing)
    if last is None or last.kind != kind or last.subject not in subject.ids or last.value is None:
        return False
    seen = shown([last], actor.redactor, actor.name, homes=subject.homes)
    return bool(seen) and not seen[0].hidden and (kind != "comment" or seen[0].mine)


def _done(subject: Subject, made: Annotation | Overtaken) -> Done:
    if isinstance(made, Overtaken):
        raise Meanwhile(made.theirs, "note_overtaken")
    return Done(thing=made.thing, row=made.id, report=None if subject.incident else subject.id, incident=subject.id if subject.incident else None)


def add_evidence(actor: Actor, ident: str, sent: Sent) -> Done:
    """Keep a file, or what an address answers, as evidence."""
    subject = subject_of(actor, ident)
    captured = _captured(sent)
    try:
        made = keep_evidence(settings.DESK_CASE, subject.id, captured, evidence(sent.form.dict()), who=actor.name, key=sent.form.get("key", ""))
    except CaseError:
        raise NotDone("note_key", "key") from None
    return _done(subject, made)


def _captured(sent: Sent) -> Captured:
    """The bytes with their custody. Raises NotDone where there are none, or an address does not answer."""
    address, agent = sent.form.get("address", "").strip(), f"Marsad/{__version__}"
    if sent.too_large:
        raise NotDone("add_large", "file", size=LARGEST >> 20)
    if sent.files:
        upload = sent.files[0]
        raw, name = upload.read(), f"upload:{name_of((upload.name or '').rsplit('/', 1)[-1], longest=120) or 'file'}"
        if not raw:
            raise NotDone("evidence_none", "file")
        return Captured(raw, Custody(name, name, now(), agent, "working", declared_type=upload.content_type, detected_type=type_of(raw)), ())
    if not address:
        raise NotDone("evidence_none", "file")
    try:
        answer = fetch(address)
    except InputError as fault:
        raise NotDone("evidence_not_taken", "address", why=fault) from None
    custody = Custody(address, answer.final, now(), agent, "evidentiary", answer.redirects, answer.status, answer.headers, answer.header("content-type") or None, type_of(answer.raw))
    return Captured(answer.raw, custody, ())


def import_victims(actor: Actor, ident: str, sent: Sent) -> Done:
    """Take the victims of a table: a row is a victim. All or nobody; sent twice, each counts once."""
    subject, key = subject_of(actor, ident), sent.form.get("key", "")
    if sent.too_large:
        raise NotDone("add_large", "file", size=LARGEST >> 20)
    if not sent.files:
        raise NotDone("victims_none_file", "file")
    upload = sent.files[0]
    try:
        people = people_of(upload.read(), upload.name or "")
        with writing():
            for number, row in enumerate(people):
                annotate("person", subject.id, victim(form_of(row, f"upload:{name_of(upload.name)}")), who=actor.name, key=f"{key[:56]}-{number}")
    except InvalidValue as fault:
        raise NotDone(fault.key, "file") from None
    except InputError as fault:
        raise NotDone("victims_not_taken", "file", why=fault) from None
    except CaseError:
        raise NotDone("note_key", "key") from None
    return Done(report=None if subject.incident else subject.id, incident=subject.id if subject.incident else None)


def pair(actor: Actor, _: str, sent: Sent) -> Done:
    """Say that two victims are one person, or that they are two; said again, the later one counts."""
    form = sent.form
    things = [form.get("a", ""), form.get("b", "")]
    if form.get("same") not in ("1", "0"):
        raise NotDone("wish_value", "same")
    for name, thing in zip(("a", "b"), things, strict=True):
        subject, one = thing_of(actor, thing)
        if one.kind != "person" or one.hidden or things[0] == things[1]:
            raise NotDone("thing_unknown", name)
    try:
        pair_up(things[0], things[1], same=form["same"] == "1", who=actor.name, key=form.get("key", ""), why=sent.why or None)
    except CaseError:
        raise NotDone("note_key", "key") from None
    return Done(thing=things[0], incident=subject.id if subject.incident else None, report=None if subject.incident else subject.id)


def give(actor: Actor, ident: str, sent: Sent) -> Done:
    """Give an incident to somebody, or to nobody."""
    subject, to = subject_of(actor, ident), sent.form.get("to", "")
    if subject.incident is None:
        raise NotDone("fault_other", id=ident[:24])
    if to and to not in queue.workers():
        raise NotDone("give_nobody", "to")
    try:
        give_to(to or None, subject.id, subject.ids, who=actor.name, key=sent.form.get("key", ""), why=sent.why or None)
    except CaseError:
        raise NotDone("note_key", "key") from None
    return Done(incident=subject.id)


def put_aside(actor: Actor, ident: str, sent: Sent) -> Done:
    """A mention that was answered, or that needs no answer."""
    _, one = thing_of(actor, ident)
    try:
        annotate("done", one.thing, {"done": True}, who=actor.name, key=sent.form.get("key", ""))
    except CaseError:
        raise NotDone("note_key", "key") from None
    return Done(thing=one.thing)
