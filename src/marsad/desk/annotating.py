"""What people write beside the reports: forms to values, checked; one maker for each kind."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Mapping
from typing import Any

from django.http import QueryDict

from marsad.errors import InvalidValue
from marsad.model.typed import name_of
from marsad.model.victims import victim
from marsad.record.annotations import Kind

Plain = dict[str, Any]
NOTE = 100_000  # characters of a note or a comment
CONSENT = ("none", "record", "anonymous", "named")  # what who was asked allows: nothing said, only here, told without the name, with it
WAYS = ("note", "interview", "document", "observation")


def value_of(kind: Kind, form: QueryDict, workers: Collection[str] = ()) -> Plain:
    """The value that a form writes. Raises InvalidValue."""
    return _MAKERS[kind](form, workers)


def text_of(form: Mapping[str, str]) -> str:
    """The words of a note, without characters that hide or turn around others. Raises InvalidValue for none, or too many."""
    text = re.sub("[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", "", form.get("text") or "").strip()
    if not text:
        raise InvalidValue("note_empty", "nothing is written", "text")
    if len(text) > NOTE:
        raise InvalidValue("note_long", f"{len(text)} characters; at most {NOTE}", "text")
    return text


def mentions_of(text: str, workers: Collection[str]) -> list[str]:
    """The people of the desk whom a text names behind @; of two names that begin alike the longer one."""
    found = []
    for at in (one.end() for one in re.finditer("@", text)):
        name = max((name for name in workers if text.startswith(name, at)), key=len, default=None)
        if name and name not in found:
            found.append(name)
    return found


def _person(form: QueryDict, _: Collection[str]) -> Plain:
    return victim(form.dict(), [one[:24] for one in form.getlist("claim") if one.isalnum()])


def _note(form: QueryDict, _: Collection[str]) -> Plain:
    return {"text": text_of(form.dict()), "protected": bool(form.get("protected"))}


def _comment(form: QueryDict, workers: Collection[str]) -> Plain:
    text = text_of(form.dict())
    return {"text": text, "mentions": mentions_of(text, workers)}


def evidence(form: Mapping[str, str]) -> Plain:
    """What somebody says of evidence: what it shows, who made it, where from, its day; hidden and blurred unless said otherwise."""
    told = {key: name_of(form.get(key), longest=400) or None for key in ("caption", "author", "place")}
    return {**told, "day": name_of(form.get("day"), longest=10) or None, "sensitive": not form.get("harmless"), "protected": not form.get("open")}


def _evidence(form: QueryDict, _: Collection[str]) -> Plain:
    return evidence(form.dict())


_MAKERS: Mapping[str, Callable[[QueryDict, Collection[str]], Plain]] = {"person": _person, "note": _note, "comment": _comment, "evidence": _evidence}
