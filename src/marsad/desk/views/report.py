"""The reading view: the text on one side, the values on the other, and the decisions on them."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.urls import reverse

from marsad.desk import faults, marked, pictured, rules, wishes
from marsad.desk.following import follow
from marsad.desk.page import person, show
from marsad.desk.reading import LISTS, WORDS, ClaimView, Desk, uids_of
from marsad.desk.redaction import redactor_of
from marsad.desk.rows import IncidentRow, incident_rows
from marsad.desk.shown import BLOCK
from marsad.desk.views.queue import filters_of
from marsad.desk.words import word
from marsad.model import vocabulary
from marsad.model.judgement import Judgement
from marsad.model.typed import ACCURACIES, STANCES
from marsad.record import incidents, queue, work
from marsad.record.decisions import Clash, Wish, decide_all, give_state, on_report, state_of, touched, writers
from marsad.record.evidence import original_of
from marsad.record.newest import versions
from marsad.record.redaction import Redactor
from marsad.record.store import record_of

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


@dataclass(slots=True)
class Opened:
    """A report that somebody may see, with all that the page needs."""

    head: work.ReportHead
    desk: Desk | None
    past: list[Judgement]
    redactor: Redactor
    uids: set[str]
    state: str


def open_report(request: HttpRequest, ident: str) -> Opened:
    """A report with the judgements on it. Raises Http404 where there is none, or this person may not know of it."""
    redactor = redactor_of(request)
    head = work.report_head(ident)
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


def report(request: HttpRequest, ident: str) -> HttpResponse:
    """One report."""
    opened = open_report(request, ident)
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
    """Take one decision: 1. may they, 2. what is asked, 3. keep it or show what somebody else decided, 4. link anew, 5. show what is so now."""
    opened, who = open_report(request, ident), person(request)
    if opened.desk is None or not rules.may_decide(who.role, opened.state):  # 1
        return faults.refused(request)
    try:
        asked = wishes.wishes_of(request.POST, opened.desk)  # 2
    except wishes.BadWish as bad:
        return told_wrong(request, bad.key)
    return keep_and_answer(request, opened, asked)  # 3-5


def keep_and_answer(request: HttpRequest, opened: Opened, asked: Sequence[Wish]) -> HttpResponse:
    """Keep what was decided on one report, link anew what rests on it, and show what is so now; a clash shows what somebody else decided."""
    who, ident = person(request), opened.head.id
    kept = decide_all(asked, who=who.name, report=ident, uids=opened.uids)
    if isinstance(kept, Clash):
        return show(request, "clash.html", _clash(request, opened, kept), status=409)
    if opened.state == "machine":
        give_state(ident, "in_review", who.name, opened.uids, f"{asked[0].key[:60]}:st")
    done = all(_changes_nothing(one, opened.past) for one in kept) or follow(ident, who.name)
    return _answer(request, ident, renewing=not done)


def _changes_nothing(kept: Judgement, past: list[Judgement]) -> bool:
    """An acceptance, or taking one back, leaves every value as it was."""
    if kept.kind == "undo":
        return any(str(one.id) == kept.subject and one.kind == "accept" for one in past)
    return kept.kind == "accept" and not any(one.subject == kept.subject and one.kind == "reject" for one in past)


def told_wrong(request: HttpRequest, key: str) -> HttpResponse:
    """What is wrong with a form, in the reader's language."""
    return JsonResponse({"error": word(key, person(request).language)}, status=400) if request.headers.get("X-Desk") else faults.bad_request(request)


def _answer(request: HttpRequest, ident: str, *, renewing: bool = False) -> HttpResponse:
    if request.headers.get("X-Desk"):
        return show(request, "report_sheet.html", replace(_sheet(request, open_report(request, ident)), renewing=renewing))
    return HttpResponseRedirect(reverse("report", args=[ident]))


@dataclass(frozen=True, slots=True)
class Merge:
    """What somebody else decided on the same value, beside what this person sent."""

    theirs: Judgement
    theirs_value: Any
    yours: dict[str, str]
    seen: int


def _clash(request: HttpRequest, opened: Opened, clash: Clash) -> Merge:
    sent = {name: str(value)[:300] for name, value in request.POST.items() if name in {"kind", "field", "value", "why", "words"}}
    return Merge(clash.theirs, said(clash.theirs, opened.head.id, opened.redactor), sent, max([clash.theirs.id, *(one.id for one in opened.past[-1:])]))


def said(one: Judgement, report: str, redactor: Redactor) -> Any:
    """A judgement's value as a page shows it, without what is hidden: its words, or the word of a list."""
    value = one.value
    if not isinstance(value, dict):
        return value
    if "claim" in value:
        return {"name": ""}
    if "anonymous" in value:
        return {"name": redactor.speaker(report, value)}
    if redactor.covers(report, value.get("span")):
        return {"name": BLOCK}
    return {**value, "text": redactor.free(value.get("text") or "", report=report), "name": redactor.free(value.get("name") or "", report=report)}


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
    opened, form = open_report(request, ident), request.POST
    if opened.desk is None:
        return faults.refused(request)
    try:
        if form.get("kind") == "add":
            claim, events = wishes.added(form, opened.desk)
            return show(request, "meaning.html", Meaning("add", claim, events, *claim["content"]))
        subject, field = form.get("subject", ""), form.get("field", "")
        if subject not in opened.uids:
            raise wishes.BadWish("wish_subject")
        value = wishes.value_of(form, opened.desk, subject, field)
    except wishes.BadWish as bad:
        return told_wrong(request, bad.key)
    kind = WORDS.get(field.partition(".")[0], "list")
    span = value["span"] if isinstance(value, dict) else (0, 0)
    return show(request, "meaning.html", Meaning(kind, value, [], *span))


def presence(request: HttpRequest, ident: str) -> HttpResponse:
    """Somebody has the report open: who else has, and the last judgement on it."""
    opened = open_report(request, ident)
    others = work.be_present(ident, person(request).name)
    return JsonResponse({"others": others, "seen": opened.past[-1].id if opened.past else 0})


def move(request: HttpRequest, ident: str) -> HttpResponse:
    """Give a report another state of work."""
    opened, who = open_report(request, ident), person(request)
    after = request.POST.get("state", "")
    if not rules.may_move(who.role, who.name, before=opened.state, after=after, writers=writers(opened.past), touched=touched(opened.past)):
        return faults.refused(request)
    give_state(ident, after, who.name, opened.uids, request.POST.get("key", "")[:64] or secrets.token_urlsafe(12), request.POST.get("why", "").strip()[: wishes.REASON])
    return HttpResponseRedirect(reverse("queue-next") + f"?after={ident}") if request.POST.get("next") else _answer(request, ident)


def assign(request: HttpRequest, ident: str) -> HttpResponse:
    """Take a report, give it back, or (editors) give it to somebody."""
    opened, who = open_report(request, ident), person(request)
    to = request.POST.get("to", "").strip() or None
    mine = to in (None, who.name) and opened.head.assignee in (None, who.name)
    if not mine and not (who.may("edit") and (to is None or to in {one.name for one in queue.workers()})):
        return faults.refused(request)
    work.assign(ident, to, by=who.name)
    return _answer(request, ident)
