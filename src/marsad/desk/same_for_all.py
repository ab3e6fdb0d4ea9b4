"""Pages that say the same to all who may see the same: written once, until the record, the marks or the choices of the desk change.

Names, keys of forms and whatever else is one person's own is no part of what is remembered.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from marsad.desk.memory import remember
from marsad.desk.page import chosen, person, show
from marsad.desk.people import Person
from marsad.desk.redaction import sight_of, version_of

_BETWEEN = "<!--part-->"  # between the parts of a page that is written to be kept (parts.html); nothing that is shown holds a bare <


@dataclass(frozen=True, slots=True)
class _Kept:
    """The parts of a page; ``own`` is the template of what is the person's own, between the two halves of the content, with what it shows."""

    title: str
    head: str
    content: str
    rest: str
    own: str
    own_of: Any


def show_same(request: HttpRequest, template: str, make: Callable[[], Any], *, own: str = "", own_of: Any = None) -> HttpResponse:
    """A page, of which ``make`` gives what it shows where it is not remembered."""
    title, head, content, rest = remembered(request, template, lambda: _parts(template, make(), person(request)))
    return show(request, "kept.html", _Kept(title, head, content, rest, own, own_of))


def json_same(request: HttpRequest, name: str, make: Callable[[], Any]) -> HttpResponse:
    """An answer for a script, likewise."""
    return HttpResponse(remembered(request, name, lambda: json.dumps(make())), content_type="application/json")


def remembered(request: HttpRequest, name: str, make: Callable[[], Any], **beside: Any) -> Any:
    """What ``make`` gives to all who ask for this address, in this language, and may see the same."""
    who = person(request)
    rules = {**sight_of(request), **beside, "address": request.GET.urlencode(), "language": who.language, "months": who.months, "tiles": chosen(request)["tiles"]}
    return remember(version_of(request), name, rules, make)


def _parts(template: str, context: Any, who: Person) -> tuple[str, ...]:
    shown = {field.name: getattr(context, field.name) for field in fields(context)}
    page = render_to_string(template, {**shown, "person": Person("", None, who.language, who.months)})
    title, head, content, *rest = map(SafeString, page.split(_BETWEEN))
    return title, head, content, SafeString("".join(rest))
