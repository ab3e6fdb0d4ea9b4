"""What an annotator writes down about a report: who says what, who was harmed, what happened.

Spans are written as words, never as numbers: ``"دوما"`` is the only place where the report has that word,
``"دوما#2"`` is the second, and ``"قتل ستة … الأحد"`` runs from the first words to the next place of the last ones.
``annotate.py`` turns the words into offsets and refuses whatever is not in the report, or is there twice.
"""

from __future__ import annotations

from dataclasses import dataclass

Named = tuple[str, str]
"""The words in the report, and the English name or id that they stand for."""


@dataclass(frozen=True, slots=True)
class Voice:
    """Someone who speaks: the words that name them, their id, their kind, and whether they go unnamed."""

    words: str
    name: str
    kind: str
    anonymous: bool = False


@dataclass(frozen=True, slots=True)
class Says:
    """One attributed statement."""

    id: str
    cue: str
    content: str
    act: str
    origin: Voice
    via: tuple[Named, ...] = ()
    quoted: bool = False
    to: tuple[str, ...] = ()
    about: str | None = None


@dataclass(frozen=True, slots=True)
class Harm:
    """People harmed. ``who`` lists status, age, sex and ``role:…`` in any order; what is not listed is unknown."""

    id: str
    words: str
    outcome: str
    min: int
    max: int | None
    expr: str
    who: str = ""
    place: tuple[str | None, str] | None = None
    date: str | None = None
    by: str | None = None
    scope: str = "event"
    part_of: str | None = None
    repeat_of: str | None = None


@dataclass(frozen=True, slots=True)
class Tally:
    """A count of attacks or of what was fired: the words, the interval, how it is said, and the unit."""

    words: str
    min: int
    max: int | None
    expr: str
    unit: str


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that is told to have happened, to be happening or to be planned. ``who`` are the perpetrators."""

    id: str
    type: str
    words: str
    status: str = "happened"
    who: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    places: tuple[Named, ...] = ()
    date: str | None = None
    means: tuple[str, ...] = ()
    harms: tuple[str, ...] = ()
    tally: tuple[Tally, ...] = ()
    destinations: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Notes:
    """All that one report holds. ``body`` is the first and last words of the news, where furniture stands around it."""

    says: tuple[Says, ...] = ()
    harms: tuple[Harm, ...] = ()
    events: tuple[Event, ...] = ()
    related: tuple[str, ...] = ()
    body: str | None = None
    remark: str = ""


SAHM: Named = ("وكالة السهم للأنباء", "al-sahm")
SOHR = Voice("المرصد السوري لحقوق الإنسان", "sohr", "monitor")
GOVERNMENT, OPPOSITION = "syria-government", "syria-opposition"
CIVILIAN = ("civilian",)
