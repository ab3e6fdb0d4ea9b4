"""What a program may ask: each parameter with its schema, by which it is checked and documented alike."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest

from marsad.record.incidents import ORDERS

LIMIT, MOST, PAGES = 100, 500, 10_000
DAY = r"^\d{4}-\d\d-\d\d$"


class Wrong(Exception):
    """A parameter that cannot be used: its name, its value and what it may be."""


@dataclass(frozen=True, slots=True)
class Param:
    """One parameter of the query, with its JSON schema."""

    name: str
    about: str
    schema: Mapping[str, Any]

    def read(self, text: str) -> Any:
        """The value of a parameter. Raises Wrong."""
        if self.schema["type"] == "integer":
            return self._number(text)
        if "\x00" in text or not 0 < len(text) <= self.schema.get("maxLength", 200):
            raise Wrong(f"{self.name}: 1 to {self.schema.get('maxLength', 200)} characters, none of them NUL")
        if "enum" in self.schema and text not in self.schema["enum"]:
            raise Wrong(f"{self.name}={text!r}: give one of {', '.join(self.schema['enum'])}")
        if self.schema.get("format") == "date" and not _day(text):
            raise Wrong(f"{self.name}={text!r}: not a day; write YYYY-MM-DD")
        return text

    def _number(self, text: str) -> int:
        least, most = self.schema["minimum"], self.schema["maximum"]
        if not re.fullmatch(r"[0-9]{1,6}", text, re.ASCII) or not least <= int(text) <= most:
            raise Wrong(f"{self.name}={text!r}: not a number from {least} to {most}")
        return int(text)


def _day(text: str) -> bool:
    try:
        return bool(re.match(DAY, text, re.ASCII)) and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _text(name: str, about: str, longest: int = 200) -> Param:
    return Param(name, about, {"type": "string", "minLength": 1, "maxLength": longest, "pattern": r"^[^\x00]+$"})


def _date(name: str, about: str) -> Param:
    return Param(name, about, {"type": "string", "format": "date", "minLength": 10, "maxLength": 10})


PAGING = (
    Param("page", "Which page, from 1.", {"type": "integer", "minimum": 1, "maximum": PAGES, "default": 1}),
    Param("limit", "Rows of a page.", {"type": "integer", "minimum": 1, "maximum": MOST, "default": LIMIT}),
)
PERIOD = (_date("since", "From this day on."), _date("until", "Up to this day."))
REPORTS = (_text("outlet", "The outlet's name, as written."), *PERIOD)
CLAIMS = (_text("report", "A report's id."), _text("act", "What the voice does: assert, accuse, deny …"), _text("origin", "The first voice, by its pack's id."), *PERIOD)
INCIDENTS = (
    _text("place", "A place's name in any spelling, its id, or a province."),
    *PERIOD,
    _text("type", "The kind of event: airstrike, shelling …"),
    _text("grade", "The grade in force: a person's, else the machine's."),
    _text("state", "candidate, in_review, published, withdrawn."),
    _text("actor", "A party that is named for it, by its pack's id."),
    Param("order", "How they are sorted.", {"type": "string", "enum": sorted(ORDERS), "default": "date"}),
)
TOLLS = (_text("place", "A place's name or id."), *PERIOD)
ECHOES = (_text("outlet", "Who repeats."), _text("source", "Who is repeated."), _text("incident", "An incident's id."))
WRITTEN = (_text("subject", "The incident or report that it is written to, by its id."),)
PLACES = tuple(param for param in INCIDENTS if param.name != "order")

LANGUAGE = Param("language", "Of headings and of the direction of sheets.", {"type": "string", "enum": ["ar", "en"], "default": "ar"})


def asked(request: HttpRequest, params: tuple[Param, ...]) -> dict[str, Any]:
    """The parameters of a request by name, None where one is not given. Raises Wrong, also for a name that no parameter has."""
    known = {param.name: param for param in params}
    for name in request.GET:
        if name not in known:
            raise Wrong(f"{name[:60]}: no such parameter; there are {', '.join(known)}")
        if len(request.GET.getlist(name)) > 1:
            raise Wrong(f"{name}: given more than once")
    return {name: param.read(request.GET[name]) if name in request.GET else param.schema.get("default") for name, param in known.items()}
