"""نعت الهيئة اثنين من مسعفيها: behind who mourns stand the dead."""

from __future__ import annotations

from dataclasses import replace

from marsad.frames.acts.flight import Flight
from marsad.frames.people.phrase import People
from marsad.frames.people.reader import read_people
from marsad.frames.rows import Frame
from marsad.frames.victims import person_at, with_noun
from marsad.grammar.given_names import read_name
from marsad.grammar.sheet import TYPE_WORDS
from marsad.model.reading import Victims
from marsad.text.rule_words import ALEF


class Mourning(Flight):
    """نعت الهيئة اثنين من مسعفيها: behind who mourns stand the dead."""

    def mourned(self, at: int, stop: int, outcome: str, frame: Frame) -> int:
        """نعت الهيئة اثنين من مسعفيها, نعى المكتب القيادي في الحركة فلان: behind who mourns stand the dead; وقد نعاه الحزب: him who was told before."""
        if self.sheet.suf[at]:
            return stop
        for unit in range(stop, min(self.last, stop + 7)):
            people = read_people(self.tokens, unit, self.last)
            if people is None:
                continue
            titled = people.number == "s" and (people.definite or self.sheet.forms[people.first].endswith(ALEF))
            if (people.counted and people.noun) or titled:
                return self.listed(frame.id, at, (outcome,), people)
        return self.mourned_by_name(at, stop, outcome, frame)

    def mourned_by_name(self, at: int, stop: int, outcome: str, frame: Frame) -> int:
        """نعى المكتب القيادي في الحركة فلان: the title stands like an adjective behind who mourns, the name further on."""
        victims = Victims()
        for unit in range(stop + 1, min(self.last, stop + 8)):
            name = read_name(self.sheet, unit, self.last)
            if name is not None and self.sheet.kinds[unit - 1].isdisjoint(TYPE_WORDS):  # نعت إدارة معسكر أبو ماجد المعلم فلانا
                sex = name.sex if name.sex in ("man", "woman") else "unknown"
                people = People(unit, name.last, 1, 1, "exact", replace(victims, sex=sex), number="s", names=((unit, name.last),))
                return self.listed(frame.id, at, (outcome,), people)
            term = person_at(self.sheet, unit)
            victims = with_noun(victims, term) if term else victims
        return stop
