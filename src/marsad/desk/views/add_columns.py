"""Which column of a table is what: proposed, shown with ten rows as they would be taken, and changed before the table is added."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from marsad.capture.collect import Given
from marsad.capture.preview import PreviewRow, preview
from marsad.capture.rows import FIELDS
from marsad.desk import adding, held_tables
from marsad.desk.page import person, show
from marsad.model.typed import name_of


@dataclass(frozen=True, slots=True)
class Choice:
    """A field of a report and the column that it is taken from; empty where from none."""

    field: str
    column: str


@dataclass(frozen=True, slots=True)
class Columns:
    """The table: its name, columns, what each field is taken from, and its first rows; ``fault`` where no row can be taken."""

    id: str
    name: str
    names: tuple[str, ...]
    choices: list[Choice]
    rows: tuple[PreviewRow, ...]
    fault: str


def columns(request: HttpRequest, ident: str) -> HttpResponse:
    """Look at a table of one's own, choose again, add it. Raises Http404."""
    found = held_tables.held(ident, person(request).name)
    if found is None:
        raise Http404
    table, path = found
    asked = request.POST if request.method == "POST" else request.GET
    raw = path.read_bytes()
    mapping = _mapping(asked) if any(field in asked for field in FIELDS) else None
    looked = preview(raw, path.name, mapping)
    before = held_tables.remembered(looked.names) if mapping is None else None
    if before is not None and json.loads(before) != dict(looked.fields):  # columns of these names were taken for something else the last time
        mapping, looked = before, preview(raw, path.name, before)
    if request.method != "POST" or looked.fault:
        choices = [Choice(field, looked.fields.get(field, "")) for field in FIELDS]
        context = Columns(ident, table.name.removeprefix("upload:"), looked.names, choices, looked.rows, looked.fault)
        return show(request, "add_columns.html", context, status=400 if request.method == "POST" else 200)
    taken = mapping or json.dumps(dict(looked.fields), ensure_ascii=False)
    held_tables.remember(looked.names, taken)
    held_tables.release(ident)
    given = Given(name_of(table.outlet) or None, adding.day_of(table.published), taken)
    job = adding.start([adding.Source(table.name, path)], given, person(request).name, ident)
    return HttpResponseRedirect(reverse("add-progress", args=[job.id]))


def _mapping(asked: Mapping[str, str]) -> str:
    return json.dumps({field: asked.get(field, "") for field in FIELDS}, ensure_ascii=False)
