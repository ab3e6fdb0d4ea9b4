"""Tellings of one harm in one report share its places and its day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from marsad.claims.attach.survey import SEVERAL
from marsad.grammar.calendar_days import OF_A_DAY
from marsad.grammar.event_found import EventAt
from marsad.model.reading import Place, Time

Where = tuple[tuple[Place, ...], Time | None]
_CLOSE = frozenset({"city", "town", "village", "neighbourhood", "exact", "street", "district", "subdistrict"})


def _is_small(key: tuple[object, ...]) -> bool:
    """Up to nine people, whom several attacks may each have harmed."""
    return key[0] != "named" and isinstance(key[1], int) and key[1] <= 9


def _is_usual(key: tuple[object, ...]) -> bool:
    """A count that two attacks of one report may both have by chance; of 1700 dead there is one story, whoever they are called."""
    return isinstance(key[1], int) and key[1] < _MANY


_MANY = 50


def _stories(events: Sequence[EventAt]) -> dict[tuple[object, ...], list[int]]:
    """The events by what may be one story: the same count of the same outcome, the same name, one who is named later."""
    stories: dict[tuple[object, ...], list[int]] = {}
    for number, event in enumerate(events):
        for harm in event.harms:
            if (
                harm.expr in ("exact", "more_than", "at_least", "about")
                and harm.part_of is None
                and harm.outcome in ("killed", "injured", "missing", "detained")
            ):
                who = (harm.victims.age, harm.victims.status) if harm.min == harm.max == 1 else ()
                stories.setdefault((harm.outcome, harm.min, *who), []).append(number)
    for harm, number in [(harm, number) for number, event in enumerate(events) for harm in event.harms if harm.min == harm.max == 1 and harm.part_of is None]:
        for name in harm.names:
            stories.setdefault((harm.outcome, name), []).append(number)
    for number, later in _named_later(events):
        stories.setdefault(("named", number), []).extend((number, later))
    return stories


def share(events: Sequence[EventAt], settled: Sequence[Where], own: Sequence[frozenset[str]]) -> list[Where]:
    """Events that tell the same harm (as many, of the same kind) are one story: each has the places and the time of all.

    Only exact counts say so; "قتلى" without a number tells nothing about which attack is meant. ``own`` are the names of the
    places that each event's own sentence gives.
    """
    out = list(settled)
    for key, told_in in _stories(events).items():
        small = _is_small(key)
        alike = _apart(told_in, {number: side for number in told_in if (side := _side(events[number], key))}) if _is_usual(key) else [told_in]
        there = [story for one in alike for on_day in _by_day(one, settled) for story in _by_area(on_day, settled, small=small)]
        for numbers in [story for near in there for story in (_by_place(events, near, settled, own) if small else [near])]:
            when = _stated([settled[number][1] for number in numbers])
            for number in dict.fromkeys(numbers):
                places, time = out[number]
                told = {place.name: place for other in dict.fromkeys(numbers) if not small or _lends(settled, own, other, number) for place in settled[other][0]}
                names = {place.name for place in places}
                more = tuple(place for name, place in told.items() if name not in names)[:6]
                out[number] = (places + more, when if when and (time is None or time.inferred) else time)
    return out


def _lends(settled: Sequence[Where], own: Sequence[frozenset[str]], other: int, number: int) -> bool:
    """A telling for which a scene of another sentence was chosen lends its places to none that has a village, a quarter or a site of its own."""
    there, here = ({place.name for place in settled[one][0] if place.role == "scene"} for one in (other, number))
    fine = {place.name for place in settled[number][0] if place.role == "scene" and place.accuracy != "city"} & own[number]
    return bool(there & here or there & own[other]) or not fine


def _stated(times: Sequence[Time | None]) -> Time | None:
    """The first time that words tell, or else the first that publication gives; what was told by how long before another it was lends its day to none."""
    told = [time for time in times if time is not None and time.rule != "when.days_after"]
    return next((time for time in told if not time.inferred), told[0] if told else None)


def _by_day(numbers: Sequence[int], settled: Sequence[Where]) -> list[list[int]]:
    """Tellings whose words give them different days are stories apart; those without a day of their own may be of any."""
    return _apart(numbers, {number: day for number in numbers if (day := _day(settled[number][1]))})


def _apart(numbers: Sequence[int], told: Mapping[int, str]) -> list[list[int]]:
    """Tellings by what each tells; those that tell nothing of it may be of any."""
    apart = list(dict.fromkeys(told.values()))
    return [[number for number in numbers if told.get(number, one) == one] for one in apart] if len(apart) > 1 else [list(numbers)]


def _side(event: EventAt, key: tuple[object, ...]) -> str:
    """Of whom a count is: thirteen fighters are not the thirteen civilians of another attack; empty where it does not tell."""
    told = {"civilian" if harm.victims.status == "civilian" else "armed" for harm in event.harms if (harm.outcome, harm.min) == key[:2] and harm.victims.status != "unknown"}
    return told.pop() if len(told) == 1 else ""


def _day(time: Time | None) -> str:
    """The day that words give; empty for that on which something was only said."""
    if time is None or time.start is None or time.inferred or time.precision not in OF_A_DAY or time.rule in ("", "when.day_it_was_said"):
        return ""
    return time.start[:10]


def _by_area(numbers: list[int], settled: Sequence[Where], *, small: bool) -> list[list[int]]:
    """Ten killed in one governorate are not the ten killed in another; tellings whose scene the tables cannot place, and a large count of several, may be of any."""
    lies = {number: inside.pop() for number in numbers if len(inside := {_governorate(place) for place in _scenes(settled[number][0], small=small)} - {()}) == 1}
    told = set(lies.values())
    areas = [area for area in dict.fromkeys(lies.values()) if not any(_holds(area, other) for other in told)]
    return [[number for number in numbers if (mine := lies.get(number, area)) == area or _holds(mine, area)] for area in areas] if len(areas) > 1 else [numbers]


def _scenes(places: Sequence[Place], *, small: bool) -> Sequence[Place]:
    """All scenes of a telling; of a few people the first."""
    return places[:1] if small else [place for place in places if place.role == "scene"]


def _holds(area: Sequence[str | None], other: Sequence[str | None]) -> bool:
    """الضفة الغربية holds نابلس, and not قطاع غزة."""
    return len(area) < len(other) and area == other[: len(area)]


def _governorate(scene: Place) -> tuple[str | None, ...]:
    """The governorate in which a scene lies, in the Gaza Strip and the West Bank by the second division where it is known; nothing where the tables do not know it."""
    if scene.adm1 in SEVERAL:
        return (scene.country, scene.adm1, scene.adm2) if scene.adm2 else (scene.country, scene.adm1)
    return (scene.country, scene.adm1) if scene.adm1 else ()


def _by_place(events: Sequence[EventAt], numbers: list[int], settled: Sequence[Where], own: Sequence[frozenset[str]]) -> list[list[int]]:
    """One or two killed here are not the one or two killed elsewhere: tellings with a place of their own are stories apart,
    unless they agree in two counts (one killed and two hurt); those without one may be of any.
    """
    close = {number: {place.name for place in settled[number][0] if place.role == "scene" and _is_close(place) and place.name in own[number]} for number in numbers}
    around = {number: {place.name for place in settled[number][0]} for number in numbers}
    stories: list[list[int]] = []
    for number in (number for number in numbers if close[number]):
        home = next((story for story in stories if any(_may_be_there(number, other, close, around) or len(_counts(events[number]) & _counts(events[other])) > 1 for other in story)), None)
        if home is None:
            stories.append([number])
        else:
            home.append(number)
    anywhere = [number for number in numbers if not close[number]]
    return [sorted(anywhere + story) for story in stories] or [anywhere]


def _is_close(place: Place) -> bool:
    """A town, a village, a quarter or a site, and no region."""
    return place.accuracy in _CLOSE or (place.accuracy is None and not place.candidates)


def _may_be_there(one: int, other: int, close: Mapping[int, set[str]], around: Mapping[int, set[str]]) -> bool:
    """Two tellings name one scene, or the scenes of the one hold that of the other: مدينة X, and حي Y في مدينة X."""
    return bool(close[one] & close[other]) or close[one] <= around[other] or close[other] <= around[one]


def _counts(event: EventAt) -> set[tuple[str, int | None]]:
    return {(harm.outcome, harm.min) for harm in event.harms if harm.expr == "exact" and harm.part_of is None}


def _named_later(events: Sequence[EventAt]) -> Iterator[tuple[int, int]]:
    """قتل شاب فلسطيني … وقتل محمد فلان (22 عاما): the one told without a name first, by name in the next event."""
    single = [
        (number, event, harm)
        for number, event in enumerate(events)
        for harm in event.harms
        if harm.min == harm.max == 1 and harm.part_of is None and harm.outcome in ("killed", "detained", "abducted")
    ]
    for (number, event, harm), (later, after, named) in zip(single, single[1:], strict=False):
        if later == number + 1 and harm.outcome == named.outcome and not harm.names and named.names and after.at - event.at < 60:
            yield number, later
