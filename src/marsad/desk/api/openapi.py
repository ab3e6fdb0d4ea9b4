"""The OpenAPI document, written from the table of resources and the shapes: it cannot say other than what the code does."""

from __future__ import annotations

from typing import Any

import msgspec

from marsad.desk.api import shapes
from marsad.desk.api.resources import RESOURCES, Resource
from marsad.desk.api.taken import operation
from marsad.version import __version__

Plain = dict[str, Any]
_PROBLEMS = {"400": "A parameter cannot be used.", "401": "No key, or one that does not hold.", "403": "The role of the key does not allow it.", "503": "The database does not answer just now."}


def document() -> Plain:
    """The whole document."""
    ref = "#/components/schemas/{name}"
    given, schemas = msgspec.json.schema_components([shapes.Problem, *(one.shape for one in RESOURCES)], ref_template=ref)
    return {
        "openapi": "3.1.0",
        "info": {"title": "Marsad", "version": __version__, "description": "What has been reported, by whom, and what it adds up to. Read-only. Not stated is null, never 0."},
        "security": [{"key": []}],
        "paths": {
            **{f"/api/{one.path}": {"get": _operation(one, schema, given[0])} for one, schema in zip(RESOURCES, given[1:], strict=True)},
            "/api/export/{format}/": {"get": _with_problems(operation(), {**_PROBLEMS, "404": "There is no such format."}, given[0])},
        },
        "components": {"schemas": schemas, "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}}},
    }


def _operation(one: Resource, schema: Plain, problem: Plain) -> Plain:
    problems = {**_PROBLEMS, **({"404": "There is nothing of this id, or nothing that may be seen."} if one.ident else {})}
    about = (one.answer.__doc__ or "").split(" Raises")[0]
    told: Plain = {
        "operationId": one.route.removeprefix("api-"),
        "summary": about,
        "parameters": [*_path(one), *({"name": param.name, "in": "query", "description": param.about, "schema": dict(param.schema)} for param in one.params)],
        "responses": {"200": {"description": "The data.", "content": {"application/json": {"schema": schema}}}},
    }
    return _with_problems(told, problems, problem)


def _with_problems(told: Plain, problems: dict[str, str], problem: Plain) -> Plain:
    for status, words in problems.items():
        told["responses"][status] = {"description": words, "content": {"application/json": {"schema": problem}}}
    return told


def _path(one: Resource) -> list[Plain]:
    if one.ident is None:
        return []
    return [{"name": "id", "in": "path", "required": True, "schema": {"type": "string", "pattern": one.ident}}]
