"""With whom a verb agrees: قتلوا of many, قتلا of two, قتل of one man or of a number."""

from __future__ import annotations

from marsad.frames.people.ages import past_age
from marsad.frames.people.phrase import People
from marsad.frames.verbs.behind import Behind
from marsad.syntax.phrases import agreement
from marsad.syntax.tokens import PUNCTUATION
from marsad.text.rule_words import AND

_MANY_DID = "وا"


class Agreeing(Behind):
    """With whom a verb agrees: قتلوا of many, قتلا of two, قتل of one man or of a number."""

    def agrees(self, group: list[People], number: str, gender: str) -> bool:
        """قتلوا of many, قتلا of two, قتل of one man or of a number."""
        people = group[0]
        if not (people.noun or people.counted or people.names):
            return False
        if number == "p":
            return people.number == "p" or (people.number == "d" and people.counted) or len(group) > 1
        if number == "d":
            self.settle_dual(people)
            return people.number == "d" or len(group) == 2
        return self.agrees_with_one(people, gender) if people.number == "s" else people.counted

    @staticmethod
    def agrees_with_one(people: People, gender: str) -> bool:
        return gender == "f" if people.victims.sex == "woman" else gender != "f" or people.victims.sex != "man"

    def settle_dual(self, people: People) -> None:
        """مواطنين استشهدا: the verb tells two from many; not المسلحين فتحوا النار, of whom another verb tells that they are many."""
        if self.sheet.forms[people.last].endswith(_MANY_DID) and self.tokens.is_verb(people.last):
            return
        if people.number == "p" and not people.counted and self.sheet.forms[people.first].endswith("ين"):
            people.min = people.max = 2
            people.expr, people.number = "exact", "d"

    def agreement_of(self, at: int) -> tuple[str, str]:
        """Number and gender of a verb; توفي is no تتوفى."""
        number, gender = agreement(self.sheet.forms[at])
        if gender == "f" and number == "s" and any(term.form == "past" for term in self.sheet.terms[at]):
            gender = "f" if self.sheet.forms[at].endswith("ت") else "m"
        return number, gender

    def free_subject(self, free: list[list[People]], end: int, number: str, gender: str) -> list[People]:
        """The phrase with which the verb agrees: first one right before it behind a mark, else the first of all."""
        near = [group for group in free if group[-1].last >= end - 1 and (self.behind_mark(group[0].first) or self.counted_behind(group[0], free[0][0].first))]
        return next((group for group in (*near, *free) if self.agrees(group, number, gender)), [])

    def counted_behind(self, people: People, first: int) -> bool:
        """شيع الأهالي عشرة قتلوا أمس: a number right before the verb, behind another verb with its subject."""
        return people.counted and first < people.first and self.tokens.is_verb(first - 1)

    def told_of_one(self, close: list[People], verb: int) -> bool:
        """مئات يشيعون جثمان طفلة استشهدت: of the one right before the verb, not of the many at the head of the sentence."""
        return bool(close) and self.bare_one(close[-1], verb)

    def bare_one(self, people: People, verb: int) -> bool:
        """جثمان شاب استشهد, عن مزارع أصيب: الذي is left out behind one without the article, right before the verb."""
        return people.last == verb and people.number == "s" and people.noun and not people.names

    def left_out(self, people: People, verb: int, number: str) -> bool:
        """عثر على شرطيين قتلا: الذي is left out behind a noun without the article."""
        return number == "p" or (not people.definite and (number == "d" or self.bare_one(people, verb)))

    def closest(self, phrases: list[People], end: int) -> list[People]:
        return [people for people in phrases if self.ends_at(people, end)]

    def ends_at(self, people: People, end: int) -> bool:
        """The phrase, with an age in brackets behind it, ends right before a unit."""
        return people.last >= end - 1 or past_age(self.tokens, people.last, end) >= end - 1

    def behind_mark(self, at: int) -> bool:
        """… بينهم 40 طفلا، و79 جرحوا: a count that و joins behind a mark begins anew."""
        mark = at - 1 - (self.sheet.forms[at - 1] == AND)
        return self.tokens.joined(at) and mark >= self.first and bool(self.tokens.flags[mark] & PUNCTUATION)
