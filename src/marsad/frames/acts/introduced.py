"""المصابة تدعى فلانة, القتيل هو فلان: who somebody is that was told before."""

from __future__ import annotations

from dataclasses import replace

from marsad.frames.acts.some import Some
from marsad.frames.found import FramedHarm
from marsad.frames.names import named_at
from marsad.frames.people.ages import read_age
from marsad.frames.people.named import sex_of_name
from marsad.frames.people.phrase import People
from marsad.frames.words import words_of
from marsad.model.reading import Victims
from marsad.syntax.tokens import RELATIVE

_APPOSED = 8  # units of an age or an office between the noun and the word before the name
_NEAR = 6  # harms told before among which the one is looked for


class Introduced(Some):
    """المصابة تدعى فلانة, القتيل هو فلان: one more telling of somebody known, now with the name."""

    def by_noun(self, people: People) -> int:
        """المصابة تدعى فلانة; else as of any noun that tells what befell people."""
        return self.introduced(people) or super().by_noun(people)

    def without_outcome(self, people: People, at: int) -> int:
        """المرأة المسنة تدعى فلانة; else as of any people of whom no harm is told yet."""
        return self.introduced(people) or super().without_outcome(people, at)

    def introduced(self, people: People) -> int:
        """The unit behind the name of one person with the article, of whom a harm was told; 0 where none is told."""
        if not (people.definite and people.number == "s") or people.counted:
            return 0
        last = self.name_told(people)
        before = self.told_before(people) if last else None
        outcome = people.outcomes[0] if people.outcomes and last else before.outcome if before is not None else None
        if outcome is None:
            return 0
        victims = self.same_as(people.victims, before) if before is not None else people.victims
        told = replace(people, last=last, outcomes=(), min=1, max=1, expr="exact", noun=True, victims=victims)
        told.victims = replace(victims, sex=sex_of_name(self.tokens, told)) if victims.sex == "unknown" else victims
        read_age(self.tokens, told, self.last)
        self.add("harm.introduced", people.first, (outcome,), told)
        return told.last

    def name_told(self, people: People) -> int:
        """The unit behind the name that stands behind such a word, kept with the people; 0 where none does."""
        if people.names:
            called = people.names[0][0] - 1
            told = self.sheet.forms[called] in words_of("introduces") | words_of("who_is") and not self.tokens.has(called - 1, RELATIVE)
            return people.names[-1][1] if told else 0
        at = self.before_name(people.last)
        last = named_at(self.tokens, at + 1, self.last, titled=True) if 0 < at < self.last - 1 else 0
        people.names = ((at + 1, last),) if last else ()
        return last

    def before_name(self, at: int) -> int:
        """(المصاب) البالغ من العمر 41 عاما يدعى: the unit of the word before a name; 0 where a verb or the end of a sentence comes first."""
        if at < self.last and self.sheet.forms[at] in words_of("who_is"):
            return at
        for unit in range(at, min(self.last, at + _APPOSED)):
            if self.sheet.forms[unit] in words_of("introduces"):
                return unit
            if self.tokens.is_verb(unit) or self.tokens.flags[unit] & RELATIVE or self.sheet.forms[unit] == ".":
                return 0  # المسؤول الذي يدعى فلان: a description, and no second telling
        return 0

    def told_before(self, people: People) -> FramedHarm | None:
        """المصابة: the last one whom that befell; المرأة المسنة: the last one told by the same noun (قتلت امرأة مسنة)."""
        told = next((harm for harm in reversed((*self.before[-_NEAR:], *self.found)) if self.is_same(harm, people)), None)
        return told if told is not None and not told.negated else None

    def is_same(self, harm: FramedHarm, people: People) -> bool:
        """امرأة مسنة … المرأة المسنة, شاب … الشاب: one person by the same noun, or of the same sex and age, or whom the same befell."""
        if harm.min != 1 or harm.max != 1:
            return False
        if people.outcomes:
            return harm.outcome in people.outcomes
        if self.sheet.prose.sentence[people.first] - self.sheet.prose.sentence[harm.first] > 1:
            return False  # another may have been told of since
        known = harm.victims.sex != "unknown" and (harm.victims.sex, harm.victims.age) == (people.victims.sex, people.victims.age)
        return known or harm.people.keys[:1] == people.keys[:1] != ()

    @staticmethod
    def same_as(victims: Victims, before: FramedHarm) -> Victims:
        """What is told of somebody now, and else what was told before."""
        told = {name: getattr(before.victims, name) for name in ("status", "age", "sex") if getattr(victims, name) == "unknown"}
        return replace(victims, **told)
