"""What people decided, as the API tells it: without what is hidden from who asks."""

from __future__ import annotations

from collections.abc import Sequence

from marsad.desk.actions.subjects import Opened
from marsad.desk.actor import Actor
from marsad.desk.api.shapes import Decision
from marsad.desk.shown import BLOCK
from marsad.desk.values_told import said
from marsad.model.judgement import Judgement
from marsad.record.incidents import claims_reports


def on_report(opened: Opened, judged: Sequence[Judgement]) -> list[Decision]:
    """Decisions on a report and what was read from it."""
    redactor, ident = opened.redactor, opened.head.id
    things = opened.desk.things if opened.desk else {}
    return [
        Decision(one.id, one.kind, one.subject, one.field, said(one, ident, redactor, things.get(one.subject)), one.who, one.when, redactor.free(one.why, report=ident) if one.why else None)
        for one in judged
    ]


def on_incident(actor: Actor, judged: Sequence[Judgement]) -> list[Decision]:
    """Decisions on an incident; a claim of a hidden report is not named."""
    redactor = actor.redactor
    homes = claims_reports([one.subject for one in judged if one.kind in ("same", "different")]) if redactor.reports else {}
    return [
        Decision(one.id, one.kind, BLOCK if homes.get(one.subject) in redactor.reports else one.subject, one.field, None if one.kind == "different" else one.value, one.who, one.when, redactor.free(one.why) if one.why else None)
        for one in judged
    ]
