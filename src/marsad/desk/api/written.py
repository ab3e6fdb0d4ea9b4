"""The answers of the API for what people wrote beside the reports: victims, evidence, notes, comments."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from marsad.desk.api import shapes
from marsad.desk.api.answers import next_page, rows_before
from marsad.desk.page import person
from marsad.desk.redaction import redactor_of
from marsad.record.annotations import standing
from marsad.record.incidents import claims_reports
from marsad.record.redacted_annotations import Shown, shown

Asked = dict[str, Any]


def people(request: HttpRequest, given: Asked) -> shapes.Victims:
    """People who are named on incidents and reports, the latest first."""
    rows, following = _page(request, given, "person")
    told = [_victim(one) for one in rows]
    return shapes.Victims(told, following)


def evidence(request: HttpRequest, given: Asked) -> shapes.Evidences:
    """Evidence on incidents and reports, the latest first."""
    rows, following = _page(request, given, "evidence")
    told = [_evidence(one) for one in rows]
    return shapes.Evidences(told, following)


def notes(request: HttpRequest, given: Asked) -> shapes.Notes:
    """Notes on incidents and reports, the latest first."""
    rows, following = _page(request, given, "note")
    return shapes.Notes([shapes.Note(one.thing, one.subject, None if one.hidden else one.value["text"], one.hidden, one.who, one.when) for one in rows], following)


def comments(request: HttpRequest, given: Asked) -> shapes.Notes:
    """Comments on incidents and reports, the latest first."""
    rows, following = _page(request, given, "comment")
    return shapes.Notes([shapes.Note(one.thing, one.subject, None if one.hidden else one.value["text"], one.hidden, one.who, one.when) for one in rows], following)


_PERSON = ("name", "latin", "age_years", "age", "sex", "status", "fate", "day", "trade", "family", "source", "claims")
_EVIDENCE = ("sha256", "type", "size", "received", "caption", "author", "place", "day")


def _victim(one: Shown) -> shapes.Victim:
    told: dict[str, Any] = {key: one.value.get(key) for key in _PERSON}
    return shapes.Victim(id=one.thing, subject=one.subject, hidden=one.hidden, written_by=one.who, written=one.when, **told)


def _evidence(one: Shown) -> shapes.Evidence:
    told: dict[str, Any] = {key: None if one.hidden else one.value.get(key) for key in _EVIDENCE}
    sensitive = bool(one.value.get("sensitive", True))
    source = None if one.hidden else one.value.get("from")
    return shapes.Evidence(id=one.thing, subject=one.subject, source=source, sensitive=sensitive, hidden=one.hidden, written_by=one.who, written=one.when, **told)


def _page(request: HttpRequest, given: Asked, kind: str) -> tuple[list[Shown], str | None]:
    redactor, after, limit = redactor_of(request), rows_before(given), given["limit"]
    found = standing([kind], subjects=[given["subject"]] if given["subject"] else None, newest=True)
    homes = claims_reports([claim for one in found for claim in one.value.get("claims", ())]) if redactor.marked else {}
    visible = shown(found, redactor, person(request).name, homes=homes)
    return visible[after : after + limit], next_page(request, given, len(visible) > after + limit)
