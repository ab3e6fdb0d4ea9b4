"""Those with one person: his kin (مع زوجته), his men (وثلاثة من مرافقيه)."""

from __future__ import annotations

from marsad.frames.parts.joined import Joined
from marsad.frames.people.phrase import People
from marsad.frames.people.reader import read_people
from marsad.frames.words import words_of
from marsad.syntax.phrases import starts_number
from marsad.syntax.tokens import OPENERS, PREPOSITION, PUNCTUATION
from marsad.text.rule_words import COMMAS

_APPOSITION = 14  # units between one person and his men


class Companions(Joined):
    """Those with one person: his kin (مع زوجته), his men (وثلاثة من مرافقيه)."""

    def with_kin(self, at: int) -> People | None:
        """قتل سائق في الغارة مع زوجته, أصيب فلان بجروح برفقة أفراد عائلته, اعتقل فلان الليلة الماضية، مع ابنه: his own people with him."""
        at = self.past_when(at)
        at += at + 1 < self.last and self.sheet.forms[at] in COMMAS and self.sheet.forms[at + 1] in words_of("with_kin")
        for unit in range(at, min(self.last, at + 5)):
            if self.sheet.forms[unit] in words_of("with_kin"):
                people = read_people(self.tokens, unit + 1, self.last)
                return people if people and not people.outcomes and self.own_kin(people, unit + 1) else None
            if self.ends_phrase(unit):
                return self.and_his(unit)
        return None

    def and_his(self, at: int) -> People | None:
        """(قتل مزارع في الخليل) وزوجته: his own behind where it was, with no verb of their own."""
        people = read_people(self.tokens, at, self.last) if self.tokens.joined(at) and self.sheet.suf[at] in words_of("his") else None
        return None if people is None or (people.last < self.last and self.tokens.is_verb(people.last)) else people

    def own_kin(self, people: People, at: int) -> bool:
        """زوجته, أفراد عائلته: kin by the noun, and his by the pronoun."""
        kin = self.relation(people) is not None
        return kin and any(self.sheet.suf[word] in words_of("his") for word in range(at, min(people.last + 1, self.last)))

    def ends_phrase(self, at: int) -> bool:
        """A mark, a word that opens a clause, a verb or و."""
        opens = self.tokens.flags[at] & (OPENERS | PUNCTUATION) and not self.tokens.flags[at] & PREPOSITION
        return bool(opens) or self.tokens.is_verb(at) or self.tokens.joined(at)

    def companions(self, at: int, people: People) -> People | None:
        """مقتل فلان، مساعد ممثل الحركة في لبنان، وثلاثة من مرافقيه: his men, behind what is told of him."""
        if not (people.names or people.noun):
            return None
        for unit in range(at, min(self.last - 2, at + _APPOSITION)):
            if self.sheet.forms[unit] in words_of("in_company") and starts_number(self.tokens, unit + 1):
                return read_people(self.tokens, unit + 1, self.last)  # قائد الفرقة العقيد فلان برفقة سبعة عناصر
            if self.tokens.joined(unit) and starts_number(self.tokens, unit):
                more = read_people(self.tokens, unit, self.last)
                own = more is not None and not words_of("own_men").isdisjoint(self.own_words(more))
                return more if own else None
            if self.tokens.is_verb(unit) or self.sheet.forms[unit] in (".", "؛", ":"):
                return None
        return None

    def own_words(self, people: People) -> set[str]:
        """The words of a phrase with their pronouns."""
        return {self.sheet.forms[unit] + self.sheet.suf[unit] for unit in range(people.first, people.last)}
