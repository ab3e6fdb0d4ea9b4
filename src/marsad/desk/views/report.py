"""The reading view: the text on one side, the values on the other, and the decisions on them."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse

from marsad.desk import faults, marked, pictured, rules, wishes
from marsad.desk.actions import on_report
from marsad.desk.actions.action import Done, Sent, sent_in
from marsad.desk.actions.subjects import Opened, open_report
from marsad.desk.actor import Actor, actor_of
from marsad.desk.following import follow
from marsad.desk.not_done import Meanwhile, NotAllowed, NotDone
from marsad.desk.page import person, show
from marsad.desk.reading import LISTS, WORDS, ClaimView
from marsad.desk.rows import IncidentRow, incident_rows
from marsad.desk.values_told import said
from marsad.desk.views.queue import filters_of
from marsad.model import vocabulary
from marsad.model.judgement import Judgement
from marsad.model.typed import ACCURACIES, STANCES
from marsad.record import incidents, work
from marsad.record.decisions import touched, writers
from marsad.record.evidence import original_of
from marsad.record.newest import versions

Plain = dict[str, Any]
# words that the page's script says
SAID = (
    *("correct_hint", "add_hint", "save", "cancel", "why_optional", "net_retry", "net_failed", "net_again", "saved", "newer", "undo_none", "act_of", "speaker"),
    *("event_type", "outcome_of", "others_here", "change", "type_instead", "choose_instead", "remove", "lookup_none", "chosen_count"),
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The reading view. ``seen`` is the last judgement that it shows; ``moves`` the states that this person may give;
    ``others`` who else has it open; ``key`` a fresh key for a form without script; ``undo`` the person's own last decision; ``renewing`` while its incidents are
    still made anew; ``pictures`` the pages whose pictures stand beside the text, ``no_picture`` where they are held back; ``newer`` the version that took its place, ``older`` those whose place it took."""

    head: work.ReportHead
    title: str
    pieces: list[marked.Piece]
    part: marked.Part
    claims: list[ClaimView]
    notes: list[dict[str, str]]
    read: bool
    seen: int
    key: str
    state: str
    may_decide: bool
    moves: list[str]
    writers: list[str]
    others: list[str]
    incidents: list[IncidentRow]
    undo: Judgement | None
    hidden: bool
    filters: str
    may_protect: bool
    newer: str | None = None
    older: tuple[str, ...] = ()
    renewing: bool = False
    pictures: tuple[int, ...] = ()
    no_picture: bool = False
    acts: tuple[str, ...] = vocabulary.ACTS
    events: tuple[str, ...] = vocabulary.EVENTS
    outcomes: tuple[str, ...] = vocabulary.OUTCOMES
    voices: tuple[str, ...] = ()
    lists: tuple[tuple[str, tuple[str, ...]], ...] = tuple(LISTS.values())
    accuracies: tuple[str, ...] = ACCURACIES
    stances: tuple[str, ...] = STANCES
    roles: tuple[str, ...] = vocabulary.ROLES
    place_roles: tuple[str, ...] = vocabulary.PLACE_ROLES
    victim_statuses: tuple[str, ...] = vocabulary.VICTIM_STATUSES
    ages: tuple[str, ...] = vocabulary.AGES
    sexes: tuple[str, ...] = vocabulary.SEXES
    say: tuple[str, ...] = SAID


def report(request: HttpRequest, ident: str) -> HttpResponse:
    """One report."""
    opened = open_report(actor_of(request), ident)
    work.note_look(person(request).name, "saw", ident)
    return show(request, "report.html", _sheet(request, opened))


def _sheet(request: HttpRequest, opened: Opened) -> Sheet:
    who, head, desk = person(request), opened.head, opened.desk
    record = desk.now if desk else _unread(head)
    asked = request.GET.get("part", "1")
    part = marked.part_of(record["report"]["text"], int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 6 else 1)
    wrote = writers(opened.past)
    newer, older = versions(head.id)
    pages, seen = _pictures(head, part), pictured.may_see(opened.redactor, head.id)
    marks = marked.pieces(record, part, opened.redactor, pages={at: page for page, at in head.pages}, doubts=head.doubts)
    return Sheet(
        head=head,
        newer=None if newer in opened.redactor.reports else newer,
        older=tuple(one for one in older if one not in opened.redactor.reports),
        title=head.title or "",
        pieces=pictured.leading(marks, head, pages if seen else ()),
        pictures=pages if seen else (),
        no_picture=bool(pages) and not seen,
        part=part,
        claims=[claim for claim in desk.claims() if part.start <= claim.start < part.end] if desk else [],
        notes=record["notes"],
        read=desk is not None,
        seen=opened.past[-1].id if opened.past else 0,
        key=secrets.token_urlsafe(12),
        state=opened.state,
        may_decide=rules.may_decide(who.role, opened.state),
        moves=[after for after in rules.STATES if rules.may_move(who.role, who.name, before=opened.state, after=after, writers=wrote, touched=touched(opened.past))],
        writers=sorted(wrote),
        others=work.present(head.id, who.name),
        incidents=incident_rows(incidents.incidents(report=head.id, hidden=opened.redactor.hidden, limit=20), opened.redactor, language=who.language, packs=settings.DESK_CASE.packs),
        undo=wishes.last_of(opened.past, who.name),
        hidden=bool(opened.redactor.passages.get(head.id)),
        filters=filters_of(request.GET),
        may_protect=who.may("protect"),
        voices=tuple(opened.redactor.speaker(head.id, voice) for voice in wishes.voices(desk)) if desk else (),
    )


def _pictures(head: work.ReportHead, part: marked.Part) -> tuple[int, ...]:
    original = original_of(head.id)
    return pictured.pages_shown(original.kind, head, part) if original else ()


def _unread(head: work.ReportHead) -> Plain:
    """A report that was kept and not read, in the shape of a reading without claims."""
    return {"report": {"id": head.id, "text": work.report_text(head.id)}, "claims": [], "events": [], "related": [], "notes": []}


def decide_on(request: HttpRequest, ident: str) -> HttpResponse:
    """Take one decision."""
    return act_and_answer(request, ident, on_report.decide)


def act_and_answer(request: HttpRequest, ident: str, do: Callable[[Actor, str, Sent], Done]) -> HttpResponse:
    """Do something to one report, link anew what rests on it, and show what is so now; a clash shows what somebody else decided."""
    actor = actor_of(request)
    try:
        done = do(actor, ident, sent_in(request))
    except NotAllowed:
        return faults.refused(request)
    except Meanwhile as clash:
        return show(request, "clash.html", _clash(request, open_report(actor, ident), clash.theirs), status=409)
    except NotDone as bad:
        return told_wrong(request, bad)
    return _answer(request, ident, renewing=not follow(done.stale, actor.name))


def told_wrong(request: HttpRequest, bad: NotDone) -> HttpResponse:
    """What is wrong with a form, in the reader's language."""
    return JsonResponse({"error": bad.said(person(request).language)}, status=400) if request.headers.get("X-Desk") else faults.bad_request(request)


def _answer(request: HttpRequest, ident: str, *, renewing: bool = False) -> HttpResponse:
    if request.headers.get("X-Desk"):
        return show(request, "report_sheet.html", replace(_sheet(request, open_report(actor_of(request), ident)), renewing=renewing))
    return HttpResponseRedirect(reverse("report", args=[ident]))


@dataclass(frozen=True, slots=True)
class Merge:
    """What somebody else decided on the same value, beside what this person sent."""

    theirs: Judgement
    theirs_value: Any
    yours: dict[str, str]
    seen: int


def _clash(request: HttpRequest, opened: Opened, theirs: Judgement) -> Merge:
    sent = {name: str(value)[:300] for name, value in request.POST.items() if name in {"kind", "field", "value", "why", "words"}}
    return Merge(theirs, said(theirs, opened.head.id, opened.redactor, opened.desk.things.get(theirs.subject) if opened.desk else None), sent, max([theirs.id, *(one.id for one in opened.past[-1:])]))


@dataclass(frozen=True, slots=True)
class Meaning:
    """What chosen words mean: a ``value`` of one ``kind``, or a claim with its events (kind "add")."""

    kind: str
    value: Any
    events: list[Plain]
    start: int
    end: int


def preview(request: HttpRequest, ident: str) -> HttpResponse:
    """What chosen words would mean, before anything is kept."""
    opened, form = open_report(actor_of(request), ident), request.POST
    if opened.desk is None:
        return faults.refused(request)
    try:
        if form.get("kind") == "add":
            claim, events = wishes.added(form, opened.desk)
            return show(request, "meaning.html", Meaning("add", claim, events, *claim["content"]))
        subject, field = form.get("subject", ""), form.get("field", "")
        if subject not in opened.uids:
            raise NotDone("wish_subject", "subject")
        value = wishes.value_of(form, opened.desk, subject, field)
    except NotDone as bad:
        return told_wrong(request, bad)
    kind = WORDS.get(field.partition(".")[0], "list")
    span = value["span"] if isinstance(value, dict) else (0, 0)
    return show(request, "meaning.html", Meaning(kind, value, [], *span))


def presence(request: HttpRequest, ident: str) -> HttpResponse:
    """Somebody has the report open: who else has, and the last judgement on it."""
    opened = open_report(actor_of(request), ident)
    others = work.be_present(ident, person(request).name)
    return JsonResponse({"others": others, "seen": opened.past[-1].id if opened.past else 0})


def move(request: HttpRequest, ident: str) -> HttpResponse:
    """Give a report another state of work."""
    answer = act_and_answer(request, ident, on_report.move)
    return HttpResponseRedirect(reverse("queue-next") + f"?after={ident}") if request.POST.get("next") and answer.status_code < 400 else answer


def assign(request: HttpRequest, ident: str) -> HttpResponse:
    """Take a report, give it back, or (editors) give it to somebody."""
    return act_and_answer(request, ident, on_report.assign)
