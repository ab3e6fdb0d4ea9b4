"""The value of a judgement as somebody may see it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from marsad.desk.shown import BLOCK
from marsad.model.judgement import Judgement
from marsad.record.redaction import Redactor


def said(one: Judgement, report: str, redactor: Redactor, thing: Mapping[str, Any] | None = None) -> Any:
    """A judgement's value as a page shows it, without what is hidden: its words, or the word of a list. ``thing`` is what it is on: where its words are hidden, so is what was decided of it."""
    value = None if one.kind == "different" else one.value
    if thing is not None and value is not None and redactor.covers(report, thing["span"]):
        return {"name": BLOCK}
    if not isinstance(value, dict):
        return value
    if "claim" in value:
        return {"name": ""}
    if "anonymous" in value:
        return {"name": redactor.speaker(report, value)}
    if redactor.covers(report, value.get("span")):
        return {"name": BLOCK}
    return {**value, "text": redactor.free(value.get("text") or "", report=report), "name": redactor.free(value.get("name") or "", report=report)}
