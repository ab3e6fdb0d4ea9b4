"""Protecting and redacting: a source, a report or a passage is hidden from those who may not see it; taking a protection away."""

from __future__ import annotations

from django.conf import settings

from marsad.desk.actions.action import Done, Sent
from marsad.desk.actor import Actor
from marsad.desk.not_done import NotAllowed, NotDone
from marsad.lexicon.packs import load_packs
from marsad.record import marks, work
from marsad.record.redaction import LEVELS
from marsad.record.store import record_of

KINDS = ("source", "report", "passage")


def protect(actor: Actor, _: str, sent: Sent) -> Done:
    """Hide a source, a report or a passage. Redacting takes the right to see what was redacted, or nobody here could undo it."""
    form, why = sent.form, sent.why
    kind, level, report = form.get("kind", ""), _level(form.get("level", "")), form.get("report", "")
    if kind not in KINDS:
        raise NotDone("wish_among", "kind", among=", ".join(KINDS))
    if not why:
        raise NotDone("fault_reason", "why")
    if (report or kind != "source") and work.report_head(report) is None:
        raise NotDone("report_unknown", "report")
    if kind == "source":
        confirmed = [" ".join(name.split())[:300] for name in form.getlist("name") if name.strip()][:100]
        source = _source(form.get("source", ""))
        return Done(mark=marks.mark("source", level, source, who=actor.name, why=why, names=confirmed or _names(source)), report=report or None)
    if kind == "report":
        return Done(mark=marks.mark("report", level, report, who=actor.name, why=why), report=report)
    start, end = _span(form.get("start", ""), form.get("end", ""), report)
    return Done(mark=marks.mark("passage", level, report, who=actor.name, why=why, start=start, end=end), report=report)


def _level(given: str) -> marks.Level:
    if given not in LEVELS:
        raise NotDone("wish_among", "level", among=", ".join(LEVELS))
    return "redacted" if given == "redacted" else "protected"


def _source(given: str) -> str:
    subject = " ".join(given.split())[:200]
    if not subject:
        raise NotDone("source_none", "source")
    return subject


def _names(source: str) -> list[str]:
    """Every name of a source: as the readings know it, and as the packs do."""
    known = load_packs(*settings.DESK_CASE.packs).actors.get(source, {})
    packed = [known["name"], *known.get("aliases", "").split("|")] if known else []
    return sorted({name.lstrip("?~") for name in (*marks.names_of_source(source), *packed) if name})


def _span(start: str, end: str, report: str) -> tuple[int, int]:
    record = record_of(report)
    size = len(record["report"]["text"] if record else work.report_text(report))
    if not (start.isascii() and start.isdecimal() and end.isascii() and end.isdecimal() and int(start) < int(end) <= size):
        raise NotDone("wish_words", "start")
    return int(start), int(end)


def lift(actor: Actor, _: str, sent: Sent) -> Done:
    """Take a protection away; only by those who may see behind it."""
    number = sent.form.get("mark", "")
    one = next((one for one in marks.marks() if str(one.id) == number), None)
    if one is None or not actor.may(LEVELS[one.level]):
        raise NotAllowed
    if not sent.why:
        raise NotDone("fault_reason", "why")
    marks.lift(one.id, who=actor.name, why=sent.why)
    return Done(mark=one.id)
