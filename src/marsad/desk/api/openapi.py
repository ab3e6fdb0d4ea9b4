"""The OpenAPI document, written from the tables of resources and actions and the shapes: it cannot say other than what the code does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import msgspec

from marsad.desk.actions.action import Action, Field
from marsad.desk.actions.table import ALL
from marsad.desk.api import shapes
from marsad.desk.api.acting import ONCE
from marsad.desk.api.asked import Param
from marsad.desk.api.entries import schema_of
from marsad.desk.api.resources import RESOURCES, Resource
from marsad.desk.api.taken import PARAMS, take
from marsad.exports.formats import FORMATS
from marsad.version import __version__

Plain = dict[str, Any]
_PROBLEMS = {"429": "Too many wrong keys from this address.", "400": "A parameter cannot be used.", "401": "No key, or one that does not hold.", "403": "The role of the key does not allow it.", "503": "The database does not answer just now."}


def document() -> Plain:
    """The whole document."""
    ref = "#/components/schemas/{name}"
    given, schemas = msgspec.json.schema_components([shapes.Problem, shapes.Kept, *(one.shape for one in RESOURCES)], ref_template=ref)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Marsad", "version": __version__, "description": "What has been reported, by whom, and what it adds up to; and what people may do about it. Not stated is null, never 0."},
        "security": [{"key": []}],
        "paths": {
            **{f"/api/{one.path}": {"get": _operation(one, schema, given[0])} for one, schema in zip(RESOURCES, given[2:], strict=True)},
            **{f"/api/{one.path}": {"post": _act(one, given[1], given[0])} for one in ALL},
            "/api/export/{format}/": {"get": _export(given[0])},
        },
        "components": {"schemas": schemas, "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}}},
    }


def _operation(one: Resource, schema: Plain, problem: Plain) -> Plain:
    problems = {**_PROBLEMS, **({"404": "There is nothing of this id, or nothing that may be seen."} if one.ident else {})}
    told = _asked(one.route.removeprefix("api-"), one.answer, [*_path(one), *map(_query, one.params)], {"application/json": {"schema": schema}}, "The data.")
    return _with_problems(told, problems, problem)


def _export(problem: Plain) -> Plain:
    """How the document describes an export."""
    path = {"name": "format", "in": "path", "required": True, "schema": {"type": "string", "enum": sorted(FORMATS)}}
    content = {"application/zip": {"schema": {"type": "string", "format": "binary"}}}
    return _with_problems(_asked("export", take, [path, *map(_query, PARAMS)], content, "The files of the export."), {**_PROBLEMS, "404": "There is no such format."}, problem)


def _asked(name: str, does: Callable[..., Any], parameters: list[Plain], content: Plain, about: str) -> Plain:
    return {"operationId": name, "summary": (does.__doc__ or "").split(" Raises")[0], "parameters": parameters, "responses": {"200": {"description": about, "content": content}}}


def _query(param: Param) -> Plain:
    return {"name": param.name, "in": "query", "description": param.about, "schema": dict(param.schema)}


_ACT_PROBLEMS = {
    **_PROBLEMS,
    "400": "What was sent is no JSON object.",
    "404": "There is nothing of this id, or nothing that may be seen.",
    "409": "Somebody else decided on this, and you had not seen it; or the same request is just being done. Nothing was kept.",
    "413": "More was sent than is taken at once.",
    "415": "What was sent is neither JSON nor a form with files.",
    "422": "An entry is wrong, or there is none of its name.",
}


def _act(one: Action, kept: Plain, problem: Plain) -> Plain:
    """How the document describes an action."""
    plain = _body([field for field in one.fields if field.kind != "file"])
    content = {"application/json": {"schema": plain}, **({"multipart/form-data": {"schema": _body(one.fields)}} if one.takes_files else {})}
    once = {"name": ONCE, "in": "header", "required": False, "description": "The same request again under this key is done once, and answered as before; for a day.", "schema": {"type": "string", "maxLength": 200}}
    told: Plain = {
        "operationId": one.name,
        "summary": one.about,
        "parameters": [*([{"name": "id", "in": "path", "required": True, "description": f"The {one.on}.", "schema": {"type": "string", "pattern": "^[-a-zA-Z0-9_]+$"}}] if one.on else []), once],
        "requestBody": {"required": any(field.required for field in one.fields), "content": content},
        "responses": {status: {"description": words, "content": {"application/json": {"schema": kept}}} for status, words in (("200", "It is done."), ("202", "It is begun."))},
    }
    return _with_problems(told, _ACT_PROBLEMS, problem)


def _body(fields: Sequence[Field]) -> Plain:
    required = [field.name for field in fields if field.required]
    return {"type": "object", "additionalProperties": False, "properties": {field.name: schema_of(field) for field in fields}, **({"required": required} if required else {})}


def _with_problems(told: Plain, problems: dict[str, str], problem: Plain) -> Plain:
    for status, words in problems.items():
        told["responses"][status] = {"description": words, "content": {"application/json": {"schema": problem}}}
    return told


def _path(one: Resource) -> list[Plain]:
    if one.ident is None:
        return []
    return [{"name": "id", "in": "path", "required": True, "schema": {"type": "string", "pattern": one.ident}}]
