"""A report's text cut at every edge of a span, so that each piece can say what stands in it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from marsad.desk.shown import BLOCK, clean
from marsad.record.redaction import Redactor
from marsad.text.damage import foreign_parts

Plain = dict[str, Any]
PART = 8_000  # characters of a text that stand on one page


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text: where it begins, its words, the kinds of what stands in it, the numbers of its claims; ``page`` where one of a document begins with it,
    ``picture`` the page on whose picture it is to be checked."""

    at: int
    words: str
    kinds: str
    claims: str
    page: int | None = None
    picture: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One page of a long text: from where to where, its number and how many there are."""

    start: int
    end: int
    number: int
    count: int


def part_of(text: str, number: int) -> Part:
    """The stretch of a text that one page shows."""
    count = max(1, -(-len(text) // PART))
    number = min(max(number, 1), count)
    return Part((number - 1) * PART, min(number * PART, len(text)), number, count)


def pieces(record: Plain, part: Part, redactor: Redactor, *, pages: Mapping[int, int] = MappingProxyType({}), doubts: Iterable[Sequence[int]] = ()) -> list[Piece]:
    """The text of one page with claims, voices, harms, places and dates marked. Spans overlap, so it is cut at each edge.

    Marked too: paragraphs in another language, which are kept and not read; ``doubts``, what a machine read from a picture and is not sure of;
    and where the ``pages`` of the document begin (numbers by offset).
    """
    text = record["report"]["text"][part.start : part.end]
    hidden = redactor.spans(record["report"]["id"], text, at=part.start)
    beside = [(start, end, "doubt", 0) for start, end, *_ in doubts] + [(start, end, "foreign", 0) for start, end, _ in foreign_parts(record["report"]["text"])]
    marks = [(max(start, part.start), min(end, part.end), kind, claim) for start, end, kind, claim in (*_marks(record), *beside) if start < part.end and end > part.start]
    covered = [(start + part.start, end + part.start, "hidden", 0) for start, end in hidden]
    return list(_cut(text, part, [*marks, *covered], pages))


def _marks(record: Plain) -> Iterable[tuple[int, int, str, int]]:
    for number, claim in enumerate(record["claims"], 1):
        yield (*claim["content"], "claim", number)
        if claim["cue"]:
            yield (*claim["cue"], "cue", number)
        for voice in claim["chain"]:
            if voice["span"]:
                yield (*voice["span"], "voice", number)
    for event in record["events"]:
        yield (*event["span"], "event", 0)
        yield from ((*place["span"], "place", 0) for place in event["places"] if not place.get("typed"))
        if event["time"] and event["time"]["span"] and not event["time"].get("typed"):
            yield (*event["time"]["span"], "time", 0)
        yield from ((*harm["span"], "harm", 0) for harm in event["harms"] if "added" not in harm)
    yield from ((*related["span"], "related", 0) for related in record["related"])


def _cut(text: str, part: Part, marks: list[tuple[int, int, str, int]], pages: Mapping[int, int]) -> Iterable[Piece]:
    opens: dict[int, list[tuple[str, int]]] = {}
    closes: dict[int, list[tuple[str, int]]] = {}
    for start, end, kind, claim in marks:
        opens.setdefault(start, []).append((kind, claim))
        closes.setdefault(end, []).append((kind, claim))
    active: list[tuple[str, int]] = []
    edges = sorted({part.start, part.end, *opens, *closes, *(at for at in pages if part.start < at < part.end)})
    for start, end in zip(edges, edges[1:], strict=False):
        for mark in closes.get(start, ()):
            active.remove(mark)
        active += opens.get(start, [])
        kinds = {kind for kind, _ in active}
        claims = sorted({claim for _, claim in active if claim})
        words = BLOCK if "hidden" in kinds else _same_length(text[start - part.start : end - part.start])
        yield Piece(start, words, " ".join(sorted(kinds)), " ".join(map(str, claims)), pages.get(start))


def _same_length(words: str) -> str:
    """Characters that cannot be shown, or that turn around what stands beside them, each as one that can: offsets stay right."""
    return "".join(char if clean(char) == char else "\u00b7" for char in words) if clean(words) != words else words
