"""A page: a template and the dataclass that holds all it shows."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from marsad.desk import frame
from marsad.desk.people import Person, person_of
from marsad.desk.shown import DIRECTION
from marsad.desk.uploads import LARGEST_FORM
from marsad.record.choices import choices


def person(request: HttpRequest) -> Person:
    """Who asks; the gate put them there."""
    found: Person | None = getattr(request, "person", None)
    return found or person_of(request)


def chosen(request: HttpRequest) -> dict[str, str]:
    """What is chosen for the desk; asked for once a request."""
    found: dict[str, str] | None = getattr(request, "_chosen", None)
    if found is None:
        found = choices()
        request._chosen = found
    return found


def show(request: HttpRequest, template: str, context: Any, *, status: int = 200) -> HttpResponse:
    """Render a page. ``context`` is a dataclass; each of its fields is a name in the template, beside ``person`` and ``nav``."""
    names = {field.name: getattr(context, field.name) for field in fields(context)}
    who = person(request)
    here = getattr(request.resolver_match, "url_name", None)
    around = {"person": who, "nav": frame.head(who.role, who.language, here), "keys": frame.keys(who.language, here), "path": request.get_full_path(), "largest_form": LARGEST_FORM}
    page = render_to_string(template, {**around, **names}, request)
    return HttpResponse(DIRECTION.sub("", page), status=status)  # also out of what a page carries for its scripts
