"""The redactor of who asks for a page, made once a request and remembered while marks, record and rights are the same."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from marsad.desk.memory import remember
from marsad.desk.page import chosen, person
from marsad.record.marks import marks
from marsad.record.overview import version
from marsad.record.redaction import LEVELS, Redactor, redactor_for


def redactor_of(request: HttpRequest) -> Redactor:
    """What is hidden from who asks."""
    found: Redactor | None = getattr(request, "_redactor", None)
    if found is None:
        found = request._redactor = _made(request)
    return found


def _made(request: HttpRequest) -> Redactor:
    who, kept, told = person(request), marks(), chosen(request)
    if all(who.may(LEVELS[one.level]) for one in kept):
        return redactor_for(who.may, kept, told.__getitem__)
    rights = tuple(right for right in LEVELS.values() if who.may(right))
    rules: dict[str, Any] = {"marks": tuple(kept), "rights": rights, "coordinates": told["coordinates"], "smallest": told["smallest"]}
    return remember(version(), "redactor", rules, lambda: redactor_for(who.may, kept, told.__getitem__))
