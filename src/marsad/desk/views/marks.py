"""Protection and redaction: what is hidden, by whom and why; hiding more, and lifting it."""

from __future__ import annotations

from dataclasses import dataclass

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from marsad.desk import faults
from marsad.desk.page import person, show
from marsad.desk.people import Person
from marsad.desk.shown import BLOCK
from marsad.lexicon.packs import load_packs
from marsad.record import marks, work
from marsad.record.marks import Mark
from marsad.record.proposals import Proposal, proposals
from marsad.record.redaction import LEVELS
from marsad.record.store import record_of


@dataclass(frozen=True, slots=True)
class Marks:
    """What is hidden just now; what even this person may not see is named by its number only.

    ``proposed`` are other names of the source that was just protected (``one``), to be confirmed.
    """

    marks: list[Mark]
    one: Mark | None = None
    proposed: tuple[Proposal, ...] = ()


def marks_page(request: HttpRequest) -> HttpResponse:
    """All marks in force."""
    who, kept = person(request), marks.marks()
    one = next((one for one in kept if str(one.id) == request.GET.get("names") and one.kind == "source" and who.may(LEVELS[one.level])), None)
    proposed = tuple(proposals(kept, one.subject)) if one else ()
    return show(request, "marks.html", Marks([_seen(each, who) for each in kept], one, proposed))


def _seen(one: marks.Mark, who: Person) -> marks.Mark:
    if who.may(LEVELS[one.level]):
        return one
    subject = BLOCK if one.kind == "source" else one.subject
    return marks.Mark(one.id, one.kind, one.level, subject, (), None, None, one.who, one.when, BLOCK)


def protect(request: HttpRequest) -> HttpResponse:
    """Hide a source, a report or a passage. Redacting takes the right to see what was redacted, or nobody here could undo it."""
    who, form = person(request), request.POST
    kind, level, why = form.get("kind", ""), form.get("level", ""), form.get("why", "").strip()[:4000]
    report, back = form.get("report", ""), reverse("marks")
    head = work.report_head(report) if report else None
    if kind not in ("source", "report", "passage") or level not in LEVELS or not why or (report and head is None):
        return faults.bad_request(request)
    if kind == "source":
        confirmed = [" ".join(name.split())[:300] for name in form.getlist("name") if name.strip()][:100]
        number = marks.mark("source", _level(level), _source(form.get("source", "")), who=who.name, why=why, names=confirmed or _names(form.get("source", "")))
        back = back if confirmed or not who.may(LEVELS[level]) else f"{back}?names={number}"
    elif head is None:
        raise Http404
    elif kind == "report":
        marks.mark("report", _level(level), report, who=who.name, why=why)
    else:
        start, end = _span(form.get("start", ""), form.get("end", ""), report)
        marks.mark("passage", _level(level), report, who=who.name, why=why, start=start, end=end)
    if head is not None and (who.may(LEVELS[level]) or kind != "report"):
        back = reverse("report", args=[report])
    return HttpResponseRedirect(back)


def _level(level: str) -> marks.Level:
    return "redacted" if level == "redacted" else "protected"


def _source(given: str) -> str:
    subject = " ".join(given.split())[:200]
    if not subject:
        raise Http404
    return subject


def _names(given: str) -> list[str]:
    """Every name of a source: as the readings know it, and as the packs do."""
    subject = _source(given)
    known = load_packs(*settings.DESK_CASE.packs).actors.get(subject, {})
    packed = [known["name"], *known.get("aliases", "").split("|")] if known else []
    return sorted({name.lstrip("?~") for name in (*marks.names_of_source(subject), *packed) if name})


def _span(start: str, end: str, report: str) -> tuple[int, int]:
    record = record_of(report)
    size = len(record["report"]["text"] if record else work.report_text(report))
    if not (start.isascii() and start.isdecimal() and end.isascii() and end.isdecimal() and int(start) < int(end) <= size):
        raise Http404
    return int(start), int(end)


def lift_mark(request: HttpRequest) -> HttpResponse:
    """Take a mark away; only by those who may see behind it."""
    number, why = request.POST.get("mark", ""), request.POST.get("why", "").strip()[:4000]
    one = next((one for one in marks.marks() if str(one.id) == number), None)
    if one is None or not person(request).may(LEVELS[one.level]):
        return faults.refused(request)
    if not why:
        return faults.bad_request(request)
    marks.lift(one.id, who=person(request).name, why=why)
    return HttpResponseRedirect(reverse("marks"))
