"""What linking keeps of a report: each event that it tells, flattened to days, places, kind, figures, parties and wording."""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from marsad.model.values import fixed

Group = Literal["civilian", "fighter", "unknown"]
LONG = 3  # days: a period longer than this is no single happening
DENYING = frozenset(["deny", "doubt"])
UNCOUNTED = frozenset(["vague", "unstated"])  # how a number is worded where no figure is said


@fixed
class Spot:
    """A place as an event names it. ``rank`` 0 is a point, 1 a village, 2 a town, 3 a district, 4 a province, 5 a country.

    ``own`` is false where the name stands in another sentence, and the reading carried it over; ``settled`` is a village or a town,
    no quarter of one. ``name`` is folded, ``written``
    as the report has it.
    """

    name: str
    ids: frozenset[str]
    points: tuple[tuple[float, float], ...]
    rank: int
    adm1: frozenset[str]
    adm2: frozenset[str] = frozenset()
    own: bool = True
    settled: bool = False
    written: str = field(default="", compare=False)


@fixed
class Count:
    """One number of people.

    ``whole`` is false where it counts a part: children, women, members of a trade, "among them"; ``loose`` where no number is said
    to hold it; ``running`` for a total over a period; ``earlier`` where its words say that it was the toll before; ``days`` where it is the
    figure of one day by its own words; ``lot`` the same number for those told one beside another ("a man, his wife and their children"), else 0;
    ``people`` what its words call them by, a people or a party, else empty; ``named`` where all whom it counts are told by name, or one by an office.
    """

    outcome: str
    group: Group
    min: int | None
    max: int | None
    expr: str
    whole: bool
    part: str | None
    uid: str
    loose: bool = False
    running: bool = False
    earlier: bool = False
    days: tuple[int, int] | None = None
    lot: int = 0
    people: str = ""
    named: bool = False


@fixed
class VoiceRef:
    """A voice of a chain. ``key`` is the pack's id, else the folded name; ``named`` is false for one that is only described, ``name`` as the report words it, folded."""

    key: str
    kind: str
    named: bool
    again: bool = False
    name: str = ""


@fixed
class Said:
    """One claim, as far as linking needs it. ``order`` is its place in the report."""

    uid: str
    report: str
    order: int
    act: str
    chain: tuple[VoiceRef, ...]
    events: tuple[str, ...]
    responds_to: tuple[str, ...]
    span: tuple[int, int]
    marks: frozenset[str]
    hedged: bool = False


@fixed
class Source:
    """Where a report stood: its outlet, whether that is a wire, the day, and the passages that another text may re-use."""

    report: str
    outlet: str
    published: int | None
    passages: tuple[tuple[tuple[int, int], str], ...]
    wire: bool = False


@fixed
class ReportFacts:
    """All that linking keeps of one record."""

    source: Source
    said: tuple[Said, ...]
    told: tuple[Told, ...]


@fixed
class Told:
    """One event as one report tells it.

    ``days`` are ordinals, first and last, None where no day is stated; ``inferred`` the day that only the day of publication gives;
    ``firm`` where the day stands in the sentence that tells
    it, inside what is said; ``named`` where it has its own name or number there and is not only counted from the day of publication;
    ``hours`` the part of the day. ``order`` is the place in
    the report. ``claims`` are the uids of the claims that speak of it. ``voices`` are keys of their first voices. ``words`` are
    the longer words of its sentence, which begins at ``sentence`` and of which ``prints`` are the fingerprints; ``denied`` where every claim that speaks of it denies or doubts it; ``beside`` where it is named only to place another beside it; ``means`` what was used; ``owned`` where a party claims it as its own deed; ``telling`` their stems, places left out.
    ``sides`` are those of the perpetrators that are told only to have fought there; ``stances`` what a person typed of how parties stand to it.
    """

    uid: str
    report: str
    order: int
    published: int | None
    claims: tuple[str, ...]
    voices: tuple[str, ...]
    type: str
    family: str
    kin: frozenset[str]
    days: tuple[int, int] | None
    hours: tuple[int, int] | None
    spots: tuple[Spot, ...]
    counts: tuple[Count, ...]
    perpetrators: frozenset[str]
    targets: frozenset[str]
    words: frozenset[str]
    telling: frozenset[str]
    marks: frozenset[str]
    total: bool
    firm: bool = True
    named: bool = False
    sentence: int = 0
    beside: bool = False
    prints: tuple[int, ...] = ()
    denied: bool = False
    means: frozenset[str] = frozenset()
    owned: bool = False
    inferred: int | None = None
    cause: str = "unknown"
    sides: frozenset[str] = frozenset()
    stances: frozenset[tuple[str, str]] = frozenset()


@fixed
class Telling:
    """One happening as one report tells it: its events, and ``told``, all of them seen as one.

    ``apart`` are the uids of tellings of the same report that it tells apart from this one, each with the reason.
    """

    uid: str
    told: Told
    members: tuple[Told, ...]
    apart: tuple[tuple[str, str], ...] = ()

    @property
    def claims(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(claim for member in self.members for claim in member.claims))

    @property
    def denied(self) -> bool:
        """Nobody in this report says that it happened."""
        return all(member.denied for member in self.members)


def numbers(told: Told) -> set[tuple[str, int | None]]:
    """The figures that a telling gives, as far as they are numbers: outcome and least number."""
    return {(count.outcome, count.min) for count in told.counts if count.whole and count.expr not in {"unstated", "vague"}} if told.counts else set()


def people_counted(told: Told) -> set[tuple[str, int | None]]:
    """As ``numbers``, with those of whom only children or women are counted: "two children were killed"."""
    return {(count.outcome, count.min) for count in told.counts if count.loose and count.expr not in {"unstated", "vague"}}


def together(told: Told) -> set[int]:
    """The numbers of killed and injured told as one: 56 قتيلا وجريحا, which may be from one to 55 of each."""
    loose = [count for count in told.counts if count.whole and count.expr == "unstated" and count.max is not None]
    killed, injured = ({count.max for count in loose if count.outcome == outcome} for outcome in ("killed", "injured"))
    return {most + 1 for most in killed & injured if most is not None}


def sums(told: Told) -> set[int]:
    """The killed and the injured that it counts one by one, together."""
    killed, injured = ({count.min or 0 for count in told.counts if count.whole and count.expr == "exact" and count.outcome == outcome} for outcome in ("killed", "injured"))
    return {dead + hurt for dead in killed for hurt in injured}


def one_sum(a: Told, b: Told) -> bool:
    """One gives the killed and injured as one number, the other each of them, and they are as many."""
    return bool(a.counts and b.counts) and not (together(a).isdisjoint(sums(b)) and together(b).isdisjoint(sums(a)))


FEW = 2  # people: equal numbers up to this are common, and may well be of two lots of people


def tellingly_equal(a: Told, b: Told) -> bool:
    """Both give one figure of more than a few people."""
    if not (a.counts and b.counts):
        return False
    return any((number or 0) > FEW for _, number in numbers(a) & numbers(b))
