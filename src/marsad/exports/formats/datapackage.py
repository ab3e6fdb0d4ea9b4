"""datapackage.json (Frictionless Data Package 1.0): each sheet of the spreadsheet pack as a resource with its columns and their types."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from marsad.exports.formats.columns import columns
from marsad.exports.writing import About

Plain = dict[str, Any]
# a day of the record may be a month or a year, so that "date" of the codebook is a string here
_TYPES = {"integer": "integer", "number": "number", "boolean": "boolean"}


def datapackage(sheets: Iterable[str], about: About) -> Plain:
    """The package's description."""
    return {"profile": "tabular-data-package", "name": "marsad-incidents", "title": about.title, "resources": [_resource(sheet, about.language) for sheet in sheets]}


def _resource(sheet: str, language: str) -> Plain:
    fields = [{"name": row["column"], "type": _TYPES.get(row["type"], "string"), "description": row[language]} for row in columns(sheet)]
    return {
        **{"profile": "tabular-data-resource", "name": sheet, "path": f"{sheet}.csv", "format": "csv", "mediatype": "text/csv", "encoding": "utf-8-sig"},
        "schema": {"fields": fields, "missingValues": [""]},
    }
