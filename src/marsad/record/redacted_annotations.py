"""What people wrote beside the reports as somebody may see it: it rests on what it is written to, and people are protected by default.

1. What is written to a hidden report, to one with hidden words, to an incident whose numbers are held back, or rests on claims of hidden reports
only, is not there at all for whoever did not write it. 2. Names of victims and what leads to
them are blocks, and protected evidence and notes have no content, for whoever may not see what is protected and did not write it. 3. All other
words lose the names of protected sources and the words of hidden passages.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from marsad.model.victims import PRIVATE
from marsad.record.annotations import Annotation
from marsad.record.redaction import BLOCK, Redactor

Plain = dict[str, Any]
_OPEN = ("sensitive", "protected", "sha256", "type", "size")  # of evidence: what says nothing of whom or where


@dataclass(frozen=True, slots=True)
class Shown:
    """One thing that a person wrote, as somebody may see it; ``hidden`` where some of it is kept back, ``mine`` where they wrote it."""

    id: int
    kind: str
    thing: str
    subject: str
    value: Plain
    who: str
    when: str
    why: str | None
    hidden: bool
    mine: bool


def shown(rows: Iterable[Annotation], redactor: Redactor, me: str, *, homes: Mapping[str, str] | None = None) -> list[Shown]:
    """What somebody may see of some annotations. ``homes`` gives the report of each claim that people rest on."""
    closed = {*redactor.reports, *redactor.passages, *redactor.held}
    found = ((one, _seen(one, redactor, me, homes or {})) for one in rows if one.who == me or one.subject not in closed)
    return [Shown(one.id, one.kind, one.thing, one.subject, seen[0], one.who, one.when, redactor.free(one.why or "") or None, seen[1], one.who == me) for one, seen in found if seen]


def _seen(one: Annotation, redactor: Redactor, me: str, homes: Mapping[str, str]) -> tuple[Plain, bool] | None:
    value = one.value
    if value is None or one.subject in redactor.reports:  # 1
        return None  # also for who wrote it: the report is not there
    claims = value.get("claims") or []
    left = [claim for claim in claims if homes.get(claim) not in redactor.reports]
    if claims and not left:
        return None
    hidden = _protected(one) and not redactor.people and one.who != me
    if hidden:  # 2
        value = {**value, **dict.fromkeys(PRIVATE, BLOCK)} if one.kind == "person" else {key: value[key] for key in _OPEN if key in value}
    return {**_free(value, redactor), **({"claims": left} if claims else {})}, hidden  # 3


def _protected(one: Annotation) -> bool:
    return not one.value.get("open") if one.kind == "person" else bool(one.value.get("protected"))


def _free(value: Any, redactor: Redactor) -> Any:
    if isinstance(value, dict):
        return {key: _free(one, redactor) for key, one in value.items()}
    if isinstance(value, list):
        return [_free(one, redactor) for one in value]
    return redactor.free(value) if isinstance(value, str) and value != BLOCK else value
