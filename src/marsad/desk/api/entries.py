"""The entries of an action as a program sends them, in JSON or as a form with files: checked against the fields of the action, and made a form."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import msgspec
from django.http import HttpRequest

from marsad.desk.actions.action import Action, Field, Sent, sent_of
from marsad.desk.not_done import NotDone

Plain = dict[str, Any]
FORM, JSON = "multipart/form-data", "application/json"
_YES = {"1": True, "true": True, "": False, "0": False, "false": False}


class NoBody(Exception):
    """What was sent is neither JSON nor a form: the HTTP status, and a key of the words."""

    def __init__(self, status: int, key: str) -> None:
        super().__init__(key)
        self.status, self.key = status, key


def sent_by_program(request: HttpRequest, action: Action) -> Sent:
    """What a program sends to an action. Raises NoBody, and NotDone for an entry that the action does not have, or that is of another kind."""
    told, files = _told(request, action)
    fields = {field.name: field for field in action.fields if field.kind != "file"}
    for name in told:
        if name not in fields:
            raise NotDone("api_unknown", name[:60], among=", ".join(fields))
    entries = {name: _entry(fields[name], value) for name, value in told.items() if value is not None}
    for name, field in fields.items():
        if field.required and not entries.get(name):
            raise NotDone("api_missing", name)
    sent = sent_of({name: value for name, value in entries.items() if value is not False}, files)
    return Sent(sent.form, files, getattr(request, "too_large", False))


def _told(request: HttpRequest, action: Action) -> tuple[Plain, list[Any]]:
    kind = request.content_type
    if kind == FORM:
        if set(request.FILES) - {"file"} or (request.FILES and not action.takes_files):
            raise NotDone("api_unknown", next(iter(request.FILES))[:60], among="file")
        by_name = {field.name: field for field in action.fields}
        return {name: _formed(by_name.get(name), request.POST.getlist(name)) for name in request.POST}, request.FILES.getlist("file")
    if kind not in (JSON, "") and request.body:
        raise NoBody(415, "api_media")
    try:
        told = msgspec.json.decode(request.body or b"{}")
    except (msgspec.DecodeError, RecursionError, UnicodeError):
        raise NoBody(400, "api_json") from None
    if not isinstance(told, dict):
        raise NoBody(400, "api_json")
    return told, []


def _formed(field: Field | None, values: list[str]) -> Any:
    """An entry of a form with files as JSON would have it."""
    if field is None or field.many:
        return values
    if len(values) > 1:
        raise NotDone("api_kind", field.name, kind="1")
    if field.kind == "yes":
        return _YES.get(values[0].casefold(), values[0])
    return int(values[0]) if field.kind == "number" and values[0].isascii() and values[0].isdecimal() and len(values[0]) < 19 else values[0]


def _entry(field: Field, value: Any) -> Any:
    """An entry as a form has it. Raises NotDone for one of another kind."""
    if field.many:
        if not isinstance(value, list) or len(value) > 1000:
            raise NotDone("api_kind", field.name, kind="array")
        return [_text(field, one) for one in value]
    if field.kind == "yes":
        return _yes(field, value)
    if field.kind == "number" or (field.kind == "people" and not isinstance(value, str)):
        if type(value) is not int or not 0 <= value < 10**18:
            raise NotDone("api_kind", field.name, kind="integer")
        return str(value)
    return _text(field, value)


def _yes(field: Field, value: Any) -> Any:
    if not isinstance(value, bool):
        raise NotDone("api_kind", field.name, kind="boolean")
    return "1" if value else False


def _text(field: Field, value: Any) -> str:
    if not isinstance(value, str) or "\x00" in value:
        raise NotDone("api_kind", field.name, kind="string")
    if len(value) > field.longest:
        raise NotDone("api_long", field.name, longest=field.longest)
    if field.among and value not in field.among:
        raise NotDone("wish_among", field.name, among=", ".join(field.among))
    return value


def schema_of(field: Field) -> Mapping[str, Any]:
    """The JSON schema of an entry."""
    one: Plain = {"type": "string", "maxLength": field.longest}
    if field.among:
        one = {"type": "string", "enum": list(field.among)}
    elif field.kind == "yes":
        one = {"type": "boolean"}
    elif field.kind == "number":
        one = {"type": "integer", "minimum": 0}
    elif field.kind == "people":
        one = {"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "maxLength": 40}]}
    elif field.kind == "file":
        one = {"type": "string", "format": "binary"}
    return {"description": field.about, **({"type": "array", "items": one} if field.many else one)}
