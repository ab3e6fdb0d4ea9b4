"""Values typed on the reading view: which field of a claim, an event or a harm a form writes, and what it rests on."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from typing import Any

from marsad.desk.reading import Desk, at_path, fields
from marsad.errors import InvalidValue
from marsad.lexicon import place_lookup
from marsad.lexicon.packs import Packs
from marsad.model import typed as values

Plain = dict[str, Any]
Form = Mapping[str, str]
NEW = "new"  # the field of what is not there yet: places.new


def typed(form: Form, desk: Desk, packs: Packs, subject: str, field: str) -> tuple[str, Any]:
    """The field that a form writes and its value; None for what it removes. Raises InvalidValue."""
    thing = desk.things[subject]
    root, _, position = field.partition(".")
    if "expr" in thing:
        if field != "quantity":
            raise InvalidValue("wish_field", f"{field}: no field of a harm that can be typed", "field")
        return field, values.quantity(form)
    if root not in {*_EVENT, "time"} or "harms" not in thing or (root == "time") == bool(position):
        raise InvalidValue("wish_field", f"{field}: no field that can be typed", "field")
    span = _rests_on(thing, field, desk)
    if desk.redactor.covers(desk.report, span):
        raise InvalidValue("wish_hidden", "rests on words that are hidden from this person", "field")
    if root == "time":
        return field, None if form.get("remove") else values.time(form, span)
    if position != NEW and at_path(thing, field) is None:
        raise InvalidValue("wish_field", f"{field}: not there any more", "field")
    name = f"{root}.+{secrets.token_hex(4)}" if position == NEW else field
    return name, None if form.get("remove") and position != NEW else _EVENT[root](form, span, packs)


def also(desk: Desk, subject: str, field: str, value: Any) -> list[tuple[str, str, Any]]:
    """Where else the report has the value that a person changed: event, field and the new value, which rests on the words there."""
    root = field.partition(".")[0]
    before = at_path(desk.things[subject], field)
    if root not in _SAME or not isinstance(before, dict):
        return []
    found = []
    for uid, event in desk.things.items():
        if uid == subject or "harms" not in event:
            continue
        for name, one in fields(root, event[root]) if root != "time" else [("time", event["time"])]:
            if isinstance(one, dict) and all(one.get(key) == before.get(key) for key in _SAME[root]):
                found.append((uid, name, {**value, "span": one["span"] or event["span"]} if isinstance(value, dict) else value))
    return found


_SAME = {"places": ("name", "id"), "actors": ("name", "id", "role"), "time": ("start", "end")}


def _rests_on(event: Plain, field: str, desk: Desk) -> list[int]:
    """The words of the value whose place a typed one takes; else the sentence of its event."""
    before = at_path(event, field)
    if isinstance(before, dict) and before.get("span"):
        return list(before["span"])
    return values.sentence_of(desk.text, event, desk.now["claims"])


def _place(form: Form, span: list[int], packs: Packs) -> Plain:
    if form.get("id"):
        known = place_lookup.by_id(packs, form["id"])
        if known is None:
            raise InvalidValue("typed_place", f"{form['id']}: the gazetteer has no place of this id", "id")
        return values.place(form, span, known)
    lat, lon, _ = values.point(form)
    return values.place(form, span, None, place_lookup.nearest(packs, lat, lon))


def _group(form: Form, span: list[int], packs: Packs) -> Plain:
    return values.group(form, span)


def _party(form: Form, span: list[int], packs: Packs) -> Plain:
    if form.get("id") and form["id"] not in packs.actors:
        raise InvalidValue("typed_party", f"{form['id']}: the packs have no party of this id", "id")
    return values.party(form, span, packs.by_name)


_EVENT: Mapping[str, Callable[[Form, list[int], Packs], Plain]] = {"places": _place, "actors": _party, "harms": _group}
