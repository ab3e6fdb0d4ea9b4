"""The point of an incident in one sentence: what, where, when, killed and injured, by whom according to whom, and on how many origins it rests."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from marsad.phrasing.days import spoken
from marsad.phrasing.plurals import counted, ranged
from marsad.phrasing.tables import phrase, words

VOICES = 2  # that are named; the others are counted
People = tuple[int | None, int | None]  # least and most; least None: not stated, most None: that many or more


@dataclass(frozen=True, slots=True)
class Named:
    """A party that is named as having done it: its name, stance, and the names of those who accuse it and who deny."""

    party: str
    stance: str
    accusers: tuple[str, ...] = ()
    deniers: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Point:
    """What the sentence says. ``type``, ``place``, ``first`` None: not stated; ``sure`` false: the place may be another of that name; ``held``: numbers may not be shown."""

    type: str | None
    place: str | None
    region: str | None
    sure: bool
    first: str | None
    last: str | None
    inferred: bool
    killed: People
    injured: People
    origins: People
    reports: int
    named: tuple[Named, ...] = ()
    held: bool = False


def sentence(point: Point, language: str, months: str = "levant") -> str:
    """The whole sentence."""
    parts = [short_sentence(point, language, months), who_words(point, language), _origins(point, language)]
    return phrase("part", language).join(part for part in parts if part) + phrase("stop", language)


def short_sentence(point: Point, language: str, months: str = "levant") -> str:
    """What, where, when and how many: as lists say it, without a stop."""
    return f"{heading(point, language, months)}: {_people(point, language)}"


def heading(point: Point, language: str, months: str = "levant") -> str:
    """What, where and when."""
    what = type_words(point.type, language)
    said = phrase("where", language, what=what, place=_place(point, language)) if point.place else phrase("nowhere", language, what=what)
    return _dated(said, point, language, months)


def type_words(kind: str | None, language: str) -> str:
    """The name of a type of incident; one that no table has stands as it is."""
    if kind is None:
        return phrase("what_unknown", language)
    found: Mapping[str, str] = words("terms").get(f"type.{kind}", {})
    named = found.get(language) or kind.replace("_", " ")
    return named[:1].upper() + named[1:]


def _place(point: Point, language: str) -> str:
    place = point.place or ""
    if not point.sure:
        place = phrase("maybe", language, place=place)
    return phrase("place_in", language, place=place, region=point.region) if point.region and point.region != point.place else place


def _dated(said: str, point: Point, language: str, months: str) -> str:
    if not point.first:
        return phrase("undated", language, words=said)
    first = spoken(point.first, language, months)
    if point.last and point.last != point.first:
        return phrase("between", language, words=said, first=first, last=spoken(point.last, language, months))
    dated = phrase("on", language, words=said, day=first)
    return phrase("inferred", language, words=dated) if point.inferred else dated


def _people(point: Point, language: str) -> str:
    """Killed and injured; a number that nobody states is said to be so, and is never zero."""
    if point.held:
        return phrase("held", language)
    (dead, most_dead), (hurt, most_hurt) = point.killed, point.injured
    killed = ranged("killed", dead, most_dead, language) if dead is not None else None
    injured = ranged("injured", hurt, most_hurt, language) if hurt is not None else None
    if killed and injured:
        return phrase("and", language, one=killed, two=injured)
    if killed:
        return phrase("no_injured", language, killed=killed)
    return phrase("no_killed", language, injured=injured) if injured else phrase("no_numbers", language)


def who_words(point: Point, language: str) -> str:
    """Who did it, according to whom, and who denies it."""
    named = point.named
    if not named:
        return phrase("nobody", language)
    if len(named) == 1 and named[0].stance != "contested":
        return _one(named[0], language)
    parties = phrase("part", language).join(_denied(_according("contested", one, language), one, language) for one in named)
    return phrase("contested", language, parties=parties)


def _one(named: Named, language: str) -> str:
    if named.stance == "accepted":
        return phrase("accepted", language, party=named.party)
    return _denied(_according("accused", named, language), named, language)


def _according(kind: str, named: Named, language: str) -> str:
    if not named.accusers:
        return phrase(f"{kind}_bare", language, party=named.party)
    return phrase("contested_one" if kind == "contested" else kind, language, party=named.party, voices=voices(named.accusers, language))


def _denied(said: str, named: Named, language: str) -> str:
    if named.deniers and named.deniers != (named.party,):
        return phrase("denied_by", language, words=said, voices=voices(named.deniers, language))
    return phrase("denied", language, words=said) if named.deniers or named.stance == "denied" else said


def voices(names: Sequence[str], language: str) -> str:
    """The first voices by name, the others counted."""
    told = list(dict.fromkeys(names))
    shown = phrase("list", language).join(told[:VOICES])
    return f"{shown} {counted('more_voices', len(told) - VOICES, language)}" if len(told) > VOICES else shown


def _origins(point: Point, language: str) -> str:
    least, most = point.origins
    if point.held or least is None:
        return ""
    return phrase("origins_in", language, origins=ranged("origins", least, most, language), reports=counted("in_reports", point.reports, language))
