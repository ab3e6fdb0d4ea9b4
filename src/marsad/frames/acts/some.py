"""أصابوا أحدهم, قتل منهم سبعة: one or some of those spoken of before."""

from __future__ import annotations

from dataclasses import replace

from marsad.frames.acts.mourning import Mourning
from marsad.frames.people.phrase import People
from marsad.frames.people.reader import read_people
from marsad.frames.rows import Frame
from marsad.frames.words import words_of
from marsad.model.reading import Victims
from marsad.syntax.tokens import SUBSET


class Some(Mourning):
    """أصابوا أحدهم, قتل منهم سبعة: one or some of those spoken of before."""

    def some_harmed(self, at: int, stop: int, outcomes: tuple[str, ...], frame: Frame) -> int:
        """توفي منهم ثلاثة, قتل منهم سبعة: some of those spoken of before."""
        people = read_people(self.tokens, self.tokens.end(stop), self.last)
        if people is None or not (people.counted or self.one_or_two(people)):
            return stop
        whole = self.parent(at)
        of_whom = whole.victims if whole else self.unclaimed.victims if self.unclaimed else Victims()
        self.add(frame.id, at, outcomes, replace(people, noun=True, victims=people.victims if people.noun else of_whom))
        if whole is not None:
            self.found[-1].part_of = whole
        return people.last

    @staticmethod
    def one_or_two(people: People) -> bool:
        """(قتل منهم) طفل, طفلان: told by an indefinite noun alone."""
        return people.number in ("s", "d") and not people.definite

    def some_of_them_at(self, at: int) -> bool:
        """(قتل) منهم."""
        return self.tokens.has(at, SUBSET) and self.sheet.forms[at] in words_of("some_of_them")
