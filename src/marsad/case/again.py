"""Reports that repeat what came in before: a later version at the same address, the same text, or nearly the same passages.

Each is told and says in the record which report it repeats. What another outlet carries, or carries on another day, is no
duplicate to be dropped: who repeats whom is part of the record. Nearly the same text may hold another number, so it is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from marsad.linking.echoes import likeness
from marsad.linking.taking.passages import passages
from marsad.model.custody import Captured, CapturedReport
from marsad.record.search import search
from marsad.record.store import addresses, known_reports, message_address
from marsad.text.finding import WORD
from marsad.text.fold import fold

VERSION, SAME, NEAR = "version", "same text", "nearly the same"
ALIKE = 0.8  # of the characters of the passages of either report, so many stand in the other one too
_ASKED, _FOUND = 8, 10  # words by which an earlier report is looked for, and how many found are compared


@dataclass(frozen=True, slots=True)
class Again:
    """A report that repeats one which the case held before; ``dropped`` where it was left out for that."""

    report: str
    before: str
    how: str
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class _Text:
    """A report of the case as it is compared: its folded words, its passages, and what sets it apart."""

    report: str
    words: str
    passages: tuple[str, ...]
    outlet: str | None
    published: str | None


class Before:
    """What one run of ``add`` knows of the reports that came before: their addresses, and the texts of the batch in hand."""

    def __init__(self) -> None:
        self._addresses: dict[int, tuple[str, str]] | None = None

    def marked(self, batch: Sequence[Captured], *, drop: bool) -> tuple[list[Captured], list[Again]]:
        """The batch with what each report repeats written into it, without those to be dropped; and what to tell of them."""
        known = known_reports([found.report.id for captured in batch for found in captured.reports])
        here: dict[str, list[_Text]] = {}  # by their words and by each passage
        told: list[Again] = []
        marked = []
        for captured in batch:
            kept = []
            for found in captured.reports:
                again = None if found.report.id in known else self._again(found, captured, here, drop=drop)
                told += [again] if again else []
                known.add(found.report.id)
                if again is None or not again.dropped:
                    kept.append(replace(found, again=(again.how, again.before)) if again else found)
            if kept or not captured.reports:
                marked.append(captured.holding(kept))
        return marked, told

    def _again(self, found: CapturedReport, captured: Captured, here: dict[str, list[_Text]], *, drop: bool) -> Again | None:
        """1. The same text or nearly. 2. At the same address with other words it is a later version, however few they are. What is new is remembered."""
        text = _text(found.report.id, found.report.text, found.report.outlet, found.report.published.isoformat() if found.report.published else None)
        older = self._version(found, captured)
        again = _repeats(text, here, drop=drop)  # 1
        if older and (again is None or again.how == NEAR):
            again = Again(text.report, older, VERSION)  # 2
        if again is None or not again.dropped:
            for words in {text.words, *text.passages}:
                here.setdefault(words, []).append(text)
        return again

    def _version(self, found: CapturedReport, captured: Captured) -> str | None:
        """The newest earlier report at its address, from another original (rows of one table may share an address)."""
        if self._addresses is None:
            self._addresses = {hash(address): (report, original) for report, address, original in addresses()}
        message = message_address(found.report.outlet, found.part, found.published_text)
        places = [*(hash(address) for address in {found.report.url, found.canonical} if address and _own(address)), *([hash(message)] if message else [])]
        older = next((self._addresses[place] for place in places if place in self._addresses), None)
        self._addresses.update((place, (found.report.id, captured.sha256)) for place in places)
        return older[0] if older and older[1] != captured.sha256 else None


def _own(address: str) -> bool:
    """An address of one report, not of a whole site."""
    parts = urlsplit(address)
    return parts.path not in ("", "/") or bool(parts.query)


def _text(report: str, text: str, outlet: str | None, published: str | None) -> _Text:
    return _Text(report, " ".join(WORD.findall(fold(text).text)), tuple(words for _, words in passages(text)), outlet, published)


def _repeats(text: _Text, here: Mapping[str, Sequence[_Text]], *, drop: bool) -> Again | None:
    """Another report with the same words or most of them; a text without a passage of its own ("breaking: shelling of …") repeats nothing."""
    if not text.passages:
        return None
    near: Again | None = None
    for other in (*_held_near(text), *_here_near(text, here)):
        if other.words == text.words:
            return Again(text.report, other.report, SAME, drop and _one_origin(text, other))
        if near is None and _alike(text.passages, other.passages) >= ALIKE <= _alike(other.passages, text.passages):
            near = Again(text.report, other.report, NEAR)
    return near


def _one_origin(one: _Text, other: _Text) -> bool:
    """Nothing says that another outlet carried it, or that it was carried on another day."""
    return all(a is None or b is None or a == b for a, b in ((one.outlet, other.outlet), (one.published, other.published)))


def _held_near(text: _Text) -> Iterable[_Text]:
    """Reports of the case that hold the longest words of one of its two longest passages."""
    for passage in sorted(text.passages, key=len, reverse=True)[:2]:
        asked = sorted(set(passage.split()), key=lambda word: (-len(word), word))[:_ASKED]
        if found := [_text(one.report, one.text, one.outlet, one.published) for one in search(" ".join(asked), limit=_FOUND)]:
            return [one for one in found if one.report != text.report]
    return []


def _here_near(text: _Text, here: Mapping[str, Sequence[_Text]]) -> Iterable[_Text]:
    """Reports of the same batch that have the same words or share a passage word for word."""
    found = {other.report: other for words in (text.words, *text.passages) for other in here.get(words, ())[:_FOUND]}
    return list(found.values())[: 2 * _FOUND]


def _alike(some: Sequence[str], others: Sequence[str]) -> float:
    """The part of some passages, by their length, that stands in the others."""
    whole = sum(map(len, some))
    there = sum(len(one) for one in some if one in others or any(likeness(one, other) for other in others))
    return there / whole if whole else 0.0
