"""What is read out of one report: claims, events, harms, each value with its characters.

The shapes and names are those of RECORD.md; ``record.py`` beside this file turns them into plain dicts.
A span is a pair of code point offsets ``(start, end)``, half open. ``None`` means "not stated", never zero.
"""

from __future__ import annotations

from marsad.model.report import Report
from marsad.model.values import fixed

Span = tuple[int, int]


@fixed
class Why:
    """How a value came about: the row of a table that gave it, the weighed features that chose it, and what came second.

    ``rule`` is the id of a row (a frame, a modality row) or of a rule in code; ``features`` are (name, weight) pairs.
    """

    rule: str
    features: tuple[tuple[str, float], ...] = ()
    second: str | None = None


@fixed
class Note:
    """Something a person should know about a reading as a whole; ``code`` is one of ``vocabulary.NOTES``."""

    code: str
    text: str


@fixed
class Voice:
    """Someone who speaks or passes on: a first source, a relay, or the outlet."""

    name: str
    id: str | None
    kind: str
    span: Span | None
    anonymous: bool
    why: Why | None = None


@fixed
class Quantity:
    """A number as an interval, with the words that it came from. ``max`` None is open above."""

    min: int | None
    max: int | None
    expr: str
    span: Span


@fixed
class Victims:
    """Who was harmed, as far as the words tell."""

    status: str = "unknown"
    age: str = "unknown"
    sex: str = "unknown"
    role: str | None = None


@fixed
class Person:
    """Somebody harmed who is told by name. Names are protected by default outside the case."""

    name: str
    span: Span
    age_years: int | None = None
    age: str = "unknown"
    sex: str = "unknown"
    role: str | None = None
    relation: str | None = None


@fixed
class Harm:
    """People killed, hurt or otherwise harmed, in one outcome.

    ``status`` is that of the event or a narrower one: a feared, averted, negated or future harm is no casualty.
    ``confidence`` is a probability between 0 and 1, or None where none was computed.
    """

    quantity: Quantity
    outcome: str
    victims: Victims
    scope: str = "event"
    since: str | None = None
    part_of: int | None = None
    status: str = "happened"
    until: str | None = None
    persons: tuple[Person, ...] = ()
    confidence: float | None = None
    why: Why | None = None


@fixed
class Tally:
    """A count of means or attacks: "more than 35 air raids"."""

    quantity: Quantity
    unit: str


@fixed
class Candidate:
    """One of the places that a name may mean."""

    id: str
    name: str
    type: str
    lat: float | None
    lon: float | None
    adm1: str | None
    adm2: str | None
    country: str | None


@fixed
class Place:
    """A place as named; the gazetteer's values are null where the name is unknown or ambiguous."""

    name: str
    id: str | None
    span: Span
    lat: float | None = None
    lon: float | None = None
    accuracy: str | None = None
    adm1: str | None = None
    adm2: str | None = None
    candidates: tuple[Candidate, ...] = ()
    country: str | None = None
    role: str = "scene"
    confidence: float | None = None
    why: Why | None = None


@fixed
class Time:
    """When, as precisely as said and no more. Without a publication date relative words have no start.

    ``inferred`` is "publication" where no word says the day and it is taken from the day of publication; then there is no span.
    """

    start: str | None
    end: str | None
    precision: str
    span: Span | None
    inferred: str | None = None
    confidence: float | None = None
    why: Why | None = None

    @property
    def rule(self) -> str:
        """The row or rule that gave it; empty where none is kept."""
        return self.why.rule if self.why else ""

    @property
    def last_day(self) -> str | None:
        """Its last day; that on which it began where no other is told."""
        return self.end or self.start


@fixed
class Actor:
    """A party to an event."""

    role: str
    name: str
    id: str | None
    span: Span
    confidence: float | None = None
    why: Why | None = None


@fixed
class Means:
    """What was used."""

    name: str
    span: Span


@fixed
class Terms:
    """A clause of an offer or agreement."""

    kind: str
    span: Span


@fixed
class Mention:
    """Another telling of an event in the same report."""

    span: Span
    trigger: Span
    type: str


@fixed
class Event:
    """One thing that is said to have happened, to be happening, or to be planned."""

    id: str
    span: Span
    trigger: Span
    type: str
    status: str
    actors: tuple[Actor, ...] = ()
    places: tuple[Place, ...] = ()
    time: Time | None = None
    means: tuple[Means, ...] = ()
    tally: tuple[Tally, ...] = ()
    harms: tuple[Harm, ...] = ()
    terms: tuple[Terms, ...] = ()
    cause: str = "unknown"
    mentions: tuple[Mention, ...] = ()
    why: Why | None = None


@fixed
class Claim:
    """One thing that one voice says. The chain begins with the first voice and ends with the outlet."""

    id: str
    span: Span
    cue: Span | None
    content: Span
    quoted: bool
    act: str
    chain: tuple[Voice, ...]
    events: tuple[str, ...] = ()
    responds_to: tuple[str, ...] = ()
    about_source: str | None = None
    hedge: Span | None = None
    why: Why | None = None


@fixed
class Reading:
    """All that was read out of one report, by which backend and with which packs."""

    report: Report
    outlet_id: str | None
    packs: tuple[str, ...]
    backend: str
    claims: tuple[Claim, ...]
    events: tuple[Event, ...]
    related: tuple[Span, ...]
    notes: tuple[Note, ...] = ()
