"""A harm in unit positions, the words of harm, and how a phrase for people becomes a harm."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from marsad.grammar.harm_words import words
from marsad.grammar.people import read_people
from marsad.grammar.people_found import People
from marsad.grammar.sheet import Sheet
from marsad.lexicon.terms import Term
from marsad.model.reading import Victims

if TYPE_CHECKING:
    from marsad.grammar.harm_persons import PersonAt


@dataclass(slots=True)
class HarmAt:
    """A harm in unit positions; ``trigger`` is the unit of the word of harm, ``part_of`` the harm it is a part of."""

    first: int
    last: int
    trigger: int
    outcome: str
    min: int | None
    max: int | None
    expr: str
    victims: Victims
    part_of: HarmAt | None = None
    negated: bool = False
    names: tuple[str, ...] = ()
    persons: tuple[PersonAt, ...] = ()
    status: str = "happened"
    modal: str | None = None  # the row of the table of modality that gives the status
    rule: str | None = None  # the row or rule that read it

    @property
    def whole(self) -> HarmAt:
        """The count that this one is a part of, over several steps; itself where it is a part of none."""
        return self.part_of.whole if self.part_of is not None else self


@dataclass(frozen=True, slots=True)
class Word:
    """A word of harm: its outcomes (two for "killed and wounded"), its part of speech, its place."""

    at: int
    stop: int
    outcomes: tuple[str, ...]
    pos: str
    form: str


class Found:
    """The harms of one sentence that were found so far."""

    def __init__(self, sheet: Sheet, first: int, last: int) -> None:
        self.sheet, self.first, self.last = sheet, first, last
        self.found: list[HarmAt] = []
        self.word: Word | None = None  # the word of harm whose list was read last

    def _add(self, word: Word, people: People) -> None:
        victims = self._inherit(people)
        outcomes = word.outcomes
        if outcomes[0] == "displaced" and victims.status == "unknown":
            victims = replace(victims, status="civilian")  # whoever is driven out
        if self._family_as_one(people):
            return
        if outcomes[0] == "evacuated" and (not people.counted or people.victims.role == "protester"):
            return  # خروج عدد من المتظاهرين: into the street
        low, high, expr = people.min, people.max, people.expr
        if people.counted and low is not None and self._families(people):  # ثلاث عائلات: two people each, or more
            low, high, expr = 2 * low, None, "unstated"
        if len(outcomes) > 1 and people.counted and expr not in ("none", "unstated"):  # one number for two: at least one of each
            low, high = 1, max(high - 1, 1) if high is not None else None
            expr = "unstated" if people.expr == "exact" else people.expr
        for outcome in outcomes:
            if not any(h.first <= people.first and (h.first == people.first or people.last <= h.last) and h.outcome == outcome for h in self.found):
                self.found.append(HarmAt(people.first, people.last, word.at, outcome, low, high, expr, victims))

    def _family_as_one(self, people: People) -> bool:
        """وأصيبت عائلته: a family as a unit counts no people."""
        return not people.counted and people.victims.role == "family" and people.outcome is None

    def _families(self, people: People) -> bool:
        """The noun counted is a family, not its members."""
        for at in range(people.first, people.last):
            if (term := self.sheet.term(at, "person")) is not None:
                member = bool(self.sheet.suf[at]) or (term.form == "s" and self.sheet.forms[at - 1] == "من")  # ثلاثة من عائلته
                return not member and term.row.get("role") == "family" and people.victims.role == "family" and self.sheet.forms[people.last - 1] not in _MEMBERS
        return False

    def _inherit(self, people: People) -> Victims:
        """ "Others" and bare numbers are of the kind counted before them in the sentence, or right behind."""
        victims = people.victims
        if victims.status != "unknown" or people.grouped or (people.noun and not (people.others or people.back) and people.outcome is None):
            return victims
        before = next((h for h in reversed(self.found) if h.part_of is None), None)
        if before is None:
            return replace(victims, status=self._spoken_of(people.first)) if people.back else victims
        if people.back:
            return before.victims
        status = self._explicit_status()
        if people.others:
            child = before.victims.age == "child" and (before.min == before.max == 1) == (people.min == people.max == 1)
            age, sex = ("child", victims.sex) if child else (victims.age, victims.sex)
            return Victims("civilian" if child else status, age, sex, victims.role)
        joined = self.sheet.pre[people.first] == "و" and (people.outcome or not people.noun)
        bare = not people.noun and people.outcome is None and status == "civilian"
        return replace(victims, status=status) if joined or bare else victims

    def _explicit_status(self) -> str:
        """The status that a noun before says outright: a woman or a child does not make civilians of the others."""
        for harm in reversed(self.found):
            told = harm.victims
            if harm.part_of is None and (told.status in ("fighter", "soldier") or (told.status == "civilian" and told.age == told.sex == "unknown")):
                return told.status
        return "unknown"

    def _spoken_of(self, at: int) -> str:
        """تجمعا لإرهابيين … مقتل 21 منهم: who they were that the sentence spoke of before."""
        sheet = self.sheet
        for unit in range(at - 1, max(self.first, at - 30) - 1, -1):
            people = read_people(sheet, unit, at) if sheet.term(unit, "person") else None
            if people and people.number == "p" and people.victims.status != "unknown":
                return people.victims.status
            party = sheet.term(unit, "actor")
            if party and party.row["force"] in ("fighter", "soldier") and sheet.forms[unit - 1] in _AGAINST:
                return str(party.row["force"])
        return "unknown"

    def _none(self, at: int) -> None:
        self.found.append(HarmAt(at, self.sheet.stops[at], at, "injured", 0, 0, "none", Victims(), negated=True))

    def _not_there(self, first: int, last: int, outcome: str, denied: str) -> int:
        """Harm that is said not to have been is kept as none; what is not known is not stated."""
        if denied == "none":
            self.found.append(HarmAt(first, last, first, outcome, 0, 0, "none", Victims(), negated=True))
        return last


_MEMBERS = words("members")
_AGAINST = words("against")


def harm_term(sheet: Sheet, at: int) -> Term | None:
    if at >= sheet.size or "harm" not in sheet.kinds[at]:
        return None
    found = None
    for term in sheet.terms[at]:
        if term.kind == "harm":
            if found is None or (term.form in ("past", "present", "masdar") and found.form not in ("past", "present")):
                found = term
    return found
