"""Two happenings told in one report: each keeps its place, its doer, its day and its dead, however the two are joined."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import permutations

import pytest

from marsad import Report, read
from marsad.model.reading import Event

TODAY = date(2022, 5, 5)


@dataclass(frozen=True)
class Told:
    """One happening in our words: as a verb, as a noun, and what must be read of it."""

    verb: str
    noun: str
    doer: str
    place: str
    dead: str
    killed: int
    day: str
    start: str

    def by_verb(self) -> str:
        return f"{self.verb} {self.day}، ما أدى إلى مقتل {self.dead}"

    def by_noun(self) -> str:
        return f"قتل {self.dead} {self.day} في {self.noun}"


SYRIA = (
    Told("قصفت مدفعية قوات النظام بلدة كفرنبل بريف إدلب", "قصف مدفعي لقوات النظام على بلدة كفرنبل بريف إدلب", "syria-government", "كفرنبل", "ثلاثة مدنيين", 3, "أمس", "2022-05-04"),
    Told("استهدفت طائرة مسيرة تركية سيارة في مدينة القامشلي", "ضربة لطائرة مسيرة تركية على سيارة في مدينة القامشلي", "turkish-army", "القامشلي", "أربعة مدنيين", 4, "الاثنين", "2022-05-02"),
    Told("شنت طائرات روسية غارات على مدينة أريحا", "غارات روسية على مدينة أريحا", "russia", "أريحا", "سبعة أشخاص", 7, "الثلاثاء", "2022-05-03"),
    Told("أطلقت قوات سوريا الديمقراطية النار على متظاهرين في بلدة الشحيل", "إطلاق نار من قوات سوريا الديمقراطية على متظاهرين في بلدة الشحيل", "sdf", "الشحيل", "خمسة شبان", 5, "الأحد", "2022-05-01"),
)
YEMEN = (
    Told("شنت مقاتلات التحالف العربي غارات على مدينة الحديدة", "غارات للتحالف العربي على مدينة الحديدة", "saudi-led-coalition", "الحديدة", "عشرة مدنيين", 10, "الأربعاء", "2022-05-04"),
    Told("قصف الحوثيون حيا سكنيا في مدينة تعز", "قصف للحوثيين على حي سكني في مدينة تعز", "houthis", "تعز", "ثمانية أطفال", 8, "الأحد", "2022-05-01"),
)
JOINS = {
    "two sentences": lambda a, b: f"{a.by_verb()}. {b.by_verb()}.",
    "while, by verbs": lambda a, b: f"{a.by_verb()}، فيما {b.by_verb()}.",
    "as also, by nouns": lambda a, b: f"{a.by_noun()}، كما {b.by_noun()}.",
    "while, by nouns": lambda a, b: f"{a.by_noun()}، فيما {b.by_noun()}.",
    "noun, then verb": lambda a, b: f"{a.by_noun()}. و{b.by_verb()}.",
    "lines": lambda a, b: f"{a.by_verb()}\n\n{b.by_verb()}\n",
    "the dead in the next sentence": lambda a, b: f"{a.verb} {a.day}. وأسفر ذلك عن مقتل {a.dead}. و{b.verb} {b.day}. وأسفر ذلك عن مقتل {b.dead}.",
    "the dead by another voice": lambda a, b: f"{a.verb} {a.day}. وقالت مصادر طبية إن {a.dead} قتلوا. كما {b.verb} {b.day}. وقال الدفاع المدني إن {b.dead} قتلوا.",
}


def told(event: Event) -> tuple[set[str], set[str], set[int], set[str]]:
    """Where, who, how many dead and when, as an event has them."""
    return (
        {place.name for place in event.places if place.role == "scene"},
        {actor.id or actor.name for actor in event.actors if actor.role == "perpetrator"},
        {harm.quantity.min for harm in event.harms if harm.outcome == "killed" and harm.quantity.min is not None},
        {event.time.start[:10]} if event.time and event.time.start else set(),
    )


def mixed(text: str, one: Told) -> Iterator[str]:
    """What is read of the happening at its place that is not its own, or is missing."""
    events = [told(event) for event in read(Report(text, "", TODAY)).events]
    mine = [found for found in events if one.place in found[0]]
    want = ({one.place}, {one.doer}, {one.killed}, {one.start})
    for number, name in enumerate(("place", "doer", "dead", "day")):
        found = set().union(*(each[number] for each in mine))
        if found != want[number]:
            yield f"{one.place}: {name} {sorted(map(str, found))} in: {text}"


@pytest.mark.parametrize("join", JOINS)
def test_each_keeps_its_own(join: str) -> None:
    pairs = [*permutations(SYRIA, 2), *permutations(YEMEN, 2)]
    wrong = [fault for first, second in pairs for one in (first, second) for fault in mixed(JOINS[join](first, second), one)]
    assert not wrong, "\n".join(wrong)


IRAQ = (
    Told("أطلق مسلحون من تنظيم الدولة النار على مزارعين في محافظة كركوك", "إطلاق نار من تنظيم الدولة على مزارعين في محافظة كركوك", "isis", "كركوك", "ستة مزارعين", 6, "اليوم", "2022-05-05"),
    Told("قصفت طائرات تركية قرية في محافظة دهوك", "غارة تركية على قرية في محافظة دهوك", "turkish-army", "دهوك", "ستة مدنيين", 6, "اليوم", "2022-05-05"),
)


@pytest.mark.parametrize("join", JOINS)
def test_as_many_dead_in_another_governorate_are_others(join: str) -> None:
    pairs = [*permutations(_as_many(SYRIA[:2], "ثلاثة مدنيين", 3), 2), *permutations(_as_many(YEMEN, "عشرة مدنيين", 10), 2), *permutations(IRAQ, 2)]
    wrong = [fault for first, second in pairs for one in (first, second) for fault in mixed(JOINS[join](first, second), one)]
    assert not wrong, "\n".join(wrong)


def _as_many(happenings: Iterable[Told], dead: str, killed: int) -> list[Told]:
    """The same happenings, all on one day with the same number of dead."""
    return [replace(one, dead=dead, killed=killed, day="اليوم", start=str(TODAY)) for one in happenings]
