"""The numbers of people that an event gives, and which of them count one happening, which a time or many places."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Any

from marsad.linking import marks
from marsad.linking.facts import LONG, UNCOUNTED, Count, Group, Spot
from marsad.linking.peoples import people_of
from marsad.linking.spelling import Span, Spelled, spelled
from marsad.linking.taking.days import ordinal
from marsad.linking.taking.spots import RANKS
from marsad.linking.taking.stretches import clause_start
from marsad.text.fold import fold_word

Plain = dict[str, Any]
OCCURRED = frozenset(["happened", "ongoing"])  # what is feared, averted, planned, remembered or false harmed nobody


def counts_of(harms: Sequence[Plain], text: str) -> Iterator[Count]:
    """The numbers of an event; what did not come to pass counts nobody."""
    said = spelled(text)
    for harm in harms:
        if harm["status"] not in OCCURRED:
            continue
        who = harm["victims"]
        part = "children" if who["age"] == "child" else "women" if who["sex"] == "woman" else who["role"]
        group: Group = "civilian" if who["status"] == "civilian" else "fighter" if who["status"] in {"fighter", "soldier"} else "unknown"
        start = harm["span"][0]
        before = (clause_start(text, start), start)  # حصيلة سابقة بلغت 18, بين القتلى 3 أطفال
        day = _of_one_day(harm, said, before)
        free = "share" in harm or (harm["part_of"] is None and not _among(harm, harms, text))
        yield Count(
            outcome=harm["outcome"],
            group=group,
            min=harm["min"],
            max=harm["max"],
            expr=harm["expr"],
            whole=free and part not in {"children", "women"},
            part=part,
            loose=free,
            uid=harm["uid"],
            running=harm["scope"] == "running_total" and not (day or _what_raised_it(harm, harms, text)),
            earlier=said.has("earlier", *before),
            days=day,
            people=people_of(said.words(*harm["span"]), who["status"]),
            named=_by_name(harm),
        )


def _by_name(harm: Plain) -> bool:
    """All whom it counts are told by name; or it is one, told by an office."""
    if harm["persons"]:
        return bool(harm["min"] == len(harm["persons"]))
    return harm["max"] == 1 and (harm["victims"]["role"] in OFFICES or marks.leads("office", fold_word(harm["text"])))


def not_of_a_town(counts: tuple[Count, ...], places: Sequence[Plain]) -> tuple[Count, ...]:
    """The figure of a day is that of a country's hospitals; of the raid on a town that is told beside it, it is no count."""
    if not any(count.days for count in counts) or not any(place["role"] == "scene" and RANKS.get(place["accuracy"] or "", 2) < 3 for place in places):
        return counts
    return tuple(replace(count, running=True, days=None) if count.days else count for count in counts)


OFFICES = frozenset(["official", "commander"])  # who is told by an office alone is one of those killed beside him
SUMMED = ("total", "rise")  # marks of words that make a number one over several happenings


def _of_one_day(harm: Plain, said: Spelled, before: Span) -> tuple[int, int] | None:
    """The day of "hospitals took in twelve dead within 24 hours"; None where its words say that a total rose to it."""
    since, until = ordinal(harm["since"]), ordinal(harm["until"])
    if since is None or until is None or until - since > 1 or any(said.has(mark, *before) for mark in SUMMED):
        return None
    return since, until


def _what_raised_it(harm: Plain, harms: Sequence[Plain], text: str) -> bool:
    """ "Four were killed in a raid, which brings the dead to a thousand": the four are of the raid, and no total."""
    said, low = spelled(text), clause_start(text, harm["span"][0])
    if harm["since"] or any(said.has(mark, low, harm["span"][1]) for mark in (*SUMMED, "period")):
        return False
    after = [other for other in harms if other["span"][0] > harm["span"][1] and other["scope"] == "running_total" and other["outcome"] == harm["outcome"]]
    return any(said.has(mark, harm["span"][1], other["span"][0]) for other in after for mark in SUMMED)


def _among(harm: Plain, harms: Sequence[Plain], text: str) -> bool:
    """Counted among others: بين القتلى 3 أطفال. In بينهم طفلان وأصيب تسعة the nine are of another outcome, and none of those."""
    start = harm["span"][0]
    low = clause_start(text, start)
    borders = spelled(text).ends("among", low, start)
    if not borders:
        return False
    after = [other for other in harms if borders[-1] <= other["span"][0] <= start]
    first = min(other["span"][0] for other in after)
    return any(other["outcome"] == harm["outcome"] for other in after if other["span"][0] == first)


def of_a_province(event: Plain, counts: Sequence[Count], spots: Sequence[Spot]) -> bool:
    """ "17 killed on Friday in the province of Idlib", with no word of by what: the sum of a day, and no single happening."""
    return event["type"] == "casualties" and bool(counts) and bool(spots) and all(spot.rank == 4 and spot.own and spot.ids for spot in spots)


def over_places(counts: Sequence[Count], spots: Sequence[Spot], said: Spelled, sentence: Span, clauses: Collection[Span]) -> bool:
    """ "Eleven killed in the shelling of more than 15 towns and villages", and none of them named beside it: the sum of many happenings.

    The towns may stand in other ``clauses`` of it, those of its other figures.
    """
    named = {spot.name for spot in spots if spot.own and spot.rank < 3}
    if len(named) > 1 and said.has("first_of_two", *sentence) and said.has("second_of_two", *sentence):
        return bool(counts)  # two raids, the first on this town and the second on that
    if bool(counts) and said.has("taken_in", *sentence) and said.has("since", *sentence):
        return True  # who came to a hospital since dawn
    return bool(counts) and not named and any(said.has("places", *stretch) for stretch in (sentence, *clauses))


def is_habit(event: Plain, counts: Sequence[Count], said: Spelled, clause: Span) -> bool:
    """تتعرض القرى بشكل شبه يومي لقصف: what its clause says to be done again and again, with no day and no figure beside it, is no single happening."""
    if any(count.expr not in UNCOUNTED for count in counts) or not said.has("habit", *clause):
        return False
    day = event["time"]["span"] if event["time"] else None
    return day is None or not clause[0] <= day[0] < clause[1]


def is_total(days: tuple[int, int] | None, counts: Sequence[Count], said: Spelled, clauses: Collection[Span]) -> bool:
    """A running total; or a figure over a period of more than some days that its words say to be one."""
    if not counts:
        return False
    if all(count.running for count in counts):
        return True
    long = days is not None and days[1] - days[0] > LONG
    return long and any(said.has("period", *clause) for clause in clauses)
