"""Lines behind a count that ends in بينهم: or behind "names of the dead:"."""

from __future__ import annotations

from dataclasses import dataclass

from marsad.frames.found import FramedHarm
from marsad.frames.names import named_at
from marsad.frames.people import People, read_people
from marsad.frames.reader import Reader
from marsad.grammar.harm_persons import PersonAt
from marsad.grammar.quantities import read_quantity
from marsad.model.reading import Victims
from marsad.syntax.tokens import Tokens


def reader_persons(tokens: Tokens, people: People) -> tuple[PersonAt, ...]:
    victims = people.victims
    return tuple(PersonAt(first, last, people.age_years, victims.age, victims.sex, victims.role, None) for first, last in people.names)


@dataclass(slots=True)
class Listing:
    """Lines behind a count that ends in بينهم: or behind "names of the dead:"; each line a part, or a name that counts."""

    tokens: Tokens
    whole: FramedHarm
    harms: list[FramedHarm]
    lines: int = 0
    fresh: bool = False  # the row is not among the harms yet

    @staticmethod
    def opened(tokens: Tokens, first: int, last: int, found: list[FramedHarm]) -> Listing | None:
        """A sentence that told harm and ends in a colon opens a list."""
        whole = next((harm for harm in reversed(found) if harm.part_of is None and not harm.negated), None)
        if whole is None and tokens.sheet.forms[first] in ("اسماء", "قائمه"):
            return Listing.of_names(tokens, first, last)
        return Listing(tokens, whole, []) if whole and last - first > 1 and tokens.sheet.forms[last - 1] == ":" else None

    @staticmethod
    def of_names(tokens: Tokens, first: int, last: int) -> Listing | None:
        """أسماء مصابي القصف: names of those harmed, line by line; a row once there is a name."""
        for at in range(first + 1, min(last, first + 4)):
            term = next((term for term in tokens.sheet.terms[at] if term.kind == "harm" and term.form in ("p", "d", "s")), None)
            if term:
                people = People(at, at + 1, 2, None, "unstated", noun=True)
                return Listing(tokens, FramedHarm(at, at + 1, at, term.row["outcome"], 2, None, "unstated", Victims(), rule="harm.names", people=people), [], fresh=True)
        return None

    def take(self, first: int, last: int) -> bool:
        """Read a line of the list; False where it is none."""
        at = first
        sheet = self.tokens.sheet
        while at < last and (not sheet.forms[at][0].isalnum()):
            at += 1
        marked = at > first
        number = read_quantity(sheet.forms, sheet.pre, sheet.suf, at) if at < last else None
        if number and number.end < last and named_at(self.tokens, number.end, last, titled=True):
            at, marked = number.end, True  # 2 فلان الفلاني
        if at >= last or last - at > 14:
            return False
        reader = Reader(self.tokens, at, last, self.harms)
        people = read_people(self.tokens, at, last, named=True)
        if people is None or not (people.noun or people.names) or (not marked and not people.counted):
            return False
        self.lines += 1
        if self.fresh and people.names:
            self.harms.append(self.whole)
            self.fresh = False
        if self.whole.expr == "unstated" or (self.whole.persons and self.lines > 1):
            self.count(people)
        if not people.names or people.victims.age != "unknown" or people.noun:
            reader.parts_from(at, self.whole, "harm.part_of_list")
            self.harms += reader.found
        return True

    def count(self, people: People) -> None:
        """Names of the dead, one a line: as many as lines."""
        if people.names:
            self.whole.min, self.whole.max, self.whole.expr = (self.lines, self.lines, "exact") if self.lines > 1 else (2, None, "unstated")
            self.whole.persons = (*self.whole.persons, *reader_persons(self.tokens, people))
