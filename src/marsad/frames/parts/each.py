"""أحدهم طفل, جميعهم مدنيون: one of those told before, or all of them."""

from __future__ import annotations

from dataclasses import replace

from marsad.frames.found import FramedHarm
from marsad.frames.parts.subsets import Subsets
from marsad.frames.people.described import describe
from marsad.frames.people.groups import of_group
from marsad.frames.people.phrase import People
from marsad.frames.people.reader import read_people
from marsad.frames.victims import of_decade, person_at, with_victims
from marsad.frames.words import words_of
from marsad.lexicon.terms import Term
from marsad.model.reading import Victims
from marsad.text.rule_words import IN, OF


class Parts(Subsets):
    """What hangs on harms that were read already."""

    def one_of_them(self, at: int) -> int:
        """أحدهم طفل, إحداهما حامل: one of those told before, by who that one was."""
        whole = self.parent(at)
        people = read_people(self.tokens, at + 1, self.last, named=True)
        if whole is None or people is None:
            return at + 1
        self.add_part("harm.part", whole, people)
        return self.and_the_other(people.last, whole)

    def and_the_other(self, at: int, whole: FramedHarm) -> int:
        """أحدهما مدني والآخر جندي."""
        if at + 1 >= self.last or self.sheet.forms[at] not in words_of("the_other"):
            return at
        people = read_people(self.tokens, at + 1, self.last, named=True) or self.of_an_age(at)
        if people is None:
            return at
        self.add_part("harm.part", whole, people)
        return people.last

    def of_an_age(self, at: int) -> People | None:
        """والآخر في العشرينات, والثاني سبعيني."""
        unit = at + 1 + (self.sheet.forms[at + 1] == IN)
        aged = of_decade(Victims(), self.sheet.forms[unit]) if unit < self.last else Victims()
        return None if aged == Victims() else People(at, unit + 1, 1, 1, "exact", aged, noun=True, number="s")

    def all_of_them(self, at: int) -> int:
        """جميعهم مدنيون, كلهم من النساء, كلهم دون سن الـ15: who all of those counted before were."""
        sheet = self.sheet
        whole = self.parent(at)
        unit = self.tokens.end(at)
        unit += unit < self.last and sheet.forms[unit] == OF
        if whole is None or unit >= self.last:
            return unit
        term: Term | None = person_at(sheet, unit)
        if term is not None and term.row.get("role") == "family":
            return unit + 1  # جميعهم من عائلة واحدة
        alike = [harm for harm in self.found if harm.part_of is None and harm.trigger == whole.trigger]
        if sheet.forms[unit] in words_of("under_age"):
            for harm in alike:
                harm.victims = replace(harm.victims, age="child", status="civilian" if harm.victims.status == "unknown" else harm.victims.status)
            return unit + 1
        who = self.whoever_they_are(unit)
        for harm in alike:
            harm.victims = with_victims(harm.victims, who.victims)
        if any(self.tokens.joined(other) and person_at(sheet, other) for other in range(unit + 1, who.last)):
            return self.parts_from(unit, whole, "harm.part", most=True)  # كلهم من الأطفال والنساء
        for used in range(unit, who.last):
            self.used[used] = 1
        return max(unit + 1, who.last)

    def whoever_they_are(self, at: int) -> People:
        """(جميعهم) مدنيون, (كلهم من) أفراد الجيش: a noun, a party, or men of one."""
        who = People(at, at, 2, None, "unstated", number="p")
        stop = of_group(self.tokens, who, at - 1, self.last) if self.sheet.forms[at - 1] == OF else None
        return describe(self.tokens, who, at, self.last) if stop is None else replace(who, last=stop)
