"""What who asks for a page may see: looked up once a request, and the redactor that follows from it remembered while marks, record and rights are the same."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest

from marsad.desk.memory import remember
from marsad.desk.page import chosen, person
from marsad.record.marks import marks
from marsad.record.overview import Version, version
from marsad.record.redaction import LEVELS, Redactor, redactor_for


def redactor_of(request: HttpRequest) -> Redactor:
    """What is hidden from who asks."""
    found: Redactor | None = getattr(request, "_redactor", None)
    if found is None:
        found = request._redactor = _made(request)
    return found


def sight_of(request: HttpRequest) -> dict[str, Any]:
    """All that the redactor of who asks follows from, beside the record: those of whom it is the same see the same."""
    found: dict[str, Any] | None = getattr(request, "_sight", None)
    if found is None:
        who, told = person(request), chosen(request)
        hiding = tuple(one for one in marks() if not who.may(LEVELS[one.level]))
        rights = tuple(right for right in LEVELS.values() if who.may(right))
        found = request._sight = {"marks": hiding, "rights": rights, "coordinates": told["coordinates"], "smallest": told["smallest"]}
    return found


def version_of(request: HttpRequest) -> Version:
    """How the record stood when the page was asked for."""
    found: Version | None = getattr(request, "_version", None)
    if found is None:
        found = request._version = version()
    return found


def _made(request: HttpRequest) -> Redactor:
    who, told, sight = person(request), chosen(request), sight_of(request)
    if not sight["marks"]:
        return redactor_for(who.may, (), told.__getitem__)
    return remember(version_of(request), "redactor", sight, lambda: redactor_for(who.may, sight["marks"], told.__getitem__))
