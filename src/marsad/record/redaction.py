"""What one person may not see, and how it is kept from everything that leaves: protected sources and passages, redacted ones, exact places.

Every value on its way out (page, API, CSV, map, sum, plot, bag, error) passes the one ``Redactor`` of who asks. It decides by the
words and the voice that a value rests on. A hidden stretch becomes a block of one width, whatever its length.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any
from urllib.parse import urlsplit

from marsad.record.choices import choice
from marsad.record.incidents import IncidentLine
from marsad.record.marks import Mark, marks, reports_of_source
from marsad.record.names import key_of, pattern_of
from marsad.record.resting import NOTHING, Hidden, Rests, overlaps, rests, touched_by
from marsad.text.fold import fold

BLOCK = "▇▇▇"  # what stands for a hidden stretch, whatever its length
Span = tuple[int, int]
LEVELS = {"protected": "protected", "redacted": "originals"}  # level of a mark: the right to look behind it
_PART = 4  # letters of a part of a protected name that is hidden by itself


@dataclass(frozen=True, slots=True)
class Redactor:
    """What is hidden from one person. An empty one hides nothing.

    ``parts`` are the parts of protected names by the report in which their bearer speaks: there a short form means the same person.
    ``voices`` are those named in hidden words (claim, place in its chain), ``nameless`` the claims that name a party there. ``people``: names
    of victims, and evidence and notes that are protected, may be seen (marsad.record.redacted_annotations). ``smallest`` is the step in
    which numbers of what is hidden are told.
    """

    reports: frozenset[str] = frozenset()
    sources: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    passages: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
    coordinates: str = "exact"
    parts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    voices: frozenset[tuple[str, int]] = frozenset()
    nameless: frozenset[str] = frozenset()
    rests: Mapping[str, Rests] = field(default_factory=dict)
    people: bool = True
    smallest: int = 5

    @property
    def marked(self) -> bool:
        """Some mark hides something from this person."""
        return bool(self.reports or self.sources or self.passages)

    @property
    def held(self) -> frozenset[str]:
        """Incidents whose numbers rest on what is hidden: they are held back, not counted without it."""
        return frozenset(ident for ident, one in self.rests.items() if one.numbers)

    @property
    def hidden(self) -> Hidden:
        """What lists, filters, sorting and sums leave out."""
        if not self.reports and not self.rests:
            return NOTHING

        def those(name: str) -> tuple[str, ...]:
            return tuple(sorted(ident for ident, one in self.rests.items() if getattr(one, name)))

        return Hidden(tuple(sorted(self.reports)), *(those(name) for name in ("numbers", "place", "others", "days", "type", "parties")))

    @property
    def untold(self) -> tuple[str, ...]:
        """Reports whose running totals are not shown: hidden ones, and those with hidden words, which may be the total's own."""
        return tuple(sorted({*self.reports, *self.passages}))

    def count(self, hidden: int) -> int:
        """A number of hidden things as it is told: rounded up to whole steps, so that no two numbers tell a small group apart by their difference."""
        return -(-hidden // self.smallest) * self.smallest

    def hides_voice(self, ident: str | None, name: str | None, *, report: str | None = None) -> bool:
        """A voice is a protected source, or a short form of one in a report in which it speaks."""
        if not self.sources:
            return False
        folded = key_of(name or "")
        if ident in self.sources or (name is not None and (name in self.sources or folded in self.names)):
            return True
        parts = self.parts.get(report or "", ())
        return bool(parts) and bool(folded) and all(word in parts for word in folded.split())

    def voice(self, ident: str | None, name: str | None, *, report: str | None = None) -> str:
        """A voice's name, or the block."""
        return BLOCK if self.hides_voice(ident, name, report=report) else self.free(name or "", report=report)

    def hides_speaker(self, report: str, voice: Mapping[str, Any]) -> bool:
        """A voice of a reading: a protected source, or one whose name stands in hidden words."""
        return self.covers(report, voice.get("span")) or self.hides_voice(voice["id"], voice["name"], report=report)

    def speaker(self, report: str, voice: Mapping[str, Any]) -> str:
        """The name of a voice of a reading, or the block."""
        return BLOCK if self.hides_speaker(report, voice) else self.free(voice["name"] or "", report=report)

    def outlet(self, name: str | None, ident: str | None = None) -> str | None:
        """An outlet's name; the block where it is a protected source."""
        return name if name is None else self.voice(ident, name)

    def url(self, report: str, url: str | None, outlet: str | None) -> str | None:
        """A report's address; None where it names a protected outlet, or leads to words that are hidden here."""
        if url is None or report in self.passages or self.hides_voice(None, outlet):
            return None
        return None if self.free(url) != url or (self.names and key_of(urlsplit(url).hostname or "") in self.names) else url

    def spans(self, report: str, text: str, *, at: int = 0) -> list[Span]:
        """The hidden stretches of a text that begins ``at`` characters into its report; merged, in order."""
        found = [(max(start - at, 0), min(end - at, len(text))) for start, end in self.passages.get(report, ()) if start - at < len(text) and end > at]
        return _merged([*found, *_named(text, self.names), *_named(text, self.parts.get(report, ()), whole=True)])

    def words(self, report: str, text: str, *, at: int = 0) -> str:
        """A stretch of a report's text, with blocks for what is hidden."""
        if report in self.reports:
            return BLOCK
        return _blocked(text, self.spans(report, text, at=at)) if self.names or report in self.passages else text

    def covers(self, report: str, span: Sequence[int] | None) -> bool:
        """A hidden passage of a report reaches into a stretch of it: what was read from these words is hidden too."""
        return overlaps(span, self.passages.get(report, ()))

    def free(self, text: str, *, report: str | None = None) -> str:
        """Words from anywhere (a title, a reason, a note): names of protected sources and words of hidden passages become blocks.

        With the ``report`` that they belong to, short forms of a name too.
        """
        hidden, parts = (*self.names, *self.phrases), self.parts.get(report or "", ())
        if not text or not (hidden or parts):
            return text
        return _blocked(text, _merged([*_named(text, hidden), *_named(text, parts, whole=True)]))

    def point(self, lat: float | None, lon: float | None) -> tuple[float | None, float | None]:
        """A coordinate as coarse as this person may see it; (None, None) where it is withheld."""
        if lat is None or lon is None or self.coordinates == "withheld":
            return None, None
        if self.coordinates == "exact":
            return lat, lon
        digits = int(self.coordinates.removeprefix("round"))
        return round(lat, digits), round(lon, digits)

    def line(self, line: IncidentLine) -> IncidentLine:
        """An incident of a list without what rests on hidden words. What is hidden is None, and its place the block; ``held`` says so."""
        one = self.rests.get(line.id)
        if one is None:
            return line
        changes: dict[str, Any] = {"reports": one.reports, "claims": one.claims}
        if one.numbers:
            changes |= dict.fromkeys(("killed_min", "killed_max", "injured_min", "injured_max", "origins_min", "origins_max", "disputes", "grade"))
            changes["held"] = True
        if one.place:
            changes |= {"place": BLOCK, "place_id": None, "lat": None, "lon": None, "adm1": None}
        if one.days:
            changes |= {"first": None, "last": None}
        if one.type:
            changes["type"] = None
        return replace(line, **changes)


def redactor_for(may: Callable[[str], bool], kept: Sequence[Mark] | None = None, told: Callable[[str], str] = choice) -> Redactor:
    """The redactor that the marks of the open case give somebody; ``may`` says which rights they have. Nobody's: ``lambda right: False``."""
    mine = [one for one in (marks() if kept is None else kept) if not may(LEVELS[one.level])]
    coordinates, smallest = "exact" if may("protected") else told("coordinates"), int(told("smallest"))
    if not mine:
        return Redactor(coordinates=coordinates, people=may("protected"), smallest=smallest)
    sources = [one for one in mine if one.kind == "source"]
    reports = frozenset(one.subject for one in mine if one.kind == "report")
    passages = _passages(mine, reports)
    touched = touched_by(passages)
    return Redactor(
        reports=reports,
        sources=frozenset(one.subject for one in sources),
        names=_longest_first(name for one in sources for name in (one.subject, *one.names) if len(key_of(name)) > 2),
        phrases=_longest_first(words for one in mine if one.kind == "passage" for words in one.names if len(key_of(words)) > 4),
        passages=passages,
        coordinates=coordinates,
        parts=_parts(sources),
        voices=frozenset(voice for one in touched.values() for voice in one.voices),
        nameless=frozenset(claim for one in touched.values() for claim in one.nameless),
        rests=rests(reports, touched),
        people=may("protected"),
        smallest=smallest,
    )


def _passages(mine: Iterable[Mark], reports: frozenset[str]) -> dict[str, tuple[Span, ...]]:
    found: dict[str, tuple[Span, ...]] = {}
    for one in mine:
        if one.kind == "passage" and one.subject not in reports:
            found[one.subject] = (*found.get(one.subject, ()), (one.start or 0, one.end or 0))
    return found


def _parts(sources: Iterable[Mark]) -> dict[str, tuple[str, ...]]:
    """The longer words of protected names, by the reports in which their bearers speak."""
    found: dict[str, set[str]] = {}
    for one in sources:
        words = {word for name in one.names for word in key_of(name).split() if len(word) >= _PART}
        for report in reports_of_source(one.subject, one.names) if words else ():
            found.setdefault(report, set()).update(words)
    return {report: _longest_first(words) for report, words in found.items()}


def _longest_first(names: Iterable[str]) -> tuple[str, ...]:
    """Names as they are looked for; a longer one before a part of it."""
    return tuple(sorted({key_of(name) for name in names}, key=lambda name: (-len(name), name)))


def redacted_record(record: dict[str, Any], redactor: Redactor) -> dict[str, Any]:
    """A reading as a person may see it, in the shape of RECORD.md. Where something of the text is hidden, the text is withheld:
    blocks would shift every span."""
    report = record["report"]
    ident, text = report["id"], report["text"]
    hidden = redactor.spans(ident, text)
    if not hidden and not redactor.sources and redactor.coordinates == "exact":
        return record
    plain: dict[str, Any] = _over({**record, "report": None}, redactor, hidden, ident)
    secret = redactor.hides_voice(report.get("outlet_id"), report["outlet"])
    plain["report"] = {
        **report,
        "text": None if hidden else text,
        "title": redactor.free(report["title"], report=ident) if report["title"] else report["title"],
        "outlet": BLOCK if secret else redactor.outlet(report["outlet"]),
        "url": redactor.url(ident, report["url"], report["outlet"]),
        "sha256": None if hidden else report["sha256"],
        "withheld": bool(hidden),
        **({"outlet_id": None} if secret and "outlet_id" in report else {}),
    }
    return plain


_WORDS = ("text", "name", "trigger")
# what hidden words were read to mean: numbers, points, days
_MEANT: dict[str, Any] = {**dict.fromkeys(("min", "max", "lat", "lon", "adm1", "adm2", "start", "end")), "candidates": []}


def _over(value: Any, redactor: Redactor, hidden: Sequence[Span], report: str) -> Any:
    """Each value of a reading: words over a hidden stretch, names of sources, coordinates."""
    if isinstance(value, list):
        return [_over(one, redactor, hidden, report) for one in value]
    if not isinstance(value, dict):
        return redactor.free(value, report=report) if isinstance(value, str) else value
    changed = {key: _over(one, redactor, hidden, report) for key, one in value.items()}
    span = value.get("span")
    touched = isinstance(span, list) and overlaps(span, hidden)
    if touched:
        changed.update({key: BLOCK for key in _WORDS if isinstance(value.get(key), str)})
        changed.update({key: nothing for key, nothing in _MEANT.items() if key in value})
        if "name" in value:
            changed["id"] = None
        if "harms" in value:  # an event whose own words are hidden: what sort of happening, and when where no word says it
            changed |= {"type": None, "acled": None, "status": None, "cause": None}
            changed["time"] = None if value["time"] and value["time"]["span"] is None else changed["time"]
    if "anonymous" in value and redactor.hides_voice(value["id"], value["name"], report=report):
        changed.update(name=BLOCK, id=None, span=None)
    if "lat" in value and "lon" in value and not touched:
        changed["lat"], changed["lon"] = redactor.point(value["lat"], value["lon"])
    return changed


def _named(text: str, names: Iterable[str], *, whole: bool = False) -> list[Span]:
    """Where names stand in a text, under any spelling; ``whole``: only as words of their own, with what is written together with them."""
    found: list[Span] = []
    folded = None
    for name in names:
        folded = folded or fold(text)
        found += [folded.span(*one.span()) for one in re.finditer(pattern_of(name, whole=whole), folded.text)]
    return found


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
