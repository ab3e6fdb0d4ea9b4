"""The addresses of the API: what is asked is checked, the answer encoded. What goes wrong is JSON too."""

from __future__ import annotations

from typing import Any

import msgspec
from django.http import FileResponse, HttpRequest, HttpResponse
from django.urls import URLPattern, path

from marsad.desk.api.acting import ROUTES as ACTING
from marsad.desk.api.asked import Wrong, asked
from marsad.desk.api.openapi import document
from marsad.desk.api.resources import RESOURCES, Resource
from marsad.desk.api.shapes import Problem
from marsad.desk.api.taken import take
from marsad.desk.page import person
from marsad.record.work import note_look

_encode = msgspec.json.Encoder().encode


def _view(one: Resource) -> Any:
    def answered(request: HttpRequest, **ids: str) -> HttpResponse:
        try:
            given = asked(request, one.params)
        except Wrong as wrong:
            return _json(Problem(str(wrong), "parameter"), status=400)
        answer = one.answer(request, given, *ids.values())
        note_look(person(request).name, "api", "/".join([one.route, *ids.values()]))
        return _json(answer)

    answered.__doc__ = one.answer.__doc__
    return answered


def export(request: HttpRequest, name: str) -> HttpResponse | FileResponse:
    """An export as a ZIP."""
    try:
        return take(request, name)
    except Wrong as wrong:
        return _json(Problem(str(wrong), "parameter"), status=400)


def openapi(request: HttpRequest) -> HttpResponse:
    """The OpenAPI document."""
    return _json(document())


def _json(answer: Any, *, status: int = 200) -> HttpResponse:
    return HttpResponse(_encode(answer), content_type="application/json", status=status)


ROUTES: list[URLPattern] = [
    *ACTING,
    path("api/openapi.json", openapi, name="api-openapi"),
    path("api/export/<str:name>/", export, name="api-export"),
    *(path(f"api/{one.path.replace('{id}', '<str:ident>')}", _view(one), name=one.route) for one in RESOURCES),
]
