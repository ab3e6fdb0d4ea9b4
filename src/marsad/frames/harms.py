"""Harm by frames: who was killed, hurt, taken or driven out, and how many, each by the row that read it."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import replace
from functools import cache

from marsad.frames.beginnings import HARM_CLASSES
from marsad.frames.found import FramedHarm
from marsad.frames.listing import Listing
from marsad.frames.reader import Reader
from marsad.frames.words import meanings_of, words_of
from marsad.grammar.harm_found import HarmAt
from marsad.grammar.harm_persons import learn, name_groups, name_one, named_further, told_apart
from marsad.grammar.sheet import Sheet
from marsad.syntax.tokens import tokens_of
from marsad.text.rule_words import rule_words

_THEY = rule_words("harms.they")
_LEADS = frozenset({"harm", "no_losses", "subset", "toll"})


def find_harms(sheet: Sheet) -> list[HarmAt]:
    """All harms of a report in text order."""
    tokens = tokens_of(sheet)
    harms: list[FramedHarm] = []
    told = bytearray(len(sheet.prose.sentences))
    for at in sheet.marked(_LEADS, _words()):
        told[sheet.prose.sentence[at]] = 1
    listing: Listing | None = None
    for number, (first, last) in enumerate(sheet.prose.sentences):
        if listing is not None:
            if listing.take(first, last):
                continue
            listing = None
        if told[number]:
            reader = Reader(tokens, first, last, harms)
            before = list(harms[-40:])
            harms += reader.read()
            listing = Listing.opened(tokens, first, last, reader.found, before)
            if listing is not None:
                listing = replace(listing, harms=harms)
                listing.take_behind_colon(first, last)
    settle_pairs(sheet, harms)
    return name_persons(sheet, harms)


@cache
def _words() -> frozenset[str]:
    """The words that are no term, and that a sentence which tells harm may hold."""
    return _THEY.union(*map(words_of, HARM_CLASSES))


def name_persons(sheet: Sheet, harms: list[FramedHarm]) -> list[HarmAt]:
    """Who is told by name: groups behind a count, each with a row where an age is told, and single persons."""
    name_groups(sheet, harms)
    told = {(harm.first, harm.outcome) for harm in harms if harm.part_of is not None}
    apart = {(part.first, part.outcome): part for harm in harms for part in told_apart(harm)}  # two counts may have the same names
    told |= _taken_in(harms, apart)
    parts = [part for key, part in apart.items() if key not in told]
    for harm in harms:
        if harm.min == harm.max == 1 and not harm.persons and harm.part_of is None and not harm.people.of_another:
            name_one(sheet, harm)
    for harm in harms:
        if harm.part_of is not None and harm.part_of.persons:
            harm.persons = ()  # the count of all has the names
    for harm in harms:
        if harm.min == harm.max == 1 and len(harm.persons) == 1:
            harm.victims = learn(harm.victims, harm.persons[0])
    begin = {harm.first for harm in (*harms, *parts)}
    further = [more for harm in harms if harm.min == harm.max == 1 and harm.part_of is None for more in _all_named_further(sheet, harm, begin)]
    return [*harms, *parts, *further]


def _all_named_further(sheet: Sheet, harm: HarmAt, begin: Set[int]) -> list[HarmAt]:
    """فلان (27 عاما) شرق رفح، وفلان (25 عاما) شرق جباليا، وفلان (38 عاما): one behind the other, up to one whom the sentence tells of otherwise."""
    found = list[HarmAt]()
    while (more := named_further(sheet, found[-1] if found else harm)) is not None and more.first not in begin:
        found.append(more)
    return found


def _taken_in(harms: list[FramedHarm], apart: dict[tuple[int, str], HarmAt]) -> set[tuple[int, str]]:
    """وهما فلانة، وفلانة (37 عاما) التي أصيبت: who is told with a verb of her own is one of the two that were counted."""
    taken = set()
    for harm in harms:
        part = apart.get((harm.first, harm.outcome))
        if part is not None and harm.part_of is None and harm.min == harm.max == 1:
            harm.part_of, harm.victims = part.part_of, part.victims
            taken.add((harm.first, harm.outcome))
    return taken


def told_as_two(sheet: Sheet) -> set[str]:
    """الشهيدان, القتيلين: the outcomes of which a definite dual takes up two told before."""
    words = meanings_of("two_harmed")
    return {words[form] for form in words.keys() & sheet.stands.keys()}


def settle_pairs(sheet: Sheet, harms: list[FramedHarm]) -> None:
    """مقتل مدنيين … قتل مدنيان: where the report tells two of that kind elsewhere, or takes them up as two (الشهيدان), ين is a dual; with the article where it told them before."""
    two: dict[tuple[str, str], int] = {}
    for harm in harms:
        if harm.people.keys and harm.min == harm.max == 2:
            two.setdefault((harm.outcome, harm.people.keys[0]), harm.first)
    both = told_as_two(sheet)
    for harm in harms:
        people = harm.people
        if people.keys and harm.expr == "unstated" and not people.counted and sheet.forms[people.first].endswith("ين"):
            told = two.get((harm.outcome, people.keys[0]), sheet.size if harm.outcome in both else None)
            if told is not None and (not people.definite or told < harm.first):
                harm.min = harm.max = 2
                harm.expr = "exact"
