"""What came in from outside: the bytes as received, how they came, and the reports that were found in them.

Capture makes these, the record keeps them; neither knows the other. The fields are those that a court asks after: what was
asked for, what answered, when, to whom, and whether these are the publisher's own bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from marsad.model.report import Report

Copy = Literal["evidentiary", "working"]


@dataclass(frozen=True, slots=True)
class Custody:
    """How some bytes came to us.

    ``requested`` is the address or path as given, ``final`` the one that answered. ``received`` is an instant in UTC,
    ISO 8601. ``declared_type`` is what the sender called it, ``detected_type`` what the bytes are. An ``evidentiary`` copy is
    the publisher's answer or archive as received; a ``working`` copy is a text that someone saved, pasted or exported.
    """

    requested: str
    final: str
    received: str
    agent: str
    copy: Copy
    redirects: tuple[str, ...] = ()
    status: int | None = None
    headers: tuple[tuple[str, str], ...] = ()
    declared_type: str | None = None
    detected_type: str | None = None


@dataclass(frozen=True, slots=True)
class Doubt:
    """Characters of a text that a machine read from a picture and that a person should look at: a number, or a word it is not sure of (per cent)."""

    start: int
    end: int
    confidence: int


@dataclass(frozen=True, slots=True)
class CapturedReport:
    """One report found in an original.

    ``published_text`` and ``published_source`` are the words of the date and where they stood (json-ld, opengraph, time,
    address, feed, archive, given); ``published_precision`` is minute or day; ``zone`` its offset, as +03:00.
    ``language`` is an ISO 639-1 code, or None where it could not be told; what is not Arabic is kept and not read.
    ``part`` says where in the original it stood (a line of JSON Lines, a record of a web archive), None where it is the whole.
    ``pages`` are the numbers of a document's pages, each with the offset in the text at which it begins; ``doubts`` are what was
    read from a picture and is to be looked at. ``mended`` says what was wrong with the letters of the original ("mojibake",
    "visual order"), which is kept as it came. ``again`` names the report that it repeats and how (version, same text, nearly the same).
    Of a post, ``forwarded`` is whom it was forwarded from, ``edited`` when it was last changed, ``media`` the files that it carries with their SHA-256.
    ``people`` are those of a list of names, by field (person, age, sex …): it has no prose, and its text says only what it is.
    """

    report: Report
    author: str | None = None
    canonical: str | None = None
    language: str | None = None
    published_text: str | None = None
    published_source: str | None = None
    published_precision: str | None = None
    zone: str | None = None
    part: str | None = None
    pages: tuple[tuple[int, int], ...] = ()
    doubts: tuple[Doubt, ...] = ()
    mended: str | None = None
    again: tuple[str, str] | None = None
    forwarded: str | None = None
    edited: str | None = None
    media: tuple[tuple[str, str | None], ...] = ()
    people: tuple[Mapping[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Captured:
    """One original with its custody and the reports in it; ``sha256`` is the name under which it is kept."""

    raw: bytes
    custody: Custody
    reports: tuple[CapturedReport, ...]
    sha256: str = ""

    def __post_init__(self) -> None:
        object.__setattr__(self, "sha256", self.sha256 or hashlib.sha256(self.raw).hexdigest())

    def holding(self, reports: Sequence[CapturedReport]) -> Captured:
        """The same original with other of its reports: a large one is kept in several goes."""
        return Captured(self.raw, self.custody, tuple(reports), self.sha256)


@dataclass(frozen=True, slots=True)
class Refused:
    """One input that could not be taken, and why, in words for the person who gave it; ``kind`` is what it is, where that is known."""

    source: str
    why: str
    kind: str | None = None


@dataclass(frozen=True, slots=True)
class PassedOver:
    """Something in an input that holds no report by its nature (a picture in a web archive, a notice that somebody joined), and why."""

    source: str
    kind: str
    why: str
