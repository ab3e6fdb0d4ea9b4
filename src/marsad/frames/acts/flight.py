"""فر آلاف المدنيين, اضطر ثلاثة آلاف شخص إلى النزوح: people who left their homes."""

from __future__ import annotations

from marsad.frames.acts.losses import Losses
from marsad.frames.people.phrase import People
from marsad.frames.people.reader import read_people
from marsad.frames.words import words_of
from marsad.text.rule_words import FOR

_THEY_DID = ("وا", "ون")
_FEW, _THOUSANDS = 10, 1000  # people of whom flight tells that they left their homes


class Flight(Losses):
    """فر آلاف المدنيين, اضطر ثلاثة آلاف شخص إلى النزوح: people who left their homes."""

    def driven_out(self, at: int) -> int:
        """اضطر ثلاثة آلاف شخص إلى النزوح, أجبرت المعارك مئتي عائلة على ترك بيوتها: whom something drove from their homes."""
        flight = next((unit for unit in range(at + 1, min(self.last, at + 22)) if self.to_flight(unit)), None)
        if flight is None:
            return 0
        for unit in range(at + 1, flight):
            people = read_people(self.tokens, unit, flight) if not self.sheet.pre[unit] else None
            if people and self.may_be_driven(people):
                return self.driven(at, people, flight)
        group = self.before_verb(at) if self.sheet.forms[at].endswith(_THEY_DID) else []
        return self.driven(at, group[0], flight) if group and group[0].counted else 0

    def to_flight(self, at: int) -> bool:
        """إلى النزوح, على ترك, للنزوح."""
        led = self.sheet.forms[at - 1] in words_of("to_or_on") or self.sheet.pre[at].endswith(FOR)
        return led and self.sheet.forms[at] in words_of("flight")

    def driven(self, at: int, people: People, flight: int) -> int:
        """Those driven out, no men under arms; the unit behind their flight."""
        if people.victims.status in ("fighter", "soldier"):
            return 0
        self.add("harm.driven", at, ("displaced",), people)
        return flight + 1

    @staticmethod
    def may_be_driven(people: People) -> bool:
        """Those counted, two, or civilians: أجبر القصف شخصين, أجبرت المعارك السكان."""
        return people.counted or people.number == "d" or people.victims.status == "civilian"

    def fled(self, at: int) -> int:
        """فر آلاف المدنيين من البلدة, لجوء 20 ألف شخص إلى تشاد: people in numbers who left their homes."""
        behind = [unit for unit in range(at + 1, min(self.last, at + 4)) if not self.sheet.pre[unit]]
        people = next((one for unit in behind if (one := read_people(self.tokens, unit, self.last)) is not None), None)
        group = [] if people is not None or self.sheet.pre[at] else self.before_verb(at)
        people = people or (group[0] if group else None)
        if people is None or not self.in_numbers(people):
            return 0
        self.add("harm.fled", at, ("displaced",), people)
        return max(at + 1, people.last)

    @staticmethod
    def in_numbers(people: People) -> bool:
        """Ten and more, or many thousands; not armed men, prisoners or protesters, who run for other reasons."""
        known = people.victims.status in ("fighter", "soldier") or people.victims.role in ("prisoner", "protester")
        if known or not people.counted or people.back or people.others:
            return False
        return people.least >= (_FEW if people.noun else _THOUSANDS)
