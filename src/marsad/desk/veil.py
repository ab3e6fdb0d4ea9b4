"""What one person may not see, and how it is kept from every page: protected sources and passages, redacted ones, exact places.

Every page that shows words of a report, a voice, a reason or a coordinate passes them through the veil. A hidden stretch
becomes a block of one width, whatever its length.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest

from marsad.desk.page import chosen, person
from marsad.desk.people import Person
from marsad.desk.shown import BLOCK
from marsad.record.choices import choice
from marsad.record.marks import Mark, held, marks
from marsad.text.fold import fold

Span = tuple[int, int]
LEVELS = {"protected": "protected", "redacted": "originals"}  # level of a mark: the right to look behind it


@dataclass(frozen=True, slots=True)
class Veil:
    """What is hidden from one person. An empty veil hides nothing."""

    reports: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    passages: dict[str, tuple[Span, ...]] = field(default_factory=dict)
    coordinates: str = "exact"
    held: frozenset[str] = frozenset()  # incidents whose numbers rest on what is hidden: they are held back, not counted without it

    def hides_voice(self, ident: str | None, name: str | None) -> bool:
        """A voice is a protected source."""
        return bool(self.sources) and (ident in self.sources or (name is not None and (name in self.sources or _folded(name) in self.names)))

    def voice(self, ident: str | None, name: str | None) -> str:
        """A voice's name, or the block."""
        return BLOCK if self.hides_voice(ident, name) else self.free(name or "")

    def spans(self, report: str, text: str, *, at: int = 0) -> list[Span]:
        """The hidden stretches of a text that begins ``at`` characters into its report; merged, in order."""
        found = [(max(start - at, 0), min(end - at, len(text))) for start, end in self.passages.get(report, ()) if start - at < len(text) and end > at]
        return _merged([*found, *_named(text, self.names)])

    def words(self, report: str, text: str, *, at: int = 0) -> str:
        """A stretch of a report's text, with blocks for what is hidden."""
        if report in self.reports:
            return BLOCK
        return _blocked(text, self.spans(report, text, at=at)) if self.names or report in self.passages else text

    def covers(self, report: str, span: Sequence[int] | None) -> bool:
        """A hidden passage of a report reaches into a stretch of it: what was read from these words is hidden too."""
        return span is not None and _overlap(span, self.passages.get(report, ()))

    def free(self, text: str) -> str:
        """Words from anywhere (a title, a reason, a note): names of protected sources and words of hidden passages become blocks."""
        hidden = (*self.names, *self.phrases)
        return _blocked(text, _merged(_named(text, hidden))) if hidden and text else text

    def point(self, lat: float | None, lon: float | None) -> tuple[float | None, float | None]:
        """A coordinate as coarse as this person may see it; (None, None) where it is withheld."""
        if lat is None or lon is None or self.coordinates == "withheld":
            return None, None
        if self.coordinates == "exact":
            return lat, lon
        digits = int(self.coordinates.removeprefix("round"))
        return round(lat, digits), round(lon, digits)


def veil_of(request: HttpRequest) -> Veil:
    """The veil for who asks; made once a request."""
    found: Veil | None = getattr(request, "_veil", None)
    if found is None:
        found = veil_for(person(request), marks(), lambda key: chosen(request)[key])
        request._veil = found
    return found


def veil_for(who: Person, kept: Sequence[Mark], told: Callable[[str], str] = choice) -> Veil:
    """The veil that marks lay over the case for a person."""
    mine = [one for one in kept if not who.may(LEVELS[one.level])]
    sources = [one for one in mine if one.kind == "source"]
    passages: dict[str, tuple[Span, ...]] = {}
    for one in mine:
        if one.kind == "passage":
            passages[one.subject] = (*passages.get(one.subject, ()), (one.start or 0, one.end or 0))
    return Veil(
        frozenset(one.subject for one in mine if one.kind == "report"),
        frozenset(one.subject for one in sources),
        _longest_first(name for one in sources for name in (one.subject, *one.names) if len(_folded(name)) > 2),
        _longest_first(words for one in mine if one.kind == "passage" for words in one.names if len(_folded(words)) > 4),
        passages,
        "exact" if who.may("protected") else told("coordinates"),
        frozenset(incident for level, incident in held() if not who.may(LEVELS[level])) if any(one.kind != "source" for one in mine) else frozenset(),
    )


def _longest_first(names: Iterable[str]) -> tuple[str, ...]:
    """Names as they are looked for; a longer one before a part of it."""
    return tuple(sorted({_folded(name) for name in names}, key=lambda name: (-len(name), name)))


def veiled_record(record: dict[str, Any], veil: Veil) -> dict[str, Any]:
    """A reading as a person may see it, in the shape of RECORD.md. Where something of the text is hidden, the text is withheld:
    blocks would shift every span."""
    report = record["report"]
    text = report["text"]
    hidden = veil.spans(report["id"], text)
    if not hidden and not veil.sources and veil.coordinates == "exact":
        return record
    title = veil.free(report["title"]) if report["title"] else report["title"]
    plain: dict[str, Any] = _over({**record, "report": None}, veil, hidden)
    plain["report"] = {**report, "text": None if hidden else text, "title": title, "sha256": None if hidden else report["sha256"], "withheld": bool(hidden)}
    return plain


def _overlap(span: Sequence[int], hidden: Sequence[Span]) -> bool:
    return any(start < span[1] and end > span[0] for start, end in hidden)


_WORDS = ("text", "name", "trigger")
# what hidden words were read to mean: numbers, points, days
_MEANT: dict[str, Any] = {**dict.fromkeys(("min", "max", "lat", "lon", "adm1", "adm2", "start", "end")), "candidates": []}


def _over(value: Any, veil: Veil, hidden: Sequence[Span]) -> Any:
    """Each value of a reading: words over a hidden stretch, names of sources, coordinates."""
    if isinstance(value, list):
        return [_over(one, veil, hidden) for one in value]
    if not isinstance(value, dict):
        return veil.free(value) if isinstance(value, str) else value
    changed = {key: _over(one, veil, hidden) for key, one in value.items()}
    span = value.get("span")
    touched = isinstance(span, list) and _overlap(span, hidden)
    if touched:
        changed.update({key: BLOCK for key in _WORDS if isinstance(value.get(key), str)})
        changed.update({key: nothing for key, nothing in _MEANT.items() if key in value})
        if "name" in value:
            changed["id"] = None
    if "anonymous" in value and veil.hides_voice(value["id"], value["name"]):
        changed.update(name=BLOCK, id=None, span=None)
    if "lat" in value and "lon" in value and not touched:
        changed["lat"], changed["lon"] = veil.point(value["lat"], value["lon"])
    return changed


def _named(text: str, names: Iterable[str]) -> list[Span]:
    """Where names stand in a text, under any spelling."""
    found: list[Span] = []
    folded = None
    for name in names:
        folded = folded or fold(text)
        pattern = r"\s+".join(map(re.escape, name.split()))
        found += [folded.span(*one.span()) for one in re.finditer(pattern, folded.text)]
    return found


def _folded(name: str) -> str:
    return " ".join(fold(name).text.split())


def _merged(spans: Iterable[Span]) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif start < end:
            merged.append((start, end))
    return merged


def _blocked(text: str, hidden: Sequence[Span]) -> str:
    parts, at = [], 0
    for start, end in hidden:
        parts += [text[at:start], BLOCK]
        at = end
    return "".join([*parts, text[at:]])
